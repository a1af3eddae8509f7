"""Runs the cases of a set and keeps what came of each, whatever it was."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from writer.assist.evaluation.cases import Case, CaseSet
from writer.assist.pipeline import run as run_request
from writer.assist.tasks import Task, TaskBook
from writer.core.errors import Cancelled, WriterError
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.values import (
    Composition,
    EditRequest,
    Finding,
    Proposal,
    SegmentStatus,
    Span,
    TitleList,
)
from writer.engine.api import Engine


class Status(StrEnum):
    """What became of a case."""

    CHANGED = "changed"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    """The text stands as it was, because of a grave finding at least once."""
    WRITTEN = "written"
    """A text was made of the passage, which stays as it is."""
    TITLES = "titles"
    FAILED = "failed"
    """No answer came: `Outcome.error` says why, or the findings do."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one case."""

    case: Case
    answer: str
    """What would enter the document, or stand beside it; of titles, a line each."""
    status: Status
    findings: tuple[Finding, ...] = ()
    seconds: float = 0.0
    error: WriterError | None = None

    @property
    def is_judged(self) -> bool:
        """Whether there is an answer to measure."""
        return self.status is not Status.FAILED

    @property
    def is_list(self) -> bool:
        """Whether the answer is a list of titles."""
        return self.status is Status.TITLES

    @property
    def is_rewrite(self) -> bool:
        """Whether the answer takes the place of the text."""
        return self.status in (Status.CHANGED, Status.UNCHANGED, Status.KEPT)

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the answer."""
        return tuple(self.answer.splitlines()) if self.is_list else ()


@dataclass(frozen=True, slots=True)
class SetOutcome:
    """What came of a set, its outcomes in the order of its cases."""

    cases: CaseSet
    task: Task
    outcomes: tuple[Outcome, ...]


def run_set(
    cases: CaseSet, engine: Engine, book: TaskBook, token: CancelToken
) -> Iterator[Progress | SetOutcome]:
    """Run all cases; the last value is what came of them. Raises UnknownTask and Cancelled.

    What another error ends is one case, not the set.
    """
    task = book.get(cases.task)
    outcomes: list[Outcome] = []
    for number, case in enumerate(cases.cases):
        yield Progress(Stage.MEASURING, number, len(cases.cases))
        outcomes.append(_outcome(task, case, engine, book, token))
    yield SetOutcome(cases, task, tuple(outcomes))


def _outcome(task: Task, case: Case, engine: Engine, book: TaskBook, token: CancelToken) -> Outcome:
    request = EditRequest(
        task=task.id,
        text=case.text,
        span=Span(0, len(case.text)),
        instruction=case.instruction,
        options=case.options,
    )
    start = time.perf_counter()
    try:
        results = list(run_request(request, engine, book, token))
    except Cancelled:
        raise
    except WriterError as error:
        seconds = time.perf_counter() - start
        return Outcome(case, case.text, Status.FAILED, (), seconds, error)
    return _judged(case, results[-1] if results else None, time.perf_counter() - start)


def _judged(case: Case, result: object, seconds: float) -> Outcome:
    """What the last value of a run means for its case."""
    match result:
        case TitleList(titles=titles, findings=findings):
            return Outcome(case, "\n".join(titles), Status.TITLES, findings, seconds)
        case Composition(text=text, findings=findings):
            status = Status.WRITTEN if text else Status.FAILED
            return Outcome(case, text, status, findings, seconds)
        case Proposal(replacement=replacement, findings=findings):
            return Outcome(case, replacement, _status(result), findings, seconds)
        case _:
            return Outcome(case, case.text, Status.FAILED, (), seconds)


def _status(proposal: Proposal) -> Status:
    if any(result.status is SegmentStatus.CHANGED for result in proposal.segments):
        return Status.CHANGED
    return Status.KEPT if proposal.kept else Status.UNCHANGED
