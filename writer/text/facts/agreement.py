"""Which amounts of one text another text has too, whatever they are written like."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction

from writer.core.values import Span
from writer.text.facts.fact import Amount
from writer.text.facts.leanings import surroundings
from writer.text.facts.pairing import Loose, Pair, likeness
from writer.text.facts.times import CLOCK

_Key = tuple[str, Fraction]
_AMOUNT = "amount"
_HALF_DAY = 720
_SAME_PLACE = 6
_JOINS_SCORE = re.compile(r"\s?(?:比|[:：∶\-–—]|to)\s?")


class Amounts:
    """The amounts of one text, to be looked up."""

    def __init__(self, amounts: Sequence[Amount]) -> None:
        self._amounts = amounts
        self._offered: dict[_Key, list[Amount]] = defaultdict(list)
        for amount in amounts:
            for key in _offers(amount):
                self._offered[key].append(amount)

    def has(self, amount: Amount) -> bool:
        """Whether one of these says the same."""
        return any(key in self._offered for key in _accepts(amount))

    def missing_from(self, other: Amounts) -> list[Loose]:
        """Those that `other` has in no form, soft ones too."""
        return [
            Loose(amount.span, _AMOUNT, amount.unit, amount.is_firm)
            for amount in self._amounts
            if not other.has(amount)
        ]

    def swapped_in(self, source: str, other: Amounts, answer: str) -> list[Pair]:
        """Where `other` has a value of this text one time less, and another in its place."""
        before, after = self._counts(), other._counts()
        shared = before.keys() & after.keys()
        fewer = {key for key in shared if after[key] < before[key]}
        more = {key for key in shared if after[key] > before[key]}
        found: list[Pair] = []
        for was in self._amounts:
            for now in other._amounts if (was.unit, was.value) in fewer else ():
                is_more = now.unit == was.unit and (now.unit, now.value) in more
                if is_more and likeness(source, was.span, answer, now.span) >= _SAME_PLACE:
                    found.append(Pair(_loose(was), _loose(now)))
        return found

    def turned_in(self, source: str, other: Amounts, answer: str) -> list[tuple[Span, Span]]:
        """The clauses around amounts that lean one way here and the other way there."""
        found: list[tuple[Span, Span]] = []
        ours, theirs = self._by_value(), other._by_value()
        for key in ours.keys() & theirs.keys():
            for axis in range(3):
                if _are_opposed(ours[key], theirs[key], axis):
                    was = next(a for a in ours[key] if a.leaning.each()[axis])
                    now = next(a for a in theirs[key] if a.leaning.each()[axis])
                    found.append((surroundings(source, was.span), surroundings(answer, now.span)))
        return found

    def reversed_in(self, source: str, other: Amounts, answer: str) -> list[tuple[Span, Span]]:
        """Scores and ratios, 3:1 or 三比一, that stand there the other way round."""
        ours, theirs = self._scores(source), other._scores(answer)
        return [
            (span, theirs[second, first])
            for (first, second), span in ours.items()
            if (first, second) not in theirs
            and (second, first) in theirs
            and (second, first) not in ours
        ]

    def _scores(self, text: str) -> dict[tuple[Fraction, Fraction], Span]:
        """Two bare numbers with nothing between them but what joins a score."""
        ordered = sorted(self._amounts, key=lambda amount: amount.span.start)
        return {
            (one.value, two.value): Span(one.span.start, two.span.end)
            for one, two in itertools.pairwise(ordered)
            if not (one.unit or two.unit)
            and one.value != two.value
            and _JOINS_SCORE.fullmatch(text, one.span.end, two.span.start)
        }

    def _counts(self) -> Counter[tuple[str, Fraction]]:
        return Counter((a.unit, a.value) for a in self._amounts if a.is_firm)

    def _by_value(self) -> dict[tuple[str, Fraction], list[Amount]]:
        grouped: dict[tuple[str, Fraction], list[Amount]] = defaultdict(list)
        for amount in self._amounts:
            grouped[amount.unit, amount.value].append(amount)
        return grouped


def _loose(amount: Amount) -> Loose:
    return Loose(amount.span, _AMOUNT, amount.unit)


def _are_opposed(ours: Iterable[Amount], theirs: Iterable[Amount], axis: int) -> bool:
    was = {amount.leaning.each()[axis] for amount in ours} - {0}
    now = {amount.leaning.each()[axis] for amount in theirs} - {0}
    return len(was) == len(now) == 1 and was != now


def _offers(amount: Amount) -> list[_Key]:
    """What another amount may look for to find this one.

    A bare number and one whose unit people leave out find each other, but not two with different
    units: five finds the fifth and five years, the fifth does not find five years.
    """
    keys = [(amount.unit, amount.value)]
    if amount.unit == CLOCK:
        half = amount.value % _HALF_DAY
        keys = [("some half", half)] if amount.is_either_half else [*keys, ("known half", half)]
    if amount.bare is not None:
        keys.append(("with unit" if amount.unit else "bare", amount.bare))
    return keys


def _accepts(amount: Amount) -> list[_Key]:
    keys = [(amount.unit, amount.value)]
    if amount.unit == CLOCK:
        half = amount.value % _HALF_DAY
        keys = [("some half", half), *([("known half", half)] if amount.is_either_half else keys)]
    if amount.bare is not None:
        keys.append(("bare" if amount.unit else "with unit", amount.bare))
    return keys
