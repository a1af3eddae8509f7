"""Timers that ring once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, SignalInstance


def single_shot(
    parent: QObject, ring: Callable[[], None] | SignalInstance, interval_ms: int = 0
) -> QTimer:
    """A timer that calls or emits `ring` once, so long after its last start."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    timer.timeout.connect(ring)
    return timer
