"""May this answer enter the document? A judgement returns findings; grave ones refuse it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writer.assist.effects import judge_effects
from writer.assist.speech_acts import Act, speech_acts
from writer.core.options import Level
from writer.core.scripts import letter_class
from writer.core.values import FactRule, Finding, FindingKind, Language, Script, StopReason
from writer.text.coverage import (
    LEAST_SHARE,
    STRICT_SHARE,
    compare_sentences,
    lost_sentences,
    shared,
)
from writer.text.diff import change
from writer.text.language import language_of, same_language
from writer.text.overlap import content_words, kept_share
from writer.text.sentences import sentences
from writer.text.strays import stray_words

CAPS = {Level.PROOFREAD: 0.05, Level.LIGHT: 0.15, Level.STANDARD: 0.40}
"""The part of a segment that a polish may change, by edit distance; DEEP has no cap."""
_LEAST_CHARACTERS, _LEAST_WORDS = 6, 3
"""No cap is below this: one real correction in a short sentence exceeds five per cent."""
_MOST_TIMES_LONGER = 2.5
_LEAST_KEPT = 0.3
"""Of the passage's content words; see `kept_share` for what was measured."""
_MOST_NEW = 0.8
_REORDERED = 0.6
"""So much of an answer in words of the passage is no new text, whatever their order is now."""
_LEAST_DEEP = 0.12
"""Of a sentence's content words, where everything may be said in other words."""
_TRANSLATED = (0.4, 2.5)
"""How much shorter or longer a translation may be, in `_units`."""
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['’-][A-Za-z]+)*")
_HAN = re.compile(letter_class(Script.HAN))
_ASKED = re.compile(r"[?？]+")
_PARTS = {
    FindingKind.SENTENCE_LOST: (
        FindingKind.FACT_LOST,
        FindingKind.QUOTATION_LOST,
        FindingKind.TERM_LOST,
        FindingKind.ANSWERED,
    ),
    FindingKind.SENTENCE_ADDED: (
        FindingKind.FACT_ADDED,
        FindingKind.QUOTATION_ADDED,
        FindingKind.LANGUAGE,
    ),
}
_MANY_STRAYS = 3
"""So many words of another language are no name or term that slipped in."""
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


def judge_target(answer: str, target: Language) -> tuple[Finding, ...]:
    """A grave finding where a translation is not in the language it was to be in."""
    found = language_of(answer)
    if found in (target, Language.UNDETERMINED) or (found.is_chinese and target.is_chinese):
        return ()
    return (Finding(FindingKind.LANGUAGE, grave=True),)


def judge_strays(source: str, answer: str) -> tuple[Finding, ...]:
    """Findings on words in another language; grave where they are most of a sentence, or many."""
    words = stray_words(source, answer)
    is_grave = len(words) >= _MANY_STRAYS or any(
        2 * sum(len(word) for word in words if word in sentence) >= len(sentence.strip())
        for sentence in sentences(answer)
        if words and sentence.strip()
    )
    return tuple(Finding(FindingKind.LANGUAGE, word, is_grave) for word in words)


def judge_rewrite(source: str, answer: str, level: Level) -> tuple[Finding, ...]:
    """Findings on a polish: that it is no rewrite at all, or changes more than its level may."""
    changed = change(source, answer)
    is_long = len(answer) > _MOST_TIMES_LONGER * len(source) + _SHORT
    is_new = (
        level is not Level.DEEP
        and len(source) > _SHORT
        and changed.ratio > _MOST_NEW
        and _shared_share(source, answer) < _REORDERED
    )
    if is_long or is_new or kept_share(source, answer) < _LEAST_KEPT:
        return (Finding(FindingKind.ANSWERED, grave=True),)
    cap = CAPS.get(level)
    is_small = changed.words <= _LEAST_WORDS and changed.characters <= _LEAST_CHARACTERS
    if cap is None or changed.ratio <= cap or is_small:
        return ()
    return (Finding(FindingKind.OVER_CAP, f"{changed.ratio:.0%} > {cap:.0%}"),)


def _shared_share(source: str, answer: str) -> float:
    """The part of the answer's content words that are the source's, wherever they stand."""
    words = content_words(answer)
    return shared(words, content_words(source)) / words.total() if words else 0.0


def judge_expansion(source: str, answer: str) -> tuple[Finding, ...]:
    """A grave finding where an expansion does not hold what it should expand."""
    if kept_share(source, answer) >= _LEAST_KEPT:
        return ()
    return (Finding(FindingKind.ANSWERED, grave=True),)


def judge_sentences(source: str, answer: str, rule: FactRule, level: Level) -> tuple[Finding, ...]:
    """Findings on sentences that were lost, came from nowhere, or were obeyed or answered.

    Where a rewrite may be deep, only a sentence with next to nothing of it left counts as lost,
    and a person has to look.
    """
    if rule is FactRule.FREE:
        return ()
    if rule is FactRule.SUBSET:
        addresses = any(act.act is not Act.REQUEST for act in speech_acts(source))
        least = STRICT_SHARE if addresses else LEAST_SHARE
        added = lost_sentences(answer, source, least=least)
        return tuple(Finding(FindingKind.SENTENCE_ADDED, each, grave=True) for each in added)
    may_add = rule is FactRule.SUPERSET
    is_deep = level is Level.DEEP and not may_add
    least = _LEAST_DEEP if is_deep else LEAST_SHARE
    compared = compare_sentences(source, answer, least=least, may_add=may_add, grave=not is_deep)
    return (*compared, *judge_effects(source, answer, may_add=may_add))


def judge_translation(source: str, answer: str) -> tuple[Finding, ...]:
    """Findings where a translation is too short or long for one, or asks nothing any more."""
    before, after = _units(source), _units(answer)
    least, most = _TRANSLATED
    if before >= _SHORT and not least <= after / before <= most:
        return (Finding(FindingKind.ANSWERED, grave=True),)
    if len(_ASKED.findall(answer)) < len(_ASKED.findall(source)):
        return (Finding(FindingKind.ANSWERED),)
    return ()


def judge_shorter(source: str, answer: str) -> tuple[Finding, ...]:
    """A mild finding where what was to become shorter became longer."""
    if len(answer.strip()) <= len(source.strip()):
        return ()
    return (Finding(FindingKind.RATIO, f"×{len(answer.strip()) / len(source.strip()):.1f}"),)


def _units(text: str) -> float:
    """The length of a text in Chinese characters; an English word is about one and a half."""
    latin = len(_LATIN_WORD.findall(text))
    return len(_HAN.findall(text)) + 1.5 * latin


def without_repeats(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, each thing said once and by the gravest.

    What was lost or added within a sentence that was lost or added says nothing more.
    """
    unique = tuple(dict.fromkeys(findings))
    gravest = {(f.kind, f.detail): f for f in sorted(unique, key=lambda f: f.grave)}
    kept = [f for f in unique if gravest[f.kind, f.detail] is f]
    return tuple(f for f in kept if not any(_is_within(f, whole) for whole in kept))


def _is_within(finding: Finding, whole: Finding) -> bool:
    if finding.kind not in _PARTS.get(whole.kind, ()) or not finding.detail:
        return False
    return finding.detail in whole.detail and (whole.grave or not finding.grave)
