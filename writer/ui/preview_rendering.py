"""Renders what is typed into the preview, beside the typing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from writer.core.jobs import CancelToken
from writer.text.render_patch import Patch
from writer.ui import threads
from writer.ui.editor import Editor
from writer.ui.preview import Preview
from writer.ui.preview_sync import ScrollSync
from writer.ui.runner import Runner
from writer.ui.timers import single_shot

if TYPE_CHECKING:
    from writer.text.render import Renderer

DELAY_MS = 60
"""So long after a change the preview follows; changes until then go together."""
_WEB = frozenset(("http", "https", "mailto"))
_TEXTS = frozenset((".md", ".markdown", ".txt"))


class PreviewRendering(QObject):
    """Keeps a preview up to date while it is seen.

    Signals:
        document_chosen: a link to a text (a Path) beside the document was clicked.
    """

    document_chosen = Signal(object)

    def __init__(self, editor: Editor, preview: Preview, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._preview = preview
        self._sync = ScrollSync(editor, preview, self)
        self._renderer: Renderer | None = None
        self._keeps_lines = True
        self._folder: Path | None = None
        self._is_on = self._is_dirty = self._was_typed = False
        self._runner = Runner(self)
        self._timer = single_shot(self, self._render, DELAY_MS)
        self._runner.produced.connect(self._on_patch)
        self._runner.finished.connect(self._on_finished)
        self._runner.failed.connect(self.start_anew)
        editor.edited.connect(self._on_text_changed)
        preview.changed.connect(self._on_shown)
        preview.link_chosen.connect(self._follow)

    @property
    def is_settled(self) -> bool:
        """Whether the preview shows the text as it is."""
        waits = self._is_dirty or self._timer.isActive() or self._runner.is_busy
        return not waits and self._preview.is_settled

    def set_on(self, is_on: bool) -> None:
        """Keep the preview up to date, or let it be."""
        if is_on != self._is_on:
            self._is_on = is_on
            if is_on:
                self._on_text_changed()

    def set_keeps_lines(self, keeps_lines: bool) -> None:
        """Whether a single line break breaks the line in Chinese text."""
        if keeps_lines != self._keeps_lines:
            self._keeps_lines = keeps_lines
            self.start_anew()

    def show_document(self, path: Path | None) -> None:
        """Find pictures and links relative to this document."""
        folder = path.parent if path else None
        if folder != self._folder:
            self._folder = folder
            self._preview.pictures.set_folder(folder)
            self.start_anew()

    @Slot()
    def start_anew(self) -> None:
        """Forget what was rendered: another text comes, or it shall look otherwise."""
        self._runner.cancel()
        self._renderer = None
        self._was_typed = False
        self._preview.clear_all()
        if self._is_on:
            self._timer.start()

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self._timer.stop()
        self._runner.cancel()
        self._preview.pictures.cancel_all()

    def shut_down(self, timeout_ms: int) -> bool:
        """Stop and end the threads; False when that takes longer."""
        self.cancel_all()
        return threads.shut_down((self._runner, self._preview.pictures), timeout_ms)

    @Slot()
    def _on_text_changed(self) -> None:
        if not self._is_on:
            return
        self._was_typed = self._renderer is not None
        if self._runner.is_busy and self._renderer is not None:
            self._is_dirty = True
        elif not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _render(self) -> None:
        self._is_dirty = False
        text = self._editor.text()
        if self._renderer is None:
            from writer.text.render import Renderer
            from writer.text.render_html import Looks

            self._renderer = Renderer(Looks(keeps_lines=self._keeps_lines))
        renderer = self._renderer
        self._runner.start(lambda token: _render(renderer, text, token))

    @Slot(object)
    def _on_patch(self, patch: Patch) -> None:
        self._preview.apply(patch)

    @Slot()
    def _on_finished(self) -> None:
        if self._is_dirty:
            self._timer.start()

    @Slot()
    def _on_shown(self) -> None:
        if self._was_typed:
            self._sync.follow_cursor()
        else:
            self._sync.follow_editor()

    @Slot(str)
    def _follow(self, address: str) -> None:
        """Open a link in the browser, or a text beside the document; leave all else alone."""
        url = QUrl(address)
        if url.scheme() in _WEB:
            QDesktopServices.openUrl(url)
        elif not url.scheme() and not url.host() and self._folder is not None:
            path = (self._folder / QUrl.fromPercentEncoding(url.path().encode())).resolve()
            if path.suffix.lower() in _TEXTS and path.is_file():
                self.document_chosen.emit(path)


def _render(renderer: Renderer, text: str, token: CancelToken) -> Iterator[Patch]:
    yield from renderer.update(text, token.raise_if_cancelled)
