"""A window with a folder of texts beside it, and somebody who answers about files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.conftest import Desk
from writer.ui.folder import folder_side
from writer.ui.folder.questions import FolderQuestions
from writer.ui.main_window import MainWindow

TEXTS = {
    "第一章 雨夜.md": "# 雨夜\n\n下雨了。\n",
    "第二章 旧信.md": "# 旧信\n\n林晚打开信。\n",
    "第十章 归途.md": "林晚回家，林晚笑了。\n",
    "卷外/人物.txt": "林晚，编辑。\n",
}


@dataclass
class Answers:
    """What the person answers, and what was asked."""

    asked: list[object] = field(default_factory=list)
    folder: Path | None = None
    yes: bool = True


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Answers every question about the folder."""
    made = Answers()

    class Scripted(FolderQuestions):
        def __init__(self, window: QWidget) -> None:
            super().__init__(window)

        def folder(self, folder: str) -> Path | None:
            made.asked.append(("folder", folder))
            return made.folder

        def move_to_trash(self, name: str, *, is_unsaved: bool) -> bool:
            made.asked.append(("trash", name, is_unsaved))
            return made.yes

        def replace_all(
            self,
            words: str,
            new: str,
            counts: Sequence[tuple[str, int]],
            *,
            open_count: int,
            unread_count: int,
        ) -> bool:
            made.asked.append(("replace", words, new, dict(counts), open_count, unread_count))
            return made.yes

    monkeypatch.setattr(folder_side, "FolderQuestions", Scripted)
    return made


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    """A folder with three chapters, and a text in a folder of its own."""
    root = tmp_path / "小说"
    for name, text in TEXTS.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typed stands still long enough after a moment."""
    monkeypatch.setattr("writer.ui.folder.finding.DELAY_MS", 20)


@pytest.fixture
def window(desk: Desk, answers: Answers, novel: Path) -> MainWindow:  # noqa: ARG001 - takes effect
    """A window that shows the novel."""
    made = desk.open("", has_model=False)
    made.folder.open_folder(novel)
    settle(desk, made)
    return made


def settle(desk: Desk, window: MainWindow) -> None:
    """Wait until the list is that of the folder."""
    desk.qtbot.waitUntil(lambda: window.folder.keeper.is_settled)


def found(desk: Desk, window: MainWindow) -> None:
    """Wait until all is found, or replaced."""
    folder = window.folder
    desk.qtbot.waitUntil(
        lambda: folder.search.finding.is_settled and not folder.search.replacing.is_busy
    )


def rows(window: MainWindow) -> list[tuple[str, str]]:
    """What the tree shows, from top to bottom."""
    tree = window.folder.pane.tree
    shown = []
    item = tree.topLevelItem(0)
    while item is not None:
        shown.append((item.text(0), item.text(1)))
        item = tree.itemBelow(item)
    return shown


def names(window: MainWindow) -> list[str]:
    """The names in the tree, from top to bottom."""
    return [name for name, _ in rows(window)]


def bold(window: MainWindow) -> list[str]:
    """What is marked as open."""
    tree, shown = window.folder.pane.tree, []
    item = tree.topLevelItem(0)
    while item is not None:
        if item.font(0).bold():
            shown.append(item.text(0))
        item = tree.itemBelow(item)
    return shown
