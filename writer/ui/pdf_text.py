"""Lets what is copied out of a PDF, or looked for in it, be what was written.

Fonts draw many characters alike: 山 and the radical ⼭, a blank and a tab, —— and the long dash ⸺.
For each shape Qt notes one character of its choice; here that becomes the one of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from unicodedata import normalize

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

_ENTRY = re.compile(r"<([0-9A-Fa-f]{4})>(?= ?(?:<[0-9A-Fa-f]{4}> ?)*\])")
"""A character in a list of them; what is in front of the list are numbers of shapes."""
_LONG_DASHES = {"\u2e3a": "——", "\u2e3b": "———"}


class Spelling:
    """Knows which characters a text has."""

    def __init__(self, text: str, families: Sequence[str]) -> None:
        """`families`: the fonts that the text is drawn in; others stand in for them."""
        self._text = frozenset(text)
        self._dashes = {sign: run for sign, run in _LONG_DASHES.items() if run in text}
        self._families = families
        self._known: dict[str, str] = {}
        self._glyphs: list[Mapping[int, str]] | None = None
        self._fonts: list[QRawFont] = []

    def of(self, noted: str) -> str:
        """What the text says where this character was noted."""
        if noted in self._text:
            return noted
        if noted not in self._known:
            self._known[noted] = self._dashes.get(noted) or self._alike(noted)
        return self._known[noted]

    def _alike(self, noted: str) -> str:
        """The character of the text that is drawn the same way, or means the same."""
        for font, glyphs in zip(*self._drawn(), strict=True):
            if (shape := _shape(font, noted)) and shape in glyphs:
                return glyphs[shape]
        plain = normalize("NFKC", noted)
        return plain if plain in self._text else noted

    def _drawn(self) -> tuple[list[QRawFont], list[Mapping[int, str]]]:
        """The fonts, and in each the characters of the text by their shapes."""
        if self._glyphs is None:
            self._fonts = [QRawFont.fromFont(QFont(name)) for name in self._names()]
            self._glyphs = [
                {shape: sign for sign in sorted(self._text) if (shape := _shape(font, sign))}
                for font in self._fonts
            ]
        return self._fonts, self._glyphs

    def _names(self) -> Iterable[str]:
        installed = set(QFontDatabase.families())
        chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
        return dict.fromkeys((*(f for f in self._families if f in installed), *chinese))


def respelt(content: str, spelling: Spelling) -> str:
    """A table of characters of a PDF (ToUnicode) with those of the text."""

    def replaced(match: re.Match[str]) -> str:
        said = spelling.of(chr(int(match[1], 16)))
        return f"<{said.encode('utf-16-be').hex().upper()}>"

    return _ENTRY.sub(replaced, content)


def _shape(font: QRawFont, sign: str) -> int:
    """The number of a character's shape in a font; 0 where it has none."""
    shapes = font.glyphIndexesForString(sign)
    return int(shapes[0]) if len(shapes) == 1 else 0
