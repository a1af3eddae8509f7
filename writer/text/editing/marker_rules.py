"""The markers that enclose words: where they are, where they may be, how they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from unicodedata import category

from writer.core.values import Span
from writer.text.editing.inline_units import Unit, trimmed
from writer.text.marks import Mask, MaskKind, Pair, PairKind, contains


class Marker(StrEnum):
    """What encloses words; the value is what is written."""

    STRONG = "**"
    EMPHASIS = "*"
    STRIKE = "~~"
    CODE = "`"


_PAIRS = {
    Marker.STRONG: PairKind.STRONG,
    Marker.EMPHASIS: PairKind.EMPHASIS,
    Marker.STRIKE: PairKind.STRIKE,
}
_TICKS = re.compile(r"(`+)( ?)(.*?)( ?)\1", re.DOTALL)


def marked(text: str, unit: Unit, marker: Marker) -> list[tuple[Span, Span]]:
    """What encloses words in this way: the places of the opening and the closing markers."""
    if marker is not Marker.CODE:
        kind, wide = _PAIRS[marker], len(marker)
        pairs = [(p.opening, p.closing) for p in unit.marks.pairs if p.kind is kind]
        wordless = (m.span for m in unit.marks.masks if _is_wordless(text, m, marker))
        return pairs + [
            (Span(s.start, s.start + wide), Span(s.end - wide, s.end)) for s in wordless
        ]
    found = []
    for mask in unit.marks.masks:
        if mask.kind is MaskKind.CODE and (ticks := _TICKS.fullmatch(mask.span.of(text))):
            is_padded = ticks[2] and ticks[4] and ticks[3].strip()
            wide = len(ticks[1]) + bool(is_padded)
            span = mask.span
            found.append((Span(span.start, span.start + wide), Span(span.end - wide, span.end)))
    return found


def _is_wordless(text: str, mask: Mask, marker: Marker) -> bool:
    """Whether a piece is markers around punctuation, which is kept verbatim elsewhere."""
    inner = mask.span.of(text).removeprefix(marker).removesuffix(marker)
    is_around = len(inner) == len(mask.span) - 2 * len(marker)
    return mask.kind is MaskKind.WHOLE and is_around and inner[:1] != marker[0] != inner[-1:]


def whole(text: str, unit: Unit, span: Span, marker: Marker) -> Span:
    """The span, grown so that markers around it cut through nothing."""
    kind = _PAIRS.get(marker)
    is_code = marker is Marker.CODE
    masks = [
        m.span
        for m in unit.marks.masks
        if not (m.kind is MaskKind.CODE if is_code else _is_wordless(text, m, marker))
    ]
    others = [pair for pair in unit.marks.pairs if pair.kind is not kind]
    own = [pair.inner for pair in unit.marks.pairs if pair.kind is kind]
    while (grown := _grown(span, masks, others, own)) != span:
        span = grown
    return span


def _grown(span: Span, masks: Sequence[Span], pairs: Sequence[Pair], own: Sequence[Span]) -> Span:
    for mask in masks:
        if mask.start < span.end and span.start < mask.end:
            span = union(span, mask)
    for pair in pairs:
        is_apart = pair.span.end <= span.start or span.end <= pair.span.start
        is_inside = contains(pair.inner, span) and not any(contains(o, pair.span) for o in own)
        if not (is_apart or is_inside):
            span = union(span, pair.span)
    return span


def union(one: Span, other: Span) -> Span:
    """The span that covers both."""
    return Span(min(one.start, other.start), max(one.end, other.end))


def flanked(clean: str, span: Span, marker: Marker) -> Span:
    """The span without blanks, and without punctuation that keeps CommonMark from reading it.

    Empty where nothing is left that could be marked.

    ``他说**“对。”**然后`` is no emphasis: quotation marks inside, a letter outside.
    """
    span = trimmed(clean, span)
    start, end = span.start, span.end
    if marker is Marker.CODE:
        return span
    while start < end and not _can_open(clean[start - 1 : start] if start else "", clean[start]):
        start += 1
    while start < end and not _can_open(clean[end : end + 1], clean[end - 1]):
        end -= 1
    return trimmed(clean, Span(start, end))


def _can_open(outside: str, inside: str) -> bool:
    """Whether markers between the two are read; the rule is the same on both sides."""
    if inside.isspace():
        return False
    return not _is_punctuation(inside) or not outside.strip() or _is_punctuation(outside)


def _is_punctuation(character: str) -> bool:
    return category(character)[0] in "PS"


def written(words: str, marker: Marker) -> tuple[str, str]:
    """The markers to write around some words."""
    if marker is not Marker.CODE:
        return marker.value, marker.value
    runs = {len(run) for run in re.findall("`+", words)}
    ticks = "`" * next(n for n in range(1, len(words) + 2) if n not in runs)
    pad = " " if words.startswith("`") or words.endswith("`") else ""
    return ticks + pad, pad + ticks
