"""Finding and replacing in a text: from what a person typed to places and to one edit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from writer.core.errors import ExpressionMistake, InvalidExpression
from writer.core.values import Edit, Span

CHARACTERS_OF_NO_WORDS = "\u2e80-\u2fdf\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""As a part of a character class: scripts that set no blanks between words, all of the BMP."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and how."""

    words: str
    """As typed: the words themselves, or a regular expression."""
    heeds_case: bool = False
    whole_words: bool = False
    """Only where no alphabetic word goes on at either end; Chinese has no such ends."""
    is_expression: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """One place, and what the groups of an expression took there."""

    span: Span
    groups: tuple[str, ...] = ()
    """The whole match first; a group that took no part is empty."""


class Expression(Protocol):
    """A compiled expression."""

    @property
    def names(self) -> Mapping[str, int]:
        """The numbers of the groups that have a name."""
        ...

    @property
    def group_count(self) -> int:
        """How many groups there are, without the whole match."""
        ...

    def matches(self, text: str) -> Iterator[Match]:
        """Where it matches, from the start on; raises InvalidExpression when it takes too long."""
        ...


Compile = Callable[[Query], Expression]
"""Raises InvalidExpression."""


@dataclass(frozen=True, slots=True)
class Plain:
    """The words of a query as they are: an expression without groups, in linear time."""

    query: Query
    names: Mapping[str, int] = field(default_factory=dict)
    group_count: int = 0

    def matches(self, text: str) -> Iterator[Match]:
        """Where the words stand."""
        flags = re.NOFLAG if self.query.heeds_case else re.IGNORECASE
        pattern = re.compile(bounded(re.escape(self.query.words), self.query), flags)
        for found in pattern.finditer(text):
            yield Match(Span(*found.span()), (found[0],))


def bounded(pattern: str, query: Query) -> str:
    """`pattern`, held to whole words when the query asks for it; as `re` and PCRE read it."""
    if not query.whole_words:
        return pattern
    letter = rf"[^\W{CHARACTERS_OF_NO_WORDS}]"
    edge = rf"(?:(?<!{letter})|(?!{letter}))"
    return f"{edge}(?:{pattern}){edge}"


def compiled(query: Query, compile_expression: Compile) -> Expression:
    """What finds the matches of a query. Raises InvalidExpression."""
    return compile_expression(query) if query.is_expression else Plain(query)


def find(expression: Expression, text: str, scope: Span | None = None) -> Iterator[Match]:
    """The matches in `text`, or those that lie wholly within `scope`, in their order.

    What stands around the scope counts for the expression, as for ``^`` and whole words.
    """
    for match in expression.matches(text):
        if scope is None:
            yield match
        elif match.span.end > scope.end:
            return
        elif match.span.start >= scope.start:
            yield match


@dataclass(frozen=True, slots=True)
class Replacement:
    """Many replacements as one edit."""

    edit: Edit
    count: int
    """How many matches it replaces."""

    def applied_to(self, text: str) -> str:
        """The text, the same in which the matches were found, with all of them replaced."""
        span = self.edit.span
        return f"{text[: span.start]}{self.edit.text}{text[span.end :]}"


class Template:
    r"""What takes the place of a match, with the groups of the match filled in.

    For an expression ``$1``, ``${1}`` and ``\1`` are groups, ``$0``, ``$&`` and ``\0`` the whole
    match, ``${name}`` and ``\g<name>`` named groups, ``\n`` and ``\t`` a line break and a tab,
    ``$$`` and ``\\`` the signs themselves. For plain words everything stands for itself.
    """

    def __init__(self, text: str, query: Query, expression: Expression) -> None:
        """Raises InvalidExpression for a group that the expression does not have."""
        self._parts: tuple[str | int, ...] = (
            tuple(_parts(text, expression)) if query.is_expression else (text,)
        )

    def filled(self, match: Match) -> str:
        """The text that takes the place of `match`."""
        return "".join(
            part if isinstance(part, str) else match.groups[part] for part in self._parts
        )

    def edit(self, match: Match) -> Edit:
        """Replace one match."""
        return Edit(match.span, self.filled(match))

    def edit_all(self, text: str, matches: Iterable[Match]) -> Replacement | None:
        """Replace all `matches` of `text`, given in their order, at once; None without any."""
        pieces: list[str] = []
        start = position = count = 0
        for count, match in enumerate(matches, 1):
            if count == 1:
                start = position = match.span.start
            pieces += (text[position : match.span.start], self.filled(match))
            position = match.span.end
        edit = Edit(Span(start, position), "".join(pieces))
        return Replacement(edit, count) if count else None


_REFERENCE = re.compile(
    r"\$(?:(?P<dollar>\$)|(?P<all>&)|(?P<number>\d{1,2})|\{(?P<name>\w+)\})"
    r"|\\(?:(?P<back>\d{1,2})|g<(?P<named>\w+)>|(?P<sign>[nt\\]))"
)
_SIGNS = {"n": "\n", "t": "\t", "\\": "\\"}


def _parts(text: str, expression: Expression) -> Iterator[str | int]:
    position = 0
    for found in _REFERENCE.finditer(text):
        yield text[position : found.start()]
        position = found.end()
        if found["dollar"]:
            yield "$"
        elif found["sign"]:
            yield _SIGNS[found["sign"]]
        elif found["all"]:
            yield 0
        else:
            yield from _group(
                found["number"] or found["back"] or found["name"] or found["named"], expression
            )
    yield text[position:]


def _group(name: str, expression: Expression) -> Iterator[str | int]:
    """A group by its number or name; ``$12`` is group 1 and a 2 where there are fewer than 12."""
    if not name.isdecimal():
        if name not in expression.names:
            raise InvalidExpression(ExpressionMistake.NO_SUCH_GROUP, detail=name)
        yield expression.names[name]
    elif int(name) <= expression.group_count:
        yield int(name)
    elif len(name) == 2 and 0 < int(name[0]) <= expression.group_count:
        yield from (int(name[0]), name[1])
    else:
        raise InvalidExpression(ExpressionMistake.NO_SUCH_GROUP, detail=name)
