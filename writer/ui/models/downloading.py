"""The one download that may run: begun, paused, resumed, dropped; it goes on while one writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Signal, Slot

from writer.core.errors import WriterError
from writer.core.jobs import CancelToken
from writer.core.settings import Settings
from writer.engine.download.leftovers import Unfinished, discard, sweep, unfinished
from writer.engine.download.transfer import Terms, Transfer
from writer.engine.entry import Entry
from writer.ui.preferences import Preferences
from writer.ui.runner import Runner
from writer.ui.surroundings import Shelves


class Step(Enum):
    """How a download stands."""

    RUNNING = auto()
    PAUSED = auto()
    """What has arrived is kept, after a restart too."""
    FAILED = auto()
    DONE = auto()


@dataclass(frozen=True, slots=True)
class Delivery:
    """A download, for people to see."""

    entry: Entry
    step: Step
    done_bytes: int = 0
    transfer: Transfer | None = None
    """While it runs, once it has begun."""
    error: WriterError | None = None
    path: Path | None = None
    """Of the file, when it is done."""

    @property
    def percent(self) -> int:
        """How much of it is there."""
        return min(100, self.done_bytes * 100 // self.entry.size_bytes)


class Downloading(QObject):
    """Downloads into Writer's own folder, on a thread of its own.

    Signals:
        changed: `delivery` is another now.
        arrived: this file (a Path) is there, every byte of it right.
    """

    changed = Signal()
    arrived = Signal(object)

    def __init__(
        self,
        shelves: Shelves,
        folder: Path,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shelves = shelves
        self._folder = folder
        self._preferences = preferences
        self._delivery: Delivery | None = None
        self._runner = Runner(self)
        self._runner.produced.connect(self._on_produced)
        self._runner.failed.connect(self._on_failed)
        self._runner.cancelled.connect(self._on_cancelled)
        preferences.changed.connect(self._follow)

    @property
    def delivery(self) -> Delivery | None:
        """The download that runs, waits or has ended; None where there is none."""
        return self._delivery

    @property
    def is_running(self) -> bool:
        """Whether bytes come in."""
        return self._delivery is not None and self._delivery.step is Step.RUNNING

    def look(self) -> None:
        """See whether an earlier session left something to go on with."""
        if self._delivery is None:
            self._runner.start(self._left_over)

    def start(self, entry: Entry) -> None:
        """Fetch a model, or go on where it stopped; another one that runs is paused."""
        is_same = self._delivery is not None and self._delivery.entry == entry
        done = self._delivery.done_bytes if self._delivery and is_same else 0
        self._set(Delivery(entry, Step.RUNNING, done))
        is_chinese = QLocale().language() is QLocale.Language.Chinese
        sources = entry.sources_in_order(chinese=is_chinese)
        terms = Terms(bytes_per_second=self._preferences.settings.download_limit_kb * 1000)
        fetch, folder = self._shelves.fetch, self._folder
        self._runner.start(lambda token: fetch(entry, sources, folder, token, terms))

    @Slot()
    def resume(self) -> None:
        """Go on with what waits or failed."""
        if self._delivery is not None and self._delivery.step in (Step.PAUSED, Step.FAILED):
            self.start(self._delivery.entry)

    @Slot()
    def pause(self) -> None:
        """Stop for now; what has arrived is kept."""
        self._runner.cancel()

    @Slot()
    def drop(self) -> None:
        """Give it up: what has arrived is removed."""
        delivery = self._delivery
        if delivery is None or delivery.step is Step.RUNNING:
            return
        self._set(None)
        if delivery.step is not Step.DONE:
            folder = self._folder
            self._runner.start(lambda _token: _dropped(lambda: discard(folder, delivery.entry)))

    def site_label(self) -> str:
        """What the source at work calls itself."""
        delivery = self._delivery
        if delivery is None or delivery.transfer is None:
            return ""
        sites = {source.site: source.label for source in delivery.entry.sources}
        return sites.get(delivery.transfer.site, delivery.transfer.site)

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self._runner.cancel()

    def shut_down(self, timeout_ms: int) -> bool:
        """End the thread; False when that takes longer. The next start goes on."""
        return self._runner.shut_down(timeout_ms)

    def _left_over(self, _token: CancelToken) -> Iterator[Unfinished]:
        catalogue = self._shelves.catalogue()
        sweep(self._folder, catalogue)
        yield from unfinished(self._folder, catalogue)[:1]

    @Slot(object)
    def _on_produced(self, value: object) -> None:
        if isinstance(value, Unfinished):
            self._set(Delivery(value.entry, Step.PAUSED, value.done_bytes))
        elif self._delivery is None:
            return
        elif isinstance(value, Path):
            total = self._delivery.entry.size_bytes
            self._set(Delivery(self._delivery.entry, Step.DONE, total, path=value))
            self.arrived.emit(value)
        elif isinstance(value, Transfer):
            self._set(replace(self._delivery, transfer=value, done_bytes=value.done))

    @Slot(object)
    def _on_failed(self, error: WriterError) -> None:
        if self._delivery is not None:
            self._set(replace(self._delivery, step=Step.FAILED, transfer=None, error=error))

    @Slot()
    def _on_cancelled(self) -> None:
        if self._delivery is not None:
            self._set(replace(self._delivery, step=Step.PAUSED, transfer=None))

    @Slot(object)
    def _follow(self, before: Settings) -> None:
        """Another speed limit holds at once."""
        limit = self._preferences.settings.download_limit_kb
        if limit != before.download_limit_kb and self._delivery is not None and self.is_running:
            self.start(self._delivery.entry)

    def _set(self, delivery: Delivery | None) -> None:
        self._delivery = delivery
        self.changed.emit()


def _dropped(drop: Callable[[], None]) -> Iterator[object]:
    drop()
    yield from ()
