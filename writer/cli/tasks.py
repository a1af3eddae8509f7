"""The verbs that write: polish, expand, title, ask and run."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from writer.assist.pipeline import run as run_request
from writer.assist.tasks import Result, Task, TaskBook
from writer.cli.console import Console
from writer.cli.document import Document, open_document
from writer.cli.exits import Exit, UsageError
from writer.cli.model import chosen_model, stored_settings
from writer.cli.parser import Command
from writer.cli.report import diff, proposal_json, titles_json
from writer.cli.services import Services
from writer.cli.worker import run_job
from writer.core.errors import InternalError, NothingToWorkOn, UnknownTask
from writer.core.jobs import CancelToken, Progress
from writer.core.values import EditRequest, Finding, Language, Proposal, TitleList
from writer.engine.api import Chunk, Description, Engine

FREE_INSTRUCTION = "ask"
"""The task that takes an instruction, and has a verb of its own for it."""

Value = Progress | Chunk | Description | Proposal | TitleList


def run_task(parsed: argparse.Namespace, services: Services) -> Exit:
    """Do what one of the writing verbs asks for."""
    command = Command.of(parsed)
    book = TaskBook.load(services.resources / "tasks", services.paths.tasks)
    task = _task(command.task, book)
    _check(command, task)
    document = open_document(command.file, services)
    request = EditRequest(
        task=command.task,
        text=document.text,
        span=document.passage(command.lines),
        instruction=command.instruction,
        options=command.options,
    )
    settings = stored_settings(services)
    model = chosen_model(command.model, settings, services)
    run = _Run(request, book, model, settings.threads, services)
    received = _Received(Console(services.stderr, quiet=command.quiet))
    try:
        run_job(run.job, received.take, services.leave)
    except NothingToWorkOn as nothing:
        if task.result is not Result.REPLACE:
            raise
        # Nobody's file may become empty because it holds no prose.
        received.console.error(nothing)
        same = Proposal(request.span, request.passage, request.passage, Language.UNDETERMINED)
        received.take(same)
    received.console.end_line()
    return _Delivery(command, document, request, received, services).deliver()


def _task(name: str, book: TaskBook) -> Task:
    """The task; a file of the user's that has a mistake is not merely unknown."""
    try:
        return book.get(name)
    except UnknownTask:
        for mistake in book.mistakes:
            if mistake.path.stem == name:
                raise mistake from None
        raise


def _check(command: Command, task: Task) -> None:
    if task.id == FREE_INSTRUCTION and not command.instruction:
        raise UsageError('this task takes an instruction: writer ask "INSTRUCTION"')
    if command.in_place and command.file in (None, "-"):
        raise UsageError("--in-place needs a FILE")
    if task.result is Result.TITLES and (command.in_place or command.diff):
        raise UsageError("titles change no document: --in-place and --diff do not go with them")


@dataclass(frozen=True, slots=True)
class _Run:
    """What the worker thread does: load, write, free."""

    request: EditRequest
    book: TaskBook
    model: Path
    threads: int
    services: Services

    def job(self, token: CancelToken) -> Iterator[Value]:
        engine: Engine | None = None
        try:
            for value in self.services.open_engine(
                self.model, token, leave_core_for_window=False, threads=self.threads
            ):
                if isinstance(value, Progress):
                    yield value
                else:
                    engine = value
            if engine is None:
                raise InternalError
            yield engine.description
            yield from run_request(self.request, engine, self.book, token)
        finally:
            if engine is not None:
                engine.close()


@dataclass(slots=True)
class _Received:
    """What came from the worker so far; what is a view is shown, what counts is kept."""

    console: Console
    model: str = ""
    outcomes: list[Proposal | TitleList] = field(default_factory=list)

    def take(self, value: Value) -> None:
        match value:
            case Progress():
                self.console.progress(value)
            case Chunk():
                self.console.chunk(value)
            case Description():
                self.model = value.model
            case _:
                self.outcomes.append(value)

    @property
    def outcome(self) -> Proposal | TitleList:
        """The last value of the pipeline."""
        if not self.outcomes:
            raise InternalError
        return self.outcomes[-1]


@dataclass(frozen=True, slots=True)
class _Delivery:
    """Takes the outcome where it was asked for."""

    command: Command
    document: Document
    request: EditRequest
    received: _Received
    services: Services

    def deliver(self) -> Exit:
        outcome = self.received.outcome
        if isinstance(outcome, TitleList):
            return self._titles(outcome)
        return self._proposal(outcome)

    def _titles(self, titles: TitleList) -> Exit:
        self._say(titles.findings, self.request.span.start)
        if self.command.json:
            task, model = self.request.task, self.received.model
            self._print(titles_json(task, model, self.request.span, titles))
        else:
            self._print("".join(f"{title}\n" for title in titles.titles))
        return Exit.DONE if titles.titles else Exit.FAILED

    def _proposal(self, proposal: Proposal) -> Exit:
        for result in proposal.segments:
            self._say(result.findings, result.span.start)
        before, span = self.document.text, proposal.span
        after = before[: span.start] + proposal.replacement + before[span.end :]
        if self.command.in_place:
            self.document.write(after)
        if self.command.json:
            self._print(proposal_json(self.request.task, self.received.model, after, proposal))
        elif self.command.diff:
            self._print(diff(before, after, self.document.name))
        elif not self.command.in_place:
            self._print(after)
        return Exit.KEPT if proposal.kept else Exit.DONE

    def _say(self, findings: tuple[Finding, ...], position: int) -> None:
        for finding in findings:
            place = f"line {self.document.line_of(position)}"
            self.received.console.finding(finding, place)

    def _print(self, text: str) -> None:
        self.services.deliver(text)
