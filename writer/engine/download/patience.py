"""Waits for what cannot be interrupted, such as looking up a name, only as long as it is wanted."""

from __future__ import annotations

import concurrent.futures
import errno
import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from writer.core.jobs import CancelToken

T = TypeVar("T")

POLL_S = 0.1
"""How soon a wait hears of being cancelled."""


def awaited(
    call: Callable[[], T], token: CancelToken, limit_s: float, drop: Callable[[T], object]
) -> T:
    """What `call` returns or raises; it runs on a thread that holds up neither a window nor an end.

    Raises Cancelled or TimeoutError without waiting for it. What it returns after that is handed to
    `drop`.
    """
    future: Future[T] = Future()
    threading.Thread(target=_run, args=(call, future), name="opening", daemon=True).start()
    try:
        _wait(future, token, limit_s)
    except BaseException:
        future.add_done_callback(lambda done: done.exception() or drop(done.result()))
        raise
    return future.result()


def _wait(future: Future[T], token: CancelToken, limit_s: float) -> None:
    deadline = time.monotonic() + limit_s
    while not concurrent.futures.wait((future,), POLL_S).done:
        token.raise_if_cancelled()
        if time.monotonic() > deadline:
            raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))


def _run(call: Callable[[], T], future: Future[T]) -> None:
    try:
        future.set_result(call())
    except BaseException as error:  # noqa: BLE001 - it is raised where somebody waits for it
        future.set_exception(error)
