"""Which actions can be used now, and the reason for those that cannot."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from writer.ui.actions import Actions
from writer.ui.model_host import ModelState, Status
from writer.ui.task_ids import OF_ALL

POLISH, ASK = "polish", "ask"


class Availability(QObject):
    """Greys actions out and says why: in tooltips, in the status bar and in the menus."""

    def __init__(self, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions

    def tell(
        self, state: ModelState, *, has_text: bool, has_passage: bool, elsewhere: str = ""
    ) -> None:
        """Bring the actions of the tasks up to date; `elsewhere` is the document under review."""
        reasons = {
            task: self._reason(state, is_there=has_text if task in OF_ALL else has_passage)
            for task in self._actions.tasks
        }
        reasons[ASK] = self._reason(state, is_there=True)  # without a passage, a draft is written
        if elsewhere:
            waits = self.tr("“{name}” is under review: decide on it, or discard it, first")
            reasons = dict.fromkeys(reasons, waits.format(name=elsewhere))
        for task, action in self._actions.tasks.items():
            self._actions.disable(action, reasons[task])
        self._actions.disable(self._actions.versions, reasons[POLISH])
        why = self._actions.why
        why.setText(next(filter(None, reasons.values()), ""))
        why.setEnabled(False)
        why.setVisible(bool(why.text()))

    def tell_model(self, state: ModelState) -> None:
        """Bring the action that gives the model's memory back up to date."""
        on_gpu = state.description is not None and state.description.on_gpu
        self._actions.name_memory(is_on_gpu=on_gpu)
        is_held = state.status in (Status.LOADING, Status.READY)
        reason = "" if is_held else self.tr("No model is in memory")
        self._actions.disable(self._actions.free, reason)

    def reason_for(self, keys: QKeySequence) -> str:
        """Why the task with these keys is not available; empty when it is, or there is none."""
        for action in self._actions.tasks.values():
            if keys in action.shortcuts():
                return self._actions.reason(action)
        return ""

    def tell_review(self, *, is_open: bool) -> None:
        """Bring the actions of the review up to date."""
        for action in (*self._actions.review, self._actions.stop):
            self._actions.disable(action, "" if is_open else self.tr("Nothing is under review"))

    def _reason(self, state: ModelState, *, is_there: bool) -> str:
        match state.status:
            case Status.NONE:
                return self.tr("There is no model yet: choose a model file first")
            case Status.LOADING:
                return self.tr("The model is loading: {percent} %").format(percent=state.percent)
            case Status.FAILED:
                return self.tr("The model could not be loaded: choose another file")
        return "" if is_there else self.tr("Select some text first, or go to a paragraph")
