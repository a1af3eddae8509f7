"""The next session begins where the last one ended."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from tests.ui.conftest import Desk, select
from writer.core.session import Place, Session
from writer.ui.main_window import MainWindow

LINES = "".join(f"😀 第 {number} 行\n" for number in range(300))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "长 文.md"
    path.write_text(LINES, "utf-8")
    return path


def begun(desk: Desk, *files: Path) -> MainWindow:
    window = desk.open()
    window.keeping.begin(files)
    return window


def test_the_document_the_cursor_and_the_scroll_position_come_back(desk: Desk, path: Path) -> None:
    window = begun(desk, path)
    select(window, "第 200 行")
    window.editor.verticalScrollBar().setValue(150)
    where = window.editor.selection().end
    assert window.close()
    other = begun(desk)
    assert other.documents.path == path
    assert other.editor.selection().end == where
    assert other.editor.verticalScrollBar().value() == 150


def test_a_session_that_did_not_end_well_is_gone_on_with(desk: Desk, path: Path) -> None:
    begun(desk, path)
    assert begun(desk).documents.path == path


def test_a_document_that_is_opened_again_shows_its_place(desk: Desk, path: Path) -> None:
    window = begun(desk, path)
    select(window, "第 200 行")
    where = window.editor.selection().end
    desk.press(window, "Ctrl+W")
    assert window.documents.path is None
    window.documents.open_path(path)
    assert window.editor.selection().end == where


def test_a_file_that_is_named_comes_before_the_last_one(desk: Desk, path: Path) -> None:
    assert begun(desk, path).close()
    other = path.with_name("other.md")
    other.write_text("other")
    assert begun(desk, other).documents.path == other


def test_a_file_that_is_gone_is_told_once_and_left_out(desk: Desk, path: Path) -> None:
    other = path.with_name("other.md")
    other.write_text("other")
    assert begun(desk, path, other).close()
    path.unlink()
    window = begun(desk)
    assert window.documents.path == other
    assert "长 文.md" in window.info_bar.text
    assert window.info_bar.isVisible()
    assert window.close()
    assert not begun(desk).info_bar.isVisible()


def test_an_empty_untitled_document_does_not_come_back(desk: Desk, path: Path) -> None:
    window = begun(desk, path)
    desk.press(window, "Ctrl+N")
    assert window.close()
    other = begun(desk)
    assert [sheet.path for sheet in other.documents.binder.sheets] == [path]


def test_after_nothing_but_an_untitled_document_nothing_is_opened(desk: Desk, path: Path) -> None:
    window = begun(desk, path)
    desk.press(window, "Ctrl+W")
    assert window.close()
    assert begun(desk).documents.path is None


@pytest.mark.parametrize("is_first", [True, False])
def test_saving_under_a_known_name_moves_nobody(desk: Desk, path: Path, is_first: bool) -> None:
    window = begun(desk, path)
    select(window, "第 200 行")
    desk.press(window, "Ctrl+W")
    if is_first:
        assert window.close()
        window = begun(desk)
    window.editor.insertPlainText(LINES)
    select(window, "第 100 行")
    where = window.editor.selection()
    path.unlink()
    desk.questions(window).chosen = path
    assert window.documents.save()
    assert window.documents.path == path
    assert window.editor.selection() == where


def test_reloading_leaves_one_where_one_was(desk: Desk, path: Path) -> None:
    window = begun(desk, path)
    select(window, "第 200 行")
    window.editor.verticalScrollBar().setValue(150)
    where = window.editor.selection().end
    path.write_text(LINES + "more\n", "utf-8")
    assert window.documents.reload()
    assert window.editor.selection().end == where
    assert window.editor.verticalScrollBar().value() == 150


def test_the_cursor_stays_within_a_document_that_became_shorter(desk: Desk, path: Path) -> None:
    window = begun(desk, path)
    select(window, "第 299 行")
    assert window.close()
    path.write_text("kurz")
    assert begun(desk).editor.selection().end == 4


def test_window_and_panes_come_back(desk: Desk) -> None:
    window = begun(desk)
    window.resize(700, 500)
    window.panel.show()
    window.splitter.setSizes([400, 300])
    QTest.qWait(10)
    sizes, size = window.splitter.sizes(), window.size()
    assert window.close()
    other = begun(desk)
    other.panel.show()
    QTest.qWait(10)
    assert other.size() == size
    assert other.splitter.sizes() == sizes


@pytest.mark.parametrize(
    "session",
    [
        Session(window_geometry="no base64 ünd", panes="ü"),
        Session(window_geometry="AAAA", panes="AAAA"),
        Session(open_files=("\0", "relative.md"), places=(("/x", Place(10**8, 10**8)),)),
    ],
)
def test_a_damaged_session_is_no_reason_to_stay_away(desk: Desk, session: Session) -> None:
    session.save(desk.paths.session)
    assert begun(desk).isVisible()
