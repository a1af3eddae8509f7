"""What is asked before the texts of documents go: one question, about all that is not saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from writer.ui.questions import Answer
from writer.ui.saving import Saving
from writer.ui.sheet import Sheet
from writer.ui.tab_names import names_of


class Asks(Protocol):
    """Who answers when a person must decide."""

    def unsaved(self, name: str) -> Answer:
        """What shall become of unsaved changes."""
        ...

    def all_unsaved(self, names: Sequence[str]) -> Answer:
        """What shall become of the unsaved changes of several documents."""
        ...


class Leaving(QObject):
    """Finds out whether documents may go.

    Signals:
        asking: a question about this Sheet is about to be asked.
    """

    asking = Signal(object)

    def __init__(self, asks: Asks, saving: Saving, parent: QObject) -> None:
        super().__init__(parent)
        self._asks = asks
        self._saving = saving

    def may_go(self, *sheets: Sheet) -> bool:
        """Whether all of these are saved now, or the person lets them go.

        Where several shall be saved, each that can be is, also when another one cannot. What lost
        its file counts as not saved.
        """
        for sheet in sheets:
            if sheet.is_gone:
                sheet.document.setModified(True)
        unsaved = [sheet for sheet in sheets if sheet.is_modified]
        if not unsaved:
            return True
        match self._asked(unsaved):
            case Answer.SAVE:
                return self.are_saved(unsaved)
            case Answer.DISCARD:
                return True
        return False

    def are_saved(self, sheets: Sequence[Sheet]) -> bool:
        """Save all of these; False when one is not saved after that."""
        return False not in [self._saving.save(sheet) for sheet in sheets]

    def _asked(self, unsaved: Sequence[Sheet]) -> Answer:
        if len(unsaved) > 1:
            return self._asks.all_unsaved(names_of(unsaved))
        self.asking.emit(unsaved[0])
        return self._asks.unsaved(unsaved[0].name)
