"""What a first start says where no model is there: write now, choose a model when you like."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from writer.ui.theme import Colours


class Welcome(QFrame):
    """A page above the editor, which can be used at once.

    Signals:
        choose_model_requested: the person has a model file.
        dismissed: the person wants to write without a model.
    """

    choose_model_requested = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self._heading = QLabel()
        self._heading.setObjectName("welcome_heading")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._choose = QPushButton()
        self._choose.setObjectName("welcome_choose")
        self._later = QPushButton()
        self._choose.clicked.connect(self.choose_model_requested)
        self._later.clicked.connect(self.dismissed)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self._choose)
        buttons.addWidget(self._later)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 20, 28, 20)
        layout.setSpacing(8)
        layout.addWidget(self._heading)
        layout.addWidget(self._text)
        layout.addSpacing(6)
        layout.addLayout(buttons)
        self._retranslate()
        self.hide()

    def set_colours(self, colours: Colours) -> None:
        """Stand out from the page a little."""
        p = colours.palette
        self.setStyleSheet(
            f"#welcome {{ background: {p['window']}; border-bottom: 1px solid {p['outline']}; }}"
            "#welcome_heading { font-size: 15pt; font-weight: 600; }"
            f"QPushButton {{ color: {p['ink']}; background: {p['button']};"
            f" border: 1px solid {p['mid']}; border-radius: 6px; padding: 6px 14px; }}"
            f"QPushButton:hover {{ background: {p['hover']}; }}"
            f"QPushButton:focus {{ border-color: {p['accent']}; }}"
            f"#welcome_choose {{ color: {p['bright']}; background: {p['accent']};"
            f" border-color: {p['accent']}; font-weight: 600; }}"
            f"#welcome_choose:focus {{ border: 2px solid {p['ink']}; padding: 5px 13px; }}"
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Speak the language of the interface."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("There is no writing model yet; you can write already."))
        self._text.setText(
            self.tr(
                "Polish, expand and titles need a language model, a file that works on this"
                " computer only: nothing you write leaves it. Choose the file if you have one"
                " (its name ends in .gguf)."
            )
        )
        self._choose.setText(self.tr("Choose a model file…"))
        self._later.setText(self.tr("Write without one for now"))
