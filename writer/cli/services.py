"""What the verbs need from the world; tests hand them other things."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol, TextIO

from writer.cli.exits import OutputLost
from writer.core.jobs import CancelToken, Progress
from writer.core.paths import Paths, resources
from writer.engine import loading
from writer.engine.api import Engine
from writer.engine.guard import Guard, watch_faults
from writer.engine.machine import Machine
from writer.engine.planner import LoadPlan


class OpenEngine(Protocol):
    """See `writer.engine.loading.open_engine`."""

    def __call__(
        self, path: Path, token: CancelToken, *, leave_core_for_window: bool, threads: int
    ) -> Iterator[Progress | Engine]:
        """Yield Progress, then the engine."""
        ...


class PlanFor(Protocol):
    """See `writer.engine.loading.plan_for`."""

    def __call__(self, path: Path, *, leave_core_for_window: bool, threads: int) -> LoadPlan:
        """How the model would be loaded."""
        ...


@dataclass(frozen=True, slots=True)
class Services:
    """The standard streams, the user's folders, and the engine's doors."""

    stdin: BinaryIO
    stdout: BinaryIO
    stderr: BinaryIO
    paths: Paths
    resources: Path
    environment: Mapping[str, str]
    open_engine: OpenEngine
    plan_for: PlanFor
    try_out: Callable[[Path, CancelToken], Iterator[Progress | LoadPlan]]
    """See `writer.engine.loading.try_out`."""
    machine: Callable[[], Machine]
    backends: Callable[[], tuple[str, ...]]
    leave: Callable[[int], None]
    """End the process at once, whatever its threads do."""

    @classmethod
    def of_this_process(cls) -> Services:
        """The real ones."""
        paths = Paths.for_user()
        watch_faults(paths.state)
        return cls(
            stdin=_buffer(sys.stdin),
            stdout=_buffer(sys.stdout),
            stderr=_buffer(sys.stderr),
            paths=paths,
            resources=resources(),
            environment=os.environ,
            open_engine=partial(loading.open_engine, paths=paths),
            plan_for=partial(loading.plan_for, paths=paths),
            try_out=partial(loading.try_out, paths=paths),
            machine=loading.machine,
            backends=loading.backends,
            leave=partial(_leave, Guard(paths.state)),
        )

    def deliver(self, text: str) -> None:
        """Write a result to standard output. Raises OutputLost, or BrokenPipeError."""
        self.deliver_bytes(text.encode("utf-8", "replace"))

    def deliver_bytes(self, content: bytes) -> None:
        """The same for what is no text."""
        try:
            self.stdout.write(content)
            self.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            forget(self.stdout)
            raise OutputLost(error.strerror or "") from error


def forget(stream: BinaryIO) -> None:
    """Nobody takes what the stream still holds back: it must not be tried again at the end."""
    null = os.open(os.devnull, os.O_WRONLY)
    with suppress(OSError):
        os.dup2(null, stream.fileno())
    os.close(null)


def _leave(guard: Guard, code: int) -> None:
    """End the process; that a model was being loaded is no crash then."""
    guard.forgive()
    os._exit(code)


def _buffer(stream: TextIO | None) -> BinaryIO:
    """The bytes of a standard stream; of one that was closed, nothing and nowhere."""
    return stream.buffer if stream is not None else BytesIO()
