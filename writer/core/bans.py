"""Keys that no command may have, because somebody else takes them first, and who that is."""

from __future__ import annotations

from enum import StrEnum


class Ban(StrEnum):
    """Who takes the keys."""

    INPUT_METHOD = "input method"
    """Chinese input methods are switched with it."""
    VARIANTS = "variants"
    """Input methods switch between simplified and traditional characters with it."""
    LAYOUT = "layout"
    """Keyboard layouts and the modes of input methods are chosen with it."""
    ALT_GR = "alt gr"
    """On many keyboards Ctrl+Alt is the key AltGr, which types characters."""
    KEYPAD = "keypad"
    """Alt and digits of the keypad type a character by its number."""
    OVERLAY = "overlay"
    """Programs for screenshots and graphics drivers take it."""
    SYSTEM = "system"
    MENU = "menu"
    """It opens a menu."""
    TEXT = "text"
    """It types, moves or selects, wherever there is text."""


MENU_LETTERS = frozenset("FEOWVH")
"""Underlined in the menu bar, in each language."""
_DIGITS = frozenset("0123456789!@#$%^&*()")
"""With Shift, also as what the keys type then."""
_KEYS = {
    Ban.INPUT_METHOD: "Ctrl+Space Shift+Space Ctrl+Shift+Space Ctrl+. Ctrl+;",
    Ban.VARIANTS: "Ctrl+Shift+F",
    Ban.OVERLAY: "Alt+A Alt+Z Alt+R",
    Ban.SYSTEM: (
        "Alt+Tab Alt+Shift+Tab Alt+Backtab Alt+Shift+Backtab Alt+Esc Alt+Space Alt+F4 Ctrl+Esc"
        " Ctrl+Shift+Esc Print Alt+Print Pause CapsLock NumLock ScrollLock"
    ),
    Ban.MENU: "F10 Shift+F10 Menu",
    Ban.TEXT: (
        "Ctrl+C Ctrl+X Ctrl+V Ctrl+Z Ctrl+Y Ctrl+Shift+Z Ctrl+A Ctrl+Ins Shift+Ins Shift+Del"
        " Ctrl+Left Ctrl+Right Ctrl+Home Ctrl+End Ctrl+Shift+Left Ctrl+Shift+Right"
        " Ctrl+Shift+Home Ctrl+Shift+End Ctrl+Backspace Ctrl+Del Alt+Backspace"
        " Alt+Shift+Backspace"
    ),
}
_BY_KEYS = {keys: ban for ban, each in _KEYS.items() for keys in each.split()}
_TYPING = frozenset(
    {"Space", "Return", "Enter", "Tab", "Backtab", "Backspace", "Del", "Ins", "Esc"}
    | {"Home", "End", "PgUp", "PgDown", "Left", "Right", "Up", "Down"}
)


def ban(keys: str) -> Ban | None:
    """Why a command cannot have these keys, in Qt's portable writing; None: it can."""
    if keys in _BY_KEYS:
        return _BY_KEYS[keys]
    modifiers, key = parts(keys)
    if "Meta" in modifiers:
        return Ban.SYSTEM
    if {"Ctrl", "Alt"} <= modifiers:
        return Ban.ALT_GR
    if not modifiers & {"Ctrl", "Alt"}:
        return Ban.TEXT if len(key) == 1 or key in _TYPING else None
    if "Ctrl" in modifiers and key in _DIGITS and ("Shift" in modifiers or not key.isdigit()):
        return Ban.LAYOUT
    if "Alt" in modifiers and "Num" in modifiers:
        return Ban.KEYPAD
    return Ban.MENU if modifiers == {"Alt"} and key in MENU_LETTERS else None


def parts(keys: str) -> tuple[frozenset[str], str]:
    """The modifiers and the key, which may be ``+`` itself."""
    before, _, key = keys.rpartition("+")
    if keys.endswith("+"):
        before, key = keys[:-1].removesuffix("+"), "+"
    return frozenset(filter(None, before.split("+"))), key
