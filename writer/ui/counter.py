"""Counts words beside the typing, on a thread of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal, Slot

from writer.core.jobs import CancelToken
from writer.text.count import Pace
from writer.ui.editor import Editor
from writer.ui.runner import Runner
from writer.ui.timers import single_shot

DELAY_MS = 300
SAMPLE_CHARACTERS = 4000
"""So much of a text tells which fonts suit it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How long a text is."""

    words: int
    characters: int
    speaking_minutes: float = 0.0
    characters_no_spaces: int = 0
    han: int = 0
    """Chinese characters alone."""
    reading_minutes: float = 0.0


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found about the text in the editor."""

    text: str
    whole: Tally
    selected: Tally | None
    is_chinese: bool
    pace: Pace = field(default_factory=Pace)


class Counter(QObject):
    """Counts again when the text or the selection has been at rest for a moment.

    Signals:
        counted: the figures, as Measured.
    """

    counted = Signal(object)

    def __init__(self, editor: Editor, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._last: Measured | None = None
        self._pace = Pace()
        self._runner = Runner(self)
        self._runner.produced.connect(self._on_produced)
        self._timer = single_shot(self, self._count, DELAY_MS)
        editor.edited.connect(self._timer.start)
        editor.selectionChanged.connect(self._timer.start)

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self._timer.stop()
        self._runner.cancel()

    def shut_down(self, timeout_ms: int) -> bool:
        """Stop and end the thread; False when that takes longer."""
        self.cancel_all()
        return self._runner.shut_down(timeout_ms)

    def set_pace(self, pace: Pace) -> None:
        """Say how long a text takes to read and to speak at another pace."""
        if pace != self._pace:
            self._pace = pace
            self._timer.start()

    @Slot()
    def _count(self) -> None:
        text, selected = self._editor.text(), self._editor.selection()
        last, pace = self._last, self._pace
        self._runner.start(lambda token: _measure(text, selected.of(text), last, pace, token))

    @Slot(object)
    def _on_produced(self, measured: Measured) -> None:
        self._last = measured
        self.counted.emit(measured)


def _measure(
    text: str, selected: str, last: Measured | None, pace: Pace, token: CancelToken
) -> Iterator[Measured]:
    # The Markdown parser takes its time to load, and the window shows without it.
    from writer.text.count import count_document
    from writer.text.language import is_mostly_han

    def tally(part: str) -> Tally:
        counts = count_document(part, pace)
        return Tally(
            counts.words,
            counts.characters,
            counts.speaking_minutes,
            counts.characters_no_spaces,
            counts.han,
            counts.reading_minutes,
        )

    token.raise_if_cancelled()
    is_known = last is not None and (last.text, last.pace) == (text, pace)
    whole = last.whole if last is not None and is_known else tally(text)
    token.raise_if_cancelled()
    part = tally(selected) if selected else None
    yield Measured(text, whole, part, is_mostly_han(text[:SAMPLE_CHARACTERS]), pace)
