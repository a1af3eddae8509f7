"""Which writing system a character belongs to, by ranges of Unicode."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import chain

from writer.core.values import Script

_Range = tuple[int, int]

_RANGES: Mapping[Script, Sequence[_Range]] = {
    Script.LATIN: (
        *((0x41, 0x5A), (0x61, 0x7A), (0xAA, 0xAA), (0xBA, 0xBA), (0xC0, 0xD6), (0xD8, 0xF6)),
        *((0xF8, 0x2B8), (0x2E0, 0x2E4), (0x1D00, 0x1D25), (0x1D2C, 0x1D5C), (0x1D62, 0x1D65)),
        *((0x1D6B, 0x1D77), (0x1D79, 0x1DBE), (0x1E00, 0x1EFF), (0x2071, 0x2071)),
        *((0x207F, 0x207F), (0x2090, 0x209C), (0x212A, 0x212B), (0x2132, 0x2132)),
        *((0x214E, 0x214E), (0x2183, 0x2184), (0x2C60, 0x2C7F), (0xA722, 0xA787)),
        *((0xA78B, 0xA7FF), (0xAB30, 0xAB5A), (0xAB5C, 0xAB64), (0xAB66, 0xAB69)),
        *((0xFB00, 0xFB06), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A)),
        *((0x10780, 0x107BF), (0x1DF00, 0x1DFFF)),
    ),
    Script.HAN: (
        *((0x2E80, 0x2FD5), (0x3005, 0x3007), (0x3021, 0x3029), (0x3038, 0x303B)),
        *((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAD9), (0x16FE2, 0x16FE3)),
        (0x20000, 0x3FFFD),
    ),
    Script.KANA: (
        *((0x3031, 0x3035), (0x303C, 0x303C), (0x3041, 0x3096), (0x309D, 0x309F)),
        *((0x30A1, 0x30FA), (0x30FC, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9D)),
        *((0x1AFF0, 0x1AFFE), (0x1B000, 0x1B167)),
    ),
    Script.HANGUL: (
        *((0x1100, 0x11FF), (0x3131, 0x318E), (0xA960, 0xA97C), (0xAC00, 0xD7A3)),
        *((0xD7B0, 0xD7FB), (0xFFA0, 0xFFDC)),
    ),
    Script.CYRILLIC: (
        *((0x400, 0x481), (0x48A, 0x52F), (0x1C80, 0x1C8A), (0x1D2B, 0x1D2B)),
        *((0x1D78, 0x1D78), (0xA640, 0xA66E), (0xA67F, 0xA69D), (0x1E030, 0x1E06D)),
    ),
}
"""First and last code point of each stretch; planes 2 and 3 are set apart for Han as a whole."""

_NEUTRAL: Sequence[_Range] = (
    *((0xB5, 0xB5), (0x2B9, 0x2C1), (0x2C6, 0x2D1), (0x2EC, 0x2EE), (0x374, 0x374)),
    *((0x640, 0x640), (0x1CE9, 0x1CFA), (0x2102, 0x2129), (0x212C, 0x2131), (0x2133, 0x2149)),
    *((0x2E2F, 0x2E2F), (0xA717, 0xA71F), (0xA788, 0xA788), (0xA9CF, 0xA9CF)),
    *((0xFF9E, 0xFF9F), (0x1D400, 0x1D7CB)),
)
"""Letters to Unicode, but signs that several scripts use: µ, ℃ as letters, 𝑥 of mathematics …"""

_ASCII_LETTER = re.compile("[A-Za-z]")
_TABLE = sorted((first, last, script) for script, of in _RANGES.items() for first, last in of)
_STARTS = [first for first, _, _ in _TABLE]


def script_of(character: str) -> Script | None:
    """The script of a letter; None for marks, digits, punctuation, symbols, emoji and blanks."""
    code = ord(character)
    index = bisect_right(_STARTS, code) - 1
    if index >= 0 and code <= _TABLE[index][1]:
        return _TABLE[index][2]
    if not character.isalpha() or any(first <= code <= last for first, last in _NEUTRAL):
        return None
    return Script.OTHER


def scripts_in(text: str) -> frozenset[Script]:
    """The scripts of all letters in `text`."""
    if text.isascii():
        return frozenset({Script.LATIN}) if _ASCII_LETTER.search(text) else frozenset()
    return frozenset(script for script in map(script_of, set(text)) if script)


def letter_class(script: Script) -> str:
    """A regular expression for one letter of `script`; for OTHER, number signs (², Ⅳ) match too."""
    if script is Script.OTHER:
        apart = (*chain.from_iterable(_RANGES.values()), *_NEUTRAL)
        return rf"[^\W\d_{_class_body(apart)}]"
    return f"[{_class_body(_RANGES[script])}]"


def _class_body(ranges: Sequence[_Range]) -> str:
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)
