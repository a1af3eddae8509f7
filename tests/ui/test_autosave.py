"""Documents that are saved by themselves."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Desk
from tests.ui.test_disk_watch import bar_of
from writer.core.settings import Settings
from writer.ui.main_window import MainWindow
from writer.ui.preferences import Preferences


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_text("one")
    return path


def typed_into(desk: Desk, path: Path) -> MainWindow:
    window = desk.open()
    window.documents.open_path(path)
    QTest.keyClicks(window.editor, "x")
    return window


def test_it_is_off_until_it_is_chosen_and_stays_chosen(desk: Desk) -> None:
    window = desk.open()
    assert window.keeping.autosave.interval_s == 0
    assert not window.keeping.autosave._timer.isActive()
    window.keeping.autosaves.item(30).trigger()
    assert window.keeping.autosave._timer.interval() == 30_000
    other = desk.open()
    assert other.keeping.autosave._timer.isActive()
    assert other.keeping.autosaves.value == 30
    other.keeping.autosaves.item(0).trigger()
    assert not other.keeping.autosave._timer.isActive()
    assert Preferences(desk.paths).settings == Settings()


def test_a_document_with_a_name_is_saved(desk: Desk, path: Path) -> None:
    window = typed_into(desk, path)
    timer = window.keeping.autosave._timer
    window.keeping.autosave.choose(30)
    timer.setInterval(20)
    desk.qtbot.waitUntil(lambda: path.read_text() == "xone")
    assert not window.isWindowModified()


def test_a_document_without_a_name_is_left_to_the_journal(desk: Desk) -> None:
    window = desk.open()
    QTest.keyClicks(window.editor, "x")
    window.documents.autosave()
    assert window.isWindowModified()
    assert desk.questions(window).asked == []


def test_what_another_program_wrote_is_never_overwritten(desk: Desk, path: Path) -> None:
    window = typed_into(desk, path)
    path.write_text("theirs")
    for _ in range(2):
        window.documents.autosave()
        assert path.read_text() == "theirs"
        assert window.isWindowModified()
        assert "Another program has changed “a.md”" in bar_of(window).text
    assert desk.questions(window).asked == []


def test_nothing_is_saved_in_the_middle_of_a_composition(desk: Desk, path: Path) -> None:
    window = typed_into(desk, path)
    QApplication.sendEvent(window.editor, QInputMethodEvent("ni", []))
    window.documents.autosave()
    assert path.read_text() == "one"
    QApplication.sendEvent(window.editor, QInputMethodEvent("", []))
    window.documents.autosave()
    assert path.read_text() == "xone"


def test_undo_reaches_behind_a_save(desk: Desk, path: Path) -> None:
    window = typed_into(desk, path)
    window.documents.autosave()
    desk.press(window, "Ctrl+Z")
    assert window.editor.text() == "one"
    assert window.isWindowModified()


def test_a_full_disk_is_told_and_nothing_is_lost(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = typed_into(desk, path)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        window.documents.autosave()
    assert "the disk is full" in window.info_bar.text
    assert window.isWindowModified()
    assert path.read_text() == "one"
    window.documents.autosave()
    assert path.read_text() == "xone"
