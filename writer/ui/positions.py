"""The border between Qt's text and Python's: UTF-16 units here, code points there.

Qt swallows or reinterprets a few characters; Unicode's noncharacters, which no text may contain,
stand for them inside a QTextDocument, so that what was read is what is saved.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

_STAND_INS = {
    "\r": "\ufdd2",  # becomes a new paragraph
    "\u2029": "\ufdd3",  # the same
    "\ufdd0": "\ufdd4",  # the same: Qt's mark for the beginning of a frame
    "\ufdd1": "\ufdd5",  # and for its end
    "\ufeff": "\ufdd6",  # vanishes at the beginning of a text
}


def to_qt(text: str) -> str:
    """`text` as a QTextDocument can hold it."""
    for character, stand_in in _STAND_INS.items():
        if character in text:
            text = text.replace(character, stand_in)
    return text


def from_qt(raw: str) -> str:
    """What `QTextDocument.toRawText` gave, with newlines and all that Qt cannot hold."""
    text = raw.replace("\u2029", "\n")
    for character, stand_in in _STAND_INS.items():
        if stand_in in text:
            text = text.replace(stand_in, character)
    return text


def to_utf16(text: str, index: int) -> int:
    """The UTF-16 position of the code point at `index`."""
    if text.isascii():
        return index
    return len(text[:index].encode("utf-16-le", "surrogatepass")) // 2


def from_utf16(text: str, position: int) -> int:
    """The index of the code point at a UTF-16 position."""
    if text.isascii():
        return position
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * position]
    return len(units.decode("utf-16-le", "surrogatepass"))


class Units:
    """Many positions of one text, each in logarithmic time."""

    def __init__(self, text: str) -> None:
        is_plain = max(text, default="") <= "\uffff"
        self._wide = () if is_plain else tuple(n for n, c in enumerate(text) if c > "\uffff")
        """The indices of code points that take two units, in order."""
        self._after = tuple(index + n + 2 for n, index in enumerate(self._wide))
        """The units before which each of them ends."""

    def position(self, index: int) -> int:
        """The UTF-16 position of the code point at `index`."""
        return index + bisect_left(self._wide, index)

    def index(self, position: int) -> int:
        """The index of the code point at a UTF-16 position; within a pair, of the next one."""
        return position - bisect_right(self._after, position)
