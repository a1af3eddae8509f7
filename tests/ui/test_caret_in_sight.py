"""The caret stays in sight when bars and panels take room from the text."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Desk
from writer.ui.main_window import MainWindow

TEXT = "\n\n".join("江面上的雾把渡口吞了进去，桨声很远。" * 12 for _ in range(30))


def opened(desk: Desk) -> MainWindow:
    window = desk.open(TEXT, has_model=False)
    window.resize(1100, 700)
    QApplication.processEvents()
    return window


def is_in_sight(window: MainWindow) -> bool:
    view = window.editor.viewport().rect()
    return view.contains(window.editor.cursorRect().center())


def go_to_last_line_in_sight(window: MainWindow) -> None:
    corner = window.editor.viewport().rect().bottomRight()
    window.editor.setTextCursor(window.editor.cursorForPosition(corner))
    QApplication.processEvents()
    assert is_in_sight(window)


def test_the_caret_stays_in_sight_beside_a_panel(desk: Desk) -> None:
    window = opened(desk)
    go_to_last_line_in_sight(window)
    window.panel.show()
    QApplication.processEvents()
    assert is_in_sight(window)


def test_the_caret_stays_in_sight_in_a_lower_window(desk: Desk) -> None:
    window = opened(desk)
    go_to_last_line_in_sight(window)
    window.resize(1100, 480)
    QApplication.processEvents()
    assert is_in_sight(window)


def test_a_caret_out_of_sight_is_not_run_after(desk: Desk) -> None:
    window = opened(desk)
    window.editor.moveCursor(QTextCursor.MoveOperation.Start)
    bar = window.editor.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    window.panel.show()
    QApplication.processEvents()
    assert bar.value() > 0
    assert not is_in_sight(window)
