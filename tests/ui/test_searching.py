"""Finding and replacing in the window, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Desk, select
from writer.core.settings import Theme
from writer.ui.find_bar import FindBar
from writer.ui.layers import Layer
from writer.ui.line_field import LineField
from writer.ui.main_window import MainWindow

TEXT = "one two one\n\n😀 two 写作 one\n"


def bar_of(window: MainWindow) -> FindBar:
    return window.text_tools.find_bar


def type_words(desk: Desk, window: MainWindow, words: str, note: str) -> None:
    """Type into the bar and wait until it says `note`."""
    bar_of(window).words.setText(words)
    wait_for(desk, window, note)


def wait_for(desk: Desk, window: MainWindow, note: str) -> None:
    desk.qtbot.waitUntil(lambda: bar_of(window).note.text() == note)


def selected(window: MainWindow) -> tuple[int, str]:
    span = window.editor.selection()
    return span.start, span.of(window.editor.text())


def compose(field: LineField, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(field, event)


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    made = desk.open(TEXT, has_model=False)
    desk.press(made, "Ctrl+F")
    return made


def test_words_are_found_while_they_are_typed(desk: Desk, window: MainWindow) -> None:
    assert bar_of(window).words.hasFocus()
    QTest.keyClicks(bar_of(window).words, "two")
    wait_for(desk, window, "1 of 2")
    assert selected(window) == (4, "two")
    assert window.editor.layers.marked(Layer.MATCHES) == ["two", "two"]


def test_enter_goes_on_and_wraps_with_a_note(desk: Desk, window: MainWindow) -> None:
    type_words(desk, window, "one", "1 of 3")
    field = bar_of(window).words
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert selected(window) == (8, "one")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert selected(window) == (22, "one")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert bar_of(window).note.text() == "1 of 3 · from the beginning"
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar_of(window).note.text() == "3 of 3 · from the end"


def test_f3_goes_on_from_the_text(desk: Desk, window: MainWindow) -> None:
    type_words(desk, window, "two", "1 of 2")
    QTest.keyClick(bar_of(window).words, Qt.Key.Key_Escape)
    assert window.editor.hasFocus()
    assert not bar_of(window).isVisible()
    assert window.editor.layers.marked(Layer.MATCHES) == []
    desk.press(window, "F3")
    desk.qtbot.waitUntil(lambda: selected(window) == (15, "two"))
    desk.press(window, "Shift+F3")
    desk.qtbot.waitUntil(lambda: selected(window) == (4, "two"))
    assert window.editor.hasFocus()


def test_esc_in_the_text_closes_the_bar(desk: Desk, window: MainWindow) -> None:
    type_words(desk, window, "two", "1 of 2")
    window.editor.setFocus()
    QApplication.sendEvent(window.editor, QInputMethodEvent("xie", []))
    QTest.keyClick(window.editor, Qt.Key.Key_Escape)
    assert bar_of(window).isVisible()
    QApplication.sendEvent(window.editor, QInputMethodEvent("", []))
    QTest.keyClick(window.editor, Qt.Key.Key_Escape)
    assert not bar_of(window).isVisible()
    assert window.editor.layers.marked(Layer.MATCHES) == []


def test_the_selection_is_what_is_looked_for(desk: Desk, window: MainWindow) -> None:
    window.editor.setFocus()
    select(window, "two")
    desk.press(window, "Ctrl+F")
    assert bar_of(window).words.text() == "two"
    wait_for(desk, window, "1 of 2")


def test_nothing_found_is_said(desk: Desk, window: MainWindow) -> None:
    type_words(desk, window, "zebra", "No match")
    assert selected(window) == (0, "")


def test_an_edit_is_searched_anew(desk: Desk, window: MainWindow) -> None:
    type_words(desk, window, "one", "1 of 3")
    cursor = window.editor.textCursor()
    cursor.setPosition(0)
    cursor.insertText("one ")
    desk.qtbot.waitUntil(lambda: bar_of(window).note.text().endswith("4"))
    assert len(window.editor.layers.marked(Layer.MATCHES)) == 4


def test_colours_that_come_later_start_no_search_anew(
    desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_words(desk, window, "one", "1 of 3")
    started: list[object] = []
    monkeypatch.setattr(window.text_tools.searching, "_start", started.append)
    desk.appearance.choose(Theme.DARK)
    QTest.qWait(300)
    desk.press(window, "F3")
    assert started == []
    assert bar_of(window).note.text() == "2 of 3"


def test_all_are_replaced_in_one_undo_step(desk: Desk, window: MainWindow) -> None:
    desk.press(window, "Ctrl+H")
    type_words(desk, window, "one", "1 of 3")
    bar_of(window).replacement.setText("第一")
    bar_of(window).replace_all.click()
    wait_for(desk, window, "3 replaced")
    assert window.editor.text() == TEXT.replace("one", "第一")
    window.editor.undo()
    assert window.editor.text() == TEXT
    assert not window.editor.document().isUndoAvailable()


def test_one_is_replaced_and_the_next_comes(desk: Desk, window: MainWindow) -> None:
    desk.press(window, "Ctrl+H")
    type_words(desk, window, "one", "1 of 3")
    bar_of(window).replacement.setText("1")
    QTest.keyClick(bar_of(window).replacement, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: selected(window) == (6, "one"))
    assert window.editor.text() == TEXT.replace("one", "1", 1)
    wait_for(desk, window, "1 of 2")


def test_groups_of_an_expression_are_filled_in(desk: Desk, window: MainWindow) -> None:
    desk.press(window, "Ctrl+H")
    bar_of(window).expression.setChecked(True)
    type_words(desk, window, r"(\w+) (one)", "1 of 2")
    bar_of(window).replacement.setText("$2 $1")
    bar_of(window).replace_all.click()
    wait_for(desk, window, "2 replaced")
    assert window.editor.text() == "one one two\n\n😀 two one 写作\n"


def test_only_in_what_was_selected(desk: Desk, window: MainWindow) -> None:
    window.editor.setFocus()
    select(window, "two one\n\n😀 two")
    desk.press(window, "Ctrl+H")
    assert bar_of(window).scope.isChecked()
    bar_of(window).words.setText("one")
    wait_for(desk, window, "1 of 1")
    bar_of(window).replacement.setText("1")
    bar_of(window).replace_all.click()
    wait_for(desk, window, "1 replaced")
    assert window.editor.text() == "one two 1\n\n😀 two 写作 one\n"


@pytest.mark.parametrize("pattern", ["one(", r"(o+)+\1z$(", "[z-a]"])
def test_a_mistake_is_said_in_words(desk: Desk, window: MainWindow, pattern: str) -> None:
    bar_of(window).expression.setChecked(True)
    bar_of(window).words.setText(pattern)
    desk.qtbot.waitUntil(lambda: "no regular expression" in bar_of(window).note.text())
    assert window.editor.text() == TEXT


def test_an_expression_that_takes_too_long_is_said_in_words(desk: Desk) -> None:
    window = desk.open("b " + "a" * 80 + "!", has_model=False)
    desk.press(window, "Ctrl+F")
    bar_of(window).expression.setChecked(True)
    bar_of(window).words.setText("(a+)+$")
    desk.qtbot.waitUntil(lambda: "too long" in bar_of(window).note.text())


def test_up_brings_back_what_was_looked_for(desk: Desk, window: MainWindow) -> None:
    field = bar_of(window).words
    for words, note in (("one", "1 of 3"), ("two", "1 of 2")):
        type_words(desk, window, words, note)
        QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "one"
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.text() == "two"


def test_keys_belong_to_an_input_method_that_composes(desk: Desk, window: MainWindow) -> None:
    type_words(desk, window, "two", "1 of 2")
    field = bar_of(window).words
    field.selectAll()
    compose(field, "xiezuo")
    before = selected(window)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Up):
        QTest.keyClick(field, key)
    event = QKeyEvent(
        QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(field, event)
    assert event.isAccepted()
    assert bar_of(window).isVisible()
    assert selected(window) == before
    compose(field, "", "写作")
    wait_for(desk, window, "1 of 1")
    assert selected(window)[1] == "写作"


def test_only_matches_in_sight_are_marked(desk: Desk) -> None:
    window = desk.open("one\n" * 20_000, has_model=False)
    desk.press(window, "Ctrl+F")
    type_words(desk, window, "one", "1 of 20,000")
    marked = window.editor.layers.marked(Layer.MATCHES)
    assert 0 < len(marked) < 200
    bar = window.editor.verticalScrollBar()
    bar.setValue(bar.maximum())
    QApplication.processEvents()
    seen = window.editor.cursorForPosition(window.editor.viewport().rect().center())
    assert seen.blockNumber() > 19_000
    assert 0 < len(window.editor.layers.marked(Layer.MATCHES)) < 200


def test_the_review_keeps_its_tint_beside_the_matches(desk: Desk, window: MainWindow) -> None:
    passage = window.editor.track(window.editor.passage())
    window.editor.mark(passage)
    type_words(desk, window, "two", "1 of 2")
    assert window.editor.layers.marked(Layer.PASSAGE) == ["one two one"]
    window.editor.mark(None)
    assert window.editor.layers.marked(Layer.MATCHES) == ["two", "two"]


def test_every_part_of_the_bar_has_a_name(window: MainWindow) -> None:
    bar = bar_of(window)
    parts = (bar.words, bar.replacement, bar.case, bar.whole, bar.expression, bar.scope)
    for part in (*parts, bar.previous, bar.next, bar.close_button):
        assert part.accessibleName(), part
