"""What a fast answer costs the window while it streams: processor time of the GUI thread."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from itertools import cycle, islice, product
from pathlib import Path
from statistics import median, quantiles

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from tests.ui.conftest import Desk, select
from writer.core.jobs import SWITCH_INTERVAL_S
from writer.ui.main_window import MainWindow

pytestmark = pytest.mark.slow

FRAME_MS = 33
BUDGET = 4 / FRAME_MS
"""The part of a frame that the GUI thread may take."""
PIECES_A_SECOND = 200
KEY_EVERY_MS = 100
DOCUMENT_CHARACTERS = 20_000
DOCUMENTS = Path(__file__).resolve().parents[1] / "cases" / "documents"
CHINESE = [
    f"这几年，{place}{work}，{people}的的生活方便多了，但是{rest}还没有跟上。"
    for place, work, people, rest in product(
        ("镇里", "河东", "老城区"),
        ("修了三条路", "建了两座桥"),
        ("村民", "学生"),
        ("治理", "服务", "绿化"),
    )
]
ENGLISH = [
    f"The {who} have went {where}, and {nobody} has a good reason for {what}."
    for who, where, nobody, what in product(
        ("boats", "men", "older ships"), ("to sea", "home"), ("nobody", "no one"), ("it", "that")
    )
]
PASSAGES = {
    "a long Chinese paragraph": "".join(CHINESE),
    "Chinese lines": "\n".join(CHINESE),
    "English paragraphs": "\n\n".join(" ".join(ENGLISH) for _ in range(3)),
}
"""Each takes some six seconds to stream."""


class FrameMeter(QObject):
    """Notes once a frame how much processor time the GUI thread has taken since the last."""

    def __init__(self) -> None:
        super().__init__()
        self.costs: list[float] = []
        self.lengths: list[float] = []
        """Both in milliseconds; a frame lasts longer where the machine is busy elsewhere."""
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._take)

    def start(self) -> None:
        self.costs, self.lengths = [], []
        self._spent, self._clock = time.thread_time(), time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    @property
    def shares(self) -> list[float]:
        """Which part of each frame was taken."""
        return [cost / length for cost, length in zip(self.costs, self.lengths, strict=True)]

    def tell(self, name: str) -> None:
        cuts = quantiles(self.costs, n=100)
        print(
            f"\n{name}: {len(self.costs)} frames, GUI thread median {median(self.costs):.2f} ms,"
            f" 99th percentile {cuts[98]:.2f} ms, most {max(self.costs):.2f} ms a frame,"
            f" {100 * sum(self.costs) / sum(self.lengths):.1f} % of the time"
        )

    @Slot()
    def _take(self) -> None:
        spent, clock = time.thread_time(), time.perf_counter()
        self.costs.append((spent - self._spent) * 1000)
        self.lengths.append((clock - self._clock) * 1000)
        self._spent, self._clock = spent, clock


@pytest.fixture
def meter() -> Iterator[FrameMeter]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    made = FrameMeter()
    yield made
    made.stop()
    sys.setswitchinterval(before)


def document(passage: str) -> str:
    """A document of the wanted size that begins with `passage`."""
    texts = [path.read_text("utf-8").strip() for path in sorted(DOCUMENTS.glob("*.md"))]
    shortest = min(map(len, texts))
    rest = islice(cycle(texts), DOCUMENT_CHARACTERS // shortest)
    return "\n\n".join((passage, *rest))[:DOCUMENT_CHARACTERS]


def opened(desk: Desk, passage: str) -> MainWindow:
    """A window that has come to rest, with the passage at its beginning."""
    window = desk.open(document(passage), pause_s=1 / PIECES_A_SECOND)
    desk.qtbot.waitUntil(lambda: window.host.is_calibrated, timeout=20_000)
    return window


def stream(desk: Desk, window: MainWindow, meter: FrameMeter, passage: str) -> float:
    """Polish the passage; how many pieces came a second."""
    select(window, passage)
    with desk.qtbot.waitSignal(window.host.produced):
        desk.press(window, "Alt+1")
    meter.start()
    began = time.perf_counter()
    with desk.qtbot.waitSignal(window.host.finished, timeout=120_000):
        pass
    meter.stop()
    seconds = time.perf_counter() - began
    assert window.panel.has_result
    return desk.engines[0].count_tokens(window.panel.result_text or "") / seconds


def check(meter: FrameMeter, name: str) -> None:
    """The budget holds as a part of the time, and one frame is no dearer at the end."""
    meter.tell(name)
    assert sum(meter.costs) < BUDGET * sum(meter.lengths)
    assert median(meter.shares) < BUDGET
    third = len(meter.shares) // 3
    assert median(meter.shares[-third:]) < 3 * median(meter.shares[:third])


@pytest.mark.parametrize("name", PASSAGES)
def test_streaming_leaves_the_window_most_of_each_frame(
    desk: Desk, meter: FrameMeter, name: str
) -> None:
    window = opened(desk, PASSAGES[name])
    rate = stream(desk, window, meter, PASSAGES[name])
    check(meter, f"{name}, {rate:.0f} tokens/s")
    assert rate > PIECES_A_SECOND / 2  # or the figures are of something else


def test_typing_beside_the_stream_leaves_the_window_most_of_each_frame(
    desk: Desk, meter: FrameMeter
) -> None:
    passage = PASSAGES["Chinese lines"]
    window = opened(desk, passage)
    typed = cycle("# Some *words* and `code`, **typed** as [one](does). ")
    keys = QTimer(window)
    keys.setInterval(KEY_EVERY_MS)
    keys.timeout.connect(lambda: QTest.keyClicks(window.editor, next(typed)))
    window.host.began.connect(lambda: window.editor.moveCursor(QTextCursor.MoveOperation.End))
    window.host.began.connect(keys.start)
    window.host.finished.connect(keys.stop)
    rate = stream(desk, window, meter, passage)
    check(meter, f"typing beside Chinese lines, {rate:.0f} tokens/s")


def test_going_through_the_changes_leaves_the_window_most_of_each_frame(
    desk: Desk, meter: FrameMeter
) -> None:
    passage = PASSAGES["English paragraphs"]
    window = opened(desk, passage)
    stream(desk, window, meter, passage)
    steps = QTimer(window)
    steps.setInterval(KEY_EVERY_MS)
    steps.timeout.connect(window.panel.next_change)
    meter.start()
    steps.start()
    desk.qtbot.wait(4000)
    steps.stop()
    meter.stop()
    meter.tell("going through the changes")
    assert sum(meter.costs) < BUDGET * sum(meter.lengths)
