"""A passage that keeps its place, in its own document, while other text is typed around it."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from writer.core.values import Span
from writer.ui.page_document import PageDocument
from writer.ui.positions import from_utf16, to_utf16


class Tracked:
    """Knows where a passage stands now, also while its document is not in front."""

    def __init__(self, document: PageDocument, span: Span) -> None:
        self.document = document
        self._start, self._end = QTextCursor(document), QTextCursor(document)
        text = document.text()
        self._start.setPosition(to_utf16(text, span.start))
        self._end.setPosition(to_utf16(text, span.end))
        self._end.setKeepPositionOnInsert(True)

    @property
    def start(self) -> int:
        """In UTF-16 units."""
        return min(self._start.position(), self._end.position())

    @property
    def end(self) -> int:
        """In UTF-16 units."""
        return self._end.position()

    @property
    def span(self) -> Span:
        """Where the passage stands now."""
        return self.span_in(self.document.text())

    @property
    def passage(self) -> str:
        """What stands there now."""
        text = self.document.text()
        return self.span_in(text).of(text)

    def span_in(self, text: str) -> Span:
        """Where the passage stands in the `text` of its document."""
        return Span(from_utf16(text, self.start), from_utf16(text, self.end))

    def move(self, start: int, end: int) -> None:
        """Stay on another range from now on, in UTF-16 units."""
        self._start.setPosition(start)
        self._end.setPosition(end)
