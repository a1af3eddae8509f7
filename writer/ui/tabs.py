"""Several documents in one window: their tabs, and what is done with open documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu

from writer.ui.actions import Actions
from writer.ui.documents import Documents
from writer.ui.editor import Editor
from writer.ui.icons import Icons
from writer.ui.menus import Menus
from writer.ui.reviewing import Reviewing
from writer.ui.sheet import Sheet
from writer.ui.status import StatusLine
from writer.ui.tab_bar import TabBar
from writer.ui.theme import Appearance, Colours

REMEMBERED = 30
"""So many closed documents can be opened again, one after another."""


class Window(Protocol):
    """The parts of the window that the tabs belong to."""

    editor: Editor
    documents: Documents
    commands: Actions
    menus: Menus
    reviewing: Reviewing
    status: StatusLine


class Tabs(QObject):
    """Carries out what the tabs and the actions ask for; `bar` wants a place in the window."""

    def __init__(self, window: Window, appearance: Appearance, icons: Icons) -> None:
        super().__init__(window if isinstance(window, QObject) else None)
        self._window = window
        self._documents = window.documents
        self._binder = window.documents.binder
        self._icons = icons
        self._closed: list[Path] = []
        self.bar = TabBar(self._binder)
        self.bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        a = window.commands
        a.tabs.fill(window.menus.file, a.save_as, a.quit)
        self._connect_signals()
        appearance.changed.connect(self._set_colours)
        self._set_colours(appearance.colours)
        self._tell()

    def _connect_signals(self) -> None:
        actions, binder = self._window.commands.tabs, self._binder
        for id, slot in (
            ("save_all", self._documents.save_all),
            ("close_tab", self._close_front),
            ("close_others", self._close_others),
            ("reopen_tab", self._reopen),
            ("next_tab", self._go_to_next),
            ("previous_tab", self._go_to_previous),
            ("copy_path", self._copy_path),
            ("show_in_folder", self._show_in_folder),
        ):
            actions[id].triggered.connect(slot)
        self.bar.chosen.connect(self._documents.show)
        self.bar.close_requested.connect(self._close)
        self.bar.customContextMenuRequested.connect(self._offer)
        binder.turned.connect(self._window.editor.setFocus)
        binder.removed.connect(self._note_closed)
        for told in (binder.added, binder.removed, binder.told, binder.turned):
            told.connect(self._tell)
        self._window.reviewing.opened.connect(self._mark_review)
        self._window.reviewing.closed.connect(self._mark_review)

    # Actions

    @Slot()
    def _close_front(self) -> None:
        self._close(self._documents.sheet)

    @Slot(object)
    def _close(self, sheet: Sheet) -> None:
        is_last = len(self._binder.sheets) == 1
        if not (is_last and sheet.is_untouched):
            self._documents.close(sheet)

    @Slot()
    def _close_others(self) -> None:
        self._close_all_but(self._documents.sheet)

    def _close_all_but(self, sheet: Sheet) -> None:
        if self._documents.show(sheet):
            self._documents.close(*(s for s in self._binder.sheets if s is not sheet))

    @Slot()
    def _reopen(self) -> None:
        while self._closed:
            path = self._closed.pop()
            if self._binder.at(path) is None:
                self._documents.open_path(path)
                break
        self._tell()

    @Slot()
    def _go_to_next(self) -> None:
        self._documents.show(self._binder.beside(self._documents.sheet, 1))

    @Slot()
    def _go_to_previous(self) -> None:
        self._documents.show(self._binder.beside(self._documents.sheet, -1))

    @Slot()
    def _copy_path(self) -> None:
        self._copy_path_of(self._documents.sheet)

    def _copy_path_of(self, sheet: Sheet) -> None:
        if sheet.path is not None:
            QGuiApplication.clipboard().setText(str(sheet.path))
            self._window.status.tell_copied()

    @Slot()
    def _show_in_folder(self) -> None:
        self._show_folder_of(self._documents.sheet)

    def _show_folder_of(self, sheet: Sheet) -> None:
        if sheet.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(sheet.path.parent)))

    # The menu of a tab

    @Slot(QPoint)
    def _offer(self, place: QPoint) -> None:
        sheet = self.bar.sheet_at(self.bar.tabAt(place))
        if sheet is not None:
            self.menu_of(sheet).exec(self.bar.mapToGlobal(place))

    def menu_of(self, sheet: Sheet) -> QMenu:
        """What can be done with one document, in front or behind; it goes when it is closed."""
        menu = QMenu(self.bar)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        has_others, has_path = len(self._binder.sheets) > 1, sheet.path is not None
        entries: tuple[tuple[str, bool, Callable[[Sheet], object]], ...] = (
            ("close_tab", True, self._close),
            ("close_others", has_others, self._close_all_but),
            ("copy_path", has_path, self._copy_path_of),
            ("show_in_folder", has_path, self._show_folder_of),
        )
        for id, is_possible, act in entries:
            if id == "copy_path":
                menu.addSeparator()
            item = menu.addAction(self._window.commands.tabs[id].text())
            item.setEnabled(is_possible)
            item.triggered.connect(lambda _=False, act=act: act(sheet))
        return menu

    # What is shown

    @Slot(object)
    def _note_closed(self, sheet: Sheet) -> None:
        if sheet.path is not None:
            self._closed = [*self._closed, sheet.path][-REMEMBERED:]

    @Slot()
    def _tell(self) -> None:
        """Grey out what cannot be done now, and say why."""
        commands, actions = self._window.commands, self._window.commands.tabs
        alone = self.tr("No other document is open") if len(self._binder.sheets) == 1 else ""
        unnamed = self.tr("The document was never saved") if self._documents.path is None else ""
        for ids, reason in (
            (("next_tab", "previous_tab", "close_others"), alone),
            (("copy_path", "show_in_folder"), unnamed),
            (("reopen_tab",), "" if self._closed else self.tr("Nothing was closed")),
            (("save_all",), "" if self._binder.unsaved else self.tr("Everything is saved")),
        ):
            for id in ids:
                commands.disable(actions[id], reason)

    @Slot()
    def _mark_review(self) -> None:
        """Show on its tab which document is under review."""
        document = self._window.reviewing.document
        sheets = (sheet for sheet in self._binder.sheets if sheet.document is document)
        self.bar.mark(next(sheets, None))

    @Slot(object)
    def _set_colours(self, colours: Colours) -> None:
        p = colours.palette
        self.bar.set_colours(colours)
        self.bar.set_icons(
            self._icons.icon("close", p["muted_text"], p["muted"]),
            self._icons.icon("polish", p["accent"], p["muted"]),
        )
