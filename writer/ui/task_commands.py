"""What the actions do that concern a task: start it, and steer the review that comes of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from writer.ui.actions import Actions
from writer.ui.ask_bar import AskBar
from writer.ui.editor import Editor
from writer.ui.review.panel import ReviewPanel
from writer.ui.reviewing import VERSIONS, Reviewing
from writer.ui.task_ids import ASK, DRAFT, EXPAND, POLISH, TITLE


class TaskCommands(QObject):
    """Carries out the actions of tasks and of the review; none while an input method composes."""

    def __init__(
        self,
        actions: Actions,
        editor: Editor,
        panel: ReviewPanel,
        ask_bar: AskBar,
        reviewing: Reviewing,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._editor = editor
        self._panel = panel
        self._ask_bar = ask_bar
        self._reviewing = reviewing
        self._connect_signals()

    def _connect_signals(self) -> None:
        a, panel = self._actions, self._panel
        for action, slot in (
            (a.ask, self._ask),
            (a.stop, self._dismiss),
            (a.apply, panel.apply),
            (a.insert_below, panel.insert_below),
            (a.accept_unremarked, panel.accept_unremarked),
            (a.again, panel.again),
            (a.go_on, panel.go_on),
            (a.next_change, panel.next_change),
            (a.previous_change, panel.previous_change),
            (a.older_version, panel.older_version),
            (a.newer_version, panel.newer_version),
        ):
            action.triggered.connect(slot)
        for action, start in (
            (a.polish, (POLISH, 1)),
            (a.versions, (POLISH, VERSIONS)),
            (a.expand, (EXPAND, 1)),
            (a.title, (TITLE, 1)),
        ):
            action.setData(start)
            action.triggered.connect(self._start_task)
        a.more.triggered.connect(self._start_other)
        self._ask_bar.asked.connect(self._start_asked)
        self._ask_bar.closed.connect(self._editor.setFocus)

    @Slot()
    def _start_task(self) -> None:
        action = self.sender()
        if isinstance(action, QAction) and not self._editor.is_composing:
            task, versions = action.data()
            self._reviewing.start(task, partial(_plain, action), versions=versions)

    @Slot(QAction)
    def _start_other(self, action: QAction) -> None:
        if not self._editor.is_composing:
            task = action.data()
            self._reviewing.start(task, partial(self._heading, task, _plain(action)))

    def _heading(self, task: str, last: str) -> str:
        """What a task is called now; what it was called last where its file is gone."""
        action = self._actions.more.by_task.get(task)
        return _plain(action) if action is not None else last

    @Slot()
    def _ask(self) -> None:
        if not self._editor.is_composing:
            self._ask_bar.open(is_draft=not self._editor.has_passage)

    @Slot(str)
    def _start_asked(self, instruction: str) -> None:
        self._editor.setFocus()
        if not self._actions.ask.isEnabled():
            return
        if self._ask_bar.is_draft and not self._editor.has_passage:
            self._reviewing.start(DRAFT, self._draft_heading, instruction)
        else:
            self._reviewing.start(ASK, partial(_plain, self._actions.ask), instruction)

    def _draft_heading(self) -> str:
        return self.tr("Draft")

    @Slot()
    def _dismiss(self) -> None:
        if not self._editor.is_composing:
            self._panel.dismiss()


def _plain(action: QAction) -> str:
    return action.text().removesuffix("…")
