"""The order that people expect of names: 第2章 before 第10章, 第三章 before 第十二章."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from writer.text.facts.chinese_numerals import DIGITS, SCALES, values_of

Key = tuple[int, tuple[tuple[int, int, str], ...], str]
"""Compares as the names shall stand."""

_BEFORE = re.compile(
    r"序|楔子|引[子言]|前[言记]|(?:prologue|preface|foreword|introduction)\b", re.IGNORECASE
)
"""What a name begins with that stands before all chapters."""
_AFTER = re.compile(
    r"尾声|后记|跋|番外|附录|终章|结[语局]|(?:epilogue|afterword|appendi(?:x|ces)|conclusion)\b",
    re.IGNORECASE,
)
_PART = r"[卷册部篇集]"
_NUMBER = re.compile(
    rf"\d+|[{DIGITS}{SCALES}]+"
    rf"|(?<=[(])[上中下](?=[)])|[上中下](?={_PART})|(?<=[章回卷册部篇集])[上中下]$"
)
"""上, 中 and 下 count where they number parts."""
_PARTS = {"上": 1, "中": 2, "下": 3}


def natural_key(name: str) -> Key:
    """What to sort names by, with or without their endings."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    rank = 1 if _AFTER.match(plain) else -1 if _BEFORE.match(plain) else 0
    return rank, tuple(_pieces(plain)), name


def _pieces(plain: str) -> Iterator[tuple[int, int, str]]:
    """Numbers and what stands between them; a number comes before a text."""
    position = 0
    for found in _NUMBER.finditer(plain):
        number = _number(found[0])
        if number is None:
            continue
        if position < found.start():
            yield 1, 0, plain[position : found.start()]
        yield 0, number, ""
        position = found.end()
    if position < len(plain):
        yield 1, 0, plain[position:]


def _number(run: str) -> int | None:
    if run in _PARTS:
        return _PARTS[run]
    if run.isdecimal():
        return int(run)
    values = values_of(run)
    return int(values[0]) if values else None
