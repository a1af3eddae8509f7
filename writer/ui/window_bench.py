"""How long a person waits for the window: opening documents of many sizes, typing in them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from writer.ui.main_window import MainWindow

SIZES_BYTES = (10_000, 1_000_000, 10_000_000)
KEY_EVERY_MS = 40
"""Twenty-five keys a second: faster than people type."""
KEYS = "writing *a `b"
_SETTLED_MS = 300
_PATIENCE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Typing:
    """What one document cost; by the clock, so that whatever else the window does counts."""

    size_bytes: int
    opened_s: float
    """From the wish to open the file until its first page is painted."""
    keys: int
    median_ms: float
    """From the moment a key was due until what it did is painted."""
    p99_ms: float
    most_ms: float


def measure(
    window: MainWindow,
    sample: str,
    folder: Path,
    keys: int,
    told: Callable[[int], None],
    sizes_bytes: Iterable[int] = SIZES_BYTES,
) -> Iterator[Typing]:
    """Open copies of `sample` in each of these sizes from `folder`, and type in their middle.

    `told` hears of each document before it is measured. At least two `keys`.
    """
    window.resize(1180, 780)
    window.show()
    wait_ms(_SETTLED_MS)
    for size_bytes in sizes_bytes:
        told(size_bytes)
        path = folder / f"{size_bytes}.md"
        path.write_text(sample * (size_bytes // len(sample.encode()) + 1), encoding="utf-8")
        yield _measured(window, path, keys)


def _measured(window: MainWindow, path: Path, keys: int) -> Typing:
    start = time.perf_counter()
    window.documents.open_path(path)
    window.editor.viewport().repaint()
    opened_s = time.perf_counter() - start
    _settle(window)
    waits = _typed(window, keys)
    window.editor.document().setModified(False)
    return Typing(
        path.stat().st_size,
        opened_s,
        len(waits),
        median(waits),
        quantiles(waits, n=100)[98],
        max(waits),
    )


def _settle(window: MainWindow) -> None:
    """Wait until the text has its colours: what comes after opening is not what typing costs."""
    end = time.perf_counter() + _PATIENCE_MS / 1000
    while not window.editing.highlighter.is_done and time.perf_counter() < end:
        wait_ms(_SETTLED_MS)
    wait_ms(_SETTLED_MS)


def _typed(window: MainWindow, keys: int) -> list[float]:
    document = window.editor.document()
    cursor = QTextCursor(document.findBlockByNumber(document.blockCount() // 2))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    window.editor.setTextCursor(cursor)
    window.editor.ensureCursorVisible()
    loop = QEventLoop()
    typist = _Typist(window, keys, loop)
    typist.start()
    loop.exec()
    return typist.waits


class _Typist(QObject):
    """Presses a key at fixed moments and notes how long after each it is painted."""

    def __init__(self, window: MainWindow, keys: int, loop: QEventLoop) -> None:
        super().__init__(window)
        self.waits: list[float] = []
        """In milliseconds."""
        self._editor = window.editor
        self._keys = keys
        self._loop = loop
        self._began_s = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(KEY_EVERY_MS)
        self._timer.timeout.connect(self._press)

    def start(self) -> None:
        self._began_s = time.perf_counter()
        self._timer.start()

    @Slot()
    def _press(self) -> None:
        called = time.perf_counter()
        late_ms = (called - self._began_s) * 1000 % KEY_EVERY_MS
        if late_ms > KEY_EVERY_MS / 2:  # a timer may come a little early
            late_ms = 0.0
        key = KEYS[len(self.waits) % len(KEYS)]
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, ord(key.upper()), Qt.KeyboardModifier.NoModifier, key)
            QApplication.sendEvent(self._editor, event)
        self._editor.viewport().repaint()
        self.waits.append(late_ms + (time.perf_counter() - called) * 1000)
        if len(self.waits) >= self._keys:
            self._timer.stop()
            self._loop.quit()


def wait_ms(duration_ms: int) -> None:
    """Let the window do what it has to, for so long."""
    loop = QEventLoop()
    QTimer.singleShot(duration_ms, loop.quit)
    loop.exec()
