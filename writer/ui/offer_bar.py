"""A slim bar above the text that tells of something and offers what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from writer.ui.announcement import announce
from writer.ui.theme import Colours


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of a bar."""

    id: str
    words: Callable[[], str]
    """In the language that the interface has when it is asked."""
    act: Callable[[], object]


class OfferBar(QFrame):
    """One sentence and a few buttons; it stops nobody and never takes the focus by itself."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._sentence: Callable[[], str] = str
        self._choices: dict[str, Choice] = {}
        self._buttons: dict[str, QPushButton] = {}
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 12, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self._label, 1)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown; empty when there is none."""
        return "" if self.isHidden() else self._label.text()

    def button(self, id: str) -> QPushButton:
        """The button of a choice that is offered."""
        return self._buttons[id]

    def offer(self, sentence: Callable[[], str], choices: Sequence[Choice]) -> None:
        """Show a sentence with these buttons, in place of what was offered before."""
        before = self.text
        for button in self._buttons.values():
            self._row.removeWidget(button)
            button.deleteLater()
        self._sentence = sentence
        self._choices = {choice.id: choice for choice in choices}
        self._buttons = {choice.id: self._button(choice) for choice in choices}
        self.retranslate()
        self.show()
        if self.text != before:
            announce(self, self.text)

    def set_colours(self, colours: Colours) -> None:
        """Be seen, in light and in dark."""
        text, back = colours.palette["text"], colours.palette["passage_back"]
        outline = colours.palette["accent"]
        name = self.objectName()
        self.setStyleSheet(
            f"#{name} {{ background: {back}; border-bottom: 1px solid {outline}; }}"
            f"#{name} QLabel {{ color: {text}; }}"
            f"#{name} QPushButton {{ color: {text}; background: transparent;"
            f" border: 1px solid {outline}; border-radius: 5px; padding: 4px 12px; }}"
            f"#{name} QPushButton:hover, #{name} QPushButton:focus"
            f" {{ background: {colours.palette['pressed']}; }}"
        )

    def retranslate(self) -> None:
        """Say it in the language of the interface."""
        self._label.setText(self._sentence())
        self.setAccessibleName(self._label.text())
        for id, button in self._buttons.items():
            button.setText(self._choices[id].words())

    def _button(self, choice: Choice) -> QPushButton:
        button = QPushButton()
        button.setObjectName(choice.id)
        button.setAutoDefault(False)
        button.clicked.connect(choice.act)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return button
