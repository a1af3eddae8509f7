"""The list of what the model was asked, and the count of connections."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import ENGLISH, Desk
from writer.core.activity import Entry, Outcome
from writer.core.errors import DecodeFailed
from writer.core.settings import InterfaceLanguage, Settings
from writer.core.sockets import Connection, SocketCount
from writer.engine.api import Prompt
from writer.ui.help import activity_window
from writer.ui.help.activity_window import ActivityWindow
from writer.ui.main_window import MainWindow

SENTENCE = "I have went home, said Zenobia."


def entries(window: MainWindow) -> list[Entry]:
    return list(reversed(window.helping.record.entries))


def outcomes(window: MainWindow) -> list[Outcome]:
    return [entry.outcome for entry in entries(window)]


def opened(window: MainWindow) -> ActivityWindow:
    window.commands.helping["activity"].trigger()
    found = window.findChild(ActivityWindow)
    assert isinstance(found, ActivityWindow)
    return found


def row(shown: ActivityWindow, number: int = 0) -> list[str]:
    table = shown.table
    items = [table.item(number, column) for column in range(table.columnCount())]
    return [item.text() for item in items if item is not None]


def test_a_run_that_is_accepted_is_listed_without_its_text(desk: Desk, tmp_path: Path) -> None:
    document = tmp_path / "报告.md"
    document.write_text(f"{SENTENCE}\n", "utf-8")
    window = desk.open()
    window.documents.open_path(document)
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    window.reviewing.apply("It went home.")
    (entry,) = entries(window)
    assert (entry.task, entry.title, entry.characters) == ("polish", "报告.md", len(SENTENCE))
    assert (entry.outcome, entry.blocks) == (Outcome.ACCEPTED, 1)
    stored = (desk.paths.state / "activity.jsonl").read_text("utf-8")
    assert not any(word in stored for word in ("went", "home", "Zenobia", str(tmp_path)))


def test_a_review_that_is_discarded_kept_the_original(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    assert outcomes(window) == [Outcome.OPEN]
    window.reviewing.close()
    assert outcomes(window) == [Outcome.KEPT]


def test_a_run_that_is_stopped_is_listed_as_such(desk: Desk) -> None:
    gate = threading.Event()
    window = desk.open(ENGLISH, gate=gate)
    desk.press(window, "Alt+1")
    window.host.cancel()
    gate.set()
    desk.qtbot.waitUntil(lambda: outcomes(window) == [Outcome.STOPPED])
    window.reviewing.close()
    assert outcomes(window) == [Outcome.STOPPED]


def test_a_run_that_fails_is_listed_as_such(desk: Desk) -> None:
    def fail(_prompt: Prompt) -> str:
        raise DecodeFailed(1, "")

    window = desk.open(ENGLISH, fail)
    desk.press(window, "Alt+1")
    desk.qtbot.waitUntil(lambda: outcomes(window) == [Outcome.FAILED])


def test_asking_again_is_another_entry(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    window.reviewing.again()
    desk.qtbot.waitUntil(lambda: not window.host.is_running)
    window.reviewing.apply("new")
    assert outcomes(window) == [Outcome.KEPT, Outcome.ACCEPTED]


def test_a_run_that_another_one_replaces_was_stopped(desk: Desk) -> None:
    gate = threading.Event()
    window = desk.open(ENGLISH, gate=gate)
    desk.press(window, "Alt+1")
    desk.press(window, "Alt+1")
    gate.set()
    desk.reviewed(window)
    assert outcomes(window) == [Outcome.STOPPED, Outcome.OPEN]


def test_nothing_is_listed_where_that_is_switched_off_and_it_stays_so(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    opened(window).keeps.click()
    window.editor.setFocus()
    window.reviewing.start("polish", str)
    desk.reviewed(window)
    assert outcomes(window) == []
    assert not (desk.paths.state / "activity.jsonl").exists()
    assert not Settings.load(desk.paths.settings).value.keeps_activity
    assert not opened(desk.open(has_model=False)).keeps.isChecked()


def test_the_list_is_shown_as_it_grows_and_can_be_cleared(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    shown = opened(window)
    assert shown.table.rowCount() == 0
    assert not shown.clear.isEnabled()
    window.reviewing.start("polish", str)
    desk.reviewed(window)
    window.reviewing.close()
    assert row(shown)[1:4] == ["Polish", "Untitled", "30"]
    assert row(shown)[5:] == ["1", "original kept"]
    shown.clear.click()
    assert shown.table.rowCount() == 0
    assert not (desk.paths.state / "activity.jsonl").exists()


def test_the_list_speaks_the_language_of_the_interface(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    window.reviewing.start("expand", str)
    desk.reviewed(window)
    shown = opened(window)
    window.menus.languages.item(InterfaceLanguage.CHINESE).trigger()
    QApplication.processEvents()
    assert shown.windowTitle() == "活动记录"
    assert row(shown)[1:3] == ["扩写", "未命名"]
    assert row(shown)[6] == "未决定"
    assert shown.connections.text() == "Writer 启动以来的互联网连接：0"


def test_a_task_that_is_gone_is_named_by_its_id(desk: Desk) -> None:
    window = desk.open(ENGLISH, has_model=False)
    window.helping.record._write(Entry("a", 1.0, "my-task", "a.md", 5, blocks=4, kept_blocks=1))
    shown = row(opened(window))
    assert (shown[1], shown[5]) == ("my-task", "4, 1 kept")


def test_connections_are_counted_with_their_addresses(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(activity_window, "open_now", lambda: 0)
    shown = opened(desk.open(has_model=False))
    assert shown.connections.text() == "Internet connections since Writer was started: 0"
    assert shown.proof.text() == "The system knows of none that is open now."
    sockets = SocketCount()
    sockets.connected = 3
    for host in ("mirror.example", "mirror.example", "other.example"):
        sockets._connections.append(Connection(host, 443, 0.0))
    shown._sockets = sockets
    monkeypatch.setattr(activity_window, "open_now", lambda: 1)
    shown.refresh()
    assert shown.connections.text().endswith(": 3")
    assert shown.proof.text() == (
        "You started these: other.example:443, mirror.example:443. 1 is open now."
    )


def test_a_list_that_cannot_be_stored_stops_nobody(desk: Desk) -> None:
    desk.paths.state.mkdir(parents=True, exist_ok=True)
    (desk.paths.state / "activity.jsonl").mkdir()
    window = desk.open(ENGLISH)
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    window.reviewing.apply("new")
    assert window.editor.text().startswith("new")
