"""What the window shows and offers: actions, menus, status line, first start, closing."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton

from tests.ui.conftest import ENGLISH, Desk, select
from writer.core.errors import NotGguf
from writer.core.options import Genre, Level, TitleStyle
from writer.core.settings import InterfaceLanguage
from writer.ui.main_window import DEFAULT_SIZE, FRAME, MainWindow
from writer.ui.model_host import Status
from writer.ui.page import DEFAULT_SIZE_PT

NEVER_BOUND = (
    "Ctrl+Space",
    "Shift+Space",
    "Ctrl+.",
    "Ctrl+;",
    "Ctrl+Shift+F",
    "Alt+A",
    "Alt+Z",
    "Alt+R",
)


def keys(action: QAction) -> list[str]:
    return [sequence.toString() for sequence in action.shortcuts()]


def test_every_task_has_its_key(desk: Desk) -> None:
    a = desk.open().commands
    assert [keys(x) for x in (a.polish, a.expand, a.title, a.ask)] == [
        ["Alt+1"],
        ["Alt+2"],
        ["Alt+3"],
        ["Ctrl+J"],
    ]
    assert [keys(x) for x in (a.apply, a.insert_below)] == [
        ["Ctrl+Return", "Ctrl+Enter"],
        ["Ctrl+Shift+Return", "Ctrl+Shift+Enter"],
    ]
    assert [keys(x)[0] for x in (a.stop, a.next_change, a.previous_change, a.other_pane)] == [
        "Esc",
        "Alt+Down",
        "Alt+Up",
        "F6",
    ]
    assert [keys(x)[0] for x in (a.older_version, a.newer_version, a.full_screen)] == [
        "Alt+Left",
        "Alt+Right",
        "F11",
    ]


def test_no_key_is_bound_twice_or_taken_from_input_methods(desk: Desk) -> None:
    bound = [key for action in desk.open().actions() for key in keys(action)]
    assert len(bound) == len(set(bound))
    assert not set(bound) & set(NEVER_BOUND)
    assert not [key for key in bound if key.startswith("Ctrl+Alt+")]


def test_every_action_can_be_reached_by_menu_and_is_named(desk: Desk) -> None:
    window = desk.open()
    in_menus = set(_below(window.menuBar().actions()))
    for action in window.actions():
        assert action in in_menus, action.objectName()
        assert action.text() or not action.isVisible()


def test_the_toolbar_has_the_three_tasks(desk: Desk) -> None:
    window = desk.open()
    shown = [action.text() for action in window.menus.toolbar.actions() if action.text()]
    assert shown[:3] == ["Polish", "Expand", "Titles"]
    for button in window.menus.toolbar.findChildren(QToolButton):
        assert button.text() or button.objectName() == "qt_toolbar_ext_button"


def test_the_context_menu_offers_the_tasks_with_their_keys(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    select(window, "good")
    menu = window.editor.context_menu()
    offered = [action.text() for action in menu.actions() if action.text()]
    assert offered == [
        "Cut",
        "Copy",
        "Paste",
        "Polish",
        "Expand",
        "Titles",
        "Describe your change…",
        "More",
        "Keep this name or term",
    ]
    assert all(action.isShortcutVisibleInContextMenu() for action in menu.actions()[:3])
    assert window.commands.polish.isEnabled()


def test_tasks_that_are_not_available_say_why(desk: Desk) -> None:
    window = desk.open(ENGLISH, is_loaded=False)
    desk.qtbot.waitUntil(lambda: "63 %" in window.commands.polish.toolTip())
    assert not window.commands.polish.isEnabled()
    assert "63 %" in window.commands.polish.statusTip()
    menu = window.editor.context_menu()
    assert "The model is loading: 63 %" in [action.text() for action in menu.actions()]
    desk.press(window, "Alt+1")
    assert window.status.activity.text() == "The model is loading: 63 %"
    assert window.editor.text() == ENGLISH
    desk.load_gate.set()
    desk.qtbot.waitUntil(window.commands.polish.isEnabled)
    assert "63 %" not in window.commands.polish.toolTip()
    assert not window.commands.why.isVisible()
    assert window.status.activity.text() == ""


def test_on_a_blank_line_polish_asks_for_a_selection_and_titles_take_the_document(
    desk: Desk,
) -> None:
    window = desk.open("\n" + ENGLISH)
    assert not window.commands.polish.isEnabled()
    assert "Select some text" in window.commands.polish.toolTip()
    assert window.commands.title.isEnabled()


def test_in_an_empty_document_only_a_draft_can_be_asked_for(desk: Desk) -> None:
    window = desk.open()
    enabled = [task for task, action in window.commands.tasks.items() if action.isEnabled()]
    assert enabled == ["ask"]
    QTest.keyClicks(window.editor, "word")
    assert all(action.isEnabled() for action in window.commands.tasks.values())


def test_review_actions_are_available_while_there_is_a_review(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    assert not window.commands.apply.isEnabled()
    desk.press(window, "Alt+1")
    assert window.commands.apply.isEnabled()
    desk.reviewed(window)
    desk.press(window, "Esc")
    assert not window.commands.stop.isEnabled()


def test_choices_are_used_and_kept(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    window.menus.levels.item(Level.DEEP).trigger()
    window.menus.ratios.item(3.0).trigger()
    window.menus.styles.item(TitleStyle.NEWS).trigger()
    options = desk.open(ENGLISH).choices.options()
    assert (options.level, options.ratio, options.style) == (Level.DEEP, 3.0, TitleStyle.NEWS)


def test_the_genre_belongs_to_the_document(desk: Desk, tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("text")
    window = desk.open()
    window.documents.open_path(tmp_path / "a.md")
    window.menus.genres.item(Genre.OFFICIAL).trigger()
    assert window.choices.options().genre is Genre.OFFICIAL
    window.documents.open_path(tmp_path / "b.md")
    assert window.choices.options().genre is Genre.GENERAL
    window.documents.open_path(tmp_path / "a.md")
    assert window.menus.genres.value is Genre.OFFICIAL


def test_the_genre_of_a_new_document_is_kept_when_it_is_saved(desk: Desk, tmp_path: Path) -> None:
    window = desk.open()
    window.menus.genres.item(Genre.FICTION).trigger()
    desk.questions(window).chosen = tmp_path / "a.md"
    QTest.keyClicks(window.editor, "x")
    window.documents.save()
    assert window.choices.options().genre is Genre.FICTION
    assert desk.open().choices._preferences.genre_of(tmp_path / "a.md") is Genre.FICTION


def test_the_status_line_tells_model_device_and_loading(desk: Desk) -> None:
    window = desk.open(is_loaded=False)
    desk.qtbot.waitUntil(lambda: "63 %" in window.status.activity.text())
    assert window.status.model.text() == "scripted"
    desk.load_gate.set()
    desk.qtbot.waitUntil(lambda: "Scripted 1B" in window.status.model.text())
    assert "CPU" in window.status.model.text()
    assert "8,192 tokens" in window.status.model.toolTip()
    assert window.status.activity.text() == ""


def test_the_status_line_tells_reading_writing_and_speed(desk: Desk) -> None:
    gate = threading.Event()
    window = desk.open(ENGLISH, gate=gate, pause_s=0.02)
    window.editor.selectAll()
    desk.press(window, "Alt+1")
    desk.qtbot.waitUntil(lambda: "Reading: 0 %" in window.status.activity.text())
    gate.set()
    desk.qtbot.waitUntil(lambda: "Writing: 1/2" in window.status.activity.text())
    desk.qtbot.waitUntil(lambda: "Writing: 2/2" in window.status.activity.text())
    desk.reviewed(window)
    assert "tokens/s" in window.status.activity.text()
    assert "first token after 0.2 s" in window.status.activity.text()
    assert "Writing" not in window.status.activity.text()


def test_a_longer_status_does_not_widen_the_window(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    window.resize(600, 500)
    window.status.tell("More than there is room for. " * 20)
    desk.qtbot.wait(50)
    assert window.width() == 600


def test_the_status_line_counts_the_document_and_the_selection(desk: Desk) -> None:
    window = desk.open("中文四字 and more\n")
    desk.qtbot.waitUntil(lambda: "6 words" in window.status.counts.text())
    select(window, "四字")
    desk.qtbot.waitUntil(lambda: "2 of 6 words" in window.status.counts.text())


def test_a_first_start_without_a_model_offers_to_choose_one_and_lets_one_write(
    desk: Desk,
) -> None:
    window = desk.open(has_model=False)
    assert window.welcome.isVisible()
    assert QApplication.activeModalWidget() is None
    assert window.editor.hasFocus()
    QTest.keyClicks(window.editor, "word")
    assert window.editor.text() == "word"
    assert "choose a model file" in window.commands.polish.toolTip()


def test_the_first_start_never_begins_with_a_file_format(desk: Desk) -> None:
    window = desk.open(has_model=False)
    assert "gguf" not in window.welcome._heading.text().lower()


def test_a_chosen_model_is_loaded_and_remembered(desk: Desk, tmp_path: Path) -> None:
    window = desk.open(has_model=False)
    desk.load_gate.set()
    desk.questions(window).chosen = tmp_path / "chosen.gguf"
    press_button(window, "welcome_choose")
    desk.qtbot.waitUntil(lambda: window.host.state.status is Status.READY)
    assert not window.welcome.isVisible()
    assert desk.open().choices._preferences.settings.model == str(tmp_path / "chosen.gguf")


def test_one_can_go_on_without_a_model(desk: Desk) -> None:
    window = desk.open(has_model=False)
    window.welcome._later.click()
    assert not window.welcome.isVisible()
    assert window.editor.hasFocus()


def test_a_model_that_cannot_be_used_is_told_in_the_window_and_not_remembered(
    desk: Desk, tmp_path: Path
) -> None:
    window = desk.open(ENGLISH)
    desk.load_error = NotGguf(tmp_path / "bad.gguf")
    desk.questions(window).chosen = tmp_path / "bad.gguf"
    window.commands.choose_model.trigger()
    desk.qtbot.waitUntil(lambda: window.host.state.status is Status.FAILED)
    assert "bad.gguf" in window.info_bar.text
    assert window.info_bar.isVisible()
    assert not window.commands.polish.isEnabled()
    assert not window.choices._preferences.settings.model


def test_a_model_that_cannot_be_used_is_told_with_a_way_to_choose_another(
    desk: Desk, tmp_path: Path
) -> None:
    window = desk.open(ENGLISH, is_loaded=False)
    desk.load_error = NotGguf(tmp_path / "scripted.gguf")
    desk.load_gate.set()
    desk.qtbot.waitUntil(lambda: window.host.state.status is Status.FAILED)
    assert window.status.model.text() == "scripted.gguf could not be loaded"
    way_on = window.info_bar.findChild(QToolButton, "info_bar_way_on")
    assert isinstance(way_on, QToolButton)
    assert way_on.isVisible()
    assert way_on.text() == "Choose a model file…"
    window.menus.languages.item(InterfaceLanguage.CHINESE).trigger()
    QApplication.processEvents()
    assert way_on.text() == window.commands.choose_model.text() != "Choose a model file…"
    desk.load_error = None
    desk.questions(window).chosen = tmp_path / "other.gguf"
    QTest.mouseClick(way_on, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: window.host.state.status is Status.READY)
    window.info_bar.show_message("Something else happened.")
    assert not way_on.isVisible()


def test_a_reason_is_said_for_a_while_in_the_place_of_what_runs(
    desk: Desk,
) -> None:
    window = desk.open(ENGLISH)
    window.status._passing_timer.setInterval(20)
    window.status.tell("Not now.")
    assert window.status.activity.text() == "Not now."
    assert not window.status.currentMessage()
    desk.qtbot.waitUntil(lambda: window.status.activity.text() == "")


def test_another_model_takes_the_place_of_the_first_one(desk: Desk, tmp_path: Path) -> None:
    window = desk.open(ENGLISH)
    desk.questions(window).chosen = tmp_path / "other.gguf"
    window.commands.choose_model.trigger()
    desk.qtbot.waitUntil(lambda: len(desk.engines) == 2)
    assert desk.engines[0].closed
    desk.qtbot.waitUntil(lambda: window.host.state.status is Status.READY)
    desk.press(window, "Alt+1")
    desk.reviewed(window)


def test_a_model_that_is_changed_while_a_task_runs_ends_the_task(
    desk: Desk, tmp_path: Path
) -> None:
    window = desk.open(ENGLISH, gate=threading.Event())
    desk.press(window, "Alt+1")
    desk.questions(window).chosen = tmp_path / "other.gguf"
    window.commands.choose_model.trigger()
    assert not window.reviewing.is_open
    desk.qtbot.waitUntil(lambda: len(desk.engines) == 2)


@pytest.mark.parametrize("moment", ["loading", "reading", "writing", "reviewing", "idle"])
def test_closing_at_any_moment_ends_in_time_and_closes_the_engine_on_its_thread(
    desk: Desk, moment: str
) -> None:
    gate = threading.Event()
    if moment != "reading":
        gate.set()
    window = desk.open(ENGLISH, gate=gate, pause_s=0.02, is_loaded=moment != "loading")
    if moment not in ("loading", "idle"):
        desk.press(window, "Alt+1")
        desk.qtbot.waitUntil(lambda: bool(desk.engines[0].prompts))
    if moment == "reviewing":
        desk.reviewed(window)
    start = time.perf_counter()
    assert window.close()
    assert time.perf_counter() - start < 3
    assert not window.is_stuck
    if moment != "loading":
        assert desk.closed_on == desk.opened_on
        assert desk.closed_on[0] != threading.get_ident()


def test_the_place_of_the_window_is_remembered(desk: Desk) -> None:
    first = desk.open()
    first.resize(760, 560)
    first.close()
    assert desk.open().size() == first.size()


def test_the_first_window_fits_on_the_screen_with_its_frame(desk: Desk) -> None:
    window = desk.open()
    room = window.screen().availableGeometry().size() - FRAME
    assert DEFAULT_SIZE.width() > room.width()  # or the test tells nothing
    assert window.size() == DEFAULT_SIZE.boundedTo(room)


def test_the_size_of_the_text_is_remembered(desk: Desk) -> None:
    first = desk.open()
    first.commands.zoom_in.trigger()
    first.commands.zoom_in.trigger()
    second = desk.open()
    assert second.editor.size_pt == DEFAULT_SIZE_PT + 2
    second.commands.zoom_out.trigger()
    assert second.editor.size_pt == DEFAULT_SIZE_PT + 1
    second.commands.zoom_reset.trigger()
    assert desk.open().editor.size_pt == DEFAULT_SIZE_PT


def test_the_edit_menu_works_where_the_focus_is(desk: Desk) -> None:
    window = desk.open("text")
    window.commands.select_all.trigger()
    window.commands.cut.trigger()
    assert window.editor.text() == ""
    window.commands.undo.trigger()
    assert window.editor.text() == "text"
    window.ask_bar.open()
    window.commands.paste.trigger()
    assert window.editor.text() == "text"
    assert window.ask_bar._field.text() == "text"


def test_a_message_can_be_closed_and_has_a_named_button(desk: Desk) -> None:
    window = desk.open()
    window.info_bar.show_message("Something happened.")
    assert window.info_bar._close.accessibleName()
    QTest.mouseClick(window.info_bar._close, Qt.MouseButton.LeftButton)
    assert not window.info_bar.isVisible()


def press_button(window: MainWindow, name: str) -> None:
    button = window.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _below(actions: Iterable[QAction]) -> Iterator[QAction]:
    """Actions, and those of the menus that they open."""
    for action in actions:
        yield action
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _below(menu.actions())
