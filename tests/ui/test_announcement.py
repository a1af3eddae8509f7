"""What a screen reader is told while the focus is elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Desk
from writer.core.jobs import Progress, Stage
from writer.ui.announcement import announce
from writer.ui.counter import Tally
from writer.ui.info_bar import InfoBar
from writer.ui.offer_bar import Choice, OfferBar
from writer.ui.palette.box import REST_MS
from writer.ui.status import StatusLine


def test_nothing_is_said_where_no_screen_reader_listens(
    qtbot: QtBot, heard: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    bar = InfoBar()
    qtbot.addWidget(bar)
    announce(bar, "One.")
    announce(bar, "")
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    announce(bar, "Two.")
    assert heard == ["One."]


def test_what_went_wrong_interrupts_and_is_said_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    def listen(event: QAccessibleAnnouncementEvent) -> None:
        events.append((event.message(), event.politeness()))

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    bar = InfoBar()
    qtbot.addWidget(bar)
    bar.show_message("The disk is full.")
    bar.show_message("The disk is full.")
    announce(bar, "Saved.")
    urgent, polite = (
        QAccessible.AnnouncementPoliteness.Assertive,
        QAccessible.AnnouncementPoliteness.Polite,
    )
    assert events == [("The disk is full.", urgent)] * 2 + [("Saved.", polite)]


def test_an_offer_is_said_once_and_anew_when_it_comes_back(qtbot: QtBot, heard: list[str]) -> None:
    bar = OfferBar("bar")
    qtbot.addWidget(bar)
    choices = (Choice("keep", lambda: "Keep", lambda: None),)
    bar.offer(lambda: "It changed on the disk.", choices)
    bar.offer(lambda: "It changed on the disk.", choices)
    bar.retranslate()
    assert heard == ["It changed on the disk."]
    bar.hide()
    bar.offer(lambda: "It changed on the disk.", choices)
    bar.offer(lambda: "It is gone.", choices)
    assert heard == ["It changed on the disk."] * 2 + ["It is gone."]


def test_the_status_line_says_results_and_no_counts(qtbot: QtBot, heard: list[str]) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.set_counts(Tally(3, 12), None)
    line.set_progress(Progress(Stage.READING, 40, 100))
    line.begin()
    assert heard == []
    line.tell("Exported to a.pdf")
    line.set_counts(Tally(4, 15), None)
    line.tell("")
    line.tell_copied()
    assert heard == ["Exported to a.pdf", "It is on the clipboard."]


def test_the_palette_says_how_many_fit_once_the_typing_rests(desk: Desk, heard: list[str]) -> None:
    window = desk.open("Text.\n")
    desk.press(window, "Ctrl+Shift+P")
    box = window.personal.palette.box
    desk.qtbot.waitUntil(lambda: bool(heard), timeout=10 * REST_MS)
    heard.clear()
    QTest.keyClicks(box.field, "full")
    assert heard == []
    desk.qtbot.waitUntil(lambda: bool(heard), timeout=10 * REST_MS)
    spoken = box.rows.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    count = box.rows.count()
    assert heard == [f"{count} result{'' if count == 1 else 's'}. {spoken}"]
    box.field.setText("nothing is called so")
    desk.qtbot.waitUntil(lambda: len(heard) > 1, timeout=10 * REST_MS)
    assert heard[1:] == ["Nothing is called like this"]


def test_a_line_of_the_palette_is_said_as_the_arrow_comes_to_it(
    desk: Desk, heard: list[str]
) -> None:
    window = desk.open("Text.\n")
    desk.press(window, "Ctrl+Shift+P")
    box = window.personal.palette.box
    QTest.keyClick(box.field, Qt.Key.Key_Down)
    assert heard == [box.rows.item(1).data(Qt.ItemDataRole.AccessibleTextRole)]
    box.field.setText("full")
    box.hide()
    QTest.qWait(REST_MS + 200)
    assert len(heard) == 1
