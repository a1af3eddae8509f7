"""The sections of a document, by lines: a heading and all that stands below it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from writer.text.parser import Heading

_LEAD = re.compile(r"[ \t\u3000#*_]*")
"""What may stand before a title; a quote or a list has no sections."""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines are counted from 0; the blank ones at the end of a section do not count."""

    level: int
    first: int
    """Where its heading begins."""
    start: int
    """The first line below the heading."""
    end: int
    """The line after its last one; `start` where it is empty."""


def sections(text: str, headings: Sequence[Heading]) -> tuple[Section, ...]:
    """The sections that these headings of the text begin, in order; the inner follow the outer."""
    lines = text.split("\n")
    below: list[_Head] = []
    """The headings that are not below another one, from the last one upwards."""
    found = []
    for head in reversed(list(_heads(lines, headings))):
        while below and below[-1].level > head.level:
            below.pop()
        end = below[-1].first if below else len(lines)
        found.append(Section(head.level, head.first, head.start, _last(lines, head.start, end)))
        below.append(head)
    return tuple(reversed(found))


def bodies(text: str, found: Sequence[Section]) -> Iterator[Section]:
    """The same sections without the sections within them."""
    lines = text.split("\n")
    for number, section in enumerate(found):
        below = found[number + 1].first if number + 1 < len(found) else section.end
        yield replace(section, end=_last(lines, section.start, min(section.end, below)))


@dataclass(frozen=True, slots=True)
class _Head:
    level: int
    first: int
    start: int


def _heads(lines: Sequence[str], headings: Sequence[Heading]) -> Iterator[_Head]:
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    for heading in headings:
        first = bisect_right(starts, heading.span.start) - 1
        lead = lines[first][: heading.span.start - starts[first]]
        if _LEAD.fullmatch(lead):
            last = bisect_right(starts, max(heading.span.start, heading.span.end - 1)) - 1
            is_underlined = not heading.is_soft and "#" not in lead
            yield _Head(heading.level, first, last + 1 + is_underlined)


def _last(lines: Sequence[str], start: int, end: int) -> int:
    """Where the lines from `start` to `end` end but for the blank ones."""
    while end > start and not lines[end - 1].strip():
        end -= 1
    return max(start, end)
