"""Inline markup with its positions: what is opaque, what encloses words, where lines break."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from writer.core.values import Span


class MaskKind(StrEnum):
    """What an opaque piece of a paragraph is."""

    CODE = "code"
    MATH = "math"
    HTML = "html"
    IMAGE = "image"
    FOOTNOTE = "footnote"
    ESCAPE = "escape"
    ENTITY = "entity"
    AUTOLINK = "autolink"
    URL = "url"
    WIKI = "wiki"
    EMOJI = "emoji"
    DIRECTIVE = "directive"
    """What publishing tools read: a role, an attribute, a shortcode, a citation."""
    WHOLE = "whole"
    """Emphasis or a link without words of its own, or whose words are its label."""
    CHOSEN = "chosen"
    """Plain words that whoever asked for the segments wants to keep as they are."""


class PairKind(StrEnum):
    """What encloses words."""

    EMPHASIS = "em"
    STRONG = "strong"
    STRIKE = "s"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Mask:
    """A piece that only makes sense verbatim."""

    kind: MaskKind
    span: Span


@dataclass(frozen=True, slots=True)
class Pair:
    """Markers around words."""

    kind: PairKind
    opening: Span
    closing: Span
    is_rendered: bool = True
    """False for ``**要点：**内容``, which people mean as strong but CommonMark does not read."""

    @property
    def inner(self) -> Span:
        """What stands between the markers."""
        return Span(self.opening.end, self.closing.start)

    @property
    def span(self) -> Span:
        """The words and their markers."""
        return Span(self.opening.start, self.closing.end)


@dataclass(frozen=True, slots=True)
class Break:
    """A line break, with the blanks around it."""

    span: Span
    is_hard: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """The inline markup of one paragraph, each kind in order and no two masks overlapping."""

    masks: tuple[Mask, ...] = ()
    pairs: tuple[Pair, ...] = ()
    breaks: tuple[Break, ...] = ()

    def moved(self, place: Callable[[Span], Span], gap: Callable[[Span], Span]) -> Marks:
        """The same marks with spans put through `place`, those that words follow through `gap`."""
        return Marks(
            tuple(replace(m, span=place(m.span)) for m in self.masks),
            tuple(replace(p, opening=gap(p.opening), closing=place(p.closing)) for p in self.pairs),
            tuple(replace(b, span=gap(b.span)) for b in self.breaks),
        )

    def with_escapes(self, spans: Iterable[Span]) -> Marks:
        """Add escapes that only the block knows, such as a pipe's in a cell."""
        added = [Mask(MaskKind.ESCAPE, span) for span in spans if not is_inside(self.masks, span)]
        masks = sorted([*self.masks, *added], key=lambda mask: mask.span)
        return replace(self, masks=tuple(masks))


def touching(masks: Sequence[Mask], span: Span) -> Sequence[Mask]:
    """Those of some masks in order, none overlapping, that share a character with `span`."""
    first = bisect_right(masks, span.start, key=lambda mask: mask.span.end)
    return masks[first : bisect_left(masks, span.end, key=lambda mask: mask.span.start)]


def is_inside(masks: Sequence[Mask], span: Span) -> bool:
    """Whether one of some masks in order covers all of `span`."""
    return any(contains(mask.span, span) for mask in touching(masks, span))


def contains(outer: Span, inner: Span) -> bool:
    """Whether one span lies in another."""
    return outer.start <= inner.start and inner.end <= outer.end
