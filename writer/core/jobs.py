"""Long work: a cancellable generator that yields values and knows no Qt."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from writer.core.errors import Cancelled

SWITCH_INTERVAL_S = 0.0005
"""For `sys.setswitchinterval` at start-up: how long a native call may wait for a busy window.

With Python's default of 5 ms a token took 21.9 ms beside a busy window, with this 14.1 ms, and
11.8 ms beside an idle one.
"""


class CancelToken:
    """A flag that one thread sets and a job looks at once per step.

    The flag is two bytes of plain memory, so that native code can look at it too, without
    Python: it reads as the C string "" until it is cancelled and as a non-empty one after.
    """

    def __init__(self) -> None:
        self.flag = ctypes.create_string_buffer(2)

    def cancel(self) -> None:
        """Ask the job to stop. Safe from any thread and from a signal's handler; never undone."""
        self.flag[0] = b"\x01"

    @property
    def is_cancelled(self) -> bool:
        """Whether `cancel` was called."""
        return self.flag[0] != b"\x00"

    def raise_if_cancelled(self) -> None:
        """Raise `Cancelled` once `cancel` was called."""
        if self.is_cancelled:
            raise Cancelled


class Stage(StrEnum):
    """What a job is at."""

    LOADING = "loading"
    """Reading the model file; unit: parts in a thousand."""
    READING = "reading"
    """Prefill; unit: prompt tokens."""
    WRITING = "writing"
    """Decode; unit: segments of the passage."""
    HASHING = "hashing"
    """Verifying a file; unit: bytes."""
    MEASURING = "measuring"
    """Timing the machine; unit: measurements."""
    COPYING = "copying"
    """Unit: bytes."""
    CONNECTING = "connecting"
    """Waiting for a server; unit: bytes, those that are there already."""
    DOWNLOADING = "downloading"
    """Unit: bytes."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is."""

    stage: Stage
    done: int
    total: int
    seconds_left: float | None = None
    """How long the rest will take at the pace so far; None before there is something to go by."""

    @property
    def percent(self) -> int:
        """Whole percent, 0 to 100."""
        return min(100, self.done * 100 // self.total) if self.total > 0 else 0


Job = Callable[[CancelToken], Iterator[object]]
"""Started with a token, it yields values until it is done. It raises `Cancelled` when cancelled
and another `WriterError` when it fails."""
