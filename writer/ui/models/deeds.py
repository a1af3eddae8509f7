"""What is done with the model that is selected, and the ways to more of them."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QLocale, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from writer.engine.entry import Entry
from writer.engine.found import FoundModel
from writer.engine.relocation import is_own
from writer.ui.model_host import ModelHost
from writer.ui.models.downloading import Downloading
from writer.ui.models.file_work import FileWork
from writer.ui.models.library import Library
from writer.ui.models.list import ModelList
from writer.ui.models.plans import Plans
from writer.ui.models.words import model_name
from writer.ui.phrases import size
from writer.ui.surroundings import Surroundings


class Supply(Protocol):
    """Whose parts the dialog shows, and who does what is more than one part's business."""

    library: Library
    downloading: Downloading
    work: FileWork
    plans: Plans

    @property
    def given(self) -> Surroundings:
        """What the window was given."""
        ...

    @property
    def host(self) -> ModelHost:
        """The model that runs."""
        ...

    def use(self, path: Path) -> None:
        """Use a model from now on."""
        ...

    def forget(self, path: Path) -> None:
        """A file is gone, or shall not be used any more."""
        ...

    def relocate(self, path: Path, folder: Path) -> None:
        """Bring a file into another folder."""
        ...

    def remove(self, path: Path) -> None:
        """Delete a file of Writer's own, once nothing reads it."""
        ...

    def open_stick(self) -> None:
        """Say how a model comes from another computer."""
        ...


class ModelDeeds(QObject):
    """Carries out what the buttons of the models' window ask for.

    Signals:
        began: something that takes its time has begun.
    """

    began = Signal()

    def __init__(self, supply: Supply, list: ModelList, window: QWidget) -> None:
        super().__init__(window)
        self._supply = supply
        self._list = list
        self._window = window

    @property
    def _model(self) -> FoundModel | None:
        row = self._list.selected
        return row if isinstance(row, FoundModel) else None

    def is_own(self, model: FoundModel) -> bool:
        """Whether Writer may delete the file."""
        return is_own(model.path, self._supply.given.paths.models)

    @Slot()
    def use(self) -> None:
        """Use the model from now on."""
        model = self._model
        if model is not None and model.path != self._supply.host.state.path:
            self._supply.use(model.path)

    @Slot()
    def download(self) -> None:
        """Fetch the model."""
        row = self._list.selected
        if isinstance(row, Entry):
            self._supply.downloading.start(row)

    @Slot()
    def check(self) -> None:
        """Read all of the file and compare it with what is published."""
        if model := self._model:
            self._supply.work.check(model)
            self.began.emit()

    @Slot()
    def move(self) -> None:
        """Ask for a folder and bring the file there."""
        row = self._model
        if row is None:
            return
        title = self.tr("Where should the model be kept?")
        folder = QFileDialog.getExistingDirectory(self._window, title, str(row.path.parent))
        if folder and Path(folder) != row.path.parent:
            self._supply.relocate(row.path, Path(folder))
            self.began.emit()

    @Slot()
    def remove(self) -> None:
        """Delete a file of Writer's own, once that is sure; do not list any other again."""
        row = self._model
        if row is None:
            return
        preferences = self._supply.given.preferences
        if self.is_own(row):
            if self._is_sure(row):
                self._supply.remove(row.path)
            return
        forgotten = (*preferences.settings.forgotten_models, str(row.path))
        preferences.set(forgotten_models=forgotten)
        self._supply.forget(row.path)
        self._supply.library.search()

    def _is_sure(self, model: FoundModel) -> bool:
        is_chinese = QLocale().language() is QLocale.Language.Chinese
        name = model_name(model, is_chinese=is_chinese)
        text = self.tr("Remove {name} from this computer? That frees {size}.").format(
            name=name, size=size(model.header.size_bytes)
        )
        box = QMessageBox(
            QMessageBox.Icon.Question, self._window.windowTitle(), text, parent=self._window
        )
        box.setInformativeText(self.tr("The file is deleted, not put into the bin."))
        sure = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.exec()
        return box.clickedButton() is sure

    @Slot()
    def show_in_folder(self) -> None:
        """Show where the file lies."""
        if row := self._model:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(row.path.parent)))

    @Slot()
    def choose_file(self) -> None:
        """Ask for a file and use it where it lies."""
        title, kinds = self.tr("Choose a model file"), self.tr("Model files (*.gguf)")
        name, _ = QFileDialog.getOpenFileName(self._window, title, "", kinds)
        if name:
            self._supply.use(Path(name))

    @Slot()
    def add_folder(self) -> None:
        """Ask for a folder that shall be looked into as well."""
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Add a folder to look in"))
        preferences = self._supply.given.preferences
        if folder and folder not in preferences.settings.model_folders:
            preferences.set(model_folders=(*preferences.settings.model_folders, folder))
            self._supply.library.search()

    @Slot()
    def compare(self) -> None:
        """Ask the network whether there are newer models."""
        self._supply.work.compare(self._supply.library.catalogue)
        self.began.emit()
