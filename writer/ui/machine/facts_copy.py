"""Copies the facts about this machine, for whoever helps a person with Writer."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from writer.core.jobs import CancelToken
from writer.core.paths import resources
from writer.engine.api import Description
from writer.engine.catalogue import Catalogue
from writer.engine.guard import Guard
from writer.ui.model_host import ModelHost, Status
from writer.ui.runner import Runner
from writer.ui.surroundings import Surroundings


class FactsCopy(QObject):
    """Examines the machine off the window's thread and puts what it found on the clipboard."""

    def __init__(
        self,
        host: ModelHost,
        given: Surroundings,
        tell: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._given = given
        self._tell = tell
        self._runner = Runner(self)
        self._runner.produced.connect(self._take)

    @Slot()
    def copy(self) -> None:
        """Begin; the clipboard has the facts some moments later."""
        state = self._host.state
        running = state.description if state.status is Status.READY else None
        path = state.path
        self._runner.start(lambda token: self._facts(path, running, token))

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self._runner.cancel()

    def shut_down(self, timeout_ms: int) -> bool:
        """End the thread; False when that takes longer."""
        return self._runner.shut_down(timeout_ms)

    def _facts(
        self, path: Path | None, running: Description | None, token: CancelToken
    ) -> Iterator[str]:
        from writer.ui.machine import facts  # not before they are wanted

        given, doors = self._given, self._given.doors
        findings = facts.examine(
            lambda: path or given.find_model(),
            doors.machine,
            doors.backends,
            doors.plan_for,
            running=running,
            crash=Guard(given.paths.state).crash(),
        )
        token.raise_if_cancelled()
        header, folder = findings.header, resources()
        known = Catalogue.load(folder / "models.toml").entry_for(header.path) if header else None
        installation = facts.Installation(given.paths, folder, os.environ)
        report = facts.report(findings, installation, known.id if known else None)
        yield facts.without_names(facts.as_text(report), Path.home())

    @Slot(object)
    def _take(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self._tell(self.tr("The facts are on the clipboard. Nothing of your text is in them."))
