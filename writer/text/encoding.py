"""Bytes to text and back, in the encodings that people's documents have."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from enum import StrEnum

_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\v\f\r\x1b") | {"\x7f"}
_CONTROL_SHARE = 200
"""Of so many characters one may be a control character; and a few more in short texts."""
_CHINESE_SHARE = 3
"""Of so many characters beyond ASCII one must be in GB 2312, the heart of GB 18030."""


class Encoding(StrEnum):
    """How text is stored; the values are Python's names."""

    UTF_8 = "utf-8"
    UTF_16_LE = "utf-16-le"
    UTF_16_BE = "utf-16-be"
    GB18030 = "gb18030"


_MARKS = {
    codecs.BOM_UTF8: Encoding.UTF_8,
    codecs.BOM_UTF16_LE: Encoding.UTF_16_LE,
    codecs.BOM_UTF16_BE: Encoding.UTF_16_BE,
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as it stood in the bytes, newlines included."""

    text: str
    encoding: Encoding = Encoding.UTF_8
    has_bom: bool = False


def decode(content: bytes) -> Decoded | None:
    """The text in `content`; None when it is none. ``encode`` gives the same bytes again."""
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return _decoded(content[len(mark) :], encoding, has_bom=True)
    return _decoded(content, Encoding.UTF_8) or _decoded(content, Encoding.GB18030)


def encode(text: str, encoding: Encoding, *, has_bom: bool) -> bytes:
    """The bytes of `text`; raises UnicodeEncodeError, never replaces a character."""
    mark = next((m for m, e in _MARKS.items() if e is encoding), b"") if has_bom else b""
    return mark + text.encode(encoding)


def _decoded(content: bytes, encoding: Encoding, *, has_bom: bool = False) -> Decoded | None:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    if not _is_text(text):
        return None
    if encoding is Encoding.GB18030 and not _is_chinese(text, content):
        return None
    return Decoded(text, encoding, has_bom)


def _is_text(text: str) -> bool:
    """Whether nothing speaks for a binary file; NUL always does."""
    if "\0" in text:
        return False
    return sum(map(text.count, _CONTROLS)) * _CONTROL_SHARE <= len(text) + _CONTROL_SHARE


def _is_chinese(text: str, content: bytes) -> bool:
    """Whether this is GB 18030, and not another encoding that happens to decode as it.

    In Latin-1 and the like, an accented letter and the ASCII letter after it decode as a rare
    Chinese character; those outside GB 2312 betray it.
    """
    beyond = [character for character in text if not character.isascii()]
    pairs = [character.encode(Encoding.GB18030) for character in beyond]
    common = sum(len(pair) == 2 and pair[1] >= 0xA1 for pair in pairs)
    return common * _CHINESE_SHARE >= len(beyond) and text.encode(Encoding.GB18030) == content
