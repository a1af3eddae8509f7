"""PySide6 6.12.0 under Python 3.11 loses a reference to None at every void call, then aborts."""

import sys

import PySide6
import shiboken6
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

CALLS = 1000
SLACK = 50
"""What the interpreter itself may take or give meanwhile."""


def test_void_calls_leave_the_references_to_none_level(qtbot: QtBot) -> None:
    editor = QPlainTextEdit()
    qtbot.addWidget(editor)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        editor.setPlainText(str(number))
    assert abs(sys.getrefcount(None) - before) < SLACK


def test_qt_is_the_version_that_was_tried() -> None:
    assert PySide6.__version__ == shiboken6.__version__ == "6.11.3"
