"""The model on its thread: loaded, asked, read ahead with, freed and loaded again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes import ScriptedEngine
from writer.assist.tasks import TaskBook
from writer.core.errors import DecodeFailed, TooLargeForMemory, WriterError
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.values import EditRequest, Span
from writer.engine.api import Chunk, Engine, Message, Prompt, Role
from writer.ui.engine_seat import EngineSeat
from writer.ui.model_host import ModelHost, Status, Work

MODEL = Path("scripted.gguf")
PASSAGE = EditRequest("polish", "I have went home.", Span(0, 17))
OTHER = EditRequest("polish", "It was good.", Span(0, 12))


@dataclass
class Bench:
    """A host with scripted engines, and all that it told."""

    parent: QObject
    load_gate: threading.Event = field(default_factory=threading.Event)
    gate: threading.Event = field(default_factory=threading.Event)
    load_error: WriterError | None = None
    prewarm_error: WriterError | None = None
    engines: list[ScriptedEngine] = field(default_factory=list)
    words: list[object] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.load_gate.set()
        self.gate.set()
        seat = EngineSeat(self._open, _answer, self._opening, TaskBook((), {}))
        self.host = host = ModelHost(seat, self.parent)
        host.produced.connect(self.words.append)
        host.failed.connect(self.words.append)
        host.load_failed.connect(lambda error: self.words.append(("load", error)))
        host.finished.connect(lambda: self.words.append("finished"))
        host.cancelled.connect(lambda: self.words.append("cancelled"))
        host.rested.connect(lambda work: self.words.append(work))
        host.state_changed.connect(lambda: self.words.append(host.state.status))

    def heard(self, kind: type) -> list[object]:
        """What of this kind was told."""
        return [word for word in self.words if isinstance(word, kind)]

    @property
    def texts(self) -> list[str]:
        return [word.text for word in self.words if isinstance(word, Chunk) and word.text]

    @property
    def prewarmed(self) -> list[str]:
        """The passages that were read ahead."""
        return [m[-1].text for engine in self.engines for m in engine.prewarmed]

    def _open(self, _path: Path, token: CancelToken) -> Iterator[Progress | Engine]:
        yield Progress(Stage.LOADING, 630, 1000)
        while not self.load_gate.wait(0.005):
            token.raise_if_cancelled()
        if self.load_error:
            raise self.load_error
        self.engines.append(ScriptedEngine(_repeat, gate=self.gate))
        yield self.engines[-1]

    def _opening(self, request: EditRequest, _tasks: TaskBook) -> tuple[Message, ...]:
        if self.prewarm_error:
            raise self.prewarm_error
        return (Message(Role.USER, (request.passage,)),)


def _answer(
    request: EditRequest, engine: Engine, _tasks: TaskBook, token: CancelToken
) -> Iterator[Progress | Chunk]:
    yield from engine.generate(Prompt((Message(Role.USER, (request.passage,)),), 100), token)


def _repeat(prompt: Prompt) -> str:
    return prompt.messages[-1].text


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[Bench]:
    made = Bench(qapp)
    yield made
    made.load_gate.set()
    made.gate.set()
    assert made.host.shut_down(2000)


@pytest.fixture
def ready(bench: Bench, qtbot: QtBot) -> Bench:
    """With its model loaded and nothing told so far."""
    bench.host.load(MODEL)
    qtbot.waitUntil(lambda: Work.LOADING in bench.words)
    bench.words.clear()
    return bench


@pytest.fixture
def freed(ready: Bench, qtbot: QtBot) -> Bench:
    """With its model freed again."""
    ready.host.free()
    qtbot.waitUntil(lambda: Work.FREEING in ready.words)
    ready.words.clear()
    return ready


def test_work_ahead_is_no_running_task_and_tells_nothing_of_one(ready: Bench, qtbot: QtBot) -> None:
    ready.gate.clear()
    ready.host.prewarm(PASSAGE)
    qtbot.waitUntil(lambda: ready.prewarmed == [PASSAGE.passage])
    assert not ready.host.is_running
    assert not ready.host.is_resting
    ready.host.cancel()  # what Esc does
    ready.gate.set()
    qtbot.waitUntil(lambda: ready.host.is_resting)
    assert ready.words == [Work.PREWARMING]


def test_a_request_takes_the_place_of_work_ahead_at_once(ready: Bench, qtbot: QtBot) -> None:
    ready.gate.clear()
    ready.host.prewarm(PASSAGE)
    qtbot.waitUntil(lambda: bool(ready.prewarmed))
    ready.host.run(PASSAGE)
    qtbot.waitUntil(lambda: bool(ready.engines[0].prompts))  # the gate is still closed
    ready.gate.set()
    qtbot.waitUntil(lambda: "finished" in ready.words)
    assert "".join(ready.texts) == PASSAGE.passage
    assert "cancelled" not in ready.words
    assert Work.PREWARMING not in ready.words


def test_a_newer_passage_takes_the_place_of_an_older_one(ready: Bench, qtbot: QtBot) -> None:
    ready.gate.clear()
    ready.host.prewarm(PASSAGE)
    ready.host.prewarm(OTHER)
    ready.gate.set()
    qtbot.waitUntil(lambda: ready.host.is_resting)
    assert ready.prewarmed[-1] == OTHER.passage
    assert ready.words == [Work.PREWARMING]


def test_nothing_is_read_ahead_or_measured_while_a_task_runs(ready: Bench, qtbot: QtBot) -> None:
    ready.gate.clear()
    ready.host.run(PASSAGE)
    ready.host.prewarm(OTHER)
    ready.host.calibrate()
    assert ready.host.is_running
    ready.gate.set()
    qtbot.waitUntil(lambda: "finished" in ready.words)
    assert not ready.prewarmed
    assert not ready.engines[0].calibrations


def test_nothing_is_read_ahead_with_a_model_that_is_not_there(bench: Bench, qtbot: QtBot) -> None:
    bench.host.prewarm(PASSAGE)
    assert bench.host.is_resting
    bench.load_gate.clear()
    bench.host.load(MODEL)
    bench.host.prewarm(PASSAGE)
    bench.host.calibrate()
    bench.load_gate.set()
    qtbot.waitUntil(lambda: Work.LOADING in bench.words)
    bench.host.free()
    bench.host.prewarm(PASSAGE)
    qtbot.waitUntil(lambda: bench.host.state.status is Status.FREED)
    bench.host.prewarm(PASSAGE)
    assert bench.host.is_resting
    assert not bench.prewarmed
    assert bench.engines[0].closed


def test_what_is_read_ahead_can_be_dropped(ready: Bench, qtbot: QtBot) -> None:
    ready.gate.clear()
    ready.host.prewarm(PASSAGE)
    qtbot.waitUntil(lambda: bool(ready.prewarmed))
    ready.host.drop_prewarm()
    qtbot.waitUntil(lambda: ready.host.is_resting)
    ready.host.run(PASSAGE)
    ready.host.drop_prewarm()
    ready.gate.set()
    qtbot.waitUntil(lambda: "finished" in ready.words)


@pytest.mark.parametrize("error", [DecodeFailed(-3), WriterError("odd")])
def test_an_error_while_reading_ahead_is_told_to_nobody(
    ready: Bench, qtbot: QtBot, error: WriterError
) -> None:
    ready.prewarm_error = error
    ready.host.prewarm(PASSAGE)
    qtbot.waitUntil(lambda: ready.host.is_resting)
    assert ready.words == [Work.PREWARMING]
    assert ready.host.state.status is Status.READY


def test_a_measurement_that_was_cut_short_does_not_count(ready: Bench, qtbot: QtBot) -> None:
    ready.gate.clear()
    ready.host.calibrate()
    qtbot.waitUntil(lambda: ready.engines[0].calibrations == 1)
    ready.host.run(PASSAGE)
    ready.gate.set()
    qtbot.waitUntil(lambda: "finished" in ready.words)
    assert not ready.host.is_calibrated
    ready.host.calibrate()
    qtbot.waitUntil(lambda: ready.host.is_calibrated)


def test_a_model_that_is_loaded_anew_measures_itself_again(ready: Bench, qtbot: QtBot) -> None:
    ready.host.calibrate()
    qtbot.waitUntil(lambda: ready.host.is_calibrated)
    ready.host.load(MODEL)
    qtbot.waitUntil(lambda: not ready.host.is_calibrated)


def test_a_freed_model_is_closed_and_still_known_by_name(ready: Bench, qtbot: QtBot) -> None:
    known = ready.host.state.description
    ready.host.free()
    qtbot.waitUntil(lambda: Work.FREEING in ready.words)
    assert ready.engines[0].closed
    assert ready.host.state.status is Status.FREED
    assert known is not None
    assert ready.host.state.description == known


def test_a_task_on_a_freed_model_loads_it_and_then_runs_by_itself(
    freed: Bench, qtbot: QtBot
) -> None:
    freed.load_gate.clear()
    freed.host.run(PASSAGE)
    qtbot.waitUntil(lambda: freed.host.state.status is Status.LOADING)
    assert freed.host.state.percent == 63
    assert freed.host.is_running
    freed.load_gate.set()
    qtbot.waitUntil(lambda: "finished" in freed.words)
    assert len(freed.engines) == 2
    assert not freed.engines[1].closed
    assert "".join(freed.texts) == PASSAGE.passage
    assert freed.heard(Progress)[0] == Progress(Stage.LOADING, 630, 1000)
    assert freed.heard(Status) == [Status.LOADING, Status.READY]


def test_a_second_task_finds_the_model_loaded(freed: Bench, qtbot: QtBot) -> None:
    for _ in range(2):
        freed.words.clear()
        freed.host.run(PASSAGE)
        qtbot.waitUntil(lambda: "finished" in freed.words)
    assert len(freed.engines) == 2
    assert not freed.heard(Status)


def test_stopping_a_task_while_it_loads_leaves_the_model_freed(freed: Bench, qtbot: QtBot) -> None:
    freed.load_gate.clear()
    freed.host.run(PASSAGE)
    qtbot.waitUntil(lambda: freed.host.state.status is Status.LOADING)
    freed.host.cancel()
    qtbot.waitUntil(lambda: "cancelled" in freed.words)
    qtbot.waitUntil(lambda: freed.host.is_resting)
    assert freed.host.state.status is Status.FREED
    assert all(engine.closed for engine in freed.engines)
    freed.load_gate.set()
    freed.host.run(PASSAGE)
    qtbot.waitUntil(lambda: "finished" in freed.words)


def test_a_model_that_does_not_come_back_is_told_once_and_tried_again(
    freed: Bench, qtbot: QtBot
) -> None:
    freed.load_error = error = TooLargeForMemory(MODEL, 2, 1)
    freed.host.run(PASSAGE)
    qtbot.waitUntil(lambda: Work.FREEING in freed.words)
    assert freed.heard(WriterError) == [error]
    assert ("load", error) not in freed.words
    assert freed.host.state.status is Status.FREED
    freed.load_error = None
    freed.host.run(PASSAGE)
    qtbot.waitUntil(lambda: "finished" in freed.words)


def test_freeing_ends_the_task_that_runs(ready: Bench, qtbot: QtBot) -> None:
    ready.gate.clear()
    ready.host.run(PASSAGE)
    qtbot.waitUntil(lambda: bool(ready.engines[0].prompts))
    ready.host.free()
    assert ready.words.count("cancelled") == 1
    qtbot.waitUntil(lambda: ready.host.state.status is Status.FREED)
    assert ready.words.count("cancelled") == 1
    assert ready.engines[0].closed


def test_freeing_while_the_model_loads_stops_that(bench: Bench, qtbot: QtBot) -> None:
    bench.load_gate.clear()
    bench.host.load(MODEL)
    qtbot.waitUntil(lambda: bench.host.state.percent == 63)
    bench.host.free()
    qtbot.waitUntil(lambda: bench.host.state.status is Status.FREED)
    assert not bench.engines
    bench.load_gate.set()
    bench.host.run(PASSAGE)
    qtbot.waitUntil(lambda: "finished" in bench.words)


def test_a_task_that_comes_while_the_model_is_being_freed_runs(ready: Bench, qtbot: QtBot) -> None:
    ready.host.free()
    ready.host.run(PASSAGE)
    qtbot.waitUntil(lambda: "finished" in ready.words)
    assert ready.host.state.status is Status.READY
    assert not ready.engines[-1].closed


def test_a_task_that_takes_the_place_of_one_that_loads_runs(freed: Bench, qtbot: QtBot) -> None:
    freed.load_gate.clear()
    freed.host.run(PASSAGE)
    qtbot.waitUntil(lambda: freed.host.state.status is Status.LOADING)
    freed.load_gate.set()
    qtbot.waitUntil(lambda: len(freed.engines) == 2)  # loaded, and perhaps not told yet
    freed.host.run(OTHER)
    qtbot.waitUntil(lambda: "finished" in freed.words)
    assert "".join(freed.texts).endswith(OTHER.passage)
    assert freed.host.state.status is Status.READY


def test_a_host_ends_at_once_while_it_reads_ahead(ready: Bench, qtbot: QtBot) -> None:
    ready.gate.clear()
    ready.host.prewarm(PASSAGE)
    qtbot.waitUntil(lambda: bool(ready.prewarmed))
    assert ready.host.shut_down(2000)
    assert ready.engines[0].closed
    assert not ready.words
