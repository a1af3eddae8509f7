"""Opening, saving and leaving documents in the window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from tests.ui.conftest import Desk
from writer.ui.questions import Answer, Conflict


def test_a_file_is_opened_and_saved_byte_for_byte(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "公文.md"
    content = "\ufeff第一行\r\n  second\u00a0line  \r\n".encode()
    path.write_bytes(content)
    window = desk.open()
    assert window.documents.open_path(path)
    assert window.editor.text() == "第一行\n  second\u00a0line  \n"
    window.editor.document().setModified(True)
    assert window.documents.save()
    assert path.read_bytes() == content


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_the_encoding_of_a_file_is_kept(desk: Desk, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("各县（市、区）人民政府，市直有关单位：近期，我市\n".encode(encoding))
    window = desk.open()
    window.documents.open_path(path)
    window.editor.insertPlainText("通知")
    assert window.documents.save()
    assert (
        path.read_bytes().decode(encoding)
        == "通知各县（市、区）人民政府，市直有关单位：近期，我市\n"
    )


def test_typing_marks_the_title_and_saving_takes_the_mark_away(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("text")
    window = desk.open()
    window.documents.open_path(path)
    assert window.windowTitle() == "a.md[*] - Writer"
    assert not window.isWindowModified()
    QTest.keyClicks(window.editor, "x")
    assert window.isWindowModified()
    desk.press(window, "Ctrl+S")
    assert not window.isWindowModified()
    assert path.read_text() == "xtext"


def test_undoing_everything_takes_the_mark_away(desk: Desk) -> None:
    window = desk.open("text")
    QTest.keyClicks(window.editor, "x")
    desk.press(window, "Ctrl+Z")
    assert not window.isWindowModified()


def test_a_new_document_asks_where_it_is_saved(desk: Desk, tmp_path: Path) -> None:
    window = desk.open()
    desk.questions(window).chosen = tmp_path / "named"
    QTest.keyClicks(window.editor, "new")
    desk.press(window, "Ctrl+S")
    assert (tmp_path / "named.md").read_text() == "new"
    assert window.documents.name == "named.md"


def test_saving_as_writes_another_file_and_goes_on_there(desk: Desk, tmp_path: Path) -> None:
    first, second = tmp_path / "a.md", tmp_path / "b.md"
    first.write_text("one")
    window = desk.open()
    window.documents.open_path(first)
    desk.questions(window).chosen = second
    QTest.keyClicks(window.editor, "x")
    desk.press(window, "Ctrl+Shift+S")
    assert (first.read_text(), second.read_text()) == ("one", "xone")
    assert window.documents.path == second


def test_not_choosing_a_place_saves_nothing(desk: Desk) -> None:
    window = desk.open()
    QTest.keyClicks(window.editor, "new")
    assert not window.documents.save()
    assert window.isWindowModified()


@pytest.mark.parametrize(
    ("answer", "closes", "on_disk"),
    [
        (Answer.SAVE, True, "xone"),
        (Answer.DISCARD, True, "one"),
        (Answer.CANCEL, False, "one"),
    ],
)
def test_unsaved_changes_are_asked_about_on_closing(
    desk: Desk, tmp_path: Path, answer: Answer, closes: bool, on_disk: str
) -> None:
    path = tmp_path / "a.md"
    path.write_text("one")
    window = desk.open()
    window.documents.open_path(path)
    QTest.keyClicks(window.editor, "x")
    desk.questions(window).unsaved_answer = answer
    assert window.close() is closes
    assert desk.questions(window).asked == ["unsaved a.md"]
    assert path.read_text() == on_disk


def test_unsaved_changes_stay_when_another_document_is_opened(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("other")
    window = desk.open()
    QTest.keyClicks(window.editor, "mine")
    assert window.documents.open_path(path)
    assert window.editor.text() == "other"
    assert desk.questions(window).asked == []
    mine, _ = window.documents.binder.sheets
    assert (mine.text(), mine.is_modified) == ("mine", True)


def test_a_change_on_the_disk_is_asked_about_before_it_is_overwritten(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text("one")
    window = desk.open()
    window.documents.open_path(path)
    QTest.keyClicks(window.editor, "x")
    path.write_text("changed elsewhere")
    assert not window.documents.save()
    assert path.read_text() == "changed elsewhere"
    desk.questions(window).overwrite_answer = Conflict.OVERWRITE
    assert window.documents.save()
    assert path.read_text() == "xone"


def test_a_document_that_changed_on_the_disk_can_be_saved_elsewhere(
    desk: Desk, tmp_path: Path
) -> None:
    path, other = tmp_path / "a.md", tmp_path / "b.md"
    path.write_text("one")
    window = desk.open()
    window.documents.open_path(path)
    QTest.keyClicks(window.editor, "x")
    path.write_text("changed elsewhere")
    desk.questions(window).overwrite_answer = Conflict.SAVE_AS
    desk.questions(window).chosen = other
    assert window.documents.save()
    assert (path.read_text(), other.read_text()) == ("changed elsewhere", "xone")
    assert window.documents.path == other


def test_a_document_that_changed_on_the_disk_can_be_reloaded_and_does_not_close(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text("one")
    window = desk.open()
    window.documents.open_path(path)
    QTest.keyClicks(window.editor, "x")
    path.write_text("changed elsewhere")
    desk.questions(window).unsaved_answer = Answer.SAVE
    desk.questions(window).overwrite_answer = Conflict.RELOAD
    assert not window.close()
    assert window.editor.text() == path.read_text() == "changed elsewhere"
    assert not window.isWindowModified()
    QTest.keyClicks(window.editor, "y")  # where the cursor was
    assert window.documents.save()
    assert path.read_text() == "cyhanged elsewhere"


def test_a_file_that_cannot_be_read_is_told_in_the_window_and_the_text_stays(
    desk: Desk, tmp_path: Path
) -> None:
    window = desk.open("mine")
    assert not window.documents.open_path(tmp_path / "missing.md")
    assert window.info_bar.isVisible()
    assert "missing.md" in window.info_bar.text
    assert window.editor.text() == "mine"


def test_a_file_that_cannot_be_written_stays_unsaved_and_the_window_says_so(
    desk: Desk, tmp_path: Path
) -> None:
    window = desk.open()
    desk.questions(window).chosen = tmp_path / "no such folder" / "a.md"
    QTest.keyClicks(window.editor, "x")
    assert not window.documents.save()
    assert window.isWindowModified()
    assert window.info_bar.isVisible()


def test_recent_files_are_offered_newest_first_and_survive_the_session(
    desk: Desk, tmp_path: Path
) -> None:
    window = desk.open()
    for name in ("a.md", "b & c.md"):
        (tmp_path / name).write_text(name)
        window.documents.open_path(tmp_path / name)
    names = [action.text() for action in window.menus.recent.actions()[:2]]
    assert names == ["b && c.md", "a.md"]
    assert desk.open().menus.recent.actions()[1].text() == "a.md"
    window.menus.recent.actions()[1].trigger()
    assert window.documents.name == "a.md"


def test_the_list_of_recent_files_can_be_emptied(desk: Desk, tmp_path: Path) -> None:
    window = desk.open()
    (tmp_path / "a.md").write_text("a")
    window.documents.open_path(tmp_path / "a.md")
    window.menus.recent.actions()[-1].trigger()
    assert len(window.menus.recent.actions()) == 1
    stored = desk.paths.session.read_text() if desk.paths.session.exists() else "{}"
    assert not json.loads(stored).get("recent_files")


def test_a_dropped_file_is_opened(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("dropped")
    window = desk.open()
    window.editor.files_dropped.emit([tmp_path / "a.md"])
    assert window.editor.text() == "dropped"


def test_a_new_document_is_empty_and_untitled(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a")
    window = desk.open()
    window.documents.open_path(tmp_path / "a.md")
    desk.press(window, "Ctrl+N")
    assert window.editor.text() == ""
    assert window.documents.path is None
