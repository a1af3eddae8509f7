"""Words and characters as word processors count them, and how long a text takes."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HAN_RANGES = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_WIDE = rf"{_HAN_RANGES}\u3001-\u303f\u3041-\u30ff\u31f0-\u31ff\uff01-\uffef"
_SHARED_MARKS = r"\u2014\u2018\u2019\u201c\u201d\u2026"
"""Dashes and quotation marks of both scripts: full-width only beside a full-width character."""
_HAN = re.compile(f"[{_HAN_RANGES}]")
_WIDE_CHARACTER = re.compile(f"[{_WIDE}]")
_SHARED_RUN = re.compile(f"(?<=[{_WIDE}])[{_SHARED_MARKS}]+|[{_SHARED_MARKS}]+(?=[{_WIDE}])")
_WORD = re.compile(r"\S*[^\W_]\S*")
_LINE_END = re.compile(r"\r\n?|\n")

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FENCE = re.compile(
    r"^[ >]*(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?^[ >]*(?P=fence)[`~]*[ \t]*$|.*\Z)",
    re.DOTALL | re.MULTILINE,
)
_MARKUP = re.compile(
    r"^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?"  # a list item
    r"|^[ \t]*>[ \t>]*"  # a quotation
    r"|^[ \t]*#{1,6}[ \t]+"  # a heading
    r"|^[ \t]*\[[^\]\n]+\]:[^\n]*$"  # a definition
    r"|^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$"  # a rule
    r"|<!--(?:(?!<!--).)*?-->|</?[A-Za-z][^<>\n]*>"
    r"|!\[[^\]\n]*\]\([^()\n]*\)"
    r"|(?<=\])\([^()\n]*\)|\[\^[^\]\n]+\]"
    r"|[*_~`|\[\]]+",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Pace:
    """How much is read, or spoken, in a minute."""

    reading_characters: int = 400
    reading_words: int = 240
    speaking_characters: int = 200
    speaking_words: int = 140


@dataclass(frozen=True, slots=True)
class Counts:
    """The length of a text."""

    words: int
    """字数: each Chinese character, kana and full-width punctuation mark, and each other word."""
    characters: int
    """With blanks, without line ends."""
    characters_no_spaces: int
    han: int
    """Chinese characters alone."""
    reading_minutes: float
    speaking_minutes: float


NORMAL_PACE = Pace()


def count(text: str, pace: Pace = NORMAL_PACE) -> Counts:
    """Count plain text."""
    wide = sum(map(len, _SHARED_RUN.findall(text))) + len(_WIDE_CHARACTER.findall(text))
    words = len(_WORD.findall(_WIDE_CHARACTER.sub(" ", _SHARED_RUN.sub("", text))))
    unbroken = _LINE_END.sub("", text)
    return Counts(
        words=wide + words,
        characters=len(unbroken),
        characters_no_spaces=len("".join(text.split())),
        han=len(_HAN.findall(text)),
        reading_minutes=wide / pace.reading_characters + words / pace.reading_words,
        speaking_minutes=wide / pace.speaking_characters + words / pace.speaking_words,
    )


def count_document(text: str, pace: Pace = NORMAL_PACE) -> Counts:
    """Count the prose of a Markdown text: no markup, code blocks, definitions or front matter.

    By patterns and not by the parser, so that it keeps up with typing in a long document.
    """
    return count(plain(text), pace)


def plain(text: str) -> str:
    """A Markdown text without its markup, roughly: good enough to count."""
    without_code = _FENCE.sub("", _FRONT_MATTER.sub("", _LINE_END.sub("\n", text), count=1))
    return _MARKUP.sub("", without_code)
