"""What a window is given by whoever opens it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from writer.assist.tasks import TaskBook
from writer.core.jobs import CancelToken
from writer.core.paths import Paths
from writer.core.sockets import SocketCount
from writer.engine.catalogue import Catalogue
from writer.engine.download.transfer import Terms, Transfer
from writer.engine.entry import Entry, Source
from writer.engine.machine import Machine
from writer.engine.model_places import Place
from writer.engine.newer import Changes
from writer.engine.planner import LoadPlan
from writer.ui.engine_seat import OpenEngine, Opening, RunTask
from writer.ui.icons import Icons
from writer.ui.preferences import Preferences
from writer.ui.theme import Appearance
from writer.ui.translation import Translation


@dataclass(frozen=True, slots=True)
class Doors:
    """What else the engine can be asked and told; on a worker thread, for it loads llama.cpp."""

    machine: Callable[[], Machine]
    """This computer with its cards, as they are now."""
    backends: Callable[[], tuple[str, ...]]
    """What llama.cpp can compute on."""
    plan_for: Callable[[Path], LoadPlan]
    """How a model would be loaded now; raises ModelError."""
    step_down: Callable[[Path, str], None]
    """See `writer.engine.loading.step_down`."""
    trust_again: Callable[[Path], None]
    """See `writer.engine.loading.trust_again`."""


class Fetch(Protocol):
    """See `writer.engine.download.job.download`; the only way to the network."""

    def __call__(
        self,
        entry: Entry,
        sources: Sequence[Source],
        folder: Path,
        token: CancelToken,
        terms: Terms,
    ) -> Iterator[Transfer | Path]:
        """Yield how far it is, then the path of the file."""
        ...


@dataclass(frozen=True, slots=True)
class Shelves:
    """Where models are and come from."""

    catalogue: Callable[[], Catalogue]
    """The models that Writer knows."""
    places: Callable[[Iterable[Path]], tuple[Place, ...]]
    """Where models may lie already, the folders that were added among them."""
    fetch: Fetch
    look_for_newer: Callable[[Catalogue, CancelToken], Iterator[Changes]]
    """Ask the network whether there are others; only where a person wants that."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The user's folders and choices, the engine, and how everything looks."""

    paths: Paths
    preferences: Preferences
    tasks: TaskBook
    open_engine: OpenEngine
    run_task: RunTask
    doors: Doors
    shelves: Shelves
    opening: Opening
    cores: int
    """How many threads a person may choose, at most."""
    find_model: Callable[[], Path]
    """Which model to load at first; raises NoModel."""
    appearance: Appearance
    translation: Translation
    icons: Icons
    sockets: SocketCount = field(default_factory=SocketCount)
    """How many were opened since the start."""
