"""What is done while nobody asks for anything: measuring, checking, reloading, freeing."""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import ENGLISH, Desk
from writer.core.errors import ModelMissing
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.settings import InterfaceLanguage, Settings
from writer.engine.digest import Digests
from writer.ui.main_window import MainWindow
from writer.ui.menus import FREE_AFTER, offered
from writer.ui.model_host import Status

MINUTE_MS = 100


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Idle moments and minutes that a test can wait for."""
    monkeypatch.setattr("writer.ui.prewarming.REST_MS", 10)
    monkeypatch.setattr("writer.ui.idle_work.REST_MS", 60)
    monkeypatch.setattr("writer.ui.idle_work.MINUTE_MS", MINUTE_MS)


@pytest.fixture(autouse=True)
def _kept(desk: Desk) -> None:
    """The model's memory is kept unless a test says otherwise."""
    Settings(free_after_minutes=0).save(desk.paths.settings)


def wait(desk: Desk, window: MainWindow, status: Status) -> None:
    desk.qtbot.waitUntil(lambda: window.host.state.status is status and window.host.is_resting)


def calibrated(desk: Desk, window: MainWindow) -> None:
    desk.qtbot.waitUntil(lambda: window.host.is_calibrated)


def test_a_model_measures_itself_once_when_it_was_idle_for_a_moment(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    calibrated(desk, window)
    assert desk.engines[0].prewarmed
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    QTest.qWait(200)
    assert desk.engines[0].calibrations == 1
    assert "tokens/s" in window.status.activity.text()


def test_a_measurement_gives_way_to_a_task_and_is_tried_again(desk: Desk) -> None:
    gate = threading.Event()
    gate.set()
    window = desk.open(ENGLISH, gate=gate)
    desk.qtbot.waitUntil(lambda: window.host.is_resting and bool(desk.engines[0].prewarmed))
    gate.clear()
    desk.qtbot.waitUntil(lambda: desk.engines[0].calibrations == 1)
    assert not window.host.is_running
    desk.press(window, "Alt+1")
    desk.qtbot.waitUntil(lambda: bool(desk.engines[0].prompts))
    gate.set()
    desk.reviewed(window)
    assert not window.host.is_calibrated
    calibrated(desk, window)
    assert desk.engines[0].calibrations == 2


def test_closing_does_not_wait_for_a_measurement(desk: Desk) -> None:
    gate = threading.Event()
    gate.set()
    window = desk.open(ENGLISH, gate=gate)
    desk.qtbot.waitUntil(lambda: window.host.is_resting and bool(desk.engines[0].prewarmed))
    gate.clear()
    desk.qtbot.waitUntil(lambda: desk.engines[0].calibrations == 1)
    start = time.perf_counter()
    assert window.close()
    assert time.perf_counter() - start < 1
    assert not window.is_stuck


def test_the_digest_of_the_model_file_is_taken_and_kept(desk: Desk, tmp_path: Path) -> None:
    model = tmp_path / "some.gguf"
    model.write_bytes(b"weights" * 1000)
    window = desk.open(ENGLISH)
    desk.questions(window).chosen = model
    window.commands.choose_model.trigger()
    memory = desk.paths.cache / "digests.json"
    desk.qtbot.waitUntil(lambda: memory.exists() and model.name in memory.read_text())
    (digest,) = json.loads(memory.read_text()).values()
    assert digest == hashlib.sha256(model.read_bytes()).hexdigest()


class SlowDigests(Digests):
    """Has as many blocks as it is let read, and tells which of them was read when."""

    def __init__(self, memory: Path) -> None:
        super().__init__(memory)
        self.blocks = 0
        self.last = threading.Event()
        self.threads: set[int] = set()

    def digest(self, path: Path, token: CancelToken) -> Iterator[Progress | str]:
        self.threads.add(threading.get_ident())
        while not self.last.wait(0.002):
            token.raise_if_cancelled()
            self.blocks += 1
            yield Progress(Stage.HASHING, self.blocks, self.blocks + 1)
        yield path.name


@pytest.fixture
def slow(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> SlowDigests:
    made = SlowDigests(desk.paths.cache / "digests.json")
    monkeypatch.setattr("writer.ui.main_window.Digests", lambda _memory: made)
    return made


def test_a_file_is_checked_on_a_thread_of_its_own_and_pauses_for_a_task(
    desk: Desk, slow: SlowDigests
) -> None:
    gate = threading.Event()
    gate.set()
    window = desk.open(ENGLISH, gate=gate)
    desk.qtbot.waitUntil(lambda: slow.blocks > 3)
    assert window.host.is_resting
    assert not slow.threads & {threading.get_ident(), *desk.opened_on}
    gate.clear()
    desk.press(window, "Alt+1")
    desk.qtbot.waitUntil(lambda: bool(desk.engines[0].prompts))
    before = slow.blocks
    QTest.qWait(100)
    assert slow.blocks <= before + 1
    gate.set()
    desk.qtbot.waitUntil(lambda: slow.blocks > before + 3)


@pytest.mark.parametrize("is_paused", [False, True])
def test_closing_does_not_wait_for_a_file_to_be_checked(
    desk: Desk, slow: SlowDigests, is_paused: bool
) -> None:
    gate = threading.Event()
    gate.set()
    window = desk.open(ENGLISH, gate=gate)
    desk.qtbot.waitUntil(lambda: slow.blocks > 3)
    if is_paused:
        gate.clear()
        desk.press(window, "Alt+1")
        desk.qtbot.waitUntil(lambda: bool(desk.engines[0].prompts))
    start = time.perf_counter()
    assert window.close()
    assert time.perf_counter() - start < 1
    assert not window.is_stuck


def test_a_file_that_cannot_be_checked_is_let_be(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Path] = []

    def fail(_self: Digests, path: Path, _token: CancelToken) -> Iterator[Progress | str]:
        tried.append(path)
        raise ModelMissing(path)

    monkeypatch.setattr(Digests, "digest", fail)
    window = desk.open(ENGLISH)
    desk.qtbot.waitUntil(lambda: bool(tried))
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    QTest.qWait(200)
    assert len(tried) == 1
    assert not window.info_bar.isVisible()


def test_the_memory_is_given_back_after_some_minutes_without_a_task(desk: Desk) -> None:
    Settings(free_after_minutes=5).save(desk.paths.settings)
    window = desk.open(ENGLISH)
    begun = time.monotonic()
    wait(desk, window, Status.FREED)
    assert time.monotonic() - begun > 0.4 * 5 * MINUTE_MS / 1000
    assert desk.engines[0].closed
    assert window.status.model.text() == "Scripted 1B  ·  memory freed"
    assert "next task loads it" in window.status.model.toolTip()
    assert window.commands.polish.isEnabled()
    assert not window.commands.free.isEnabled()


def test_the_minutes_are_counted_from_the_last_task(desk: Desk) -> None:
    Settings(free_after_minutes=8).save(desk.paths.settings)
    window = desk.open(ENGLISH)
    begun = time.monotonic()
    while time.monotonic() - begun < 2 * 8 * MINUTE_MS / 1000:
        desk.press(window, "Alt+1")
        desk.reviewed(window)
        desk.press(window, "Esc")
        assert window.host.state.status is Status.READY
    wait(desk, window, Status.FREED)


def test_a_task_that_runs_long_keeps_the_memory(desk: Desk) -> None:
    Settings(free_after_minutes=1).save(desk.paths.settings)
    window = desk.open(ENGLISH, pause_s=0.04)
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    assert window.panel.result_text == "I went home. It was fine."
    assert len(desk.engines) == 1


def test_the_memory_is_kept_where_that_is_wanted(desk: Desk) -> None:
    Settings(free_after_minutes=1).save(desk.paths.settings)
    window = desk.open(ENGLISH)
    window.menus.free_after.item(0).trigger()
    QTest.qWait(3 * MINUTE_MS)
    assert window.host.state.status is Status.READY
    window.menus.free_after.item(1).trigger()
    wait(desk, window, Status.FREED)
    assert Settings.load(desk.paths.settings).value.free_after_minutes == 1


def test_a_task_loads_a_freed_model_with_its_progress_and_then_answers(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    window.commands.free.trigger()
    wait(desk, window, Status.FREED)
    desk.load_gate.clear()
    desk.press(window, "Alt+1")
    desk.qtbot.waitUntil(lambda: "63 %" in window.status.activity.text())
    assert window.status.activity.text() == "Loading the model: 63 %"
    assert window.panel._body.header.status == "Loading the model… 63 %"
    assert window.commands.stop.isEnabled()
    desk.load_gate.set()
    desk.reviewed(window)
    assert window.status.model.text() == "Scripted 1B  ·  CPU"
    assert "Loading" not in window.status.activity.text()
    desk.press(window, "Ctrl+Return")
    assert window.editor.text().startswith("I went home. It was fine.")


def test_escape_stops_a_task_that_loads_the_model(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    window.commands.free.trigger()
    wait(desk, window, Status.FREED)
    desk.load_gate.clear()
    desk.press(window, "Alt+1")
    desk.qtbot.waitUntil(lambda: "63 %" in window.status.activity.text())
    desk.press(window, "Esc")
    wait(desk, window, Status.FREED)
    assert not window.panel.isVisible()
    assert window.status.activity.text() == ""
    assert window.commands.polish.isEnabled()
    assert window.editor.text() == ENGLISH


def test_closing_does_not_wait_for_a_task_that_loads_the_model(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    window.commands.free.trigger()
    wait(desk, window, Status.FREED)
    desk.load_gate.clear()
    desk.press(window, "Alt+1")
    desk.qtbot.waitUntil(lambda: window.host.state.status is Status.LOADING)
    start = time.perf_counter()
    assert window.close()
    assert time.perf_counter() - start < 1
    assert not window.is_stuck


def test_the_action_is_named_after_the_memory_and_says_why_it_is_grey(desk: Desk) -> None:
    window = desk.open(ENGLISH, on_gpu=True)
    free = window.commands.free
    assert free.text() == "Free the GPU"
    window.menus.languages.item(InterfaceLanguage.CHINESE).trigger()
    QApplication.processEvents()
    assert free.text() == "释放显存"
    assert window.menus.free_after.title() == "空闲时释放内存"
    window.menus.languages.item(InterfaceLanguage.ENGLISH).trigger()
    QApplication.processEvents()
    free.trigger()
    wait(desk, window, Status.FREED)
    assert not free.isEnabled()
    assert free.toolTip() == "Free the GPU\nNo model is in memory"
    assert window.status.model.text() == "Scripted 1B  ·  GPU freed"
    assert not desk.open(has_model=False).commands.free.isEnabled()


def test_another_number_of_threads_is_kept_and_loads_the_model_anew_when_idle(desk: Desk) -> None:
    gate = threading.Event()
    gate.set()
    window = desk.open(ENGLISH, gate=gate)
    calibrated(desk, window)
    gate.clear()
    desk.press(window, "Alt+1")
    window.menus.threads.item(2).trigger()
    QTest.qWait(150)
    assert len(desk.engines) == 1
    assert window.host.is_running
    gate.set()
    desk.reviewed(window)
    desk.qtbot.waitUntil(lambda: len(desk.engines) == 2)
    wait(desk, window, Status.READY)
    assert desk.engines[0].closed
    assert Settings.load(desk.paths.settings).value.threads == 2
    assert window.panel.has_result
    QTest.qWait(200)
    assert len(desk.engines) == 2


def test_a_freed_model_is_not_loaded_for_another_number_of_threads(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    window.commands.free.trigger()
    wait(desk, window, Status.FREED)
    window.menus.threads.item(1).trigger()
    QTest.qWait(150)
    assert window.host.state.status is Status.FREED
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    QTest.qWait(150)
    assert len(desk.engines) == 2


def test_every_number_that_is_set_can_be_seen_in_the_menu(desk: Desk) -> None:
    assert desk.open().menus.threads.value == 0
    Settings(threads=12, free_after_minutes=7).save(desk.paths.settings)
    window = desk.open()
    assert window.menus.threads.value == 12
    assert window.menus.free_after.value == 7
    assert window.menus.free_after.item(7).text() == "After 7 minutes"
    assert window.menus.threads.item(0).text() == "Automatic"
    assert offered(FREE_AFTER, 10) == FREE_AFTER
