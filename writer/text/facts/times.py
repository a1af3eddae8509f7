"""Times of day, as minutes after midnight."""

from __future__ import annotations

import re
from fractions import Fraction

from writer.core.values import Span
from writer.text.facts.chinese_numerals import values_of
from writer.text.facts.fact import Amount

CLOCK = "clock"
_DAY, _HALF = 1440, 720

_PERIOD = (
    r"凌晨|清晨|清早|一早|早上|早晨|上午|中午|正午|下午|午后|傍晚|晚上|晚间|当晚|今晚|明晚"
    r"|夜里|夜间|深夜|半夜"
)
_HOUR = r"(?P<hour>\d{1,2}|[一二两三四五六七八九十]{1,3})"
_MINUTE = r"(?P<minute>\d{1,2}|[零〇]?[一二三四五六七八九十]{1,3})"
_CHINESE = re.compile(
    rf"(?:(?P<period>{_PERIOD}) ?)?(?<![\d第一二三四五六七八九十.点])(?<!分之){_HOUR}"
    rf"(?P<mark>点|时(?![间候代期刻常而尚节速空差限效机段]))(?P<sharp>钟|整)?"
    rf"(?:(?P<half>半)|(?P<quarter>[一三])刻|{_MINUTE}分(?!之)|{_MINUTE.replace('minute', 'bare')}"
    r"(?![\d点个年月日时天])(?=[^\w]|[前到至起开出]|$))?(?P<next>之?[前后]|准时|开始|到|至|起"
    r"|出发|集合)?"
)
_DIGITAL = re.compile(
    rf"(?:(?P<period>{_PERIOD}) ?)?(?<![\d:：.])(?P<hour>[01]?\d|2[0-4])[:：](?P<minute>[0-5]\d)"
    r"(?:[:：][0-5]\d)?(?![\d:：])(?: ?(?P<half>[ap]\.?m\b\.?))?",
    re.IGNORECASE,
)
_NUMBER = r"(?P<hour>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_IN_THE = (
    r"(?: ?(?P<half>[ap]\.?m\b\.?)| in the (?P<part>morning|afternoon|evening)"
    r"| (?P<night>at night))"
)
_ENGLISH = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\d.:$£€])(?<![a-z]){_NUMBER}(?:[.](?P<minute>[0-5]\d))?(?: o['’]clock)?{_IN_THE}",
        rf"(?<![\d.:a-z]){_NUMBER} o['’]clock",
        rf"(?<![a-z])(?P<past>half past|(?:a )?quarter past|(?:a )?quarter to) {_NUMBER}(?![a-z\d])"
        rf"(?: o['’]clock)?{_IN_THE}?",
        rf"(?:(?<![a-z\d]){_NUMBER}(?: minutes)? (?P<side>to|past|before|after) )?"
        r"(?<![a-z])(?P<name>noon|midnight|midday)(?![a-z])",
    )
)
_HOUR_WORDS = "one two three four five six seven eight nine ten eleven twelve"
_HOURS = {word: number for number, word in enumerate(_HOUR_WORDS.split(), 1)}


def times(text: str) -> list[Amount]:
    """The times of day of a plain text."""
    found: list[Amount] = []
    taken: set[int] = set()
    for pattern in (_DIGITAL, _CHINESE, *_ENGLISH):
        for match in pattern.finditer(text):
            amount = _read(match)
            places = range(*match.span())
            if amount and taken.isdisjoint(places):
                taken.update(places)
                found.append(amount)
    return found


def _read(match: re.Match[str]) -> Amount | None:
    groups = match.groupdict()
    if groups.get("name"):
        return Amount(Fraction(_at_noon(groups)), CLOCK, Span(*match.span()))
    if groups.get("mark") and not _is_time(groups):
        return None
    hour = _hour(groups["hour"])
    minutes = _minutes(groups)
    if hour is None or hour > 24 or minutes is None:
        return None
    end = match.start("next") if groups.get("next") else match.end()
    span = Span(match.start(), end)
    half = _half_of(groups, hour)
    bare = Fraction(hour % 12) if not minutes else None
    is_open = half is None and hour <= 12 and not groups["hour"].startswith("0")
    total = (hour + 12 if half and hour < 12 else 0 if half is False and hour == 12 else hour) * 60
    return Amount(
        Fraction((total + minutes) % _DAY), CLOCK, span, bare=bare, is_either_half=is_open
    )


def _at_noon(groups: dict[str, str | None]) -> int:
    """Noon, midnight, and some minutes before or after one of them."""
    minutes = 0 if (groups["name"] or "").lower() == "midnight" else _HALF
    away = _hour(groups["hour"]) or 0
    is_before = (groups["side"] or "").lower() in ("to", "before")
    return (minutes + (-away if is_before else away)) % _DAY


def _is_time(groups: dict[str, str | None]) -> bool:
    """三点 alone counts points as well as hours."""
    if groups["mark"] == "时":
        return bool(groups["period"] or (groups["hour"] or "").isdecimal())
    names = ("period", "sharp", "half", "quarter", "minute", "bare", "next")
    return any(groups[name] for name in names)


def _hour(written: str | None) -> int | None:
    if not written:
        return None
    if written.isdecimal():
        return int(written)
    if written.lower() in _HOURS:
        return _HOURS[written.lower()]
    values = values_of(written)
    return int(values[0]) if len(values) == 1 else None


def _minutes(groups: dict[str, str | None]) -> int | None:
    past = (groups.get("past") or "").lower()
    if past:
        return 30 if past.startswith("half") else 15 if past.endswith("past") else -15
    if groups.get("mark") and groups["half"]:
        return 30
    if groups.get("quarter"):
        return 15 if groups["quarter"] == "一" else 45
    written = groups.get("minute") or groups.get("bare")
    if not written:
        return 0
    values = [Fraction(written)] if written.isdecimal() else values_of(written)
    return int(values[0]) if len(values) == 1 and values[0] < 60 else None


def _half_of(groups: dict[str, str | None], hour: int) -> bool | None:
    """False before noon, True after it, None where nothing says."""
    period = groups.get("period")
    if period:
        return _is_after_noon(period, hour)
    written = groups.get("half")
    if written and not groups.get("mark"):
        return written[0] in "pP"
    part = groups.get("part")
    if part:
        return part.lower() != "morning"
    return (5 <= hour < 12) if groups.get("night") else None


def _is_after_noon(period: str, hour: int) -> bool:
    if period in ("中午", "正午"):
        return hour < 4 or hour == 12
    if period in ("下午", "午后", "傍晚"):
        return True
    is_late = "晚" in period or "夜" in period
    return is_late and 5 <= hour < 12
