"""A restored segment parsed where it would stand, to see what a renderer would make of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from writer.core.values import Kept, KeptKind, Segment, SegmentKind, Span
from writer.text.marks import Marks, MaskKind, PairKind
from writer.text.parser import definitions_of, parse
from writer.text.placement import Plan, Rendered


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a plan; falsy when it renders as wanted."""

    is_structural: bool = False
    """It is no longer one block of its kind that reaches from end to end."""
    missing: tuple[int, ...] = ()
    """Which pairs of the plan do not render."""
    added: tuple[str, ...] = ()
    """Markup that renders and is not the segment's."""
    lost: tuple[str, ...] = ()
    """Opaque pieces that render as something else."""

    def __bool__(self) -> bool:
        return self.is_structural or bool(self.missing or self.added or self.lost)


@dataclass(frozen=True, slots=True)
class _Place:
    """The markup around a segment that makes a small document of it."""

    before: str
    after: str = ""
    newline: str = "\n"


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the parser made of a text in its place; spans are in the text alone."""

    text: str
    skeleton: tuple[str, ...]
    marks: Marks

    def shape(self) -> tuple[tuple[str, ...], int]:
        """What blocks it is, and how many lines end hard."""
        return self.skeleton, sum(b.is_hard for b in self.marks.breaks)

    def masks(self) -> Counter[tuple[MaskKind, str]]:
        return Counter((m.kind, m.span.of(self.text)) for m in self.marks.masks)

    def pairs(self, *, with_meant: bool) -> Counter[_Key]:
        """Pairs that render, and those that are only meant to."""
        return Counter(
            _key(p.kind is PairKind.LINK, p.opening.of(self.text), p.inner, self.text)
            for p in self.marks.pairs
            if p.is_rendered or with_meant
        )


_PLACES = {
    SegmentKind.PARAGRAPH: _Place(""),
    SegmentKind.HEADING: _Place("# "),
    SegmentKind.LIST_ITEM: _Place("- ", newline="\n  "),
    SegmentKind.QUOTE: _Place("> ", newline="\n> "),
    SegmentKind.TABLE_CELL: _Place("| ", " |\n| --- |"),
}
_MIDDLE_OF_LINE = _Place("# ", newline=" ")
_SETEXT = _Place("", "\n===")
_BREAK = re.compile(r"([ \t]*\\?)[\r\n]")
_LABEL = re.compile(r"\[([^\[\]]+)\](?:\[\])?$|\[(\^[^\[\]]+)\]")

_Key = tuple[str, int, int]
"""A marker, and the words between, without markers nested at their ends."""


class Trial:
    """The original of one segment as the parser reads it, to compare rewrites with."""

    def __init__(self, segment: Segment, original: Plan) -> None:
        self._definitions = definitions_of(_labels(segment.kept))
        self._place = _MIDDLE_OF_LINE
        self._original: _Reading | None = None
        self._strays = 0
        for place in _places_for(segment.kind, is_broken=bool(original.breaks)):
            self._place = place
            rendered = original.render(self._line_break)
            reading = self._read(rendered.text, place)
            if reading and not [*_missing(reading, original, rendered, with_meant=True)]:
                self._original = reading
                self._strays = _surplus(reading, original, rendered).total()
                break

    def of(self, plan: Plan) -> Trouble:
        """What would be wrong with this rewrite; nothing where the original tells nothing."""
        if self._original is None:
            return Trouble()
        rendered = plan.render(self._line_break)
        reading = self._read(rendered.text, self._place)
        if reading is None or reading.shape() != self._original.shape():
            return Trouble(is_structural=True)
        new_masks = reading.masks() - self._original.masks()
        added = [source for kind, source in new_masks if kind is not MaskKind.ESCAPE]
        strays = [
            Span(start, end).of(rendered.text)
            for _, start, end in self._added(reading, plan, rendered)
        ]
        return Trouble(
            missing=tuple(_missing(reading, plan, rendered)),
            added=(*added, *strays),
            lost=tuple(source for _, source in self._original.masks() - reading.masks()),
        )

    def marks_in(self, plain: str) -> Marks:
        """The markup of a text that should have none."""
        reading = self._read(plain, _MIDDLE_OF_LINE)
        return reading.marks if reading else Marks()

    def _added(self, reading: _Reading, plan: Plan, rendered: Rendered) -> list[_Key]:
        """Pairs that render and are none of the plan's, unless the original had as many."""
        strays = list(_surplus(reading, plan, rendered).elements())
        return strays[self._strays :]

    def _line_break(self, source: str) -> str:
        match = _BREAK.match(source)
        is_kept = match and self._place is not _MIDDLE_OF_LINE
        return f"{match[1] if match and is_kept else ''}{self._place.newline}"

    def _read(self, text: str, place: _Place) -> _Reading | None:
        """None when the text is not one piece of prose from end to end."""
        document = parse(place.before + text + place.after, self._definitions)
        shift = len(place.before)
        whole = Span(shift, shift + len(text))
        if len(document.prose) != 1 or document.prose[0].span != whole:
            return None
        marks = document.prose[0].marks.moved(
            lambda span: Span(span.start - shift, span.end - shift),
            lambda span: Span(span.start - shift, span.end - shift),
        )
        return _Reading(text, document.skeleton, marks)


def _places_for(kind: SegmentKind, *, is_broken: bool) -> tuple[_Place, ...]:
    """Where a segment may stand; the last is for one that begins in the middle of a line."""
    if kind is SegmentKind.HEADING and is_broken:
        return (_SETEXT,)
    return (_PLACES[kind], _MIDDLE_OF_LINE)


def _surplus(reading: _Reading, plan: Plan, rendered: Rendered) -> Counter[_Key]:
    return reading.pairs(with_meant=True) - Counter(key for _, key in _keys(plan, rendered))


def _missing(
    reading: _Reading, plan: Plan, rendered: Rendered, *, with_meant: bool = False
) -> Iterator[int]:
    found = reading.pairs(with_meant=with_meant)
    for index, key in _keys(plan, rendered):
        if found[key]:
            found[key] -= 1
        else:
            yield index


def _keys(plan: Plan, rendered: Rendered) -> Iterator[tuple[int, _Key]]:
    """The pairs of a plan that are whole, and should therefore render."""
    for index, (placed, inner) in enumerate(zip(plan.pairs, rendered.inner, strict=True)):
        if placed.is_whole:
            is_link = placed.kept.kind is KeptKind.LINK
            yield index, _key(is_link, placed.opening, inner, rendered.text)


def _key(is_link: bool, opening: str, inner: Span, text: str) -> _Key:
    start, end = inner.start, inner.end
    while start < end and text[start] in "*_~":
        start += 1
    while start < end and text[end - 1] in "*_~":
        end -= 1
    marker = opening[: len(opening) - len(opening.lstrip("*_~"))].replace("_", "*")
    return "[" if is_link else marker, start, end


def _labels(kept: Iterable[Kept]) -> list[str]:
    """What the segment's links and opaque pieces refer to."""
    sources = [k.closing.lstrip()[1:] if k.kind is KeptKind.LINK else k.opening for k in kept]
    return [match[1] or match[2] for source in sources for match in _LABEL.finditer(source)]
