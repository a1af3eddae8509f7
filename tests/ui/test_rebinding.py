"""Keys of a person's own, in the window."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import ENGLISH, Desk
from writer.core.bans import MENU_LETTERS, Ban, ban
from writer.core.settings import InterfaceLanguage, Settings
from writer.ui.main_window import MainWindow
from writer.ui.rebinding.ban_words import BanWords
from writer.ui.rebinding.keys_page import KeysPage
from writer.ui.rebinding.rebinding import PANEL, Rebinding
from writer.ui.review.keys import DEFAULT_KEYS

TASK = 'name = "Plain words"\nname_zh = "平实文字"\ninstruction = "Use plain words."\n'


def rebinding(window: MainWindow) -> Rebinding:
    return window.personal.rebinding


def keys(window: MainWindow, id: str) -> tuple[str, ...]:
    return rebinding(window).binding(id).keys


def keys_page(window: MainWindow) -> KeysPage:
    """Of the preferences, opened."""
    window.commands.preferences.trigger()
    dialog = window.personal.preferring.dialog
    assert dialog is not None
    return dialog._keys


def claims(window: MainWindow, keys: str) -> bool:
    """Whether the text takes these keys before any action."""
    combination = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs do not know it
    event = QKeyEvent(
        QEvent.Type.ShortcutOverride, combination.key(), combination.keyboardModifiers()
    )
    event.ignore()
    QApplication.sendEvent(window.editor, event)
    return event.isAccepted()


def test_new_keys_hold_at_once_and_the_old_ones_no_more(desk: Desk) -> None:
    window = desk.open("Text.\n")
    rebinding(window).give("focus_mode", ("Ctrl+Shift+K",))
    desk.press(window, "F8")
    assert not window.commands.focus_mode.isChecked()
    rebinding(window).give("focus_mode", ("F2",))
    desk.press(window, "F2")
    assert window.commands.focus_mode.isChecked()


def test_only_what_differs_is_stored_and_the_next_session_has_it(desk: Desk) -> None:
    window = desk.open("Text.\n")
    rebinding(window).give("polish", ("F2",))
    rebinding(window).give("save", ("Ctrl+S",))
    stored = json.loads(desk.paths.settings.read_text("utf-8"))
    assert stored == {"keys": {"polish": ["F2"]}}
    again = desk.open("Text.\n")
    assert keys(again, "polish") == ("F2",)
    assert again.commands.polish.shortcut().toString() == "F2"
    rebinding(again).reset("polish")
    assert json.loads(desk.paths.settings.read_text("utf-8")) == {}
    assert keys(again, "polish") == ("Alt+1",)


def test_keys_that_another_command_has_are_taken_over(desk: Desk) -> None:
    window = desk.open("Text.\n")
    assert rebinding(window).holder("polish", "Ctrl+S") == "save"
    rebinding(window).give("polish", ("Ctrl+S",))
    assert keys(window, "polish") == ("Ctrl+S",)
    assert keys(window, "save") == ()
    lost = rebinding(window).binding("save").lost
    assert [(each.keys, each.holder) for each in lost] == [("Ctrl+S", "polish")]


def test_taking_the_first_ones_back_gives_them_back_to_who_lost_them(desk: Desk) -> None:
    window = desk.open("Text.\n")
    rebinding(window).give("polish", ("Ctrl+S",))
    rebinding(window).reset("polish")
    assert keys(window, "polish") == ("Alt+1",)
    assert keys(window, "save") == ("Ctrl+S",)


def test_what_comes_with_a_command_can_be_taken_back_from_who_chose_it(desk: Desk) -> None:
    window = desk.open("Text.\n")
    rebinding(window).give("polish", ("Ctrl+S", "F2"))
    rebinding(window).take_back("save")
    assert keys(window, "save") == ("Ctrl+S",)
    assert keys(window, "polish") == ("F2",)


def test_all_can_be_reset(desk: Desk) -> None:
    window = desk.open("Text.\n")
    before = rebinding(window).bindings
    rebinding(window).give("polish", ("Ctrl+S",))
    rebinding(window).give("expand", ())
    rebinding(window).reset_all()
    assert rebinding(window).bindings == before
    assert window._given.preferences.settings.keys == {}


def test_no_two_commands_have_the_same_keys_at_first_and_none_has_banned_ones(desk: Desk) -> None:
    window = desk.open("Text.\n")
    bindings = rebinding(window).bindings
    every = [each for binding in bindings for each in binding.keys]
    assert len(every) == len(set(every))
    assert not [binding for binding in bindings if binding.lost]
    own = {"copy", "cut", "paste", "undo", "redo", "select_all", "stop"}
    assert {b.id for b in bindings for each in b.keys if ban(each)} == own


def test_what_is_banned_is_refused_but_for_who_comes_with_it(desk: Desk) -> None:
    window = desk.open("Text.\n")
    assert rebinding(window).ban("polish", "Ctrl+C") is Ban.TEXT
    assert rebinding(window).ban("copy", "Ctrl+C") is None
    assert rebinding(window).ban("polish", "Ctrl+Space") is Ban.INPUT_METHOD


def test_the_text_takes_no_keys_that_a_command_could_be_given(desk: Desk) -> None:
    window = desk.open("Text.\n")
    names = [*"ABCXYZ019/,", "F5", "Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown"]
    names += ["Return", "Tab", "Del", "Ins", "Backspace", "Space"]
    modifiers = ["", "Shift+", "Ctrl+", "Ctrl+Shift+", "Alt+", "Alt+Shift+"]
    taken = {m + n for m in modifiers for n in names if claims(window, m + n)}
    assert {"Ctrl+C", "Ctrl+Left", "Return", "A"} <= taken
    assert [each for each in sorted(taken) if not ban(QKeySequence(each).toString())] == []


def test_the_banned_letters_are_those_of_the_menus(desk: Desk) -> None:
    window = desk.open("Text.\n")
    titles = [action.text() for action in window.menuBar().actions()]
    assert {title[title.index("&") + 1].upper() for title in titles} == MENU_LETTERS


@pytest.mark.parametrize("reason", Ban)
def test_every_ban_has_a_reason_in_words(reason: Ban) -> None:
    assert len(BanWords().reason(reason)) > 10


def test_settings_that_a_hand_has_spoilt_are_used_as_far_as_they_can_be(desk: Desk) -> None:
    spoilt = {
        "polish": ["ctrl+shift+s", "Ctrl+Space"],
        "save": ["no such key at all"],
        "new": ["Ctrl+Space, Ctrl+N"],
        "expand": "Ctrl+E",
        "gone": ["F2"],
        "stop": [],
    }
    desk.paths.settings.parent.mkdir(parents=True, exist_ok=True)
    desk.paths.settings.write_text(json.dumps({"keys": spoilt}), "utf-8")
    window = desk.open("Text.\n")
    assert keys(window, "polish") == ("Ctrl+Shift+S",)
    assert keys(window, "save") == ("Ctrl+S",)
    assert keys(window, "new") == ("Ctrl+N",)
    assert keys(window, "expand") == ("Alt+2",)
    assert keys(window, "save_as") == ()
    assert keys(window, "stop") == ()


def test_tooltips_and_palette_say_the_new_keys(desk: Desk) -> None:
    window = desk.open("Text.\n")
    rebinding(window).give("polish", ("F2",))
    assert window.commands.polish.toolTip().startswith("Polish (F2)")
    rebinding(window).give("polish", ())
    assert window.commands.polish.toolTip().startswith("Polish")
    assert "(" not in window.commands.polish.toolTip()


def test_the_review_panel_goes_by_the_new_keys_and_names_them(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    rebinding(window).give("apply", ("F2",))
    rebinding(window).give("again", ())
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    footer = window.panel._body.footer
    assert footer.apply.toolTip().endswith("(F2)")
    assert footer.again.toolTip() == "Write another version"
    desk.press(window, "F6")
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() == ENGLISH
    desk.press(window, "F2")
    assert "I went home" in window.editor.text()


def test_return_and_enter_are_given_together(desk: Desk) -> None:
    window = desk.open("Text.\n")
    rebinding(window).give("polish", ("Ctrl+Enter",))
    assert set(keys(window, "polish")) == {"Ctrl+Enter", "Ctrl+Return"}
    assert keys(window, "apply") == ()


def test_every_command_of_the_panel_has_the_keys_of_an_action(desk: Desk) -> None:
    window = desk.open("Text.\n")
    assert {command: keys(window, PANEL[command]) for command in DEFAULT_KEYS} == DEFAULT_KEYS


def test_a_persons_own_task_gets_other_keys_when_its_own_are_taken(desk: Desk) -> None:
    desk.paths.tasks.mkdir(parents=True)
    (desk.paths.tasks / "plain.toml").write_text(TASK, "utf-8")
    window = desk.open("Text.\n")
    assert keys(window, "task.plain") == ("Alt+4",)
    rebinding(window).give("focus_mode", ("Alt+4",))
    assert keys(window, "task.plain") == ("Alt+5",)
    rebinding(window).give("task.plain", ("F2",))
    assert keys(window, "task.plain") == ("F2",)
    rebinding(window).give("task.plain", ())
    assert keys(window, "task.plain") == ()
    rebinding(window).reset("task.plain")
    assert keys(window, "task.plain") == ("Alt+5",)


def test_a_task_that_comes_later_respects_the_keys_that_were_chosen(desk: Desk) -> None:
    window = desk.open("Text.\n")
    rebinding(window).give("focus_mode", ("Alt+4",))
    desk.paths.tasks.mkdir(parents=True, exist_ok=True)
    (desk.paths.tasks / "plain.toml").write_text(TASK, "utf-8")
    window.tasks_folder._files.read_again()
    assert keys(window, "task.plain") == ("Alt+5",)
    assert keys(window, "focus_mode") == ("Alt+4",)


def test_the_keys_page_tells_of_conflicts_and_bans_before_anything_changes(desk: Desk) -> None:
    window = desk.open("Text.\n")
    page = keys_page(window)
    page.list.setCurrentItem(page._items["polish"])
    assert page.label.text() == "New keys for “Polish”"
    page.recorder.pressed.emit("Alt+A")
    assert (
        page.told.text()
        == "Alt+A cannot be used: programs for screenshots and graphics cards take it."
    )
    assert page.take.isHidden()
    page.recorder.pressed.emit("Ctrl+S")
    assert page.told.text() == "Ctrl+S belongs to “Save”."
    assert not page.take.isHidden()
    assert window._given.preferences.settings == Settings()
    page.take.click()
    assert keys(window, "polish") == ("Ctrl+S",)
    assert page._items["save"].text(2) == "Ctrl+S belongs to “Polish”"
    page.list.setCurrentItem(page._items["save"])
    assert page.told.text() == "Ctrl+S belongs to “Polish”."
    page.take.click()
    assert keys(window, "save") == ("Ctrl+S",)
    assert keys(window, "polish") == ()
    page.list.setCurrentItem(page._items["polish"])
    page.reset.click()
    assert keys(window, "polish") == ("Alt+1",)
    assert not page.reset_all.isEnabled()


def test_keys_are_recorded_as_they_are_pressed(desk: Desk) -> None:
    window = desk.open("Text.\n")
    page = keys_page(window)
    page.list.setCurrentItem(page._items["polish"])
    send(page.recorder.field, Qt.Key.Key_F2, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: keys(window, "polish") == ("Ctrl+F2",))
    assert page._items["polish"].text(1) == "Ctrl+F2"
    page.clear.click()
    assert keys(window, "polish") == ()


def test_a_command_is_found_by_pressing_its_keys(desk: Desk) -> None:
    window = desk.open("Text.\n")
    page = keys_page(window)
    send(page.by_keys.field, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: page.label.text() == "New keys for “Replace”")
    page.by_keys.pressed.emit("Ctrl+F2")
    assert page.told.text() == "No command has Ctrl+F2."


def send(widget: object, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", [InterfaceLanguage.ENGLISH, InterfaceLanguage.CHINESE])
def test_no_combination_means_two_things_in_any_language(
    desk: Desk, language: InterfaceLanguage
) -> None:
    """Qt does nothing at all for keys that it finds twice, be it with the same command."""
    Settings(language=language).save(desk.paths.settings)
    window = desk.open("Text.\n")
    bound = [keys.toString() for action in window.actions() for keys in action.shortcuts()]
    assert sorted(bound) == sorted(set(bound))
    assert {"Ctrl+Return", "Ctrl+Enter"} <= set(bound)
