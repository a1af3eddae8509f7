"""Converts the Chinese of the selection or of the whole document, beside the typing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QTextDocument

from writer.core.jobs import CancelToken
from writer.core.values import Edit, Span
from writer.text.conversion import Target, conversions
from writer.ui.editing.excerpt import apply_all
from writer.ui.editor import Editor
from writer.ui.runner import Runner
from writer.ui.text_actions import TARGETS, TextActions


@dataclass(frozen=True, slots=True)
class _Converted:
    """What a text needs to be in another standard."""

    text: str
    edits: tuple[Edit, ...]


class Converting(QObject):
    """Carries out the actions that convert, each as one undo step.

    Signals:
        told: words for the status bar.
        failed: it could not be done; a WriterError.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, editor: Editor, actions: TextActions, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._document: QTextDocument | None = None
        """Which one is being converted."""
        self._runner = Runner(self)
        self._runner.produced.connect(self._apply)
        self._runner.failed.connect(self.failed)
        for id in TARGETS:
            actions[id].triggered.connect(self._convert)

    @property
    def is_busy(self) -> bool:
        """Whether something is being converted."""
        return self._runner.is_busy

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self._runner.cancel()

    def shut_down(self, timeout_ms: int) -> bool:
        """End the thread; False when that takes longer."""
        return self._runner.shut_down(timeout_ms)

    @Slot()
    def _convert(self) -> None:
        action = self.sender()
        if not isinstance(action, QAction) or self._editor.is_composing:
            return
        target, text = TARGETS[action.objectName()], self._editor.text()
        span = self._editor.selection() or Span(0, len(text))
        self._document = self._editor.document()
        self._runner.start(lambda token: _convert(text, span, target, token))

    @Slot(object)
    def _apply(self, converted: _Converted) -> None:
        """Change the text, where it is still the one that was converted."""
        editor = self._editor
        if editor.document() is not self._document:
            return
        if editor.is_composing or editor.text() != converted.text:
            self.told.emit(self.tr("You were typing: nothing was converted"))
        elif not converted.edits:
            self.told.emit(self.tr("Nothing to convert"))
        else:
            apply_all(editor, converted.text, converted.edits)
            self.told.emit(self.tr("Converted; Undo takes it back"))


def _convert(text: str, span: Span, target: Target, token: CancelToken) -> Iterator[_Converted]:
    edits = []
    for edit in conversions(text, span, target):
        token.raise_if_cancelled()
        edits.append(edit)
    yield _Converted(text, tuple(edits))
