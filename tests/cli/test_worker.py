from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from tests.cli.harness import CommandLine
from tests.fakes import ScriptedEngine, passage_of
from writer.cli.exits import Exit, Interrupted
from writer.cli.worker import GRACE_S, run_job
from writer.core.errors import UnknownTask
from writer.core.jobs import CancelToken, Progress, Stage
from writer.engine.api import Engine

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent the POSIX way")


def interrupt_after(seconds: float, times: int = 1) -> None:
    """Press Ctrl+C from outside, so long after the job began, and never on pytest itself."""
    before = signal.getsignal(signal.SIGINT)

    def press() -> None:
        deadline = time.monotonic() + 10
        while signal.getsignal(signal.SIGINT) is before and time.monotonic() < deadline:
            time.sleep(0.005)
        for _ in range(times):
            time.sleep(seconds)
            if signal.getsignal(signal.SIGINT) is not before:
                os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=press, daemon=True).start()


def never(_code: int) -> None:
    pytest.fail("left the process")


def test_values_arrive_in_order_on_the_calling_thread() -> None:
    received: list[int] = []
    threads = set()

    def job(_token: CancelToken) -> Iterator[int]:
        assert threading.current_thread() is not threading.main_thread()
        yield from range(1000)

    def receive(value: int) -> None:
        threads.add(threading.current_thread())
        received.append(value)

    run_job(job, receive, never)
    assert received == list(range(1000))
    assert threads == {threading.current_thread()}


def test_an_error_of_the_job_comes_out() -> None:
    def job(_token: CancelToken) -> Iterator[int]:
        yield 1
        raise UnknownTask("x", ())

    received: list[int] = []
    with pytest.raises(UnknownTask):
        run_job(job, received.append, never)
    assert received == [1]


def test_an_error_of_the_receiver_stops_the_job() -> None:
    stopped = threading.Event()

    def job(token: CancelToken) -> Iterator[int]:
        while not token.is_cancelled:
            yield 1
            time.sleep(0.001)
        stopped.set()

    def receive(_value: int) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run_job(job, receive, never)
    assert stopped.wait(2)


@posix
def test_ctrl_c_stops_the_job_and_nothing_more_is_received() -> None:
    received: list[float] = []

    def job(token: CancelToken) -> Iterator[float]:
        while True:
            token.raise_if_cancelled()
            yield time.monotonic()
            time.sleep(0.001)

    handler = signal.getsignal(signal.SIGINT)
    interrupt_after(0.1)
    started = time.monotonic()
    with pytest.raises(Interrupted) as caught:
        run_job(job, received.append, never)
    assert not caught.value.is_hanging
    assert time.monotonic() - started < 0.6
    assert signal.getsignal(signal.SIGINT) is handler


@posix
def test_a_job_that_finishes_after_ctrl_c_counts_as_interrupted() -> None:
    def job(token: CancelToken) -> Iterator[int]:
        while not token.is_cancelled:
            time.sleep(0.001)
        yield 1

    interrupt_after(0.05)
    received: list[int] = []
    with pytest.raises(Interrupted):
        run_job(job, received.append, never)
    assert received == []


@posix
def test_a_job_that_hangs_is_left_behind_within_a_second() -> None:
    release = threading.Event()

    def job(_token: CancelToken) -> Iterator[int]:
        yield 1
        release.wait(10)

    interrupt_after(0.1)
    started = time.monotonic()
    with pytest.raises(Interrupted) as caught:
        run_job(job, lambda _value: None, never)
    release.set()
    assert caught.value.is_hanging
    assert time.monotonic() - started < 1
    assert GRACE_S < 0.8


@posix
def test_a_second_ctrl_c_leaves_at_once() -> None:
    release = threading.Event()
    left: list[int] = []

    def leave(code: int) -> None:
        left.append(code)
        release.set()

    def job(_token: CancelToken) -> Iterator[int]:
        release.wait(10)
        yield 1

    interrupt_after(0.1, times=2)
    with pytest.raises(Interrupted):
        run_job(job, lambda _value: None, leave)
    assert left == [130]


@posix
def test_an_interrupted_verb_writes_nothing(command_line: CommandLine) -> None:
    gate = threading.Event()
    command_line.engine = ScriptedEngine(passage_of, gate=gate)
    opening = threading.Timer(20, gate.set)  # an interrupt that gets lost fails, and hangs nothing
    opening.start()
    interrupt_after(0.3)
    outcome = command_line.write("polish", stdin=b"Some text to polish.\n")
    opening.cancel()
    assert (outcome.code, outcome.stdout) == (Exit.INTERRUPTED, b"")
    assert outcome.stderr == "writer: Stopped. Nothing was changed.\n"
    assert command_line.left == []
    assert command_line.engine.closed


@posix
def test_a_verb_that_hangs_in_native_code_leaves_the_process(
    command_line: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = threading.Event()

    def hang(_self: CommandLine, *_args: object, **_kwargs: object) -> Iterator[Progress | Engine]:
        yield Progress(Stage.LOADING, 0, 1000)
        release.wait(10)

    monkeypatch.setattr(CommandLine, "open_engine", hang)
    interrupt_after(0.3)
    outcome = command_line.write("polish", stdin=b"Some text to polish.\n")
    release.set()
    assert (outcome.code, outcome.stdout) == (130, b"")
    assert command_line.left == [130]


STORM = """
import signal, time
from writer.cli import worker
from writer.core.jobs import CancelToken

worker.POLL_S = 0.0005  # so that many waits end just when a signal comes
signal.signal(signal.SIGALRM, lambda *_: None)
signal.setitimer(signal.ITIMER_REAL, 0.0003, 0.00037)

def job(_token: CancelToken):
    time.sleep(0.1)
    yield from ()
    until = time.monotonic() + 2
    while time.monotonic() < until:
        pass

worker.run_job(job, print, print)
signal.setitimer(signal.ITIMER_REAL, 0)
"""


@posix
def test_signals_never_make_the_wait_endless() -> None:
    ended = subprocess.run([sys.executable, "-c", STORM], timeout=60, capture_output=True)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")
