"""The few questions that cannot wait: each opens a dialog and returns the answer."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMessageBox, QWidget

from writer.text.export.manuscript import Form

NAMED = 8
"""So many unsaved documents are named."""


class Answer(Enum):
    """What shall become of unsaved changes."""

    SAVE = auto()
    DISCARD = auto()
    CANCEL = auto()


class Conflict(Enum):
    """What shall become of a document whose file another program has changed."""

    OVERWRITE = auto()
    SAVE_AS = auto()
    RELOAD = auto()
    CANCEL = auto()


class Questions(QWidget):
    """Asks in dialogs above its window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.hide()

    def unsaved(self, name: str) -> Answer:
        """Ask what to do with the unsaved changes of a document."""
        box = self._box(
            self.tr("Save the changes to “{name}”?").format(name=name),
            self.tr("They are lost if you do not save them."),
        )
        return _answered(box, self.tr("&Save"), self.tr("&Do not save"), self.tr("&Cancel"))

    def all_unsaved(self, names: Sequence[str]) -> Answer:
        """Ask once what to do with the unsaved changes of several documents."""
        lines = [f"•  {name}" for name in names[:NAMED]]
        if (more := len(names) - NAMED) > 0:
            lines.append(self.tr("and %n more", "", more))
        box = self._box(
            self.tr("Save the changes to %n document(s)?", "", len(names)),
            "\n".join((*lines, "", self.tr("They are lost if you do not save them."))),
        )
        return _answered(box, self.tr("&Save all"), self.tr("&Do not save"), self.tr("&Cancel"))

    def overwrite_changed(self, name: str) -> Conflict:
        """Ask what to do about a file that another program has changed."""
        box = self._box(
            self.tr("Another program has changed “{name}” since it was opened.").format(name=name),
            self.tr("Overwriting loses those changes, and reloading loses yours."),
        )
        roles = QMessageBox.ButtonRole
        save_as = box.addButton(self.tr("Save &as…"), roles.AcceptRole)
        overwrite = box.addButton(self.tr("&Overwrite"), roles.DestructiveRole)
        reload = box.addButton(self.tr("&Reload"), roles.DestructiveRole)
        cancel = box.addButton(self.tr("&Cancel"), roles.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        box.exec()
        answers: dict[QAbstractButton, Conflict] = {
            save_as: Conflict.SAVE_AS,
            overwrite: Conflict.OVERWRITE,
            reload: Conflict.RELOAD,
        }
        return answers.get(box.clickedButton(), Conflict.CANCEL)

    def reset_everything(self) -> bool:
        """Ask whether all preferences shall be as they were at first."""
        return self._reset(
            self.tr("Reset all preferences, also the keys?"),
            self.tr("Your documents, models and tasks stay as they are."),
        )

    def reset_keys(self) -> bool:
        """Ask whether all commands shall have the keys that they come with."""
        return self._reset(
            self.tr("Reset the keys of all commands?"),
            self.tr("The keys that you chose are forgotten."),
        )

    def _reset(self, question: str, meaning: str) -> bool:
        box = self._box(question, meaning)
        reset = box.addButton(self.tr("&Reset"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(self.tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        box.exec()
        return box.clickedButton() is reset

    def clear_snapshots(self) -> bool:
        """Ask whether the snapshots of all documents shall go."""
        box = self._box(
            self.tr("Delete the snapshots of all documents?"),
            self.tr("The documents themselves stay as they are."),
        )
        delete = box.addButton(self.tr("&Delete"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(self.tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        box.exec()
        return box.clickedButton() is delete

    def files_to_open(self, folder: str) -> Sequence[Path]:
        """Ask for documents."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self.window(), self.tr("Open"), folder, self._document_filters()
        )
        return [Path(name) for name in chosen]

    def file_to_save(self, suggestion: str) -> Path | None:
        """Ask where to save; the dialog asks itself before it overwrites."""
        chosen, _ = QFileDialog.getSaveFileName(
            self.window(), self.tr("Save as"), suggestion, self._document_filters()
        )
        return Path(chosen) if chosen else None

    def save_before_image(self) -> bool:
        """Ask whether to save the document, so that there is a place for an image."""
        box = self._box(
            self.tr("Save the document before the image is put in?"),
            self.tr("The image is kept in a folder beside it, and this document has no place yet."),
        )
        buttons = QMessageBox.StandardButton
        box.setIcon(QMessageBox.Icon.Question)
        box.setStandardButtons(buttons.Save | buttons.Cancel)
        box.button(buttons.Save).setText(self.tr("&Save…"))
        box.button(buttons.Cancel).setText(self.tr("&Cancel"))
        for button in box.buttons():
            button.setIcon(QIcon())
        return box.exec() == buttons.Save

    def image_file(self, folder: str) -> Path | None:
        """Ask for an image."""
        images, everything = self.tr("Images"), self.tr("All files")
        kinds = "*.png *.jpg *.jpeg *.gif *.webp *.svg *.bmp *.avif *.tif"
        chosen, _ = QFileDialog.getOpenFileName(
            self.window(), self.tr("Image"), folder, f"{images} ({kinds});;{everything} (*)"
        )
        return Path(chosen) if chosen else None

    def file_to_export(self, suggestion: str, form: Form) -> Path | None:
        """Ask where to write a document in another form."""
        kinds = {
            Form.HTML: self.tr("Web pages"),
            Form.PDF: self.tr("PDF documents"),
            Form.DOCX: self.tr("Word documents"),
            Form.TXT: self.tr("Text"),
        }
        chosen, _ = QFileDialog.getSaveFileName(
            self.window(), self.tr("Export"), suggestion, f"{kinds[form]} (*.{form})"
        )
        return Path(chosen) if chosen else None

    def word_file(self, folder: str) -> Path | None:
        """Ask for a Word document."""
        filters = self.tr("Word documents") + " (*.docx)"
        chosen, _ = QFileDialog.getOpenFileName(
            self.window(), self.tr("Import from Word"), folder, filters
        )
        return Path(chosen) if chosen else None

    def model_file(self, folder: str) -> Path | None:
        """Ask for a model file."""
        models, everything = self.tr("Language models"), self.tr("All files")
        filters = f"{models} (*.gguf);;{everything} (*)"
        chosen, _ = QFileDialog.getOpenFileName(
            self.window(), self.tr("Choose a model file"), folder, filters
        )
        return Path(chosen) if chosen else None

    def font_family(self, current: str) -> str | None:
        """Ask for a font of the system, beginning with the one that is used."""
        from writer.ui.family_dialog import FamilyDialog  # not before it is opened

        dialog = FamilyDialog(current, self.window())
        is_chosen = dialog.exec() == FamilyDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.family if is_chosen else None

    def about(self, version: str) -> None:
        """Tell what this program is."""
        from writer.ui.help.about import AboutDialog, licences  # as above

        AboutDialog(version, licences(), self.window()).exec()

    def _document_filters(self) -> str:
        texts, everything = self.tr("Text"), self.tr("All files")
        return f"{texts} (*.md *.markdown *.txt);;{everything} (*)"

    def _box(self, question: str, more: str) -> QMessageBox:
        box = QMessageBox(self.window())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(question)
        box.setInformativeText(more)
        return box


def _answered(box: QMessageBox, save: str, discard: str, cancel: str) -> Answer:
    """Ask with these words on the buttons."""
    buttons = QMessageBox.StandardButton
    box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
    box.setDefaultButton(buttons.Save)
    box.button(buttons.Save).setText(save)
    box.button(buttons.Discard).setText(discard)
    box.button(buttons.Cancel).setText(cancel)
    for button in box.buttons():
        button.setIcon(QIcon())  # the style's own do not go with the window's
    chosen = box.exec()
    if chosen == buttons.Save:
        return Answer.SAVE
    return Answer.DISCARD if chosen == buttons.Discard else Answer.CANCEL
