"""Dates as the years, months, days and weekdays that they name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from writer.core.values import Span
from writer.text.facts.chinese_numerals import digit_string, values_of
from writer.text.facts.english_numerals import numbers_in_words
from writer.text.facts.fact import Amount

YEAR, MONTH, DAY = "year of", "month of", "day of"
WEEKDAY, DECADE, CENTURY = "weekday", "decade", "century"
PARTS_OF_DATES = frozenset((YEAR, MONTH, DAY, DECADE, CENTURY))

_MONTH_WORDS = (
    "january february march april may june july august september october november december"
)
_MONTHS = _MONTH_WORDS.split()
_MONTH_NUMBERS = {name: number for number, name in enumerate(_MONTHS, 1)}
_MONTH_NUMBERS |= {name[:3]: number for name, number in _MONTH_NUMBERS.items()} | {"sept": 9}
_WEEKDAY_WORDS = "monday tuesday wednesday thursday friday saturday sunday"
_WEEKDAYS = _WEEKDAY_WORDS.split()
_CHINESE_WEEKDAYS = dict(zip("一二三四五六日天末", (1, 2, 3, 4, 5, 6, 7, 7, 8), strict=True))

_NAMES = "|".join(_MONTHS)
_SHORT = "|".join(name[:3] for name in _MONTHS)
_EN_MONTH = rf"(?P<month>(?:{_NAMES})(?![a-z])|(?:{_SHORT}|sept)(?![a-z])\.?)"
_EN_DAYS = (
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"(?: ?(?:-|–|—|to|and|until|or) ?(?:the )?(?P<last>\d{1,2})(?:st|nd|rd|th)?)?"
    r"(?!\d|[.:]\d|%| ?[ap]\.?m)"
)
_EN_WORD_DAY = (
    r"(?P<day>(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
    r"|thirtieth|(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth"
    r"|ninth)))(?![a-z])"
)
_EN_YEAR = r"(?P<year>[12]\d{3})(?!\d)"
_HAN = r"[一二三四五六七八九十]{1,3}"
_HAN_YEAR = r"(?<![\d一二三四五六七八九〇○零])(?P<year>\d{4}|[一二三四五六七八九〇○零]{4})"
_ZH_MONTH = (
    rf"(?<![\d一二三四五六七八九十几数])(?P<month>\d{{1,2}}|{_HAN}|元|正)月(?:份|底|初|中旬)?"
)
_ZH_DAYS = (
    rf"(?P<day>\d{{1,2}}|{_HAN})(?:[日号]|(?=\s?[-–—~至到、和]))"
    rf"(?: ?(?:-|–|—{{1,2}}|~|～|至|到|、|和|或) ?(?P<last>\d{{1,2}}|{_HAN})[日号])?"
)

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_HAN_YEAR} ?年 ?(?:{_ZH_MONTH} ?(?:{_ZH_DAYS})?)(?!内)",
        rf"{_ZH_MONTH} ?{_ZH_DAYS}",
        rf"(?<=[至到\-—–~、和月]){_ZH_DAYS}(?<=日)(?![内游])",
        rf"{_ZH_MONTH}(?![球亮光饼子季嫂票老租薪])",
        rf"{_HAN_YEAR} ?年度?(?!级|代|来|多|[以之]内|的?历史|前的|之久)",
        r"(?<![\d./-])(?P<year>[12]\d{3})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
        r"(?![\d/-]|\.\d)",
        rf"(?<![\d.:]){_EN_DAYS},?(?: of)? {_EN_MONTH}(?:,? {_EN_YEAR})?",
        rf"(?<![a-z]){_EN_MONTH} (?:the )?{_EN_DAYS}(?!\d)(?:,? {_EN_YEAR})?",
        rf"(?<![a-z]){_EN_WORD_DAY}(?: day)? of {_EN_MONTH}(?:,? {_EN_YEAR})?",
        rf"(?<![a-z]){_EN_MONTH} (?:the )?{_EN_WORD_DAY}(?:,? {_EN_YEAR})?",
        rf"(?<![a-z]){_EN_MONTH},?(?: of)? {_EN_YEAR}",
        r"(?<![a-z])(?P<month>January|February|April|June|July|August|September|October|November"
        r"|December)(?![a-z])",
        r"(?<=\bin |\bof |\bby )(?P<month>March|May)(?![a-z])",
        r"(?:(?<=since )|(?<=until )|(?<=early )|(?<=late )|(?<=last )|(?<=next )|(?<=this )"
        r"|(?<=every )|(?<=from )|(?<=mid-))(?P<month>March|May)(?![a-z])",
        r"(?<![\d.:])(?P<day>\d{1,2})(?:st|nd|rd|th) (?:of the month|of this month|of next month)",
    )
)
_WEEKDAY = re.compile(
    r"(?:星期|礼拜)(?P<full>[一二三四五六日天])"
    r"|(?<![\d一二三四五六七八九十两几半])周(?P<short>[一二三四五六日])(?![岁期年游周次遍个位名天项])"
    rf"|(?<![A-Za-z])(?P<name>{'|'.join(_WEEKDAYS)})s?(?![a-z])",
    re.IGNORECASE,
)
_DECADE = re.compile(
    r"(?<!\d)(?P<years>\d{2}(?:\d{2})?)(?:年代|['’]?s(?![a-z]))|(?P<han>[二三四五六七八九]十)年代"
)
_CENTURY = re.compile(
    rf"(?<!\d)(?P<number>\d{{1,2}})(?:世纪|(?:st|nd|rd|th)[ -]centur(?:y|ies))|(?P<han>{_HAN})世纪"
)


def dates(text: str) -> list[Amount]:
    """The parts of the dates of a plain text; the parts of one date share its span."""
    found: list[Amount] = []
    taken: set[int] = set()
    for find in (_centuries, _decades, _weekdays, *map(_reader, _PATTERNS)):
        for span, parts in find(text):
            places = range(span.start, span.end)
            if parts and taken.isdisjoint(places):
                taken.update(places)
                found += parts
    return found


_Reading = Callable[[str], Iterator[tuple[Span, list[Amount]]]]


def _reader(pattern: re.Pattern[str]) -> _Reading:
    def read(text: str) -> Iterator[tuple[Span, list[Amount]]]:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            start = min(match.start(name) for name in groups if groups[name] and name != "mark")
            span = Span(start, match.end())
            yield span, _parts(groups, span)

    return read


def _parts(groups: dict[str, str | None], span: Span) -> list[Amount]:
    """The parts of a date; none where they make no date, such as a 13th month."""
    found: list[Amount] = []
    for name, unit, most in (
        ("year", YEAR, 9999),
        ("month", MONTH, 12),
        ("day", DAY, 31),
        ("last", DAY, 31),
    ):
        written = groups.get(name)
        if not written:
            continue
        value = _number(written)
        if value is None or not 0 < value <= most:
            return []
        bare = None if unit == MONTH else Fraction(value)
        found.append(Amount(Fraction(value), unit, span, bare=bare))
    return found


def _number(written: str) -> int | None:
    if written.isdecimal():
        return int(written)
    if written in ("元", "正"):
        return 1
    month = _MONTH_NUMBERS.get(written.lower().rstrip("."))
    if month:
        return month
    words = numbers_in_words(written)
    if words:
        return int(words[0].value)
    digits = digit_string(written)
    if len(digits) == 4:
        return int(digits)
    values = values_of(written)
    return int(values[0]) if len(values) == 1 else None


def _weekdays(text: str) -> Iterator[tuple[Span, list[Amount]]]:
    for match in _WEEKDAY.finditer(text):
        han = match["full"] or match["short"]
        name = match["name"]
        number = _CHINESE_WEEKDAYS[han] if han else _WEEKDAYS.index(name.lower()) + 1
        span = Span(*match.span())
        yield span, [Amount(Fraction(number), WEEKDAY, span)]


def _decades(text: str) -> Iterator[tuple[Span, list[Amount]]]:
    for match in _DECADE.finditer(text):
        value = int(match["years"]) if match["years"] else int(values_of(match["han"])[0])
        if value % 10 == 0:
            span = Span(*match.span())
            yield span, [Amount(Fraction(value % 100), DECADE, span)]


def _centuries(text: str) -> Iterator[tuple[Span, list[Amount]]]:
    for match in _CENTURY.finditer(text):
        value = _number(match["number"] or match["han"])
        if value:
            span = Span(*match.span())
            # 20世纪80年代 is 上世纪八十年代 as well.
            is_firm = not _DECADE.match(text, span.end)
            yield span, [Amount(Fraction(value), CENTURY, span, is_firm=is_firm)]
