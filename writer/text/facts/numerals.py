"""Numbers in a text, however they are written, with what they are worth."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from writer.core.values import Span
from writer.text.facts import chinese_idioms, english_idioms
from writer.text.facts import chinese_numerals as chinese
from writer.text.facts.english_numerals import Words, numbers_in_words, scale_after
from writer.text.facts.plain import BLANK

# A blank groups where commas do. No number has more digits than are looked for.
_ARABIC = r"(?:\d{1,3}(?:[, ]\d{3}){1,60}(?!,?\d)|\d{1,60})(?:\.\d{1,60})?"
_SCALE = rf"[{chinese.SCALES}]{{1,9}}(?![米克瓦卡])|[万亿萬億十百]{{1,9}}"
_MINUS = rf"(?<![\w.%℃°)\]{BLANK}])-|(?<![\d%℃°度])-(?=\d+(?:\.\d+)? ?(?:℃|°|度|摄氏度))"
_DIGITS = re.compile(
    rf"(?P<sign>{_MINUS}|零下|(?<!\w)minus )?"
    rf"(?P<mantissa>{_ARABIC})(?:(?P<slash>/)(?P<below>\d{{1,60}})(?![\d/]))?"
    rf"(?P<ordinal>(?:st|nd|rd|th)(?![A-Za-z]))?(?P<scale> ?(?:{_SCALE}))?"
)
_DECIMAL = re.compile(
    rf"(?P<whole>[{chinese.DIGITS}{chinese.SCALES}]{{1,60}})点(?P<part>[{chinese.DIGITS}]{{1,60}})"
    rf"(?P<scale>[万亿]{{0,9}})(?!分(?!之)|[{chinese.SCALES}])"
)
_PARTS = re.compile(r"分之$")
_CHINESE_ORDINAL = re.compile(r"第$")
_MULTIPLES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_HAN = re.compile(r"[\u3400-\u9fff]")
_COUNTED = re.compile(
    "[个個名位人口员条項项件只隻本册张章节篇页段句字行封份支枝根棵株朵颗粒块片层座栋幢间家户所"
    "处门扇面把辆列艘架台套副双对组队班排批群届期次回遍趟场顿轮番声步刀枪拳杯碗盘瓶壶桶箱袋包"
    "盒筐篮罐锅勺串束捆卷匹头尾峰笔款种类样级等岁年月日天时点分秒刻周季旬代度元角毛斤两克吨里"
    "米尺寸丈亩升折倍成更号楼室厅车市省县区镇乡村街校院国岗路线桥站则首幅幕部集盏顶床席道滴股"
    "阵团堆丝圈环枚发响笼捧万亿千百十多余来几半又至到或和、]"
    "|下(?!子)|星期|礼拜|小时|公|英|平方|立方|海里|世纪|大(?:类|项|方面)"
)
"""Measure words and units, and what continues a number."""
_TWO_PEOPLE = re.compile("个?人|位(?!数)")
_OF_THEM = re.compile(r" of (?:them|us|you)(?![A-Za-z])", re.IGNORECASE)
_THE = re.compile(r"(?<![A-Za-z])(?:the|these|those) $", re.IGNORECASE)
_SAME_SCALE = str.maketrans("拾佰仟萬億", "十百千万亿")
_SOFT_WORDS = re.compile(
    r"(?<![A-Za-z])(?P<word>both|twice|double[ds]?|half|halves|once|pair|a couple|threefold"
    r"|fourfold)(?![A-Za-z])|一半|半(?=[年天个月日小])|双(?=[方手眼目脚腿耳臂膝肩])|俩",
    re.IGNORECASE,
)
_SOFT_VALUES = {"half": Fraction(1, 2), "halves": Fraction(1, 2), "once": Fraction(1)}
_SOFT_VALUES |= {"threefold": Fraction(3), "fourfold": Fraction(4)}


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
    for match in chinese.RUN.finditer(chinese_idioms.without_idioms(text, BLANK)):
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
            is_soft = (value == 1 and "一" in run) or (
                not is_ordinal and len(run) == 1 and not _counts(text, span.end, run)
            )
            found.append(replace(numeral, is_soft=is_soft))
    return found


def _counts(text: str, end: int, digit: str) -> bool:
    """Whether something counted follows a single numeral, or at least no other word."""
    if digit in "二两兩" and _TWO_PEOPLE.match(text, end):
        return False
    return not _HAN.match(text, end) or bool(_COUNTED.match(text, end))


def _words(text: str) -> list[Numeral]:
    return [
        Numeral(
            Span(words.start, words.end),
            words.value,
            is_ordinal=words.is_ordinal,
            is_soft=words.is_open
            or words.value == 1
            or (words.is_ordinal and words.value <= 2)
            or _is_vague(text, words),
        )
        for words in numbers_in_words(english_idioms.without_idioms(text, BLANK))
    ]


def _is_vague(text: str, words: Words) -> bool:
    """Whether it is a figure of speech, or two that were named before: the two, two of them."""
    if words.value == 2:
        start = max(0, words.start - 6)
        return bool(_OF_THEM.match(text, words.end) or _THE.search(text, start, words.start))
    is_round = words.value in (12, 100, 1000, 10**6) and text[words.end - 3 : words.end] != "lve"
    return is_round and bool(english_idioms.HYPERBOLE.match(text, words.end))


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
