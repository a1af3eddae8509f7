"""The hint that four blanks make code of prose."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Desk
from writer.ui.editing import code_hint
from writer.ui.main_window import MainWindow

CHAPTER = "第一章\n\n    他走到窗前，天已经黑了。\n\n    她没有回答他的话。\n\n"
ENGLISH = "One\n\n    He went to the window and waited.\n\n    She did not answer him.\n"
PROGRAM = (
    "Code:\n\n    for line in lines:\n        print(line)\n    # 打印每一行\n    return None\n"
)


def listen(window: MainWindow) -> list[str]:
    told: list[str] = []
    window.editing.code_hint.told.connect(told.append)
    return told


def paste(window: MainWindow, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    window.editor.insertFromMimeData(data)
    QApplication.processEvents()


@pytest.mark.parametrize("text", [CHAPTER, ENGLISH])
def test_a_pasted_chapter_is_told_of_once_and_can_be_turned_back(desk: Desk, text: str) -> None:
    window = desk.open("", has_model=False)
    told = listen(window)
    paste(window, text)
    assert len(told) == 1
    action = window.commands.format["prose_indent"]
    assert action.text() in told[0]
    window.editor.selectAll()
    action.trigger()
    assert "    " not in window.editor.text()
    assert len(told) == 1


def test_a_file_is_told_of_when_it_is_opened_and_not_with_each_turn_to_it(
    desk: Desk, tmp_path: Path
) -> None:
    window = desk.open("Text.\n", has_model=False)
    told = listen(window)
    path = tmp_path / "第一章.md"
    path.write_text(CHAPTER, "utf-8")
    first = window.documents.sheet
    window.documents.open_path(path)
    assert len(told) == 1
    window.documents.show(first)
    window.documents.show(window.documents.binder.sheets[-1])
    assert len(told) == 1


@pytest.mark.parametrize(
    "text",
    [
        PROGRAM,
        "```\n    他走到窗前，天已经黑了。\n```\n\nText.\n",
        "- 一个列表\n\n    他走到窗前，天已经黑了。\n",
        "一段话\n    他走到窗前，天已经黑了。\n",
        "Text.\n\n　　他走到窗前，天已经黑了。\n",
    ],
)
def test_what_is_no_prose_or_no_code_is_not_told_of(desk: Desk, text: str) -> None:
    window = desk.open("", has_model=False)
    told = listen(window)
    paste(window, text)
    assert told == []


def test_a_line_typed_in_a_fence_is_not_told_of(desk: Desk) -> None:
    window = desk.open("```\n", has_model=False)
    told = listen(window)
    window.editor.moveCursor(QTextCursor.MoveOperation.End)
    window.editor.insertPlainText("    他走到窗前，天已经黑了。")
    assert told == []


def test_only_the_beginning_of_a_long_text_is_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = desk.open("", has_model=False)
    told = listen(window)
    read: list[str] = []
    seems = code_hint._reads_as_prose

    def note(text: str) -> bool:
        read.append(text)
        return seems(text)

    monkeypatch.setattr(code_hint, "_reads_as_prose", note)
    paste(window, "一二三四五六七八九十\n" * 20_000 + CHAPTER)
    assert 0 < len(read) <= 2 * code_hint.LINES
    read.clear()
    window.editor.selectAll()
    paste(window, ("一" * 1000 + "\n") * 500 + CHAPTER)
    assert 0 < sum(map(len, read)) <= 2 * code_hint.CHARACTERS
    assert told == []
