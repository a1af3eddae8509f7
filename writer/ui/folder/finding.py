"""Finds words in all files of a folder, beside the typing, and goes to the places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QTextCursor

from writer.core.errors import Cancelled, InvalidExpression, WriterError
from writer.core.jobs import CancelToken
from writer.core.values import Span
from writer.text.folder.listing import list_folder
from writer.text.folder.reading import Texts
from writer.text.folder.searching import FileHits, SearchEnd, place_of, search_files
from writer.text.search import Query
from writer.ui.documents import Documents
from writer.ui.editor import Editor
from writer.ui.expressions import PerlExpression
from writer.ui.folder.hits_tree import Place
from writer.ui.folder.items import readable
from writer.ui.folder.open_texts import OpenTexts
from writer.ui.folder.search_pane import SearchPane
from writer.ui.positions import to_utf16
from writer.ui.runner import Runner
from writer.ui.timers import single_shot

DELAY_MS = 250
"""After the words have changed, before they are looked for."""


class FolderFinding(QObject):
    """Joins the pane, the documents and a thread that searches.

    Signals:
        failed: this WriterError happened; nothing was changed.
        told(str): something to know about the place that was gone to.
    """

    failed = Signal(object)
    told = Signal(str)

    def __init__(
        self,
        pane: SearchPane,
        editor: Editor,
        documents: Documents,
        texts: OpenTexts,
        sentence: Callable[[WriterError], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._pane = pane
        self._editor = editor
        self._documents = documents
        self._texts = texts
        self._sentence = sentence
        self._root: Path | None = None
        self._count = self._files = 0
        self._goes_to_first = False
        self._news = ""
        """What is said above what was found."""
        self._runner = Runner(self)
        self._timer = single_shot(self, self.search, DELAY_MS)
        self._runner.produced.connect(self._on_produced)
        self._runner.failed.connect(self._on_failed)
        pane.query_changed.connect(self._search_soon)
        pane.search_requested.connect(self._search_and_go)
        pane.tree.chosen.connect(self.go_to)

    @property
    def root(self) -> Path | None:
        """The folder that is searched."""
        return self._root

    @property
    def is_settled(self) -> bool:
        """Whether what is shown is all that was looked for."""
        return not (self._timer.isActive() or self._runner.is_busy)

    def open(self, root: Path) -> None:
        """Look in this folder, for what is selected first."""
        self._root = root
        words = self._editor.selection().of(self._editor.text())
        self._pane.open("" if "\n" in words else words, readable(root.name or str(root)))
        self.search()

    @Slot()
    def search(self) -> None:
        """Look for the words, from the beginning."""
        self._search("")

    def search_again(self, news: str) -> None:
        """Look for the words anew, and have this said above what is found."""
        self._search(news)

    def _search(self, news: str) -> None:
        self._timer.stop()
        self._news = news
        self._pane.tree.clear()
        self._count = self._files = 0
        query, root = self._pane.query, self._root
        if not query.words or root is None:
            self._runner.cancel()
            self._tell("")
            return
        self._tell(self.tr("Searching…"))
        texts = dict(self._texts.all())
        self._runner.start(lambda token: _search(root, texts, query, token))

    def step(self, by: int) -> bool:
        """Go to the next place, or the one before; False where there is none."""
        place = self._pane.tree.step(by)
        if place is not None:
            self.go_to(place)
        return place is not None

    @Slot(object)
    def go_to(self, place: Place) -> None:
        """Open the file and select what was found, where it stands now."""
        if self._editor.is_composing or not self._documents.open_path(place.path):
            return
        text = self._editor.text()
        span = place_of(place.hit, text)
        if span is None:
            start = min(place.hit.span.start, len(text))
            span = Span(start, start)
            self.told.emit(self.tr("The text has changed since the search."))
        self._select(text, span)

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self._timer.stop()
        self._runner.cancel()

    def shut_down(self, timeout_ms: int) -> bool:
        """Stop and end the thread; False when that takes longer."""
        self.cancel_all()
        return self._runner.shut_down(timeout_ms)

    # Private

    @Slot()
    def _search_soon(self) -> None:
        self._goes_to_first = False
        self._timer.start()

    @Slot()
    def _search_and_go(self) -> None:
        """Enter: go to the first place, of a search that is not done as soon as it is found."""
        self._pane.words.remember()
        if self._timer.isActive() or not self._count:
            self.search()
            self._goes_to_first = True
        else:
            self.step(1)

    def _select(self, text: str, span: Span) -> None:
        editor = self._editor
        cursor = editor.textCursor()
        cursor.setPosition(to_utf16(text, span.start))
        cursor.setPosition(to_utf16(text, span.end), QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)
        editor.centerCursor()
        editor.setFocus()

    @Slot(object)
    def _on_produced(self, value: FileHits | SearchEnd) -> None:
        if isinstance(value, SearchEnd):
            self._tell_end(value)
            return
        root = self._root or value.path.parent
        self._pane.tree.add(value, value.path.relative_to(root).as_posix())
        self._count += len(value.hits)
        self._files += 1
        self._tell(self._found())
        if self._goes_to_first:
            self._goes_to_first = False
            self.step(1)

    def _found(self) -> str:
        places, files = (
            self.tr("%Ln place(s)", "", self._count),
            self.tr("%Ln file(s)", "", self._files),
        )
        return self.tr("{places} in {files}").format(places=places, files=files)

    def _tell_end(self, end: SearchEnd) -> None:
        nothing = "" if self._news else self.tr("Not found in this folder.")
        sentences = [self._found() if self._count else nothing]
        if end.is_cut:
            sentences[0] = self.tr("More than {found}. Only these are shown.").format(
                found=sentences[0]
            )
        if end.has_more_files:
            sentences.append(self.tr("The folder has more files. They were not searched."))
        if end.too_slow:
            files = self.tr("%Ln file(s)", "", len(end.too_slow))
            text = self.tr("The expression takes too long on {files}: make it more exact.")
            sentences.append(text.format(files=files))
        if end.unread:
            sentences.append(self.tr("%Ln file(s) could not be read.", "", len(end.unread)))
        self._tell("\n".join(filter(None, sentences)), is_warning=bool(end.too_slow))

    def _tell(self, note: str, *, is_warning: bool = False) -> None:
        self._pane.tell("\n".join(filter(None, (self._news, note))), is_warning=is_warning)

    @Slot(object)
    def _on_failed(self, error: WriterError) -> None:
        if isinstance(error, InvalidExpression):
            self._pane.tell(self._sentence(error), is_warning=True)
        elif not isinstance(error, Cancelled):
            self._pane.tell("")
            self.failed.emit(error)


def _search(
    root: Path, texts: Texts, query: Query, token: CancelToken
) -> Iterator[FileHits | SearchEnd]:
    (listing,) = list_folder(root, token)
    paths = [file.path for file in listing.root.files()]
    for value in search_files(paths, texts, query, PerlExpression, token):
        if isinstance(value, SearchEnd):
            yield replace(value, has_more_files=listing.is_cut)
        else:
            yield value
