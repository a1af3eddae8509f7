"""What the verbs need from the world; tests hand them other things."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from writer.core.jobs import CancelToken, Progress
from writer.core.paths import Paths, resources
from writer.engine import loading
from writer.engine.api import Engine
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
    machine: Callable[[], Machine]
    backends: Callable[[], tuple[str, ...]]
    leave: Callable[[int], None]
    """End the process at once, whatever its threads do."""

    @classmethod
    def of_this_process(cls) -> Services:
        """The real ones."""
        return cls(
            stdin=sys.stdin.buffer,
            stdout=sys.stdout.buffer,
            stderr=sys.stderr.buffer,
            paths=Paths.for_user(),
            resources=resources(),
            environment=os.environ,
            open_engine=loading.open_engine,
            plan_for=loading.plan_for,
            machine=loading.machine,
            backends=loading.backends,
            leave=os._exit,
        )
