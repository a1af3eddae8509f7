"""The dialogs that ask, pressed as a person presses them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from writer.ui.questions import Answer, Questions


@pytest.fixture
def questions(qtbot: QtBot) -> Iterator[Questions]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    yield Questions(window)
    window.close()


def answering(name: str, ask: Callable[[], object]) -> tuple[object, str]:
    """Press the button called `name` once the dialog is there; its answer and its words."""
    words: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        words.append(box.text())
        buttons: list[QAbstractButton] = box.buttons()
        next(button for button in buttons if button.text() == name).click()

    QTimer.singleShot(0, press)
    return ask(), words[0]


@pytest.mark.parametrize(
    ("button", "answer"),
    [("Save", Answer.SAVE), ("Do not save", Answer.DISCARD), ("Cancel", Answer.CANCEL)],
)
def test_unsaved_changes_can_be_saved_dropped_or_kept_open(
    questions: Questions, button: str, answer: Answer
) -> None:
    given, words = answering(button, lambda: questions.unsaved("a.md"))
    assert given is answer
    assert "a.md" in words


@pytest.mark.parametrize(("button", "answer"), [("Overwrite", True), ("Cancel", False)])
def test_a_file_that_changed_on_the_disk_is_overwritten_only_on_request(
    questions: Questions, button: str, answer: bool
) -> None:
    given, words = answering(button, lambda: questions.overwrite_changed("a.md"))
    assert given is answer
    assert "a.md" in words
