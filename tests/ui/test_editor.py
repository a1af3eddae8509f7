"""Passages, tracking, undo, input methods and fonts of the editor."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QInputMethodEvent, QTextCursor, QTextOption
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from writer.core.paths import resources
from writer.core.values import Span
from writer.ui.clipboard import CopiedText, hand_over
from writer.ui.editor import Editor
from writer.ui.highlighter import Highlighter
from writer.ui.positions import to_utf16
from writer.ui.theme import Colours
from writer.ui.tracked import Tracked

TEXT = "第一段😀，有\u00a0空格。\nstill the first\n\n  \nThe second 😀 one.\n"


@pytest.fixture
def editor(qtbot: QtBot) -> Editor:
    made = Editor()
    qtbot.addWidget(made)
    made.show()
    made.set_text(TEXT)
    return made


def put_cursor(editor: Editor, start: int, end: int | None = None) -> None:
    text, cursor = editor.text(), editor.textCursor()
    cursor.setPosition(to_utf16(text, start))
    if end is not None:
        cursor.setPosition(to_utf16(text, end), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def composing(editor: Editor) -> bool:
    return editor.is_composing


def tracked(editor: Editor, part: str) -> Tracked:
    start = editor.text().index(part)
    return editor.track(Span(start, start + len(part)))


def test_the_text_is_exactly_what_was_set(editor: Editor) -> None:
    assert editor.text() == TEXT
    assert not editor.document().isModified()


def test_a_selection_is_the_passage_even_if_it_is_half_a_sentence(editor: Editor) -> None:
    start = TEXT.index("一段😀")
    put_cursor(editor, start, start + 4)
    assert editor.passage().of(TEXT) == "一段😀，"


def test_a_selection_of_several_paragraphs_is_the_passage(editor: Editor) -> None:
    put_cursor(editor, 3, len(TEXT) - 3)
    assert editor.passage() == Span(3, len(TEXT) - 3)


@pytest.mark.parametrize("place", ["段😀", "the first", "still"])
def test_without_a_selection_the_passage_is_the_paragraph_at_the_cursor(
    editor: Editor, place: str
) -> None:
    put_cursor(editor, TEXT.index(place))
    assert editor.passage().of(TEXT) == "第一段😀，有\u00a0空格。\nstill the first"


def test_on_a_blank_line_there_is_no_passage(editor: Editor) -> None:
    put_cursor(editor, TEXT.index("  \n"))
    assert not editor.has_passage
    assert len(editor.passage()) == 0


def test_a_tracked_passage_keeps_its_place_when_text_comes_before_and_after(
    editor: Editor,
) -> None:
    place = tracked(editor, "The second 😀 one.")
    put_cursor(editor, 0)
    editor.insertPlainText("😀 new\n")
    put_cursor(editor, len(editor.text()))
    editor.insertPlainText("more")
    assert place.passage == "The second 😀 one."


def test_text_typed_right_at_either_edge_is_not_in_the_tracked_passage(editor: Editor) -> None:
    place = tracked(editor, "second")
    start = editor.text().index("second")
    put_cursor(editor, start)
    editor.insertPlainText("a")
    put_cursor(editor, start + 1 + len("second"))
    editor.insertPlainText("b")
    assert "asecondb" in editor.text()
    assert place.passage == "second"


def test_text_typed_inside_is_in_the_tracked_passage(editor: Editor) -> None:
    place = tracked(editor, "second")
    put_cursor(editor, editor.text().index("cond"))
    editor.insertPlainText("X")
    assert place.passage == "seXcond"


def test_a_replacement_is_one_undo_step_and_undo_gives_every_byte_back(
    editor: Editor,
) -> None:
    place = tracked(editor, TEXT.split("\n\n", 1)[0])
    editor.replace(place, "New\nlines 😀\n\nand a paragraph")
    assert editor.text().startswith("New\nlines 😀\n\nand a paragraph\n\n  \n")
    assert place.passage == "New\nlines 😀\n\nand a paragraph"
    editor.undo()
    assert editor.text() == TEXT
    assert not editor.document().isModified()


def test_typing_right_after_a_replacement_is_another_undo_step(editor: Editor) -> None:
    editor.replace(tracked(editor, "second"), "third")
    after = editor.text()
    QTest.keyClicks(editor, ",")
    editor.undo()
    assert editor.text() == after
    editor.undo()
    assert editor.text() == TEXT


def test_what_is_inserted_below_is_a_paragraph_and_one_undo_step(editor: Editor) -> None:
    editor.insert_below(tracked(editor, "一段😀"), "Below.\n")
    assert "有\u00a0空格。\n\nBelow.\n\nstill the first" in editor.text()
    editor.undo()
    assert editor.text() == TEXT


def test_what_is_inserted_below_the_last_line_has_no_trailing_blank(editor: Editor) -> None:
    editor.set_text("only")
    editor.insert_below(editor.track(Span(0, 4)), "more")
    assert editor.text() == "only\n\nmore"


def test_a_heading_is_inserted_above_in_one_undo_step(editor: Editor) -> None:
    editor.insert_above(TEXT.index("The second"), "## Head")
    assert editor.text() == TEXT.replace("The second", "## Head\n\nThe second")
    editor.undo()
    assert editor.text() == TEXT


def test_copying_keeps_no_break_spaces(editor: Editor) -> None:
    editor.selectAll()
    editor.copy()
    assert QApplication.clipboard().text() == TEXT


def test_what_was_copied_outlives_the_program_as_an_object_of_qt_alone(editor: Editor) -> None:
    editor.selectAll()
    editor.copy()
    assert isinstance(QApplication.clipboard().mimeData(), CopiedText)
    hand_over()
    assert not isinstance(QApplication.clipboard().mimeData(), CopiedText)
    assert QApplication.clipboard().text() == TEXT


def test_pasting_is_one_undo_step(editor: Editor) -> None:
    QApplication.clipboard().setText("a\u00a0b\r\nc\nd")
    put_cursor(editor, 0)
    editor.paste()
    assert editor.text() == "a\u00a0b\nc\nd" + TEXT
    editor.undo()
    assert editor.text() == TEXT


def test_shift_enter_starts_a_line(editor: Editor) -> None:
    editor.set_text("")
    QTest.keyClicks(editor, "a")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "b")
    assert editor.text() == "a\nb"


def test_the_key_of_a_task_that_is_not_available_types_nothing(editor: Editor) -> None:
    QTest.keyClick(editor, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert editor.text() == TEXT


def test_an_input_method_that_composes_is_noticed(editor: Editor) -> None:
    QApplication.sendEvent(editor, QInputMethodEvent("ni hao", []))
    assert composing(editor) is True
    assert editor.text() == TEXT
    commit = QInputMethodEvent("", [])
    commit.setCommitString("你好")
    put_cursor(editor, 0)
    QApplication.sendEvent(editor, commit)
    assert composing(editor) is False
    assert editor.text() == "你好" + TEXT
    editor.undo()
    assert editor.text() == TEXT


def test_files_that_are_dropped_want_to_be_opened(editor: Editor, qtbot: QtBot) -> None:
    content = QMimeData()
    path = Path.cwd() / "some file.md"
    content.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(QPoint(20, 20)),
        Qt.DropAction.CopyAction,
        content,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(editor.files_dropped) as dropped:
        editor.dropEvent(event)
    assert dropped.args == [[path]]
    assert editor.text() == TEXT


def test_zooming_stays_within_bounds_and_is_told(editor: Editor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.zoom_changed) as zoomed:
        editor.set_size(editor.size_pt + 2)
    assert zoomed.args == [editor.font().pointSize()]
    editor.set_size(500)
    assert editor.size_pt < 100
    editor.set_size(1)
    assert editor.size_pt > 4


def test_chinese_fonts_come_first_for_a_chinese_text_and_are_there_for_every_text(
    editor: Editor,
) -> None:
    editor.set_chinese(True)
    chinese_first = editor.font().families()
    editor.set_chinese(False)
    assert sorted(chinese_first) == sorted(editor.font().families())
    assert "CJK" in chinese_first[0]
    assert {"Microsoft YaHei UI", "PingFang SC"} < set(editor.font().families())


def test_lines_stand_apart_and_a_click_still_hits_its_line(editor: Editor) -> None:
    editor.set_text("one\ntwo\nthree")
    first, second = editor.document().findBlockByNumber(0), editor.document().findBlockByNumber(1)
    height = editor.blockBoundingGeometry(second).top() - editor.blockBoundingGeometry(first).top()
    assert height >= 1.5 * editor.fontInfo().pixelSize()
    put_cursor(editor, editor.text().index("three"))
    place = editor.cursorRect().center()
    put_cursor(editor, 0)
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor.textCursor().blockNumber() == 2


def test_a_megabyte_opens_in_good_time(editor: Editor) -> None:
    text = "A line of prose with 中文 in it, about as long as lines are.\n" * 16_000
    start = time.perf_counter()
    editor.set_text(text)
    QApplication.processEvents()
    assert time.perf_counter() - start < 5
    assert editor.text() == text


def test_a_megabyte_without_a_single_blank_opens_in_good_time(editor: Editor) -> None:
    start = time.perf_counter()
    editor.set_text("x" * 1_000_000)
    QApplication.processEvents()
    editor.set_text("short again")
    assert time.perf_counter() - start < 5
    assert editor.wordWrapMode() is QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def test_lines_end_within_the_column_of_an_editor_that_has_just_opened(qtbot: QtBot) -> None:
    editor = Editor()
    qtbot.addWidget(editor)
    editor.resize(1500, 800)
    editor.show()
    editor.set_text("Words that go on and on, line after line, until the paragraph ends. " * 20)
    for change in (0, 3, -5):
        editor.set_size(editor.size_pt + change)
        QApplication.processEvents()
        layout = editor.document().firstBlock().layout()
        widths = [layout.lineAt(n).width() for n in range(layout.lineCount())]
        assert max(widths) <= editor.viewport().width()
        assert editor.horizontalScrollBar().maximum() == 0


def test_colouring_is_no_edit_and_typing_is_one(editor: Editor) -> None:
    highlighter = Highlighter(editor.document(), Colours.load(resources() / "themes" / "dark.toml"))
    changed: list[str] = []
    edited: list[str] = []
    editor.textChanged.connect(lambda: changed.append(editor.text()))
    editor.edited.connect(lambda: edited.append(editor.text()))
    highlighter.set_colours(Colours.load(resources() / "themes" / "light.toml"))
    assert changed
    assert edited == []
    put_cursor(editor, 0)
    QTest.keyClick(editor, Qt.Key.Key_X)
    assert edited == ["x" + TEXT]
