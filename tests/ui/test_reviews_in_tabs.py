"""A review belongs to the document where it began, whatever is looked at meanwhile."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from tests.ui.conftest import ENGLISH, Desk, select
from writer.ui.main_window import MainWindow

OTHER = "I have went home. This stays as it is.\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    first, second = tmp_path / "first.md", tmp_path / "second.md"
    first.write_text(ENGLISH)
    second.write_text(OTHER)
    return first, second


def begun(desk: Desk, files: tuple[Path, Path], gate: threading.Event | None = None) -> MainWindow:
    """A polish of the first document runs, or is done."""
    window = desk.open(gate=gate)
    window.open_files(tuple(reversed(files)))
    select(window, "I have went home.")
    desk.press(window, "Alt+1")
    if gate is None:
        desk.reviewed(window)
    return window


def test_the_review_hides_and_comes_back_with_its_document(
    desk: Desk, files: tuple[Path, Path]
) -> None:
    window = begun(desk, files)
    assert window.panel.isVisible()
    assert not window.tabs.bar.tabIcon(1).isNull()
    desk.press(window, "Ctrl+Tab")
    assert not window.panel.isVisible()
    assert window.editor.extraSelections() == []
    desk.press(window, "Ctrl+Tab")
    assert window.panel.isVisible()
    assert [s.cursor.selectedText() for s in window.editor.extraSelections()] == [
        "I have went home."
    ]
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() == ENGLISH.replace("have went", "went")
    assert window.tabs.bar.tabIcon(1).isNull()


def test_nothing_of_it_can_be_applied_to_another_document(
    desk: Desk, files: tuple[Path, Path]
) -> None:
    window = begun(desk, files)
    desk.press(window, "Ctrl+Tab")
    for keys in ("Ctrl+Return", "Ctrl+Shift+Return", "Alt+Return", "Escape"):
        desk.press(window, keys)
    for apply in (window.reviewing.apply, window.reviewing.insert_below):
        apply("something else")  # even if a button could be reached
    window.reviewing.use_title("A title", "heading")
    assert window.editor.text() == OTHER
    assert window.reviewing.is_open
    first = window.documents.binder.at(files[0])
    assert first is not None
    assert first.text() == ENGLISH


def test_the_model_goes_on_while_another_document_is_looked_at(
    desk: Desk, files: tuple[Path, Path]
) -> None:
    gate = threading.Event()
    window = begun(desk, files, gate)
    desk.press(window, "Ctrl+Tab")
    assert window.host.is_running
    desk.qtbot.waitUntil(lambda: window.status.activity.text().startswith("first.md"))
    gate.set()
    desk.reviewed(window)
    desk.qtbot.waitUntil(lambda: not window.status.activity.text().startswith("first.md"))
    assert not window.panel.isVisible()
    QTest.keyClicks(window.editor, "typed ")
    desk.press(window, "Ctrl+Tab")
    assert window.panel.isVisible()
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() == ENGLISH.replace("have went", "went")
    second = window.documents.binder.at(files[1])
    assert second is not None
    assert second.text() == f"typed {OTHER}"


def test_another_task_waits_until_the_review_is_decided_on(
    desk: Desk, files: tuple[Path, Path]
) -> None:
    window = begun(desk, files)
    desk.press(window, "Ctrl+Tab")
    assert not window.commands.polish.isEnabled()
    assert "“first.md” is under review" in window.commands.reason(window.commands.polish)
    window.reviewing.start("polish", lambda: "Polish")
    desk.press(window, "Alt+1")
    assert "“first.md” is under review" in window.status.activity.text()
    desk.press(window, "Ctrl+Tab")
    assert window.panel.has_result
    desk.press(window, "Escape")
    desk.press(window, "Ctrl+Tab")
    assert window.commands.polish.isEnabled()
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    assert window.panel.isVisible()


@pytest.mark.parametrize("is_running", [True, False])
def test_closing_the_document_closes_its_review(
    desk: Desk, files: tuple[Path, Path], is_running: bool
) -> None:
    window = begun(desk, files, threading.Event() if is_running else None)
    desk.press(window, "Ctrl+Tab")
    first = window.documents.binder.at(files[0])
    assert first is not None
    assert window.documents.close(first)
    assert not window.reviewing.is_open
    assert window.commands.polish.isEnabled()
    desk.qtbot.waitUntil(lambda: not window.host.is_running)
    assert not window.panel.isVisible()
    assert window.editor.text() == OTHER


def test_closing_another_document_leaves_the_review(desk: Desk, files: tuple[Path, Path]) -> None:
    window = begun(desk, files)
    second = window.documents.binder.at(files[1])
    assert second is not None
    window.documents.close(second)
    assert window.panel.isVisible()
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() == ENGLISH.replace("have went", "went")


def test_what_changed_behind_makes_the_review_stale(desk: Desk, files: tuple[Path, Path]) -> None:
    window = begun(desk, files)
    desk.press(window, "Ctrl+Tab")
    first = window.documents.binder.at(files[0])
    assert first is not None
    first.document.undo()  # nothing to undo
    desk.press(window, "Ctrl+Tab")
    assert not window.panel._state.is_stale
    select(window, "have")
    QTest.keyClicks(window.editor, "had")
    desk.press(window, "Ctrl+Tab")
    desk.qtbot.waitUntil(lambda: window.panel._state.is_stale)
    desk.press(window, "Ctrl+Tab")
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() == ENGLISH.replace("have", "had")


def test_snapshots_before_a_rewrite_are_those_of_its_document(
    desk: Desk, files: tuple[Path, Path]
) -> None:
    window = begun(desk, files)
    desk.press(window, "Ctrl+Return")
    snapshots = window.keeping.snapshots
    assert [snapshots.text(one) for one in snapshots.of(str(files[0]))] == [ENGLISH]
    assert snapshots.of(str(files[1])) == ()
