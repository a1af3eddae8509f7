"""A text that was made of the passage and stands beside it: to read, to copy, to insert below."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QKeyEvent, QKeySequence

from writer.core.values import Composition
from writer.ui.review.reading_view import ReadingView


class CompositionView(ReadingView):
    """Shows a composition as it would stand in the document; a table is drawn as one.

    Ctrl+C copies what is selected.
    """

    def show_composition(self, composition: Composition) -> None:
        """Show another text."""
        if composition.text.startswith("|"):
            self.setMarkdown(composition.text)
        else:
            self.start_text().insertText(composition.text)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:  # noqa: N802
        """Load nothing: what a model writes opens no file and no address."""
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Copy, or leave the panel's commands to the panel."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)
