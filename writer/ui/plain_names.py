"""What actions, menus and keys are called where people read about them."""

from __future__ import annotations

import re

from PySide6.QtGui import QKeySequence

_MNEMONIC = re.compile(r"\s*\(&\w\)|&(?=[^&])")


def plain(text: str) -> str:
    """The name of a menu or an action without the mark of its mnemonic, and without dots."""
    return _MNEMONIC.sub("", text.replace("&&", "\0")).replace("\0", "&").removesuffix("…")


def native(keys: QKeySequence) -> str:
    """Keys as this system writes them."""
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


def sequence(keys: str) -> QKeySequence:
    """The keys that are written in English, whatever the language of the interface calls them."""
    return QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)
