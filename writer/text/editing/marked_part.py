"""One paragraph, heading or cell while the markers around its words come or go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from writer.core.values import Span
from writer.text.editing.inline_units import Unit, trimmed
from writer.text.editing.marker_rules import Marker, flanked, marked, union, whole, written
from writer.text.editing.result import line_end

_LEAD = re.compile(r"[ \t>]*")


@dataclass(frozen=True, slots=True)
class Done:
    """A part with its markers written; the intervals are places in the clean text."""

    clean: str
    marked: tuple[Span, ...]
    chosen: Span
    marker: Marker
    offset: int

    @property
    def text(self) -> str:
        """The part as it is to be."""
        pieces, position = [], 0
        for span in self.marked:
            opening, closing = written(span.of(self.clean), self.marker)
            pieces += [self.clean[position : span.start], opening, span.of(self.clean), closing]
            position = span.end
        return "".join([*pieces, self.clean[position:]])

    def places(self, cursor: int | None) -> tuple[int, int]:
        """Where the selection, or the cursor, is in `text`."""
        if cursor is None:
            start = self._place(self.chosen.start, is_end=False)
            return start, self._place(self.chosen.end, is_end=True)
        place = min(max(cursor - self.offset, self.chosen.start), self.chosen.end)
        found = self._place(place, is_end=place > self.chosen.start)
        return found, found

    def _place(self, place: int, *, is_end: bool) -> int:
        moved = place
        for span in self.marked:
            opening, closing = written(span.of(self.clean), self.marker)
            if span.start < place or (span.start == place and not is_end):
                moved += len(opening)
            if span.end < place or (span.end == place and not is_end):
                moved += len(closing)
        return moved


@dataclass(frozen=True, slots=True)
class Part:
    """One unit with the markers in question taken out of it; places are in the clean text."""

    span: Span
    clean: str
    marked: tuple[Span, ...]
    chosen: tuple[Span, ...]
    marker: Marker
    removed: tuple[Span, ...]

    @classmethod
    def of(cls, text: str, unit: Unit, marker: Marker) -> Part:
        """Take the markers out that enclose the chosen words, or stand right beside them."""
        wanted = [whole(text, unit, span, marker) for span in unit.chosen if len(span)]
        pairs = [
            pair
            for pair in marked(text, unit, marker)
            if any(_touches(text, union(*pair), span) for span in wanted)
        ]
        removed = tuple(sorted(span for pair in pairs for span in pair))
        clean = _without(text, unit.span, removed)

        def place(span: Span) -> Span:
            return Span(*(_clean(p, unit.span.start, removed) for p in (span.start, span.end)))

        inside = tuple(place(Span(opening.end, closing.start)) for opening, closing in pairs)
        chosen = (trimmed(clean, place(span)) for span in wanted)
        words = tuple(span for span in chosen if len(flanked(clean, span, marker)))
        return cls(unit.span, clean, inside, words, marker, removed)

    @property
    def is_on(self) -> bool:
        """Whether every chosen word is marked."""
        return all(
            any(m.start <= span.start and span.end <= m.end for m in _merged(self.marked, ""))
            for chosen in self.chosen
            if len(span := flanked(self.clean, chosen, self.marker))
        )

    def with_(self) -> Done:
        """Mark the chosen words."""
        return self._done(_merged((*self.marked, *self.chosen), self.clean))

    def without(self) -> Done:
        """Unmark the chosen words; what was marked around them stays so."""
        left = list(self.marked)
        for cut in self.chosen:
            left = [
                part
                for span in left
                for part in (
                    Span(span.start, min(span.end, cut.start)),
                    Span(max(span.start, cut.end), span.end),
                )
                if part.start < part.end
            ]
        return self._done(_merged(left, self.clean))

    def _done(self, spans: Iterable[Span]) -> Done:
        written = [
            words
            for span in spans
            for line in _by_line(self.clean, span)
            if len(words := flanked(self.clean, line, self.marker))
        ]
        chosen = Span(self.chosen[0].start, self.chosen[-1].end)
        removed_before = sum(len(s) for s in self.removed if s.start <= self.span.start)
        return Done(
            self.clean, tuple(written), chosen, self.marker, self.span.start + removed_before
        )


def _touches(text: str, marked: Span, span: Span) -> bool:
    """Whether only blanks, if anything, are between the two."""
    if marked.start < span.end and span.start < marked.end:
        return True
    gap = text[min(marked.end, span.end) : max(marked.start, span.start)]
    return not gap.strip() and "\n" not in gap


def _without(text: str, span: Span, removed: Sequence[Span]) -> str:
    kept, position = [], span.start
    for gap in removed:
        kept.append(text[position : gap.start])
        position = max(position, gap.end)
    return "".join([*kept, text[position : span.end]])


def _clean(place: int, start: int, removed: Sequence[Span]) -> int:
    """Where a place is when what is before it was taken out."""
    return place - start - sum(max(0, min(place, s.end) - s.start) for s in removed)


def _merged(spans: Iterable[Span], clean: str) -> list[Span]:
    """Spans in order, one where only blanks are between two."""
    merged: list[Span] = []
    for span in sorted(spans):
        gap = clean[merged[-1].end : span.start] if merged else "x"
        is_near = merged and (
            span.start <= merged[-1].end or (gap and not gap.strip() and "\n" not in gap)
        )
        if is_near:
            merged[-1] = union(merged[-1], span)
        else:
            merged.append(span)
    return merged


def _by_line(clean: str, span: Span) -> list[Span]:
    """The span without its line breaks and what leads the lines below them."""
    parts, position = [], span.start
    while position < span.end:
        end = min(line_end(clean, position), span.end)
        start = position
        if position > span.start:
            start += _LEAD.match(clean, position, end).end() - position  # type: ignore[union-attr]
        parts.append(Span(start, end))
        position = end + 1
    return parts
