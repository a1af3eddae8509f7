"""The lines of lists and quotes: their prefixes, and which items belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

LARGEST_NUMBER = 999_999_999
"""CommonMark reads no longer one."""
TAB = 4
SHORTEST_ITEM = 2
"""A bullet and a blank, in columns."""
_LINE = re.compile(
    r"(?P<quote>(?: {0,3}>[ \t]?)*)(?P<indent>[ \t]*)"
    r"(?:(?P<marker>[-+*]|\d{1,9}[.)])(?:(?P<gap>[ \t]+)(?P<task>\[[ xX]\](?:[ \t]+|$))?|$))?"
)
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line taken apart: ``quote indent marker gap task content``."""

    quote: str
    indent: str
    marker: str
    """Empty where the line begins no list item."""
    gap: str
    task: str
    """With the blanks after it; empty where the item is no task."""
    content: str

    @classmethod
    def read(cls, line: str) -> ListLine:
        """Take a line apart; `str` of the result is the line again."""
        match = _LINE.match(line)
        assert match is not None  # noqa: S101 - every part of the pattern may be empty
        quote = match["quote"]
        if _RULE.match(line, len(quote)):
            indent = match["indent"]
            return cls(quote, indent, "", "", "", line[len(quote) + len(indent) :])
        return cls(
            quote,
            match["indent"],
            match["marker"] or "",
            match["gap"] or "",
            match["task"] or "",
            line[match.end() :],
        )

    def __str__(self) -> str:
        return f"{self.quote}{self.indent}{self.marker}{self.gap}{self.task}{self.content}"

    @property
    def prefix(self) -> str:
        """All that stands before the content."""
        return f"{self.quote}{self.indent}{self.marker}{self.gap}{self.task}"

    @property
    def depth(self) -> int:
        """How many quotes the line stands in."""
        return self.quote.count(">")

    @property
    def number(self) -> int | None:
        """The number of an ordered item."""
        return int(self.marker[:-1]) if self.marker[:-1] else None

    @property
    def kind(self) -> str:
        """What items of the same list have in common: the bullet, or the sign after a number."""
        return self.marker[-1:]

    @property
    def column(self) -> int:
        """How far the marker, or the text of a line without one, is indented, in columns."""
        return width(self.indent)

    @property
    def inner_column(self) -> int:
        """Where what belongs to the item is indented to, in columns."""
        gap = width(self.gap, self.column + len(self.marker))
        wide = gap - self.column - len(self.marker)
        # After more than four blanks the content is code, and one blank is the item's own.
        return self.column + len(self.marker) + (wide if 1 <= wide <= TAB else 1)

    @property
    def is_blank(self) -> bool:
        """Whether there is neither marker nor content."""
        return not self.marker and not self.content.strip()

    def numbered(self, number: int) -> ListLine:
        """The same ordered item with another number."""
        return replace(self, marker=f"{min(number, LARGEST_NUMBER)}{self.kind}")

    def shifted(self, columns: int) -> ListLine:
        """The same line indented by so many columns more, or less."""
        if not columns or self.is_blank:
            return self
        return replace(self, indent=" " * max(0, self.column + columns))


def width(blanks: str, start: int = 0) -> int:
    """The column after some blanks that begin in column `start`."""
    column = start
    for character in blanks:
        column += TAB - column % TAB if character == "\t" else 1
    return column


def is_item(lines: Sequence[ListLine], index: int) -> bool:
    """Whether a list item begins here; deep in a line that belongs to none, it is code."""
    line = lines[index]
    if not line.marker:
        return False
    return line.column < TAB or parent(lines, index) is not None


def parent(lines: Sequence[ListLine], index: int) -> int | None:
    """The item that the line at `index` is indented under."""
    column, depth = lines[index].column, lines[index].depth
    if column < SHORTEST_ITEM:
        return None
    for above in range(index - 1, -1, -1):
        line = lines[above]
        if line.is_blank:
            continue
        if line.depth != depth:
            return None
        if line.marker and line.inner_column <= column:
            return above
        if not line.marker and line.column == 0 and above and lines[above - 1].is_blank:
            return None
        column = min(column, line.column) if line.marker else column
    return None


def next_sibling(lines: Sequence[ListLine], index: int) -> int | None:
    """The item after this one in the same list."""
    first = lines[index]
    after_blank = False
    for below in range(index + 1, len(lines)):
        line = lines[below]
        if line.is_blank:
            after_blank = True
            continue
        if line.depth != first.depth:
            return None
        if line.column >= first.inner_column:
            after_blank = False
            continue
        if line.marker:
            is_same = line.kind == first.kind and line.column >= _outer(lines, index)
            return below if is_same else None
        if after_blank:
            return None
    return None


def previous_sibling(lines: Sequence[ListLine], index: int) -> int | None:
    """The item before this one in the same list."""
    item = lines[index]
    for above in range(index - 1, -1, -1):
        line = lines[above]
        if line.is_blank:
            continue
        if line.depth != item.depth or (line.marker and line.inner_column <= item.column):
            return None
        if line.marker and next_sibling(lines, above) == index:
            return above
    return None


def subtree(lines: Sequence[ListLine], index: int) -> range:
    """The item at `index` with all that is indented under it; blank lines at its end left out."""
    item, end = lines[index], index + 1
    for below in range(index + 1, len(lines)):
        line = lines[below]
        if line.is_blank:
            continue
        if line.depth != item.depth or line.column < item.inner_column:
            is_lazy = not line.marker and end == below and line.depth == item.depth
            if not is_lazy:
                break
        end = below + 1
    return range(index, end)


def _outer(lines: Sequence[ListLine], index: int) -> int:
    above = parent(lines, index)
    return 0 if above is None else lines[above].inner_column
