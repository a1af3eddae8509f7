"""One worker thread, one job at a time, and what reaches the GUI thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from writer.core.errors import Cancelled, DecodeFailed, InternalError
from writer.core.jobs import CancelToken
from writer.ui.runner import INTERVAL_MS, OUTBOX_LIMIT, Runner


class Heard:
    """What a runner told, in order, and on which thread."""

    def __init__(self, runner: Runner) -> None:
        self.words: list[object] = []
        self.threads: set[int] = set()
        runner.produced.connect(self.add)
        runner.finished.connect(lambda: self.add("finished"))
        runner.cancelled.connect(lambda: self.add("cancelled"))
        runner.failed.connect(self.add)

    def add(self, word: object) -> None:
        self.words.append(word)
        self.threads.add(threading.get_ident())


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[Runner]:
    made = Runner(qapp)
    yield made
    assert made.shut_down(2000)


def counting(number: int) -> Iterator[int]:
    yield from range(number)


def test_values_come_in_order_on_the_gui_thread(qtbot: QtBot, runner: Runner) -> None:
    heard = Heard(runner)
    runner.start(lambda _token: counting(5))
    qtbot.waitUntil(lambda: "finished" in heard.words)
    assert heard.words == [0, 1, 2, 3, 4, "finished"]
    assert heard.threads == {threading.get_ident()}
    assert not runner.is_busy


def test_all_jobs_run_on_one_thread_that_is_not_the_gui_thread(
    qtbot: QtBot, runner: Runner
) -> None:
    heard = Heard(runner)

    def job(_token: CancelToken) -> Iterator[int]:
        yield threading.get_ident()

    for _ in range(3):
        with qtbot.waitSignal(runner.finished):
            runner.start(job)
    threads = {word for word in heard.words if isinstance(word, int)}
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_a_superseded_job_stays_silent(qtbot: QtBot, runner: Runner) -> None:
    heard = Heard(runner)
    started = threading.Event()

    def first(token: CancelToken) -> Iterator[str]:
        yield "early"
        started.set()
        while not token.is_cancelled:
            yield "old"
        yield "too late"

    runner.start(first)
    assert started.wait(2)
    runner.start(lambda _token: iter(["new"]))
    qtbot.waitUntil(lambda: "finished" in heard.words)
    assert heard.words == ["new", "finished"]


def test_a_job_that_was_superseded_before_it_began_is_never_run(
    qtbot: QtBot, runner: Runner
) -> None:
    ran: list[str] = []
    go = threading.Event()

    def job(name: str) -> Iterator[str]:
        ran.append(name)
        go.wait(2)
        yield name

    runner.start(lambda _token: job("first"))
    runner.start(lambda _token: job("second"))
    runner.start(lambda _token: job("third"))
    go.set()
    with qtbot.waitSignal(runner.finished):
        pass
    assert ran[-1] == "third"
    assert "second" not in ran


def test_cancelling_is_told_once_and_nothing_comes_after_it(qtbot: QtBot, runner: Runner) -> None:
    heard = Heard(runner)

    def job(token: CancelToken) -> Iterator[int]:
        yield 1
        while True:
            token.raise_if_cancelled()
            yield 2

    runner.start(job)
    qtbot.waitUntil(lambda: 2 in heard.words)
    runner.cancel()
    qtbot.waitUntil(lambda: "cancelled" in heard.words)
    qtbot.wait(3 * INTERVAL_MS)
    assert heard.words.count("cancelled") == 1
    assert heard.words[-1] == "cancelled"


def test_what_a_cancelled_job_still_yields_comes_before_its_end(
    qtbot: QtBot, runner: Runner
) -> None:
    heard = Heard(runner)

    def job(token: CancelToken) -> Iterator[str]:
        yield "begun"
        while not token.is_cancelled:
            time.sleep(0.001)
        yield "what is done so far"
        raise Cancelled

    runner.start(job)
    qtbot.waitUntil(lambda: "begun" in heard.words)
    runner.cancel()
    qtbot.waitUntil(lambda: "cancelled" in heard.words)
    assert heard.words == ["begun", "what is done so far", "cancelled"]


def test_a_job_that_was_cancelled_and_then_superseded_stays_silent(
    qtbot: QtBot, runner: Runner
) -> None:
    heard = Heard(runner)

    def old(token: CancelToken) -> Iterator[str]:
        yield "begun"
        while not token.is_cancelled:
            time.sleep(0.001)
        yield from ("late",) * (2 * OUTBOX_LIMIT)  # it must not wait for room either

    runner.start(old)
    qtbot.waitUntil(lambda: "begun" in heard.words)
    runner.cancel()
    runner.start(lambda _token: iter(["new"]))
    qtbot.waitUntil(lambda: "finished" in heard.words)
    assert heard.words == ["begun", "new", "finished"]


def test_a_job_that_ends_just_before_it_is_cancelled_counts_as_cancelled(
    qtbot: QtBot, runner: Runner
) -> None:
    heard = Heard(runner)
    done = threading.Event()

    def job(_token: CancelToken) -> Iterator[int]:
        yield 1
        done.set()

    runner.start(job)
    assert done.wait(2)
    runner.cancel()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert heard.words == [1, "cancelled"]


def test_an_expected_error_is_told(qtbot: QtBot, runner: Runner) -> None:
    error = DecodeFailed(-3)

    def job(_token: CancelToken) -> Iterator[int]:
        yield 1
        raise error

    heard = Heard(runner)
    runner.start(job)
    qtbot.waitUntil(lambda: error in heard.words)
    assert heard.words == [1, error]


def test_a_defect_is_logged_and_told_as_an_internal_error(
    qtbot: QtBot, runner: Runner, caplog: pytest.LogCaptureFixture
) -> None:
    def job(_token: CancelToken) -> Iterator[int]:
        yield 1 // 0

    with qtbot.waitSignal(runner.failed) as failed:
        runner.start(job)
    assert isinstance(failed.args[0], InternalError)
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()
    with qtbot.waitSignal(runner.finished):
        runner.start(lambda _token: counting(1))


def test_fast_values_are_delivered_together(qtbot: QtBot, runner: Runner) -> None:
    announcements: list[int] = []
    runner._worker.arrived.connect(lambda: announcements.append(1))
    heard = Heard(runner)
    runner.start(lambda _token: counting(5000))
    qtbot.waitUntil(lambda: "finished" in heard.words)
    assert len(heard.words) == 5001
    assert len(announcements) < 100


def test_a_slot_may_have_an_event_loop_of_its_own(qtbot: QtBot, runner: Runner) -> None:
    told: list[object] = []

    def ask(value: object) -> None:
        told.append(value)
        if value == 0:
            qtbot.wait(3 * INTERVAL_MS)  # as a dialog does

    runner.produced.connect(ask)
    with qtbot.waitSignal(runner.finished):
        runner.start(lambda _: iter(range(5)))

    assert told == [0, 1, 2, 3, 4]


def test_a_job_that_is_faster_than_the_window_waits_for_it(qtbot: QtBot, runner: Runner) -> None:
    highest: list[int] = []

    def job(_token: CancelToken) -> Iterator[int]:
        for number in range(5000):
            highest.append(len(runner._worker.outbox))
            yield number

    heard = Heard(runner)
    runner.start(job)
    qtbot.waitUntil(lambda: "finished" in heard.words)
    assert heard.words[:-1] == list(range(5000))
    assert max(highest) <= OUTBOX_LIMIT


def test_shutting_down_cancels_and_does_the_last_thing_on_the_worker_thread(qtbot: QtBot) -> None:
    runner = Runner()
    threads: list[int] = []

    def job(token: CancelToken) -> Iterator[int]:
        threads.append(threading.get_ident())
        while True:
            token.raise_if_cancelled()
            yield 1

    runner.start(job)
    qtbot.waitUntil(lambda: bool(threads))
    assert runner.shut_down(2000, lambda: threads.append(threading.get_ident()))
    assert threads[0] == threads[1]


@pytest.mark.usefixtures("qapp")
def test_shutting_down_does_not_wait_for_a_job_that_hangs() -> None:
    runner = Runner()
    hanging, let_go = threading.Event(), threading.Event()

    def job(_token: CancelToken) -> Iterator[int]:
        hanging.set()
        let_go.wait(5)
        yield 1

    runner.start(job)
    assert hanging.wait(2)
    assert not runner.shut_down(20)
    let_go.set()
    assert runner._worker.wait(2000)


@pytest.mark.usefixtures("qapp")
def test_a_runner_that_never_ran_shuts_down_at_once() -> None:
    assert Runner().shut_down(0)


@pytest.mark.usefixtures("qapp")
def test_after_it_was_shut_down_a_runner_runs_nothing() -> None:
    runner = Runner()
    assert runner.shut_down(0)
    assert runner.start(lambda _token: counting(1)).is_cancelled
    assert not runner.is_busy
    assert not runner._worker.isRunning()
