"""One line of the preferences: what is set, a sentence about it, its control, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from writer.core.settings import Settings
from writer.ui.palette.matching import SCATTERED, fit, folded
from writer.ui.palette.palette import Lookup
from writer.ui.preferring.controls import Control, SwitchControl
from writer.ui.preferring.setting import Setting
from writer.ui.preferring.words import Words


class SettingRow(QWidget):
    """Shows one setting, and tells when a person sets or resets it.

    Signals:
        chosen(str, object): the setting of this name shall have this value.
    """

    chosen = Signal(str, object)

    def __init__(self, setting: Setting, control: Control) -> None:
        super().__init__()
        self.setting = setting
        self.control = control
        self._names: tuple[str, ...] = ()
        self._label, self._description = QLabel(), QLabel()
        self._label.setBuddy(control.field)
        self._label.setWordWrap(True)
        self._description.setWordWrap(True)
        self._description.setProperty("role", "muted")
        self.reset = QToolButton()
        self.reset.setAutoRaise(True)
        self.reset.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)
        self._lay_out()
        control.chosen.connect(self._tell)
        self.reset.clicked.connect(self._reset)

    def show_settings(self, settings: Settings) -> None:
        """Show the value, and the way back where it is not the one at first."""
        value = getattr(settings, self.setting.name)
        self.control.show_value(value)
        self.reset.setVisible(value != self._default)

    def name(self, words: Words, lookup: Lookup) -> None:
        """Say everything in the language of the interface."""
        self._names = (words.name, *lookup(words.name))
        self._label.setText(words.name)
        self._description.setText(words.description)
        self._description.setVisible(bool(words.description))
        self.control.name(words)
        self.reset.setText(self.tr("Reset"))
        name = self.tr("Reset {setting}").format(setting=words.name)
        self.reset.setAccessibleName(name)
        self.reset.setToolTip(name)
        others = (other for text in self.control.texts for other in lookup(text))
        texts = (words.description, *lookup(words.description), *self.control.texts, *others)
        self._texts = folded(" ".join(texts))

    def fits(self, words: Sequence[str], page: Sequence[str]) -> bool:
        """Whether all that is searched for is said here, or on the `page` by one of its names."""
        names = [folded(name) for name in (*self._names, *page)]
        return all(
            word in self._texts or any(fit([word], name) > SCATTERED for name in names)
            for word in words
        )

    @property
    def _default(self) -> object:
        return getattr(Settings(), self.setting.name)

    @Slot(object)
    def _tell(self, value: object) -> None:
        self.chosen.emit(self.setting.name, value)

    @Slot()
    def _reset(self) -> None:
        """Set what was at first; the focus, whose button goes, stays in this line."""
        self.control.setFocus()
        self._tell(self._default)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(14)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._label)
        words.addWidget(self._description)
        words.addStretch(1)
        grid.addLayout(words, 0, 0)
        grid.addWidget(self.control, 0, 1, self._side)
        grid.addWidget(self.reset, 0, 2)
        grid.setColumnStretch(0, 1)
        # Not Maximum: that would cut off the lines into which long words are broken.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @property
    def _side(self) -> Qt.AlignmentFlag:
        if isinstance(self.control, SwitchControl):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return Qt.AlignmentFlag.AlignVCenter
