"""Structure before and after: what a rewrite lost, and what it added.

Each aspect is a function from two texts to findings; another aspect is one more function.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from writer.core.values import Finding, FindingKind, Segment, Span
from writer.text.language import is_mostly_han
from writer.text.marks import MaskKind, PairKind
from writer.text.parser import Document, Prose, parse

_BLANKS = re.compile(r"\s+(?:>\s*)*")


def verify(before: str, after: str) -> tuple[Finding, ...]:
    """Compare the structure of two Markdown texts; empty when nothing was lost or added."""
    if before == after:
        return ()
    return compare(parse(before), parse(after))


def verify_segment(text: str, segment: Segment, replacement: str) -> tuple[Finding, ...]:
    """What replacing one segment of `text` would do to its structure."""
    return Verifier(text).check(segment.span, replacement)


class Verifier:
    """Checks replacements in one document, which it parses once; a check reparses one block."""

    def __init__(self, text: str) -> None:
        self._document = parse(text)
        self._starts = [block.start for block in self._document.blocks]

    def check(self, span: Span, replacement: str) -> tuple[Finding, ...]:
        """What becomes of the structure when `span`, within one block, becomes `replacement`."""
        if span.of(self._document.text) == replacement:
            return ()
        block = self._block_around(span)
        before = block.of(self._document.text)
        start, end = span.start - block.start, span.end - block.start
        after = before[:start] + replacement + before[end:]
        known = self._document.definitions
        return compare(parse(before, known), parse(after, known))

    def _block_around(self, span: Span) -> Span:
        index = bisect_right(self._starts, span.start) - 1
        if index >= 0 and span.end <= self._document.blocks[index].end:
            return self._document.blocks[index]
        return Span(0, len(self._document.text))


def compare(before: Document, after: Document) -> tuple[Finding, ...]:
    """Compare two parsed texts, block by block where their blocks are the same."""
    if finding := _first_difference(before.skeleton, after.skeleton):
        return (finding,)
    if len(before.prose) != len(after.prose):
        return (Finding(FindingKind.STRUCTURE, grave=True),)
    return tuple(
        finding
        for old, new in zip(before.prose, after.prose, strict=True)
        for finding in compare_prose(before.text, old, after.text, new)
    )


def compare_prose(before: str, old: Prose, after: str, new: Prose) -> tuple[Finding, ...]:
    """Compare the inline markup of two paragraphs."""
    return (
        *_lines(before, old, after, new),
        *_masks(before, old, after, new),
        *_links(before, old, after, new),
        *_emphasis(before, old, after, new),
    )


def _first_difference(before: Iterable[str], after: Iterable[str]) -> Finding | None:
    for old, new in zip_longest(before, after, fillvalue=""):
        if old != new:
            return Finding(FindingKind.STRUCTURE, old or new, grave=True)
    return None


def _lines(before: str, old: Prose, after: str, new: Prose) -> Iterator[Finding]:
    """Hard breaks stay, and in Chinese text every line."""
    if is_mostly_han(old.span.of(before)):
        same = len(old.marks.breaks) == len(new.marks.breaks)
    else:
        same = _hard_breaks(old) == _hard_breaks(new)
    if not same:
        yield Finding(FindingKind.STRUCTURE, new.span.of(after), grave=True)


def _hard_breaks(prose: Prose) -> int:
    return sum(b.is_hard for b in prose.marks.breaks)


def _masks(before: str, old: Prose, after: str, new: Prose) -> Iterator[Finding]:
    had, has = _mask_sources(before, old), _mask_sources(after, new)
    for _, source in (had - has).elements():
        yield Finding(FindingKind.MASK_LOST, source, grave=True)
    for kind, source in (has - had).elements():
        if kind is not MaskKind.ESCAPE:
            yield Finding(FindingKind.MARKUP_ADDED, source, grave=True)


def _mask_sources(text: str, prose: Prose) -> Counter[tuple[MaskKind, str]]:
    return Counter((m.kind, m.span.of(text)) for m in prose.marks.masks)


def _links(before: str, old: Prose, after: str, new: Prose) -> Iterator[Finding]:
    had, has = _link_sources(before, old), _link_sources(after, new)
    lost, added = had - has, has - had
    for pair in old.marks.pairs:
        closing = _closing(before, pair.closing)
        if pair.kind is PairKind.LINK and lost[closing]:
            lost[closing] -= 1
            yield Finding(FindingKind.LINK_LOST, pair.span.of(before), grave=True)
    for closing in added.elements():
        yield Finding(FindingKind.MARKUP_ADDED, closing, grave=True)


def _link_sources(text: str, prose: Prose) -> Counter[str]:
    links = (p for p in prose.marks.pairs if p.kind is PairKind.LINK)
    return Counter(_closing(text, p.closing) for p in links)


def _closing(text: str, span: Span) -> str:
    """The destination part of a link; a line break in it may have moved."""
    return _BLANKS.sub(" ", span.of(text)).strip()


def _emphasis(before: str, old: Prose, after: str, new: Prose) -> Iterator[Finding]:
    had = Counter(p.kind for p in old.marks.pairs if p.kind is not PairKind.LINK)
    has = Counter(p.kind for p in new.marks.pairs if p.kind is not PairKind.LINK)
    for kind, number in (had - has).items():
        yield from _missing_words(before, old, after, kind, number)
    for kind, number in (has - had).items():
        for pair in [p for p in new.marks.pairs if p.kind is kind][-number:]:
            yield Finding(FindingKind.MARKUP_ADDED, pair.span.of(after), grave=True)


def _missing_words(
    before: str, old: Prose, after: str, kind: PairKind, number: int
) -> Iterator[Finding]:
    """Name the emphasis that is most likely the lost one: first that whose source is gone."""
    pairs = [p for p in old.marks.pairs if p.kind is kind]
    pairs.sort(key=lambda pair: pair.span.of(before) in after)
    for pair in pairs[:number]:
        yield Finding(FindingKind.EMPHASIS_LOST, pair.span.of(before))
