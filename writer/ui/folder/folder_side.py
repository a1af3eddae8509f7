"""The folder of a manuscript in the window: its pane, its search, and what they do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, Slot
from PySide6.QtWidgets import QStackedWidget

from writer.core.atomic import Noting
from writer.core.errors import WriterError
from writer.ui.actions import Actions
from writer.ui.counter import Counter, Measured
from writer.ui.documents import Documents
from writer.ui.editor import Editor
from writer.ui.folder.filing import Filing
from writer.ui.folder.finding import FolderFinding
from writer.ui.folder.keeper import FolderKeeper
from writer.ui.folder.open_texts import OpenTexts
from writer.ui.folder.pane import FolderPane
from writer.ui.folder.questions import FolderQuestions
from writer.ui.folder.replacing import FolderReplacing
from writer.ui.folder.search_pane import SearchPane
from writer.ui.keeping import Keeping
from writer.ui.menus import Menus
from writer.ui.outline_pane import WIDTH
from writer.ui.sentences import error_sentence
from writer.ui.sides import Sides
from writer.ui.status import StatusLine
from writer.ui.surroundings import Surroundings
from writer.ui.theme import Colours

SEARCH_WIDTH = 320


class Window(Protocol):
    """The parts of the window that the folder belongs to."""

    editor: Editor
    documents: Documents
    counter: Counter
    commands: Actions
    menus: Menus
    status: StatusLine
    keeping: Keeping
    sides: Sides

    def show_error(self, error: WriterError) -> None:
        """Say what went wrong."""
        ...


class FolderSide(QStackedWidget):
    """Shows the files of a folder at the left, or in their place what is found in them."""

    def __init__(self, window: Window, given: Surroundings, noting: Noting) -> None:
        super().__init__()
        self._window = window
        self._given = given
        self._actions = actions = window.commands.files
        self._is_searching = self._has_failed = False
        self.questions = FolderQuestions(window.editor)
        self.pane = FolderPane(
            *(actions[id] for id in ("open_folder", "new_in_folder", "find_in_folder"))
        )
        self.search = SearchPane()
        texts = OpenTexts(window.editor, window.documents)
        self.keeper = FolderKeeper(self.pane, texts, self)
        self.filing = Filing(
            self.pane, self.keeper, window.documents, self.questions, actions["new_in_folder"], self
        )
        self.finding = FolderFinding(
            self.search, window.editor, window.documents, texts, _sentence, self
        )
        self.replacing = FolderReplacing(
            self.search,
            self.finding,
            texts,
            window.keeping.snapshots,
            noting,
            self.questions,
            _sentence,
            self,
        )
        self.addWidget(self.pane)
        self.addWidget(self.search)
        window.sides.left.add(self, 0)
        commands, menus = window.commands, window.menus
        actions.fill(
            menus.file, menus.edit, menus.view, after=commands.open, beside=commands.outline
        )
        self._set_colours(given.appearance.colours)
        self._restore()
        self._connect_signals()

    @property
    def root(self) -> Path | None:
        """The folder that is shown."""
        return self.pane.root

    @Slot(object)
    def open_folder(self, root: Path) -> None:
        """Show another folder, from now on."""
        root = root.absolute()
        self._has_failed = False
        self._set_root(root)
        self._remember_root(root)
        if self._is_searching:
            self.finding.open(root)
        elif self._actions["folder"].isChecked():
            self._show()
        else:
            self._actions["folder"].setChecked(True)
        self.pane.setFocus()

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        for part in (self.keeper, self.finding, self.replacing):
            part.cancel_all()

    def shut_down(self, timeout_ms: int) -> bool:
        """End the threads; False when that takes too long."""
        deadline = QDeadlineTimer(timeout_ms)
        parts = (self.keeper, self.finding, self.replacing)
        stuck = [part for part in parts if not part.shut_down(deadline.remainingTime())]
        return not stuck

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Speak the language of the interface."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._tell_actions()

    def _restore(self) -> None:
        session = self._given.preferences.session
        root = Path(session.folder) if session.folder else None
        self._set_root(root if root and root.is_dir() else None)
        self._actions["folder"].setChecked(session.shows_folder)
        self.keeper.show_document(self._window.documents.path)
        self._window.sides.show_at_left(self, is_on=session.shows_folder)
        self.keeper.set_on(is_on=session.shows_folder, is_soon=True)

    def _connect_signals(self) -> None:
        actions, documents, show_error = (
            self._actions,
            self._window.documents,
            self._window.show_error,
        )
        actions["folder"].toggled.connect(self._toggle)
        actions["open_folder"].triggered.connect(self._choose)
        actions["find_in_folder"].triggered.connect(self._search)
        actions["next_hit"].triggered.connect(self._go_to_next)
        actions["previous_hit"].triggered.connect(self._go_to_previous)
        self.pane.left.connect(self._window.editor.setFocus)
        self.pane.tree.chosen.connect(self._open)
        self.search.left.connect(self._leave_search)
        self.filing.moved.connect(self._follow_file)
        self.replacing.done.connect(self.keeper.refresh)
        self.finding.told.connect(self._window.status.tell)
        self.keeper.failed.connect(self._on_failed)
        self.keeper.listed.connect(self._on_listed)
        for part in (self.filing, self.finding, self.replacing):
            part.failed.connect(show_error)
        documents.folder_given.connect(self.open_folder)
        documents.changed.connect(self._show_document)
        documents.saved.connect(self.keeper.refresh)
        documents.let_go.connect(self.keeper.refresh)
        self._window.counter.counted.connect(self._on_counted)
        self._given.appearance.changed.connect(self._set_colours)

    # What is shown

    @Slot(bool)
    def _toggle(self, is_on: bool) -> None:
        path = self._window.documents.path
        if is_on and self.root is None and path is not None:
            self._set_root(path.parent)
            self._remember_root(path.parent)
        self._is_searching = False
        preferences = self._given.preferences
        preferences.remember(replace(preferences.session, shows_folder=is_on))
        self._show()
        if is_on:
            self.pane.setFocus()

    def _show(self) -> None:
        is_listed = self._actions["folder"].isChecked()
        self.setCurrentWidget(self.search if self._is_searching else self.pane)
        self._window.sides.show_at_left(
            self,
            is_on=is_listed or self._is_searching,
            least=SEARCH_WIDTH if self._is_searching else WIDTH // 2,
        )
        self.keeper.set_on(is_on=is_listed and not self._is_searching)

    @Slot()
    def _choose(self) -> None:
        session, path = self._given.preferences.session, self._window.documents.path
        begin = self.root or (path.parent if path else None) or session.last_folder or Path.home()
        if chosen := self.questions.folder(str(begin)):
            self.open_folder(chosen)

    @Slot()
    def _search(self) -> None:
        """Look in the folder that is shown, or in that of the document, or ask for one."""
        path = self._window.documents.path
        if self.root is None and path is not None:
            self._set_root(path.parent)
        if self.root is None:
            self._choose()
        if self.root is None or self._window.editor.is_composing:
            return
        self._is_searching = True
        self._show()
        self.finding.open(self.root)

    @Slot()
    def _go_to_next(self) -> None:
        self._step(1)

    @Slot()
    def _go_to_previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        """Go to another place, or ask what to look for when there is none."""
        if not self.finding.step(by):
            self._search()

    @Slot()
    def _leave_search(self) -> None:
        self.finding.cancel_all()
        self._is_searching = False
        self._show()
        self._window.editor.setFocus()

    @Slot(object)
    def _open(self, path: Path) -> None:
        if self._window.documents.open_path(path):
            self._window.editor.setFocus()

    @Slot()
    def _show_document(self) -> None:
        self.keeper.show_document(self._window.documents.path)

    @Slot(object)
    def _on_counted(self, measured: Measured) -> None:
        if measured.text == self._window.editor.text():
            self.keeper.show_measured(measured)

    @Slot(str, str)
    def _follow_file(self, old: str, new: str) -> None:
        """A file has another name: what is remembered about it goes along."""
        self._window.keeping.snapshots.move(old, new)
        preferences = self._given.preferences
        preferences.remember(preferences.session.with_moved(Path(old), Path(new)))

    @Slot(object)
    def _on_failed(self, error: WriterError) -> None:
        """Say once that the folder cannot be read."""
        if not self._has_failed:
            self._has_failed = True
            self._window.show_error(error)

    @Slot()
    def _on_listed(self) -> None:
        self._has_failed = False

    def _set_root(self, root: Path | None) -> None:
        self.keeper.show_root(root)
        self._tell_actions()

    def _remember_root(self, root: Path) -> None:
        preferences = self._given.preferences
        preferences.remember(replace(preferences.session, folder=str(root)))

    @Slot(object)
    def _set_colours(self, colours: Colours) -> None:
        self.pane.set_colours(self._given.icons, colours)
        self.search.set_colours(self._given.icons, colours)
        self._tell_actions()

    def _tell_actions(self) -> None:
        """Say which actions cannot be used now, and why."""
        reason = "" if self.root else self.tr("Open a folder first")
        self._window.commands.disable(self._actions["new_in_folder"], reason)
        self.pane.name_buttons()


def _sentence(error: WriterError) -> str:
    return error_sentence(error, lambda text: QCoreApplication.translate("", text))
