"""The line in which a person says what should change."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from writer.ui.ask_bar import AskBar
from writer.ui.line_field import LineField


@pytest.fixture
def bar(qtbot: QtBot) -> AskBar:
    made = AskBar()
    qtbot.addWidget(made)
    return made


def send(
    bar: AskBar,
    words: str,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> LineField:
    bar.open()
    field = bar.findChild(LineField)
    assert isinstance(field, LineField)
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return, modifier)
    return field


@pytest.mark.parametrize(
    "modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier]
)
def test_enter_asks_without_the_blanks_around(bar: AskBar, modifier: Qt.KeyboardModifier) -> None:
    asked: list[str] = []
    bar.asked.connect(asked.append)
    send(bar, "  shorter ", modifier)
    assert asked == ["shorter"]
    assert bar.isHidden()


def test_up_brings_back_what_was_asked_newest_first_and_each_once(bar: AskBar) -> None:
    for words in ("shorter", "friendlier", " shorter "):
        field = send(bar, words)
    bar.open()
    shown = [field.text()]
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(field, key)
        shown.append(field.text())
    assert shown == ["", "shorter", "friendlier", "friendlier", "shorter", ""]


def test_a_line_is_empty_and_at_the_end_after_it_was_left_in_the_middle(bar: AskBar) -> None:
    for words in ("shorter", "friendlier"):
        field = send(bar, words)
    bar.open()
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    bar.open()
    assert field.text() == ""
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "friendlier"
