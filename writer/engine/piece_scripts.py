"""Which scripts the pieces of a vocabulary are written in, for answers that must keep to some.

A piece may be a part of a character: bytes that only a few characters begin with. Where nearly all
of those are of one script, the piece counts as written in it; the rest of a character counts as
nothing, since it says nothing without its beginning.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from writer.core.scripts import script_of, scripts_in
from writer.core.values import Script

_ASCII_LETTER = re.compile(rb"[A-Za-z]")
_SAMPLES = 256
_NEARLY_ALL = 0.98
_BITS = {script: 1 << place for place, script in enumerate(Script)}
_LATIN = _BITS[Script.LATIN]
_SAYS_NOTHING = frozenset({"Cn", "Co", "Cs", "Mn", "Mc", "Me"})
"""Unassigned, private and half characters, and marks, which belong to the letter before."""


class PieceScripts:
    """A table from token to scripts, built once from all pieces of a vocabulary."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._texts: dict[int, str] = {}
        """Of the pieces beyond ASCII, their whole characters."""
        self._bits = bytearray(len(pieces))
        for token, piece in enumerate(pieces):
            if not piece.isascii():
                self._bits[token] = self._read(token, piece)
            elif _ASCII_LETTER.search(piece):
                self._bits[token] = _LATIN

    def of(self, token: int) -> frozenset[Script]:
        """The scripts that a token is written in; none where it has no letters."""
        return frozenset(script for script, bit in _BITS.items() if self._bits[token] & bit)

    def tokens_in(self, scripts: Iterable[Script]) -> list[int]:
        """The tokens that hold a letter of any of these scripts, in order."""
        wanted = sum(_BITS[script] for script in set(scripts))
        return [token for token, bits in enumerate(self._bits) if bits & wanted]

    def tokens_with(self, characters: frozenset[str]) -> list[int]:
        """The tokens that hold any of these characters, none of which may be ASCII."""
        return [t for t, text in self._texts.items() if not characters.isdisjoint(text)]

    def _read(self, token: int, piece: bytes) -> int:
        text, beginning = _characters(piece)
        if text:
            self._texts[token] = text
        scripts = set(scripts_in(text))
        if beginning and (script := script_of_beginning(beginning)):
            scripts.add(script)
        return sum(_BITS[script] for script in scripts)


def _characters(piece: bytes) -> tuple[str, bytes]:
    """The whole characters of a piece, and what it has of the last one if that is cut."""
    start = 0
    while start < len(piece) and 0x80 <= piece[start] < 0xC0:
        start += 1
    try:
        return piece[start:].decode(), b""
    except UnicodeDecodeError as error:
        whole = piece[start : start + error.start]
        return whole.decode(), piece[start + error.start :]


@cache
def script_of_beginning(beginning: bytes) -> Script | None:
    """The script of nearly all characters whose UTF-8 begins with these bytes, if it is one."""
    characters = (chr(code) for code in _codes(beginning))
    found = [script_of(c) for c in characters if unicodedata.category(c) not in _SAYS_NOTHING]
    first = max(set(found), key=found.count, default=None)
    return first if found.count(first) >= _NEARLY_ALL * len(found) else None


def _codes(beginning: bytes) -> range:
    """At most 256 of the characters that begin so, evenly spread; none where no character does."""
    length = next((n for n, top in ((2, 0xE0), (3, 0xF0), (4, 0xF8)) if beginning[0] < top), 0)
    missing = length - len(beginning)
    if missing <= 0:
        return range(0)
    lead = beginning[0] & (0x7F >> length)
    for byte in beginning[1:]:
        lead = lead << 6 | byte & 0x3F
    first, last = lead << 6 * missing, ((lead + 1) << 6 * missing) - 1
    smallest = {2: 0x80, 3: 0x800, 4: 0x10000}[length]
    codes = range(max(first, smallest), min(last, 0x10FFFF) + 1)
    step = max(1, len(codes) // _SAMPLES)
    return codes[::step]
