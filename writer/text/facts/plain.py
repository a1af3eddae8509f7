"""The text that facts are looked for in: half-width, nothing opaque, as long as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writer.core.values import Span
from writer.text.placeholders import PLACEHOLDER

BLANK = "\x00"
"""Stands for a character that no fact may be read from; as no letter, it ends every word."""

_HALF_WIDTH = {
    code: code - 0xFEE0
    for code in (
        *range(ord("０"), ord("９") + 1),
        *range(ord("Ａ"), ord("Ｚ") + 1),
        *range(ord("ａ"), ord("ｚ") + 1),
        *map(ord, "％＋－．＠／＄＃＆＿"),
    )
}
_SAME = {ord("￥"): ord("¥"), ord("￡"): ord("£"), ord("−"): ord("-"), ord("\u00a0"): ord(" ")}
_TABLE = {**_HALF_WIDTH, **_SAME, ord("\u202f"): ord(" "), ord("\u2009"): ord(" ")}


def plain(text: str) -> str:
    """`text` in half-width forms with its placeholders blanked; every position stays."""
    return PLACEHOLDER.sub(_blank_match, text).translate(_TABLE)


def blanked(text: str, spans: Iterable[Span]) -> str:
    """`text` with these spans blanked."""
    pieces: list[str] = []
    position = 0
    for span in sorted(spans):
        start = max(span.start, position)
        if span.end > start:
            pieces += text[position:start], BLANK * (span.end - start)
            position = span.end
    return "".join((*pieces, text[position:]))


def _blank_match(match: re.Match[str]) -> str:
    return BLANK * len(match[0])
