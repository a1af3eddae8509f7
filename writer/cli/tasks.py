"""The verbs that write: polish, expand, title, ask, draft and run."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from writer.assist.glossary import Glossary
from writer.assist.pipeline import run as run_request
from writer.assist.tasks import Result, Task, TaskBook, Unit
from writer.assist.wording import WordLists
from writer.cli.console import Console, plain
from writer.cli.document import Document, open_document
from writer.cli.exits import Exit, UsageError
from writer.cli.model import chosen_model, on_engine, stored_settings
from writer.cli.parser import Command
from writer.cli.report import (
    composition_json,
    diff,
    one_after_another,
    proposal_json,
    titles_json,
    versions_json,
)
from writer.cli.services import Services
from writer.cli.task_list import list_tasks
from writer.cli.worker import run_job
from writer.core.errors import InternalError, NothingToWorkOn, UnknownTask
from writer.core.jobs import CancelToken, Progress
from writer.core.values import (
    Composition,
    EditRequest,
    Finding,
    Language,
    Proposal,
    Span,
    TitleList,
)
from writer.engine.api import Chunk, Description, Engine
from writer.engine.guard import Guard
from writer.ui.sentences import crash_sentence

FREE_INSTRUCTION = "ask"
"""The task that takes an instruction, and has a verb of its own for it."""
DRAFT = "draft"
"""The other one; it needs no document."""

Outcome = Proposal | TitleList | Composition
Value = Progress | Chunk | Description | Outcome


def run_task(parsed: argparse.Namespace, services: Services) -> Exit:
    """Do what one of the writing verbs asks for."""
    if getattr(parsed, "list", False):
        return list_tasks(services)
    command = Command.of(parsed)
    book = TaskBook.load(services.resources / "tasks", services.paths.tasks)
    task = _task(command.task, book)
    _check(command, task)
    is_draft = task.id == DRAFT
    no_document = is_draft and command.file is None
    document = Document("", None) if no_document else open_document(command.file, services)
    passage = document.passage(command.lines)
    request = EditRequest(
        task=command.task,
        text=document.text,
        span=Span(passage.end, passage.end) if is_draft else passage,
        instruction=command.instruction,
        options=command.options,
    )
    settings = stored_settings(services)
    model = chosen_model(command.model, settings, services)
    console = Console(services.stderr, quiet=command.quiet)
    glossary = Glossary.load(document.file.path if document.file else None, services.paths.glossary)
    request = replace(request, terms=glossary.terms)
    words = _word_lists(command, services) if settings.checks_wording else WordLists()
    for mistake in (*glossary.mistakes, *words.mistakes):
        console.error(mistake)
    if crash := Guard(services.paths.state).crash():
        console.say(crash_sentence(crash, plain))
    run = _Run(request, book, words, model, settings.threads, services)
    received = _Received(console)
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


def _word_lists(command: Command, services: Services) -> WordLists:
    if not command.wording:
        return WordLists()
    return WordLists.load(services.resources / "wording", services.paths.wording)


def _check(command: Command, task: Task) -> None:
    if task.id in (FREE_INSTRUCTION, DRAFT) and not command.instruction:
        raise UsageError(f'this task takes an instruction: writer {task.id} "INSTRUCTION"')
    if command.in_place and command.file in (None, "-"):
        raise UsageError("--in-place needs a FILE")
    if task.result is not Result.REPLACE and (command.in_place or command.diff):
        raise UsageError(
            "titles and texts of their own change no document: --in-place and --diff do not go "
            "with them"
        )
    if command.options.versions > 1:
        _check_versions(command, task)


def _check_versions(command: Command, task: Task) -> None:
    if task.result is Result.TITLES:
        raise UsageError("titles are counted by --count, not by --versions")
    if task.unit is Unit.WHOLE:
        raise UsageError("this task writes one version: --versions does not go with it")
    if command.in_place:
        raise UsageError("--in-place takes one version: which one it should be, a person decides")
    if command.options.greedy:
        raise UsageError("--greedy writes the same every time: there is one version only")


@dataclass(frozen=True, slots=True)
class _Run:
    """What the worker thread does: load, write, free."""

    request: EditRequest
    book: TaskBook
    words: WordLists
    model: Path
    threads: int
    services: Services

    def job(self, token: CancelToken) -> Iterator[Value]:
        def write(engine: Engine) -> Iterator[Value]:
            yield engine.description
            values = run_request(self.request, engine, self.book, token)
            translates = not self.book.get(self.request.task).keeps_language
            yield from self.words.mark(values, self.request.passage, translates=translates)

        yield from on_engine(self.model, self.threads, self.services, token, write)


@dataclass(slots=True)
class _Received:
    """What came from the worker so far; what is a view is shown, what counts is kept."""

    console: Console
    model: str = ""
    outcomes: list[Outcome] = field(default_factory=list)

    def take(self, value: Value) -> None:
        match value:
            case Progress():
                self.console.progress(value)
            case Chunk():
                if value.branch == 0:  # the others are written at the same time
                    self.console.chunk(value)
            case Description():
                self.model = value.model
            case _:
                self.outcomes.append(value)

    @property
    def proposals(self) -> list[Proposal]:
        """The versions of a rewrite, in their order."""
        return [outcome for outcome in self.outcomes if isinstance(outcome, Proposal)]

    @property
    def titles(self) -> TitleList | None:
        """The titles, where those were asked for."""
        return next((o for o in self.outcomes if isinstance(o, TitleList)), None)

    @property
    def composition(self) -> Composition | None:
        """The text, where one of its own was asked for."""
        return next((o for o in self.outcomes if isinstance(o, Composition)), None)


@dataclass(frozen=True, slots=True)
class _Delivery:
    """Takes the outcome where it was asked for."""

    command: Command
    document: Document
    request: EditRequest
    received: _Received
    services: Services

    def deliver(self) -> Exit:
        titles, proposals = self.received.titles, self.received.proposals
        composition = self.received.composition
        if titles is not None:
            return self._titles(titles)
        if composition is not None:
            return self._composition(composition)
        if not proposals:
            raise InternalError
        return self._proposals(proposals)

    def _titles(self, titles: TitleList) -> Exit:
        self._say(titles.findings, self.request.span.start)
        if self.command.json:
            task, model = self.request.task, self.received.model
            self._print(titles_json(task, model, self.request.span, titles))
        else:
            self._print("".join(f"{title}\n" for title in titles.titles))
        return Exit.DONE if titles.titles else Exit.FAILED

    def _composition(self, made: Composition) -> Exit:
        self._say(made.findings, self.request.span.start)
        if self.command.json:
            task, model = self.request.task, self.received.model
            self._print(composition_json(task, model, self.request.span, made))
        elif made.text:
            self._print(made.text.rstrip("\n") + "\n")
        return Exit.DONE if made.text else Exit.KEPT

    def _proposals(self, proposals: Sequence[Proposal]) -> Exit:
        for proposal in proposals:
            which = f"version {proposal.version + 1}, " if len(proposals) > 1 else ""
            for result in proposal.segments:
                self._say(result.findings, result.span.start, which)
        before = self.document.text
        documents = [
            before[: p.span.start] + p.replacement + before[p.span.end :] for p in proposals
        ]
        if self.command.in_place:
            self.document.write(documents[0])
        if self.command.json:
            self._print(self._json(documents, proposals))
        elif self.command.diff:
            name = self.document.name
            self._print(one_after_another([diff(before, after, name) for after in documents]))
        elif not self.command.in_place:
            self._print(one_after_another(documents))
        return Exit.KEPT if any(proposal.kept for proposal in proposals) else Exit.DONE

    def _json(self, documents: Sequence[str], proposals: Sequence[Proposal]) -> str:
        task, model = self.request.task, self.received.model
        if self.command.options.versions > 1:
            return versions_json(task, model, documents, proposals)
        return proposal_json(task, model, documents[0], proposals[0])

    def _say(self, findings: tuple[Finding, ...], position: int, which: str = "") -> None:
        for finding in findings:
            place = f"{which}line {self.document.line_of(position)}"
            self.received.console.finding(finding, place)

    def _print(self, text: str) -> None:
        self.services.deliver(text)
