"""The controls of settings: each shows a value, and tells when a person sets another one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from writer.ui.menus import ChoiceMenu
from writer.ui.preferring.fields import Combo, Spin
from writer.ui.preferring.setting import Number
from writer.ui.preferring.tick_box import TickBox
from writer.ui.preferring.words import Words

WIDTH = 230
"""Pixels at least, so that the controls of a page are alike."""


class Control(QWidget):
    """One control, with a label's buddy inside.

    Signals:
        chosen(object): this value is wanted.
    """

    chosen = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__()
        self.field = field
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(field)
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(field)

    def show_value(self, value: object) -> None:
        """Show what is set, without telling."""
        raise NotImplementedError

    def name(self, words: Words) -> None:
        """Say what it is in the language of the interface."""
        self.field.setAccessibleName(words.name)
        self.field.setAccessibleDescription(words.description)

    @property
    def texts(self) -> tuple[str, ...]:
        """What can be read on it, to be searched."""
        return ()


class SwitchControl(Control):
    """A box to tick."""

    def __init__(self) -> None:
        box = TickBox()
        super().__init__(box)
        self._box = box
        box.clicked.connect(self._choose)

    def show_value(self, value: object) -> None:
        """Show what is set, without telling."""
        self._box.setChecked(bool(value))

    @Slot(bool)
    def _choose(self, is_on: bool) -> None:
        self.chosen.emit(is_on)


class ChoiceControl(Control):
    """Offers what a menu of the window offers, in its words."""

    def __init__(self, menu: ChoiceMenu) -> None:
        combo = Combo()
        super().__init__(combo)
        self._menu, self._combo = menu, combo
        self._combo.setMinimumWidth(WIDTH)
        self._combo.activated.connect(self._choose)
        self._value: object = None

    def show_value(self, value: object) -> None:
        """Show what is set; what the menu does not offer is shown as it is."""
        self._value = value
        for row, item in enumerate(self._menu.items.values()):
            self._combo.setItemText(row, item.text().replace("&&", "&"))
        values = list(self._menu.items)
        self._combo.setPlaceholderText(f"{value}")
        self._combo.setCurrentIndex(values.index(value) if value in values else -1)

    def name(self, words: Words) -> None:
        """Take over the words of the menu."""
        super().name(words)
        self._combo.clear()
        model = self._combo.model()
        for row, item in enumerate(self._menu.items.values()):
            self._combo.addItem(item.text().replace("&&", "&"))
            if isinstance(model, QStandardItemModel):
                model.item(row).setEnabled(item.isEnabled())
                model.item(row).setToolTip(item.toolTip() if not item.isEnabled() else "")
        self.show_value(self._value)

    @property
    def texts(self) -> tuple[str, ...]:
        """What it offers."""
        return tuple(self._combo.itemText(row) for row in range(self._combo.count()))

    @Slot(int)
    def _choose(self, row: int) -> None:
        self.chosen.emit(list(self._menu.items)[row])


class FontControl(ChoiceControl):
    """A typeface, or a family of the system, which is asked for."""

    def __init__(self, menu: ChoiceMenu, other: object, ask: Callable[[], None]) -> None:
        super().__init__(menu)
        self._other = other
        self._ask = ask

    def show_value(self, value: object) -> None:
        """Show what is set: a family by the item for all others."""
        super().show_value(value if value in self._menu.items else self._other)

    def _choose(self, row: int) -> None:
        if (value := list(self._menu.items)[row]) == self._other:
            self._ask()
            self.show_value(self._value)
        else:
            self.chosen.emit(value)


class NumberControl(Control):
    """A number, which is taken over when it is typed to its end."""

    def __init__(self, kind: Number) -> None:
        spin = Spin()
        super().__init__(spin)
        self._kind, self._spin = kind, spin
        is_whole = float(kind.step).is_integer()
        self._spin.setDecimals(0 if is_whole else 1)
        self._spin.setSingleStep(kind.step)
        self._spin.setRange(kind.low - kind.step if kind.has_none else kind.low, kind.high)
        self._spin.setGroupSeparatorShown(True)
        self._spin.setKeyboardTracking(False)
        self._spin.setMinimumWidth(WIDTH)
        self._spin.valueChanged.connect(self._choose)

    def show_value(self, value: object) -> None:
        """Show what is set, without telling."""
        if not isinstance(value, int | float):
            return
        shown = self._kind.usual if self._kind.usual is not None and not value else value
        with QSignalBlocker(self._spin):
            self._spin.setValue(shown if shown or not self._kind.has_none else self._spin.minimum())

    def name(self, words: Words) -> None:
        """Say the unit too."""
        super().name(words)
        self._spin.setSuffix(words.unit)
        self._spin.setSpecialValueText(words.none if self._kind.has_none else "")

    @Slot(float)
    def _choose(self, value: float) -> None:
        kind = self._kind
        if value == kind.usual or (kind.has_none and value < kind.low):
            value = 0
        self.chosen.emit(int(value) if self._spin.decimals() == 0 else round(value, 1))


class FileControl(Control):
    """The name of a file, and a button to choose another one."""

    def __init__(self, ask: Callable[[], None]) -> None:
        button = QPushButton()
        super().__init__(button)
        self._button = button
        self._shown = QLabel()
        self._shown.setWordWrap(True)
        self._shown.setTextFormat(Qt.TextFormat.PlainText)
        self._shown.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._none = ""
        self._path = ""
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            row.insertWidget(0, self._shown, 1)
        self.setMinimumWidth(WIDTH)
        self._button.clicked.connect(ask)

    def show_value(self, value: object) -> None:
        """Show which file is set."""
        self._path = str(value)
        self._shown.setText(Path(self._path).name if self._path else self._none)
        self._shown.setToolTip(self._path)

    def name(self, words: Words) -> None:
        """Say what is used where no file is set."""
        super().name(words)
        self._none = words.none
        self._button.setText(self.tr("Choose…"))
        self.show_value(self._path)
