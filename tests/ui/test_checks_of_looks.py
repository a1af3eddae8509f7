"""The checks for names, for the way of the Tab key and for contrast find what they have to find."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)
from pytestqt.qtbot import QtBot

from tests.ui.naming import unnamed, unreached
from tests.ui.seen_contrast import unreadable


@pytest.fixture
def dialog(qtbot: QtBot) -> QDialog:
    made = QDialog()
    column = QVBoxLayout(made)
    for part in (QLineEdit(), QPushButton("Go on"), QToolButton(), QLabel("Words to read")):
        column.addWidget(part)
    made.findChild(QToolButton).setFocusPolicy(Qt.FocusPolicy.TabFocus)  # type: ignore[union-attr]
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.focusWidget() is not None)
    return made


def test_controls_without_a_name_are_found(dialog: QDialog) -> None:
    assert unnamed(dialog) == ["QLineEdit", "QToolButton"]
    for part in (*dialog.findChildren(QLineEdit), *dialog.findChildren(QToolButton)):
        part.setAccessibleName("Named")
    assert unnamed(dialog) == []


def test_what_tab_does_not_come_to_is_found(dialog: QDialog) -> None:
    assert unreached(dialog) == []

    trap = QPlainTextEdit()  # it keeps the Tab key to itself
    layout = dialog.layout()
    assert layout is not None
    layout.addWidget(trap)
    trap.show()
    trap.setFocus()
    assert "QPushButton" in unreached(dialog)


def test_words_that_are_too_faint_are_found(dialog: QDialog) -> None:
    label = dialog.findChild(QLabel)
    assert isinstance(label, QLabel)
    label.setStyleSheet("color: #000000; background: #ffffff;")
    assert unreadable(dialog) == []
    label.setStyleSheet("color: #a0a0a0; background: #ffffff;")
    assert [words.split(":")[0] for words in unreadable(dialog)] == ["QLabel  'Words to read'"]
    label.setEnabled(False)
    assert unreadable(dialog) == []
