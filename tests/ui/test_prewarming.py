"""What the model reads ahead while somebody selects, types and opens documents."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.fakes import passage_of
from tests.ui.conftest import ENGLISH, Desk, select
from writer.core.errors import DecodeFailed
from writer.core.jobs import CancelToken, Progress
from writer.core.options import Level
from writer.engine.api import Message, Role
from writer.ui.main_window import MainWindow
from writer.ui.model_host import Status

CHINESE = "各县：\n\n造成了严重的的损失。\n"
FIRST, SECOND = "I have went home.", "It was good."


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A selection has stood long after a moment that a test can wait for."""
    monkeypatch.setattr("writer.ui.prewarming.REST_MS", 30)


def read(desk: Desk) -> list[tuple[Message, ...]]:
    """What the engines were given to read ahead, in order."""
    return [messages for engine in desk.engines for messages in engine.prewarmed]


def loaded(desk: Desk, text: str, *, gate: threading.Event | None = None) -> MainWindow:
    """A window whose model is ready, and has read what all prompts have in common."""
    window = desk.open(text, gate=gate)
    desk.qtbot.waitUntil(lambda: len(read(desk)) == 1)
    desk.qtbot.waitUntil(lambda: gate is not None or window.host.is_resting)
    return window


def read_on(desk: Desk, window: MainWindow, number: int) -> tuple[Message, ...]:
    """What is read next, once so much was read."""
    desk.qtbot.waitUntil(lambda: len(read(desk)) == number and window.host.is_resting)
    return read(desk)[-1]


@pytest.mark.parametrize(("text", "word"), [(ENGLISH, "text"), (CHINESE, "文字")])
def test_after_the_load_the_system_message_in_the_language_of_the_document_is_read(
    desk: Desk, text: str, word: str
) -> None:
    loaded(desk, text)
    (messages,) = read(desk)
    assert [message.role for message in messages] == [Role.SYSTEM]
    assert word in messages[0].text


def test_a_selection_that_stands_is_read_ahead_as_its_prompt_will_begin(desk: Desk) -> None:
    window = loaded(desk, ENGLISH)
    select(window, FIRST)
    messages = read_on(desk, window, 2)
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    prompt = desk.engines[0].prompts[0]
    assert passage_of(prompt) == FIRST
    *earlier, last = messages
    assert prompt.messages[: len(earlier)] == tuple(earlier)
    assert prompt.messages[len(earlier)].text.startswith(last.text)
    assert FIRST not in last.text


def test_the_task_that_was_started_last_is_the_one_that_is_foreseen(desk: Desk) -> None:
    window = loaded(desk, ENGLISH)
    window.menus.levels.item(Level.DEEP).trigger()
    request = window.reviewing.foresee()
    assert (request.task, request.options.level) == ("polish", Level.DEEP)
    desk.press(window, "Alt+3")
    assert window.reviewing.foresee().task == "title"


def test_a_selection_that_does_not_stand_is_not_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("writer.ui.prewarming.REST_MS", 300)
    window = loaded(desk, ENGLISH)
    begun = time.monotonic()
    for part in (FIRST, SECOND, "The second", "one", SECOND):
        select(window, part)
        QTest.qWait(20)
    assert len(read(desk)) == 1
    read_on(desk, window, 2)
    assert time.monotonic() - begun > 0.3


def test_no_selection_is_read_when_there_is_none(desk: Desk) -> None:
    window = loaded(desk, ENGLISH)
    window.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(window.editor, "More.")
    QTest.qWait(100)
    assert len(read(desk)) == 1


def test_what_was_read_for_a_passage_that_changed_is_dropped(desk: Desk) -> None:
    gate = threading.Event()
    gate.set()
    window = loaded(desk, ENGLISH, gate=gate)
    desk.qtbot.waitUntil(lambda: window.host.is_resting)
    gate.clear()
    select(window, FIRST)
    desk.qtbot.waitUntil(lambda: len(read(desk)) == 2)
    assert not window.host.is_resting
    window.editor.insertPlainText("We have went out.")
    desk.qtbot.waitUntil(lambda: window.host.is_resting)
    select(window, SECOND)
    desk.qtbot.waitUntil(lambda: len(read(desk)) == 3)
    select(window, "The second")  # while that is being read
    desk.qtbot.waitUntil(lambda: len(read(desk)) == 4)
    gate.set()
    desk.qtbot.waitUntil(lambda: window.host.is_resting)


def test_another_document_drops_what_was_read_and_is_read_itself(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "letter.md"
    path.write_text(CHINESE, "utf-8")
    gate = threading.Event()
    gate.set()
    window = loaded(desk, ENGLISH, gate=gate)
    desk.qtbot.waitUntil(lambda: window.host.is_resting)
    gate.clear()
    select(window, FIRST)
    desk.qtbot.waitUntil(lambda: len(read(desk)) == 2)
    select(window, SECOND)  # and this one waits
    window.documents.open_path(path)
    gate.set()
    (message,) = read_on(desk, window, 3)
    assert "文字" in message.text


def test_another_model_drops_what_was_read_and_reads_it_itself(desk: Desk, tmp_path: Path) -> None:
    window = desk.open(ENGLISH, gate=threading.Event())
    select(window, FIRST)
    desk.qtbot.waitUntil(lambda: len(desk.engines[0].prewarmed) == 1)
    desk.questions(window).chosen = tmp_path / "other.gguf"
    window.commands.choose_model.trigger()
    desk.qtbot.waitUntil(lambda: len(desk.engines) == 2 and bool(desk.engines[1].prewarmed))
    assert desk.engines[0].closed
    assert len(desk.engines[0].prewarmed) == 1


def test_reading_ahead_does_not_look_like_a_task(desk: Desk) -> None:
    window = loaded(desk, ENGLISH, gate=threading.Event())
    assert not window.host.is_resting
    assert not window.host.is_running
    assert window.status.activity.text() == ""
    assert not window.panel.isVisible()
    assert window.commands.polish.isEnabled()
    assert not window.commands.stop.isEnabled()
    desk.press(window, "Esc")
    QTest.qWait(50)
    assert not window.host.is_resting
    assert window.editor.hasFocus()


def test_a_task_does_not_wait_for_what_is_read_ahead(desk: Desk) -> None:
    gate = threading.Event()
    window = loaded(desk, ENGLISH, gate=gate)
    desk.press(window, "Alt+1")
    desk.qtbot.waitUntil(lambda: bool(desk.engines[0].prompts))
    desk.qtbot.waitUntil(lambda: window.status.activity.text() == "Reading: 0 %")
    gate.set()
    desk.reviewed(window)


def test_closing_does_not_wait_for_what_is_read_ahead(desk: Desk) -> None:
    window = loaded(desk, ENGLISH, gate=threading.Event())
    start = time.perf_counter()
    assert window.close()
    assert time.perf_counter() - start < 1
    assert not window.is_stuck
    assert desk.engines[0].closed


def test_an_error_while_reading_ahead_is_not_shown(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[object] = []

    def fail(messages: object, _token: CancelToken) -> list[Progress]:
        tried.append(messages)
        raise DecodeFailed(-3)

    window = loaded(desk, ENGLISH)
    failing = desk.engines[0]
    monkeypatch.setattr(failing, "prewarm", fail)
    select(window, FIRST)
    desk.qtbot.waitUntil(lambda: bool(tried) and window.host.is_resting)
    QApplication.processEvents()
    assert window.host.state.status is Status.READY
    assert not window.info_bar.isVisible()
    assert not [w for w in window.findChildren(QLabel) if w.isVisible() and "-3" in w.text()]
    desk.press(window, "Alt+1")
    desk.reviewed(window)
