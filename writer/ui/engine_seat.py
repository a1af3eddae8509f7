"""The place of the engine on the worker thread, and the jobs that are done with it.

Nothing here is called on the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

from writer.assist.tasks import TaskBook
from writer.core.errors import InternalError
from writer.core.jobs import CancelToken, Progress
from writer.core.values import Composition, EditRequest, Proposal, TitleList
from writer.engine.api import Chunk, Description, Engine, Message

OpenEngine = Callable[[Path, CancelToken], Iterator[Progress | Engine]]
RunTask = Callable[
    [EditRequest, Engine, TaskBook, CancelToken],
    Iterator[Progress | Chunk | Proposal | TitleList | Composition],
]
Opening = Callable[[EditRequest, TaskBook], tuple[Message, ...]]
"""What the prompt for a request begins with, up to where its passage starts."""


class EngineSeat:
    """Holds one engine, or none."""

    def __init__(
        self, open_engine: OpenEngine, run_task: RunTask, opening: Opening, tasks: TaskBook
    ) -> None:
        self._open_engine = open_engine
        self._run_task = run_task
        self._opening = opening
        self._tasks = tasks
        self._engine: Engine | None = None
        self._path: Path | None = None

    def use_tasks(self, tasks: TaskBook) -> None:
        """Work with these from the next run on; the one call that any thread may make."""
        self._tasks = tasks

    def load(
        self, path: Path, token: CancelToken, prepare: Callable[[], None] | None = None
    ) -> Iterator[Progress | Description]:
        """Put another engine in place of the one that is there; `prepare` in between."""
        self.clear()
        if prepare is not None:
            prepare()
        for value in self._open_engine(path, token):
            if isinstance(value, Progress):
                yield value
            else:
                self._engine, self._path = value, path
                yield value.description

    def run(
        self, path: Path | None, request: EditRequest, token: CancelToken
    ) -> Iterator[Progress | Description | Chunk | Proposal | TitleList | Composition]:
        """Run a task on the engine of `path`, which is loaded first where it is not there.

        The engine's Description comes before anything of the task.
        """
        engine = yield from self._loaded(path, token)
        yield from self._run_task(request, engine, self._tasks, token)

    def prewarm(self, request: EditRequest, token: CancelToken) -> Iterator[Progress]:
        """Read ahead what the prompt for `request` begins with."""
        if self._engine is not None:
            yield from self._engine.prewarm(self._opening(request, self._tasks), token)

    def calibrate(self, token: CancelToken) -> Iterator[Progress]:
        """Let the engine time itself."""
        if self._engine is not None:
            yield from self._engine.calibrate(token)

    def free(self, _token: CancelToken) -> Iterator[object]:
        """Give the engine's memory back."""
        self.clear()
        yield from ()

    def clear(self) -> None:
        """Close the engine."""
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.close()

    def _loaded(
        self, path: Path | None, token: CancelToken
    ) -> Generator[Progress | Description, None, Engine]:
        if path is None:
            raise InternalError("a task was started without a model")
        if self._engine is None or self._path != path:
            yield from self.load(path, token)
        else:
            yield self._engine.description
        if self._engine is None:
            raise InternalError("a model was loaded and gave no engine")
        return self._engine
