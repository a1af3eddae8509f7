"""Underlines English words that are written wrong, and offers what may have been meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu

from writer.core.errors import WriterError
from writer.core.jobs import CancelToken
from writer.text.spelling import Speller
from writer.ui.actions import Actions
from writer.ui.editor import Editor
from writer.ui.layers import Layer
from writer.ui.misspellings import Word, words_in
from writer.ui.runner import Runner
from writer.ui.theme import Colours
from writer.ui.timers import single_shot
from writer.ui.viewport import Viewport

DELAY_MS = 400
"""After the last key, before words are checked: nobody is interrupted in a word."""
FIRST_DELAY_MS = 2000
"""Before the words are loaded, which holds all threads up for 45 ms: better not at the start."""
MOST_REMEMBERED = 20_000
"""Words of which it is remembered whether they are right."""


class Spelling(QObject):
    """Checks the words that can be seen, on a thread of its own, and never while one composes.

    Signals:
        failed: this WriterError happened with the person's own words.
    """

    failed = Signal(object)

    def __init__(
        self, editor: Editor, actions: Actions, viewport: Viewport, own: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._viewport = viewport
        self._learn = actions.learn_word
        self._own = own
        self._is_on = False
        self._speller: Speller | None = None
        self._known: dict[str, bool] = {}
        self._has_failed = False
        self._underline = QTextCharFormat()
        self._underline.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        self._runner = Runner(self)
        self._runner.produced.connect(self._on_produced)
        self._runner.finished.connect(self._check_soon)
        self._runner.failed.connect(self._on_failed)
        self._timer = single_shot(self, self._check, FIRST_DELAY_MS)
        viewport.changed.connect(self._check_soon)
        editor.cursorPositionChanged.connect(self._check_soon)
        actions.check_spelling.toggled.connect(self.set_on)
        self._learn.setEnabled(False)
        self._learn.triggered.connect(self._learn_word)
        editor.selectionChanged.connect(self._tell_learnable)

    @Slot(bool)
    def set_on(self, is_on: bool) -> None:
        """Underline words, or none."""
        self._is_on = is_on
        if is_on:
            self._timer.start()
        else:
            self._timer.stop()
            self._editor.layers.show(Layer.SPELLING, [])

    def set_colours(self, colours: Colours) -> None:
        """Underline in this theme's colour."""
        self._underline.setUnderlineColor(QColor(colours.palette["misspelt"]))
        self._check_soon()

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self._timer.stop()
        self._runner.cancel()

    def shut_down(self, timeout_ms: int) -> bool:
        """End the thread; False when that takes too long."""
        self.cancel_all()
        return self._runner.shut_down(timeout_ms)

    def offer(self, menu: QMenu, position: int) -> None:
        """Begin a context menu with what may have been meant at a place, in UTF-16 units."""
        word = self._wrong_at(position)
        if word is None or self._speller is None:
            return
        suggestions = self._speller.suggestions(word.text)
        for suggestion in suggestions:
            action = menu.addAction(suggestion)
            action.triggered.connect(partial(self._put, word, suggestion))
        if not suggestions:
            menu.addAction(self.tr("No suggestion")).setEnabled(False)
        self._learn.setData(word.text)
        self._learn.setEnabled(True)
        menu.addAction(self._learn)
        menu.addSeparator()

    # Checking

    @Slot()
    def _check_soon(self) -> None:
        if self._is_on:
            self._timer.start()

    @Slot()
    def _check(self) -> None:
        """Underline what is known to be wrong, and find out about the rest."""
        if self._editor.is_composing:
            self._timer.start()
            return
        seen = self._seen()
        self._show(seen)
        unknown = frozenset(word.text for word in seen) - self._known.keys()
        if unknown and not self._runner.is_busy:  # what comes meanwhile is looked up after it
            speller, own = self._speller, self._own
            self._runner.start(lambda token: _look_up(unknown, speller, own, token))

    @Slot(object)
    def _on_produced(self, value: Speller | Mapping[str, bool]) -> None:
        if isinstance(value, Speller):
            self._speller = value
            self._timer.setInterval(DELAY_MS)
            return
        if len(self._known) > MOST_REMEMBERED:
            self._known.clear()
        self._known.update(value)
        if self._is_on and not self._editor.is_composing:
            self._show(self._seen())

    @Slot(object)
    def _on_failed(self, error: WriterError) -> None:
        """Tell it once; the words of a file that cannot be read are missed until it can."""
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(error)

    def _seen(self) -> list[Word]:
        return [word for block in self._viewport.blocks() for word in words_in(block)]

    def _show(self, seen: Iterable[Word]) -> None:
        """Underline the wrong words but the one that is being typed."""
        layers, cursor = self._editor.layers, self._editor.textCursor()
        writing_at = cursor.position() if not cursor.hasSelection() else -1
        layers.show(
            Layer.SPELLING,
            [
                layers.mark(word.start, word.end, self._underline)
                for word in seen
                if not self._known.get(word.text, True) and word.end != writing_at
            ],
        )

    # What is done about it

    def _wrong_at(self, position: int) -> Word | None:
        block = self._editor.document().findBlock(position)
        for word in words_in(block) if self._is_on else ():
            if word.start <= position <= word.end and not self._known.get(word.text, True):
                return word
        return None

    def _put(self, word: Word, text: str, _is_checked: bool = False) -> None:
        """Put another word there, in one undo step, if the wrong one still is."""
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(word.start)
        cursor.setPosition(word.end, QTextCursor.MoveMode.KeepAnchor)
        if cursor.selectedText() == word.text and not self._editor.is_composing:
            cursor.insertText(text)

    @Slot()
    def _tell_learnable(self) -> None:
        self._learn.setData("")
        self._learn.setEnabled(self._editor.textCursor().hasSelection())

    @Slot()
    def _learn_word(self) -> None:
        """Add the word of the context menu, or else what is selected."""
        word = self._learn.data() or self._editor.textCursor().selectedText().strip()
        self._tell_learnable()
        if not word or len(word.split()) > 1:
            return
        own, speller = self._own, self._speller
        try:
            made = speller or Speller(own)
            made.learn(word)
        except WriterError as error:
            self.failed.emit(error)
            return
        self._speller = made
        self._known.clear()
        self._check_soon()


def _look_up(
    unknown: Iterable[str], speller: Speller | None, own: Path, token: CancelToken
) -> Iterator[Speller | Mapping[str, bool]]:
    if speller is None:
        speller = Speller(own)
        yield speller
    found = {}
    for word in sorted(unknown):
        token.raise_if_cancelled()
        found[word] = speller.is_right(word)
    yield found
