"""What a window is given by whoever opens it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from writer.assist.tasks import TaskBook
from writer.core.paths import Paths
from writer.ui.engine_seat import OpenEngine, Opening, RunTask
from writer.ui.icons import Icons
from writer.ui.preferences import Preferences
from writer.ui.theme import Appearance
from writer.ui.translation import Translation


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The user's folders and choices, the engine, and how everything looks."""

    paths: Paths
    preferences: Preferences
    tasks: TaskBook
    open_engine: OpenEngine
    run_task: RunTask
    opening: Opening
    cores: int
    """How many threads a person may choose, at most."""
    find_model: Callable[[], Path]
    """Which model to load at first; raises NoModel."""
    appearance: Appearance
    translation: Translation
    icons: Icons
