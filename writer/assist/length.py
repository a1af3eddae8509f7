"""How long an expansion is and should be; models are poor at that, so code sees to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from writer.core.scripts import letter_class
from writer.core.values import Finding, FindingKind, Script
from writer.text.diff import distance
from writer.text.language import is_mostly_han
from writer.text.overlap import content_words
from writer.text.placeholders import PLACEHOLDER
from writer.text.sentences import sentences

TOLERANCE = 0.25
"""An expansion may miss its length by this part of it."""
_FIRST_ASKED, _MOST_ASKED = 1.25, 3.0
"""How many times the wanted length is named to the model."""
_SAME_SENTENCE = 0.3
_ENDED = re.compile(r"[。！？…!?.;；][”’」』）】》\"')\]*_]*\s*\Z")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LETTER = letter_class(Script.HAN)
_HAN = re.compile(rf"{_LETTER}|(?:(?!{_LETTER})[^\W_])+")


def measure_length(text: str) -> int:
    """Words; in Chinese text characters, a Latin word counting as one."""
    return len((_HAN if is_mostly_han(text) else _WORD).findall(text))


def asked_length(target: int, written: int | None) -> int:
    """What length to name to the model so that it writes about `target`.

    Models write less than they are told, and what is too long is shortened in code: so more is
    named than is wanted, and after an attempt of the length `written` as much more as it lacked.
    """
    if written is None:
        return round(target * _FIRST_ASKED)
    lacking = target / max(written, 1)
    return round(target * min(max(lacking * _FIRST_ASKED, 1.0), _MOST_ASKED))


def fitted(answer: str, source: str, target: int, around: str = "") -> str:
    """An expansion in one paragraph, without repetition, of a length near `target`.

    Sentences are dropped that say again what was said or what stands `around` the passage, or
    that repeat or invent a placeholder, and a last one that was cut short. Of an answer that is
    too long those go that stand for nothing in the source, the last ones first.
    """
    found = list(_without_repetition(_one_paragraph(answer), source, around))
    if len(found) > 1 and _is_unfinished(found[-1], source):
        found.pop()
    return "".join(_shortened(found, source, target)).rstrip()


def _is_unfinished(sentence: str, source: str) -> bool:
    """Whether a sentence lacks the mark that the source ends with, of whatever kind."""
    return bool(_ENDED.search(source)) and not _ENDED.search(sentence)


def _shortened(found: Sequence[str], source: str, target: int) -> list[str]:
    """Drop what the source does not need while that brings the length nearer to `target`."""
    kept = list(found)
    needed = _standing_for(source, found)
    length = sum(map(measure_length, found))
    for index in reversed(range(len(found))):
        shorter = length - measure_length(found[index])
        if index in needed or abs(shorter - target) >= abs(length - target):
            continue
        del kept[index]
        length = shorter
    return kept


def _standing_for(source: str, found: Sequence[str]) -> frozenset[int]:
    """Which sentences must stay: those that have most of a sentence of the source."""
    words = [content_words(sentence) for sentence in found]
    needed = {
        index for index, sentence in enumerate(found) if index == 0 or PLACEHOLDER.search(sentence)
    }
    for sentence in sentences(source):
        wanted = content_words(sentence)
        shared = [(wanted & of_one).total() for of_one in words]
        best = max(shared, default=0)
        if best:
            needed.add(shared.index(best))
    return frozenset(needed)


def judge_ratio(source: str, answer: str, ratio: float) -> tuple[Finding, ...]:
    """A mild finding where an expansion missed its length by more than a quarter."""
    before, after = measure_length(source), measure_length(answer)
    target = before * ratio
    if not before or abs(after - target) <= target * TOLERANCE:
        return ()
    return (Finding(FindingKind.RATIO, f"×{after / before:.1f}"),)


def _one_paragraph(text: str) -> str:
    blank = "" if is_mostly_han(text) else " "
    return re.sub(r"\s*\n\s*", blank, text.strip())


def _without_repetition(text: str, source: str, around: str) -> Iterator[str]:
    seen = [sentence.strip() for sentence in sentences(around)]
    used: set[str] = set()
    for sentence in sentences(text):
        words = sentence.strip()
        placeholders = [match.group() for match in PLACEHOLDER.finditer(sentence)]
        is_again = any(distance(words, other) < _SAME_SENTENCE for other in seen)
        is_odd = any(p in used or p not in source for p in placeholders)
        if is_again or is_odd or not words:
            continue
        seen.append(words)
        used.update(placeholders)
        yield sentence
