"""May a text that was made of a passage stand below it or beside it? Grave findings refuse it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from writer.assist.chatter import clean
from writer.assist.echo import judge_echo, words_of_task
from writer.assist.forms import formed
from writer.assist.gate import (
    judge_language,
    judge_stop,
    judge_strays,
    judge_target,
    without_repeats,
)
from writer.assist.judgement import Attempt
from writer.assist.length import measure_length
from writer.assist.speech_acts import Act, speech_acts
from writer.assist.tasks import Check, Form, Result, Task, translated
from writer.core.values import (
    FactRule,
    Finding,
    FindingKind,
    Language,
    StopReason,
)
from writer.text.coverage import lost_sentences
from writer.text.diff import distance
from writer.text.facts.compare import compare_facts
from writer.text.overlap import content_words, kept_share
from writer.text.sentences import sentences

_LEAST_SHARED = 0.4
"""Of a summary's content words, those that the passage has too."""
_LEAST_KEPT = 0.3
"""Of the passage's content words in a list or a table of it; see `kept_share`."""
_SAME_SENTENCE = 0.3
_LABELS = ("summary", "continuation", "draft", "摘要", "内容摘要", "概要", "总结", "续写", "正文")
"""What models write above a text of their own, besides the name of the task."""
_SENTENCE_ENDS = "。！？…!?.”’」』\"')）"


class CompositionJudge:
    """Judges the answers to one task on one passage."""

    def __init__(
        self,
        task: Task,
        prose: str,
        language: Language,
        *,
        terms: Sequence[str] = (),
        is_request: bool = False,
    ) -> None:
        """`is_request`: `prose` is the person's own request, not a passage of the document."""
        self._task = task
        self._prose = prose
        self._language = language
        self._terms = terms
        self._is_request = is_request
        self._own_words = words_of_task(task)
        names = "|".join(map(re.escape, (*_LABELS, task.name, task.name_zh)))
        self._label = re.compile(rf"\A[\s#*]*(?:{names})\**\s*(?:[:：]\**\s*|\n+)", re.IGNORECASE)

    def judge(self, answer: str, stop: StopReason | None) -> Attempt:
        """Clean one answer, bring it into its form, and prove it."""
        cleaned = clean(answer, self._prose)
        text = cleaned.text
        if not self._label.match(self._prose):
            text = self._label.sub("", text)
        if self._task.result is Result.INSERT:
            text, stop = self._continued(text, stop), _unless_cut(stop)
        text, findings = formed(text, self._task.form)
        if not text and not cleaned.findings:
            findings = (Finding(FindingKind.EMPTY, grave=True),)
        all_findings = (*cleaned.findings, *judge_stop(stop), *findings, *self._of_checks(text))
        return Attempt(text, without_repeats(all_findings))

    def _continued(self, answer: str, stop: StopReason | None) -> str:
        """What an answer adds: nothing that was said before, up to the end of a sentence."""
        pieces = list(_new_sentences(answer, "" if self._is_request else self._prose))
        is_cut = _unless_cut(stop) is not stop and len(pieces) > 1
        if is_cut and pieces[-1].rstrip()[-1:] not in _SENTENCE_ENDS:
            pieces.pop()
        return "".join(pieces).strip("\n")

    def _of_checks(self, text: str) -> Iterator[Finding]:
        checks = self._task.checks
        if not text:
            return
        if Check.LANGUAGE in checks:
            yield from self._of_language(text)
        if Check.FACTS in checks:
            yield from self._of_facts(text)
        if Check.LENGTH in checks:
            yield from self._of_length(text)
        if Check.GATE in checks:
            yield from judge_echo(self._prose, text, self._own_words)
            if not self._is_request:
                yield from self._of_gate(text)

    def _of_language(self, text: str) -> tuple[Finding, ...]:
        if self._task.translates:
            return judge_target(text, translated(self._language))
        if not self._task.keeps_language:
            return ()
        return judge_language(self._prose, text) or judge_strays(self._prose, text)

    def _of_facts(self, text: str) -> tuple[Finding, ...]:
        # What follows a passage, or fulfils a request, need not say again what that says.
        is_addition = self._task.result is Result.INSERT
        answer = f"{self._prose}\n{text}" if is_addition else text.replace("|", "\n")
        return compare_facts(
            self._prose,
            answer,
            self._task.facts,
            self._terms,
            across_languages=self._task.translates,
        )

    def _of_length(self, text: str) -> tuple[Finding, ...]:
        """What leaves facts out is shorter than what it is made of."""
        is_short = self._task.facts is FactRule.SUBSET and self._task.form in _SHORT_FORMS
        before, after = measure_length(self._prose), measure_length(text)
        if not is_short or self._task.translates or after < before:
            return ()
        return (Finding(FindingKind.RATIO, f"×{after / before:.1f}", grave=True),)

    def _of_gate(self, text: str) -> Iterator[Finding]:
        addressed = [a for a in speech_acts(self._prose) if a.act is not Act.REQUEST]
        if self._task.result is Result.INSERT:
            if addressed:  # whether what follows obeys it, only a person can tell
                yield Finding(FindingKind.ANSWERED, addressed[-1].sentence)
            return
        if self._task.translates:
            return
        if self._is_about_something_else(text):
            yield Finding(FindingKind.ANSWERED, grave=True)
        if self._task.facts in _ADDING_NOTHING and self._task.form is not Form.TABLE:
            for sentence in lost_sentences(text, self._prose):
                yield Finding(FindingKind.SENTENCE_ADDED, sentence, grave=bool(addressed))

    def _is_about_something_else(self, text: str) -> bool:
        if self._task.form in _WHOLE_FORMS:
            return kept_share(self._prose, text) < _LEAST_KEPT
        said = content_words(text)
        shared = (said & content_words(self._prose)).total()
        return shared < _LEAST_SHARED * said.total() or not said


_ADDING_NOTHING = (FactRule.SUBSET, FactRule.EQUAL)
_SHORT_FORMS = (Form.PROSE, Form.POINTS)
_WHOLE_FORMS = (Form.LIST, Form.TABLE)
"""They have all that the passage says, in another shape."""


def _unless_cut(stop: StopReason | None) -> StopReason | None:
    """None where an answer reached its budget: it is cut back to the end of a sentence."""
    return None if stop in (StopReason.BUDGET, StopReason.WINDOW) else stop


def _new_sentences(answer: str, prose: str) -> Iterator[str]:
    """The sentences of an answer that neither it nor the passage has said before."""
    seen = [s.strip() for s in sentences(prose)]
    for sentence in sentences(answer):
        words = sentence.strip()
        if not words:
            yield sentence
        elif all(distance(words, other) >= _SAME_SENTENCE for other in seen):
            seen.append(words)
            yield sentence
