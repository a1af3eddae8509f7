"""What the actions do that concern the window itself: sizes, panes, the clipboard, help."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPlainTextEdit, QTextEdit

from writer import __version__
from writer.core.settings import Settings
from writer.ui.actions import Actions
from writer.ui.editor import Editor
from writer.ui.page import DEFAULT_SIZE_PT
from writer.ui.preferences import Preferences
from writer.ui.review.panel import ReviewPanel

EDITING = ("undo", "redo", "cut", "copy", "paste", "select_all")


class Tells(Protocol):
    """Who can say what this program is."""

    def about(self, version: str) -> None:
        """Say it."""
        ...


class WindowCommands(QObject):
    """Carries out the actions that no other part does."""

    def __init__(
        self,
        window: QMainWindow,
        actions: Actions,
        editor: Editor,
        panel: ReviewPanel,
        preferences: Preferences,
        folder: Path,
        word_lists: Path,
        tells: Tells,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._editor = editor
        self._panel = panel
        self._preferences = preferences
        self._folder = folder
        self._word_lists = word_lists
        self._tells = tells
        if preferences.settings.font_size:
            editor.set_size(preferences.settings.font_size)
        self._connect_signals()

    def _connect_signals(self) -> None:
        a, editor = self._actions, self._editor
        for action in (a.undo, a.redo, a.cut, a.copy, a.paste, a.select_all):
            action.triggered.connect(self._edit)
        for action, told in (
            (a.undo, editor.undoAvailable),
            (a.redo, editor.redoAvailable),
            (a.cut, editor.copyAvailable),
            (a.copy, editor.copyAvailable),
        ):
            action.setEnabled(False)
            told.connect(action.setEnabled)
        a.other_pane.triggered.connect(self._go_to_other_pane)
        a.zoom_in.triggered.connect(self._zoom_in)
        a.zoom_out.triggered.connect(self._zoom_out)
        a.zoom_reset.triggered.connect(self._zoom_reset)
        editor.zoom_changed.connect(self._store_zoom)
        self._preferences.changed.connect(self._follow)
        a.full_screen.toggled.connect(self._set_full_screen)
        a.open_data_folder.triggered.connect(self._open_data_folder)
        a.open_word_lists.triggered.connect(self._open_word_lists)
        a.about.triggered.connect(self._tell_about)

    @Slot()
    def come_to_front(self) -> None:
        """Be seen, above other windows and with the focus where the system allows it."""
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()

    @Slot()
    def _edit(self) -> None:
        """Edit where the focus is: in a text, or in a line."""
        action, focused = self.sender(), QApplication.focusWidget()
        if not isinstance(action, QAction):
            return
        widget = (
            focused if isinstance(focused, QLineEdit | QPlainTextEdit | QTextEdit) else self._editor
        )
        commands = (
            widget.undo,
            widget.redo,
            widget.cut,
            widget.copy,
            widget.paste,
            widget.selectAll,
        )
        dict(zip(EDITING, commands, strict=True))[action.objectName()]()

    @Slot()
    def _go_to_other_pane(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._panel.isAncestorOf(focused):
            self._editor.setFocus()
        elif self._panel.isVisible():
            self._panel.setFocus()

    @Slot()
    def _zoom_in(self) -> None:
        self._editor.set_size(self._editor.size_pt + 1)

    @Slot()
    def _zoom_out(self) -> None:
        self._editor.set_size(self._editor.size_pt - 1)

    @Slot()
    def _zoom_reset(self) -> None:
        self._editor.set_size(DEFAULT_SIZE_PT)

    @Slot(int)
    def _store_zoom(self, size_pt: int) -> None:
        self._preferences.set(font_size=0 if size_pt == DEFAULT_SIZE_PT else size_pt)

    @Slot(object)
    def _follow(self, before: Settings) -> None:
        size_pt = self._preferences.settings.font_size
        if size_pt != before.font_size:
            self._editor.set_size(size_pt or DEFAULT_SIZE_PT)

    @Slot(bool)
    def _set_full_screen(self, is_on: bool) -> None:
        full, state = Qt.WindowState.WindowFullScreen, self._window.windowState()
        self._window.setWindowState(state | full if is_on else state & ~full)

    @Slot()
    def _open_data_folder(self) -> None:
        _open_folder(self._folder)

    @Slot()
    def _open_word_lists(self) -> None:
        _open_folder(self._word_lists)

    @Slot()
    def _tell_about(self) -> None:
        self._tells.about(__version__)


def _open_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
