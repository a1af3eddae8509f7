"""How a model comes from another computer: what to fetch there, how to know it is right, and in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from writer.engine.entry import Entry
from writer.ui.models.look import button_style
from writer.ui.phrases import size
from writer.ui.theme import Colours

FAT32_LIMIT_BYTES = (1 << 32) - 1


class StickDialog(QDialog):
    """Stays beside the window, so that one can write on while a file is fetched elsewhere.

    Signals:
        file_requested: the person has the stick with the file in.
    """

    file_requested = Signal()

    def __init__(
        self, entries: Sequence[Entry], first: Entry | None, colours: Colours, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries = tuple(entries)
        self._models, self._sources = QComboBox(), QComboBox()
        self._models.addItems(["" for _ in self._entries])
        if first in self._entries:
            self._models.setCurrentIndex(self._entries.index(first))
        self._steps, self._warning = QLabel(), QLabel()
        self._labels = tuple(QLabel() for _ in range(4))
        self.address, self.sha256 = self._field(), self._field()
        self._copies = tuple(self._copier(field) for field in (self.address, self.sha256))
        self._buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.choose = self._buttons.addButton("", roles.ActionRole)
        self._close = self._buttons.addButton("", roles.RejectRole)
        self.choose.clicked.connect(self.file_requested)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self.set_colours(colours)
        self._models.currentIndexChanged.connect(self._show)
        self._sources.currentIndexChanged.connect(self._show_address)
        self._show()

    @property
    def entry(self) -> Entry:
        """The model that is chosen."""
        return self._entries[self._models.currentIndex()]

    @Slot(object)
    def set_colours(self, colours: Colours) -> None:
        """Look as the first page does."""
        self.setStyleSheet(button_style(colours))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Speak the language of the interface."""
        if event.type() is QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        for label in (self._steps, self._warning):
            label.setWordWrap(True)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        fields = (self._models, self._sources, self.address, self.sha256)
        for row, (label, field) in enumerate(zip(self._labels, fields, strict=True)):
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        for row, button in enumerate(self._copies, 2):
            grid.addWidget(button, row, 2)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(self._steps)
        layout.addLayout(grid)
        layout.addWidget(self._warning)
        layout.addWidget(self._buttons)
        self.resize(640, self.sizeHint().height())

    @Slot()
    def _show(self) -> None:
        is_chinese = QLocale().language() is QLocale.Language.Chinese
        self.setWindowTitle(self.tr("A model from a USB stick"))
        self._steps.setText(
            self.tr(
                "On a computer with a network, fetch the file at this address and put it on the"
                " stick. Then choose it here: Writer checks every byte of it, and copies it."
            )
        )
        for index, entry in enumerate(self._entries):
            name = entry.name_in(chinese=is_chinese)
            self._models.setItemText(index, f"{name}  ·  {size(entry.size_bytes)}")
        words = (self.tr("Model"), self.tr("From"), self.tr("Address"), self.tr("SHA-256 checksum"))
        for label, word in zip(self._labels, words, strict=True):
            label.setText(word)
        for button in self._copies:
            button.setText(self.tr("Copy"))
        for button, text in zip(self._copies, words[2:], strict=True):
            button.setAccessibleName(self.tr("Copy: {what}").format(what=text))
        self.choose.setText(self.tr("Choose the file…"))
        self._close.setText(self.tr("Close"))
        self._warning.setVisible(self.entry.size_bytes > FAT32_LIMIT_BYTES)
        self._warning.setText(
            self.tr(
                "A stick in the format FAT32 cannot hold a file of more than 4 GB, and this one"
                " has {size}. Use one in the format exFAT or NTFS. Formatting a stick erases"
                " everything on it: copy what you need first."
            ).format(size=size(self.entry.size_bytes))
        )
        self._list_sources(is_chinese=is_chinese)
        self.sha256.setText(self.entry.sha256)
        self.sha256.setCursorPosition(0)

    def _list_sources(self, *, is_chinese: bool) -> None:
        self._sources.blockSignals(True)
        self._sources.clear()
        for source in self.entry.sources_in_order(chinese=is_chinese):
            self._sources.addItem(source.label, source.url)
        self._sources.blockSignals(False)
        self._show_address()

    @Slot()
    def _show_address(self) -> None:
        self.address.setText(str(self._sources.currentData() or ""))
        self.address.setCursorPosition(0)

    def _field(self) -> QLineEdit:
        field = QLineEdit()
        field.setReadOnly(True)
        return field

    def _copier(self, field: QLineEdit) -> QPushButton:
        button = QPushButton()
        button.setAutoDefault(False)
        button.clicked.connect(_copying(field))
        return button


def _copying(field: QLineEdit) -> Callable[[], None]:
    return lambda: QApplication.clipboard().setText(field.text())
