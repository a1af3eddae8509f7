"""A request becomes a verified Proposal, or a list of titles, as one generator.

What streams out of it is a view; what counts is the Proposal at the end.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace

from writer.assist.passage import Passage
from writer.assist.prompts import PromptWriter
from writer.assist.rewriting import Outcome, Rewriter
from writer.assist.tasks import Result, Task, TaskBook
from writer.assist.titling import titles
from writer.core.errors import NothingToWorkOn
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.values import (
    EditRequest,
    Finding,
    FindingKind,
    Language,
    Proposal,
    SegmentResult,
    SegmentStatus,
    Span,
    Statistics,
    TitleList,
)
from writer.engine.api import SEEDS, Chunk, Engine
from writer.text.segment import assemble
from writer.text.verify import verify


def run(
    request: EditRequest, engine: Engine, tasks: TaskBook, token: CancelToken
) -> Iterator[Progress | Chunk | Proposal | TitleList]:
    """Do what `request` asks for. The last values are its Proposals, or the TitleList.

    There is a Proposal for each version asked for, in the order of their seeds; a run that draws
    nothing at random has one. Raises NothingToWorkOn, UnknownTask, PromptTooLong, Cancelled and
    what the engine raises; nothing of the document is changed in any case.
    """
    task = tasks.get(request.task)
    request = _with_seed(request)
    passage = Passage.of(request)
    found, language = passage.segments, passage.language
    if not found:
        raise NothingToWorkOn
    writer = PromptWriter(request, task, tasks, language)
    if task.result is Result.TITLES:
        yield from titles(passage.prose, request, writer, engine, token, language)
        return
    versions = _versions(request, task)
    rewriter = Rewriter(request, task, writer, engine, token, versions)
    outcomes: list[tuple[Outcome, ...]] = []
    for index, segment in enumerate(found):
        yield Progress(Stage.WRITING, index, len(found))
        outcomes.append((yield from rewriter.rewrite(index, segment)))
    yield Progress(Stage.WRITING, len(found), len(found))
    for version in range(versions):
        yield _proposal(request, language, version, [of[version] for of in outcomes])


def _versions(request: EditRequest, task: Task) -> int:
    is_greedy = request.options.greedy or task.temperature <= 0
    return 1 if is_greedy else max(1, request.options.versions)


def _with_seed(request: EditRequest) -> EditRequest:
    """Draw one seed for the whole run, so that the one that is told repeats it."""
    options = request.options
    if options.greedy or options.seed is not None:
        return request
    seed = int.from_bytes(os.urandom(4), "little") % SEEDS
    return replace(request, options=replace(options, seed=seed))


def _proposal(
    request: EditRequest, language: Language, version: int, outcomes: Sequence[Outcome]
) -> Proposal:
    """One version's results together, proved once more as a whole."""
    results = tuple(outcome.result for outcome in outcomes)
    statistics = Statistics()
    for outcome in outcomes:
        statistics = statistics.plus(outcome.statistics)
    replacement = _joined(request, results)
    text, span = request.text, request.span
    after = text[: span.start] + replacement + text[span.end :]
    if any(finding.grave for finding in verify(text, after)):
        results = tuple(_kept(result) for result in results)
        replacement = request.passage
    return Proposal(span, request.passage, replacement, language, results, statistics, version)


def _joined(request: EditRequest, results: tuple[SegmentResult, ...]) -> str:
    changes: list[tuple[Span, str]] = [(r.span, r.replacement) for r in results]
    return assemble(request.text, request.span, changes)


def _kept(result: SegmentResult) -> SegmentResult:
    if result.status is not SegmentStatus.CHANGED:
        return result
    return SegmentResult(
        span=result.span,
        original=result.original,
        replacement=result.original,
        status=SegmentStatus.KEPT,
        findings=(Finding(FindingKind.STRUCTURE, grave=True), *result.findings),
        attempts=result.attempts,
    )
