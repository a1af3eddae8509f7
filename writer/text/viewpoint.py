"""From whose point of view a narration is told, by the pronouns outside quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from writer.core.values import Hunk, Span
from writer.text.dialogue import narration, quotations
from writer.text.diff import hunks


class Person(StrEnum):
    """A grammatical person, as narrators use it."""

    FIRST = "first"
    THIRD = "third"


_PRONOUNS = {
    Person.FIRST: re.compile(
        r"(?<![自忘大小无唯本])我(?![国省市县校院军党方司行])|咱|俺"
        r"|\b(?:I(?!\.)|me|my|mine|myself|we|us|our|ours|ourselves"
        r"|Me|My|Mine|Myself|We|Our|Ours|Ourselves)\b"
    ),
    Person.THIRD: re.compile(
        r"(?<![其吉利排])他(?![人乡日国])|她"
        r"|\b(?:[Hh]e|[Hh]im|[Hh]is|[Hh]imself|[Ss]he|[Hh]er|[Hh]ers|[Hh]erself"
        r"|[Tt]hey|[Tt]hem|[Tt]heir|[Tt]heirs|[Tt]hemselves)\b"
    ),
}
_OTHER = {Person.FIRST: Person.THIRD, Person.THIRD: Person.FIRST}


@dataclass(frozen=True, slots=True)
class Switch:
    """One person that an answer tells in where its source tells in the other."""

    was: Span
    """A pronoun of the source."""
    now: Span
    """One of the answer."""


def switched(source: str, answer: str) -> Switch | None:
    """Where an answer tells in another person than its source; None if it does not.

    Pronouns that are dropped, or put for a name, are no switch: one person must grow rarer, the
    other one more frequent, and one stand where the other stood or the first be gone altogether.
    """
    for person, other in _OTHER.items():
        was, now = _told(source, person), _told(answer, other)
        left = _told(answer, person)
        if len(was) <= len(left) or len(_told(source, other)) >= len(now):
            continue
        changes = hunks(narration(source), narration(answer))
        if not left or any(_turns(hunk, person, other) for hunk in changes):
            return Switch(was[0], now[0])
    return None


def _told(text: str, person: Person) -> list[Span]:
    """The pronouns of the narration in one person."""
    quoted = [quotation.span for quotation in quotations(text)]
    places = [Span(match.start(), match.end()) for match in _PRONOUNS[person].finditer(text)]
    return [p for p in places if not any(q.start <= p.start < q.end for q in quoted)]


def _turns(hunk: Hunk, person: Person, other: Person) -> bool:
    """Whether a change puts one person in the place of the other."""
    was, now = _PRONOUNS[person], _PRONOUNS[other]
    return bool(
        was.search(hunk.removed)
        and now.search(hunk.inserted)
        and not now.search(hunk.removed)
        and not was.search(hunk.inserted)
    )
