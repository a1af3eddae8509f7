"""Downloads that were not finished: which are there, dropping one, clearing away what is no use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from writer.core.atomic import remove_left_behind
from writer.core.download_errors import AlreadyDownloading
from writer.core.errors import UnwritableFile
from writer.core.file_lock import take
from writer.core.obstacles import obstacle
from writer.engine.catalogue import Catalogue
from writer.engine.download.part import PART, STATE, STATE_LIMIT, PartState, let_go
from writer.engine.entry import Entry
from writer.engine.model_files import SUFFIX
from writer.engine.relocation import MOVING


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A download that can go on where it stopped."""

    entry: Entry
    done_bytes: int


def unfinished(folder: Path, catalogue: Catalogue) -> list[Unfinished]:
    """Those of `folder`, in the catalogue's order; one that runs is among them."""
    found = [(entry, _done_bytes(folder, entry)) for entry in catalogue.entries]
    return [Unfinished(entry, done) for entry, done in found if done]


def discard(folder: Path, entry: Entry) -> None:
    """Drop what has arrived; raises AlreadyDownloading where it runs, or UnwritableFile."""
    part, state = folder / f"{entry.file}{PART}", folder / f"{entry.file}{STATE}"
    if not state.exists():
        return
    try:
        if not _drop(part, state):
            raise AlreadyDownloading(entry.name)
    except OSError as error:
        raise UnwritableFile(part, error.strerror or "", obstacle(error)) from error


def sweep(folder: Path, catalogue: Catalogue) -> None:
    """Clear away what will never be finished.

    That is parts of models that are not known any more, and what a killed move has left.
    """
    with suppress(OSError):
        for moving in folder.glob(f"*{SUFFIX}{MOVING}"):
            remove_left_behind(moving)
    for state in _states(folder):
        name = state.name.removesuffix(STATE)
        entry = next((entry for entry in catalogue.entries if entry.file == name), None)
        if entry is None or not _done_bytes(folder, entry):
            with suppress(OSError):
                _drop(folder / f"{name}{PART}", state)


def _states(folder: Path) -> Iterator[Path]:
    """Files that say by what is in them that they are Writer's own."""
    try:
        yield from [path for path in folder.glob(f"*{STATE}") if _state(path).sha256]
    except OSError:
        return


def _state(path: Path) -> PartState:
    try:
        with path.open("rb") as stream:
            return PartState.parse(stream.read(STATE_LIMIT))
    except OSError:
        return PartState()


def _done_bytes(folder: Path, entry: Entry) -> int:
    """How much has arrived of just this file; 0 where nothing can come of it."""
    if _state(folder / f"{entry.file}{STATE}").sha256 != entry.sha256:
        return 0
    try:
        done = (folder / f"{entry.file}{PART}").stat().st_size
    except OSError:
        return 0
    return done if done <= entry.size_bytes else 0


def _drop(part: Path, state: Path) -> bool:
    """Remove both, unless somebody is at them."""
    lock = take(state)
    if lock is None:
        return False
    try:
        part.unlink(missing_ok=True)
    finally:
        let_go(lock, state, removing=not part.exists())
    return True
