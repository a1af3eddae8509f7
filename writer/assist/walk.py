"""All segments of a request, group by group, and what has become of each so far.

Surroundings. A request of many prompts can show each of them its own place in the document: the
headings above it, what the text before has become, the text after. They stand in front of the
instruction (see `context`), so the engine reads that anew for every prompt. So it is done on a GPU,
where reading is cheap beside writing. On a CPU it does not pay: for a Chinese text of 6,000
characters, 59 prompts, starter would read 27,303 tokens of them instead of 7,277, which is two
minutes more. There the prompts show the outline only, which is read once.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace

from writer.assist.context import Surroundings, surroundings
from writer.assist.group_answer import GroupAnswer
from writer.assist.grouping import Group, Planner, Sections
from writer.assist.headway import Headway
from writer.assist.rewriting import Draft, Outcome, Rewriter
from writer.assist.tasks import Task
from writer.core.errors import PromptTooLong
from writer.core.jobs import CancelToken, Progress
from writer.core.values import (
    EditRequest,
    FactRule,
    Finding,
    FindingKind,
    Segment,
    SegmentResult,
    SegmentStatus,
    Span,
    Statistics,
)
from writer.engine.api import Chunk, Engine, Prompt


class Walk:
    """Goes through the segments of a request once; `outcomes` holds what is done, in order."""

    def __init__(
        self,
        request: EditRequest,
        segments: Sequence[Segment],
        rewriter: Rewriter,
        engine: Engine,
        token: CancelToken,
        *,
        versions: int = 1,
        in_groups: bool = False,
    ) -> None:
        self._request = request
        self._segments = segments
        self._rewriter = rewriter
        self._engine = engine
        self._token = token
        self.versions = versions
        self._in_groups = in_groups
        self._known = _known(request, segments)
        self._planner = Planner(segments, Sections.of(request.text), frozenset(self._known))
        self._headway = Headway(
            [0 if i in self._known else len(s.masked) for i, s in enumerate(segments)]
        )
        self._sees_around = engine.description.on_gpu and len(segments) > 1
        self.outcomes: list[tuple[Outcome, ...]] = []
        """Of each segment that is done, from the first on, one for each version."""

    def steps(self) -> Iterator[Progress | Chunk]:
        """Do it; what comes is a view. Raises what the engine raises; `outcomes` stays then."""
        while (index := len(self.outcomes)) < len(self._segments):
            yield from self._headway.reach(index)
            if index in self._known:
                self._keep(self._known[index])
                continue
            group = self._group_from(index)
            if len(group.segments) > 1:
                yield from self._ask_together(index, group)
            else:
                yield from self._ask(index)
        yield from self._headway.reach(len(self._segments))

    def statistics(self, version: int) -> Statistics:
        """What a version has cost."""
        total = Statistics()
        for outcome in self.outcomes:
            total = total.plus(outcome[version].statistics)
        return total

    def results(self, version: int) -> tuple[SegmentResult, ...]:
        """What each segment is in a version; those that are not done yet are pending."""
        done = tuple(outcome[version].result for outcome in self.outcomes)
        rest = self._segments[len(done) :]
        return (*done, *(self._unchanged(s, SegmentStatus.PENDING, attempts=0) for s in rest))

    def _keep(self, result: SegmentResult) -> None:
        self.outcomes.append((Outcome(result, Statistics()),) * self.versions)

    def _ask(self, index: int, drafts: Sequence[Draft] = ()) -> Iterator[Progress | Chunk]:
        """Ask for one segment; one that is too long for the window stays as it was."""
        segment = self._segments[index]
        try:
            self.outcomes.append(
                (yield from self._rewriter.rewrite(index, segment, drafts, self._around(segment)))
            )
        except PromptTooLong:
            if len(self._segments) == 1:
                raise
            too_long = (Finding(FindingKind.CUT, grave=True),)
            self._keep(self._unchanged(segment, SegmentStatus.KEPT, too_long, attempts=0))

    def _group_from(self, index: int) -> Group:
        """The segments from `index` on that are asked for together, as many as fit the window."""
        run = self._planner.run_from(index) if self._in_groups else (self._segments[index],)
        while len(run) > 1:
            group = Group(run)
            if self._rewriter.fits(self._prompt(group)):
                return group
            run = run[: len(run) // 2]
        return Group(run)

    def _ask_together(self, first: int, group: Group) -> Iterator[Progress | Chunk]:
        """Ask for a group; a segment whose line is bad is asked for again by itself."""
        answer = yield from self._answer(first, group)
        lines = group.lines(answer.text, answer.statistics.stop)
        self._planner.note(held=lines is not None)
        for place, segment in enumerate(group.segments):
            yield from self._headway.reach(first + place)
            spent = answer.statistics if place == 0 else Statistics()
            draft = Draft(spent=spent, asked=1)
            if lines is not None:
                draft.attempts.append(
                    self._rewriter.judge(segment, lines[place], answer.statistics)
                )
            yield from self._ask(first + place, [draft])

    def _answer(self, first: int, group: Group) -> Generator[Progress | Chunk, None, GroupAnswer]:
        """The answer to a group; what may be shown of it is passed on, segment by segment."""
        answer = GroupAnswer(group)
        for value in self._engine.generate(self._prompt(group), self._token):
            if isinstance(value, Progress):
                yield value
                continue
            for chunk in answer.take(value):
                yield from self._headway.reach(first + chunk.segment)
                yield replace(chunk, segment=first + chunk.segment)
        return answer

    def _prompt(self, group: Group) -> Prompt:
        return self._rewriter.prompt(group.joined, Draft(), self._around(group.joined))

    def _around(self, segment: Segment) -> Surroundings | None:
        """What surrounds a segment, where each prompt shows that: of versions, the first one's."""
        if not self._sees_around:
            return None
        before = [outcome[0].result for outcome in self.outcomes]
        changes = [(result.span, result.replacement) for result in before]
        return surroundings(self._request.text, segment.span, changes)

    def _unchanged(
        self,
        segment: Segment,
        status: SegmentStatus,
        findings: tuple[Finding, ...] = (),
        *,
        attempts: int,
    ) -> SegmentResult:
        original = segment.span.of(self._request.text)
        return SegmentResult(segment.span, original, original, status, findings, attempts)


def goes_in_groups(task: Task, versions: int) -> bool:
    """Whether segments are asked for together: where a line in stays a line out.

    Not what grows, or what a person asks for in words of their own, which may speak of paragraphs.
    """
    stays = task.copies_source and task.keeps_language and task.facts is FactRule.EQUAL
    return stays and not task.is_own and versions == 1


def _known(request: EditRequest, segments: Sequence[Segment]) -> dict[int, SegmentResult]:
    """Results of an earlier run that still hold, by the index of their segment."""
    done: dict[tuple[Span, str], SegmentResult] = {
        (result.span, result.original): result
        for result in request.done
        if result.status is not SegmentStatus.PENDING
    }
    places = ((i, (s.span, s.span.of(request.text))) for i, s in enumerate(segments))
    return {index: done[place] for index, place in places if place in done}
