"""The verb ``bench``: how much faster writing is with drafts than without, on this machine."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from writer.assist.tasks import TaskBook
from writer.cli.bench_report import Report, Result, as_json, as_table
from writer.cli.bench_texts import BenchText, Questions, questions, read_texts
from writer.cli.console import Console
from writer.cli.exits import Exit, UsageError
from writer.cli.model import chosen_model, on_engine, stored_settings
from writer.cli.services import Services
from writer.cli.worker import run_job
from writer.core.errors import InternalError
from writer.core.jobs import CancelToken, Progress
from writer.engine.api import Engine
from writer.engine.bench import Comparison, Traced, compare


def run_bench(parsed: argparse.Namespace, services: Services) -> Exit:
    """Measure, and print what was found."""
    if parsed.window:
        from writer.cli.bench_window import run_bench_window  # brings Qt

        return run_bench_window(parsed, services)
    console = Console(services.stderr)
    texts = _texts(parsed.texts or services.resources / "samples" / "bench", console)
    settings = stored_settings(services)
    run = _Run(
        texts=texts,
        book=TaskBook.load(services.resources / "tasks", services.paths.tasks),
        model=chosen_model(parsed.model, settings, services),
        threads=settings.threads,
        repeat=parsed.repeat,
        services=services,
    )
    received = _Received(console)
    run_job(run.job, received.take, services.leave)
    console.end_line()
    report = received.report
    services.deliver(as_json(report) if parsed.json else as_table(report))
    return Exit.DONE


def _texts(folder: Path, console: Console) -> tuple[BenchText, ...]:
    found = read_texts(folder)
    for text in found:
        if not text.has_prose:
            console.say(f"{text.name} holds no prose and is left out.")
    texts = tuple(text for text in found if text.has_prose)
    if not texts:
        raise UsageError(f"{folder} holds no *.md or *.txt file with prose in it")
    return texts


@dataclass(frozen=True, slots=True)
class _Run:
    """What the worker thread does: load, find out what would be asked, measure, free."""

    texts: tuple[BenchText, ...]
    book: TaskBook
    model: Path
    threads: int
    repeat: int
    services: Services

    def job(self, token: CancelToken) -> Iterator[Progress | Report]:
        def measure(engine: Engine) -> Iterator[Progress | Report]:
            if not isinstance(engine, Traced):
                raise InternalError("this engine cannot be traced")
            yield from self._measure(engine, token)

        yield from on_engine(self.model, self.threads, self.services, token, measure)

    def _measure(self, engine: Traced, token: CancelToken) -> Iterator[Progress | Report]:
        yield from engine.calibrate(token)
        asked = [questions(text, engine, self.book, token) for text in self.texts]
        comparisons: list[Comparison] = []
        for value in compare(engine, [a.prompts for a in asked], self.repeat, token):
            if isinstance(value, Progress):
                yield value
            else:
                comparisons.append(value)
        results = map(_result, self.texts, asked, comparisons)
        yield Report(engine.description, engine.batch_costs, tuple(results))


def _result(text: BenchText, asked: Questions, comparison: Comparison) -> Result:
    return Result(text.name, text.task, asked.language, comparison)


@dataclass(slots=True)
class _Received:
    """What came from the worker so far."""

    console: Console
    reports: list[Report] = field(default_factory=list)

    def take(self, value: Progress | Report) -> None:
        if isinstance(value, Progress):
            self.console.progress(value)
        else:
            self.reports.append(value)

    @property
    def report(self) -> Report:
        """The last value of the job."""
        if not self.reports:
            raise InternalError
        return self.reports[-1]
