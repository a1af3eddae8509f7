"""One segment's rewrite: asked for, cleaned, restored, judged, and asked for once more if bad."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

from writer.assist.chatter import OpeningFilter, clean
from writer.assist.context import surroundings
from writer.assist.gate import judge_expansion, judge_language, judge_rewrite, judge_stop
from writer.assist.length import fitted, judge_ratio, measure_length
from writer.assist.prompts import PromptWriter
from writer.assist.tasks import Task
from writer.core.jobs import CancelToken, Progress
from writer.core.values import (
    EditRequest,
    Finding,
    FindingKind,
    Segment,
    SegmentKind,
    SegmentResult,
    SegmentStatus,
    Statistics,
    StopReason,
)
from writer.engine.api import Chunk, Engine, Prompt
from writer.text.segment import restore, unmask
from writer.text.verify import Verifier

_MOST_ATTEMPTS = 2
_ROOM = 1.5
_SPARE_TOKENS = 48
"""An answer's budget: so many times the segment's own tokens, and some."""
_WORTH_ASKING_AGAIN = (FindingKind.OVER_CAP, FindingKind.RATIO)
_NOT_EXPANDED = (SegmentKind.HEADING, SegmentKind.TABLE_CELL)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a segment, and what it cost."""

    result: SegmentResult
    statistics: Statistics


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One answer, judged."""

    text: str
    findings: tuple[Finding, ...]

    @property
    def badness(self) -> tuple[int, int]:
        return sum(f.grave for f in self.findings), len(self.findings)

    @property
    def problem(self) -> FindingKind | None:
        """What another attempt could do better."""
        for finding in self.findings:
            if finding.grave or finding.kind in _WORTH_ASKING_AGAIN:
                return finding.kind
        return None


class Rewriter:
    """Rewrites the segments of one request, one after another."""

    def __init__(
        self,
        request: EditRequest,
        task: Task,
        writer: PromptWriter,
        engine: Engine,
        token: CancelToken,
    ) -> None:
        self._request = request
        self._task = task
        self._writer = writer
        self._engine = engine
        self._token = token
        self._place = surroundings(request.text, request.span)
        self._verifier = Verifier(request.text)

    def rewrite(self, index: int, segment: Segment) -> Generator[Progress | Chunk, None, Outcome]:
        """Rewrite one segment; at most two attempts, then the original stands."""
        if self._is_expansion and segment.kind in _NOT_EXPANDED:
            return Outcome(
                self._result(segment, _Attempt(self._original(segment), ()), 1), Statistics()
            )
        attempts: list[_Attempt] = []
        spent = Statistics()
        problem: FindingKind | None = None
        while len(attempts) < _MOST_ATTEMPTS and (problem or not attempts):
            prompt = self._prompt(segment, problem)
            if attempts and not self._fits(prompt):
                break
            answer, statistics = yield from self._answer(index, len(attempts) + 1, segment, prompt)
            spent = spent.plus(statistics)
            attempts.append(self._judge(segment, answer, statistics.stop))
            problem = attempts[-1].problem
        best = min(attempts, key=lambda attempt: attempt.badness)
        return Outcome(self._result(segment, best, len(attempts)), spent)

    def _fits(self, prompt: Prompt) -> bool:
        """Whether a second attempt, with more room for its answer, still fits the window."""
        needed = self._engine.measure(prompt) + prompt.max_tokens
        return needed <= self._engine.description.window_tokens

    @property
    def _is_expansion(self) -> bool:
        return self._task.id == "expand"

    @property
    def _is_polish(self) -> bool:
        return self._task.id == "polish"

    def _original(self, segment: Segment) -> str:
        return segment.span.of(self._request.text)

    def _target(self, segment: Segment) -> int:
        """Wanted length in words or characters; 0 where the task sets none."""
        if not self._is_expansion:
            return 0
        return round(measure_length(segment.masked) * self._request.options.ratio)

    def _prompt(self, segment: Segment, problem: FindingKind | None) -> Prompt:
        tokens = self._engine.count_tokens(segment.masked)
        growth = self._request.options.ratio if self._is_expansion else 1.0
        if problem is FindingKind.CUT:
            growth *= 2
        prompt = self._writer.rewrite(
            segment,
            self._place,
            max_tokens=int(tokens * growth * _ROOM) + _SPARE_TOKENS,
            target=self._target(segment),
            problem=problem,
        )
        # The same seed would make the same mistake again.
        return prompt if problem is None else replace(prompt, sampling=prompt.sampling.later())

    def _answer(
        self, index: int, attempt: int, segment: Segment, prompt: Prompt
    ) -> Generator[Progress | Chunk, None, tuple[str, Statistics]]:
        """Pass on what may be shown while the whole answer is gathered."""
        opening = OpeningFilter(segment.masked)
        pieces: list[str] = []
        visible, shown = "", ""
        statistics = Statistics()
        for value in self._engine.generate(prompt, self._token):
            if isinstance(value, Progress):
                yield value
                continue
            pieces.append(value.text)
            visible += opening.feed(value.text)
            if value.statistics is not None:
                statistics = value.statistics
                visible += opening.finish()
            now = unmask(segment, visible)
            if len(now) > len(shown) or value.statistics:
                yield Chunk(now[len(shown) :], index, attempt, value.statistics)
                shown = now
        return "".join(pieces), statistics

    def _judge(self, segment: Segment, answer: str, stop: StopReason | None) -> _Attempt:
        """Clean, restore and verify one answer."""
        # What the person asked for may stand in the answer, like what the passage says.
        cleaned = clean(answer, f"{segment.masked}\n{self._request.instruction}".strip())
        text = cleaned.text
        if self._is_expansion:
            around = f"{self._place.before}\n{self._place.after}"
            text = fitted(text, segment.masked, self._target(segment), around)
            stop = None  # the budget is the length asked for, and the cut is at a sentence's end
        restored = restore(segment, text)
        findings = [
            *cleaned.findings,
            *judge_stop(stop),
            *restored.findings,
            *self._verifier.check(segment.span, restored.text),
            *self._judge_task(segment, text),
        ]
        return _Attempt(restored.text, _distinct(findings))

    def _judge_task(self, segment: Segment, text: str) -> tuple[Finding, ...]:
        findings: tuple[Finding, ...] = ()
        if self._task.keeps_language:
            findings += judge_language(segment.masked, text)
        if self._is_polish:
            findings += judge_rewrite(segment.masked, text, self._request.options.level)
        if self._is_expansion:
            findings += judge_expansion(segment.masked, text)
            findings += judge_ratio(segment.masked, text, self._request.options.ratio)
        return findings

    def _result(self, segment: Segment, attempt: _Attempt, attempts: int) -> SegmentResult:
        original = self._original(segment)
        is_kept = any(finding.grave for finding in attempt.findings)
        replacement = original if is_kept else attempt.text
        if is_kept:
            status = SegmentStatus.KEPT
        elif replacement == original:
            status = SegmentStatus.UNCHANGED
        else:
            status = SegmentStatus.CHANGED
        return SegmentResult(
            segment.span, original, replacement, status, attempt.findings, attempts
        )


def _distinct(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys(findings))
