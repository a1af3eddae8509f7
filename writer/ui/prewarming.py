"""Has the model read ahead what the next prompt will begin with: its answer comes sooner then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from writer.core.values import EditRequest
from writer.ui.editor import Editor
from writer.ui.model_host import ModelHost, Work
from writer.ui.timers import single_shot

REST_MS = 300
"""A selection that has stood for so long is likely to be worked on."""


class Prewarming(QObject):
    """Watches selection and model; each time they have come to rest, it reads ahead.

    With nothing selected only what all prompts in the document's language have in common is read.
    """

    def __init__(
        self,
        editor: Editor,
        host: ModelHost,
        foresee: Callable[[], EditRequest],
        parent: QObject | None = None,
    ) -> None:
        """`foresee` says what would be asked about what is selected now."""
        super().__init__(parent)
        self._editor = editor
        self._host = host
        self._foresee = foresee
        self._is_for_selection = False
        self._timer = single_shot(self, self._begin, REST_MS)
        editor.selectionChanged.connect(self._watch)
        editor.edited.connect(self._watch)
        host.rested.connect(self._on_rested)

    @Slot()
    def drop(self) -> None:
        """Another document comes: what is selected now will not be asked about."""
        self._timer.stop()
        self._host.drop_prewarm()

    @Slot()
    def resume(self) -> None:
        """Another document is there: read ahead for it, once it is at rest."""
        self._timer.start()

    @Slot()
    def _watch(self) -> None:
        """What is read ahead for another passage is of no use; wait for this one to stand."""
        if self._is_for_selection:
            self.drop()
        if self._editor.textCursor().hasSelection():
            self._timer.start()

    @Slot(object)
    def _on_rested(self, work: Work) -> None:
        """The model is loaded, or free for what was selected meanwhile."""
        if work in (Work.LOADING, Work.TASK):
            self._timer.start()

    @Slot()
    def _begin(self) -> None:
        request = self._foresee()
        self._is_for_selection = len(request.span) > 0
        self._host.prewarm(request)
