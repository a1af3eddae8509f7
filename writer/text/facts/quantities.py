"""Numbers with what they count: units, percentages, money, fractions, ranges, ordinals."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from writer.core.values import Span
from writer.text.facts.dates import CENTURY, YEAR
from writer.text.facts.fact import Amount
from writer.text.facts.numerals import Numeral, numerals
from writer.text.facts.units import currency_before, unit_after

ORDINAL = "ordinal"
_QUARTER = "quarter of"
_BARE_UNITS = frozenset(("age", "degree", "times", _QUARTER, ORDINAL))
_CURRENCIES = frozenset(("CNY", "USD", "EUR", "pound", "JPY", "HKD"))
_YEAR_UNITS = re.compile(r"年|years?$|周岁?$", re.IGNORECASE)
_SOFT_UNITS = frozenset(("s", "month", "night", "", ORDINAL, "times", "foot"))
_DENOMINATOR = re.compile(r"(?P<head>[百千万])分之$")
_NEXT_DAY = re.compile("第二[天日年]")  # 次日, 翌年
_LETTERS_AFTER = re.compile(r"个大?字|[ -](?:little |short |simple )?words?(?![a-z])")
_QUOTATION_BEFORE = re.compile("[”」』》][这那]?$")
_ALL = 100
_ARABIC = re.compile(r"\d")
_ALL_PARTS = re.compile(r"百分之百")
_QUARTER_AFTER = re.compile(r"[ -]quarters?(?![a-z])", re.IGNORECASE)
_CENTURY_AFTER = re.compile(r"[ -]centur(?:y|ies)(?![a-z])", re.IGNORECASE)
_FIRST_YEAR, _LAST_YEAR = 1100, 2199
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|by|until|before|after|from|during|year|early|late|between) $", re.IGNORECASE
)
_LINK = re.compile(r" ?(?:-|–|—{1,2}|~|～|至|到|or|to|and|或|和|、) ?")
_COUNTING_UP = re.compile(r" ?[，、：,:)）．.]")
_CLAUSE_START = re.compile(r"(?:^|[\n。！？；，：（(;:!?.])\s*$")


@dataclass(frozen=True, slots=True)
class _Counted:
    """A numeral with its unit, if it has one."""

    numeral: Numeral
    span: Span
    unit: str = ""
    factor: Fraction = Fraction(1)
    extra: Fraction = Fraction(0)

    @property
    def value(self) -> Fraction:
        return (self.numeral.value + self.extra) * self.factor


def quantities(text: str) -> list[Amount]:
    """The numbers of a plain text, dates and identifiers blanked, with their units."""
    counted: list[_Counted] = []
    for numeral in _with_fractions(text, numerals(text)):
        if not counted or numeral.span.start >= counted[-1].span.end or _is_pair(counted, numeral):
            counted.append(_counted(text, numeral))
    found = [_amount(text, item) for item in _with_shared_units(text, counted)]
    return found + [
        Amount(Fraction(100), "%", Span(*match.span()), is_firm=False)
        for match in _ALL_PARTS.finditer(text)
    ]


def _is_pair(counted: list[_Counted], numeral: Numeral) -> bool:
    return counted[-1].numeral.span == numeral.span


def _with_fractions(text: str, found: list[Numeral]) -> list[Numeral]:
    """三分之一 and 百分之五 as one numeral each."""
    joined: list[Numeral] = []
    for numeral in found:
        start = numeral.span.start
        if text[max(0, start - 2) : start] != "分之":
            joined.append(numeral)
            continue
        head = _DENOMINATOR.search(text, max(0, start - 3), start)
        if head:
            below = {"百": 100, "千": 1000, "万": 10000}[head["head"]]
            joined.append(_part(numeral, head.start(), Fraction(below)))
        elif joined and joined[-1].span.end == start - 2 and joined[-1].value:
            before = joined.pop()
            joined.append(_part(numeral, before.span.start, before.value))
        else:
            joined.append(numeral)
    return joined


def _part(numeral: Numeral, start: int, below: Fraction) -> Numeral:
    value = numeral.value / below
    return Numeral(Span(start, numeral.span.end), value, mantissa=below)


def _counted(text: str, numeral: Numeral) -> _Counted:
    span = numeral.span
    if text[span.start : span.start + 3] in ("百分之", "千分之", "万分之"):
        return _Counted(numeral, span, "%", Fraction(100))
    currency, start = currency_before(text, span.start)
    measure = unit_after(text, span.end)
    if currency:
        end = measure.end if measure and measure.unit.dimension == currency else span.end
        return _Counted(numeral, Span(start, end), currency)
    if numeral.is_ordinal:
        return _ordinal(text, numeral)
    if measure is None:
        return _Counted(numeral, span, YEAR if _is_year(text, numeral) else "")
    dimension, factor = measure.unit.dimension, measure.unit.factor
    return _Counted(numeral, Span(span.start, measure.end), dimension, factor, measure.extra)


def _is_year(text: str, numeral: Numeral) -> bool:
    """Whether "in 1921" or "before 1921" says when."""
    start = numeral.span.start
    is_likely = numeral.is_digits and _FIRST_YEAR <= numeral.value <= _LAST_YEAR
    return is_likely and bool(_BEFORE_YEAR.search(text, max(0, start - 10), start))


def _ordinal(text: str, numeral: Numeral) -> _Counted:
    end = numeral.span.end
    quarter = _QUARTER_AFTER.match(text, end)
    if quarter or text[end : end + 2] == "季度":
        end = quarter.end() if quarter else end + 2
        return _Counted(numeral, Span(numeral.span.start, end), _QUARTER)
    century = _CENTURY_AFTER.match(text, end)
    if century:
        return _Counted(numeral, Span(numeral.span.start, century.end()), CENTURY)
    return _Counted(numeral, numeral.span, ORDINAL)


def _with_shared_units(text: str, counted: list[_Counted]) -> list[_Counted]:
    """The first number of 3 to 5 km counts km too, and that of 3-5万 counts 万."""
    shared = list(counted)
    for index in range(len(shared) - 2, -1, -1):
        one, other = shared[index], shared[index + 1]
        if one.unit or not _are_linked(text, one, other):
            continue
        numeral = _with_shared_scale(one.numeral, other.numeral)
        shared[index] = replace(one, numeral=numeral, unit=other.unit, factor=other.factor)
    return shared


def _are_linked(text: str, one: _Counted, other: _Counted) -> bool:
    if one.numeral.span == other.numeral.span:
        return True
    return bool(_LINK.fullmatch(text, one.span.end, other.span.start))


def _with_shared_scale(one: Numeral, other: Numeral) -> Numeral:
    if one.mantissa is not None or not other.mantissa or not one.value < other.mantissa:
        return one
    scale = other.value / other.mantissa
    return replace(one, value=one.value * scale, mantissa=one.value) if scale > 1 else one


def _amount(text: str, item: _Counted) -> Amount:
    numeral = item.numeral
    unit = text[numeral.span.end : item.span.end].strip(" -")
    is_bare = item.unit in _BARE_UNITS or item.unit == YEAR or bool(_YEAR_UNITS.search(unit))
    is_whole = item.unit == "%" or item.unit in _CURRENCIES or bool(item.extra)
    is_soft = numeral.is_soft and item.unit in _SOFT_UNITS and not item.extra
    is_soft |= bool(_NEXT_DAY.match(text, item.span.start))
    is_soft |= bool(_LETTERS_AFTER.match(text, item.span.end)) and _is_after_quotation(text, item)
    is_soft |= item.value == _ALL and item.unit == "%" and not _ARABIC.search(item.span.of(text))
    return Amount(
        item.value,
        item.unit,
        item.span,
        is_firm=not is_soft and not _counts_up(text, item),
        bare=numeral.value if is_bare or not item.unit else None,
        number=None if is_whole else numeral.span,
        factor=item.factor,
    )


def _is_after_quotation(text: str, item: _Counted) -> bool:
    """Whether the number counts words that stand there: “差不多”三个字."""
    start = item.span.start
    return bool(_QUOTATION_BEFORE.search(text, max(0, start - 2), start))


def _counts_up(text: str, item: _Counted) -> bool:
    """Whether the number only says which point comes now: 第二，… or 二是…, 二要…."""
    numeral = item.numeral
    if numeral.value > 12 or not _CLAUSE_START.search(
        text, max(0, item.span.start - 3), item.span.start
    ):
        return False
    after = text[item.span.end : item.span.end + 1]
    if after and after in "是要来则":
        return True
    is_listed = (
        numeral.is_ordinal or text[item.span.start : item.span.end] in "一二三四五六七八九十"
    )
    return is_listed and bool(_COUNTING_UP.match(text, item.span.end))
