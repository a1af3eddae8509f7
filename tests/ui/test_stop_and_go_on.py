"""A long run that is stopped, and goes on where it was."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QTextCursor

from tests.fakes import passage_of
from tests.ui.conftest import Desk, corrected
from writer.engine.api import Prompt
from writer.ui.main_window import MainWindow

PLACES = ("out", "in", "by", "up", "on", "home", "away", "off", "back", "down", "over", "far")
PARAGRAPHS = [f"I have went {place} and it was good." for place in PLACES]
LONG = "".join(f"{text}\n\n{text[:-1]} indeed.\n\n" for text in PARAGRAPHS)
BLOCKS = 2 * len(PARAGRAPHS)
"""Asked for in groups, of which the one that runs is lost in a stop."""
DONE = 12


def has_reached(window: MainWindow, block: int) -> bool:
    """Whether this block is being written, or a later one: each is told for a moment only."""
    told = re.search(r"Writing: (\d+)/", window.status.activity.text())
    return told is not None and int(told[1]) >= block


def stop_after(desk: Desk, window: MainWindow, blocks: int) -> None:
    """Polish the document, and stop when some blocks are done."""
    window.editor.selectAll()
    desk.press(window, "Alt+1")
    desk.qtbot.waitUntil(lambda: has_reached(window, blocks + 1))
    desk.press(window, "Esc")
    desk.qtbot.waitUntil(lambda: not window.panel.is_streaming)


def go_on(desk: Desk, window: MainWindow) -> None:
    desk.press(window, "Ctrl+Shift+R")
    desk.qtbot.waitUntil(lambda: window.panel.is_streaming)
    desk.qtbot.waitUntil(lambda: window.panel.has_result)


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.open(LONG, pause_s=0.008)


def test_what_is_done_is_shown_after_a_stop(desk: Desk, window: MainWindow) -> None:
    stop_after(desk, window, DONE)
    text = window.panel.result_text
    assert text is not None
    done = text.count("I went")
    assert 0 < done < BLOCKS
    assert text.count("have went") == BLOCKS - done
    assert f"Stopped after {done} of {BLOCKS} blocks." in window.panel._body.banner.text
    assert window.editor.text() == LONG


def test_going_on_asks_for_the_rest_only_and_gives_the_whole(
    desk: Desk, window: MainWindow
) -> None:
    stop_after(desk, window, DONE)
    asked = len(desk.engines[0].prompts)
    go_on(desk, window)
    again = "".join(passage_of(prompt) for prompt in desk.engines[0].prompts[asked:])
    assert PARAGRAPHS[0] not in again
    assert PARAGRAPHS[-1] in again
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() == corrected(LONG)
    window.editor.undo()
    assert window.editor.text() == LONG
    assert not window.editor.document().isUndoAvailable()


def test_what_is_done_can_be_applied_as_one_undo_step(desk: Desk, window: MainWindow) -> None:
    stop_after(desk, window, DONE)
    text = window.panel.result_text
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() == text != LONG
    assert not window.reviewing.is_open
    window.editor.undo()
    assert window.editor.text() == LONG
    assert not window.editor.document().isUndoAvailable()


def test_a_changed_passage_cannot_go_on(desk: Desk, window: MainWindow) -> None:
    stop_after(desk, window, DONE)
    asked = len(desk.engines[0].prompts)
    cursor = window.editor.textCursor()
    cursor.setPosition(3)
    cursor.insertText("!")
    desk.press(window, "Ctrl+Shift+R")
    assert window.panel._body.banner.text.startswith("The original has changed.")
    assert not window.panel.is_streaming
    assert len(desk.engines[0].prompts) == asked


def test_text_written_elsewhere_does_not_keep_it_from_going_on(desk: Desk) -> None:
    window = desk.open("Before.\n\n" + LONG, pause_s=0.008)
    start = len("Before.\n\n")
    cursor = window.editor.textCursor()
    cursor.setPosition(start)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    window.editor.setTextCursor(cursor)
    desk.press(window, "Alt+1")
    desk.qtbot.waitUntil(lambda: has_reached(window, DONE))
    desk.press(window, "Esc")
    desk.qtbot.waitUntil(lambda: not window.panel.is_streaming)
    cursor.setPosition(0)
    cursor.insertText("More ")
    go_on(desk, window)
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() == "More Before.\n\n" + corrected(LONG)


def test_a_run_stopped_in_its_first_block_closes(desk: Desk) -> None:
    def never(prompt: Prompt) -> str:
        return passage_of(prompt) * 3

    window = desk.open(PARAGRAPHS[0], never, pause_s=0.05)
    window.editor.selectAll()
    with desk.qtbot.waitSignal(window.host.produced):
        desk.press(window, "Alt+1")
    desk.press(window, "Esc")
    desk.qtbot.waitUntil(lambda: not window.reviewing.is_open)
    assert window.editor.text() == PARAGRAPHS[0]


def test_alt_enter_accepts_what_has_no_findings_from_the_menu_and_the_editor(desk: Desk) -> None:
    window = desk.open(LONG)
    window.editor.selectAll()
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    action = window.commands.accept_unremarked
    assert action in window.menus.writing.actions()
    assert action.shortcut().toString() == "Alt+Return"
    assert window.editor.hasFocus()
    desk.press(window, "Alt+Return")
    assert f"accepted: {2 * BLOCKS}" in window.panel._body.header.status
