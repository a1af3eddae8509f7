"""The menus of the tasks beside the first four: more built-in ones, and the user's own."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from writer.ui.actions import Actions
from writer.ui.task_actions import CHANGES, TEXTS, TONES


class MoreMenus(QObject):
    """'More', with the tones in a menu of their own, and 'My tasks'."""

    def __init__(self, window: QWidget, actions: Actions) -> None:
        super().__init__(window)
        self._actions = actions
        self.more = QMenu(window)
        self.tones = QMenu(window)
        self.own = QMenu(window)
        for menu in (self.more, self.tones, self.own):
            menu.setToolTipsVisible(True)
        actions.more.changed.connect(self.fill)
        self.fill()

    @property
    def context(self) -> tuple[QAction, ...]:
        """What the context menu offers: the user's own tasks only where there are some."""
        menus = (self.more, self.own) if self._actions.more.own else (self.more,)
        return tuple(menu.menuAction() for menu in menus)

    @Slot()
    def fill(self) -> None:
        """Offer the tasks that there are now."""
        a, more = self._actions, self._actions.more
        for menu in (self.more, self.tones, self.own):
            menu.clear()
        self.tones.addActions(more.of(TONES))
        self.more.addMenu(self.tones)
        self.more.addActions(more.of(CHANGES))
        self.more.addSeparator()
        self.more.addActions(more.of(TEXTS))
        self.own.addActions(more.own)
        self.own.addSeparator()
        self.own.addActions((a.new_task, a.open_tasks_folder))

    def retranslate(self) -> None:
        """Name the menus in the language of the interface."""
        self.more.setTitle(self.tr("More"))
        self.tones.setTitle(self.tr("Tone"))
        self.own.setTitle(self.tr("My tasks"))
