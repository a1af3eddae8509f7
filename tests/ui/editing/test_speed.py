"""What opening, typing and scrolling cost in long documents: processor time of the GUI thread.

The figures are printed; what is asserted are ratios.
"""

from __future__ import annotations

import time
from statistics import median, quantiles

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Desk
from writer.ui.main_window import MainWindow

pytestmark = pytest.mark.slow

SAMPLE = (
    "## 第三节 A heading\n\n春天来了，镇里修了三条路，**村民**的生活方便多了，但是[治理](http://a.b)还没有跟上。"
    "The boats have gone to sea, and `nobody` knows why.\n\n- 一项\n- another *item*\n\n> 引文\n\n"
)
MEGABYTE = 1_000_000


def text_of(size_bytes: int) -> str:
    return SAMPLE * (size_bytes // len(SAMPLE.encode()))


def opened(desk: Desk, size_bytes: int) -> tuple[MainWindow, float]:
    """A window with a document of this size, and the seconds until it was painted."""
    window = desk.open(has_model=False)
    text = text_of(size_bytes)
    start = time.thread_time()
    window.editor.set_text(text)
    window.editor.viewport().repaint()
    seconds = time.thread_time() - start
    desk.qtbot.waitUntil(lambda: window.editing.highlighter.is_done, timeout=120_000)
    return window, seconds


def typed(window: MainWindow, count: int) -> list[float]:
    """Milliseconds from each key to the paint of what it did, in the middle of the document."""
    document, costs = window.editor.document(), []
    cursor = QTextCursor(document.findBlockByNumber(document.blockCount() // 2 + 2))
    window.editor.setTextCursor(cursor)
    QApplication.processEvents()
    for number in range(count):
        start = time.thread_time()
        QTest.keyClicks(window.editor, "abc *d`"[number % 7])
        window.editor.viewport().repaint()
        costs.append(1000 * (time.thread_time() - start))
        QApplication.processEvents()
    return costs


def test_a_key_costs_as_much_in_a_megabyte_as_in_a_page(desk: Desk) -> None:
    medians = []
    for size in (10_000, MEGABYTE):
        window, seconds = opened(desk, size)
        costs = typed(window, 400)
        medians.append(median(costs))
        print(
            f"\n{size} bytes: opened in {seconds:.2f} s; a key median {median(costs):.2f} ms,"
            f" 99th percentile {quantiles(costs, n=100)[98]:.2f} ms"
        )
    assert medians[1] < 5 * medians[0]


def test_ten_megabytes_open_and_scroll(desk: Desk) -> None:
    start = time.thread_time()
    window, seconds = opened(desk, 10 * MEGABYTE)
    print(f"\n10 MB: opened in {seconds:.2f} s, coloured after {time.thread_time() - start:.1f} s")
    bar, costs = window.editor.verticalScrollBar(), []
    for step in range(200):
        start = time.thread_time()
        bar.setValue(step * bar.maximum() // 200)
        window.editor.viewport().repaint()
        costs.append(1000 * (time.thread_time() - start))
    keys = typed(window, 100)
    print(
        f"a jump: median {median(costs):.1f} ms, 99th percentile"
        f" {quantiles(costs, n=100)[98]:.1f} ms; a key: median {median(keys):.1f} ms, 99th"
        f" percentile {quantiles(keys, n=100)[98]:.1f} ms"
    )
    assert median(costs[-50:]) < 5 * median(costs[:50])
