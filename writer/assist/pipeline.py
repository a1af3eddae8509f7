"""A request becomes a verified Proposal, or a list of titles, as one generator.

What streams out of it is a view; what counts is the Proposal at the end.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import replace

from writer.assist.composing import compose
from writer.assist.passage import Passage
from writer.assist.prompts import PromptWriter
from writer.assist.rewriting import Rewriter
from writer.assist.tasks import Result, Task, TaskBook, Unit
from writer.assist.titling import titles
from writer.assist.walk import Walk, goes_in_groups
from writer.core.errors import Cancelled, NothingToWorkOn
from writer.core.jobs import CancelToken, Progress
from writer.core.values import (
    Composition,
    EditRequest,
    Finding,
    FindingKind,
    Language,
    Proposal,
    SegmentResult,
    SegmentStatus,
    Span,
    TitleList,
)
from writer.engine.api import SEEDS, Chunk, Engine
from writer.text.segment import assemble
from writer.text.verify import verify


def run(
    request: EditRequest, engine: Engine, tasks: TaskBook, token: CancelToken
) -> Iterator[Progress | Chunk | Proposal | TitleList | Composition]:
    """Do what `request` asks for. The last values are its Proposals, or the TitleList.

    There is a Proposal for each version asked for, in the order of their seeds; a run that draws
    nothing at random has one. A rewrite that is cancelled after some of its segments were done
    yields its Proposals all the same, the rest of their segments pending, and then raises
    Cancelled; with those results as `EditRequest.done` another run goes on from there.

    Raises NothingToWorkOn, UnknownTask, PromptTooLong, Cancelled and what the engine raises;
    nothing of the document is changed in any case.
    """
    task = tasks.get(request.task)
    request = _with_seed(request)
    if task.unit is Unit.WHOLE and task.result is not Result.TITLES:
        yield from compose(request, task, tasks, engine, token)
        return
    passage = Passage.of(request)
    found, language = passage.segments, passage.language
    is_titled = task.result is Result.TITLES
    # What a genre leaves untouched is no segment, but titles are made from it too.
    if not (passage.prose if is_titled else found):
        raise NothingToWorkOn
    writer = PromptWriter(request, task, tasks, language)
    if is_titled:
        yield from titles(passage.prose, request, writer, engine, token, language)
        return
    versions = _versions(request, task)
    rewriter = Rewriter(request, task, writer, engine, token, versions)
    walk = Walk(
        request,
        found,
        rewriter,
        engine,
        token,
        versions=versions,
        in_groups=goes_in_groups(task, versions),
    )
    try:
        yield from walk.steps()
    except Cancelled:
        if walk.outcomes:
            yield from _proposals(request, language, walk)
        raise
    yield from _proposals(request, language, walk)


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


def _proposals(request: EditRequest, language: Language, walk: Walk) -> Iterator[Proposal]:
    """Each version's results together, proved once more as a whole."""
    for version in range(walk.versions):
        results = _sound(request, walk.results(version))
        yield Proposal(
            span=request.span,
            original=request.passage,
            replacement=_joined(request, results),
            language=language,
            segments=results,
            statistics=walk.statistics(version),
            version=version,
        )


def _sound(request: EditRequest, results: tuple[SegmentResult, ...]) -> tuple[SegmentResult, ...]:
    """The results without those that damage the document, though each of them alone may not.

    Where the whole is damaged its halves are tried, down to the segments that do it; what is good
    in each half but not together is kept as it was.
    """
    changed = [i for i, r in enumerate(results) if r.status is SegmentStatus.CHANGED]
    if not changed or _is_sound(request, results):
        return results
    if len(changed) == 1:
        return _with_kept(results, changed)
    middle = len(changed) // 2
    first = _sound(request, _reverted(results, changed[middle:]))
    second = _sound(request, _reverted(results, changed[:middle]))
    edge = changed[middle]
    both = (*first[:edge], *second[edge:])
    return both if _is_sound(request, both) else _with_kept(results, changed)


def _is_sound(request: EditRequest, results: tuple[SegmentResult, ...]) -> bool:
    text, span = request.text, request.span
    after = text[: span.start] + _joined(request, results) + text[span.end :]
    return not any(finding.grave for finding in verify(text, after))


def _joined(request: EditRequest, results: tuple[SegmentResult, ...]) -> str:
    changes: list[tuple[Span, str]] = [(r.span, r.replacement) for r in results]
    return assemble(request.text, request.span, changes)


def _reverted(
    results: tuple[SegmentResult, ...], places: Collection[int]
) -> tuple[SegmentResult, ...]:
    """The originals for a while, to see what the others do without them."""
    return tuple(
        replace(r, replacement=r.original, status=SegmentStatus.UNCHANGED) if i in places else r
        for i, r in enumerate(results)
    )


def _with_kept(
    results: tuple[SegmentResult, ...], places: Collection[int]
) -> tuple[SegmentResult, ...]:
    return tuple(_kept(r) if i in places else r for i, r in enumerate(results))


def _kept(result: SegmentResult) -> SegmentResult:
    return SegmentResult(
        span=result.span,
        original=result.original,
        replacement=result.original,
        status=SegmentStatus.KEPT,
        findings=(Finding(FindingKind.STRUCTURE, grave=True), *result.findings),
        attempts=result.attempts,
    )
