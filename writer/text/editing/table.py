"""One pipe table of GFM: found in a text, taken apart, and drawn with its columns aligned."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from unicodedata import category, combining, east_asian_width

from writer.core.values import Span
from writer.text.editing.list_lines import ListLine
from writer.text.editing.result import line_end, line_start

NARROWEST = 3
"""Columns of a cell, at least: room for a delimiter."""
_DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_PIPE = re.compile(r"(?<!\\)\|")
"""A backslash in front makes a pipe a part of the cell, also one behind another, as in GFM."""


class Alignment(Enum):
    """Where the words of a column stand; the value is how it is written."""

    NONE = ("", "")
    LEFT = (":", "")
    CENTRE = (":", ":")
    RIGHT = ("", ":")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table; the first is its head, and all have as many cells as it."""

    prefix: str
    """Quote signs and blanks in front of each line."""
    alignments: tuple[Alignment, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def columns(self) -> int:
        """How many cells a row has."""
        return len(self.alignments)

    def with_row(self, index: int) -> Table:
        """The same with an empty row before the row `index`."""
        empty = ("",) * self.columns
        return replace(self, rows=(*self.rows[:index], empty, *self.rows[index:]))

    def without_row(self, index: int) -> Table:
        """The same without a row."""
        return replace(self, rows=self.rows[:index] + self.rows[index + 1 :])

    def lines(self) -> list[str]:
        """The table as aligned lines, the delimiters second."""
        widths = self._widths()
        delimiters = (
            a.value[0] + "-" * (w - len(a.value[0]) - len(a.value[1])) + a.value[1]
            for a, w in zip(self.alignments, widths, strict=True)
        )
        drawn = [self._line(row, widths) for row in self.rows]
        drawn.insert(1, f"{self.prefix}| {' | '.join(delimiters)} |")
        return drawn

    def cell(self, row: int, column: int) -> Span:
        """Where the words of a cell stand in the aligned lines, joined by newlines."""
        lines, widths = self.lines(), self._widths()
        number = row + (row > 0)
        start = sum(len(line) + 1 for line in lines[:number]) + len(self.prefix) + 2
        for index, (words, wide) in enumerate(zip(self.rows[row], widths, strict=True)):
            padded = _padded(words, wide, self.alignments[index])
            if index == column:
                start += len(padded) - len(padded.lstrip(" ")) if words else 0
                return Span(start, start + len(words))
            start += len(padded) + 3
        raise IndexError(column)

    def _line(self, row: tuple[str, ...], widths: list[int]) -> str:
        cells = map(_padded, row, widths, self.alignments)
        return f"{self.prefix}| {' | '.join(cells)} |"

    def _widths(self) -> list[int]:
        return [max(NARROWEST, *map(columns_of, column)) for column in zip(*self.rows, strict=True)]


@dataclass(frozen=True, slots=True)
class Found:
    """A table in a text, and the cell that a place is in."""

    table: Table
    span: Span
    """Its lines."""
    row: int
    column: int


def find(text: str, place: int) -> Found | None:
    """The table whose lines `place` is in; None where it is in none."""
    own = line_start(text, place)
    if "|" not in text[own : line_end(text, place)]:
        return None
    starts = _block(text, own)
    delimiters = _delimiters(text, starts)
    if delimiters is None or own < starts[delimiters - 1]:
        return None
    starts = starts[delimiters - 1 :]
    lines = [text[start : line_end(text, start)] for start in starts]
    table = _read(lines)
    if table is None:
        return None
    number = starts.index(own)
    row = max(0, number - 1)
    column = _column(lines[number], place - own, table)
    return Found(table, Span(starts[0], line_end(text, starts[-1])), row, column)


def cells_at(text: str, place: int) -> tuple[Span, ...]:
    """Where the words of the cells of the line at `place` stand; none outside of a table."""
    if (found := find(text, place)) is None:
        return ()
    start = line_start(text, place)
    line = text[start : line_end(text, place)]
    inside = _inside(line, found.table.prefix)
    edges = [inside.start - 1, *_pipes(line, inside), inside.end]
    cells = []
    for before, end in pairwise(edges):
        words = line[before + 1 : end]
        begin = before + 1 + len(words) - len(words.lstrip(" \t"))
        cells.append(
            Span(start + begin, max(start + begin, start + before + 1 + len(words.rstrip(" \t"))))
        )
    return tuple(cells)


def columns_of(words: str) -> int:
    """How wide words are in columns of a monospaced font: Chinese takes two a character."""
    return sum(_width(character) for character in words)


def _width(character: str) -> int:
    if combining(character) or category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _padded(words: str, wide: int, alignment: Alignment) -> str:
    room = wide - columns_of(words)
    match alignment:
        case Alignment.RIGHT:
            return " " * room + words
        case Alignment.CENTRE:
            return " " * (room // 2) + words + " " * (room - room // 2)
    return words + " " * room


def _block(text: str, place: int) -> list[int]:
    """Where the lines with pipes around the line at `place` begin."""
    starts = [place]
    while starts[0] and "|" in text[line_start(text, starts[0] - 1) : starts[0]]:
        starts.insert(0, line_start(text, starts[0] - 1))
    while (end := line_end(text, starts[-1])) < len(text):
        if "|" not in text[end + 1 : line_end(text, end + 1)]:
            break
        starts.append(end + 1)
    return starts


def _delimiters(text: str, starts: list[int]) -> int | None:
    """Which of these lines is the row of delimiters below a head."""
    for number, (_, start) in enumerate(pairwise(starts), 1):
        line = ListLine.read(text[start : line_end(text, start)])
        if _DELIMITERS.match(str(line)[len(line.quote + line.indent) :]):
            return number
    return None


def _read(lines: list[str]) -> Table | None:
    head = ListLine.read(lines[0])
    prefix = head.quote + head.indent
    alignments = tuple(map(_alignment, _cells(lines[1], prefix)))
    rows = [_cells(line, prefix) for line in (lines[0], *lines[2:])]
    if len(rows[0]) != len(alignments) or head.marker:
        return None
    count = len(alignments)
    if any(len(row) > count for row in rows):
        return None  # GFM drops what is too much: to align it would lose words
    return Table(prefix, alignments, tuple((*r, *[""] * (count - len(r))) for r in rows))


def _inside(line: str, prefix: str) -> Span:
    """The cells of a line without the pipes at its ends."""
    start = len(prefix) if line.startswith(prefix) else len(line) - len(line.lstrip(" \t>"))
    end = len(line.rstrip())
    pipes = [match.end() - 1 for match in _PIPE.finditer(line, start, end)]
    if pipes and not line[start : pipes[0]].strip():
        start = pipes.pop(0) + 1
    if pipes and pipes[-1] == end - 1:
        end = pipes.pop()
    return Span(start, max(start, end))


def _cells(line: str, prefix: str) -> tuple[str, ...]:
    inside = _inside(line, prefix)
    edges = [inside.start - 1, *_pipes(line, inside), inside.end]
    return tuple(line[start + 1 : end].strip(" \t") for start, end in pairwise(edges))


def _pipes(line: str, inside: Span) -> list[int]:
    return [match.end() - 1 for match in _PIPE.finditer(line, inside.start, inside.end)]


def _column(line: str, place: int, table: Table) -> int:
    before = sum(pipe < place for pipe in _pipes(line, _inside(line, table.prefix)))
    return min(before, table.columns - 1)


def _alignment(delimiter: str) -> Alignment:
    return Alignment((":" * delimiter.startswith(":"), ":" * delimiter.endswith(":")))
