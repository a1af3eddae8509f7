"""Which keys a task may have as its shortcut, and how they are written."""

from __future__ import annotations

import re

SUGGESTED = tuple(f"Alt+{number}" for number in range(4, 10))
"""What tasks get that name none, one after the other."""
_MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")
_KEY = re.compile(r"[A-Za-z0-9]|F(?:[1-9]|1[0-2])|[-=\[\]\\',/`]", re.IGNORECASE)
_TAKEN_ELSEWHERE = frozenset(
    {"Ctrl+Shift+F", "Alt+A", "Alt+Z", "Alt+R"} | {f"Ctrl+Shift+{digit}" for digit in range(10)}
)
"""Input methods and graphics drivers take these before any program sees them."""


def shortcut(text: str) -> str:
    """The keys as they are usually written, such as ``Ctrl+Shift+K``.

    Empty where a task cannot have them.
    """
    *named, key = (part.strip() for part in text.split("+"))
    modifiers = {part.capitalize() for part in named}
    if len(modifiers) < len(named) or not modifiers <= set(_MODIFIERS) or not _KEY.fullmatch(key):
        return ""
    keys = "+".join((*(name for name in _MODIFIERS if name in modifiers), key.upper()))
    is_typed = not modifiers & {"Ctrl", "Alt"} and len(key) == 1
    is_alt_gr = {"Ctrl", "Alt"} <= modifiers
    return "" if is_typed or is_alt_gr or "Meta" in modifiers or keys in _TAKEN_ELSEWHERE else keys
