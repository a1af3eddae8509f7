"""Which model is used: found at the start, or chosen by the person and remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from writer.core.errors import NoModel
from writer.core.settings import Settings
from writer.ui.model_host import ModelHost, Status
from writer.ui.preferences import Preferences


class AsksForModel(Protocol):
    """Who answers which file it is."""

    def model_file(self, folder: str) -> Path | None:
        """Which model file to use."""
        ...


class ModelChoice(QObject):
    """Tells the host which model to load.

    Signals:
        missing: there is no model to load; the person may have one.
        settled: a model is being loaded; nothing more is asked of the person.
    """

    missing = Signal()
    settled = Signal()

    def __init__(
        self,
        host: ModelHost,
        asks: AsksForModel,
        preferences: Preferences,
        folder: Path,
        find: Callable[[], Path],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._asks = asks
        self._preferences = preferences
        self._folder = folder
        self._find = find
        self._chosen: Path | None = None
        host.state_changed.connect(self._remember)
        preferences.changed.connect(self._follow)

    def load(self, path: Path | None = None) -> None:
        """Load a model for this session: `path`, or the one that is set or found."""
        try:
            found = path or self._find()
        except NoModel:
            self.missing.emit()
            return
        self._load(found)

    @Slot()
    def choose(self) -> None:
        """Ask for a model file and load it; it is used from now on if it works."""
        folder = self._folder if self._folder.is_dir() else Path.home()
        if path := self._asks.model_file(str(folder)):
            self.use(path)

    def use(self, path: Path) -> None:
        """Load a model; it is used from now on if it works."""
        self._chosen = path
        self._load(path)

    @Slot(object)
    def _follow(self, before: Settings) -> None:
        """Load the model that is set now, unless it is the one that is there."""
        if self._chosen or self._preferences.settings.model == before.model:
            return
        try:
            found = self._find()
        except NoModel:
            return
        if found != self._host.state.path:
            self._load(found)

    def _load(self, path: Path) -> None:
        self.settled.emit()
        self._host.load(path)

    @Slot()
    def _remember(self) -> None:
        state = self._host.state
        if self._chosen and state.status is Status.READY and state.path == self._chosen:
            settings = replace(self._preferences.settings, model=str(self._chosen))
            self._preferences.change(settings)
            self._chosen = None
