"""Whatever happens to open documents and their files, no text goes that nobody let go."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Desk
from tests.ui.test_tabs import names, opened
from writer.text.encoding import Encoding
from writer.text.recovery import Journal
from writer.ui.main_window import MainWindow
from writer.ui.questions import Answer
from writer.ui.sheet import Sheet

NO_TEXT = b"\x00\x01\xff\xfe" * 99


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / name for name in ("a.md", "b.md", "c.md")]
    for path in paths:
        path.write_text(f"This is {path.stem}.\n")
    return paths


def sheet_of(window: MainWindow, path: Path) -> Sheet:
    sheet = window.documents.binder.at(path)
    assert sheet is not None
    return sheet


# Saving


@pytest.mark.parametrize("name", ["a.md", "link.md"])
def test_the_place_of_another_open_document_is_no_place_to_save(
    desk: Desk, files: list[Path], name: str
) -> None:
    files[0].with_name("link.md").symlink_to(files[0])
    window = opened(desk, *files[:2])
    QTest.keyClicks(window.editor, "X")
    desk.questions(window).chosen = files[0].with_name(name)
    assert not window.documents.save_as()
    assert files[0].read_text() == "This is a.\n"
    assert names(window) == ["a.md", "b.md"]
    assert window.documents.is_modified
    assert f"{name} is open" in window.info_bar.text


def test_a_document_may_be_saved_as_itself(desk: Desk, files: list[Path]) -> None:
    window = opened(desk, *files[:2])
    QTest.keyClicks(window.editor, "X")
    desk.questions(window).chosen = files[1]
    assert window.documents.save_as()
    assert files[1].read_text() == "XThis is b.\n"


def test_a_file_is_not_overwritten_under_a_name_that_was_not_typed(
    desk: Desk, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who types "a" was not asked by the dialog whether "a.md" shall go."""
    window = desk.open("mine")
    suggested: list[str] = []
    answers = iter([files[0].with_suffix(""), None])

    def choose(suggestion: str) -> Path | None:
        suggested.append(suggestion)
        return next(answers)

    monkeypatch.setattr(desk.questions(window), "file_to_save", choose)
    assert not window.documents.save_as()
    assert suggested[1:] == [str(files[0])]
    assert files[0].read_text() == "This is a.\n"


def test_reading_in_another_encoding_shows_what_was_just_saved(
    desk: Desk, files: list[Path]
) -> None:
    window = opened(desk, files[0])
    QTest.keyClicks(window.editor, "X")
    desk.questions(window).unsaved_answer = Answer.SAVE
    assert window.documents.reopen_with(Encoding.GB18030)
    assert window.editor.text() == files[0].read_text() == "XThis is a.\n"
    QTest.keyClicks(window.editor, "Y")
    assert window.documents.save()


# Files that go


def test_closing_asks_about_a_document_whose_file_is_gone(desk: Desk, files: list[Path]) -> None:
    window = opened(desk, *files)
    files[0].unlink()
    desk.questions(window).unsaved_answer = Answer.CANCEL
    first = sheet_of(window, files[0])
    assert not window.documents.close(first)
    assert desk.questions(window).asked == ["unsaved a.md"]
    assert first.is_modified
    desk.questions(window).unsaved_answer = Answer.SAVE
    assert window.documents.close(first)
    assert files[0].read_text() == "This is a.\n"


def test_quitting_asks_about_documents_whose_files_are_gone(desk: Desk, files: list[Path]) -> None:
    window = opened(desk, *files)
    for path in files[:2]:
        path.unlink()
    desk.questions(window).unsaved_answer = Answer.SAVE
    assert window.close()
    assert desk.questions(window).asked == ["unsaved a.md, b.md"]
    assert [path.read_text() for path in files] == [f"This is {p.stem}.\n" for p in files]


def test_several_are_closed_though_one_of_them_cannot_be_read(
    desk: Desk, files: list[Path]
) -> None:
    window = desk.open()
    window.keeping.begin(files)
    window.documents.open_path(files[0])
    assert window.close()
    other = desk.open()
    other.keeping.begin(())
    files[1].write_bytes(NO_TEXT)
    assert other.documents.close(*other.documents.binder.sheets[:2])
    assert names(other) == ["c.md"]
    assert other.editor.text() == "This is c.\n"
    assert not other.info_bar.isVisible()  # nobody wanted to see it


def test_the_others_stay_when_the_one_to_keep_cannot_be_read(desk: Desk, files: list[Path]) -> None:
    window = desk.open()
    window.keeping.begin(files)
    assert window.close()
    other = desk.open()
    other.keeping.begin(())
    files[0].write_bytes(NO_TEXT)
    menu = other.tabs.menu_of(sheet_of(other, files[0]))
    menu.actions()[1].trigger()
    assert names(other) == ["b.md", "c.md"]
    assert "a.md" in other.info_bar.text


def test_what_was_not_saved_is_restored_though_its_file_cannot_be_read(
    desk: Desk, files: list[Path]
) -> None:
    window = opened(desk, *files[:2])
    QTest.keyClicks(window.editor, "X")
    window.keeping.buffer.flush()
    window.keeping.whereabouts._store()
    window.keeping.shut_down(5000)  # as if it had ended there
    files[1].write_bytes(NO_TEXT)
    other = desk.open()
    session = other._given.preferences.session
    other._given.preferences.remember(replace(session, front_file=str(files[0])))
    other.keeping.begin(())
    assert names(other) == ["a.md", "b.md"]
    other.keeping.recovery.restore()
    assert other.editor.text() == "XThis is b.\n"
    assert other.documents.is_modified
    assert files[1].read_bytes() == NO_TEXT


# The session


def test_a_document_that_stands_twice_in_the_session_is_opened_once(
    desk: Desk, files: list[Path]
) -> None:
    window = desk.open()
    preferences = window._given.preferences
    twice = (str(files[0]), str(files[1]), str(files[0]))
    preferences.remember(replace(preferences.session, open_files=twice))
    window.keeping.begin(())
    assert names(window) == ["a.md", "b.md"]


def test_a_name_that_no_file_can_have_is_no_reason_to_stay_away(
    desk: Desk, files: list[Path]
) -> None:
    window = desk.open()
    preferences = window._given.preferences
    listed = (str(files[0].with_name("n" * 300)), str(files[0]), "/\0")
    preferences.remember(replace(preferences.session, open_files=listed))
    window.keeping.begin(())
    assert names(window) == ["a.md"]


# The journal


def test_one_text_that_cannot_be_kept_keeps_no_other_from_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = desk.open()
    write = Journal.write

    def fails_for_the_first(journal: Journal, name: str, unsaved: object) -> Path:
        if getattr(unsaved, "text", "") == "first":
            return write(Journal(Path("/dev/null/none")), name, unsaved)  # type: ignore[arg-type]
        return write(journal, name, unsaved)  # type: ignore[arg-type]

    monkeypatch.setattr(Journal, "write", fails_for_the_first)
    QTest.keyClicks(window.editor, "first")
    desk.press(window, "Ctrl+N")
    QTest.keyClicks(window.editor, "second")
    window.keeping.buffer.flush()
    entries = desk.paths.journal.glob("*.unsaved")
    assert [entry.read_text().split("\n", 1)[1] for entry in entries] == ["second"]
    assert "cannot be kept safe" in window.info_bar.text


# Turning and closing


def test_what_is_composed_is_told_while_its_document_is_in_front(
    desk: Desk, files: list[Path]
) -> None:
    window = opened(desk, *files[:2])
    QApplication.sendEvent(window.editor, QInputMethodEvent("pinyin", []))
    seen: list[tuple[str, str]] = []
    window.editor.edited.connect(
        lambda: seen.append((window.documents.sheet.name, window.editor.text()))
    )
    window.documents.show(sheet_of(window, files[0]))
    assert seen[0] == ("b.md", "pinyinThis is b.\n")
    assert seen[-1] == ("a.md", "This is a.\n")


def test_what_is_composed_is_asked_about_before_its_document_goes(
    desk: Desk, files: list[Path]
) -> None:
    window = opened(desk, *files[:2])
    QApplication.sendEvent(window.editor, QInputMethodEvent("拼音", []))
    desk.questions(window).unsaved_answer = Answer.CANCEL
    assert window.documents.close(sheet_of(window, files[0]))
    assert window.editor.is_composing  # in another document than the one that goes
    assert not window.close()
    assert window.editor.text() == "拼音This is b.\n"
    assert desk.questions(window).asked == ["unsaved b.md"]


def test_closed_documents_leave_nothing_behind(desk: Desk, files: list[Path]) -> None:
    window = opened(desk, files[0])
    watched: list[weakref.ref[object]] = []
    for _ in range(10):
        window.documents.open_path(files[1])
        QTest.keyClicks(window.editor, "X")
        sheet = window.documents.sheet
        watched += [weakref.ref(sheet), weakref.ref(sheet.document)]
        assert window.documents.close(sheet)
    del sheet
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [one() for one in watched if one() is not None] == []
