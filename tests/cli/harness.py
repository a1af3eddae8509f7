"""The command line in this process: streams in memory, a scripted engine, folders of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from tests.fakes import ScriptedEngine
from writer.cli.main import main
from writer.cli.services import Services
from writer.core.errors import ModelMissing, WriterError
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.paths import Paths, resources
from writer.engine.api import Engine
from writer.engine.gguf import inspect
from writer.engine.machine import Machine
from writer.engine.placement import GIB
from writer.engine.planner import LoadPlan, plan


class Stream(BytesIO):
    """A standard stream that may be a terminal, or a pipe whose reader went away."""

    def __init__(self, content: bytes = b"", *, is_terminal: bool = False) -> None:
        super().__init__(content)
        self.is_terminal = is_terminal
        self.is_broken = False

    def isatty(self) -> bool:
        return self.is_terminal

    def write(self, content: object) -> int:
        if self.is_broken:
            raise BrokenPipeError
        assert isinstance(content, bytes)
        return super().write(content)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended."""

    code: int
    stdout: bytes
    stderr: str


@dataclass(slots=True)
class CommandLine:
    """Runs ``writer`` with what a test laid out."""

    home: Path
    engine: ScriptedEngine
    load_error: WriterError | None = None
    native_error: WriterError | None = None
    stdout: Stream = field(default_factory=Stream)
    stderr: Stream = field(default_factory=Stream)
    stdin_is_terminal: bool = False
    left: list[int] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)
    threads: int = 0

    @property
    def paths(self) -> Paths:
        return Paths.for_user({"WRITER_HOME": str(self.home)})

    def run(self, *arguments: str, stdin: bytes = b"") -> Outcome:
        self.stdout.seek(0)
        self.stdout.truncate()
        self.stderr.seek(0)
        self.stderr.truncate()
        code = main(arguments, self.services(Stream(stdin, is_terminal=self.stdin_is_terminal)))
        return Outcome(code, self.stdout.getvalue(), self.stderr.getvalue().decode())

    def write(self, *arguments: str, stdin: bytes = b"") -> Outcome:
        """Run a verb that needs a model, with one that need not exist."""
        return self.run(*arguments, "--model", "scripted.gguf", stdin=stdin)

    def services(self, stdin: Stream) -> Services:
        return Services(
            stdin=stdin,
            stdout=self.stdout,
            stderr=self.stderr,
            paths=self.paths,
            resources=resources(),
            environment={"XMODIFIERS": "@im=fcitx"},
            open_engine=self.open_engine,
            plan_for=self.plan_for,
            try_out=self.try_out,
            machine=self.machine,
            backends=self.backends,
            leave=self.left.append,
        )

    def open_engine(
        self, path: Path, token: CancelToken, *, leave_core_for_window: bool, threads: int
    ) -> Iterator[Progress | Engine]:
        assert not leave_core_for_window
        self.opened.append(path)
        self.threads = threads
        yield Progress(Stage.LOADING, 500, 1000)
        token.raise_if_cancelled()
        if self.load_error:
            raise self.load_error
        yield self.engine

    def plan_for(self, path: Path, *, leave_core_for_window: bool, threads: int) -> LoadPlan:
        if self.load_error:
            raise self.load_error
        return plan(
            inspect(path),
            self.machine(),
            leave_core_for_window=leave_core_for_window,
            threads=threads,
        )

    def try_out(self, path: Path, token: CancelToken) -> Iterator[Progress | LoadPlan]:
        yield Progress(Stage.LOADING, 500, 1000)
        yield Progress(Stage.MEASURING, 1, 2)
        token.raise_if_cancelled()
        yield self.plan_for(path, leave_core_for_window=False, threads=0)

    def machine(self) -> Machine:
        if self.native_error:
            raise self.native_error
        return Machine(4, 16 * GIB, 12 * GIB)

    def backends(self) -> tuple[str, ...]:
        if self.native_error:
            raise self.native_error
        return ("CPU (scripted)",)


def missing(path: str) -> ModelMissing:
    return ModelMissing(Path(path), "No such file or directory")


def lines_of(content: bytes) -> Sequence[str]:
    return content.decode().splitlines()
