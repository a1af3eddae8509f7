"""The paragraphs, headings and cells that a selection touches, each with its inline markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from writer.core.values import Span
from writer.text.editing.list_lines import ListLine
from writer.text.editing.result import line_end, line_start
from writer.text.editing.table import cells_at
from writer.text.marks import Marks

FENCE = re.compile(r"^[ \t>]*(?:[-+*][ \t]+|\d{1,9}[.)][ \t]+)?(`{3,}(?!.*`)|~{3,})", re.MULTILINE)
HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that are read together."""

    span: Span
    marks: Marks
    """With places in the text that the unit was found in."""
    chosen: tuple[Span, ...]
    """What of the selection is words: one span a line or cell, no blanks at its ends."""


def units(text: str, selection: Span) -> Iterator[Unit]:
    """What a selection touches that can be marked, in order; nothing of code."""
    position = line_start(text, selection.start)
    while position <= selection.end:
        end = line_end(text, position)
        if text[position:end].strip() and not is_code(text, position):
            cells = cells_at(text, position)
            spans = cells or (_paragraph(text, position),)
            for span in spans:
                yield from _unit(text, span, selection)
            end = max(end, spans[-1].end) if not cells else end
        position = max(end, position) + 1


def is_code(text: str, place: int) -> bool:
    """Whether the line of `place` is fenced code, or a fence."""
    own = line_start(text, place)
    fence = ""
    for match in FENCE.finditer(text, 0, line_end(text, place)):
        start = line_start(text, match.start(1))
        if not fence:
            fence = match[1]
        elif match[1].startswith(fence) and not text[match.end() : line_end(text, start)].strip():
            if start == own:
                return True
            fence = ""
    return bool(fence)


def content_of(text: str, place: int) -> Span:
    """The words of the line of `place`, without the prefixes of quotes, items and headings."""
    start, end = line_start(text, place), line_end(text, place)
    line = text[start:end]
    column = len(ListLine.read(line).prefix)
    if heading := HEADING.match(line, column):
        column = heading.end()
        if closing := _CLOSING.search(line, column):
            end = start + closing.start()
    return Span(start + column, max(start + column, end))


def trimmed(text: str, span: Span) -> Span:
    """The span without the blanks at its ends."""
    words = span.of(text)
    if not words.strip():
        return Span(span.start, span.start)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, span.end - len(words) + len(words.rstrip()))


def _paragraph(text: str, place: int) -> Span:
    """The lines around the line of `place` that make one paragraph."""
    start, end = line_start(text, place), line_end(text, place)
    while start and _goes_on(text, line_start(text, start - 1), start):
        start = line_start(text, start - 1)
    while end < len(text) and _goes_on(text, line_start(text, end), end + 1):
        end = line_end(text, end + 1)
    return Span(content_of(text, start).start, end)


def _goes_on(text: str, start: int, below: int) -> bool:
    """Whether the line at `below` belongs to the paragraph of the line at `start`."""
    if cells_at(text, start) or cells_at(text, below):
        return False
    first = text[start : line_end(text, start)]
    second = text[below : line_end(text, below)]
    line, following = ListLine.read(first), ListLine.read(second)
    return not (
        not first[len(line.prefix) :].strip()
        or following.marker
        or not following.content.strip()
        or line.depth != following.depth
        or HEADING.match(first, len(line.prefix))
        or HEADING.match(second, len(following.prefix))
        or FENCE.match(first)
        or FENCE.match(second)
    )


def _unit(text: str, span: Span, selection: Span) -> Iterator[Unit]:
    from writer.text.parser import parse  # the window shows before a parser is needed

    chosen = []
    position = span.start
    while position <= span.end:
        content = content_of(text, position) if position > span.start else span
        end = min(line_end(text, position), content.end)
        part = Span(max(content.start, selection.start), min(end, selection.end))
        if part.start <= part.end:
            chosen.append(trimmed(text, part))
        position = line_end(text, position) + 1
    if not chosen:
        return
    aligned = _aligned(text, span)
    for prose in parse(aligned).prose[:1]:
        move = partial(_moved, distance=span.start)
        yield Unit(span, prose.marks.moved(move, move), tuple(chosen))


def _aligned(text: str, span: Span) -> str:
    """The lines with blanks in place of their prefixes, so that they read as one paragraph."""
    first, *others = span.of(text).split("\n")
    lines = [first]
    for line in others:
        prefix = len(ListLine.read(line).prefix)
        lines.append(" " * prefix + line[prefix:])
    return "\n".join(lines)


def _moved(span: Span, distance: int) -> Span:
    return Span(span.start + distance, span.end + distance)
