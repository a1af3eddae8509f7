"""Numbers in a text, however they are written, with what they are worth."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from writer.core.values import Span
from writer.text.facts import chinese_numerals as chinese
from writer.text.facts.english_numerals import numbers_in_words, scale_after
from writer.text.facts.plain import BLANK

_ARABIC = r"(?:\d{1,3}(?:[, ]\d{3})+(?!,?\d)|\d+)(?:\.\d+)?"  # a blank groups where commas do
_SCALE = rf"[{chinese.SCALES}]+(?![米克瓦卡])|[万亿萬億十百]+"
_MINUS = rf"(?<![\w.%℃°)\]{BLANK}])-|(?<![\d%℃°度])-(?=\d+(?:\.\d+)? ?(?:℃|°|度|摄氏度))"
_DIGITS = re.compile(
    rf"(?P<sign>{_MINUS}|零下|(?<!\w)minus )?"
    rf"(?P<mantissa>{_ARABIC})(?:(?P<slash>/)(?P<below>\d+)(?![\d/]))?"
    rf"(?P<ordinal>(?:st|nd|rd|th)(?![A-Za-z]))?(?P<scale> ?(?:{_SCALE}))?"
)
_DECIMAL = re.compile(
    rf"(?P<whole>[{chinese.DIGITS}{chinese.SCALES}]+)点(?P<part>[{chinese.DIGITS}]+)"
    rf"(?P<scale>[万亿]*)(?!分(?!之)|[{chinese.SCALES}])"
)
_PARTS = re.compile(r"分之$")
_CHINESE_ORDINAL = re.compile(r"第$")
_MULTIPLES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_SAME_SCALE = str.maketrans("拾佰仟萬億", "十百千万亿")
_SOFT_WORDS = re.compile(
    r"(?<![A-Za-z])(?P<word>both|twice|double[ds]?|half|halves|once|pair|a couple)(?![A-Za-z])"
    r"|一半|半(?=[年天个月日小])|双方|俩",
    re.IGNORECASE,
)
_SOFT_VALUES = {"half": Fraction(1, 2), "halves": Fraction(1, 2), "once": Fraction(1)}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it is written."""

    span: Span
    value: Fraction
    is_ordinal: bool = False
    is_soft: bool = False
    """It may come and go in a rewrite: one, a half, both."""
    mantissa: Fraction | None = None
    """Before the scale 万 or million; None where there is no such scale."""
    is_digits: bool = False
    """Written digit by digit, as years are."""


def numerals(text: str) -> list[Numeral]:
    """The numbers of a plain text, in order and disjoint; of 七八个 both, at the same place."""
    spans = _Taken()
    found = [
        *spans.claim(_decimals(text)),
        *spans.claim(_arabic(text)),
        *spans.claim(_han(text)),
        *spans.claim(_words(text)),
        *spans.claim(_soft(text)),
    ]
    return sorted(found, key=lambda numeral: (numeral.span, numeral.value))


class _Taken:
    """Which places are read already."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def claim(self, found: Iterable[Numeral]) -> list[Numeral]:
        """Those that stand where nothing was read before."""
        free = [numeral for numeral in found if self._is_free(numeral.span)]
        both = sorted(
            (
                *zip(self._starts, self._ends, strict=True),
                *((n.span.start, n.span.end) for n in free),
            )
        )
        self._starts = [start for start, _ in both]
        self._ends = [end for _, end in both]
        return free

    def _is_free(self, span: Span) -> bool:
        before = bisect_right(self._starts, span.end - 1) - 1
        return before < 0 or self._ends[before] <= span.start


def _decimals(text: str) -> list[Numeral]:
    found: list[Numeral] = []
    for match in _DECIMAL.finditer(text):
        whole = chinese.values_of(match["whole"])
        part = chinese.digit_string(match["part"])
        if len(whole) == 1 and _is_decimal(text, match):
            value = whole[0] + Fraction(int(part), 10 ** len(part))
            scale = _multiple(match["scale"])
            found.append(Numeral(Span(*match.span()), value * scale, mantissa=value))
    return found


def _is_decimal(text: str, match: re.Match[str]) -> bool:
    """Whether 三点五 is no time of day: in a percentage, or before what is counted in parts."""
    after = text[match.end() : match.end() + 1]
    return bool(
        match["scale"]
        or _PARTS.search(text, max(0, match.start() - 2), match.start())
        or (after in "倍个元米公千平吨亩度成升%级折" and after)
    )


def _arabic(text: str) -> list[Numeral]:
    found: list[Numeral] = []
    for match in _DIGITS.finditer(text):
        numeral = _of_digits(text, match)
        if found and numeral.mantissa and _adds_up(found[-1], numeral):
            total = found[-1].value + numeral.value
            found[-1] = Numeral(Span(found[-1].span.start, numeral.span.end), total)
        else:
            found.append(numeral)
    return found


def _of_digits(text: str, match: re.Match[str]) -> Numeral:
    written = match["mantissa"].replace(",", "").replace(" ", "")
    mantissa = Fraction(written)
    if match["below"] and int(match["below"]):
        mantissa /= int(match["below"])
    if match["sign"]:
        mantissa = -mantissa
    span = Span(*match.span())
    scale = _multiple((match["scale"] or "").strip())
    if not match["scale"] and not match["below"]:
        scale, end = scale_after(text, span.end)
        span = Span(span.start, end)
    first = text[span.start - 1 : span.start] == "第"
    return Numeral(
        Span(span.start - first, span.end),
        mantissa * scale,
        is_ordinal=first or bool(match["ordinal"]),
        mantissa=mantissa if scale > 1 else None,
        is_digits=written.isdigit() and len(written) == 4 and len(match[0]) == 4,
    )


def _adds_up(before: Numeral, numeral: Numeral) -> bool:
    """2万5千 is one number."""
    touches = before.span.end == numeral.span.start and before.mantissa is not None
    return (
        touches and 0 < numeral.value < before.value / before.mantissa if before.mantissa else False
    )


def _multiple(scale: str) -> int:
    value = 1
    for character in scale.translate(_SAME_SCALE):
        value *= _MULTIPLES[character]
    return value


def _han(text: str) -> list[Numeral]:
    found: list[Numeral] = []
    for match in chinese.RUN.finditer(chinese.IDIOMS.sub(lambda m: BLANK * len(m[0]), text)):
        run, span = match[0], Span(*match.span())
        if text[span.start - 1 : span.start] in tuple("几数") and run[0] in chinese.SCALES:
            continue
        if run[-1] in "千仟" and text[span.end : span.end + 1] in tuple("克瓦卡"):
            run, span = run[:-1], Span(span.start, span.end - 1)
        is_ordinal = bool(_CHINESE_ORDINAL.search(text, max(0, span.start - 1), span.start))
        for value in chinese.values_of(run) if run else ():
            numeral = Numeral(
                Span(span.start - is_ordinal, span.end),
                value,
                is_ordinal=is_ordinal,
                is_digits=len(chinese.digit_string(run)) == 4,
            )
            found.append(replace(numeral, is_soft=value == 1 and "一" in run))
    return found


def _words(text: str) -> list[Numeral]:
    return [
        Numeral(
            Span(words.start, words.end),
            words.value,
            is_ordinal=words.is_ordinal,
            is_soft=words.is_open or words.value == 1 or (words.is_ordinal and words.value <= 2),
        )
        for words in numbers_in_words(text)
    ]


def _soft(text: str) -> list[Numeral]:
    return [
        Numeral(
            Span(*match.span()),
            Fraction(1, 2)
            if match[0][:1] in "半一"
            else _SOFT_VALUES.get(match[0].lower(), Fraction(2)),
            is_soft=True,
        )
        for match in _SOFT_WORDS.finditer(text)
    ]
