"""The open documents in their order, and the one of them that is in front."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from writer.ui.editor import Editor
from writer.ui.page_document import PageDocument
from writer.ui.sheet import Sheet


class Binder(QObject):
    """Holds at least one sheet, and lets one editor show one at a time.

    Signals:
        added: this Sheet is open now, behind the one in front.
        turning: another sheet is about to come to the front.
        turned: another sheet is in front.
        moved: the sheets are in another order.
        removed: this Sheet is closed for good; it is not in the binder any more.
        told: of this Sheet, the name, the place or whether it is saved is another one.
        edited: of this Sheet the text is another one.
    """

    added = Signal(object)
    turning = Signal()
    turned = Signal()
    moved = Signal()
    removed = Signal(object)
    told = Signal(object)
    edited = Signal(object)

    def __init__(self, editor: Editor, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._sheets: list[Sheet] = []
        self._front = self._bind(editor.shown)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """All of them, in their order."""
        return tuple(self._sheets)

    @property
    def front(self) -> Sheet:
        """The sheet that is seen."""
        return self._front

    @property
    def unsaved(self) -> tuple[Sheet, ...]:
        """Those with something to save."""
        return tuple(sheet for sheet in self._sheets if sheet.is_modified)

    def at(self, path: Path) -> Sheet | None:
        """The sheet of a file, by whatever name it goes."""
        named = [sheet for sheet in self._sheets if sheet.path is not None]
        for sheet in named:
            if sheet.path == path:
                return sheet
        return next((s for s in named if s.path and _is_same(s.path, path)), None)

    def add(self) -> Sheet:
        """An empty sheet, behind all others."""
        sheet = self._bind(PageDocument(self))
        self.added.emit(sheet)
        return sheet

    def turn_to(self, sheet: Sheet) -> None:
        """Bring a sheet to the front."""
        if sheet is self._front:
            return
        self._editor.end_composing()  # as long as its document is the one in front
        self.turning.emit()
        self._front = sheet
        self._editor.turn_to(sheet.document)
        self.turned.emit()

    def beside(self, sheet: Sheet, step: int) -> Sheet:
        """The sheet so many places after another one; the first follows the last."""
        return self._sheets[(self._sheets.index(sheet) + step) % len(self._sheets)]

    @Slot(int, int)
    def move(self, start: int, end: int) -> None:
        """Put the sheet at one place to another place."""
        self._sheets.insert(end, self._sheets.pop(start))
        self.moved.emit()

    def remove(self, sheet: Sheet) -> None:
        """Close a sheet, whatever is in it: the next one is in front, or an empty one."""
        place = self._sheets.index(sheet)
        if len(self._sheets) == 1:
            self.add()
        self._sheets.remove(sheet)  # first, so that nobody turns to it again
        if sheet is self._front:
            self.turn_to(self._sheets[min(place, len(self._sheets) - 1)])
        self.removed.emit(sheet)
        sheet.document.deleteLater()
        sheet.deleteLater()

    def _bind(self, document: PageDocument) -> Sheet:
        taken = {sheet.number for sheet in self._sheets}
        number = next(n for n in range(1, len(taken) + 2) if n not in taken)
        sheet = Sheet(document, number, self)
        sheet.told.connect(self._tell)
        sheet.edited.connect(self._tell_edit)
        self._sheets.append(sheet)
        return sheet

    @Slot()
    def _tell(self) -> None:
        self.told.emit(self.sender())

    @Slot()
    def _tell_edit(self) -> None:
        self.edited.emit(self.sender())


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
