"""The panes at the left, one above the other."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from writer.ui.left_side import LeftSide


@pytest.fixture
def panes(qtbot: QtBot) -> tuple[LeftSide, QWidget, QWidget]:
    side, upper, lower = LeftSide(), QWidget(), QWidget()
    qtbot.addWidget(side)
    side.add(lower)
    side.add(upper, 0)
    side.resize(200, 600)
    return side, upper, lower


def test_it_is_there_as_long_as_a_pane_is(panes: tuple[LeftSide, QWidget, QWidget]) -> None:
    side, upper, lower = panes
    assert side.isHidden()
    side.show_pane(lower, is_on=True)
    assert not side.isHidden()
    side.show_pane(upper, is_on=True)
    side.show_pane(lower, is_on=False)
    assert not side.isHidden()
    side.show_pane(upper, is_on=False)
    assert side.isHidden()


def test_the_first_has_more_room_and_the_share_that_was_given_comes_back(
    panes: tuple[LeftSide, QWidget, QWidget],
) -> None:
    side, upper, lower = panes
    side.show_pane(lower, is_on=True)
    side.show_pane(upper, is_on=True)
    QApplication.processEvents()
    assert upper.height() > lower.height()
    side.setSizes([150, 450])
    side.show_pane(upper, is_on=False)
    QApplication.processEvents()
    assert lower.height() == side.height()
    side.show_pane(upper, is_on=True)
    QApplication.processEvents()
    assert lower.height() > upper.height()
