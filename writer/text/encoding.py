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
_BIG5_SHARE = 0.7
"""This part of them must be common ones for Big5, which has no other sign of being itself."""
_BIG5_COMMON = frozenset(range(0xA1, 0xC7)) - {0xA3}
_GB_COMMON = frozenset(range(0xB0, 0xD8)) | {0xA1, 0xA3}
"""First bytes of punctuation, and of the characters that nearly every text is made of."""
_SAMPLE = 20_000
"""So many characters tell one encoding from another."""


class Encoding(StrEnum):
    """How text is stored; the values are Python's names."""

    UTF_8 = "utf-8"
    UTF_16_LE = "utf-16-le"
    UTF_16_BE = "utf-16-be"
    GB18030 = "gb18030"
    BIG5 = "cp950"
    """As Windows writes it."""
    BIG5_HKSCS = "big5hkscs"
    """With the characters of Hong Kong."""

    @property
    def label(self) -> str:
        """What people call it."""
        return _LABELS[self]

    @property
    def needs_bom(self) -> bool:
        """Whether a file is recognised by its byte order mark only."""
        return self in (Encoding.UTF_16_LE, Encoding.UTF_16_BE)


_LABELS = {
    Encoding.UTF_8: "UTF-8",
    Encoding.UTF_16_LE: "UTF-16 LE",
    Encoding.UTF_16_BE: "UTF-16 BE",
    Encoding.GB18030: "GB 18030",
    Encoding.BIG5: "Big5",
    Encoding.BIG5_HKSCS: "Big5-HKSCS",
}
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
    if decoded := _decoded(content, Encoding.UTF_8):
        return decoded
    return _chinese(content)


def decode_as(content: bytes, encoding: Encoding) -> Decoded | None:
    """The text in `content` when it is read in `encoding`; None when that gives other bytes."""
    mark = next((mark for mark, known in _MARKS.items() if known is encoding), b"")
    has_bom = bool(mark) and content.startswith(mark)
    return _decoded(content[len(mark) :] if has_bom else content, encoding, has_bom=has_bom)


def unencodable(text: str, encoding: Encoding) -> tuple[str, ...]:
    """The characters that have no place in `encoding`, each once, in their order."""
    return tuple(character for character in dict.fromkeys(text) if not _fits(character, encoding))


def encode(text: str, encoding: Encoding, *, has_bom: bool) -> bytes:
    """The bytes of `text`; raises UnicodeEncodeError, never replaces a character."""
    mark = next((m for m, e in _MARKS.items() if e is encoding), b"") if has_bom else b""
    return mark + text.encode(encoding)


def _decoded(content: bytes, encoding: Encoding, *, has_bom: bool = False) -> Decoded | None:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    if not _is_text(text) or text.encode(encoding) != content:
        return None
    return Decoded(text, encoding, has_bom)


def _fits(character: str, encoding: Encoding) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _is_text(text: str) -> bool:
    """Whether nothing speaks for a binary file; NUL always does."""
    if "\0" in text:
        return False
    return sum(map(text.count, _CONTROLS)) * _CONTROL_SHARE <= len(text) + _CONTROL_SHARE


def _chinese(content: bytes) -> Decoded | None:
    """The text of one of the encodings that only Chinese has."""
    simplified = _decoded(content, Encoding.GB18030)
    traditional = _decoded(content, Encoding.BIG5) or _decoded(content, Encoding.BIG5_HKSCS)
    if traditional is not None:
        share = _common_share(traditional, _BIG5_COMMON, 0x40)
        other = _common_share(simplified, _GB_COMMON, 0xA1) if simplified else 0.0
        if share >= _BIG5_SHARE and share > other:
            return traditional
    return simplified if simplified and _is_chinese(simplified.text) else None


def _is_chinese(text: str) -> bool:
    """Whether this is GB 18030, and not another encoding that happens to decode as it.

    In Latin-1 and the like, an accented letter and the ASCII letter after it decode as a rare
    Chinese character; those outside GB 2312 betray it.
    """
    beyond = [character for character in text if not character.isascii()]
    pairs = [character.encode(Encoding.GB18030) for character in beyond]
    common = sum(len(pair) == 2 and pair[1] >= 0xA1 for pair in pairs)
    return common * _CHINESE_SHARE >= len(beyond)


def _common_share(decoded: Decoded, first_bytes: frozenset[int], least_second: int) -> float:
    """Which part of the characters beyond ASCII are common ones of an encoding.

    Both encodings put punctuation and common characters in rows of their own. Read in the other
    one, a text has many characters of rows that are hardly ever used.
    """
    beyond = [character for character in decoded.text[:_SAMPLE] if not character.isascii()]
    pairs = [character.encode(decoded.encoding) for character in beyond]
    common = sum(
        len(pair) == 2 and pair[0] in first_bytes and pair[1] >= least_second for pair in pairs
    )
    return common / max(1, len(beyond))
