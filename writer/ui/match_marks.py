"""Marks what is found, and where it is looked for, as far as it can be seen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from writer.ui.editor import Editor
from writer.ui.layers import Layer, ground
from writer.ui.search_jobs import Found
from writer.ui.theme import Colours
from writer.ui.tracked import Tracked
from writer.ui.viewport import Viewport


class MatchMarks(QObject):
    """Paints the matches that it was given last, anew whenever other lines come into sight."""

    def __init__(self, editor: Editor, viewport: Viewport, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._viewport = viewport
        self._found: Found | None = None
        self._scope: Tracked | None = None
        self._is_outdated = False
        """Whether the text is another one than that in which the matches were found."""
        self._match, self._current, self._ground = (ground("#ffffff") for _ in range(3))
        editor.contents_changed.connect(self._on_edited)
        viewport.changed.connect(self._paint)
        editor.selectionChanged.connect(self._paint)

    def set_colours(self, colours: Colours) -> None:
        """Mark in these colours."""
        p = colours.palette
        self._match = ground(p["match_back"], p["match_ink"])
        self._current = ground(p["match_back_current"], p["match_ink"])
        self._ground = ground(p["passage_back"])
        self._paint()

    def show(self, found: Found | None, scope: Tracked | None = None) -> None:
        """Mark these matches; None leaves the text plain."""
        self._found, self._scope = found, scope
        self._is_outdated = False
        self._paint()

    @Slot(int, int, int)
    def _on_edited(self, _position: int, _removed: int, _added: int) -> None:
        self._is_outdated = True

    @Slot()
    def _paint(self) -> None:
        if self._is_outdated:
            return  # the marks that are there have moved with the text
        layers, found, scope = self._editor.layers, self._found, self._scope
        in_scope = [layers.mark(scope.start, scope.end, self._ground)] if scope else []
        layers.show(Layer.SCOPE, in_scope)
        if found is None:
            layers.show(Layer.MATCHES, [])
            return
        cursor = self._editor.textCursor()
        current = found.number_at(cursor.selectionStart(), cursor.selectionEnd())
        layers.show(
            Layer.MATCHES,
            [
                layers.mark(
                    found.starts[n], found.ends[n], self._current if n == current else self._match
                )
                for n in found.within(*self._viewport.range())
            ],
        )
