"""A segment and its answer as tokens that can be aligned and put together again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from writer.core.values import Kept, KeptKind, Segment
from writer.text.alignment import words
from writer.text.placeholders import PLACEHOLDER, Form, form_of, number_of


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a character, a run of blanks, or an opaque piece."""

    text: str
    mask: Kept | None = None

    @property
    def source(self) -> str:
        """What it is in the document."""
        return self.mask.opening if self.mask else self.text

    @property
    def key(self) -> str:
        """Equal for tokens that stand for each other."""
        if self.mask:
            return f"\0{self.mask.span.start}"
        return " " if self.is_blank else self.text.casefold()

    @property
    def is_blank(self) -> bool:
        """Whether a line may break here."""
        return not self.mask and self.text.isspace()

    @property
    def is_punctuation(self) -> bool:
        """Whether it is neither words nor blank nor opaque."""
        return not (self.mask or self.is_blank or self.text[0].isalnum())


def masks_of(segment: Segment) -> list[Kept]:
    """The opaque pieces of a segment; placeholder n stands for number n - 1."""
    return [kept for kept in segment.kept if kept.kind is KeptKind.MASK]


def form_of_masks(segment: Segment) -> Form | None:
    """How the placeholders of a segment are written; None when it has none."""
    masks = masks_of(segment)
    match = PLACEHOLDER.fullmatch(masks[0].span.of(segment.masked)) if masks else None
    return form_of(match) if match else None


def tokens_of_masked(segment: Segment) -> Iterator[Token]:
    """The segment's own text, cut wherever it has markup."""
    by_character = is_by_character(segment)
    at_start = {kept.span.start: kept for kept in segment.kept if kept.kind is KeptKind.MASK}
    edges = {0, len(segment.masked)}
    edges.update(edge for kept in segment.kept for edge in (kept.span.start, kept.span.end))
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        piece = segment.masked[start:end]
        if start in at_start:
            yield Token(piece, at_start[start])
        else:
            yield from map(Token, words(piece, by_character=by_character))


def tokens_of_answer(segment: Segment, answer: str) -> Iterator[Token]:
    """An answer to the segment; placeholders that it does not have are plain text."""
    by_character = is_by_character(segment)
    masks = masks_of(segment)
    form = form_of_masks(segment)
    position = 0
    for match in PLACEHOLDER.finditer(answer):
        if form_of(match) is form and 1 <= number_of(match) <= len(masks):
            plain = answer[position : match.start()]
            yield from map(Token, words(plain, by_character=by_character))
            yield Token(match[0], masks[number_of(match) - 1])
            position = match.end()
    yield from map(Token, words(answer[position:], by_character=by_character))


def is_by_character(segment: Segment) -> bool:
    """Whether markup begins or ends within a word."""
    ends = {0}
    position = 0
    for word in words(segment.masked):
        position += len(word)
        ends.add(position)
    pairs = (k for k in segment.kept if k.kind in (KeptKind.EMPHASIS, KeptKind.LINK))
    return any(not {kept.span.start, kept.span.end} <= ends for kept in pairs)
