"""One answer to a segment, cleaned, restored and judged before it may enter the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writer.assist.chatter import clean
from writer.assist.context import Surroundings
from writer.assist.echo import judge_echo, words_of_task
from writer.assist.gate import (
    judge_expansion,
    judge_language,
    judge_rewrite,
    judge_sentences,
    judge_shorter,
    judge_stop,
    judge_strays,
    judge_target,
    judge_translation,
    without_repeats,
)
from writer.assist.genres import judge_genre, settled
from writer.assist.length import fitted, judge_ratio, measure_length
from writer.assist.noise import without_noise
from writer.assist.tasks import Check, Task, translated
from writer.core.options import Genre, Level
from writer.core.values import EditRequest, FactRule, Finding, FindingKind, Segment, StopReason
from writer.text.facts.compare import compare_facts
from writer.text.facts.forms import with_original_forms
from writer.text.language import language_of
from writer.text.official import kind_of
from writer.text.places import placed
from writer.text.segment import restore
from writer.text.verify import Verifier

_WORTH_ASKING_AGAIN = (FindingKind.OVER_CAP, FindingKind.RATIO)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer, judged."""

    text: str
    """With the segment's markup in it."""
    findings: tuple[Finding, ...]

    @property
    def badness(self) -> tuple[int, int]:
        """Smaller is better: the number of grave findings, then of all."""
        return sum(f.grave for f in self.findings), len(self.findings)

    @property
    def problem(self) -> FindingKind | None:
        """What another attempt could do better."""
        for finding in self.findings:
            if finding.grave or finding.kind in _WORTH_ASKING_AGAIN:
                return finding.kind
        return None


class Judge:
    """Judges the answers to the segments of one request."""

    def __init__(self, request: EditRequest, task: Task, around: Surroundings) -> None:
        self._request = request
        self._task = task
        self._around = f"{around.before}\n{around.after}"
        self._verifier = Verifier(request.text)
        self._own_words = words_of_task(task)
        is_official = request.options.genre is Genre.OFFICIAL
        self._kind = kind_of(request.text) if is_official else ""

    @property
    def is_expansion(self) -> bool:
        """Whether the answers are to be longer than the passage."""
        return self._task.id == "expand"

    @property
    def is_polish(self) -> bool:
        """Whether a level says how much may change."""
        return self._task.id == "polish"

    @property
    def _level(self) -> Level:
        """How much may change: a tone changes as much as the deepest polish."""
        return self._request.options.level if self.is_polish else Level.DEEP

    def target(self, segment: Segment) -> int:
        """Wanted length in words or characters; 0 where the task sets none."""
        if not self.is_expansion:
            return 0
        return round(measure_length(segment.masked) * self._request.options.ratio)

    def judge(self, segment: Segment, answer: str, stop: StopReason | None) -> Attempt:
        """Clean, restore and verify one answer; its findings have their places."""
        # What the person asked for may stand in the answer, like what the passage says.
        known = f"{segment.masked}\n{self._request.instruction}".strip()
        cleaned = clean(answer, known, is_rewrite=self._task.facts is FactRule.EQUAL)
        genre = self._request.options.genre
        text = settled(genre, segment.masked, cleaned.text, self._task.facts)
        if self.is_polish and self._request.options.level is Level.PROOFREAD:
            text = without_noise(segment.masked, text)
        if self.is_expansion:
            text = fitted(text, segment.masked, self.target(segment), self._around)
            stop = None  # the budget is the length asked for, and the cut is at a sentence's end
        if Check.FACTS in self._task.checks and not self._task.translates:
            text = with_original_forms(segment.masked, text)
        restored = restore(segment, text)
        findings = (
            *cleaned.findings,
            *judge_stop(stop),
            *restored.findings,
            *self._verifier.check(segment.span, restored.text),
            *self._of_words(segment.masked, text),
        )
        original = segment.span.of(self._request.text)
        return Attempt(restored.text, placed(without_repeats(findings), original, restored.text))

    def _of_words(self, source: str, text: str) -> Iterator[Finding]:
        """What is wrong with the words, whatever markup they carry."""
        task, options = self._task, self._request.options
        if Check.GATE in task.checks:
            yield from judge_echo(source, text, self._own_words)
        if Check.LANGUAGE in task.checks:
            yield from self._of_language(source, text)
        if Check.FACTS in task.checks:
            yield from compare_facts(
                source,
                text,
                task.facts,
                self._request.terms,
                across_languages=task.translates,
            )
        if task.translates:
            yield from judge_translation(source, text)
        elif Check.COVERAGE in task.checks:
            yield from judge_sentences(source, text, task.facts, self._level)
        yield from judge_genre(options.genre, source, text, rule=task.facts, kind=self._kind)
        if task.facts is FactRule.EQUAL and Check.COVERAGE in task.checks and not task.translates:
            yield from judge_rewrite(source, text, self._level)
        if Check.LENGTH in task.checks and task.facts is FactRule.SUBSET:
            yield from judge_shorter(source, text)
        if self.is_expansion:
            yield from judge_expansion(source, text)
            yield from judge_ratio(source, text, options.ratio)

    def _of_language(self, source: str, text: str) -> Iterator[Finding]:
        if self._task.translates:
            yield from judge_target(text, translated(language_of(source)))
        elif self._task.keeps_language:
            yield from judge_language(source, text) or judge_strays(source, text)
