"""Which key means which command while the focus is in the review panel.

The panel claims these keys from the window's shortcuts (`QEvent.ShortcutOverride`), so that the
same key can also be an action of the window without Qt calling the two ambiguous.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from writer.ui.plain_names import native, sequence


class Command(StrEnum):
    """What a key asks of the panel."""

    APPLY = "apply"
    INSERT_BELOW = "insert_below"
    ACCEPT_UNREMARKED = "accept_unremarked"
    NEXT = "next"
    PREVIOUS = "previous"
    OLDER = "older"
    NEWER = "newer"
    AGAIN = "again"
    CONTINUE = "continue"
    DISMISS = "dismiss"
    EDITOR = "editor"


DEFAULT_KEYS: Mapping[Command, tuple[str, ...]] = MappingProxyType(
    {
        Command.APPLY: ("Ctrl+Return", "Ctrl+Enter"),
        Command.INSERT_BELOW: ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
        Command.ACCEPT_UNREMARKED: ("Alt+Return", "Alt+Enter"),
        Command.NEXT: ("Alt+Down",),
        Command.PREVIOUS: ("Alt+Up",),
        Command.OLDER: ("Alt+Left",),
        Command.NEWER: ("Alt+Right",),
        Command.AGAIN: ("Ctrl+R",),
        Command.CONTINUE: ("Ctrl+Shift+R",),
        Command.DISMISS: ("Esc",),
        Command.EDITOR: ("F6",),
    }
)


class Keys:
    """Looks up the command of a key event."""

    def __init__(self, keys: Mapping[Command, tuple[str, ...]] = DEFAULT_KEYS) -> None:
        self.use(keys)

    def use(self, keys: Mapping[Command, tuple[str, ...]]) -> None:
        """Go by other keys from now on."""
        self._keys = keys
        self._commands = {
            sequence(name).toString(): command for command, names in keys.items() for name in names
        }

    def command(self, event: QKeyEvent) -> Command | None:
        """What this key asks of the panel, if anything."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        combination = QKeyCombination(modifiers, Qt.Key(event.key()))
        return self._commands.get(QKeySequence(combination).toString())

    def with_key(self, words: str, command: Command) -> str:
        """Words with the key of a command behind them, if it has one, as this system writes it."""
        if not (keys := self._keys.get(command)):
            return words
        label = native(sequence(keys[0]))
        return f"{words} ({label})"
