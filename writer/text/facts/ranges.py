"""Lists of dates in a row, which say what a range says: 3日、4日、5日 is 3日至5日."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from writer.text.facts.dates import DAY, MONTH, WEEKDAY, YEAR
from writer.text.facts.fact import Amount

_DATED = (YEAR, MONTH, DAY, WEEKDAY)
_BETWEEN = re.compile(r"\s?(?:、|，|,|和|及|与|and|&)?(?:,? and)?(?: the)?(?: ?\d+月)?\s?")
_SHORTEST = 3


def without_inner(text: str, amounts: Sequence[Amount]) -> list[Amount]:
    """`amounts`, in order, with those inside a row of years, months or days as soft ones."""
    softened = list(amounts)
    for unit in _DATED:
        places = [i for i, amount in enumerate(amounts) if amount.unit in (unit, "")]
        for row in _rows(text, amounts, places, unit):
            for place in row[1:-1]:
                softened[place] = replace(amounts[place], is_firm=False)
    return softened


def _rows(text: str, amounts: Sequence[Amount], places: list[int], unit: str) -> list[list[int]]:
    """The places of values that count up one by one with nothing but a comma between them."""
    rows: list[list[int]] = []
    row: list[int] = []
    for place in places:
        if row and not _follows(text, amounts[row[-1]], amounts[place]):
            rows.append(row)
            row = []
        row.append(place)
    rows.append(row)
    is_dated = [any(amounts[place].unit == unit for place in row) for row in rows]
    return [r for r, dated in zip(rows, is_dated, strict=True) if dated and len(r) >= _SHORTEST]


def _follows(text: str, one: Amount, other: Amount) -> bool:
    if other.value != one.value + 1:
        return False
    is_one_date = one.span == other.span
    return is_one_date or bool(_BETWEEN.fullmatch(text, one.span.end, other.span.start))
