"""What is heavy waits until the window can be seen."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from writer.ui.first_paint import FirstPaint


class Painted(QWidget):
    """Notes what happens, in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.order: list[str] = []

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        self.order.append("painted")


def test_it_tells_once_and_after_the_window_is_painted(qtbot: QtBot) -> None:
    window = Painted()
    qtbot.addWidget(window)
    first = FirstPaint(window)
    first.done.connect(lambda: window.order.append("told"))
    window.show()
    qtbot.waitUntil(lambda: "told" in window.order)
    window.repaint()
    assert window.order[0] == "painted"
    assert window.order[-1] == "painted"
    assert window.order.count("told") == 1
