"""Underlines under wrong English words, and what the context menu offers for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Desk
from writer.core.settings import Settings
from writer.ui import spelling
from writer.ui.layers import Layer
from writer.ui.main_window import MainWindow
from writer.ui.markup import Mode, State
from writer.ui.misspellings import words_of
from writer.ui.positions import to_utf16

TEXT = (
    "A wrod and `cdoe` 😀 写 the secnod.\n\n```\nfnece\n```\n\nSee [the lnik](http://wbsite.org).\n"
)


def underlined(window: MainWindow) -> list[str]:
    return window.editor.layers.marked(Layer.SPELLING)


def settled(desk: Desk, window: MainWindow, *expected: str) -> None:
    desk.qtbot.waitUntil(lambda: underlined(window) == list(expected))


@pytest.fixture(autouse=True)
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the words at once."""
    monkeypatch.setattr(spelling, "FIRST_DELAY_MS", 0)


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    made = desk.open(TEXT, has_model=False)
    settled(desk, made, "wrod", "secnod", "lnik")
    return made


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("some `code here` and $x y$ text", ["some", "and", "text"]),
        ("![alt text](a/b.png) words", ["alt", "text", "words"]),
        ("a <span>inner</span> word", ["inner", "word"]),
        ("## Heading words ##", ["Heading", "words"]),
        ("https://example.org/path done", ["done"]),
    ],
)
def test_markup_is_left_out(line: str, expected: list[str]) -> None:
    spans = words_of(line, State(Mode.BLANK))
    assert [span.of(line) for span in spans] == expected


def test_a_line_of_code_has_no_words() -> None:
    assert list(words_of("wrod", State(Mode.FENCE, "```"))) == []
    assert list(words_of("title: wrod", State(Mode.FRONT_MATTER))) == []


def test_the_highlighter_keeps_its_formats(window: MainWindow) -> None:
    formats = window.editor.document().firstBlock().layout().formats()
    styles = {f.format.underlineStyle() for f in formats}
    assert QTextCharFormat.UnderlineStyle.SpellCheckUnderline not in styles
    assert not window.editor.document().isModified()
    assert not window.editor.document().isUndoAvailable()


def test_the_word_that_is_typed_is_left_alone(desk: Desk, window: MainWindow) -> None:
    cursor = window.editor.textCursor()
    cursor.setPosition(0)
    window.editor.setTextCursor(cursor)
    QTest.keyClicks(window.editor, "tset")
    QTest.qWait(700)
    assert "tsetA" not in underlined(window)
    QTest.keyClicks(window.editor, " ")
    settled(desk, window, "tset", "wrod", "secnod", "lnik")


def test_a_suggestion_takes_the_place_of_the_word_in_one_step(
    desk: Desk, window: MainWindow
) -> None:
    place = to_utf16(TEXT, TEXT.index("secnod")) + 2
    menu = window.editor.context_menu(place)
    texts = [action.text() for action in menu.actions()]
    assert "second" in texts
    next(action for action in menu.actions() if action.text() == "second").trigger()
    assert window.editor.text() == TEXT.replace("secnod", "second")
    settled(desk, window, "wrod", "lnik")
    window.editor.undo()
    assert window.editor.text() == TEXT


def test_the_menu_of_a_right_word_offers_nothing(window: MainWindow) -> None:
    menu = window.editor.context_menu(TEXT.index("and"))
    assert menu.actions()[0] is window.commands.cut
    code = window.editor.context_menu(TEXT.index("cdoe"))
    assert code.actions()[0] is window.commands.cut


def test_a_word_is_added_to_the_dictionary(desk: Desk, window: MainWindow) -> None:
    window.editor.context_menu(TEXT.index("wrod"))
    window.commands.learn_word.trigger()
    settled(desk, window, "secnod", "lnik")
    assert desk.paths.dictionary.read_text("utf-8") == "wrod\n"


def test_a_dictionary_that_cannot_be_read_is_told(desk: Desk) -> None:
    desk.paths.dictionary.parent.mkdir(parents=True, exist_ok=True)
    Path(desk.paths.dictionary).write_bytes(b"\xff\xfe\xff")
    window = desk.open("A wrod.\n", has_model=False)
    desk.qtbot.waitUntil(lambda: "dictionary.txt" in window.info_bar.text)
    assert underlined(window) == []


def test_it_can_be_switched_off(desk: Desk, window: MainWindow) -> None:
    window.commands.check_spelling.trigger()
    assert underlined(window) == []
    assert not Settings.load(desk.paths.settings).value.checks_spelling
    again = desk.open(TEXT, has_model=False)
    QTest.qWait(700)
    assert underlined(again) == []


def test_nothing_is_checked_while_an_input_method_composes(desk: Desk, window: MainWindow) -> None:
    before = underlined(window)
    cursor = window.editor.textCursor()
    cursor.setPosition(0)
    window.editor.setTextCursor(cursor)
    QApplication.sendEvent(window.editor, QInputMethodEvent("xie", []))
    window.editor.document().firstBlock()
    QTest.qWait(700)
    assert underlined(window) == before
    committed = QInputMethodEvent("", [])
    committed.setCommitString("sentnece ")
    QApplication.sendEvent(window.editor, committed)
    settled(desk, window, "sentnece", *before)
