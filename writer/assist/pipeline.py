"""A request becomes a verified Proposal, or a list of titles, as one generator.

What streams out of it is a view; what counts is the Proposal at the end.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace

from writer.assist.prompts import PromptWriter
from writer.assist.rewriting import Rewriter
from writer.assist.tasks import Result, TaskBook
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
from writer.text.language import language_of
from writer.text.segment import assemble, segments, unmask
from writer.text.verify import verify


def run(
    request: EditRequest, engine: Engine, tasks: TaskBook, token: CancelToken
) -> Iterator[Progress | Chunk | Proposal | TitleList]:
    """Do what `request` asks for. The last value is the Proposal or the TitleList.

    Raises NothingToWorkOn, UnknownTask, PromptTooLong, Cancelled and what the engine raises;
    nothing of the document is changed in any case.
    """
    task = tasks.get(request.task)
    request = _with_seed(request)
    found = segments(request.text, request.span)
    if not found:
        raise NothingToWorkOn
    prose = "\n".join(unmask(segment, segment.masked) for segment in found)
    language = language_of(prose)
    writer = PromptWriter(request, task, tasks, language)
    if task.result is Result.TITLES:
        yield from titles(prose, request, writer, engine, token, language)
        return
    rewriter = Rewriter(request, task, writer, engine, token)
    results: list[SegmentResult] = []
    statistics = Statistics()
    for index, segment in enumerate(found):
        yield Progress(Stage.WRITING, index, len(found))
        outcome = yield from rewriter.rewrite(index, segment)
        results.append(outcome.result)
        statistics = statistics.plus(outcome.statistics)
    yield Progress(Stage.WRITING, len(found), len(found))
    yield _proposal(request, language, tuple(results), statistics)


def _with_seed(request: EditRequest) -> EditRequest:
    """Draw one seed for the whole run, so that the one that is told repeats it."""
    options = request.options
    if options.greedy or options.seed is not None:
        return request
    seed = int.from_bytes(os.urandom(4), "little") % SEEDS
    return replace(request, options=replace(options, seed=seed))


def _proposal(
    request: EditRequest,
    language: Language,
    results: tuple[SegmentResult, ...],
    statistics: Statistics,
) -> Proposal:
    """The results together, proved once more as a whole."""
    replacement = _joined(request, results)
    text, span = request.text, request.span
    after = text[: span.start] + replacement + text[span.end :]
    if any(finding.grave for finding in verify(text, after)):
        results = tuple(_kept(result) for result in results)
        replacement = request.passage
    return Proposal(span, request.passage, replacement, language, results, statistics)


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
