"""The rules of a speech: forms of address, notes for applause and pauses, and sentences to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from writer.core.values import FactRule, Finding, FindingKind
from writer.text.count import count
from writer.text.overlap import kept_share
from writer.text.sentences import sentences
from writer.text.speech import NOTES, addresses

_LONGEST_MINUTES = 0.2
"""To say one sentence: 40 字 at 200 a minute, or 28 words at 140."""
_SAME = 0.5
"""A sentence that has so much of another one's words says the same."""


def judge_speech(source: str, answer: str, rule: FactRule) -> Iterator[Finding]:
    """Findings on one passage of a speech.

    Grave: an address or a note that is gone; the speaker counts on both. Mild: a note that the
    answer invents, and a sentence that it makes too long to say in one breath.
    """
    if rule not in (FactRule.FREE, FactRule.SUBSET):
        yield from _lost(addresses(source), addresses(answer))
        yield from _lost(NOTES.findall(source), NOTES.findall(answer))
    yield from _invented(source, answer)
    yield from _long(source, answer)


def _lost(was: Sequence[str], now: Sequence[str]) -> Iterator[Finding]:
    missing = Counter(map(str.casefold, was)) - Counter(map(str.casefold, now))
    for words in dict.fromkeys(was):
        if missing[words.casefold()]:
            yield Finding(FindingKind.GENRE, words, grave=True)


def _invented(source: str, answer: str) -> Iterator[Finding]:
    known = NOTES.findall(source)
    for note in NOTES.findall(answer):
        if note not in known:
            yield Finding(FindingKind.GENRE, note)


def _long(source: str, answer: str) -> Iterator[Finding]:
    """Long sentences of the answer, but for those that were long before."""
    before = [sentence for sentence in sentences(source) if _is_long(sentence)]
    for sentence in sentences(answer):
        if _is_long(sentence) and not any(kept_share(old, sentence) >= _SAME for old in before):
            yield Finding(FindingKind.GENRE, sentence.strip())


def _is_long(sentence: str) -> bool:
    return count(sentence).speaking_minutes > _LONGEST_MINUTES
