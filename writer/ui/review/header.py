"""The head of the review: the task, how far it is, its strength, and which version is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from writer.core.options import Level
from writer.ui.review.keys import Command, Keys
from writer.ui.review.versions import Versions


class Header(QWidget):
    """Shows the state of a run; switches strength and version.

    Signals:
        level_requested(str): another strength was clicked; a `Level`.
        version_requested(int): -1 for the version before, 1 for the one after.
    """

    level_requested = Signal(str)
    version_requested = Signal(int)

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._title = QLabel()
        self._status = QLabel()
        self.older = _arrow(Qt.ArrowType.LeftArrow)
        self._number = QLabel()
        self.newer = _arrow(Qt.ArrowType.RightArrow)
        self._version_parts = (self.older, self._number, self.newer)
        self._level_row = QWidget()
        self._level_group = QButtonGroup(self)
        self.levels = {level: self._level_button(level) for level in Level}
        self.levels[Level.PROOFREAD].setProperty("place", "first")
        self.progress = QProgressBar()
        self._lay_out()
        self.older.clicked.connect(lambda: self.version_requested.emit(-1))
        self.newer.clicked.connect(lambda: self.version_requested.emit(1))
        self.retranslate()

    @property
    def title(self) -> str:
        """The name of the task."""
        return self._title.text()

    @property
    def status(self) -> str:
        """The words about the state of the run."""
        return self._status.text()

    def show_task(self, title: str, level: Level | None) -> None:
        """Name the task; `level` is None where it has no strength."""
        self.show_title(title)
        self._level_row.setVisible(level is not None)
        if level is not None:
            self.levels[level].setChecked(True)

    def show_title(self, title: str) -> None:
        """Call the task by this name."""
        self._title.setText(title)

    def show_status(self, words: str) -> None:
        """Say how the run stands."""
        self._status.setText(words)

    def show_progress(self, percent: int | None) -> None:
        """Fill the bar; None while nobody knows how long it will take."""
        self.progress.setRange(0, 0 if percent is None else 100)
        if percent is not None:
            self.progress.setValue(percent)
        self.progress.setVisible(True)

    def hide_progress(self) -> None:
        """Take the bar away, but not its room."""
        self.progress.setRange(0, 100)
        self.progress.setVisible(False)

    def show_versions(self, versions: Versions) -> None:
        """Tell which version is shown; nothing while there are less than two."""
        for part in self._version_parts:
            part.setVisible(len(versions) > 1)
        self._number.setText(f"{versions.number}/{len(versions)}")
        self.older.setEnabled(versions.number > 1)
        self.newer.setEnabled(versions.number < len(versions))

    def retranslate(self) -> None:
        """Set every text in the present language."""
        names = {
            Level.PROOFREAD: self.tr("Proofread"),
            Level.LIGHT: self.tr("Light"),
            Level.STANDARD: self.tr("Standard"),
            Level.DEEP: self.tr("Deep"),
        }
        for level, button in self.levels.items():
            button.setText(names[level])
            button.setToolTip(self.tr("Run again at this strength"))
        self._level_row.setAccessibleName(self.tr("Strength"))
        self.progress.setAccessibleName(self.tr("Progress"))
        for arrow, name, command in (
            (self.older, self.tr("Earlier version"), Command.OLDER),
            (self.newer, self.tr("Later version"), Command.NEWER),
        ):
            arrow.setAccessibleName(name)
            arrow.setToolTip(self._keys.with_key(name, command))

    def _level_button(self, level: Level) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setProperty("role", "level")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._level_group.addButton(button)
        button.clicked.connect(lambda: self.level_requested.emit(level.value))
        return button

    def _lay_out(self) -> None:
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setBold(True)
        self._title.setFont(font)
        self._status.setProperty("role", "muted")
        self._status.setWordWrap(True)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(3)
        for part in (self.progress, *self._version_parts):
            keeps_room = QSizePolicy(part.sizePolicy())
            keeps_room.setRetainSizeWhenHidden(True)
            part.setSizePolicy(keeps_room)
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self._title, 1)
        for part in self._version_parts:
            top.addWidget(part)
        levels = QHBoxLayout(self._level_row)
        levels.setContentsMargins(0, 2, 0, 2)
        levels.setSpacing(0)
        for button in self.levels.values():
            levels.addWidget(button)
        levels.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._level_row)
        column.addWidget(self._status)
        column.addWidget(self.progress)


def _arrow(direction: Qt.ArrowType) -> QToolButton:
    button = QToolButton()
    button.setArrowType(direction)
    button.setProperty("role", "quiet")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
