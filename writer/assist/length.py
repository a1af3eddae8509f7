"""How long an expansion is and should be; models are poor at that, so code sees to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from writer.core.values import Finding, FindingKind
from writer.text.diff import distance, sentences
from writer.text.language import is_mostly_han
from writer.text.placeholders import PLACEHOLDER

TOLERANCE = 0.25
"""An expansion may miss its length by this part of it."""
_SAME_SENTENCE = 0.3
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_HAN = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")


def measure_length(text: str) -> int:
    """Words; in Chinese text characters, a Latin word counting as one."""
    return len((_HAN if is_mostly_han(text) else _WORD).findall(text))


def fitted(answer: str, source: str, target: int, around: str = "") -> str:
    """An expansion in one paragraph, without repetition, ended near `target`.

    Sentences are dropped that say again what was said or what stands `around` the passage, or
    that repeat or invent a placeholder.
    """
    length, chosen = 0, ""
    for sentence in _without_repetition(_one_paragraph(answer), source, around):
        length += measure_length(sentence)
        if chosen and length > target * (1 + TOLERANCE):
            break
        chosen += sentence
    return chosen.rstrip()


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
