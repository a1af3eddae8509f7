"""The end of what runs beside the window."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QDeadlineTimer


class Ends(Protocol):
    """Something with threads of its own."""

    def shut_down(self, timeout_ms: int) -> bool:
        """Stop and end the threads; False when that takes longer."""
        ...


class Stops(Ends, Protocol):
    """Something that can be told to stop before its end is waited for."""

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        ...


def cancel_all(parts: Iterable[Stops]) -> None:
    """Tell all of them to stop."""
    for part in parts:
        part.cancel_all()


def shut_down(parts: Iterable[Ends], timeout_ms: int) -> bool:
    """End all of them within one time, one after the other; False when that takes longer."""
    deadline = QDeadlineTimer(timeout_ms)
    stuck = [part for part in parts if not part.shut_down(deadline.remainingTime())]
    return not stuck
