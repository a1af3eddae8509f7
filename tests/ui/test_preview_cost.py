"""What the preview and the outline cost somebody who types in a long document."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from statistics import median, quantiles

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from tests.long_documents import chinese_chapter
from tests.ui.conftest import Desk
from writer.core.jobs import SWITCH_INTERVAL_S
from writer.ui.main_window import MainWindow

pytestmark = pytest.mark.slow

CHARACTERS = 300_000
KEYS = 150
KEY_EVERY_MS = 40


class Typist(QObject):
    """Presses a key at fixed moments and notes how long after each it is painted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.waits: list[float] = []
        """In milliseconds."""
        self._window = window
        self._began = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(KEY_EVERY_MS)
        self._timer.timeout.connect(self._press)

    def start(self) -> None:
        self._began = time.perf_counter()
        self._timer.start()

    @property
    def is_done(self) -> bool:
        return len(self.waits) >= KEYS

    @Slot()
    def _press(self) -> None:
        called = time.perf_counter()
        late = max(0.0, (called - self._began) * 1000 % KEY_EVERY_MS)
        late = late if late < KEY_EVERY_MS / 2 else 0.0  # a timer may come a little early
        QTest.keyClicks(self._window.editor, "x")
        self._window.editor.viewport().repaint()
        self.waits.append(late + (time.perf_counter() - called) * 1000)
        if self.is_done:
            self._timer.stop()


@pytest.fixture(autouse=True)
def as_in_the_program() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    yield
    sys.setswitchinterval(before)


def typed(desk: Desk, window: MainWindow, name: str, part: float) -> list[float]:
    cursor = window.editor.textCursor()
    cursor.setPosition(int(part * window.editor.document().characterCount()))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    window.editor.setTextCursor(cursor)
    desk.qtbot.wait(1500)
    typist = Typist(window)
    typist.start()
    desk.qtbot.waitUntil(lambda: typist.is_done, timeout=60_000)
    cuts = quantiles(typist.waits, n=100)
    print(
        f"\n{name}: key to paint median {median(typist.waits):.2f} ms,"
        f" 99th percentile {cuts[98]:.2f} ms, most {max(typist.waits):.2f} ms"
    )
    return typist.waits


@pytest.mark.parametrize("part", [0.02, 0.5, 0.98])
def test_typing_in_a_long_document_does_not_wait_for_the_preview(desk: Desk, part: float) -> None:
    window = desk.open(chinese_chapter(CHARACTERS), has_model=False)
    window.resize(1400, 800)
    alone = typed(desk, window, f"without, at {part:.0%}", part)
    window.commands.preview.trigger()
    window.commands.outline.trigger()
    window.editor.setFocus()
    desk.qtbot.waitUntil(lambda: window.sides.rendering.is_settled, timeout=30_000)
    beside = typed(desk, window, f"with preview and outline, at {part:.0%}", part)
    assert median(beside) < 2 * median(alone)
    assert quantiles(beside, n=100)[98] < 3 * quantiles(alone, n=100)[98]
