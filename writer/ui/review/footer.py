"""The foot of the review: a line to refine with, and what to do with the result."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from writer.ui.review.keys import Command, Keys
from writer.ui.review.refine_field import RefineField
from writer.ui.review.state import ReviewState, Stage


class Footer(QWidget):
    """The buttons of each stage; the primary one is the one that changes the document."""

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._stage = Stage.NOTHING
        self.refine = RefineField(keys)
        self.apply = QPushButton()
        self.apply.setProperty("role", "primary")
        self.insert_below = QPushButton()
        self.go_on = QPushButton()
        self.again = QPushButton()
        self.discard = QPushButton()
        self.stop = QPushButton()
        for button in (self.again, self.discard):
            button.setProperty("role", "quiet")
        self._lay_out()
        self.show_state(ReviewState())

    def show_state(self, state: ReviewState) -> None:
        """Show the buttons of this stage, and enable what can be done now."""
        stage = self._stage = state.stage
        has_text = stage is Stage.COMPOSED and state.insertable is not None
        has_choice = stage in (Stage.CHANGES, Stage.TITLES) or has_text
        is_over = stage is not Stage.STREAMING and state.request is not None
        self.apply.setVisible(has_choice)
        is_addition = stage is Stage.TITLES or has_text
        self.apply.setEnabled(is_addition or state.applicable is not None)
        self.insert_below.setVisible(has_choice)
        self.insert_below.setEnabled(stage is Stage.TITLES or state.insertable is not None)
        self.refine.setVisible(stage in (Stage.CHANGES, Stage.UNCHANGED))
        self.go_on.setVisible(state.halt is not None)
        self.go_on.setEnabled(state.rest is not None)
        self.again.setVisible(is_over)
        self.discard.setVisible(is_over)
        self.stop.setVisible(stage is Stage.STREAMING)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the present language."""
        self._name_choices()
        is_failed = self._stage is Stage.NOTHING
        self.go_on.setText(self.tr("Continue"))
        self.go_on.setToolTip(
            self._keys.with_key(self.tr("Write the blocks that are left"), Command.CONTINUE)
        )
        self.again.setText(self.tr("Try again"))
        self.again.setToolTip(self._keys.with_key(self.tr("Write another version"), Command.AGAIN))
        self.discard.setText(self.tr("Close") if is_failed else self.tr("Discard"))
        self.discard.setToolTip(
            self._keys.with_key(self.tr("Leave the text as it is"), Command.DISMISS)
        )
        self.stop.setText(self.tr("Stop"))
        self.stop.setToolTip(self._keys.with_key(self.tr("Stop writing"), Command.DISMISS))
        self.refine.setPlaceholderText(self.tr("Refine further…"))
        self.refine.setAccessibleName(self.tr("Refine the result"))

    def _name_choices(self) -> None:
        """Name the two buttons that take the result."""
        if self._stage is Stage.TITLES:
            self.apply.setText(self.tr("Insert as heading"))
            self.apply.setToolTip(self._keys.with_key(self.apply.text(), Command.APPLY))
            self.insert_below.setText(self.tr("Copy"))
            self.insert_below.setToolTip(self.tr("Copy the title (Ctrl+C)"))
            return
        if self._stage is Stage.COMPOSED:
            self.apply.setText(self.tr("Insert below"))
            self.apply.setToolTip(self._keys.with_key(self.tr("Add this below"), Command.APPLY))
            self.insert_below.setText(self.tr("Copy"))
            self.insert_below.setToolTip(self.tr("Copy all of this text"))
            return
        self.apply.setText(self.tr("Replace"))
        self.apply.setToolTip(
            self._keys.with_key(self.tr("Apply every change that is not rejected"), Command.APPLY)
        )
        self.insert_below.setText(self.tr("Insert below"))
        self.insert_below.setToolTip(
            self._keys.with_key(
                self.tr("Keep the original and add this below"), Command.INSERT_BELOW
            )
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.apply)
        row.addWidget(self.insert_below)
        row.addWidget(self.go_on)
        row.addStretch(1)
        for button in (self.again, self.discard, self.stop):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.refine)
        column.addLayout(row)
