"""Runs a job on a thread of its own while the main thread waits for values and for Ctrl+C."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from queue import Empty, Queue
from types import FrameType
from typing import TypeVar

from writer.cli.exits import Exit, Interrupted
from writer.core.jobs import CancelToken

T = TypeVar("T")

POLL_S = 0.05
GRACE_S = 0.7
"""After Ctrl+C the job gets this long to stop by itself."""


def run_job(
    job: Callable[[CancelToken], Iterator[T]],
    receive: Callable[[T], None],
    leave: Callable[[int], None],
) -> None:
    """Run `job` to its end and hand each value to `receive`, on this thread.

    Python runs a signal's handler between two native calls of the main thread only, so the model
    works elsewhere. Raises what the job raises, and Interrupted on Ctrl+C; a second Ctrl+C leaves
    the process at once.
    """
    token = CancelToken()
    values: Queue[T] = Queue()  # SimpleQueue.get may wait for ever when a signal comes

    def pump() -> None:
        for value in job(token):
            values.put(value)

    executor = ThreadPoolExecutor(1, "job")
    with _interrupts_cancel(token, leave):
        future = executor.submit(pump)
        try:
            _receive(future, values, receive, token)
        except BaseException:
            token.cancel()
            raise
        executor.shutdown()
    if token.is_cancelled:
        raise Interrupted(is_hanging=False)
    future.result()


def _receive(
    future: Future[None],
    values: Queue[T],
    receive: Callable[[T], None],
    token: CancelToken,
) -> None:
    """Hand values on until the job has ended; raise Interrupted where it does not stop."""
    deadline: float | None = None
    while not future.done() or not values.empty():
        if token.is_cancelled:
            deadline = deadline or time.monotonic() + GRACE_S
            if future.done():
                return
            if time.monotonic() > deadline:
                raise Interrupted(is_hanging=True)
        try:
            value = values.get(timeout=POLL_S)
        except Empty:
            continue
        if not token.is_cancelled:
            receive(value)


@contextmanager
def _interrupts_cancel(token: CancelToken, leave: Callable[[int], None]) -> Iterator[None]:
    """Ctrl+C sets the token; the second one leaves. Elsewhere than on the main thread: nothing."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        if token.is_cancelled:
            leave(Exit.INTERRUPTED)
        token.cancel()

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
