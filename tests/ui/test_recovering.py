"""Unsaved text in the journal, and what the next start offers of it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from tests.fakes import passage_of
from tests.text.test_recovery import die
from tests.ui.conftest import ENGLISH, Desk, corrected, select
from writer.core.paths import Paths
from writer.core.settings import InterfaceLanguage
from writer.engine.api import Prompt
from writer.ui.comparison_window import ComparisonWindow
from writer.ui.main_window import MainWindow
from writer.ui.offer_bar import OfferBar
from writer.ui.questions import Answer
from writer.ui.recovering import INTERVAL_MS


def kept(paths: Paths) -> list[str]:
    """The texts in the journal."""
    return [path.read_text("utf-8").partition("\n")[2] for path in paths.journal.glob("*.unsaved")]


def bar_of(window: MainWindow) -> OfferBar:
    bar = window.findChild(OfferBar, "recovery_bar")
    assert isinstance(bar, OfferBar)
    return bar


def started(desk: Desk, files: tuple[Path, ...] = ()) -> MainWindow:
    window = desk.open()
    window.keeping.begin(files)
    return window


def hurry(window: MainWindow) -> None:
    window.keeping.buffer._timer.setInterval(20)


def test_five_seconds_are_kept_with_time_to_spare() -> None:
    assert INTERVAL_MS <= 4000


def test_what_is_typed_is_in_the_journal_soon_and_again_when_it_changes(desk: Desk) -> None:
    window = desk.open()
    hurry(window)
    QTest.keyClicks(window.editor, "one")
    desk.qtbot.waitUntil(lambda: kept(desk.paths) == ["one"])
    QTest.keyClicks(window.editor, " two")
    desk.qtbot.waitUntil(lambda: kept(desk.paths) == ["one two"])


def test_somebody_who_never_stops_typing_is_kept_too(desk: Desk) -> None:
    window = desk.open()
    hurry(window)
    for _ in range(100):
        QTest.keyClicks(window.editor, "x", delay=5)
        if kept(desk.paths):
            break
    assert kept(desk.paths)


def test_the_text_is_kept_before_the_model_is_called(desk: Desk) -> None:
    seen: list[list[str]] = []

    def answer(prompt: Prompt) -> str:
        seen.append(kept(desk.paths))
        return corrected(passage_of(prompt))

    window = desk.open(script=answer)
    QTest.keyClicks(window.editor, "It was good.")
    assert kept(desk.paths) == []
    window.commands.polish.trigger()
    desk.reviewed(window)
    assert seen[0] == ["It was good."]


def test_an_accepted_rewrite_is_kept_as_any_change(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    hurry(window)
    select(window, "I have went home.")
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    desk.press(window, "Ctrl+Return")
    desk.qtbot.waitUntil(lambda: kept(desk.paths) == [window.editor.text()])
    assert "I went home." in window.editor.text()


@pytest.mark.parametrize("way", ["save", "undo", "close"])
def test_what_is_saved_undone_or_discarded_leaves_the_journal(
    desk: Desk, tmp_path: Path, way: str
) -> None:
    window = desk.open()
    hurry(window)
    desk.questions(window).chosen = tmp_path / "a.md"
    QTest.keyClicks(window.editor, "x")
    desk.qtbot.waitUntil(lambda: bool(kept(desk.paths)))
    desk.press(window, {"save": "Ctrl+S", "undo": "Ctrl+Z", "close": "Ctrl+W"}[way])
    assert kept(desk.paths) == []


def test_nothing_is_left_when_the_window_has_closed(desk: Desk) -> None:
    window = desk.open()
    hurry(window)
    QTest.keyClicks(window.editor, "x")
    desk.qtbot.waitUntil(lambda: bool(kept(desk.paths)))
    assert window.close()
    assert list(desk.paths.journal.iterdir()) == []


def test_a_window_that_does_not_close_keeps_its_text_safe(desk: Desk) -> None:
    window = desk.open()
    hurry(window)
    QTest.keyClicks(window.editor, "x")
    desk.qtbot.waitUntil(lambda: bool(kept(desk.paths)))
    desk.questions(window).unsaved_answer = Answer.CANCEL
    assert not window.close()
    assert kept(desk.paths) == ["x"]


def test_a_document_that_never_had_a_name_is_offered_and_restored(desk: Desk) -> None:
    die(desk.paths.journal, None, "never saved")
    window = started(desk)
    bar = bar_of(window)
    assert "“never saved”" in bar.text
    assert bar.text.startswith("Recovered text")
    assert window.editor.hasFocus()
    bar.button("restore").click()
    assert window.editor.text() == "never saved"
    assert window.isWindowModified()
    assert window.documents.path is None
    assert bar.text == ""
    assert kept(desk.paths) == ["never saved"]


def test_a_text_without_a_file_is_named_by_its_words_and_compared_with_nothing(desk: Desk) -> None:
    die(desk.paths.journal, None, "\n# 第一章\n\n## 夜\n\n#标签 他走了。\n")
    window = started(desk)
    assert "“第一章 夜 #标签 他走了。”" in bar_of(window).text
    shown = bar_of(window).findChildren(QPushButton)
    assert [button.objectName() for button in shown] == ["restore", "discard"]


def test_changes_to_a_file_are_offered_and_saved_to_it(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "公文.md"
    path.write_bytes("旧\r\n".encode("gb18030") * 20)
    die(desk.paths.journal, path, "新\n")
    window = started(desk, (path,))
    assert "公文.md" in bar_of(window).text
    bar_of(window).button("restore").click()
    assert window.documents.path == path
    assert window.documents.save()
    assert path.read_bytes() == "新\r\n".encode("gb18030")
    assert kept(desk.paths) == []


def test_what_was_left_is_offered_one_by_one_until_it_is_decided_on(desk: Desk) -> None:
    die(desk.paths.journal, None, "first")
    die(desk.paths.journal, None, "second")
    window = started(desk)
    bar = bar_of(window)
    assert "second" in bar.text
    assert "Others after this one: 1." in bar.text
    bar.button("discard").click()
    assert "first" in bar.text
    bar.button("discard").click()
    assert (bar.text, window.editor.text(), kept(desk.paths)) == ("", "", [])


def test_what_never_had_a_name_is_restored_beside_what_is_in_the_window(desk: Desk) -> None:
    die(desk.paths.journal, None, "recovered")
    window = started(desk)
    QTest.keyClicks(window.editor, "mine")
    bar_of(window).button("restore").click()
    assert [sheet.text() for sheet in window.documents.binder.sheets] == ["mine", "recovered"]
    assert window.editor.text() == "recovered"
    assert desk.questions(window).asked == []


def test_restoring_asks_about_changes_of_the_same_document(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    die(desk.paths.journal, path, "recovered")
    window = started(desk, (path,))
    QTest.keyClicks(window.editor, "mine ")
    desk.questions(window).unsaved_answer = Answer.CANCEL
    bar_of(window).button("restore").click()
    assert window.editor.text() == "mine old"
    assert "a.md" in bar_of(window).text


def test_all_that_was_left_is_restored_at_once(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    for place, text in ((None, "first"), (path, "second"), (None, "third")):
        die(desk.paths.journal, place, text)
    window = started(desk)
    bar_of(window).button("restore_all").click()
    sheets = window.documents.binder.sheets
    assert sorted(sheet.text() for sheet in sheets) == ["first", "second", "third"]
    assert all(sheet.is_modified for sheet in sheets)
    assert bar_of(window).text == ""
    assert sorted(kept(desk.paths)) == ["first", "second", "third"]


def test_what_was_recovered_is_compared_with_the_disk(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("We was glad.\n")
    die(desk.paths.journal, path, "We were glad.\n")
    window = started(desk, (path,))
    bar_of(window).button("compare").click()
    compared = opened(window)
    desk.qtbot.waitUntil(lambda: "waswere" in compared.view.toPlainText())
    button(compared, "restore")()
    assert window.editor.text() == "We were glad.\n"
    assert not compared.isVisible()


def test_a_restored_file_that_changed_since_is_told(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("one")
    die(desk.paths.journal, path, "mine")
    path.write_text("theirs")
    window = started(desk)
    bar_of(window).button("restore").click()
    disk = window.findChild(OfferBar, "disk_bar")
    assert isinstance(disk, OfferBar)
    assert "Another program has changed “a.md”" in disk.text
    assert path.read_text() == "theirs"


def test_a_second_window_does_not_offer_what_the_first_one_is_at(desk: Desk) -> None:
    first = desk.open()
    hurry(first)
    QTest.keyClicks(first.editor, "mine")
    desk.qtbot.waitUntil(lambda: bool(kept(desk.paths)))
    assert bar_of(started(desk)).text == ""


def test_a_full_disk_is_told_once_and_the_text_is_kept_when_there_is_room(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = desk.open()
    hurry(window)
    told: list[object] = []
    window.keeping.buffer.failed.connect(told.append)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        QTest.keyClicks(window.editor, "x")
        desk.qtbot.waitUntil(lambda: bool(told))
        QTest.qWait(100)
        assert len(told) == 1
        assert "the disk is full" in window.info_bar.text
    desk.qtbot.waitUntil(lambda: kept(desk.paths) == ["x"])


def test_the_bar_speaks_the_language_of_the_interface(desk: Desk) -> None:
    die(desk.paths.journal, None, "text")
    window = started(desk)
    window.menus.languages.item(InterfaceLanguage.CHINESE).trigger()
    desk.qtbot.waitUntil(lambda: bar_of(window).text.startswith("找回了"))
    assert bar_of(window).button("discard").text() == "丢弃"


def opened(window: MainWindow) -> ComparisonWindow:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, ComparisonWindow)]
    (shown,) = [w for w in found if w.parent() is window and w.isVisible()]
    assert isinstance(shown, QDialog)
    assert not shown.isModal()
    return shown


def button(window: ComparisonWindow, id: str) -> Callable[[], None]:
    (found,) = [b for b in window.buttons.buttons() if b.objectName() == id]
    return found.click
