"""The verb ``evaluate``: run sets of cases on a model, and say what came of them in figures."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from writer.assist.evaluation.cases import CaseSet, read_set
from writer.assist.evaluation.running import SetOutcome, run_set
from writer.assist.tasks import Task, TaskBook
from writer.cli.console import Console
from writer.cli.evaluate_report import Report, as_json, as_table
from writer.cli.exits import Exit, UsageError
from writer.cli.model import chosen_model, on_engine, stored_settings
from writer.cli.services import Services
from writer.cli.worker import run_job
from writer.core.errors import InvalidCases, UnknownTask
from writer.core.jobs import CancelToken, Progress
from writer.engine.api import Description, Engine

_REQUEST = "{request}"
Value = Progress | Description | CaseSet | SetOutcome


def run_evaluate(parsed: argparse.Namespace, services: Services) -> Exit:
    """Run the sets and print a table or JSON; a set that has a mistake is named and left out."""
    console = Console(services.stderr)
    book = TaskBook.load(services.resources / "tasks", services.paths.tasks)
    paths = _paths(parsed.folder)
    sets = list(_readable(paths, parsed, book, console))
    if not sets:
        return Exit.FAILED
    settings = stored_settings(services)
    model = chosen_model(parsed.model, settings, services)
    received = _Received(console, len(sets))
    run_job(_Run(sets, book, model, settings.threads, services).job, received.take, services.leave)
    console.end_line()
    report = Report(received.model, tuple(received.outcomes))
    services.deliver(as_json(report) if parsed.json else as_table(report))
    return Exit.DONE if len(sets) == len(paths) else Exit.FAILED


def _paths(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder")
    found = sorted(folder.glob("*.json"))
    if not found:
        raise UsageError(f"{folder} holds no *.json file")
    return found


def _readable(
    paths: list[Path], parsed: argparse.Namespace, book: TaskBook, console: Console
) -> Iterator[CaseSet]:
    """The sets that can be run, cut to the limit; of the others it is said what is wrong."""
    for path in paths:
        try:
            cases = read_set(path, greedy=parsed.greedy)
            check_task(cases, book)
        except InvalidCases as mistake:
            console.error(mistake)
            continue
        yield cases if parsed.limit is None else cases.limited(parsed.limit)


def check_task(cases: CaseSet, book: TaskBook) -> None:
    """Raises InvalidCases where there is no such task, or it lacks the instruction it takes."""
    try:
        task = book.get(cases.task)
    except UnknownTask as unknown:
        known = ", ".join(unknown.known)
        raise InvalidCases(cases.path, f"task: {unknown.task!r} is not one of {known}") from None
    if not _takes_instruction(task):
        return
    for index, case in enumerate(cases.cases):
        if not case.instruction.strip():
            reason = f"cases[{index}].instruction: the task {task.id} takes one"
            raise InvalidCases(cases.path, reason)


def _takes_instruction(task: Task) -> bool:
    wordings = (w for variants in task.wordings.values() for w in variants.values())
    return any(_REQUEST in f"{wording.instruction}{wording.rule}" for wording in wordings)


@dataclass(frozen=True, slots=True)
class _Run:
    """What the worker thread does: load the model once, run every set, free it."""

    sets: list[CaseSet]
    book: TaskBook
    model: Path
    threads: int
    services: Services

    def job(self, token: CancelToken) -> Iterator[Value]:
        def evaluate(engine: Engine) -> Iterator[Value]:
            yield engine.description
            for cases in self.sets:
                yield cases
                yield from run_set(cases, engine, self.book, token)

        yield from on_engine(self.model, self.threads, self.services, token, evaluate)


@dataclass(slots=True)
class _Received:
    """What came from the worker so far."""

    console: Console
    total: int
    model: str = ""
    outcomes: list[SetOutcome] = field(default_factory=list)

    def take(self, value: Value) -> None:
        match value:
            case Progress():
                self.console.progress(value)
            case Description():
                self.model = value.model
            case CaseSet():
                number = len(self.outcomes) + 1
                place = f"{value.name}, set {number} of {self.total}"
                self.console.say(f"{place}, cases: {len(value.cases)}")
            case SetOutcome():
                self.outcomes.append(value)
