"""Chinese input: nothing disturbs what is composed; on Linux fcitx is reached through ibus."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, QPoint, QRectF, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import ENGLISH, Desk
from writer.ui.input_method import adapted, plugins_in
from writer.ui.main_window import MainWindow

IBUS = [Path("libibusplatforminputcontextplugin.so")]
FCITX = [*IBUS, Path("libfcitx5platforminputcontextplugin.so")]


def test_fcitx_becomes_ibus_where_there_is_no_plugin_for_it() -> None:
    assert adapted({"QT_IM_MODULE": "fcitx"}, IBUS) == {"QT_IM_MODULE": "ibus"}
    assert adapted({"QT_IM_MODULE": "fcitx5"}, IBUS) == {"QT_IM_MODULE": "ibus"}


def test_a_list_of_input_methods_keeps_its_order() -> None:
    found = adapted({"QT_IM_MODULES": "wayland;fcitx;ibus"}, IBUS)
    assert found == {"QT_IM_MODULES": "wayland;ibus"}


def test_nothing_changes_where_fcitx_has_its_plugin_or_is_not_asked_for() -> None:
    assert adapted({"QT_IM_MODULE": "fcitx"}, FCITX) == {}
    assert adapted({"QT_IM_MODULE": "ibus", "QT_IM_MODULES": "xim"}, IBUS) == {}
    assert adapted({}, IBUS) == {}


def test_the_plugins_of_qt_are_found() -> None:
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    assert plugins_in([folder])
    assert plugins_in([folder / "missing"]) == []


def compose(window: MainWindow, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(window.editor, event)


def preedit(window: MainWindow) -> str:
    return window.editor.textCursor().block().layout().preeditAreaText()


@pytest.mark.parametrize("characters", [30, 0])
def test_candidates_are_shown_right_below_the_cursor(desk: Desk, characters: int) -> None:
    window = desk.open("one\n\n两个字", has_model=False)
    editor = window.editor
    editor.set_line_characters(characters)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    shown = editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert isinstance(shown, QRectF)
    seen = editor.cursorRect().topLeft() + editor.viewport().mapTo(editor, QPoint())
    assert abs(shown.left() - seen.x()) <= 1
    assert abs(shown.top() - seen.y()) <= 1
    assert editor.viewport().x() > 0


def test_what_is_composed_stands_where_it_will_stand(desk: Desk) -> None:
    window = desk.open("第一段话。\n\n", has_model=False)
    editor = window.editor
    editor.set_first_line_indent(is_on=True)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    compose(window, "你好")
    composed = editor.cursorRect()
    compose(window, "", "你好")
    assert editor.cursorRect() == composed
    assert editor.textCursor().block().layout().lineAt(0).x() > 10


def test_what_is_around_the_cursor_is_told(desk: Desk) -> None:
    window = desk.open("one\n\n两个字", has_model=False)
    editor = window.editor
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.moveCursor(QTextCursor.MoveOperation.Left)
    assert editor.inputMethodQuery(Qt.InputMethodQuery.ImSurroundingText) == "两个字"
    assert editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorPosition) == 2


def test_what_is_committed_is_one_undo_step_of_its_own(desk: Desk) -> None:
    window = desk.open("one ", has_model=False)
    window.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(window.editor, "two ")
    for letters in ("n", "ni", "ni h", "ni hao"):
        compose(window, letters)
    compose(window, "", "你好")
    assert window.editor.text() == "one two 你好"
    desk.press(window, "Ctrl+Z")
    assert window.editor.text() in ("one two ", "one ")
    desk.press(window, "Ctrl+Y")
    assert window.editor.text() == "one two 你好"


def test_the_journal_keeps_what_is_committed_and_leaves_the_composing_alone(desk: Desk) -> None:
    window = desk.open("", has_model=False)
    compose(window, "", "你好")
    compose(window, "shi jie")
    window.keeping.buffer.flush()
    assert preedit(window) == "shi jie"
    kept = [file.read_bytes() for file in desk.paths.journal.glob("*") if file.is_file()]
    assert any("你好".encode() in content for content in kept)
    assert not any(b"shi jie" in content for content in kept)
    compose(window, "", "世界")
    assert window.editor.text() == "你好世界"


def test_nothing_of_a_review_is_accepted_while_something_is_composed(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    window.editor.moveCursor(QTextCursor.MoveOperation.End)
    compose(window, "ni hao")
    a = window.commands
    for action in (a.apply, a.insert_below, a.accept_unremarked, a.next_change, a.other_pane):
        action.trigger()
    assert window.editor.text() == ENGLISH
    assert preedit(window) == "ni hao"
    compose(window, "", "你好")
    assert window.editor.text() == ENGLISH + "你好"
    window.commands.apply.trigger()
    assert window.editor.text().endswith("你好")
    assert window.editor.text() != ENGLISH + "你好"


def test_a_turn_to_another_document_puts_down_what_is_composed(desk: Desk) -> None:
    window = desk.open("", has_model=False)
    first = window.documents.sheet
    compose(window, "ni hao")
    window.documents.new()
    assert window.editor.text() == ""
    assert preedit(window) == ""
    assert first.text() == "ni hao"
