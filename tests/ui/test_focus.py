"""Focus mode, typewriter scrolling, and how the text looks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Desk
from writer.core.settings import Settings
from writer.ui.focus import Extent, sentence_at
from writer.ui.layers import Layer
from writer.ui.main_window import MainWindow
from writer.ui.text_looks import OTHER
from writer.ui.typefaces import CHINESE_FONTS, LATIN_SERIF_FONTS, Typeface, families, is_installed

CHINESE = "第一句。第二句！\n第三句。\n\n最后。\n"


def place(window: MainWindow, position: int) -> None:
    cursor = window.editor.textCursor()
    cursor.setPosition(position)
    window.editor.setTextCursor(cursor)
    QApplication.processEvents()


def dimmed(window: MainWindow) -> list[str]:
    return [text.replace("\u2029", "\n") for text in window.editor.layers.marked(Layer.FOCUS)]


@pytest.mark.parametrize(
    ("paragraph", "at", "expected"),
    [
        ("第一句。第二句！", 0, "第一句。"),
        ("第一句。第二句！", 4, "第二句！"),
        ("第一句。第二句！", 8, "第二句！"),
        ("One is\nhere. Two.", 2, "One is here. "),
        ("One is\nhere. Two.", 16, "Two."),
        ("Mr. Smith came. He left.", 5, "Mr. Smith came. "),
        ("", 0, ""),
        ("没有句号", 4, "没有句号"),
    ],
)
def test_the_sentence_that_is_written(paragraph: str, at: int, expected: str) -> None:
    start, end = sentence_at(paragraph, at)
    assert paragraph.replace("\n", " ")[start:end] == expected


def test_all_but_the_sentence_steps_back(desk: Desk) -> None:
    window = desk.open(CHINESE, has_model=False)
    place(window, 6)
    desk.press(window, "F8")
    assert dimmed(window) == ["第一句。", "\n第三句。\n\n最后。\n"]
    place(window, 10)
    assert dimmed(window) == ["第一句。第二句！\n", "\n\n最后。\n"]
    desk.press(window, "F8")
    assert dimmed(window) == []


def test_all_but_the_paragraph_steps_back_and_it_is_kept(desk: Desk) -> None:
    window = desk.open("One.\nTwo 😀.\n\nThree.\n", has_model=False)
    window.text_tools.extents.item(Extent.PARAGRAPH).trigger()
    window.commands.focus_mode.trigger()
    place(window, 6)
    assert dimmed(window) == ["\n\nThree.\n"]
    settings = Settings.load(desk.paths.settings).value
    assert (settings.is_focused, settings.focus) == (True, "paragraph")
    assert desk.open(has_model=False).commands.focus_mode.isChecked()


def test_focus_waits_for_the_input_method(desk: Desk) -> None:
    window = desk.open(CHINESE, has_model=False)
    window.commands.focus_mode.trigger()
    place(window, 2)
    before = dimmed(window)
    QApplication.sendEvent(window.editor, QInputMethodEvent("xie", []))
    place(window, 10)
    assert dimmed(window) == before
    committed = QInputMethodEvent("", [])
    committed.setCommitString("写")
    QApplication.sendEvent(window.editor, committed)
    QApplication.processEvents()
    assert dimmed(window) != before


def test_the_line_that_is_written_stays_in_the_middle(desk: Desk) -> None:
    window = desk.open("line\n" * 200, has_model=False)
    desk.press(window, "F9")
    place(window, 5 * 100)
    QTest.keyClick(window.editor, Qt.Key.Key_Down)
    middle = window.editor.viewport().height() / 2
    line = window.editor.cursorRect()
    assert abs(line.center().y() - middle) <= 1.5 * line.height() * window.editor._line_height
    window.editor.moveCursor(QTextCursor.MoveOperation.End)
    line = window.editor.cursorRect()
    assert abs(line.center().y() - middle) <= 1.5 * line.height() * window.editor._line_height
    assert Settings.load(desk.paths.settings).value.is_typewriter


def test_a_typeface_brings_its_fonts_and_those_that_stand_in() -> None:
    song = families(Typeface.SONG, is_chinese=True)
    assert song[0] == "Noto Serif CJK SC"
    assert song[-1] == CHINESE_FONTS[-1]
    assert families(Typeface.SONG, is_chinese=False)[0] == LATIN_SERIF_FONTS[0]
    assert families("Comic Neue", is_chinese=True)[:2] == ("Comic Neue", CHINESE_FONTS[0])


def test_a_typeface_is_worn_and_kept(desk: Desk) -> None:
    window = desk.open("文字 text", has_model=False)
    window.text_tools.looks.typefaces.item(Typeface.SONG).trigger()
    assert "Noto Serif CJK SC" in window.editor.font().families()
    assert Settings.load(desk.paths.settings).value.font_family == "song"
    assert "Noto Serif CJK SC" in desk.open(has_model=False).editor.font().families()


def test_another_font_is_asked_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    window = desk.open("text", has_model=False)
    looks = window.text_tools.looks
    monkeypatch.setattr(looks, "_choose_family", lambda _current: "Comic Neue")
    looks.typefaces.item(OTHER).trigger()
    assert window.editor.font().families()[0] == "Comic Neue"
    assert looks.typefaces.value == OTHER
    assert "Comic Neue" in looks.typefaces.item(OTHER).text()
    monkeypatch.setattr(looks, "_choose_family", lambda _current: None)
    looks.typefaces.item(OTHER).trigger()
    assert window.editor.font().families()[0] == "Comic Neue"


def test_a_typeface_that_is_not_installed_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFontDatabase, "families", lambda: ["KaiTi"])
    assert (is_installed(Typeface.KAI), is_installed(Typeface.FANGSONG)) == (True, False)
    window = desk.open(has_model=False)
    item = window.text_tools.looks.typefaces.item(Typeface.FANGSONG)
    assert not item.isEnabled()
    assert "installed" in item.toolTip()


def test_lines_are_as_wide_as_chosen(desk: Desk) -> None:
    window = desk.open("word " * 500, has_model=False)
    window.editor.set_size(7)
    widths = {}
    for characters in (60, 84, 0):
        window.text_tools.looks.widths.item(characters).trigger()
        QApplication.processEvents()
        widths[characters] = window.editor.viewport().width()
    assert widths[60] < widths[84] < widths[0]
    assert widths[60] / widths[84] == pytest.approx(60 / 84, abs=0.02)
    assert Settings.load(desk.paths.settings).value.line_characters == 0


def test_lines_are_as_far_apart_as_chosen(desk: Desk) -> None:
    window = desk.open("word " * 500, has_model=False)
    heights = {}
    for height in (1.3, 1.6, 2.3):
        window.text_tools.looks.heights.item(height).trigger()
        QApplication.processEvents()
        block = window.editor.document().firstBlock()
        layout = block.layout()
        heights[height] = layout.lineAt(2).y() - layout.lineAt(1).y()
    assert heights[1.3] <= heights[1.6] < heights[2.3]
    size = window.editor.fontInfo().pixelSize()
    assert heights[2.3] == pytest.approx(2.3 * size, abs=1)
    assert Settings.load(desk.paths.settings).value.line_height == 2.3
