"""Where emphasis, links and breaks of a segment go in an answer to it: with their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from writer.core.values import Finding, FindingKind, KeptKind, Segment, SegmentKind
from writer.text.alignment import Alignment
from writer.text.placement import Placed, Plan, is_within
from writer.text.tokens import Token

_LEAST_SURVIVAL = 0.5
_MOST_GROWTH = 2
_WIDEST_GAP = 6
"""Tokens, blanks included, between two words that still belong together."""
_LINE_START = re.compile(r"[#>|<`~=:\[$+*-]|\d{1,9}[.)]")
"""What may begin another block when a line begins with it."""

_HARD_BREAK = re.compile(r"(?:[ \t]*\\|\t*  )[ \t]*[\r\n]")


@dataclass(frozen=True, slots=True)
class Placement:
    """An answer with the segment's markup in it, not yet tried."""

    plan: Plan
    unchanged: frozenset[int]
    """The tokens of the answer that stood in the segment."""
    findings: tuple[Finding, ...]


def place(segment: Segment, original: Plan, tokens: tuple[Token, ...]) -> Placement:
    """Put the markup of the `original` plan where its words went in `tokens`."""
    alignment = Alignment([t.key for t in original.tokens], [t.key for t in tokens])
    findings: list[Finding] = []
    pairs: list[Placed] = []
    for pair in original.pairs:
        placed = _fitted(_moved(original, pair, tokens, alignment), pairs, tokens)
        if placed:
            pairs.append(placed)
        else:
            findings.append(lost(original, pair))
    breaks = _breaks(original, tokens, alignment, findings)
    escaped = _pipes(tokens) if segment.kind is SegmentKind.TABLE_CELL else frozenset[int]()
    plan = Plan(tokens, tuple(pairs), breaks, escaped)
    return Placement(plan, frozenset(alignment.unchanged()), tuple(findings))


def lost(original: Plan, pair: Placed) -> Finding:
    """The finding for a pair whose words are gone; half a pair takes its other half along."""
    words = "".join(token.source for token in original.tokens[pair.start : pair.end])
    detail = f"{pair.opening}{words}{pair.closing}"
    if pair.kept.kind is KeptKind.LINK:
        return Finding(FindingKind.LINK_LOST, detail, grave=True)
    return Finding(FindingKind.EMPHASIS_LOST, detail, grave=not pair.is_whole)


def _moved(
    original: Plan, pair: Placed, tokens: Sequence[Token], alignment: Alignment
) -> Placed | None:
    start, end = alignment.opening(pair.start), alignment.closing(pair.end)
    aligned = replace(pair, start=start, end=end)
    if not pair.is_whole:
        return replace(
            aligned, start=start if pair.opening else 0, end=end if pair.closing else len(tokens)
        )
    wanted = [token.key for token in original.tokens[pair.start : pair.end]]
    if [token.key for token in tokens[start:end]] == wanted:
        return aligned
    if (literal := _nearest(wanted, tokens, start)) is not None:
        return replace(pair, start=literal, end=literal + len(wanted))
    if alignment.survival(pair.start, pair.end) < _LEAST_SURVIVAL:
        return None
    if end - start > _MOST_GROWTH * len(wanted):
        start, end = _core(frozenset(filter(str.strip, wanted)), tokens, start, end)
    return replace(aligned, start=start, end=end)


def _core(words: frozenset[str], tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The first stretch that has these words with little between them.

    Words that were added behind the last one, sentences even, are not meant by the markers.
    """
    first = last = next((i for i in range(start, end) if tokens[i].key in words), start)
    for index in range(first, end):
        if tokens[index].key in words:
            if index - last > _WIDEST_GAP:
                break
            last = index
    return first, last + 1


def _nearest(wanted: Sequence[str], tokens: Sequence[Token], place: int) -> int | None:
    """Where the very words stand, not far from where they should."""
    reach = 10 + 3 * len(wanted)
    first, last = max(0, place - reach), min(len(tokens) - len(wanted), place + reach)
    keys = [token.key for token in tokens]
    found = [i for i in range(first, last + 1) if keys[i : i + len(wanted)] == list(wanted)]
    return min(found, key=lambda index: abs(index - place), default=None)


def _fitted(
    pair: Placed | None, others: Sequence[Placed], tokens: Sequence[Token]
) -> Placed | None:
    """Keep a pair within those it was in, off the others, and without blanks at its ends."""
    if pair is None:
        return None
    start, end = pair.start, pair.end
    for other in others:
        if is_within(pair.kept.span, other.kept.span):
            start, end = max(start, other.start), min(end, other.end)
        elif start < other.end and other.start < end:
            return None
    while start < end and tokens[start].is_blank:
        start += 1
    while start < end and tokens[end - 1].is_blank:
        end -= 1
    return replace(pair, start=start, end=end) if start < end else None


def _pipes(tokens: Sequence[Token]) -> frozenset[int]:
    """A pipe would begin another cell, unless the answer escapes it."""
    return frozenset(
        index
        for index, token in enumerate(tokens)
        if token.text == "|" and not (index and tokens[index - 1].text == "\\")
    )


def _breaks(
    original: Plan, tokens: Sequence[Token], alignment: Alignment, findings: list[Finding]
) -> dict[int, str]:
    """Break the answer at the blanks that the original's breaks became, or the nearest ones."""
    blanks = [i for i in range(1, len(tokens) - 1) if tokens[i].is_blank]
    places = [(index, _exact(index, alignment, blanks)) for index in sorted(original.breaks)]
    breaks: dict[int, str] = {}
    last = -1
    for number, (index, exact) in enumerate(places):
        later = places[number + 1 :]
        limit = next((e for _, e in later if e is not None), len(tokens))
        needed = sum(1 for _ in takewhile(lambda p: p[1] is None, later))
        free = [b for b in blanks if last < b < limit]
        free = free[: len(free) - needed] or free
        place = exact if exact is not None else _best(free, tokens, alignment.opening(index))
        if place is not None:
            breaks[place] = original.breaks[index]
            last = place
        elif _HARD_BREAK.match(original.breaks[index]):
            findings.append(Finding(FindingKind.STRUCTURE, original.breaks[index], grave=True))
    return breaks


def _exact(index: int, alignment: Alignment, blanks: Sequence[int]) -> int | None:
    place = alignment.at(index)
    return place if place in blanks else None


def _best(blanks: Sequence[int], tokens: Sequence[Token], wanted: int) -> int | None:
    def badness(blank: int) -> tuple[bool, int]:
        return bool(_LINE_START.match(_line_after(tokens, blank))), abs(blank - wanted)

    return min(blanks, key=badness, default=None)


def _line_after(tokens: Sequence[Token], blank: int) -> str:
    return "".join(token.source for token in tokens[blank + 1 : blank + 12])


def line_starts(plan: Plan) -> Iterator[int]:
    """The tokens that must be escaped so that no line of the plan begins another block."""
    for start in (0, *(index + 1 for index in plan.breaks)):
        index = start
        while index < len(plan.tokens) and plan.tokens[index].text.isdecimal():
            index += 1
        if index < len(plan.tokens) and not plan.tokens[index].mask:
            symbols = ".)" if index > start else "#>|<`~=:[$+*-"
            if plan.tokens[index].text in symbols:
                yield index
