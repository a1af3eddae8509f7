"""What a title of each style may look like, and whether it can be the title of a text at all.

A line that breaks a rule is no candidate; the 公文 form is repaired where only a particle lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from writer.assist.length import measure_length
from writer.core.options import TitleStyle
from writer.core.scripts import letter_class
from writer.core.values import Script
from writer.text.diff import distance
from writer.text.language import is_mostly_han
from writer.text.official_forms import COMPOUND_KINDS, STATUTORY_KINDS, WORKING_KINDS
from writer.text.overlap import content_words

USUAL_OFFICIAL = 35
"""公文: of several thousand real titles the median is 26 字; over 35 is worth a look."""

_ALL_KINDS = (*STATUTORY_KINDS, *WORKING_KINDS, *COMPOUND_KINDS)
_KINDS = "|".join(sorted(_ALL_KINDS, key=len, reverse=True))
_OFFICIAL = re.compile(rf"[^，。；：！？“”\"]*关于[^。；！？“”\"]+的(?:{_KINDS})(?:（[^（）]+）)?")
_ENDS_WITH_KIND = re.compile(rf"(?P<matter>.*?)的?(?P<kind>{_KINDS})(?P<note>（[^（）]+）)?")
_MOST = {TitleStyle.OFFICIAL: 80, TitleStyle.HEADLINE: 16}
_MOST_CHARACTERS, _MOST_WORDS = 40, 20
_LEAST_CHARACTERS, _LEAST_WORDS_OF_HEADLINE = 2, 2
_NUMBERED = re.compile(r"\s*(?:[（(]?\d{1,2}[）).、．]\s*(?!\d)|[-*•]\s)")
_QUOTED = re.compile(r"[“”\"「」『』]")
_FINAL = re.compile(r"(?:[。，,；;：:、!！…]|(?<!\b[A-Z])(?<!\b[A-Z][a-z])\.)\Z")
_SENTENCES = re.compile(r"。.|[^.\s]{3,}\. +[A-Z]")
_NEAR = 0.25
"""Titles whose edit distance is below this part of their length are the same to a reader."""
_STEM = 4
"""Letters of an English word that its forms have in common, mostly."""
_BORROWED = 2
_RUN = re.compile(f"{letter_class(Script.HAN)}+")
_FACTUAL = (TitleStyle.OFFICIAL, TitleStyle.NEWS, TitleStyle.HEADLINE)
_LEAST_SHARED = 0.25
"""Of a factual title's content words, the part that the text must have."""


class TitleRule(StrEnum):
    """What a title may break."""

    NUMBER = "number"
    QUOTATION = "quotation"
    FINAL = "final_punctuation"
    SENTENCES = "several_sentences"
    LENGTH = "length"
    FORM = "official_form"
    """公文: [发文机关]关于＋事由＋的＋文种."""
    TOPIC = "topic"
    """It states facts, and has next to nothing of the text."""


def broken_rules(title: str, text: str, style: TitleStyle | None) -> tuple[TitleRule, ...]:
    """What is wrong with `title` as a title of `text`, apart from other titles."""
    return tuple(_broken(title, text, style))


def is_near(title: str, other: str) -> bool:
    """Whether a reader would take two titles for the same."""
    return distance(title.casefold(), other.casefold()) < _NEAR


def is_new(title: str, known: Sequence[str]) -> bool:
    """Whether a title differs from all that are known."""
    return not any(is_near(title, other) for other in known)


def has_nothing_of(title: str, text: str) -> bool:
    """Whether a title shares no word with its text: it is figurative, or no title of this text."""
    wanted = _stems(title)
    return bool(wanted) and not wanted & _stems(text)


def is_borrowed(title: str, text: str, example: str) -> bool:
    """Whether a title is about Writer's own `example`, as a weak model makes them.

    It has two words of the example that the text does not have, or these are most of it; in
    Chinese pairs of characters count as words.
    """
    words = _marks(title)
    borrowed = (words & _marks(example)) - _marks(text)
    return len(borrowed) >= _BORROWED or len(borrowed) * 2 > len(words)


def in_official_form(title: str) -> str:
    """A title that ends with a kind of document, with the 关于 and 的 that belong to it."""
    match = _ENDS_WITH_KIND.fullmatch(title)
    if match is None or _OFFICIAL.fullmatch(title) or not match["matter"]:
        return title
    matter = match["matter"] if "关于" in match["matter"] else f"关于{match['matter']}"
    return f"{matter}的{match['kind']}{match['note'] or ''}"


def _broken(title: str, text: str, style: TitleStyle | None) -> Iterator[TitleRule]:
    if _NUMBERED.match(title):
        yield TitleRule.NUMBER
    if _QUOTED.search(title):
        yield TitleRule.QUOTATION
    if _FINAL.search(title):
        yield TitleRule.FINAL
    if _SENTENCES.search(title):
        yield TitleRule.SENTENCES
    if not _has_sensible_length(title, style):
        yield TitleRule.LENGTH
    if style is TitleStyle.OFFICIAL and is_mostly_han(title) and not _OFFICIAL.fullmatch(title):
        yield TitleRule.FORM
    if style in _FACTUAL and not _is_about(title, text):
        yield TitleRule.TOPIC


def _has_sensible_length(title: str, style: TitleStyle | None) -> bool:
    length = measure_length(title)
    if is_mostly_han(title):
        most = _MOST[style] if style is TitleStyle.OFFICIAL else _MOST_CHARACTERS
        return _LEAST_CHARACTERS <= length <= most
    if style is TitleStyle.HEADLINE:
        return _LEAST_WORDS_OF_HEADLINE <= length <= _MOST[style]
    return 1 <= length <= _MOST_WORDS


def _is_about(title: str, text: str) -> bool:
    wanted = _stems(title)
    return len(wanted & _stems(text)) >= _LEAST_SHARED * len(wanted)


def _marks(text: str) -> frozenset[str]:
    """What tells texts apart: English stems, and Chinese characters in pairs as they stand."""
    pairs = (run[at : at + 2] for run in _RUN.findall(text) for at in range(len(run) - 1))
    return frozenset(p for p in pairs if content_words(p).total() == 2) | frozenset(
        stem for stem in _stems(text) if stem.isascii()
    )


def _stems(text: str) -> frozenset[str]:
    """Content words, as far as their forms have them in common; numbers whole."""
    return frozenset(
        word[:_STEM] if word.isascii() and word.isalpha() else word for word in content_words(text)
    )
