"""Numbers in Chinese characters: 一千二百, 壹仟贰佰, 二〇二四, 两万五, 七八十."""

from __future__ import annotations

import re
from fractions import Fraction

DIGITS = "零〇○一二三四五六七八九两兩壹贰貳叁參肆伍陆陸柒捌玖"
SCALES = "十百千万亿拾佰仟萬億"

_DIGIT = dict(zip("零〇○一二三四五六七八九", (0, 0, 0, *range(1, 10)), strict=True))
_DIGIT |= dict(
    zip("两兩壹贰貳叁參肆伍陆陸柒捌玖", (2, 2, 1, 2, 2, 3, 3, 4, 5, 6, 6, 7, 8, 9), strict=True)
)
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_APPROXIMATE = re.compile(
    rf"[{DIGITS[3:12]}两]{{2}}(?=[{SCALES}])|(?<=[十百千])[{DIGITS[3:12]}]{{2}}$"
)

RUN = re.compile(rf"[{DIGITS}{SCALES}]{{1,60}}")
"""No number is longer, and what is longer would take a time that grows with its square."""


def values_of(run: str) -> tuple[Fraction, ...]:
    """The number that a run of numeral characters is: two for 七八十, none for 百 alone."""
    approximate = _APPROXIMATE.search(run)
    if approximate:
        before, after = run[: approximate.start()], run[approximate.end() :]
        return _pair(*(_value(before + digit + after) for digit in approximate[0]))
    if all(character in _DIGIT for character in run):
        return _of_digits(run)
    value = _value(run)
    return () if value is None else (Fraction(value),)


def digit_string(run: str) -> str:
    """二〇二四 as 2024; empty where the run is more than digits one by one."""
    if all(character in _DIGIT for character in run):
        return "".join(str(_DIGIT[character]) for character in run)
    return ""


def _pair(low: int | None, high: int | None) -> tuple[Fraction, ...]:
    if low is None or high is None or low >= high:
        return ()
    return Fraction(low), Fraction(high)


def _of_digits(run: str) -> tuple[Fraction, ...]:
    numbers = [_DIGIT[character] for character in run]
    if len(numbers) == 2 and numbers[0]:
        return _pair(numbers[0], numbers[1])
    return (Fraction(int("".join(map(str, numbers)))),)


def _value(run: str) -> int | None:
    """The number that digits and scales make up; None where they make none, as in 百 alone."""
    total = section = 0
    digit: int | None = None
    last_scale = 1
    for character in run:
        if character in _DIGIT:
            if digit:
                return None
            digit = _DIGIT[character]
            continue
        scale = _SMALL.get(character)
        if scale:
            if digit is None and (scale > 10 or section):
                return None
            section += (1 if digit is None else digit) * scale
        else:
            scale = _LARGE[character]
            section += digit or 0
            if not section and not total:
                return None
            total, section = _scaled(total, section, scale)
        digit, last_scale = None, scale
    return total + section + _last(digit, last_scale, run)


def _last(digit: int | None, last_scale: int, run: str) -> int:
    """A digit at the end, which counts a tenth of the scale before it: 两万五, but 一百零五."""
    if digit is None:
        return 0
    is_abbreviated = last_scale > 10 and run[-2] in SCALES
    return digit * last_scale // 10 if is_abbreviated else digit


def _scaled(total: int, section: int, scale: int) -> tuple[int, int]:
    if scale > total:
        return (total + section) * scale, 0
    return total + section * scale, 0
