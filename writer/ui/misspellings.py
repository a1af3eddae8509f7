"""Which words of a Markdown line are checked for their spelling, and where wrong ones are seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock

from writer.core.values import Span
from writer.text.spelling import words
from writer.ui.markup import Role, State, scan
from writer.ui.positions import Units

LONGEST_LINE = 20_000
"""A longer line is not looked at."""
_NO_PROSE = Role.CODE | Role.URL | Role.HTML | Role.MATH | Role.FRONT_MATTER


@dataclass(frozen=True, slots=True)
class Word:
    """A word that can be seen."""

    text: str
    start: int
    end: int
    """In UTF-16 units, in the document."""


def words_of(line: str, before: State) -> Iterator[Span]:
    """The words of a line outside of code, addresses, HTML, math and front matter."""
    if len(line) > LONGEST_LINE or line.isspace():
        return
    marks, _ = scan(line, before)
    for mark in marks:
        if mark.role & _NO_PROSE:
            line = line[: mark.start] + " " * (mark.end - mark.start) + line[mark.end :]
    yield from words(line)


def words_in(block: QTextBlock) -> Iterator[Word]:
    """The words of one line of a document that was highlighted."""
    line, units = block.text(), Units(block.text())
    before = State.unpack(block.previous().userState() if block.previous().isValid() else -1)
    for span in words_of(line, before):
        start, end = units.position(span.start), units.position(span.end)
        yield Word(span.of(line), block.position() + start, block.position() + end)
