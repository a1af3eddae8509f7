"""The dialogs that ask, pressed as a person presses them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMessageBox,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from pytestqt.qtbot import QtBot

from writer.ui.questions import Answer, Conflict, Questions


class IconStyle(QProxyStyle):
    """A style with icons on the buttons of dialogs, as some desktops ask for."""

    def styleHint(  # noqa: N802
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        if hint is QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 1
        return super().styleHint(hint, option, widget, data)


@pytest.fixture
def questions(qtbot: QtBot) -> Iterator[Questions]:
    before = QApplication.style().name()
    QApplication.setStyle(IconStyle("Fusion"))
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    yield Questions(window)
    window.close()
    QApplication.setStyle(before)


def answering(name: str, ask: Callable[[], object]) -> tuple[object, str]:
    """Press the button called `name` once the dialog is there; its answer and its words."""
    words: list[str] = []
    icons: list[bool] = []
    found: list[QAbstractButton] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        words.append(box.text())
        buttons: list[QAbstractButton] = box.buttons()
        icons.extend(button.icon().isNull() for button in buttons)
        named = [button for button in buttons if button.text() == name]
        named[0].click() if named else box.reject()
        found.extend(named)

    QTimer.singleShot(0, press)
    answer = ask()
    assert found, name
    assert all(icons)
    return answer, words[0]


@pytest.mark.parametrize(
    ("button", "answer"),
    [("&Save", Answer.SAVE), ("&Do not save", Answer.DISCARD), ("&Cancel", Answer.CANCEL)],
)
def test_unsaved_changes_can_be_saved_dropped_or_kept_open(
    questions: Questions, button: str, answer: Answer
) -> None:
    given, words = answering(button, lambda: questions.unsaved("a.md"))
    assert given is answer
    assert "a.md" in words


@pytest.mark.parametrize(
    ("button", "answer"),
    [
        ("&Overwrite", Conflict.OVERWRITE),
        ("Save &as…", Conflict.SAVE_AS),
        ("&Reload", Conflict.RELOAD),
        ("&Cancel", Conflict.CANCEL),
    ],
)
def test_a_file_that_changed_on_the_disk_is_overwritten_only_on_request(
    questions: Questions, button: str, answer: Conflict
) -> None:
    given, words = answering(button, lambda: questions.overwrite_changed("a.md"))
    assert given is answer
    assert "a.md" in words
