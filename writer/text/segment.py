"""A passage split into prose to rewrite and markup to keep.

A segment is a paragraph, a heading, a table cell or, in Chinese text, a line. What is opaque in
it becomes a placeholder; what encloses words is taken off, to be put back by `restore`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from writer.core.values import Kept, KeptKind, Segment, Span
from writer.text.language import is_mostly_han
from writer.text.marks import Break, Mask, MaskKind, Pair, PairKind
from writer.text.parser import Prose, parse
from writer.text.placeholders import Form, form_for
from writer.text.restore import Restored, restore, unmask

__all__ = ["Restored", "assemble", "restore", "segments", "unmask"]


def segments(
    text: str, span: Span, *, apart: Sequence[Span] = (), opaque: Sequence[Span] = ()
) -> tuple[Segment, ...]:
    """The prose of a passage, in order; a passage may begin and end within a sentence.

    What is `apart` belongs to no segment, and what is `opaque` becomes a placeholder, like markup.
    Both are in the order of the text and do not overlap; what is opaque and cuts into markup, or
    lies in it, is as any other words.
    """
    form = form_for(text)
    return tuple(
        segment
        for prose in parse(text).prose
        if prose.span.start < span.end and span.start < prose.span.end
        for segment in _segments_of(text, prose, span, _Kept(form, apart, opaque))
    )


def assemble(text: str, span: Span, replacements: Sequence[tuple[Span, str]]) -> str:
    """The passage with the parts of it that have a replacement replaced; they may not overlap."""
    pieces: list[str] = []
    position = span.start
    for place, replacement in sorted(replacements, key=lambda item: item[0]):
        pieces += [text[position : place.start], replacement]
        position = place.end
    return "".join([*pieces, text[position : span.end]])


@dataclass(frozen=True, slots=True)
class _Opening:
    span: Span
    pair: Pair


@dataclass(frozen=True, slots=True)
class _Closing:
    span: Span
    pair: Pair


_Atom = Mask | Break | _Opening | _Closing


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the caller keeps out of the model's hands, and how placeholders are written."""

    form: Form
    apart: Sequence[Span]
    opaque: Sequence[Span]


def _segments_of(text: str, prose: Prose, span: Span, kept: _Kept) -> Iterator[Segment]:
    atoms = _with_opaque(_atoms(prose), prose.span, kept.opaque)
    starts = [atom.span.start for atom in atoms]
    for line in _without(_lines(text, prose), kept.apart):
        wanted = Span(max(line.start, span.start), min(line.end, span.end))
        first, last = bisect_left(starts, line.start), bisect_left(starts, line.end)
        near = atoms[first:last]
        clipped = _clip(text, wanted, near)
        inside = [a for a in near if clipped.start <= a.span.start and a.span.end <= clipped.end]
        if _has_words(text, clipped, inside):
            yield _Masking(text, kept.form).segment(prose, clipped, inside)


def _lines(text: str, prose: Prose) -> Iterator[Span]:
    """In Chinese text its lines, otherwise the whole."""
    start = prose.span.start
    if is_mostly_han(prose.span.of(text)):
        for line_break in prose.marks.breaks:
            yield Span(start, line_break.span.start)
            start = line_break.span.end
    yield Span(start, prose.span.end)


def _atoms(prose: Prose) -> list[_Atom]:
    """Everything in a paragraph that is not plain text, in the order of the source."""
    marks = prose.marks
    atoms: list[_Atom] = [*marks.masks, *marks.breaks]
    atoms += [_Opening(pair.opening, pair) for pair in marks.pairs]
    atoms += [_Closing(pair.closing, pair) for pair in marks.pairs]
    return sorted(
        (a for a in atoms if a.span.start >= prose.span.start), key=lambda atom: atom.span
    )


def _with_opaque(atoms: list[_Atom], within: Span, opaque: Sequence[Span]) -> list[_Atom]:
    """The atoms, and masks for what is opaque besides."""
    masks = [
        Mask(MaskKind.CHOSEN, span)
        for span in opaque
        if within.start <= span.start < span.end <= within.end
        and not any(a.span.start < span.end and span.start < a.span.end for a in atoms)
    ]
    return sorted([*atoms, *masks], key=lambda atom: atom.span) if masks else atoms


def _without(lines: Iterable[Span], apart: Sequence[Span]) -> Iterator[Span]:
    """What is left of each line."""
    ends = [span.end for span in apart]
    for line in lines:
        start = line.start
        for span in apart[bisect_right(ends, start) :]:
            if span.start >= line.end:
                break
            if span.start > start:
                yield Span(start, span.start)
            start = span.end
        if start < line.end:
            yield Span(start, line.end)


def _clip(text: str, wanted: Span, atoms: Sequence[_Atom]) -> Span:
    """Move the ends inwards past atoms cut in half, blanks, and markers with no words left."""
    start, end = wanted.start, wanted.end
    for atom in atoms:
        while start < end and text[start].isspace() and start < atom.span.start:
            start += 1
        is_cut = atom.span.start < start < atom.span.end
        if is_cut or (atom.span.start == start and isinstance(atom, Break | _Closing)):
            start = atom.span.end
    while start < end and text[start].isspace():
        start += 1
    for atom in reversed(atoms):
        while start < end and text[end - 1].isspace() and end > atom.span.end:
            end -= 1
        is_cut = atom.span.start < end < atom.span.end
        if is_cut or (atom.span.end == end and isinstance(atom, Break | _Opening)):
            end = atom.span.start
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, max(start, end))


def _has_words(text: str, span: Span, atoms: Iterable[_Atom]) -> bool:
    position = span.start
    for atom in atoms:
        if any(map(str.isalpha, text[position : atom.span.start])):
            return True
        position = atom.span.end
    return any(map(str.isalpha, text[position : span.end]))


@dataclass(slots=True)
class _Masking:
    """One segment in the making."""

    text: str
    form: Form
    masked: str = ""
    kept: list[tuple[int, Kept]] = field(default_factory=list)
    """With the place in the document that puts an outer pair before an inner one."""
    openings: dict[Pair, int] = field(default_factory=dict)
    mask_start: int = -1
    """Where in the document a run of masks that ends here began, or -1."""

    def segment(self, prose: Prose, span: Span, atoms: Iterable[_Atom]) -> Segment:
        position = span.start
        for atom in atoms:
            self._add_plain(self.text[position : atom.span.start])
            self._add(atom)
            position = atom.span.end
        self._add_plain(self.text[position : span.end])
        for pair, start in self.openings.items():
            self._keep_pair(pair, start, pair.opening.of(self.text), "")
        kept = sorted(self.kept, key=lambda k: (k[1].span.start, -k[1].span.end, k[0]))
        return Segment(span, prose.kind, self.masked, tuple(item for _, item in kept))

    def _add_plain(self, plain: str) -> None:
        if plain:
            self.masked += plain
            self.mask_start = -1

    def _add(self, atom: _Atom) -> None:
        if isinstance(atom, Mask):
            self._add_mask(atom.span)
            return
        self.mask_start = -1
        match atom:
            case Break():
                self._keep(KeptKind.BREAK, atom.span.start, " ", atom.span.of(self.text))
            case _Opening():
                self.openings[atom.pair] = len(self.masked)
            case _Closing():
                opening = atom.pair.opening.of(self.text) if atom.pair in self.openings else ""
                start = self.openings.pop(atom.pair, 0)
                self._keep_pair(atom.pair, start, opening, atom.span.of(self.text))
            case _:
                assert_never(atom)

    def _add_mask(self, span: Span) -> None:
        """Masks that touch are one."""
        if self.mask_start >= 0:
            span = Span(self.mask_start, span.end)
            _, previous = self.kept.pop()
            self.masked = self.masked[: previous.span.start]
        self.mask_start = span.start
        number = 1 + sum(item.kind is KeptKind.MASK for _, item in self.kept)
        self._keep(KeptKind.MASK, span.start, self.form.of(number), span.of(self.text))

    def _keep(self, kind: KeptKind, place: int, instead: str, source: str) -> None:
        start = len(self.masked)
        self.masked += instead
        self.kept.append((place, Kept(kind, Span(start, len(self.masked)), source)))

    def _keep_pair(self, pair: Pair, start: int, opening: str, closing: str) -> None:
        kind = KeptKind.LINK if pair.kind is PairKind.LINK else KeptKind.EMPHASIS
        kept = Kept(kind, Span(start, len(self.masked)), opening, closing)
        self.kept.append((pair.opening.start, kept))
