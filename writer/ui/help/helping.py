"""Assembles the help: its windows, the list of activity, and a document to try Writer on."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLocale, QObject, Slot
from PySide6.QtWidgets import QMainWindow, QWidget

from writer.core.activity import ActivityLog
from writer.core.errors import UnknownTask
from writer.core.paths import resources
from writer.ui.actions import Actions
from writer.ui.documents import Documents
from writer.ui.editor import Editor
from writer.ui.help.record import ActivityRecord
from writer.ui.menus import Menus
from writer.ui.model_host import ModelHost
from writer.ui.plain_names import native, plain
from writer.ui.reviewing import Reviewing
from writer.ui.status import StatusLine
from writer.ui.surroundings import Surroundings

if TYPE_CHECKING:  # loaded when they are opened
    from writer.ui.help.dialog import HelpDialog
    from writer.ui.help.keys import Group

ACTIVITY = "activity.jsonl"
"""The name of the list, in the state folder."""


class Window(Protocol):
    """The parts of the window that help is about."""

    editor: Editor
    documents: Documents
    reviewing: Reviewing
    host: ModelHost
    commands: Actions
    menus: Menus
    status: StatusLine


class Helping(QObject):
    """Opens what the menu 'Help' offers."""

    def __init__(self, window: Window, given: Surroundings) -> None:
        super().__init__(window if isinstance(window, QObject) else None)
        self._window = window
        self._given = given
        self.record = ActivityRecord(
            ActivityLog(given.paths.state / ACTIVITY),
            window.reviewing,
            window.host,
            window.documents,
            given.preferences,
            self,
        )
        actions = window.commands.helping
        actions.fill(window.menus.help, window.menus.help.actions()[0])
        for id, slot in (
            ("help_keys", self._show_keys),
            ("how_it_works", self._show_how),
            ("sample", self._open_sample),
            ("activity", self._show_activity),
        ):
            actions[id].triggered.connect(slot)

    @Slot()
    def _show_keys(self) -> None:
        from writer.ui.help.keys_window import KeysWindow

        if not self._is_shown(KeysWindow):
            window = KeysWindow(self._groups, self._parent)
            window.copied.connect(self._window.status.tell_copied)
            window.show_again()

    @Slot()
    def _show_how(self) -> None:
        from writer.ui.help.how import HowWindow

        if not self._is_shown(HowWindow):
            HowWindow(self._names, self._given.paths, self._parent).show_again()

    @Slot()
    def _show_activity(self) -> None:
        from writer.ui.help.activity_window import ActivityWindow

        if not self._is_shown(ActivityWindow):
            sockets = self._given.sockets
            ActivityWindow(self.record, sockets, self._task_name, self._parent).show_again()

    @Slot()
    def _open_sample(self) -> None:
        """Show a copy that is nobody's file: one that nobody changed yet, or a fresh one."""
        documents, editor = self._window.documents, self._window.editor
        is_chinese = QLocale().language() is QLocale.Language.Chinese
        name = "welcome.zh.md" if is_chinese else "welcome.md"
        text = (resources() / "samples" / name).read_text("utf-8")
        unchanged = (s for s in documents.binder.sheets if s.path is None and not s.is_modified)
        if sheet := next((sheet for sheet in unchanged if sheet.text() == text), None):
            documents.show(sheet)
        else:
            if not documents.sheet.is_untouched:
                documents.new()
            editor.set_text(text)
        editor.setFocus()

    @property
    def _parent(self) -> QWidget | None:
        return self._window if isinstance(self._window, QWidget) else None

    def _is_shown(self, kind: type[HelpDialog]) -> bool:
        """Whether a window of this kind was there; it is brought to the front."""
        parent = self._parent
        found = parent.findChild(kind) if parent is not None else None
        if found is not None and found.isVisible():
            found.show_again()
            return True
        return False

    def _groups(self) -> list[Group]:
        from writer.ui.help.fixed_keys import FixedKeys
        from writer.ui.help.keys import groups_of

        window = self._window
        if not isinstance(window, QMainWindow):
            return []
        menus, actions = window.menuBar().actions(), window.actions()
        return [*groups_of(menus, actions, self.tr("Other")), *FixedKeys().groups()]

    def _names(self) -> dict[str, str]:
        """What to call each action in a sentence: by its keys, or else by its name."""
        actions = self._parent.actions() if self._parent is not None else []
        return {a.objectName(): native(a.shortcut()) or plain(a.text()) for a in actions}

    def _task_name(self, id: str) -> str:
        """The name of a task; of one that is gone, its id."""
        if action := self._window.commands.tasks.get(id):
            return plain(action.text())
        with suppress(UnknownTask):
            task = self._given.tasks.get(id)
            is_chinese = QLocale().language() is QLocale.Language.Chinese
            return task.name_zh if is_chinese else task.name
        return id
