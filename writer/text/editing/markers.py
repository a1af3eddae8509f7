"""Bold, italic, struck and code: put around words and taken away again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from writer.core.values import Span
from writer.text.editing.inline_units import Unit, units
from writer.text.editing.marked_part import Part
from writer.text.editing.marker_rules import Marker, marked
from writer.text.editing.result import EditResult, line_end, line_start, replaced
from writer.text.marks import MaskKind

_HAN = r"\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"(?:(?![{_HAN}_])[\w'’-])+")


def toggle(text: str, selection: Span, marker: Marker) -> EditResult | None:
    """Mark the selected words, or unmark them where all of them are marked.

    Without a selection: the word at the cursor, what is marked around it, or else an empty pair
    to write in. Several lines are marked each. None in code, where markers mean nothing.
    """
    if not len(selection):
        return _at_cursor(text, selection.start, marker)
    return _toggle(text, [u for u in units(text, selection) if any(map(len, u.chosen))], marker)


def _at_cursor(text: str, place: int, marker: Marker) -> EditResult | None:
    start, end = line_start(text, place), line_end(text, place)
    ticks = len(marker)
    if text[:place].endswith(marker) and text[place:].startswith(marker):
        around = Span(place - ticks, place + ticks)
        if text[around.start - 1 : around.start] != marker[0] != text[around.end : around.end + 1]:
            return replaced(text, around, "", Span(around.start, around.start))
    for unit in units(text, Span(place, place)):
        for opening, closing in marked(text, unit, marker):
            if opening.start < place < closing.end:
                inner = Span(opening.end, closing.start)
                return _toggle(text, [Unit(unit.span, unit.marks, (inner,))], marker)
        for word in _WORD.finditer(text, start, end):
            if word.start() <= place <= word.end() and _is_in(unit, word.start()):
                chosen = Unit(unit.span, unit.marks, (Span(*word.span()),))
                return _toggle(text, [chosen], marker, cursor=place)
        return _empty(text, place, marker)
    return None if text[start:end].strip() else _empty(text, place, marker)


def _is_in(unit: Unit, place: int) -> bool:
    masks = (mask.span for mask in unit.marks.masks if mask.kind is not MaskKind.CODE)
    return unit.span.start <= place and not any(m.start <= place < m.end for m in masks)


def _empty(text: str, place: int, marker: Marker) -> EditResult:
    inside = Span(place + len(marker), place + len(marker))
    return replaced(text, Span(place, place), marker + marker, inside)


def _toggle(
    text: str, chosen: Sequence[Unit], marker: Marker, cursor: int | None = None
) -> EditResult | None:
    parts = [part for unit in chosen if (part := Part.of(text, unit, marker)).chosen]
    if not parts:
        return None  # nothing but markers is selected
    is_on = all(part.is_on for part in parts)
    whole = Span(parts[0].span.start, parts[-1].span.end)
    new, position = "", whole.start
    places: list[Span] = []
    for part in parts:
        new += text[position : part.span.start]
        done = part.without() if is_on else part.with_()
        places.append(Span(*(whole.start + len(new) + p for p in done.places(cursor))))
        new += done.text
        position = part.span.end
    return replaced(text, whole, new, Span(places[0].start, places[-1].end))
