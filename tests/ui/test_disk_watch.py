"""Files that other programs change while they are open."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import Desk
from tests.ui.test_recovering import button, opened
from writer.ui.main_window import MainWindow
from writer.ui.offer_bar import OfferBar


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "稿 子.md"
    path.write_text("mine", "utf-8")
    return path


def bar_of(window: MainWindow) -> OfferBar:
    bar = window.findChild(OfferBar, "disk_bar")
    assert isinstance(bar, OfferBar)
    return bar


def opened_on(desk: Desk, path: Path) -> MainWindow:
    window = desk.open()
    window.documents.open_path(path)
    return window


def replaced(path: Path, text: str) -> None:
    """Write a file as most editors do: another one takes its name."""
    other = path.with_name("other")
    other.write_text(text, "utf-8")
    other.replace(path)


@pytest.mark.parametrize("way", ["write", "replace"])
def test_a_change_is_noticed_by_itself_and_touches_neither_side(
    desk: Desk, path: Path, way: str
) -> None:
    window = opened_on(desk, path)
    for text in ("theirs", "theirs again"):
        path.write_text(text, "utf-8") if way == "write" else replaced(path, text)
        desk.qtbot.waitUntil(lambda: "稿 子.md" in bar_of(window).text)
        assert window.editor.text() == "mine"
        assert path.read_text("utf-8") == text
        bar_of(window).button("keep").click()


def test_a_change_is_noticed_when_the_window_gets_the_focus(desk: Desk, path: Path) -> None:
    window = opened_on(desk, path)
    disk = window.keeping.disk
    disk._watcher.removePaths([*disk._watcher.files(), *disk._watcher.directories()])
    path.write_text("theirs", "utf-8")
    disk._on_state(Qt.ApplicationState.ApplicationActive)
    assert bar_of(window).text


def test_a_file_that_was_only_touched_is_no_news(desk: Desk, path: Path) -> None:
    window = opened_on(desk, path)
    os.utime(path, (1, 1))
    window.keeping.disk.look()
    assert bar_of(window).text == ""


def test_ones_own_saving_is_no_news(desk: Desk, path: Path) -> None:
    window = opened_on(desk, path)
    QTest.keyClicks(window.editor, "x")
    assert window.documents.save()
    QTest.qWait(500)
    assert bar_of(window).text == ""


def test_reloading_shows_the_other_text_and_what_was_there_stays_as_a_snapshot(
    desk: Desk, path: Path
) -> None:
    window = opened_on(desk, path)
    QTest.keyClicks(window.editor, "x")
    path.write_text("theirs", "utf-8")
    window.keeping.disk.check()
    assert "Your own changes are not saved." in bar_of(window).text
    bar_of(window).button("reload").click()
    assert window.editor.text() == "theirs"
    assert not window.isWindowModified()
    assert bar_of(window).text == ""
    snapshots = window.keeping.snapshots
    assert [snapshots.text(one) for one in snapshots.of(str(path))] == ["xmine"]


def test_keeping_ones_own_saves_over_the_other_without_asking_again(desk: Desk, path: Path) -> None:
    window = opened_on(desk, path)
    path.write_text("theirs", "utf-8")
    window.keeping.disk.check()
    bar_of(window).button("keep").click()
    assert bar_of(window).text == ""
    assert window.isWindowModified()
    assert path.read_text("utf-8") == "theirs"
    assert window.documents.save()
    assert path.read_text("utf-8") == "mine"
    assert desk.questions(window).asked == []


def test_both_sides_are_compared_before_a_decision(desk: Desk, path: Path) -> None:
    window = opened_on(desk, path)
    path.write_text("mine too", "utf-8")
    window.keeping.disk.check()
    bar_of(window).button("compare").click()
    compared = opened(window)
    desk.qtbot.waitUntil(lambda: compared.view.toPlainText() == "mine too")
    button(compared, "reload")()
    assert window.editor.text() == "mine too"


def test_a_file_that_is_gone_is_told_and_written_again(desk: Desk, path: Path) -> None:
    window = opened_on(desk, path)
    path.unlink()
    desk.qtbot.waitUntil(lambda: "not on the disk any more" in bar_of(window).text)
    assert window.isWindowModified()
    bar_of(window).button("save").click()
    assert path.read_text("utf-8") == "mine"
    assert bar_of(window).text == ""
    assert not window.isWindowModified()


def test_what_is_as_before_is_not_told_any_more(desk: Desk, path: Path) -> None:
    window = opened_on(desk, path)
    path.write_text("theirs", "utf-8")
    window.keeping.disk.look()
    assert bar_of(window).text
    path.write_text("mine", "utf-8")
    window.keeping.disk.look()
    assert bar_of(window).text == ""
