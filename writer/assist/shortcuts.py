"""Which keys a task may have as its shortcut, and how they are written."""

from __future__ import annotations

import re

from writer.core.bans import ban

SUGGESTED = tuple(f"Alt+{number}" for number in range(4, 10))
"""What tasks get that name none, one after the other."""
_MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")
_KEY = re.compile(r"[A-Za-z0-9]|F(?:[1-9]|1[0-2])|[-=\[\]\\',/`]", re.IGNORECASE)


def shortcut(text: str) -> str:
    """The keys as they are usually written, such as ``Ctrl+Shift+K``.

    Empty where a task cannot have them.
    """
    *named, key = (part.strip() for part in text.split("+"))
    modifiers = {part.capitalize() for part in named}
    if len(modifiers) < len(named) or not modifiers <= set(_MODIFIERS) or not _KEY.fullmatch(key):
        return ""
    keys = "+".join((*(name for name in _MODIFIERS if name in modifiers), key.upper()))
    return "" if ban(keys) else keys
