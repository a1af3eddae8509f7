"""Long work on model files, one at a time: reading one whole, moving it, bringing one in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from writer.core.errors import ChecksumMismatch, WriterError
from writer.core.jobs import CancelToken, Job, Progress
from writer.engine.catalogue import Catalogue
from writer.engine.digest import Digests
from writer.engine.found import FoundModel, Verdict, examine, verify_found
from writer.engine.newer import Changes
from writer.engine.relocation import copy, move, remove
from writer.ui.runner import Runner
from writer.ui.surroundings import Shelves


@dataclass(frozen=True, slots=True)
class Moved:
    """A model file lies somewhere else now."""

    old: Path
    new: Path


@dataclass(frozen=True, slots=True)
class Removed:
    """A model file of Writer's own is gone."""

    path: Path


@dataclass(frozen=True, slots=True)
class Brought:
    """A model file was copied into Writer's own folder."""

    path: Path


@dataclass(frozen=True, slots=True)
class Checked:
    """A model was read whole."""

    before: FoundModel
    after: FoundModel


class FileWork(QObject):
    """Runs on a thread of its own; what begins while something runs takes its place.

    Signals:
        progressed: a Progress.
        checked, moved, removed, brought, compared: what was asked for is done; with Checked,
            Moved, Removed, Brought, Changes.
        failed: it ended with this WriterError.
        ended: nothing runs any more, however it went.
    """

    progressed = Signal(object)
    checked = Signal(object)
    moved = Signal(object)
    removed = Signal(object)
    brought = Signal(object)
    compared = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, digests: Digests, shelves: Shelves, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._digests = digests
        self._shelves = shelves
        self._runner = Runner(self)
        self._runner.produced.connect(self._take)
        self._runner.failed.connect(self._fail)
        self._runner.finished.connect(self.ended)
        self._runner.cancelled.connect(self.ended)

    @property
    def is_busy(self) -> bool:
        """Whether something runs."""
        return self._runner.is_busy

    def check(self, model: FoundModel) -> None:
        """Read all of a model and compare it with the catalogue."""
        digests = self._digests

        def job(token: CancelToken) -> Iterator[object]:
            for value in verify_found([model], digests, token):
                yield value if isinstance(value, Progress) else Checked(model, value)

        self._start(job)

    def move(self, path: Path, folder: Path) -> None:
        """Bring a model file to another drive; the old one goes when the new one is proved."""

        def job(token: CancelToken) -> Iterator[object]:
            for value in move(path, folder, token):
                yield value if isinstance(value, Progress) else Moved(path, value)

        self._start(job)

    def remove(self, path: Path, folder: Path) -> None:
        """Delete a file of Writer's own folder, which nothing reads any more."""

        def job(_token: CancelToken) -> Iterator[object]:
            remove(path, folder)
            yield Removed(path)

        self._start(job)

    def bring(self, path: Path, folder: Path, catalogue: Catalogue) -> None:
        """Check a file on a stick and copy it into `folder`."""
        digests = self._digests

        def job(token: CancelToken) -> Iterator[object]:
            name = ""
            for value in examine(path, catalogue, digests, token):
                if isinstance(value, Progress):
                    yield value
                elif value.verdict is Verdict.WRONG and value.entry is not None:
                    raise ChecksumMismatch(path, value.entry.sha256, "")
                else:
                    name = value.own_name
            for step in copy(path, folder, token, name=name):
                yield step if isinstance(step, Progress) else Brought(step)

        self._start(job)

    def compare(self, catalogue: Catalogue) -> None:
        """Ask the network whether there are newer models: only because a person wants that."""
        self._start(lambda token: self._shelves.look_for_newer(catalogue, token))

    @Slot()
    def cancel(self) -> None:
        """Stop; a file that was being moved stays where it was."""
        self._runner.cancel()

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self._runner.cancel()

    def shut_down(self, timeout_ms: int) -> bool:
        """End the thread; False when that takes longer."""
        return self._runner.shut_down(timeout_ms)

    def _start(self, job: Job) -> None:
        self._runner.start(job)

    @Slot(object)
    def _take(self, value: object) -> None:
        match value:
            case Progress():
                self.progressed.emit(value)
            case Checked():
                self.checked.emit(value)
            case Moved():
                self.moved.emit(value)
            case Removed():
                self.removed.emit(value)
            case Brought():
                self.brought.emit(value)
            case Changes():
                self.compared.emit(value)

    @Slot(object)
    def _fail(self, error: WriterError) -> None:
        self.failed.emit(error)
        self.ended.emit()
