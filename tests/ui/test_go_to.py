"""Going to a line and to a heading."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import Desk
from writer.ui.go_to import GoToBar, line_of
from writer.ui.main_window import MainWindow

TEXT = "# 引言 😀\n\n一。\n\n## Second part\n\ntext\n\n第三章 秋天\n\nend\n"


def bar_of(window: MainWindow) -> GoToBar:
    return window.text_tools.go_to_bar


def rows(window: MainWindow) -> list[str]:
    bar = bar_of(window)
    return [bar.rows.item(n).text().strip() for n in range(bar.rows.count())]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("7", 7), (" 7 ", 7), ("+2", 7), ("-2", 3), ("-9", 1), ("999", 20), ("0", 1), ("x", None)],
)
def test_a_line_is_meant_from_the_top_or_from_here(typed: str, expected: int | None) -> None:
    assert line_of(typed, line=5, line_count=20) == expected


def test_a_line_is_gone_to(desk: Desk) -> None:
    window = desk.open(TEXT, has_model=False)
    desk.press(window, "Ctrl+G")
    assert bar_of(window).note.text() == "now in 1 of 12"
    QTest.keyClicks(bar_of(window).field, "7")
    QTest.keyClick(bar_of(window).field, Qt.Key.Key_Return)
    assert window.editor.textCursor().blockNumber() == 6
    assert window.editor.hasFocus()
    assert not bar_of(window).isVisible()


def test_a_heading_is_gone_to_by_some_of_its_letters(desk: Desk) -> None:
    window = desk.open(TEXT, has_model=False)
    desk.press(window, "Ctrl+Shift+G")
    desk.qtbot.waitUntil(lambda: rows(window) == ["引言 😀", "Second part", "第三章 秋天"])
    QTest.keyClicks(bar_of(window).field, "part sec")
    assert rows(window) == ["Second part"]
    QTest.keyClick(bar_of(window).field, Qt.Key.Key_Return)
    cursor = window.editor.textCursor()
    assert cursor.block().text() == "## Second part"
    assert cursor.positionInBlock() == len("## ")


def test_up_and_down_walk_through_the_headings(desk: Desk) -> None:
    window = desk.open(TEXT, has_model=False)
    desk.press(window, "Ctrl+Shift+G")
    desk.qtbot.waitUntil(lambda: len(rows(window)) == 3)
    QTest.keyClick(bar_of(window).field, Qt.Key.Key_Up)
    assert bar_of(window).rows.currentRow() == 2
    QTest.keyClick(bar_of(window).field, Qt.Key.Key_Return)
    assert window.editor.textCursor().block().text() == "第三章 秋天"


def test_without_headings_it_says_so_and_esc_goes_back(desk: Desk) -> None:
    window = desk.open("text\n", has_model=False)
    desk.press(window, "Ctrl+Shift+G")
    desk.qtbot.waitUntil(lambda: bar_of(window).note.text() == "No headings")
    QTest.keyClick(bar_of(window).field, Qt.Key.Key_Return)
    QTest.keyClick(bar_of(window).field, Qt.Key.Key_Escape)
    assert window.editor.hasFocus()
