"""The colours of all open documents: a highlighter for each."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from writer.ui.binder import Binder
from writer.ui.editor import Editor
from writer.ui.highlighter import Highlighter
from writer.ui.sheet import Sheet
from writer.ui.theme import Colours


class Colouring(QObject):
    """Keeps each document in its colours, so that none is coloured anew when it is shown.

    What changes all colours is done to the document in front at once, and to each of the others
    in slices between events.
    """

    def __init__(
        self, editor: Editor, binder: Binder, colours: Colours, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._binder = binder
        self._colours = colours
        self._highlighters: dict[Sheet, Highlighter] = {}
        for sheet in binder.sheets:
            self._begin(sheet)
        binder.added.connect(self._begin)
        binder.removed.connect(self._drop)
        editor.zoom_changed.connect(self._set_size)

    @property
    def highlighter(self) -> Highlighter:
        """The one of the document in front."""
        return self._highlighters[self._binder.front]

    def set_colours(self, colours: Colours) -> None:
        """Colour the texts for a theme."""
        self._colours = colours
        for sheet, highlighter in self._highlighters.items():
            highlighter.set_colours(colours, is_at_once=sheet is self._binder.front)

    @Slot(object)
    def _begin(self, sheet: Sheet) -> None:
        made = Highlighter(sheet.document, self._colours)
        made.set_size(self._editor.size_pt)
        self._highlighters[sheet] = made

    @Slot(object)
    def _drop(self, sheet: Sheet) -> None:
        self._highlighters.pop(sheet)

    @Slot(int)
    def _set_size(self, size_pt: int) -> None:
        for sheet, highlighter in self._highlighters.items():
            highlighter.set_size(size_pt, is_at_once=sheet is self._binder.front)
