"""The check for words that are cut off: it finds what it has to find."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.clipping import clipped
from writer.ui.room import FRAME, Room, fit
from writer.ui.short_label import ShortLabel

WORDS = "Some words that need their room"


def made(kind: type[QWidget]) -> QWidget:
    if kind is QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(WORDS)
        return field
    if kind is QComboBox:
        box = QComboBox()
        box.addItems(["Short", WORDS])
        return box
    if kind is QTabWidget:
        tabs = QTabWidget()
        tabs.addTab(QWidget(), WORDS)
        return tabs
    if kind is QToolButton:
        button = QToolButton()
        button.setText(WORDS)
        return button
    part = kind()
    part.setProperty("title" if kind is QGroupBox else "text", WORDS)
    return part


@pytest.mark.parametrize(
    "kind", [QLabel, QPushButton, QCheckBox, QToolButton, QGroupBox, QLineEdit, QComboBox]
)
def test_a_part_without_room_is_found_and_one_with_room_is_not(
    qtbot: QtBot, kind: type[QWidget]
) -> None:
    window, part = QWidget(), made(kind)
    qtbot.addWidget(window)
    part.setParent(window)
    window.resize(500, 200)
    window.show()
    part.resize(400, 60)
    assert clipped(window) == []
    part.resize(60, 60)
    assert len(clipped(window)) == 1


def test_a_line_that_is_broken_needs_the_height_of_its_lines(qtbot: QtBot) -> None:
    label = QLabel(WORDS * 3)
    label.setWordWrap(True)
    qtbot.addWidget(label)
    label.show()
    label.resize(150, 30)
    assert len(clipped(label)) == 1
    label.resize(150, label.heightForWidth(150))
    assert clipped(label) == []


def test_what_reaches_out_of_its_parent_is_found_unless_it_can_be_scrolled_to(
    qtbot: QtBot,
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton("Far out", window)
    window.resize(200, 100)
    button.move(180, 10)
    window.show()
    assert len(clipped(window)) == 1
    scroll, inner = QScrollArea(), QWidget()
    qtbot.addWidget(scroll)
    button.setParent(inner)
    inner.resize(600, 300)
    scroll.setWidget(inner)
    scroll.resize(150, 100)
    button.move(400, 200)
    scroll.show()
    button.show()
    assert clipped(scroll) == []


def test_a_window_larger_than_the_screen_is_found_and_can_be_made_to_fit(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(5000, 100)
    window.show()
    assert len(clipped(window)) == 1
    window.setMinimumSize(3000, 3000)
    fit(window, QSize(5000, 4000))
    assert clipped(window) == []
    screen = QGuiApplication.primaryScreen().availableGeometry().size()
    assert window.size() == screen - FRAME


def test_a_short_label_needs_little_and_says_all(qtbot: QtBot) -> None:
    label = ShortLabel(Qt.TextElideMode.ElideMiddle)
    label.setText(WORDS)
    qtbot.addWidget(label)
    label.resize(500, 30)
    label.show()
    assert label.shown == WORDS
    label.resize(90, 30)
    assert "…" in label.shown
    assert label.shown.startswith("S")
    assert label.shown.endswith("m")
    assert label.text() == WORDS
    assert label.minimumSizeHint().width() < label.sizeHint().width()
    assert label.grab().toImage() != QLabel().grab().toImage()


def test_a_part_larger_than_its_room_is_scrolled_to_where_the_focus_goes(qtbot: QtBot) -> None:
    part = QWidget()
    row = QHBoxLayout(part)
    for name in ("first", "last"):
        button = QPushButton(name)
        button.setMinimumWidth(400)
        row.addWidget(button)
    window = QWidget()
    room = Room(part)
    QVBoxLayout(window).addWidget(room)
    qtbot.addWidget(window)
    window.resize(450, 200)
    window.show()
    qtbot.waitExposed(window)
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert room.horizontalScrollBar().value() > 300
    window.resize(1000, 200)
    assert part.width() == room.viewport().width()
