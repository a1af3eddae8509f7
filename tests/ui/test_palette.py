"""The command palette of the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import delete

from tests.ui.conftest import Desk
from writer.core.options import Level
from writer.core.settings import InterfaceLanguage, Theme
from writer.ui.main_window import MainWindow
from writer.ui.palette.rows import Line, Rows
from writer.ui.typefaces import Typeface

TASK = 'name = "Plain words"\nname_zh = "平实文字"\ninstruction = "Use plain words."\n'


def opened(desk: Desk, window: MainWindow, query: str = "") -> tuple[str, ...]:
    """What the palette offers for these letters."""
    if not window.personal.palette.box.isVisible():
        desk.press(window, "Ctrl+Shift+P")
    box = window.personal.palette.box
    assert box.isVisible()
    assert box.field.hasFocus()
    box.field.setText(query)
    return window.personal.palette.titles


def line(window: MainWindow, row: int = 0) -> Line:
    item = window.personal.palette.box.rows.item(row).data(Rows.LINE)
    assert isinstance(item, Line)
    return item


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.personal.palette.box.field, key)


def test_every_action_of_the_window_is_offered(desk: Desk) -> None:
    window = desk.open("Text.\n")
    opened(desk, window)
    offered = {entry.action for entry in window.personal.palette._entries}
    expected = {action for action in window.actions() if action.isVisible() and action.text()}
    a = window.commands
    assert expected - offered == {a.palette}
    for menu in (window.menus.levels, window.menus.genres, window.menus.themes):
        assert offered >= set(menu.items.values())


@pytest.mark.parametrize(
    ("language", "name"),
    [(InterfaceLanguage.ENGLISH, "Polish"), (InterfaceLanguage.CHINESE, "润色")],
)
def test_a_command_is_found_in_both_languages_and_by_pinyin(
    desk: Desk, language: InterfaceLanguage, name: str
) -> None:
    window = desk.open("Text.\n")
    window._given.preferences.set(language=language)
    QApplication.processEvents()
    for query in ("polish", "润色", "rs", "runse"):
        assert opened(desk, window, query)[0] == name, query


def test_choices_are_found_with_their_menu(desk: Desk) -> None:
    window = desk.open("Text.\n")
    for query, title in (
        ("dark", "Theme › Dark"),
        ("深色", "Theme › Dark"),
        ("ztss", "Theme › Dark"),
        ("heading 3", "Heading › Heading 3"),
        ("3 级标题", "Heading › Heading 3"),
        ("youhao", "Tone › Friendly"),
        ("focus", "Focus mode"),
    ):
        found = opened(desk, window, query)
        assert any(each.endswith(title) for each in found[:2]), (query, found[:4])


def test_a_persons_own_task_is_found_by_both_its_names(desk: Desk) -> None:
    desk.paths.tasks.mkdir(parents=True)
    (desk.paths.tasks / "plain.toml").write_text(TASK, "utf-8")
    window = desk.open("Text.\n")
    for query in ("plain words", "平实", "pswz"):
        assert opened(desk, window, query)[0] == "My tasks › Plain words"


def test_a_line_says_the_keys_and_the_other_name(desk: Desk) -> None:
    window = desk.open("Text.\n")
    opened(desk, window, "rs")
    assert line(window) == Line("Polish", other_name="润色", keys="Alt+1")
    opened(desk, window, "polish")
    assert line(window) == Line("Polish", keys="Alt+1")
    opened(desk, window, "qingdu")
    assert line(window) == Line("Polish strength › Light", other_name="轻度")
    opened(desk, window, "qianse")
    assert line(window) == Line("Theme › Light", other_name="浅色")


def test_a_choice_that_holds_is_ticked(desk: Desk) -> None:
    window = desk.open("Text.\n")
    titles = opened(desk, window, "polish strength")
    ticked = [title for row, title in enumerate(titles) if line(window, row).is_checked]
    assert [title for title in ticked if title.startswith("Polish strength")] == [
        "Polish strength › Standard"
    ]


def test_enter_runs_the_command_with_the_focus_where_it_was(desk: Desk) -> None:
    window = desk.open("Text.\n")
    opened(desk, window, "theme dark")
    press(window, Qt.Key.Key_Return)
    assert not window.personal.palette.box.isVisible()
    assert window.editor.hasFocus()
    assert window._given.preferences.settings.theme == Theme.DARK


def test_the_chosen_line_is_the_one_that_runs(desk: Desk) -> None:
    window = desk.open("Text.\n")
    titles = opened(desk, window, "polish strength")
    wanted = titles.index("Polish strength › Deep")
    for _ in range(wanted):
        press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    assert window._given.preferences.settings.level is Level.DEEP


def test_up_and_down_go_around_and_pages_stop_at_the_ends(desk: Desk) -> None:
    window = desk.open("Text.\n")
    count = len(opened(desk, window))
    rows = window.personal.palette.box.rows
    press(window, Qt.Key.Key_Up)
    assert rows.currentRow() == count - 1
    press(window, Qt.Key.Key_Down)
    assert rows.currentRow() == 0
    press(window, Qt.Key.Key_PageUp)
    assert rows.currentRow() == 0
    press(window, Qt.Key.Key_PageDown)
    assert 1 < rows.currentRow() < count - 1


def test_a_greyed_command_says_why_and_does_not_run(desk: Desk) -> None:
    window = desk.open("Text.\n", has_model=False)
    opened(desk, window, "polish")
    reason = "There is no model yet: choose a model file first"
    assert line(window).reason == reason
    press(window, Qt.Key.Key_Return)
    box = window.personal.palette.box
    assert box.isVisible()
    assert box.note.text() == reason
    assert box.note.isVisible()
    opened(desk, window, "undo")
    assert line(window).reason == "Not possible at the moment"
    kai = window.text_tools.looks.typefaces.item(Typeface.KAI)
    kai.setEnabled(False)
    kai.setToolTip("No font of this kind is installed")
    opened(desk, window, "kaiti")
    assert line(window).reason == "No font of this kind is installed"


def test_escape_gives_the_focus_back_to_where_it_was(desk: Desk) -> None:
    window = desk.open("Text.\n")
    desk.press(window, "Ctrl+F")
    field = QApplication.focusWidget()
    assert field is not window.editor
    opened(desk, window, "pol")
    press(window, Qt.Key.Key_Escape)
    assert not window.personal.palette.box.isVisible()
    assert QApplication.focusWidget() is field


def test_it_goes_when_the_person_goes_on_elsewhere(desk: Desk) -> None:
    window = desk.open("Text.\n")
    opened(desk, window)
    window.editor.setFocus()
    assert not window.personal.palette.box.isVisible()
    assert window.editor.hasFocus()


def test_what_was_chosen_is_offered_first_also_in_the_next_session(desk: Desk) -> None:
    first = desk.open("Text.\n")
    opened(desk, first, "typewriter")
    press(first, Qt.Key.Key_Return)
    assert opened(desk, first)[0] == "Typewriter scrolling"
    second = desk.open("Text.\n")
    assert opened(desk, second)[0] == "Typewriter scrolling"


def test_recent_files_are_found_by_their_names(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "年度 报告.md"
    path.write_text("report", "utf-8")
    window = desk.open()
    window.documents.open_path(path)
    assert opened(desk, window, "ndbg")[0] == "Recent files › 年度 报告.md"


def test_nothing_found_is_said(desk: Desk) -> None:
    window = desk.open("Text.\n")
    assert opened(desk, window, "qqqqq") == ()
    box = window.personal.palette.box
    assert box.note.text() == "Nothing is called like this"
    press(window, Qt.Key.Key_Return)
    assert box.isVisible()


def test_what_was_typed_stays_when_nothing_is_found(desk: Desk) -> None:
    window = desk.open("Text.\n")
    opened(desk, window, "qqqqq")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown):
        press(window, key)
    assert window.personal.palette.box.field.text() == "qqqqq"


def test_names_of_files_are_not_kept_among_the_commands(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "secret.md"
    path.write_text("text", "utf-8")
    window = desk.open()
    window.documents.open_path(path)
    opened(desk, window, "secret")
    press(window, Qt.Key.Key_Return)
    window._forget_recent()
    assert window._given.preferences.session.commands == ()
    assert window._given.preferences.session.recent_files == ()


def test_it_closes_although_what_had_the_focus_is_gone(desk: Desk) -> None:
    window = desk.open("Text.\n")
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    opened(desk, window)
    delete(field)
    press(window, Qt.Key.Key_Escape)
    assert not window.personal.palette.box.isVisible()
    assert window.editor.hasFocus()


def test_what_is_gone_since_it_opened_is_offered_no_more(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("report", "utf-8")
    window = desk.open()
    window.documents.open_path(path)
    assert opened(desk, window, "report.md")[0] == "Recent files › report.md"
    window.menus.set_recent(())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    press(window, Qt.Key.Key_Return)
    assert window.personal.palette.titles == ()
    assert opened(desk, window, "report.m") == ()


def test_it_stays_closed_while_an_input_method_composes(desk: Desk) -> None:
    window = desk.open("Text.\n")
    QApplication.sendEvent(window.editor, QInputMethodEvent("ni", []))
    window.commands.palette.trigger()
    assert not window.personal.palette.box.isVisible()
    assert window.editor.is_composing


def test_it_stays_inside_a_small_window(desk: Desk) -> None:
    window = desk.open("Text.\n")
    window.resize(480, 320)
    opened(desk, window)
    assert window.rect().contains(window.personal.palette.box.geometry())


def test_a_screen_reader_hears_all_of_a_line(desk: Desk) -> None:
    window = desk.open("Text.\n", has_model=False)
    opened(desk, window, "rs")
    box = window.personal.palette.box
    spoken = box.rows.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Polish, 润色, Alt+1, There is no model yet: choose a model file first"
    assert box.field.accessibleName() == "Find a command"
    field = QAccessible.queryAccessibleInterface(box.field)
    assert field.text(QAccessible.Text.Name) == "Find a command"
