"""Chinese characters that only one of the two standards writes: simplified or traditional.

The old character sets tell them apart: what GB 2312 has and Big5 lacks is simplified, what is among
the 5,401 common characters of Big5 and not in GB 2312 is traditional. The exceptions stand here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

_GB2312 = tuple(map(bytes, product(range(0xB0, 0xF8), range(0xA1, 0xFF))))
_BIG5_TRAILS = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
_BIG5_COMMON = tuple(map(bytes, product(range(0xA4, 0xC7), _BIG5_TRAILS)))
_FIRST_HAN, _LAST_HAN = "\u4e00", "\u9fff"

_RARE_IN_TRADITIONAL = (
    "么价优体儿党厂吨听圣坏复异怀怜惊扰据机极构气确离种网胜苹触赶筑扑荐虫庄淀蚕柜茧洁蜡宁岭洒适"
)
"""In Big5 as old characters of other meanings; whoever writes one of them writes simplified."""
_NOT_SIMPLIFIED = frozenset("着温群峰咔嘣嘭嘞啉吖氘卧户换吕净")
"""Both write them, or the traditional forms of them are a matter of typefaces."""
_TRADITIONAL_IN_GB2312 = "後於"
_NOT_TRADITIONAL = frozenset(
    "妳牠祂瞭玥珪珮璟璘琯琍堉惇昇晞濛湲潟浥泜祐佺伋棻迺氾耑煆菴僎偭嘐枓沬睪釆鄘鄗澴敔昤梡潠栘嶔"
)
"""Simplified texts have them too, most in the names of people and places."""

_CLEARLY = 4
"""How many times more characters of one standard than of the other make it the text's."""


@cache
def simplified() -> frozenset[str]:
    """Characters that traditional texts do not have."""
    found = (c for c in _decoded(_GB2312, "gb2312") if not _encodes(c, "big5"))
    return frozenset(found) - _NOT_SIMPLIFIED | frozenset(_RARE_IN_TRADITIONAL)


@cache
def traditional() -> frozenset[str]:
    """Characters that simplified texts do not have."""
    found = (c for c in _decoded(_BIG5_COMMON, "big5") if not _encodes(c, "gb2312"))
    return frozenset(found) - _NOT_TRADITIONAL | frozenset(_TRADITIONAL_IN_GB2312)


def count_variants(text: str) -> tuple[int, int]:
    """How many characters of a text are simplified only, and how many traditional only."""
    simple, full = simplified(), traditional()
    return sum(c in simple for c in text), sum(c in full for c in text)


def other_standard(text: str) -> frozenset[str]:
    """The characters of the standard that a text is clearly not in, but for those it has."""
    simple, full = count_variants(text)
    if simple > _CLEARLY * full:
        return traditional() - set(text)
    if full > _CLEARLY * simple:
        return simplified() - set(text)
    return frozenset()


def _decoded(codes: Iterable[bytes], encoding: str) -> Iterator[str]:
    """The Chinese characters that an encoding has at these codes."""
    for code in codes:
        character = code.decode(encoding, "ignore")
        if len(character) == 1 and _FIRST_HAN <= character <= _LAST_HAN:
            yield character


def _encodes(character: str, encoding: str) -> bool:
    return bool(character.encode(encoding, "ignore"))
