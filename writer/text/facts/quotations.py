"""Quoted words: which of them an answer lost or changed, and which it quotes anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from writer.core.values import Span

_QUOTED = re.compile(
    r"“(?P<a>[^“”\n]{1,2000})”|「(?P<b>[^「」\n]{1,2000})」|『(?P<c>[^『』\n]{1,2000})』"
    r"|(?<!\d)\"(?P<d>[^\"\n]{1,2000})\"|(?<![\w’])‘(?P<e>[^‘\n]{1,400}?)’(?!\w)"
)
_LETTERS = re.compile(r"[^\W_]+")
_CONFUSED = tuple(
    map(
        frozenset,
        (
            "的地得",
            "在再",
            "做作",
            "那哪",
            "己已",
            "侯候",
            "象像",
            "帐账",
            "既即",
            "辨辩",
            "座坐",
            "带戴",
            "副幅",
        ),
    )
)
_AGREEING = tuple(
    frozenset(words.split())
    for words in (
        "is are am was were be been",
        "has have had",
        "do does did",
        "a an the",
        "there their they're",
        "its it's",
        "your you're",
        "who whom",
        "then than",
        "to too",
    )
)
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly")
_LONGEST_COMPARED = 400
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks."""

    span: Span
    """Of the words, without the marks."""
    letters: str
    """Without blanks, punctuation and case."""


@dataclass(frozen=True, slots=True)
class QuotationChange:
    """A quotation of the source that the answer does not have as it was."""

    was: Quotation
    now: Quotation | None
    """What stands in its place, where something like it does."""
    is_correction: bool
    """Only spelling or agreement differ."""


def quotations(text: str) -> list[Quotation]:
    """The quotations of a plain text that hold words."""
    found: list[Quotation] = []
    for match in _QUOTED.finditer(text):
        span = Span(*match.span(match.lastgroup or 0))
        letters = letters_of(span.of(text))
        if letters:
            found.append(Quotation(span, letters))
    return found


def letters_of(text: str) -> str:
    """A text without blanks, punctuation and case."""
    return "".join(_LETTERS.findall(text)).casefold()


def changed_quotations(source: str, answer: str) -> list[QuotationChange]:
    """The quotations of `source` whose words are not in `answer`, in any marks or none."""
    after = quotations(answer)
    letters, quoted = letters_of(answer), "".join(q.letters for q in after)
    lost = [
        quotation
        for quotation in quotations(source)
        if quotation.letters not in letters and quotation.letters not in quoted
    ]
    if not lost:
        return []
    known = letters_of(source)
    new = [quotation for quotation in after if quotation.letters not in known]
    return [_change(source, quotation, answer, new) for quotation in lost]


def added_quotations(source: str, answer: str) -> list[Quotation]:
    """What `answer` puts in quotation marks and `source` does not, not even in other words."""
    before = quotations(source)
    quoted = "".join(quotation.letters for quotation in before)
    return [
        quotation
        for quotation in quotations(answer)
        if quotation.letters not in quoted and not any(_alike(q, quotation) for q in before)
    ]


def _change(source: str, lost: Quotation, answer: str, new: Sequence[Quotation]) -> QuotationChange:
    now = max(new, key=lambda q: _likeness(lost, q), default=None)
    if now is None or not _alike(lost, now):
        return QuotationChange(lost, None, is_correction=False)
    is_correction = _is_correction(lost.span.of(source), now.span.of(answer))
    return QuotationChange(lost, now, is_correction=is_correction)


def _alike(one: Quotation, other: Quotation) -> bool:
    return _likeness(one, other) >= _ALIKE


def _likeness(one: Quotation, other: Quotation) -> float:
    a, b = one.letters[:_LONGEST_COMPARED], other.letters[:_LONGEST_COMPARED]
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0


def _is_correction(was: str, now: str) -> bool:
    """Whether every difference is a misspelling or an agreement put right."""
    before, after = _words(was), _words(now)
    if max(len(before), len(after)) > _LONGEST_COMPARED:
        return False
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return all(
        _is_small(before[i:j], after[k:m])
        for tag, i, j, k, m in matcher.get_opcodes()
        if tag != "equal"
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z\u00c0-\u024f]+(?:['’][a-z]+)*|\d+|[^\W\d_]", text.lower())


def _is_small(was: Sequence[str], now: Sequence[str]) -> bool:
    if len(was) == len(now):
        return all(_is_same_word(*pair) for pair in zip(was, now, strict=True))
    return _all_articles((*was, *now))


def _all_articles(words: Iterable[str]) -> bool:
    return all(word in ("a", "an", "the") for word in words)


def _is_same_word(was: str, now: str) -> bool:
    if was == now or any(was in group and now in group for group in (*_CONFUSED, *_AGREEING)):
        return True
    if len(was) < 4 or not was[0].isascii():
        return False
    short, long = sorted((was, now), key=len)
    if long.startswith(short[:-1]) and long[len(short) :] and long in {short + e for e in _ENDINGS}:
        return True
    return sorted(was) == sorted(now) or _without_doubles(was) == _without_doubles(now)


def _without_doubles(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)
