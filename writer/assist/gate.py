"""May this answer enter the document? A judgement returns findings; grave ones refuse it."""

from __future__ import annotations

from writer.core.values import Finding, FindingKind, Level, StopReason
from writer.text.diff import change
from writer.text.language import same_language
from writer.text.overlap import kept_share

CAPS = {Level.PROOFREAD: 0.05, Level.LIGHT: 0.15, Level.STANDARD: 0.40}
"""The part of a segment that a polish may change, by edit distance; DEEP has no cap."""
_LEAST_CHARACTERS, _LEAST_WORDS = 6, 3
"""No cap is below this: one real correction in a short sentence exceeds five per cent."""
_MOST_TIMES_LONGER = 2.5
_LEAST_KEPT = 0.3
"""Of the passage's content words; see `kept_share` for what was measured."""
_MOST_NEW = 0.8
_SHORT = 12
"""Below this many code points neither length nor distance says anything."""


def judge_stop(stop: StopReason | None) -> tuple[Finding, ...]:
    """A finding where an answer did not end by itself."""
    if stop is StopReason.LOOP:
        return (Finding(FindingKind.LOOP, grave=True),)
    if stop in (StopReason.BUDGET, StopReason.WINDOW):
        return (Finding(FindingKind.CUT, grave=True),)
    return ()


def judge_language(source: str, answer: str) -> tuple[Finding, ...]:
    """A grave finding where the answer is in another language or script."""
    if same_language(source, answer):
        return ()
    return (Finding(FindingKind.LANGUAGE, grave=True),)


def judge_rewrite(source: str, answer: str, level: Level) -> tuple[Finding, ...]:
    """Findings on a polish: that it is no rewrite at all, or changes more than its level may."""
    changed = change(source, answer)
    is_long = len(answer) > _MOST_TIMES_LONGER * len(source) + _SHORT
    is_new = level is not Level.DEEP and len(source) > _SHORT and changed.ratio > _MOST_NEW
    if is_long or is_new or kept_share(source, answer) < _LEAST_KEPT:
        return (Finding(FindingKind.ANSWERED, grave=True),)
    cap = CAPS.get(level)
    is_small = changed.words <= _LEAST_WORDS and changed.characters <= _LEAST_CHARACTERS
    if cap is None or changed.ratio <= cap or is_small:
        return ()
    return (Finding(FindingKind.OVER_CAP, f"{changed.ratio:.0%} > {cap:.0%}"),)


def judge_expansion(source: str, answer: str) -> tuple[Finding, ...]:
    """A grave finding where an expansion does not hold what it should expand."""
    if kept_share(source, answer) >= _LEAST_KEPT:
        return ()
    return (Finding(FindingKind.ANSWERED, grave=True),)
