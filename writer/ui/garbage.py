"""Frees cyclic garbage on the GUI thread only.

Python collects on whatever thread happens to allocate, and a widget that is freed on a worker
thread kills the process. What is there when the window has come up stays for as long as it does: it
is looked through once, not again with every collection, which took 6 to 10 ms.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL_MS = 1000


class GarbageCollector(QObject):
    """Takes the place of Python's automatic collection for as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._has_frozen = False
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due, as Python would have done."""
        if not self._has_frozen:
            self._has_frozen = True
            gc.collect()
            gc.freeze()
            return
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return
