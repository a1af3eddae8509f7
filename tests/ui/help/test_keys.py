"""The list of all keys: read off the menus, to search and to copy."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Desk
from writer.core.settings import InterfaceLanguage
from writer.ui.help.keys import Group, Row, fitting, markdown
from writer.ui.help.keys_window import KeysWindow
from writer.ui.main_window import MainWindow
from writer.ui.plain_names import plain


def opened(desk: Desk, window: MainWindow) -> KeysWindow:
    desk.press(window, "F1")
    found = window.findChild(KeysWindow)
    assert isinstance(found, KeysWindow)
    return found


def by_name(keys: KeysWindow) -> dict[str, tuple[str, ...]]:
    return {row.name: row.keys for group in keys.shown for row in group.rows}


def test_every_key_of_every_command_is_there(desk: Desk) -> None:
    window = desk.open(has_model=False)
    shown = {key for group in opened(desk, window).shown for row in group.rows for key in row.keys}
    native = QKeySequence.SequenceFormat.NativeText
    wanted = {keys.toString(native) for a in window.actions() for keys in a.shortcuts()}
    assert wanted <= shown


def test_the_groups_are_the_menus_and_then_the_places_with_keys_of_their_own(desk: Desk) -> None:
    window = desk.open(has_model=False)
    names = [group.name for group in opened(desk, window).shown]
    menus = [plain(item.text()) for item in window.menuBar().actions()]
    assert [name for name in names if name in menus] == menus
    assert names[-5:] == [
        "In the review",
        "In the text",
        "In fields for searching and for wishes",
        "In the folder",
        "Everywhere",
    ]


def test_a_key_that_was_bound_anew_is_shown(desk: Desk) -> None:
    window = desk.open(has_model=False)
    window.commands.polish.setShortcuts([QKeySequence("Ctrl+Alt+9"), QKeySequence("Alt+1")])
    keys = opened(desk, window)
    assert by_name(keys)["Polish"] == ("Ctrl+Alt+9", "Alt+1")
    window.commands.polish.setShortcuts([QKeySequence("Alt+1")])
    keys.refresh()
    assert by_name(keys)["Polish"] == ("Alt+1",)


def test_words_and_keys_are_searched(desk: Desk) -> None:
    keys = opened(desk, desk.open(has_model=False))
    keys.field.setText("heading 3")
    assert by_name(keys) == {"Heading › Heading 3": ("Ctrl+3",)}
    assert keys.list.topLevelItemCount() == 1
    keys.field.setText("alt+2")
    assert by_name(keys) == {"Expand": ("Alt+2",)}
    keys.field.setText("nothing like this")
    assert by_name(keys) == {}
    assert not keys.copy.isEnabled()


def test_what_is_shown_is_copied_as_a_table(desk: Desk) -> None:
    window = desk.open(has_model=False)
    keys = opened(desk, window)
    keys.field.setText("polish")
    keys.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("# Keys of Writer\n\n## Writing\n\n| Command | Keys |\n|---|---|\n")
    assert "| Polish | `Alt+1` |\n" in copied
    assert "clipboard" in window.status.activity.text()


def test_signs_of_tables_and_code_are_kept_apart() -> None:
    groups = [Group("Text", (Row("a|b", ("Ctrl+|", "Ctrl+`")),))]
    lines = markdown(groups, "Keys", ("Command", "Keys")).splitlines()
    assert lines[-1] == r"| a\|b | `Ctrl+\|`, `` Ctrl+` `` |"


def test_names_lose_their_mnemonics() -> None:
    assert [plain(text) for text in ("&File", "F&ormat", "文件(&F)", "Salt && pepper…")] == [
        "File",
        "Format",
        "文件",
        "Salt & pepper",
    ]


def test_all_the_words_typed_must_be_in_a_row() -> None:
    groups = [Group("A", (Row("Move up", ("Alt+Up",)), Row("Move down", ("Alt+Down",))))]
    assert fitting(groups, " up MOVE ") == [Group("A", (Row("Move up", ("Alt+Up",)),))]
    assert fitting(groups, "") == groups


def test_the_list_changes_its_language_while_it_is_open(desk: Desk) -> None:
    window = desk.open(has_model=False)
    keys = opened(desk, window)
    window.menus.languages.item(InterfaceLanguage.CHINESE).trigger()
    QApplication.processEvents()
    assert keys.windowTitle() == "快捷键"
    assert keys.shown[0].name == "文件"
    assert keys.shown[-1].name == "任何地方"
    assert by_name(keys)["润色"] == ("Alt+1",)


def test_one_window_is_enough(desk: Desk) -> None:
    window = desk.open(has_model=False)
    keys = opened(desk, window)
    window.commands.helping["help_keys"].trigger()
    assert [w for w in window.findChildren(KeysWindow) if w.isVisible()] == [keys]
    keys.close()
    QApplication.processEvents()
    window.commands.helping["help_keys"].trigger()
    assert [w.isVisible() for w in window.findChildren(KeysWindow)] == [True]
