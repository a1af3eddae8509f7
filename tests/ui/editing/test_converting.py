"""Converting between simplified and traditional Chinese in the window."""

from __future__ import annotations

from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Desk, select
from writer.core.settings import InterfaceLanguage
from writer.ui.main_window import MainWindow

TEXT = "# 头发😀\n\n软件`软件`的\u00a0后面。\n"


def convert(desk: Desk, window: MainWindow, id: str) -> None:
    window.commands.text[id].trigger()
    desk.qtbot.waitUntil(lambda: not window.text_tools.converting.is_busy)


def test_all_of_the_document_is_one_undo_step(desk: Desk) -> None:
    window = desk.open(TEXT, has_model=False)
    editor = window.editor
    select(window, "的")
    cursor = editor.textCursor()
    cursor.clearSelection()
    editor.setTextCursor(cursor)
    convert(desk, window, "to_taiwan")
    assert editor.text() == "# 頭髮😀\n\n軟體`软件`的\u00a0後面。\n"
    assert editor.text()[: editor.selection().end].endswith("`的")
    editor.textCursor().insertText("x")
    desk.press(window, "Ctrl+Z")
    assert editor.text() == "# 頭髮😀\n\n軟體`软件`的\u00a0後面。\n"
    desk.press(window, "Ctrl+Z")
    assert editor.text() == TEXT
    assert not window.documents.is_modified


def test_the_selection_stays_selected(desk: Desk) -> None:
    window = desk.open("发展，用软件写博客，发展", has_model=False)
    select(window, "用软件写博客")
    convert(desk, window, "to_taiwan")
    assert window.editor.text() == "发展，用軟體寫部落格，发展"
    assert window.editor.selection().of(window.editor.text()) == "用軟體寫部落格"


def test_a_novel_is_converted_as_a_note_is(desk: Desk) -> None:
    text = "用软件写博客，后来发展。\n\n这里没有。\n" * 500
    window = desk.open(text, has_model=False)
    cursor = window.editor.textCursor()
    cursor.setPosition(text.rindex("，后来"))
    window.editor.setTextCursor(cursor)
    convert(desk, window, "to_taiwan")
    after = window.editor.text()
    assert after == "用軟體寫部落格，後來發展。\n\n這裡沒有。\n" * 500
    assert after[window.editor.selection().end :].startswith("，後來")
    desk.press(window, "Ctrl+Z")
    assert window.editor.text() == text


def test_nothing_is_said_to_be_nothing(desk: Desk) -> None:
    window = desk.open("plain", has_model=False)
    told: list[str] = []
    window.text_tools.converting.told.connect(told.append)
    convert(desk, window, "to_traditional")
    assert told == ["Nothing to convert"]
    assert not window.editor.document().isUndoAvailable()


def test_what_is_typed_meanwhile_is_not_lost(desk: Desk) -> None:
    window = desk.open("发展\n" * 2000, has_model=False)
    told: list[str] = []
    window.text_tools.converting.told.connect(told.append)
    window.commands.text["to_traditional"].trigger()
    window.editor.textCursor().insertText("新")
    desk.qtbot.waitUntil(lambda: bool(told))
    assert told == ["You were typing: nothing was converted"]
    assert window.editor.text() == "新" + "发展\n" * 2000


def test_a_rewrite_of_what_was_converted_meanwhile_does_not_enter(desk: Desk) -> None:
    text = "# 头发\n\n软件的后面有一个问题。\n"
    window = desk.open(text, ["软件的后面有个问题。"])
    select(window, "软件的后面有一个问题。")
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    convert(desk, window, "to_taiwan")
    after = window.editor.text()
    assert after == "# 头发\n\n軟體的後面有一個問題。\n"
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() == after
    assert window.reviewing.is_open
    desk.press(window, "Ctrl+Z")
    assert window.editor.text() == text


def test_nothing_is_converted_while_something_is_composed(desk: Desk) -> None:
    window = desk.open("发展", has_model=False)
    QApplication.sendEvent(window.editor, QInputMethodEvent("ni", []))
    window.commands.text["to_traditional"].trigger()
    assert not window.text_tools.converting.is_busy
    QApplication.sendEvent(window.editor, QInputMethodEvent("", []))
    assert window.editor.text() == "发展"


def test_the_menu_format_has_it_in_both_languages(desk: Desk) -> None:
    window = desk.open(has_model=False)
    window.menus.languages.item(InterfaceLanguage.CHINESE).trigger()
    QApplication.processEvents()
    conversion = window.commands.text.conversion
    assert conversion.menuAction() in window.menus.format.menu.actions()
    assert conversion.title() == "简繁转换"
    assert [a.text() for a in conversion.actions() if a.text()] == [
        "转为简体",
        "转为简体（大陆用词）",
        "转为繁体",
        "转为繁体（台湾用词）",
        "转为繁体（香港字形）",
    ]


def test_prose_that_became_code_is_told_of_and_turned_back(desk: Desk) -> None:
    window = desk.open("头\n\n", has_model=False)
    told: list[str] = []
    window.editing.told.connect(told.append)
    window.editor.moveCursor(QTextCursor.MoveOperation.End)
    window.editor.insertPlainText("    他走到窗前。")
    name = window.commands.format["prose_indent"].text()
    assert len(told) == 1
    assert name in told[0]
    window.commands.format["prose_indent"].trigger()
    assert window.editor.text() == "头\n\n　　他走到窗前。"
    desk.press(window, "Ctrl+Z")
    assert window.editor.text() == "头\n\n    他走到窗前。"
