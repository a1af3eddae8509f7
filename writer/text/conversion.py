"""Simplified and traditional Chinese: the prose of a text converted, as an explicit command (简繁).

Code, formulas, HTML, addresses and the keys of front matter stay as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from writer.core.values import Edit, Span
from writer.text.marks import Mask, MaskKind

if TYPE_CHECKING:
    from writer.text.parser import Document, Prose


class Target(StrEnum):
    """What Chinese is converted to."""

    SIMPLIFIED = "simplified"
    MAINLAND = "mainland"
    """Simplified, with the words of the mainland in the place of those of Taiwan."""
    TRADITIONAL = "traditional"
    TAIWAN = "taiwan"
    """Traditional, with the forms and the words of Taiwan."""
    HONG_KONG = "hong_kong"
    """Traditional, with the forms of Hong Kong."""


TARGETS: Mapping[str, Target] = {
    "hans": Target.SIMPLIFIED,
    "cn": Target.MAINLAND,
    "hant": Target.TRADITIONAL,
    "tw": Target.TAIWAN,
    "hk": Target.HONG_KONG,
}
"""By the short names that people give them, after those of scripts and regions."""
_FROM_SIMPLIFIED = {
    Target.TRADITIONAL: "s2t",
    Target.TAIWAN: "s2twp",
    Target.HONG_KONG: "s2hk",
}
_FROM_TRADITIONAL = {
    Target.SIMPLIFIED: "t2s",
    Target.MAINLAND: "tw2sp",
    Target.TAIWAN: "t2tw",
    Target.HONG_KONG: "t2hk",
}
"""Names of OpenCC's configurations."""
_UNREADABLE = re.compile(r"([\0\ud800-\udfff]+)")
"""What OpenCC would end at, or fail on."""
_BOUNDARY = re.compile(r"([^\w·]+)")
"""What no word that is converted as one goes across."""
_ALTERNATIVE = re.compile(r"!\[([^\[\]]+)\](?=[(\[])")
_REST_OF_ADDRESS = re.compile(r"(?<=[/=#&])[^\s，。；：！？、（）《》“”‘’<>()\"']+")
"""Chinese right after an address that it is a part of, as people copy it from their browser."""
_FRONT_MATTER = re.compile(
    r"\A(?:---|\+\+\+)[ \t]*\r?\n(?P<fields>.*?\n)(?:---|\+\+\+|\.\.\.)", re.DOTALL
)
_FIELD = re.compile(
    r"^(?:title|subtitle|description|summary|abstract)\s*[:=]\s*(.+)$", re.MULTILINE
)
"""Metadata that is read as prose; the rest names things."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Words that are read together: stretches of a text with nothing but markers between them."""

    stretches: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """From where to where, in one document."""

    target: Target
    is_simplified: bool
    """Most of the document."""

    def converter(self, words: str) -> Callable[[str], str] | None:
        """What converts a paragraph of these words; None where it is right as it is.

        What is traditional already is not taken for simplified: both have 后 and 里.
        """
        from writer.text.variants import simplified, traditional

        is_simplified = not simplified().isdisjoint(words) or (
            self.is_simplified and traditional().isdisjoint(words)
        )
        if is_simplified and self.target in _FROM_SIMPLIFIED:
            return _converter(_FROM_SIMPLIFIED[self.target])
        name = _FROM_TRADITIONAL.get(self.target)
        return _converter(name) if name else None


def conversions(text: str, span: Span, target: Target) -> Iterator[Edit]:
    """The edits that convert what is Chinese prose in `span`, in order; none overlap.

    A word is known by its paragraph, though only a part of the paragraph may be converted.
    """
    from writer.text.parser import parse  # the window shows before a parser is needed
    from writer.text.variants import count_variants

    document = parse(text)
    simple, full = count_variants("".join(prose.span.of(text) for prose in document.prose))
    way = _Way(target, is_simplified=simple >= full)
    for field in _fields(document):
        yield from _within(span, _edits(text, (_Run((field,)),), way))
    for prose in document.prose:
        if prose.span.start < span.end and span.start < prose.span.end:
            yield from _within(span, _edits(text, tuple(_runs(text, prose)), way))


def converted(text: str, span: Span, target: Target) -> str:
    """The text with these edits made."""
    pieces: list[str] = []
    position = 0
    for edit in conversions(text, span, target):
        pieces += [text[position : edit.span.start], edit.text]
        position = edit.span.end
    return "".join([*pieces, text[position:]])


def _within(span: Span, edits: Iterator[Edit]) -> Iterator[Edit]:
    """Those in the span, and of others what changes in it letter by letter."""
    for edit in edits:
        part = Span(max(span.start, edit.span.start), min(span.end, edit.span.end))
        if part == edit.span:
            yield edit
        elif part.start < part.end and len(edit.text) == len(edit.span):
            first = part.start - edit.span.start
            yield Edit(part, edit.text[first : first + len(part)])


def _fields(document: Document) -> Iterator[Span]:
    """The values in front matter that are prose."""
    front = _FRONT_MATTER.match(document.text)
    if front is None or any(prose.span.start < front.end() for prose in document.prose[:1]):
        return
    for field in _FIELD.finditer(document.text, front.start("fields"), front.end("fields")):
        if "://" not in field[1]:
            yield Span(*field.span(1))


def _runs(text: str, prose: Prose) -> Iterator[_Run]:
    """The words of a paragraph, apart where something opaque stands between them."""
    markers = sorted(m for pair in prose.marks.pairs for m in (pair.opening, pair.closing))
    start = prose.span.start
    for mask in prose.marks.masks:
        yield _Run(tuple(_between(Span(start, mask.span.start), markers)))
        yield from _alternative(text, mask)
        start = mask.span.end
        if mask.kind is MaskKind.URL and (rest := _REST_OF_ADDRESS.match(text, start)):
            start = min(rest.end(), prose.span.end)
    yield _Run(tuple(_between(Span(start, prose.span.end), markers)))


def _between(span: Span, markers: Sequence[Span]) -> Iterator[Span]:
    start = span.start
    for marker in markers[bisect_right(markers, start, key=lambda marker: marker.end) :]:
        if marker.start >= span.end:
            break
        if marker.start > start:
            yield Span(start, marker.start)
        start = max(start, marker.end)
    if start < span.end:
        yield Span(start, span.end)


def _alternative(text: str, mask: Mask) -> Iterator[_Run]:
    """What is read in the place of an image."""
    if mask.kind is MaskKind.IMAGE and (found := _ALTERNATIVE.match(text, mask.span.start)):
        yield _Run((Span(*found.span(1)),))


def _edits(text: str, runs: Sequence[_Run], way: _Way) -> Iterator[Edit]:
    """Convert the runs of one paragraph."""
    words = "".join(stretch.of(text) for run in runs for stretch in run.stretches)
    convert = None if words.isascii() else way.converter(words)
    if convert is None:
        return
    for run in runs:
        for stretch, new in _stretches_of(text, run, convert):
            yield from _differences(text, stretch, new)


def _stretches_of(
    text: str, run: _Run, convert: Callable[[str], str]
) -> Iterator[tuple[Span, str]]:
    """Each stretch of a run with what becomes of it; words may go across markers."""
    pieces = [stretch.of(text) for stretch in run.stretches]
    whole = "".join(pieces)
    new = convert(whole)
    if len(new) != len(whole):
        yield from zip(run.stretches, map(convert, pieces), strict=True)
        return
    start = 0
    for stretch, piece in zip(run.stretches, pieces, strict=True):
        yield stretch, new[start : start + len(piece)]
        start += len(piece)


def _differences(text: str, span: Span, new: str) -> Iterator[Edit]:
    """What really changes, clause by clause."""
    old = span.of(text)
    if old == new:
        return
    before, after = _BOUNDARY.split(old), _BOUNDARY.split(new)
    if before[1::2] != after[1::2]:
        yield Edit(span, new)
        return
    start = span.start
    for was, becomes in zip(before, after, strict=True):
        if was != becomes:
            yield from _changes(was, becomes, start)
        start += len(was)


def _changes(was: str, becomes: str, start: int) -> Iterator[Edit]:
    """The parts of a clause that change; all of it where its length does."""
    if len(was) != len(becomes):
        first = _common(was, becomes)
        last = _common(was[first:][::-1], becomes[first:][::-1])
        edited = Span(start + first, start + len(was) - last)
        yield Edit(edited, becomes[first : len(becomes) - last])
        return
    pairs = enumerate(zip(was, becomes, strict=True))
    for changes, stretch in groupby(pairs, key=lambda pair: pair[1][0] != pair[1][1]):
        if changes:
            places = [place for place, _ in stretch]
            first, end = places[0], places[-1] + 1
            yield Edit(Span(start + first, start + end), becomes[first:end])


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


@cache
def _converter(name: str) -> Callable[[str], str]:
    from opencc import OpenCC  # reads dictionaries of 1.5 MB: with the first conversion

    convert = OpenCC(name).convert

    def all_of(text: str) -> str:
        pieces = _UNREADABLE.split(text)
        pieces[::2] = map(convert, pieces[::2])
        return "".join(pieces)

    return all_of
