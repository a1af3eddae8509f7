"""Checks on the answer that would enter the document, made apart from those of the pipeline.

What they find and the pipeline's findings do not tell is a leak.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from writer.assist.chatter import clean
from writer.assist.evaluation.running import Outcome, Status
from writer.assist.tasks import Task
from writer.core.values import FactRule, Finding, FindingKind, Language
from writer.text.facts.compare import compare_facts
from writer.text.language import language_of as detected
from writer.text.language import prose_only, same_language
from writer.text.overlap import kept_share
from writer.text.sentences import sentences
from writer.text.verify import verify

_TELLTALES = (
    *("<think", "</think", "<text>", "</text>", "<|im_", "[inst]", "作为一个ai", "作为人工智能"),
    *("as an ai ", "as a language model", "不是给你的指令", "not instructions for you"),
    *("润色后的文", "修改后的文", "扩写后的文", "改写后的文", "润色如下", "修改如下", "扩写如下"),
    *("the polished text", "the polished version", "the revised version", "the corrected text"),
    *("the expanded text", "the expanded version", "output only the", "只输出"),
    *("希望对您有帮助", "希望对你有帮助", "hope this helps", "let me know if"),
    *("i cannot assist", "i can't assist", "i can't help with", "i'm sorry, but i"),
)
"""Words of a model that speaks, or of a prompt, in small letters."""
_LEAST_REPEATED = 6
"""Code points of a sentence; shorter ones may well come twice."""
_LEAST_KEPT = 0.3


def structure_of(outcome: Outcome) -> tuple[Finding, ...]:
    """What the answer lost or added as Markdown."""
    return verify(outcome.case.text, outcome.answer)


def facts_of(task: Task, outcome: Outcome) -> tuple[Finding, ...]:
    """Which facts the answer lost, changed or added, as far as the task's rule forbids that."""
    text, answer = prose_only(outcome.case.text), prose_only(outcome.answer)
    if outcome.status is Status.WRITTEN and task.facts is FactRule.SUPERSET:
        answer = f"{text}\n{answer}"  # it goes below the text, which stays
    return compare_facts(text, answer, task.facts, across_languages=task.translates)


def language_of(task: Task, outcome: Outcome) -> tuple[Finding, ...]:
    """Whether the answer is in another language than the task asks for."""
    text = prose_only(outcome.case.text)
    answers = outcome.titles if outcome.is_list else (prose_only(outcome.answer),)
    wrong = any(a.strip() and not _is_in_language(task, text, a) for a in answers)
    return (Finding(FindingKind.LANGUAGE, grave=True),) if wrong else ()


def _is_in_language(task: Task, text: str, answer: str) -> bool:
    if task.translates:
        wanted = task.language(detected(text))
        return detected(answer) in (wanted, Language.UNDETERMINED)
    return not task.keeps_language or same_language(text, answer)


def gate_of(task: Task, outcome: Outcome) -> tuple[Finding, ...]:
    """Whether the answer holds what is no part of a text, or is not about its text at all."""
    return tuple(_gate(task, outcome)) if outcome.answer != outcome.case.text else ()


def _gate(task: Task, outcome: Outcome) -> Iterator[Finding]:
    answer = outcome.answer
    known = f"{outcome.case.text}\n{outcome.case.instruction}".strip()
    if not answer.strip():
        if not outcome.is_list:  # of no titles TOO_FEW tells
            yield Finding(FindingKind.EMPTY, grave=True)
        return
    folded = known.casefold()
    is_rewrite = outcome.is_rewrite and task.facts is FactRule.EQUAL
    for telltale in _TELLTALES:
        if telltale in answer.casefold() and telltale not in folded:
            yield Finding(FindingKind.CHATTER, telltale, grave=True)
    for part in outcome.titles or (answer,):
        cleaned = clean(part, known, is_rewrite=is_rewrite)
        yield from cleaned.findings
        if _bare(cleaned.text) != _bare(part):
            yield Finding(FindingKind.CHATTER, grave=True)
    for sentence in _repeated(known, answer):
        yield Finding(FindingKind.LOOP, sentence, grave=True)
    if (
        outcome.is_rewrite
        and task.copies_source
        and kept_share(outcome.case.text, answer) < _LEAST_KEPT
    ):
        yield Finding(FindingKind.ANSWERED, grave=True)


def _repeated(text: str, answer: str) -> Iterator[str]:
    """Sentences that come more than once, and oftener than in the text."""
    had, has = _sentences(text), _sentences(answer)
    for sentence, times in has.items():
        if times > max(1, had[sentence]) and len(sentence) >= _LEAST_REPEATED:
            yield sentence


def _sentences(text: str) -> Counter[str]:
    found = (s.strip() for line in text.splitlines() for s in sentences(line))
    return Counter(sentence for sentence in found if sentence)


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)
