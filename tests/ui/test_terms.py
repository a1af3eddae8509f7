from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from tests.ui.conftest import Desk, select
from writer.core.options import Genre
from writer.core.settings import InterfaceLanguage
from writer.engine.api import Prompt
from writer.ui.main_window import MainWindow

TEXT = "林之远走了过来。\n\n青河的的水很急。\n"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the desktop was asked to open."""
    asked: list[Path] = []

    def open_url(url: QUrl) -> bool:
        asked.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return asked


def window_on(desk: Desk, path: Path, text: str = TEXT) -> MainWindow:
    path.write_text(text, "utf-8")
    window = desk.open()
    assert window.documents.open_path(path)
    return window


def last_prompt(desk: Desk) -> Prompt:
    return desk.engines[-1].prompts[-1]


def test_a_selected_name_is_kept_from_then_on(desk: Desk, tmp_path: Path) -> None:
    window = window_on(desk, tmp_path / "chapter.md")
    assert not window.commands.keep_term.isEnabled()
    select(window, "青河")
    assert window.commands.keep_term.isEnabled()
    window.commands.keep_term.trigger()
    assert (tmp_path / "glossary.txt").read_text("utf-8").split() == ["青河"]
    assert "青河" in window.status.activity.text()
    window.commands.polish.trigger()
    desk.reviewed(window)
    assert "必须一字不改地保留：青河" in last_prompt(desk).messages[-1].text


def test_a_changed_glossary_holds_at_once(desk: Desk, tmp_path: Path) -> None:
    window = window_on(desk, tmp_path / "chapter.md")
    assert window.terms.current() == ()
    (tmp_path / "专名表.txt").write_text("林之远\n", "utf-8")
    assert window.terms.current() == ("林之远",)


def test_a_sentence_cannot_be_added(desk: Desk, tmp_path: Path) -> None:
    window = window_on(desk, tmp_path / "chapter.md", f"{'长句子' * 30}。\n")
    select(window, "长句子" * 30)
    window.commands.keep_term.trigger()
    assert "60" in window.status.activity.text()
    assert not (tmp_path / "glossary.txt").exists()


def test_a_bad_glossary_is_told_once(desk: Desk, tmp_path: Path) -> None:
    window = window_on(desk, tmp_path / "chapter.md")
    (tmp_path / "glossary.txt").write_text("好\n" + "长" * 99 + "\n", "utf-8")
    told: list[object] = []
    window.terms.failed.connect(told.append)
    assert window.terms.current() == window.terms.current() == ("好",)
    assert len(told) == 1
    assert "Line 2" in window.info_bar.text


def test_the_glossary_is_opened_and_tells_how_it_is_written(
    desk: Desk, tmp_path: Path, opened: list[Path]
) -> None:
    window = window_on(desk, tmp_path / "chapter.md")
    window.commands.open_glossary.trigger()
    assert opened == [tmp_path / "glossary.txt"]
    assert opened[0].read_text("utf-8").startswith("# Names and terms")
    assert window.terms.current() == ()


def test_in_chinese_a_new_glossary_has_a_chinese_name(
    desk: Desk, tmp_path: Path, opened: list[Path]
) -> None:
    window = window_on(desk, tmp_path / "chapter.md")
    window.menus.languages.item(InterfaceLanguage.CHINESE).trigger()
    window.commands.open_glossary.trigger()
    assert opened == [tmp_path / "专名表.txt"]


def test_an_untitled_document_has_the_users_own_glossary(desk: Desk, opened: list[Path]) -> None:
    window = desk.open(TEXT)
    window.commands.open_glossary.trigger()
    assert opened == [desk.paths.glossary]


def test_the_context_menu_offers_to_keep_a_name(desk: Desk) -> None:
    window = desk.open(TEXT)
    assert window.commands.keep_term in window.editor.context_menu().actions()


def test_the_hints_are_switched_off_for_good(desk: Desk) -> None:
    window = desk.open(TEXT)
    assert window.commands.check_wording.isChecked()
    window.commands.check_wording.trigger()
    assert not desk.open(TEXT).commands.check_wording.isChecked()


def test_the_folder_of_word_lists_is_there_when_it_is_opened(
    desk: Desk, opened: list[Path]
) -> None:
    desk.open(TEXT).commands.open_word_lists.trigger()
    assert opened == [desk.paths.wording]
    assert opened[0].is_dir()


def test_of_a_speech_the_minutes_are_shown(desk: Desk) -> None:
    window = desk.open("字" * 500)
    counts = window.status.counts
    desk.qtbot.waitUntil(lambda: "500" in counts.text())
    assert "2.5" not in counts.text()
    window.menus.genres.item(Genre.SPEECH).trigger()
    assert "2.5 min" in counts.text()
