"""The page 'How Writer works' and the welcome document: true to the keys and to the folders."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence

from tests.ui.conftest import Desk
from writer.core.paths import resources
from writer.core.settings import InterfaceLanguage, Settings
from writer.ui.help.how import HowWindow, filled
from writer.ui.main_window import MainWindow

SAMPLES = ("welcome.md", "welcome.zh.md")


def opened(window: MainWindow) -> HowWindow:
    window.commands.helping["how_it_works"].trigger()
    found = window.findChild(HowWindow)
    assert isinstance(found, HowWindow)
    return found


@pytest.mark.parametrize("language", [InterfaceLanguage.ENGLISH, InterfaceLanguage.CHINESE])
def test_the_page_has_the_keys_and_folders_of_this_person(
    desk: Desk, language: InterfaceLanguage
) -> None:
    Settings(language=language).save(desk.paths.settings)
    window = desk.open(has_model=False)
    window.commands.polish.setShortcut(QKeySequence("Ctrl+Shift+1"))
    text = opened(window).page.toPlainText()
    assert "Ctrl+Shift+1" in text
    assert "Alt+2" in text
    for folder in (desk.paths.models, desk.paths.config, desk.paths.state):
        assert str(folder) in text
    assert "{" not in text


def test_both_languages_say_the_same_of_keys_and_folders() -> None:
    texts = [(resources() / "help" / name).read_text("utf-8") for name in ("how.md", "how.zh.md")]
    blanks = [sorted(re.findall(r"\{\w+:\w+\}", text)) for text in texts]
    headings = [text.count("\n#") for text in texts]
    assert blanks[0] == blanks[1]
    assert headings[0] == headings[1]


def test_a_folder_opens_and_is_made_where_it_is_missing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: seen.append(url.toLocalFile()))
    page = opened(desk.open(has_model=False)).page
    page.anchorClicked.emit(QUrl.fromLocalFile(str(desk.paths.models)))
    assert seen == [str(desk.paths.models)]
    assert desk.paths.models.is_dir()


def test_names_of_folders_are_no_markdown() -> None:
    folder = Path("/home/李 (1)/[a]_b*")
    text = filled("{folder:models}", {}, {"models": folder})
    assert text.startswith(r"[/home/李 (1)/\[a\]\_b\*](<file:///home/")
    assert " " not in text.partition("](")[2]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_keys_of_the_welcome_document_are_those_of_the_program(desk: Desk, name: str) -> None:
    window = desk.open(has_model=False)
    bound = {keys.toString() for action in window.actions() for keys in action.shortcuts()}
    told = re.findall("`([^`]+)`", (resources() / "samples" / name).read_text("utf-8"))
    wanted = ["Alt+1", "Alt+Down", "F6", "Ctrl+Return", "Ctrl+Z", "Alt+2", "Alt+3", "Ctrl+J"]
    keys = [key.replace("Enter", "Return") for key in told]
    assert keys == [*wanted, "Esc", "F1", "Ctrl+N"]
    assert set(keys) <= bound


@pytest.mark.parametrize(
    ("language", "first"),
    [
        (InterfaceLanguage.ENGLISH, "# Welcome to Writer"),
        (InterfaceLanguage.CHINESE, "# 欢迎使用 Writer"),
    ],
)
def test_the_welcome_document_opens_as_nobodys_file(
    desk: Desk, language: InterfaceLanguage, first: str
) -> None:
    Settings(language=language).save(desk.paths.settings)
    window = desk.open(has_model=False)
    window.commands.helping["sample"].trigger()
    assert window.editor.text().startswith(first)
    assert window.documents.path is None
    assert not window.documents.is_modified


def test_the_welcome_document_comes_to_the_front_as_long_as_it_is_unchanged(desk: Desk) -> None:
    window = desk.open("mine", has_model=False)
    sheets = window.documents.binder
    window.commands.helping["sample"].trigger()
    sample = window.documents.sheet
    window.documents.show(sheets.sheets[0])
    window.commands.helping["sample"].trigger()
    assert window.documents.sheet is sample
    assert len(sheets.sheets) == 2
    window.editor.insertPlainText("x")
    window.commands.helping["sample"].trigger()
    assert window.documents.sheet is not sample
    assert sample.text().startswith("x# ")
    assert len(sheets.sheets) == 3


def test_the_document_before_stays_as_it_is(desk: Desk) -> None:
    window = desk.open("mine", has_model=False)
    window.editor.document().setModified(True)
    before = window.documents.sheet
    window.commands.helping["sample"].trigger()
    assert window.documents.sheet is not before
    window.documents.show(before)
    assert window.editor.text() == "mine"
    assert desk.questions(window).asked == []
