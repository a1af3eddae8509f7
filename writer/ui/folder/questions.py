"""The questions that concern a folder: each opens a dialog and returns the answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QMessageBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from writer.ui.phrases import shortened
from writer.ui.room import fit

SIZE = QSize(460, 380)


class FolderQuestions(QWidget):
    """Asks in dialogs above its window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.hide()

    def folder(self, folder: str) -> Path | None:
        """Ask for the folder of a manuscript."""
        chosen = QFileDialog.getExistingDirectory(self.window(), self.tr("Open folder"), folder)
        return Path(chosen) if chosen else None

    def move_to_trash(self, name: str, *, is_unsaved: bool) -> bool:
        """Ask whether a file may go."""
        box = QMessageBox(self.window())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self.tr("Move “{name}” to the trash?").format(name=name))
        if is_unsaved:
            box.setInformativeText(self.tr("It is open, and its unsaved changes will be lost."))
        move = box.addButton(self.tr("&Move to the trash"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(self.tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        box.exec()
        return box.clickedButton() is move

    def replace_all(
        self,
        words: str,
        new: str,
        counts: Sequence[tuple[str, int]],
        *,
        open_count: int,
        unread_count: int,
    ) -> bool:
        """Ask whether words shall be replaced at so many places in each of these files.

        So many of the files are open and are changed in the window; so many others are no texts.
        """
        dialog = QDialog(self.window())
        dialog.setWindowTitle(self.tr("Replace in the folder"))
        question = QLabel(self._question(words, new, counts))
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setWordWrap(True)
        font = question.font()
        font.setBold(True)
        question.setFont(font)
        more = QLabel(self._consequences(open_count, unread_count))
        more.setWordWrap(True)
        column = QVBoxLayout(dialog)
        for part in (question, self._list(counts), more, self._buttons(dialog)):
            column.addWidget(part)
        fit(dialog, SIZE)
        is_wanted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return is_wanted

    def _question(self, words: str, new: str, counts: Sequence[tuple[str, int]]) -> str:
        total = sum(count for _, count in counts)
        places, files = self.tr("%Ln place(s)", "", total), self.tr("%Ln file(s)", "", len(counts))
        text = (
            self.tr("Replace “{words}” with “{new}”? {places} in {files}.")
            if new
            else self.tr("Delete “{words}”? {places} in {files}.")
        )
        return text.format(words=shortened(words), new=shortened(new), places=places, files=files)

    def _consequences(self, open_count: int, unread_count: int) -> str:
        sentences = [
            self.tr(
                "A snapshot of each file is taken before. Either all files are changed or none."
            )
        ]
        if open_count:
            sentences.append(self.tr("Open documents are changed in the window and not saved yet."))
        if unread_count:
            sentences.append(
                self.tr("%Ln file(s) could not be read and will stay.", "", unread_count)
            )
        return "\n".join(sentences)

    def _list(self, counts: Sequence[tuple[str, int]]) -> QTreeWidget:
        made = QTreeWidget()
        made.setAccessibleName(self.tr("Files and how many places in each"))
        made.setHeaderLabels([self.tr("File"), self.tr("Places")])
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.header().setStretchLastSection(False)
        made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        made.addTopLevelItems(
            [QTreeWidgetItem([name, QLocale().toString(count)]) for name, count in counts]
        )
        return made

    def _buttons(self, dialog: QDialog) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        made = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        for kind, text in ((kinds.Ok, self.tr("&Replace all")), (kinds.Cancel, self.tr("&Cancel"))):
            made.button(kind).setText(text)
            made.button(kind).setIcon(QIcon())
        made.button(kinds.Ok).setAutoDefault(False)
        made.button(kinds.Cancel).setDefault(True)
        made.button(kinds.Cancel).setFocus()
        made.accepted.connect(dialog.accept)
        made.rejected.connect(dialog.reject)
        return made
