"""The daily goal: how many words were written today, of how many, in the status bar."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QLabel, QWidget

from writer.core.days import Days
from writer.core.errors import UnwritableFile
from writer.ui.counter import Counter, Measured
from writer.ui.documents import Documents
from writer.ui.editor import Editor
from writer.ui.menus import ChoiceMenu, offered
from writer.ui.sheet import Sheet
from writer.ui.timers import single_shot

log = logging.getLogger(__name__)

STORE_AFTER_MS = 5000
GOALS = (0, 300, 500, 1000, 2000, 3000, 5000)
"""Words to choose from; 0: no goal."""


class GoalMenu(ChoiceMenu):
    """A goal to choose."""

    def __init__(self, chosen: int, parent: QWidget) -> None:
        self._values = offered(GOALS, chosen)
        super().__init__(self._values, parent)
        self.check(chosen)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Speak the language of the interface."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        words = self.tr("{count} words")
        texts = [words.format(count=f"{v:,}") if v else self.tr("None") for v in self._values]
        self.set_texts(self.tr("Daily goal"), texts)


class GoalLabel(QLabel):
    """Says how much is written today; hidden while there is no goal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._written = self._goal = 0
        self.hide()

    def tell(self, written: int, goal: int) -> None:
        """Show so many words of so many."""
        self._written, self._goal = max(0, written), goal
        self._retranslate()
        self.setVisible(goal > 0)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Speak the language of the interface."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        words = self.tr("today {written} of {goal} words").format(
            written=f"{self._written:,}", goal=f"{self._goal:,}"
        )
        self.setText(f"✓ {words}" if self._goal and self._written >= self._goal else words)


class DailyGoal(QObject):
    """Adds up by how much the documents grow, day by day."""

    def __init__(
        self,
        editor: Editor,
        documents: Documents,
        counter: Counter,
        label: GoalLabel,
        path: Path,
        parent: QObject,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._label = label
        self._path = path
        self._today = today
        self._goal = 0
        self._days: Days | None = None
        self._last: dict[Sheet, int] = {}
        """Words of each document when it was counted last since it was opened."""
        self._is_other = True
        """Whether another text is there since it was counted."""
        self._is_unsaved = False
        self._timer = single_shot(self, self.store, STORE_AFTER_MS)
        self._documents = documents
        counter.counted.connect(self._on_counted)
        documents.replaced.connect(self._on_replaced)
        documents.let_go.connect(self._forget)

    @property
    def written(self) -> int:
        """Words written today."""
        return self._days.on(self._today()) if self._days else 0

    def set_goal(self, words: int) -> None:
        """Aim at so many words a day; 0 counts nothing and shows nothing."""
        if words and self._days is None:
            self._days = Days.load(self._path)
        if not words:
            self._last.clear()
        self._goal = words
        self._label.tell(self.written, words)

    @Slot()
    def store(self) -> None:
        """Keep what was counted on the disk."""
        if self._days is None or not self._is_unsaved:
            return
        self._timer.stop()
        self._is_unsaved = False
        try:
            self._days.save(self._path)
        except UnwritableFile as error:
            log.info("the words of the day are not stored: %s", error)

    @Slot()
    def _on_replaced(self) -> None:
        self._is_other = True

    @Slot(object)
    def _forget(self, sheet: Sheet) -> None:
        self._last.pop(sheet, None)

    @Slot(object)
    def _on_counted(self, measured: Measured) -> None:
        # The figures of the document before may still be on their way.
        self._is_other = self._is_other and measured.text != self._editor.text()
        if not self._goal or self._days is None or self._is_other:
            return
        sheet, words = self._documents.sheet, measured.whole.words
        more = words - self._last.get(sheet, words)
        self._last[sheet] = words
        if more:
            self._days = self._days.with_more(self._today(), more)
            self._is_unsaved = True
            if not self._timer.isActive():
                self._timer.start()
        self._label.tell(self.written, self._goal)
