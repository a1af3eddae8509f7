"""All that a text counts and dates, read in an order in which nothing is mistaken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from writer.text.facts.dates import PARTS_OF_DATES, dates
from writer.text.facts.fact import Amount, Mark
from writer.text.facts.identifiers import marks
from writer.text.facts.leanings import leaning
from writer.text.facts.plain import blanked
from writer.text.facts.quantities import quantities
from writer.text.facts.ranges import without_inner
from writer.text.facts.times import CLOCK, times


@dataclass(frozen=True, slots=True)
class Inventory:
    """The amounts and marks of one text, in order."""

    amounts: tuple[Amount, ...]
    marks: tuple[Mark, ...]


def inventory(text: str) -> Inventory:
    """What a plain text holds (see `plain`)."""
    found = _disjoint(marks(text))
    rest = blanked(text, (mark.span for mark in found))
    dated = dates(rest)
    rest = blanked(rest, (amount.span for amount in dated))
    timed = times(rest)
    rest = blanked(rest, (amount.span for amount in timed))
    amounts = sorted((*dated, *timed, *quantities(rest)), key=lambda a: a.span)
    in_ranges = without_inner(text, amounts)
    return Inventory(tuple(_leaning(text, amount) for amount in in_ranges), found)


def _leaning(text: str, amount: Amount) -> Amount:
    is_date = amount.unit in PARTS_OF_DATES or amount.unit == CLOCK
    return replace(amount, leaning=leaning(text, amount.span, is_date=is_date))


def _disjoint(found: Iterable[Mark]) -> tuple[Mark, ...]:
    """Of those that overlap the one that was found first."""
    kept: list[Mark] = []
    taken: set[int] = set()
    for mark in found:
        places = range(mark.span.start, mark.span.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(mark)
    return tuple(sorted(kept, key=lambda mark: mark.span))
