"""One segment's rewrite: asked for, cleaned, restored, judged, and asked for once more if bad.

Where several versions are wanted, they are written side by side, and each is judged by itself. A
segment whose answer is cut twice, or that does not fit the window, is asked for in two halves.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace

from writer.assist.answer import Answer
from writer.assist.chatter import clean
from writer.assist.context import Surroundings, surroundings
from writer.assist.halving import halves, joined
from writer.assist.judgement import Attempt, Judge
from writer.assist.length import asked_length, measure_length
from writer.assist.prompts import PromptWriter
from writer.assist.side_by_side import side_by_side
from writer.assist.tasks import Task
from writer.core.errors import PromptTooLong
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
class Draft:
    """One version of a segment while it is written."""

    version: int = 0
    attempts: list[Attempt] = field(default_factory=list)
    spent: Statistics = field(default_factory=Statistics)
    asked: int = 0
    """How often it was asked for; more often than judged where a group fell apart."""

    @property
    def problem(self) -> FindingKind | None:
        """What was wrong with the last attempt."""
        return self.attempts[-1].problem if self.attempts else None

    @property
    def best(self) -> Attempt:
        """The attempt with the fewest and least grave findings, the earlier of equals."""
        return min(self.attempts, key=lambda attempt: attempt.badness)


class Rewriter:
    """Rewrites segments of one request, each in so many versions."""

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
        self._writer = writer
        self._engine = engine
        self._token = token
        self._versions = range(versions)
        self._judge = Judge(request, task, surroundings(request.text, request.span))

    def rewrite(
        self,
        index: int,
        segment: Segment,
        drafts: Sequence[Draft] = (),
        around: Surroundings | None = None,
    ) -> Generator[Progress | Chunk, None, tuple[Outcome, ...]]:
        """Rewrite one segment: an outcome for each version, in their order.

        Two attempts at most, then the original stands in that version. `drafts` are what there is
        of it already. Raises PromptTooLong where the window cannot hold even a part of it.
        """
        if self._judge.is_expansion and segment.kind in _NOT_EXPANDED:
            same = Attempt(self._original(segment), ())
            result = self._result(segment, same, 1)
            return tuple(Outcome(result, Statistics()) for _ in self._versions)
        drafts = drafts or [Draft(version) for version in self._versions]
        while asked := [draft for draft in drafts if self._is_to_ask(segment, draft, around)]:
            yield from self._attempt(index, segment, asked, around)
        for draft in drafts:
            if self._is_too_long(draft) and (pieces := self._pieces(segment, around)):
                yield from self._ask_in_pieces(index, segment, draft, pieces, around)
        return tuple(self._outcome(segment, draft, around) for draft in drafts)

    def fits(self, prompt: Prompt) -> bool:
        """Whether the window holds a prompt with its answer."""
        return self._needed(prompt) <= self._engine.description.window_tokens

    def prompt(
        self,
        segment: Segment,
        draft: Draft,
        around: Surroundings | None = None,
        problem: FindingKind | None = None,
    ) -> Prompt:
        """What is asked about a segment, or a group as one, after what there is of it."""
        tokens = self._engine.count_tokens(segment.masked)
        growth = self._request.options.ratio if self._judge.is_expansion else 1.0
        if problem is FindingKind.CUT:
            growth *= 2
        written = measure_length(draft.attempts[-1].text) if draft.attempts else None
        prompt = self._writer.rewrite(
            segment,
            max_tokens=int(tokens * growth * _ROOM) + _SPARE_TOKENS,
            target=asked_length(self._judge.target(segment), written),
            problem=problem,
            around=around,
        )
        # No seed comes twice: the same one would make the same mistake, or version, again.
        step = draft.version + draft.asked * len(self._versions)
        return replace(prompt, sampling=prompt.sampling.later(step))

    def judge(self, segment: Segment, answer: str, statistics: Statistics) -> Attempt:
        """Judge one answer to a segment."""
        return self._judge.judge(segment, answer, statistics.stop)

    def _is_to_ask(self, segment: Segment, draft: Draft, around: Surroundings | None) -> bool:
        """Whether an attempt is due that fits the window, the second with its larger budget."""
        is_due = not draft.attempts or (
            draft.problem is not None and len(draft.attempts) < _MOST_ATTEMPTS
        )
        return is_due and self.fits(self.prompt(segment, draft, around, draft.problem))

    @staticmethod
    def _is_too_long(draft: Draft) -> bool:
        """Whether every answer was cut, or none could be asked for."""
        return all(
            any(finding.kind is FindingKind.CUT for finding in attempt.findings)
            for attempt in draft.attempts
        )

    def _attempt(
        self,
        index: int,
        segment: Segment,
        drafts: Sequence[Draft],
        around: Surroundings | None,
    ) -> Iterator[Progress | Chunk]:
        """Ask for an answer to each draft and judge it; what may be shown of them is passed on."""
        prompts = [self.prompt(segment, draft, around, draft.problem) for draft in drafts]
        answers = [Answer(segment) for _ in drafts]
        for value in side_by_side(self._engine, prompts, self._token):
            if isinstance(value, Progress):
                yield value
                continue
            draft = drafts[value.branch]
            text, number = answers[value.branch].take(value), draft.asked + 1
            yield Chunk(text, index, number, draft.version, value.statistics, value.tokens)
        for draft, answer in zip(drafts, answers, strict=True):
            draft.asked += 1
            draft.spent = draft.spent.plus(answer.statistics)
            draft.attempts.append(self.judge(segment, answer.text, answer.statistics))

    def _pieces(self, segment: Segment, around: Surroundings | None) -> tuple[Segment, ...]:
        """The halves of a segment, those in halves again that do not fit; none where one cannot."""
        pieces: list[Segment] = []
        for half in halves(segment) or ():
            if self.fits(self.prompt(half, Draft(), around)):
                pieces.append(half)
            elif deeper := self._pieces(half, around):
                pieces += deeper
            else:
                return ()
        return tuple(pieces)

    def _ask_in_pieces(
        self,
        index: int,
        segment: Segment,
        draft: Draft,
        pieces: Sequence[Segment],
        around: Surroundings | None,
    ) -> Iterator[Progress | Chunk]:
        """Ask for all pieces of a segment, and judge their answers as one."""
        texts: list[str] = []
        findings: list[Finding] = []
        stops: list[StopReason | None] = []
        for piece in pieces:
            answer = Answer(piece)
            for value in self._engine.generate(self.prompt(piece, draft, around), self._token):
                if isinstance(value, Progress):
                    yield value
                    continue
                text, number = answer.take(value), draft.asked + 1
                yield Chunk(text, index, number, draft.version, value.statistics, value.tokens)
            cleaned = clean(answer.text, f"{piece.masked}\n{self._request.instruction}".strip())
            texts.append(cleaned.text)
            findings += cleaned.findings
            stops.append(answer.statistics.stop)
            draft.spent = draft.spent.plus(answer.statistics)
        draft.asked += 1
        # One that did not end by itself speaks for all.
        stop = next((stop for stop in stops if stop is not StopReason.END), StopReason.END)
        whole = self._judge.judge(segment, joined(pieces, texts), stop)
        found = tuple(dict.fromkeys((*findings, *whole.findings)))
        draft.attempts.append(replace(whole, findings=found))

    def _outcome(self, segment: Segment, draft: Draft, around: Surroundings | None) -> Outcome:
        if not draft.attempts:
            needed = self._needed(self.prompt(segment, draft, around))
            raise PromptTooLong(needed, self._engine.description.window_tokens)
        return Outcome(self._result(segment, draft.best, len(draft.attempts)), draft.spent)

    def _needed(self, prompt: Prompt) -> int:
        """Tokens of a prompt and its answer."""
        return self._engine.measure(prompt) + prompt.max_tokens

    def _original(self, segment: Segment) -> str:
        return segment.span.of(self._request.text)

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
