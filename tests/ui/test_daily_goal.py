"""The goal of the day: off by default, counted over documents, kept per day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtGui import QTextCursor

from tests.ui.conftest import Desk
from writer.core.days import Days
from writer.ui.main_window import MainWindow


def write(desk: Desk, window: MainWindow, words: str) -> None:
    window.editor.moveCursor(QTextCursor.MoveOperation.End)
    with desk.qtbot.waitSignal(window.counter.counted):
        window.editor.insertPlainText(words)


def aimed(desk: Desk, text: str, goal: int = 300) -> MainWindow:
    window = desk.open(text, has_model=False)
    with desk.qtbot.waitSignal(window.counter.counted):
        window.sides.goals.item(goal).trigger()
        window.editor.edited.emit()
    return window


def test_pointing_at_the_counts_says_all_of_them(desk: Desk) -> None:
    window = desk.open("今天 go 2。\n", has_model=False)
    with desk.qtbot.waitSignal(window.counter.counted):
        window.editor.selectAll()
    rows = window.status.counts.toolTip().split("\n")
    assert rows[1:7] == rows[9:15]
    assert [row.rpartition(": ")[2] for row in rows[1:5]] == ["5", "8", "6", "2"]


def test_there_is_none_until_it_is_chosen(desk: Desk) -> None:
    window = desk.open("words", has_model=False)
    write(desk, window, " more")
    assert not window.sides.goal_label.isVisible()
    assert not list(desk.paths.state.glob("words-by-day.json"))


def test_words_written_today_are_shown_and_kept(desk: Desk) -> None:
    window = aimed(desk, "three old words")
    write(desk, window, " and four new ones")
    assert window.sides.goal.written == 4
    assert "4" in window.sides.goal_label.text()
    assert "300" in window.sides.goal_label.text()
    window.editor.document().setModified(False)
    window.close()
    assert Days.load(desk.paths.state / "words-by-day.json").on(date.today()) == 4
    assert desk.open("", has_model=False).sides.goal.written == 4


def test_a_document_that_is_opened_was_not_written_today(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("many words that were written long ago\n")
    window = aimed(desk, "one")
    with desk.qtbot.waitSignal(window.counter.counted):
        window.documents.open_path(tmp_path / "a.md")
    write(desk, window, "two more")
    assert window.sides.goal.written == 2


def test_the_goal_is_kept_and_said_when_it_is_reached(desk: Desk) -> None:
    window = aimed(desk, "")
    write(desk, window, "字" * 3)
    assert "✓" not in window.sides.goal_label.text()
    with desk.qtbot.waitSignal(window.counter.counted):
        window.editor.insertPlainText("字" * 300)
    assert "✓" in window.sides.goal_label.text()
    again = desk.open("", has_model=False)
    assert again.sides.goals.value == 300
    again.sides.goals.item(0).trigger()
    assert not again.sides.goal_label.isVisible()
