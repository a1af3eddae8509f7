"""The list of all commands with their keys, and the place to give one others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from writer.ui.palette.matching import SCATTERED, fit, folded
from writer.ui.palette.palette import Lookup
from writer.ui.plain_names import native, sequence
from writer.ui.rebinding.ban_words import BanWords
from writer.ui.rebinding.key_field import KeyField
from writer.ui.rebinding.rebinding import Binding, Rebinding

ID = Qt.ItemDataRole.UserRole
COMMAND, KEYS, NOTE = range(3)
HEIGHT = 300
"""Pixels of the list, at least."""


class KeysPage(QWidget):
    """Shows who has which keys; a change holds at once, and a conflict is told first.

    Signals:
        reset_all_requested: every command shall have the keys that it comes with.
    """

    reset_all_requested = Signal()

    def __init__(self, rebinding: Rebinding) -> None:
        super().__init__()
        self._rebinding = rebinding
        self._names: dict[str, tuple[str, ...]] = {}
        self._items: dict[str, QTreeWidgetItem] = {}
        self._asked = ""
        """Keys that another command has and that the person may take over."""
        self._why = BanWords(self)
        self._by_keys_label, self.by_keys = QLabel(), KeyField()
        self.list = QTreeWidget()
        self.label, self.recorder = QLabel(), KeyField()
        self.clear, self.reset, self.take = QPushButton(), QPushButton(), QPushButton()
        self.reset_all = QPushButton()
        self.told = QLabel()
        self._prepare()
        self._lay_out()
        self._connect_signals()
        self._show_current()

    def retranslate(self, lookup: Lookup) -> None:
        """Say everything in the language of the interface."""
        self._names = {
            binding.id: (binding.name, *lookup(binding.name), *lookup(f"{binding.name}…"))
            for binding in self._rebinding.bindings
        }
        self.list.setHeaderLabels((self.tr("Command"), self.tr("Keys"), ""))
        self.list.setAccessibleName(self.tr("Commands and their keys"))
        self._by_keys_label.setText(self.tr("Find by keys"))
        self.by_keys.field.setAccessibleName(self.tr("Press keys to find their command"))
        self.by_keys.field.setToolTip(self.tr("Press keys to find their command"))
        self.clear.setText(self.tr("No keys"))
        self.reset.setText(self.tr("Reset"))
        self.take.setText(self.tr("Use them here instead"))
        self.reset_all.setText(self.tr("Reset all keys…"))
        self.show_bindings()

    def search(self, words: Sequence[str]) -> bool:
        """Show the commands that are called like this, all without words; whether there are any."""
        is_any = False
        for id, item in self._items.items():
            names = [folded(name) for name in self._names.get(id, ())]
            is_shown = not words or any(fit(words, name) > SCATTERED for name in names)
            item.setHidden(not is_shown)
            is_any |= is_shown
        return is_any

    @Slot()
    def show_bindings(self) -> None:
        """Bring the list up to date; the current command stays."""
        id = self._current
        hidden = {known for known, item in self._items.items() if item.isHidden()}
        blocked = self.list.blockSignals(True)
        self.list.clear()
        self._items = {}
        bindings = self._rebinding.bindings
        for binding in bindings:
            item = self._items[binding.id] = QTreeWidgetItem(self.list)
            item.setData(COMMAND, ID, binding.id)
            item.setHidden(binding.id in hidden)
            self._fill(item, binding)
            if binding.id == id:
                self.list.setCurrentItem(item)
        self.reset_all.setEnabled(any(binding.is_changed for binding in bindings))
        self.list.blockSignals(blocked)
        if id in self._items:
            self.list.scrollToItem(self._items[id])
        self._show_current()

    @property
    def _current(self) -> str:
        item = self.list.currentItem()
        return str(item.data(COMMAND, ID)) if item is not None else ""

    def _fill(self, item: QTreeWidgetItem, binding: Binding) -> None:
        note = self.tr("changed") if binding.is_changed else ""
        if binding.lost:
            lost = binding.lost[0]
            note = self.tr("{keys} belongs to “{command}”").format(
                keys=native(sequence(lost.keys)), command=self._rebinding.name(lost.holder)
            )
        item.setText(COMMAND, binding.name)
        item.setText(KEYS, _labels(binding.keys))
        item.setText(NOTE, note)
        item.setToolTip(NOTE, note)
        font = item.font(COMMAND)
        font.setBold(binding.is_changed)
        for column in (COMMAND, KEYS):
            item.setFont(column, font)

    @Slot()
    def _show_current(self) -> None:
        """Offer to change the keys of the current command."""
        id = self._current
        for part in (self.recorder, self.clear, self.reset):
            part.setEnabled(bool(id))
        self._tell("")
        if not id:
            self.label.setText(self.tr("Choose a command to change its keys."))
            self.recorder.field.setAccessibleName(self.label.text())
            return
        binding = self._rebinding.binding(id)
        self.label.setText(self.tr("New keys for “{command}”").format(command=binding.name))
        self.recorder.field.setAccessibleName(self.label.text())
        self.recorder.show_keys(binding.keys[0] if binding.keys else "")
        self.clear.setEnabled(bool(binding.keys))
        self.reset.setEnabled(binding.is_changed)
        if binding.lost:
            self._tell_holder(binding.lost[0].keys, binding.lost[0].holder)

    @Slot(str)
    def _record(self, keys: str) -> None:
        """Give these keys to the current command, if they are free and can be had."""
        id = self._current
        if ban := self._rebinding.ban(id, keys):
            self._tell(
                self.tr("{keys} cannot be used: {reason}.").format(
                    keys=native(sequence(keys)), reason=self._why.reason(ban)
                )
            )
        elif holder := self._rebinding.holder(id, keys):
            self._tell_holder(keys, holder)
        else:
            self._rebinding.give(id, (keys,))

    def _tell_holder(self, keys: str, holder: str) -> None:
        self._tell(
            self.tr("{keys} belongs to “{command}”.").format(
                keys=native(sequence(keys)), command=self._rebinding.name(holder)
            ),
            asked=keys,
        )

    @Slot(str)
    def _find(self, keys: str) -> None:
        """Go to the command that has these keys."""
        if item := self._items.get(self._rebinding.found(keys)):
            item.setHidden(False)
            self.list.setCurrentItem(item)
            self.list.scrollToItem(item)
            return
        ban = self._rebinding.ban("", keys)
        self._tell(
            self.tr("{keys} cannot be used: {reason}.").format(
                keys=native(sequence(keys)), reason=self._why.reason(ban)
            )
            if ban
            else self.tr("No command has {keys}.").format(keys=native(sequence(keys)))
        )

    def _tell(self, words: str, *, asked: str = "") -> None:
        self._asked = asked
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self.take.setVisible(bool(asked))

    @Slot()
    def _take_over(self) -> None:
        id, keys = self._current, self._asked
        self.recorder.setFocus()
        if keys in (each.keys for each in self._rebinding.binding(id).lost):
            self._rebinding.take_back(id)
        else:
            self._rebinding.give(id, (keys,))

    @Slot()
    def _clear(self) -> None:
        self.recorder.setFocus()
        self._rebinding.give(self._current, ())

    @Slot()
    def _reset(self) -> None:
        self.recorder.setFocus()
        self._rebinding.reset(self._current)

    def _prepare(self) -> None:
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.list.setMinimumHeight(HEIGHT)
        self.list.setColumnCount(3)
        header = self.list.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(COMMAND, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(KEYS, QHeaderView.ResizeMode.ResizeToContents)
        self._by_keys_label.setBuddy(self.by_keys.field)
        self.label.setBuddy(self.recorder.field)
        self.label.setWordWrap(True)
        self.told.setWordWrap(True)
        self.told.setProperty("role", "warning")
        words = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for part, policy in ((self.told, words), (self.take, self.take.sizePolicy())):
            policy.setRetainSizeWhenHidden(True)  # the list does not jump when something is told
            part.setSizePolicy(policy)

    def _lay_out(self) -> None:
        above, keys, answer, below = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        above.addWidget(self._by_keys_label)
        above.addWidget(self.by_keys, 1)
        keys.addWidget(self.recorder, 1)
        keys.addWidget(self.clear)
        keys.addWidget(self.reset)
        answer.addWidget(self.told, 1)
        answer.addWidget(self.take)
        below.addStretch(1)
        below.addWidget(self.reset_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.addLayout(above)
        column.addWidget(self.list, 1)
        column.addWidget(self.label)
        for row in (keys, answer, below):
            column.addLayout(row)

    def _connect_signals(self) -> None:
        self._rebinding.changed.connect(self.show_bindings)
        self.list.currentItemChanged.connect(self._show_current)
        self.recorder.pressed.connect(self._record)
        self.by_keys.pressed.connect(self._find)
        self.clear.clicked.connect(self._clear)
        self.reset.clicked.connect(self._reset)
        self.take.clicked.connect(self._take_over)
        self.reset_all.clicked.connect(self.reset_all_requested)


def _labels(keys: Sequence[str]) -> str:
    """Keys as this system writes them; those that people take for the same one once."""
    shown = [each for each in keys if not each.endswith("Enter") or len(keys) == 1]
    return "   ".join(native(sequence(each)) for each in shown)
