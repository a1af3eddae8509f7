"""The folder of a manuscript in the window: its pane, its search, and what they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QStackedWidget

from writer.core.atomic import Noting
from writer.core.errors import WriterError
from writer.ui import threads
from writer.ui.actions import Actions
from writer.ui.counter import Counter, Measured
from writer.ui.documents import Documents
from writer.ui.editor import Editor
from writer.ui.folder.filing import Filing
from writer.ui.folder.keeper import FolderKeeper
from writer.ui.folder.open_texts import OpenTexts
from writer.ui.folder.pane import FolderPane
from writer.ui.folder.questions import FolderQuestions
from writer.ui.keeping import Keeping
from writer.ui.menus import Menus
from writer.ui.outline_pane import WIDTH
from writer.ui.sides import Sides
from writer.ui.status import StatusLine
from writer.ui.surroundings import Surroundings
from writer.ui.theme import Colours
from writer.ui.threads import Stops

if TYPE_CHECKING:
    from writer.ui.folder.search import FolderSearch

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
        self._noting = noting
        self._made_search: FolderSearch | None = None
        self._texts = OpenTexts(window.editor, window.documents)
        self.keeper = FolderKeeper(self.pane, self._texts, self)
        self.filing = Filing(
            self.pane, self.keeper, window.documents, self.questions, actions["new_in_folder"], self
        )
        self.addWidget(self.pane)
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

    @property
    def search(self) -> FolderSearch:
        """The search, which is made when it is first wanted."""
        if self._made_search is None:
            self._made_search = self._make_search()
        return self._made_search

    @Slot(object)
    def open_folder(self, root: Path) -> None:
        """Show another folder, from now on."""
        root = root.absolute()
        self._has_failed = False
        self._set_root(root)
        self._remember_root(root)
        if self._is_searching:
            self.search.finding.open(root)
        elif self._actions["folder"].isChecked():
            self._show()
        else:
            self._actions["folder"].setChecked(True)
        self.pane.setFocus()

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        threads.cancel_all(self._threads)

    def shut_down(self, timeout_ms: int) -> bool:
        """End the threads; False when that takes too long."""
        return threads.shut_down(self._threads, timeout_ms)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Speak the language of the interface."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._tell_actions()

    @property
    def _threads(self) -> Sequence[Stops]:
        return (self.keeper, self._made_search) if self._made_search else (self.keeper,)

    def _restore(self) -> None:
        session = self._given.preferences.session
        root = Path(session.folder) if session.folder else None
        self._set_root(root if root and root.is_dir() else None)
        self._actions["folder"].setChecked(session.shows_folder)
        self.keeper.show_document(self._window.documents.path)
        self._window.sides.show_at_left(self, is_on=session.shows_folder)
        self.keeper.set_on(is_on=session.shows_folder, is_soon=True)

    def _connect_signals(self) -> None:
        actions, documents = self._actions, self._window.documents
        actions["folder"].toggled.connect(self._toggle)
        actions["open_folder"].triggered.connect(self._choose)
        actions["find_in_folder"].triggered.connect(self._search)
        actions["next_hit"].triggered.connect(self._go_to_next)
        actions["previous_hit"].triggered.connect(self._go_to_previous)
        self.pane.left.connect(self._window.editor.setFocus)
        self.pane.tree.chosen.connect(self._open)
        self.filing.moved.connect(self._follow_file)
        self.keeper.failed.connect(self._on_failed)
        self.keeper.listed.connect(self._on_listed)
        self.filing.failed.connect(self._window.show_error)
        documents.folder_given.connect(self.open_folder)
        documents.changed.connect(self._show_document)
        documents.saved.connect(self.keeper.refresh)
        documents.let_go.connect(self.keeper.refresh)
        self._window.counter.counted.connect(self._on_counted)
        self._given.appearance.changed.connect(self._set_colours)

    def _make_search(self) -> FolderSearch:
        from writer.ui.folder.search import FolderSearch  # not before it is wanted

        window = self._window
        made = FolderSearch(
            window.editor,
            window.documents,
            self._texts,
            window.keeping.snapshots,
            self._noting,
            self.questions,
            self,
        )
        made.pane.set_colours(self._given.icons, self._given.appearance.colours)
        self.addWidget(made.pane)
        made.pane.left.connect(self._leave_search)
        made.replacing.done.connect(self.keeper.refresh)
        made.finding.told.connect(window.status.tell)
        made.failed.connect(window.show_error)
        return made

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
        self.setCurrentWidget(self.search.pane if self._is_searching else self.pane)
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
        self.search.finding.open(self.root)

    @Slot()
    def _go_to_next(self) -> None:
        self._step(1)

    @Slot()
    def _go_to_previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        """Go to another place, or ask what to look for when there is none."""
        if not self.search.finding.step(by):
            self._search()

    @Slot()
    def _leave_search(self) -> None:
        self.search.finding.cancel_all()
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
        if self._made_search is not None:
            self._made_search.pane.set_colours(self._given.icons, colours)
        self._tell_actions()

    def _tell_actions(self) -> None:
        """Say which actions cannot be used now, and why."""
        reason = "" if self.root else self.tr("Open a folder first")
        self._window.commands.disable(self._actions["new_in_folder"], reason)
        self.pane.name_buttons()
