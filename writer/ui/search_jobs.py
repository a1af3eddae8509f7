"""What is searched beside the typing: all matches in a text, or the text with all replaced."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from writer.core.jobs import CancelToken
from writer.core.values import Span
from writer.text.search import Match, Query, Replacement, Template, compiled, find
from writer.ui.expressions import PerlExpression
from writer.ui.positions import Units

MOST_SHOWN = 100_000
"""So many matches are told apart; all of them are replaced."""


@dataclass(frozen=True, slots=True)
class Found:
    """The matches of a query in a text, in their order."""

    matches: tuple[Match, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    """In UTF-16 units."""
    has_more: bool = False

    def number_at(self, start: int, end: int) -> int | None:
        """The number, from 0, of the match that stands exactly there."""
        number = bisect_left(self.starts, start)
        is_there = self.starts[number : number + 1] == (start,) and self.ends[number] == end
        return number if is_there else None

    def first_from(self, position: int) -> int:
        """The number of the first match that begins there or later."""
        return bisect_left(self.starts, position)

    def next_after(self, start: int, end: int) -> int:
        """The number of the match that follows a selection; the next but an empty one there."""
        number = self.first_from(end)
        return number + 1 if self.number_at(start, end) == number else number

    def within(self, start: int, end: int) -> range:
        """The numbers of the matches of which something stands there."""
        return range(bisect_left(self.ends, start), bisect_right(self.starts, end))


@dataclass(frozen=True, slots=True)
class Replaced:
    """What a text becomes when all matches are replaced."""

    text: str
    """As it was."""
    replacement: Replacement | None
    """None where nothing matches."""


def search(query: Query, text: str, scope: Span | None, token: CancelToken) -> Iterator[Found]:
    """Find the matches; raises InvalidExpression."""
    expression, matches = compiled(query, PerlExpression), []
    for match in islice(find(expression, text, scope), MOST_SHOWN):
        token.raise_if_cancelled()
        matches.append(match)
    units = Units(text)
    yield Found(
        tuple(matches),
        tuple(units.position(match.span.start) for match in matches),
        tuple(units.position(match.span.end) for match in matches),
        has_more=len(matches) == MOST_SHOWN,
    )


def replace_all(
    query: Query, replacement: str, text: str, scope: Span | None, token: CancelToken
) -> Iterator[Replaced]:
    """Replace all matches; raises InvalidExpression."""
    expression = compiled(query, PerlExpression)
    template = Template(replacement, query, expression)

    def watched() -> Iterator[Match]:
        for match in find(expression, text, scope):
            token.raise_if_cancelled()
            yield match

    yield Replaced(text, template.edit_all(text, watched()))
