"""One segment's rewrite: asked for, cleaned, restored, judged, and asked for once more if bad.

Where several versions are wanted, they are written side by side, and each is judged by itself.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace

from writer.assist.answer import Answer
from writer.assist.context import surroundings
from writer.assist.judgement import Attempt, Judge
from writer.assist.prompts import PromptWriter
from writer.assist.side_by_side import side_by_side
from writer.assist.tasks import Task
from writer.core.jobs import CancelToken, Progress
from writer.core.values import (
    EditRequest,
    FindingKind,
    Segment,
    SegmentKind,
    SegmentResult,
    SegmentStatus,
    Statistics,
)
from writer.engine.api import Chunk, Engine, Prompt

_MOST_ATTEMPTS = 2
_ROOM = 1.5
_SPARE_TOKENS = 48
"""An answer's budget: so many times the segment's own tokens, and some."""
_NOT_EXPANDED = (SegmentKind.HEADING, SegmentKind.TABLE_CELL)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a segment, and what it cost."""

    result: SegmentResult
    statistics: Statistics


@dataclass(slots=True)
class _Draft:
    """One version of a segment while it is written."""

    version: int
    attempts: list[Attempt] = field(default_factory=list)
    spent: Statistics = field(default_factory=Statistics)

    @property
    def problem(self) -> FindingKind | None:
        """What was wrong with the last attempt."""
        return self.attempts[-1].problem if self.attempts else None

    @property
    def best(self) -> Attempt:
        """The attempt with the fewest and least grave findings, the earlier of equals."""
        return min(self.attempts, key=lambda attempt: attempt.badness)


class Rewriter:
    """Rewrites the segments of one request, one after another, each in so many versions."""

    def __init__(
        self,
        request: EditRequest,
        task: Task,
        writer: PromptWriter,
        engine: Engine,
        token: CancelToken,
        versions: int = 1,
    ) -> None:
        self._request = request
        self._task = task
        self._writer = writer
        self._engine = engine
        self._token = token
        self._versions = range(versions)
        self._judge = Judge(request, task, surroundings(request.text, request.span))

    def rewrite(
        self, index: int, segment: Segment
    ) -> Generator[Progress | Chunk, None, tuple[Outcome, ...]]:
        """Rewrite one segment: an outcome for each version, in their order.

        Two attempts at most, then the original stands in that version.
        """
        if self._judge.is_expansion and segment.kind in _NOT_EXPANDED:
            same = Attempt(self._original(segment), ())
            return tuple(
                Outcome(self._result(segment, same, 1), Statistics()) for _ in self._versions
            )
        drafts = [_Draft(version) for version in self._versions]
        asked = drafts
        while asked:
            yield from self._attempt(index, segment, asked)
            asked = [draft for draft in drafts if self._is_worth_asking_again(segment, draft)]
        return tuple(
            Outcome(self._result(segment, draft.best, len(draft.attempts)), draft.spent)
            for draft in drafts
        )

    def _is_worth_asking_again(self, segment: Segment, draft: _Draft) -> bool:
        """Whether another attempt may be better, and fits the window with its larger budget."""
        if draft.problem is None or len(draft.attempts) >= _MOST_ATTEMPTS:
            return False
        prompt = self._prompt(segment, draft)
        needed = self._engine.measure(prompt) + prompt.max_tokens
        return needed <= self._engine.description.window_tokens

    def _original(self, segment: Segment) -> str:
        return segment.span.of(self._request.text)

    def _prompt(self, segment: Segment, draft: _Draft) -> Prompt:
        tokens = self._engine.count_tokens(segment.masked)
        growth = self._request.options.ratio if self._judge.is_expansion else 1.0
        if draft.problem is FindingKind.CUT:
            growth *= 2
        prompt = self._writer.rewrite(
            segment,
            max_tokens=int(tokens * growth * _ROOM) + _SPARE_TOKENS,
            target=self._judge.target(segment),
            problem=draft.problem,
        )
        # No seed comes twice: the same one would make the same mistake, or version, again.
        step = draft.version + len(draft.attempts) * len(self._versions)
        return replace(prompt, sampling=prompt.sampling.later(step))

    def _attempt(
        self, index: int, segment: Segment, drafts: Sequence[_Draft]
    ) -> Iterator[Progress | Chunk]:
        """Ask for an answer to each draft and judge it; what may be shown of them is passed on."""
        prompts = [self._prompt(segment, draft) for draft in drafts]
        answers = [Answer(segment) for _ in drafts]
        for value in side_by_side(self._engine, prompts, self._token):
            if isinstance(value, Progress):
                yield value
                continue
            draft = drafts[value.branch]
            text, number = answers[value.branch].take(value), len(draft.attempts) + 1
            yield Chunk(text, index, number, draft.version, value.statistics, value.tokens)
        for draft, answer in zip(drafts, answers, strict=True):
            draft.spent = draft.spent.plus(answer.statistics)
            draft.attempts.append(self._judge.judge(segment, answer.text, answer.statistics.stop))

    def _result(self, segment: Segment, attempt: Attempt, attempts: int) -> SegmentResult:
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
