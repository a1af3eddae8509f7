"""Sections that are folded away, and how they come back."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Desk, select
from writer.core.session import Fold, Place, Session
from writer.text.headings import outline
from writer.text.sections import sections
from writer.ui.folds import fold_again, folds_of
from writer.ui.main_window import MainWindow

TEXT = "# One\n\nfirst\n\n## Two\n\nsecond\n\n# Three\n\nthird\n"


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.open(TEXT, has_model=False)


def seen(window: MainWindow) -> str:
    """What is shown of the text."""
    block, lines = window.editor.document().firstBlock(), []
    while block.isValid():
        if block.isVisible():
            lines.append(block.text())
        block = block.next()
    return "\n".join(lines)


def go(window: MainWindow, part: str) -> None:
    cursor = window.editor.textCursor()
    cursor.setPosition(window.editor.text().index(part))
    window.editor.setTextCursor(cursor)


def fold(desk: Desk, window: MainWindow, part: str) -> None:
    go(window, part)
    desk.press(window, "Ctrl+Shift+L")


def test_a_section_is_folded_with_those_below_it_and_unfolded(
    desk: Desk, window: MainWindow
) -> None:
    fold(desk, window, "first")
    assert seen(window) == "# One\n\n# Three\n\nthird\n"
    assert window.editor.text() == TEXT
    assert not window.documents.is_modified
    assert window.editor.textCursor().block().text() == "# One"
    desk.press(window, "Ctrl+Shift+L")
    assert seen(window) == TEXT


def test_the_innermost_section_is_folded(desk: Desk, window: MainWindow) -> None:
    fold(desk, window, "second")
    assert seen(window) == "# One\n\nfirst\n\n## Two\n\n# Three\n\nthird\n"


def test_all_are_folded_to_their_headings_and_unfolded(window: MainWindow) -> None:
    go(window, "second")
    window.commands.text["fold_all"].trigger()
    assert seen(window) == "# One\n\n## Two\n\n# Three\n"
    assert window.editor.textCursor().block().text() == "## Two"
    assert window.editor.text() == TEXT
    window.commands.text["unfold_all"].trigger()
    assert seen(window) == TEXT


def test_the_page_gets_shorter_and_the_lines_below_move_up(desk: Desk, window: MainWindow) -> None:
    editor = window.editor
    heading = editor.document().findBlockByNumber(8)
    top, bottom = (
        editor.blockBoundingGeometry(editor.document().findBlockByNumber(n)).top() for n in (3, 8)
    )
    fold(desk, window, "first")
    assert editor.blockBoundingGeometry(heading).top() < bottom
    assert editor.blockBoundingGeometry(heading).top() < top + 40
    assert editor.document().lineCount() == 6


@pytest.mark.parametrize("is_indented", [False, True])
def test_hidden_lines_stay_hidden_when_the_page_is_laid_out_anew(
    desk: Desk, window: MainWindow, *, is_indented: bool
) -> None:
    fold(desk, window, "first")
    window.editor.set_first_line_indent(is_indented)
    window.editor.set_size(20)
    window.resize(700, 500)
    window.editor.set_line_height(2.0)
    QApplication.processEvents()
    assert seen(window) == "# One\n\n# Three\n\nthird\n"
    assert window.editor.document().lineCount() == 6
    hidden = window.editor.document().findBlockByNumber(2)
    assert window.editor.blockBoundingRect(hidden).height() == 0


def test_the_cursor_unfolds_what_it_goes_into(desk: Desk, window: MainWindow) -> None:
    fold(desk, window, "first")
    go(window, "second")
    assert seen(window) == TEXT


def test_keys_pass_over_what_is_folded(desk: Desk, window: MainWindow) -> None:
    fold(desk, window, "first")
    QTest.keyClick(window.editor, Qt.Key.Key_Down)
    QTest.keyClick(window.editor, Qt.Key.Key_Down)
    assert window.editor.textCursor().block().text() == "# Three"
    QTest.keyClick(window.editor, Qt.Key.Key_Up)
    QTest.keyClick(window.editor, Qt.Key.Key_Up)
    assert window.editor.textCursor().block().text() == "# One"
    assert seen(window) == "# One\n\n# Three\n\nthird\n"


def test_what_is_found_is_unfolded(desk: Desk, window: MainWindow) -> None:
    fold(desk, window, "first")
    desk.press(window, "Ctrl+F")
    QTest.keyClicks(window.text_tools.find_bar.words, "second")
    desk.qtbot.waitUntil(lambda: window.editor.textCursor().selectedText() == "second")
    assert seen(window) == TEXT


def test_going_to_a_line_or_by_the_outline_unfolds(desk: Desk, window: MainWindow) -> None:
    fold(desk, window, "first")
    window.text_tools.go_to_bar.line_chosen.emit(7)
    assert seen(window) == TEXT
    fold(desk, window, "first")
    window.sides.outline.go_to(4)
    assert seen(window) == TEXT


def test_copying_across_a_fold_takes_all_of_it(desk: Desk, window: MainWindow) -> None:
    fold(desk, window, "first")
    window.editor.selectAll()
    assert seen(window) == "# One\n\n# Three\n\nthird\n"
    desk.press(window, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == TEXT


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_X])
def test_an_edit_at_a_folded_heading_unfolds(desk: Desk, window: MainWindow, key: Qt.Key) -> None:
    fold(desk, window, "first")
    QTest.keyClick(window.editor, key)
    assert seen(window) == window.editor.text()
    desk.press(window, "Ctrl+Z")
    assert window.editor.text() == seen(window) == TEXT


def test_backspace_never_puts_text_into_hiding(desk: Desk, window: MainWindow) -> None:
    window.editor.set_text("# One\nfirst\n# Two\nsecond")
    fold(desk, window, "first")
    go(window, "# Two")
    QTest.keyClick(window.editor, Qt.Key.Key_Backspace)
    assert seen(window) == window.editor.text() == "# One\nfirst# Two\nsecond"


def test_typing_elsewhere_unfolds_nothing(desk: Desk, window: MainWindow) -> None:
    fold(desk, window, "first")
    go(window, "third")
    QTest.keyClicks(window.editor, "the ")
    assert seen(window) == "# One\n\n# Three\n\nthe third\n"
    desk.press(window, "Ctrl+Z")
    assert "first" not in seen(window)


def test_replacing_all_unfolds_what_it_changes(desk: Desk, window: MainWindow) -> None:
    fold(desk, window, "third")
    fold(desk, window, "first")
    select(window, "second")
    window.editor.replace(window.editor.track(window.editor.selection()), "2nd")
    assert "2nd" in seen(window)
    assert "third" not in seen(window)


def test_what_a_review_changes_is_unfolded(desk: Desk) -> None:
    text = "# One\n\nI have went home.\n\n# Two\n\nIt is fine.\n"
    window = desk.open(text)
    window.commands.text["fold_all"].trigger()
    window.editor.selectAll()
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    assert "went" not in seen(window)
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() == text.replace("have went", "went")
    assert "I went home." in seen(window)
    desk.press(window, "Ctrl+Z")
    assert window.editor.text() == text
    assert "I have went home." in seen(window)


def test_undo_unfolds_what_it_changes(desk: Desk, window: MainWindow) -> None:
    go(window, "second")
    QTest.keyClicks(window.editor, "x")
    fold(desk, window, "first")
    desk.press(window, "Ctrl+Z")
    assert window.editor.text() == seen(window) == TEXT


def test_deleting_across_a_fold_deletes_it_and_undo_brings_it_back(
    desk: Desk, window: MainWindow
) -> None:
    fold(desk, window, "first")
    window.editor.selectAll()
    QTest.keyClick(window.editor, Qt.Key.Key_Delete)
    assert window.editor.text() == ""
    desk.press(window, "Ctrl+Z")
    assert window.editor.text() == seen(window) == TEXT


def test_moving_a_line_past_a_fold_hides_nothing(desk: Desk, window: MainWindow) -> None:
    window.editor.set_text("# One\nfirst\n# Two\nsecond")
    fold(desk, window, "first")
    go(window, "# Two")
    desk.press(window, "Ctrl+Shift+Up")
    assert seen(window) == window.editor.text() == "# One\n# Two\nfirst\nsecond"


def test_nothing_folds_while_something_is_composed(window: MainWindow) -> None:
    go(window, "first")
    QApplication.sendEvent(window.editor, QInputMethodEvent("ni", []))
    for id in ("fold", "fold_all", "unfold_all"):
        window.commands.text[id].trigger()
    assert seen(window) == TEXT
    QApplication.sendEvent(window.editor, QInputMethodEvent("", []))


def test_it_says_when_there_is_nothing_to_fold(window: MainWindow) -> None:
    told: list[str] = []
    window.text_tools.folding.told.connect(told.append)
    window.editor.set_text("words\n\n# One\n")
    go(window, "words")
    window.commands.text["fold"].trigger()
    go(window, "One")
    window.commands.text["fold"].trigger()
    window.commands.text["fold_all"].trigger()
    assert told == [
        "There is no heading above to fold",
        "There is nothing below this heading to fold",
        "There is no section to fold",
    ]


def test_dots_stand_behind_a_folded_heading_and_unfold_it(desk: Desk, window: MainWindow) -> None:
    marks = window.text_tools.folding.marks
    assert marks.isHidden()
    fold(desk, window, "first")
    assert not marks.isHidden()
    assert marks.marked() == [0]
    box = marks.box(window.editor.document().firstBlock())
    words = window.editor.cursorRect()
    assert box.left() > words.left()
    picture = window.editor.grab().toImage()
    ground = picture.pixelColor(QPoint(5, 5))
    corner = QPointF(marks.pos()) + box.center()
    around = [
        picture.pixelColor((corner + QPointF(x, y)).toPoint())
        for x in range(-6, 7)
        for y in (-6, 0, 6)
    ]
    assert any(colour != ground for colour in around)
    QTest.mouseClick(
        window.editor.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint()
    )
    assert seen(window) == TEXT
    assert marks.isHidden()


def test_folds_come_back(desk: Desk, window: MainWindow) -> None:
    document = window.editor.shown
    fold(desk, window, "third")
    fold(desk, window, "second")
    folds = folds_of(document)
    assert folds == (Fold(5, 2), Fold(9, 2))
    window.editor.set_text(TEXT)
    assert seen(window) == TEXT
    fold_again(document, folds)
    assert "second" not in seen(window)
    assert "third" not in seen(window)
    window.commands.text["fold_all"].trigger()
    everything = folds_of(document)
    window.editor.set_text(TEXT)
    fold_again(document, everything)
    assert folds_of(document) == everything


def test_folds_of_another_text_do_not_come_back(window: MainWindow) -> None:
    fold_again(window.editor.shown, [Fold(2, 2), Fold(5, 1), Fold(400, 3)])
    assert seen(window) == TEXT


def test_folds_stay_with_their_document_while_another_is_shown(
    desk: Desk, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "other.md"
    path.write_text("# Other\n\nwords\n", "utf-8")
    fold(desk, window, "first")
    first, marks = window.documents.sheet, window.text_tools.folding.marks
    window.documents.open_path(path)
    assert seen(window) == "# Other\n\nwords\n"
    assert marks.isHidden()
    window.documents.show(first)
    assert seen(window) == "# One\n\n# Three\n\nthird\n"
    assert marks.marked() == [0]


def test_what_was_changed_behind_another_document_is_shown(desk: Desk, window: MainWindow) -> None:
    fold(desk, window, "first")
    first = window.documents.sheet
    window.documents.new()
    cursor = QTextCursor(first.document)
    cursor.setPosition(TEXT.index("# One"))
    cursor.setPosition(TEXT.index("first"), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText("words ")
    window.documents.show(first)
    assert seen(window) == window.editor.text()


def test_the_next_session_folds_the_same(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "长 文.md"
    path.write_text(TEXT, "utf-8")
    window = desk.open()
    window.keeping.begin([path])
    fold(desk, window, "second")
    assert window.close()
    other = desk.open()
    other.keeping.begin([])
    assert other.documents.path == path
    assert "second" not in seen(other)
    assert other.text_tools.folding.marks.marked() == [4]


def test_a_fold_is_a_part_of_the_place_that_is_stored(desk: Desk) -> None:
    path = desk.paths.session
    place = Place(3, 1, (Fold(5, 2), Fold(9, 2)))
    Session().with_place(path, place).save(path)
    assert Session.load(path).value.place_of(path) == place
    stored = path.read_text("utf-8")
    broken = stored.replace('"line": 5', '"line": "x"').replace('"line": 9', '"line": null')
    assert broken.count('"line": "x"') == broken.count('"line": null') == 1
    path.write_text(broken, "utf-8")
    assert Session.load(path).value.place_of(path).folds == (Fold(0, 2), Fold(0, 2))


def test_whatever_is_done_no_cursor_and_no_words_are_hidden_without_a_heading(desk: Desk) -> None:
    window = desk.open(TEXT * 3, has_model=False)
    editor, actions, chance = window.editor, window.commands.text, Random(5)  # noqa: S311
    plain = desk.open(TEXT * 3, has_model=False).editor
    keys = [getattr(Qt.Key, f"Key_{name}") for name in ("Backspace", "Delete", "Return", "A")]
    for _ in range(400):
        step = chance.randrange(8)
        if step < 3:
            actions[("fold", "fold_all", "unfold_all")[step and chance.randrange(3)]].trigger()
        elif step < 5:
            ends = [chance.randrange(len(editor.text()) + 1) for _ in range(2)]
            for each in (editor, plain):
                cursor = each.textCursor()
                cursor.setPosition(ends[0])
                if chance_is_even(ends):
                    cursor.setPosition(ends[1], QTextCursor.MoveMode.KeepAnchor)
                each.setTextCursor(cursor)
        elif step < 7:
            plain.setTextCursor(like(editor.textCursor(), plain.textCursor()))
            key = chance.choice(keys)
            for each in (editor, plain):
                QTest.keyClick(each, key)
        else:
            for each in (editor, plain):
                each.undo()
        assert editor.text() == plain.text()
        check(window)


def chance_is_even(ends: list[int]) -> bool:
    return sum(ends) % 4 == 0


def like(cursor: QTextCursor, other: QTextCursor) -> QTextCursor:
    """Another editor's cursor at the same place."""
    other.setPosition(cursor.anchor())
    other.setPosition(cursor.position(), QTextCursor.MoveMode.KeepAnchor)
    return other


def check(window: MainWindow) -> None:
    cursor, document = window.editor.textCursor(), window.editor.document()
    assert all(document.findBlock(p).isVisible() for p in (cursor.position(), cursor.anchor()))
    text = window.editor.text()
    starts = {section.start for section in sections(text, outline(text))}
    assert {fold.line for fold in folds_of(window.editor.shown)} <= starts


def test_a_novel_folds_at_once(desk: Desk) -> None:
    chapter = "第{}章 雨\n\n" + "他走到窗前，看着外面的雨，心里想着许多年前的一个下午。\n\n" * 20
    window = desk.open("".join(chapter.format(n) for n in range(1, 200)), has_model=False)
    window.commands.text["fold_all"].trigger()
    assert window.editor.document().lineCount() == 2 * 199 + 1
    window.editor.moveCursor(QTextCursor.MoveOperation.End)
    for _ in range(3):
        window.editor.moveCursor(QTextCursor.MoveOperation.PreviousCharacter)
    assert "雨，" in window.editor.textCursor().block().text()
    assert len(folds_of(window.editor.shown)) == 198
