"""What models there are for this machine: found, known to Writer, and how they would run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from writer.core.errors import NativeLibraryUnusable
from writer.core.jobs import CancelToken
from writer.engine.catalogue import Catalogue
from writer.engine.digest import Digests
from writer.engine.entry import Entry
from writer.engine.foreseen import foreseen, recommended
from writer.engine.found import FoundModel, Verdict, find_models, verify_found
from writer.engine.machine import Machine
from writer.engine.placement import Placement
from writer.ui.preferences import Preferences
from writer.ui.runner import Runner
from writer.ui.surroundings import Doors, Shelves


@dataclass(frozen=True, slots=True)
class Outlook:
    """This machine, and how the models of the catalogue would run on it."""

    machine: Machine
    recommended: Entry | None
    placements: Mapping[str, Placement]
    """By the entry's id; those that do not fit are left out."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A model of which every byte was read, with what came of it."""

    model: FoundModel


class Library(QObject):
    """Looks when it is asked to, on a thread of its own; then reads what may be of the catalogue.

    Signals:
        changed: `found` or `outlook` is another now.
        searched: every place was looked into.
    """

    changed = Signal()
    searched = Signal()

    def __init__(
        self,
        doors: Doors,
        shelves: Shelves,
        digests: Digests,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._doors = doors
        self._shelves = shelves
        self._digests = digests
        self._preferences = preferences
        self._catalogue: Catalogue | None = None
        self._coming: list[FoundModel] = []
        self.found: tuple[FoundModel, ...] = ()
        self.outlook: Outlook | None = None
        self.is_searching = False
        self._runner = Runner(self)
        self._runner.produced.connect(self._take)
        self._runner.finished.connect(self._end)
        self._runner.failed.connect(self._end)

    @property
    def catalogue(self) -> Catalogue:
        """The models that Writer knows; read when first asked for."""
        if self._catalogue is None:
            self._catalogue = self._shelves.catalogue()
        return self._catalogue

    @property
    def missing(self) -> tuple[Entry, ...]:
        """Models of the catalogue that were not found."""
        here = {model.entry for model in self.found if model.verdict is not Verdict.WRONG}
        return tuple(entry for entry in self.catalogue.entries if entry not in here)

    @property
    def usable(self) -> tuple[FoundModel, ...]:
        """What can be offered to a person at once: the catalogue's first, in its order."""
        order = {entry: place for place, entry in enumerate(self.catalogue.entries)}
        right = [model for model in self.found if model.verdict is not Verdict.WRONG]
        last = len(order)
        return tuple(sorted(right, key=lambda m: order.get(m.entry, last) if m.entry else last))

    @Slot()
    def search(self) -> None:
        """Look again, in all places."""
        settings = self._preferences.settings
        places = self._shelves.places([Path(folder) for folder in settings.model_folders])
        forgotten = [Path(name) for name in settings.forgotten_models]
        catalogue, digests = self.catalogue, self._digests
        self._coming = []
        self.is_searching = True

        def job(token: CancelToken) -> Iterator[object]:
            found = []
            for model in find_models(places, catalogue, digests, token, forgotten=forgotten):
                found.append(model)
                yield model
            yield self._foresee(catalogue, token)
            for value in verify_found(found, digests, token):
                if isinstance(value, FoundModel):
                    yield _Read(value)

        self._runner.start(job)
        self.changed.emit()

    def replace(self, old: FoundModel, new: FoundModel) -> None:
        """Something was learnt of a model: it was read, or moved."""
        self.found = tuple(new if model == old else model for model in self.found)
        self.changed.emit()

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self._runner.cancel()

    def shut_down(self, timeout_ms: int) -> bool:
        """End the thread; False when that takes longer."""
        return self._runner.shut_down(timeout_ms)

    def _foresee(self, catalogue: Catalogue, token: CancelToken) -> Outlook:
        token.raise_if_cancelled()
        try:
            machine = self._doors.machine()
        except NativeLibraryUnusable:
            machine = Machine.here()
        placements = {
            entry.id: placement
            for entry in catalogue.entries
            if (placement := foreseen(entry, machine))
        }
        return Outlook(machine, recommended(catalogue.entries, machine), placements)

    @Slot(object)
    def _take(self, value: object) -> None:
        if isinstance(value, Outlook):
            self.outlook = value
            self._end_search()
            return
        if isinstance(value, _Read):
            old = next((m for m in self.found if m.path == value.model.path), None)
            if old is not None:
                self.replace(old, value.model)
            return
        if isinstance(value, FoundModel):
            self._coming.append(value)
            if len(self._coming) <= len(self.found):
                return  # a second look shows its list when it is whole
            self.found = tuple(self._coming)
        self.changed.emit()

    @Slot()
    def _end(self) -> None:
        if self.is_searching:  # it failed before it had looked everywhere
            self._end_search()

    def _end_search(self) -> None:
        self.is_searching = False
        self.found = tuple(self._coming)
        self.changed.emit()
        self.searched.emit()
