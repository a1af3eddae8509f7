"""The panes at the left of the text, one above the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

FIRST, REST = 600, 400
"""How the first pane and the others share the room."""


class LeftSide(QSplitter):
    """Is there as long as one of its panes is shown."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._shares: list[int] = []
        """How the room was shared when all were shown last."""
        self.hide()

    def add(self, pane: QWidget, index: int = -1) -> None:
        """Take a pane in, hidden; the lower the index, the higher it stands."""
        self.insertWidget(index, pane)
        pane.hide()

    def show_pane(self, pane: QWidget, *, is_on: bool) -> None:
        """Show one of the panes, or hide it."""
        if self._are_all_shown and not self.isHidden() and any(self.sizes()):
            self._shares = self.sizes()
        pane.setVisible(is_on)
        self.setVisible(any(not one.isHidden() for one in self._panes))
        if is_on and self._are_all_shown:
            self.setSizes(self._shares or [FIRST, *[REST] * (self.count() - 1)])

    @property
    def _panes(self) -> list[QWidget]:
        found = (self.widget(number) for number in range(self.count()))
        return [pane for pane in found if pane is not None]

    @property
    def _are_all_shown(self) -> bool:
        return not any(pane.isHidden() for pane in self._panes)
