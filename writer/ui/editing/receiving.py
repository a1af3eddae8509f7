"""A page that takes what is dropped on it or pasted: files, images, links, rich text."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import (
    QClipboard,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
)

from writer.core.values import Edit, Span
from writer.text.editing.insertions import toggle_link
from writer.text.editing.result import EditResult
from writer.ui.clipboard import CopiedText
from writer.ui.editing.excerpt import Excerpt, apply, is_verbatim
from writer.ui.editing.pasting import are_images, files_in, is_image, text_in
from writer.ui.page import Page


class ReceivingPage(Page):
    """Puts text in by itself; who puts files and images in is told of them.

    Signals:
        files_dropped: files (a list of Path) were dropped; they want to be opened.
        images_dropped: image files (a list of Path) were dropped or pasted where the cursor is.
        image_pasted: this QImage was pasted where the cursor is.
    """

    files_dropped = Signal(list)
    images_dropped = Signal(list)
    image_pasted = Signal(object)

    def paste_plain(self) -> None:
        """Insert the text of the clipboard as it is, in one undo step."""
        content = QGuiApplication.clipboard().mimeData(QClipboard.Mode.Clipboard)
        if content is not None:  # before anything was copied, on some systems
            self._insert_from(content, is_plain=True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files too."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()
            return
        super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Take files anywhere."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()
            return
        super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open files that are dropped, put images in, insert text."""
        if files := files_in(event.mimeData()):
            event.acceptProposedAction()
            if are_images(files):
                self.setTextCursor(self.cursorForPosition(event.position().toPoint()))
                self.images_dropped.emit(files)
            else:
                self.files_dropped.emit(files)
            return
        super().dropEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Copy the text as it is, with its no-break spaces."""
        excerpt = Excerpt.lines(self.textCursor())
        return CopiedText(excerpt.selection.of(excerpt.text))

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Insert what is pasted, rich text as Markdown, in one undo step."""
        if are_images(files := files_in(source)):
            self.images_dropped.emit(files)
        elif is_image(source):
            self.image_pasted.emit(source.imageData())
        else:
            self._insert_from(source, is_plain=is_verbatim(self.textCursor().block()))

    def _insert_from(self, source: QMimeData, *, is_plain: bool) -> None:
        cursor = self.textCursor()
        pasted = text_in(source, has_selection=cursor.hasSelection(), is_plain=is_plain)
        if pasted is None:
            return
        excerpt = Excerpt.lines(cursor)
        text, selection = excerpt.text, excerpt.selection
        link = toggle_link(text, selection, pasted.text) if pasted.is_link else None
        end = selection.start + len(pasted.text)
        plain = EditResult(Edit(selection, pasted.text), Span(end, end))
        self.choose_wrapping(pasted.text, is_all=False)
        apply(self, excerpt, link or plain)
