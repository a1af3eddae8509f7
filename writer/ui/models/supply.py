"""Assembles where models come from: the first page, the download, the dialog, the stick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QMainWindow

from writer.core.errors import WriterError
from writer.engine.digest import Digests
from writer.engine.found import FoundModel
from writer.ui.actions import Actions
from writer.ui.assembly import Assembly
from writer.ui.info_bar import InfoBar
from writer.ui.menus import Menus
from writer.ui.model_choice import ModelChoice
from writer.ui.model_host import ModelHost, Status
from writer.ui.models.download_bar import DownloadBar
from writer.ui.models.downloading import Downloading
from writer.ui.models.file_work import Brought, FileWork, Moved, Removed
from writer.ui.models.library import Library
from writer.ui.models.plans import Plans
from writer.ui.surroundings import Surroundings
from writer.ui.theme import Colours
from writer.ui.threads import Stops
from writer.ui.welcome import Welcome

if TYPE_CHECKING:  # few starts need them
    from writer.ui.models.dialog import ModelsDialog
    from writer.ui.models.stick import StickDialog


class Window(Protocol):
    """The parts of the window that models matter to."""

    commands: Actions
    host: ModelHost
    info_bar: InfoBar
    menus: Menus
    models: ModelChoice
    welcome: Welcome

    def show_error(self, error: WriterError) -> None:
        """Say what went wrong."""
        ...


class ModelSupply(Assembly):
    """Where models come from, in one window."""

    def __init__(self, window: Window, given: Surroundings) -> None:
        super().__init__(window)
        self._window = window
        self._given = given
        digests = Digests(given.paths.cache / "digests.json")
        preferences, shelves = given.preferences, given.shelves
        self.library = Library(given.doors, shelves, digests, preferences, self)
        self.downloading = Downloading(shelves, given.paths.models, preferences, self)
        self.work = FileWork(digests, shelves, self)
        self.plans = Plans(window.host, given.doors, self)
        self.bar = DownloadBar(self.downloading)
        self.dialog: ModelsDialog | None = None
        self.stick: StickDialog | None = None
        self.show_models = QAction(self)
        self._waiting: Callable[[], None] | None = None
        """What is done to a file as soon as nothing reads it."""
        self._was_used = False
        """Whether the model in use is being deleted."""
        self._lay_out()
        self._connect_signals()
        self.retranslate()
        self._set_colours(given.appearance.colours)
        window.welcome.set_library(self.library)

    def begin(self) -> None:
        """The window is shown: see whether a download was left unfinished."""
        self.downloading.look()

    @property
    def _threads(self) -> Sequence[Stops]:
        return self.library, self.downloading, self.work, self.plans

    def _lay_out(self) -> None:
        beside = self._window.welcome.parentWidget()
        column = beside.layout() if beside is not None else None
        if isinstance(column, QBoxLayout):
            column.insertWidget(column.indexOf(self._window.welcome), self.bar)
        self.show_models.setObjectName("models")
        writing = self._window.menus.writing
        writing.insertAction(self._window.commands.choose_model, self.show_models)
        if isinstance(self._window, QMainWindow):
            self._window.addAction(self.show_models)

    def _connect_signals(self) -> None:
        window, welcome = self._window, self._window.welcome
        window.models.missing.connect(self._begin_first_start)
        welcome.download_requested.connect(self.downloading.start)
        welcome.use_requested.connect(self._use_found)
        welcome.stick_requested.connect(self.open_stick)
        welcome.others_requested.connect(self.open_dialog)
        self.show_models.triggered.connect(self.open_dialog)
        self.downloading.changed.connect(self._tell_welcome)
        self.downloading.arrived.connect(self._on_arrived)
        self.bar.use_requested.connect(self._use_arrived)
        self.work.brought.connect(self._on_brought)
        self.work.moved.connect(self._on_moved)
        self.work.removed.connect(self._on_removed)
        window.host.rested.connect(self._begin_waiting)
        self.work.failed.connect(self._on_failed)
        self._given.appearance.changed.connect(self._set_colours)

    @Slot()
    def open_dialog(self) -> None:
        """Show all models; the same window when it is open already."""
        if self.dialog is None:
            from writer.ui.models.dialog import ModelsDialog  # as above

            parent = self._window if isinstance(self._window, QMainWindow) else self
            self.dialog = ModelsDialog(self, parent)
            self.dialog.destroyed.connect(self._forget_dialog)
            self.library.search()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    @Slot()
    def open_stick(self) -> None:
        """Say what to fetch on another computer, and take it in."""
        if self.stick is None:
            outlook = self.library.outlook
            entry = outlook.recommended if outlook else None
            from writer.ui.models.stick import StickDialog  # as above

            parent = self._window if isinstance(self._window, QMainWindow) else self
            colours = self._given.appearance.colours
            self.stick = StickDialog(self.library.catalogue.entries, entry, colours, parent)
            self.stick.file_requested.connect(self._bring)
            self._given.appearance.changed.connect(self.stick.set_colours)
            self.stick.destroyed.connect(self._forget_stick)
        self.stick.show()
        self.stick.raise_()

    @property
    def given(self) -> Surroundings:
        """What the window was given."""
        return self._given

    @property
    def host(self) -> ModelHost:
        """The model that runs."""
        return self._window.host

    def use(self, path: Path) -> None:
        """Use a model from now on, where it lies."""
        self._window.models.use(path)

    def remove(self, path: Path) -> None:
        """Delete a file of Writer's own; the model in use gives its memory back before."""
        host = self._window.host
        self._was_used = host.state.path == path
        delete = partial(self.work.remove, path, self._given.paths.models)
        self._begin_unread(delete, host.unload if self._was_used else None)

    def relocate(self, path: Path, folder: Path) -> None:
        """Bring a file into another folder; the model in use gives its memory back before."""
        host = self._window.host
        free = host.free if host.state.path == path else None
        self._begin_unread(partial(self.work.move, path, folder), free)

    def forget(self, path: Path) -> None:
        """A file is gone, or shall not be used any more: take another one, if there is one."""
        preferences, host = self._given.preferences, self._window.host
        if host.state.path == path:
            host.unload()
        if preferences.settings.model == str(path):
            preferences.set(model="")
        if host.state.status is Status.NONE:
            self._window.models.load()

    def _begin_unread(self, work: Callable[[], None], free: Callable[[], None] | None) -> None:
        """Begin when nothing reads the file any more: Windows touches none that is in use."""
        self._waiting = work
        if free is not None:
            free()
        else:
            self._begin_waiting()

    @Slot()
    def _begin_waiting(self) -> None:
        work, self._waiting = self._waiting, None
        if work is not None:
            work()

    @Slot(object)
    def _on_removed(self, removed: Removed) -> None:
        self._was_used = False
        self.forget(removed.path)
        self.library.search()

    @Slot()
    def _begin_first_start(self) -> None:
        self._window.welcome.show()
        self.library.search()

    @Slot(object)
    def _use_found(self, model: FoundModel) -> None:
        self.use(model.path)

    @Slot()
    def _tell_welcome(self) -> None:
        self._window.welcome.set_downloading(is_running=self.downloading.is_running)

    @Slot(object)
    def _on_arrived(self, path: Path) -> None:
        """Use it at once where there is none; else it is offered in its bar."""
        if self._window.host.state.status in (Status.NONE, Status.FAILED):
            self.use(path)
            self.downloading.drop()
        self.library.search()

    @Slot()
    def _use_arrived(self) -> None:
        delivery = self.downloading.delivery
        self.downloading.drop()
        if delivery is not None and delivery.path is not None:
            self.use(delivery.path)

    @Slot()
    def _bring(self) -> None:
        """Take in the file on the stick; the models' window tells how far that is."""
        words = self.tr("Choose the model file on the stick"), self.tr("Model files (*.gguf)")
        name, _ = QFileDialog.getOpenFileName(self.stick or self, words[0], "", words[1])
        if name:
            if self.stick is not None:
                self.stick.close()
            self.bring(Path(name))

    def bring(self, path: Path) -> None:
        """Check this file and copy it into Writer's own folder."""
        self.open_dialog()
        self.work.bring(path, self._given.paths.models, self.library.catalogue)

    @Slot(object)
    def _on_brought(self, brought: Brought) -> None:
        self.use(brought.path)
        self.library.search()

    @Slot(object)
    def _on_moved(self, moved: Moved) -> None:
        """What is set to the old place is set to the new one."""
        preferences, folder = self._given.preferences, str(moved.new.parent)
        settings = preferences.settings
        if moved.new.parent != self._given.paths.models and folder not in settings.model_folders:
            preferences.set(model_folders=(*settings.model_folders, folder))
        if str(moved.old) in (settings.model, str(self._window.host.state.path)):
            self.use(moved.new)
        self.library.search()

    @Slot(object)
    def _on_failed(self, error: WriterError) -> None:
        if self._was_used:  # its file is there still
            self._was_used = False
            self._window.models.load()
        if self.dialog is None:
            self._window.show_error(error)

    @Slot()
    def _forget_dialog(self) -> None:
        self.dialog = None

    @Slot()
    def _forget_stick(self) -> None:
        self.stick = None

    @Slot(object)
    def _set_colours(self, colours: Colours) -> None:
        self.bar.set_colours(colours)

    def retranslate(self) -> None:
        """Name everything in the language of the interface."""
        self.show_models.setText(self.tr("Models…"))
