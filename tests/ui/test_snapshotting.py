"""Snapshots of a document, and the window to go back to one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import ENGLISH, Desk, select
from writer.text.snapshots import Occasion
from writer.ui.main_window import MainWindow
from writer.ui.snapshot_window import SnapshotWindow


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_text(ENGLISH)
    return path


def taken(window: MainWindow) -> list[tuple[Occasion, str]]:
    keeping = window.keeping
    return [
        (one.occasion, keeping.snapshots.text(one))
        for one in keeping.snapshots.of(keeping.snapshotting.document)
    ]


def window_of(window: MainWindow) -> SnapshotWindow:
    window.commands.snapshots.trigger()
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, SnapshotWindow)]
    (shown,) = [w for w in found if w.parent() is window and w.isVisible()]
    assert isinstance(shown, SnapshotWindow)
    assert not shown.isModal()
    return shown


def test_a_snapshot_is_taken_before_a_rewrite_enters_and_at_saves(desk: Desk, path: Path) -> None:
    window = desk.open()
    window.documents.open_path(path)
    select(window, "I have went home.")
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    assert taken(window) == []
    desk.press(window, "Ctrl+Return")
    assert taken(window) == [(Occasion.REWRITE, ENGLISH)]
    desk.press(window, "Ctrl+S")
    assert taken(window)[0] == (Occasion.SAVED, window.editor.text())


def test_a_document_without_a_name_has_snapshots_and_keeps_them_when_it_gets_one(
    desk: Desk, tmp_path: Path
) -> None:
    window = desk.open("It was good.")
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    desk.press(window, "Ctrl+Return")
    assert taken(window) == [(Occasion.REWRITE, "It was good.")]
    desk.questions(window).chosen = tmp_path / "named.md"
    desk.press(window, "Ctrl+S")
    assert window.keeping.snapshotting.document == str(tmp_path / "named.md")
    assert [text for _, text in taken(window)] == ["It was fine.", "It was good."]


def test_nothing_stays_of_a_document_that_was_never_saved(desk: Desk) -> None:
    window = desk.open("It was good.")
    window.keeping.snapshotting.before_rewrite()
    assert taken(window)
    desk.press(window, "Ctrl+W")
    assert not list(desk.paths.snapshots.rglob("*.gz"))


def test_of_what_is_saved_by_itself_a_snapshot_is_taken_now_and_then(
    desk: Desk, path: Path
) -> None:
    window = desk.open()
    window.documents.open_path(path)
    for _ in range(3):
        QTest.keyClicks(window.editor, "x")
        window.documents.autosave()
    assert len(taken(window)) == 1
    QTest.keyClicks(window.editor, "x")
    window.documents.save()
    assert len(taken(window)) == 2


def test_going_back_is_one_undo_step_and_can_itself_be_taken_back(desk: Desk, path: Path) -> None:
    window = desk.open()
    window.documents.open_path(path)
    window.documents.save()
    select(window, "fine")
    QTest.keyClicks(window.editor, "very good")
    changed = window.editor.text()
    shown = window_of(window)
    desk.qtbot.waitUntil(lambda: "very good" in shown.view.toPlainText())
    assert shown.restore.isEnabled()
    shown.restore.click()
    assert window.editor.text() == ENGLISH
    assert taken(window)[0] == (Occasion.RESTORE, changed)
    assert shown.list.count() == 2
    window.editor.undo()
    assert window.editor.text() == changed
    shown.close()


def test_what_is_as_the_snapshot_cannot_be_restored(desk: Desk, path: Path) -> None:
    window = desk.open()
    window.documents.open_path(path)
    window.documents.save()
    shown = window_of(window)
    desk.qtbot.waitUntil(lambda: shown.view.toPlainText() == "Both are the same.")
    assert not shown.restore.isEnabled()
    shown.close()


def test_the_window_tells_when_there_are_none_and_deletes_those_of_the_document(
    desk: Desk, path: Path
) -> None:
    window = desk.open()
    window.documents.open_path(path)
    shown = window_of(window)
    assert "no snapshots" in shown.view.toPlainText()
    assert not shown.clear.isEnabled()
    window.documents.save()
    assert shown.list.count() == 1
    shown.clear.click()
    assert (shown.list.count(), taken(window)) == (0, [])
    shown.close()


def test_all_snapshots_are_deleted_with_one_action(desk: Desk, path: Path) -> None:
    window = desk.open()
    window.documents.open_path(path)
    window.documents.save()
    window.commands.clear_snapshots.trigger()
    assert desk.questions(window).asked == ["clear snapshots"]
    assert not desk.paths.snapshots.exists()


def test_a_damaged_snapshot_is_told_and_does_no_harm(desk: Desk, path: Path) -> None:
    window = desk.open()
    window.documents.open_path(path)
    window.documents.save()
    (place,) = desk.paths.snapshots.rglob("*.gz")
    place.write_bytes(b"damaged")
    shown = window_of(window)
    assert "cannot be read" in shown.view.toPlainText()
    assert not shown.restore.isEnabled()
    shown.close()


def test_a_folder_that_cannot_be_written_holds_up_neither_rewrite_nor_save(
    desk: Desk, path: Path
) -> None:
    desk.paths.snapshots.parent.mkdir(parents=True, exist_ok=True)
    desk.paths.snapshots.write_text("in the way")
    window = desk.open()
    window.documents.open_path(path)
    QTest.keyClicks(window.editor, "x")
    assert window.documents.save()
    assert path.read_text() == "x" + ENGLISH
