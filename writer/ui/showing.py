"""What has changed is shown: in the title, the menus, the bars, the status line and the colours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMainWindow

from writer.core.errors import WriterError
from writer.ui.actions import Actions
from writer.ui.ask_bar import AskBar
from writer.ui.availability import Availability
from writer.ui.choices import Choices
from writer.ui.counter import Counter, Measured
from writer.ui.documents import Documents
from writer.ui.editing.editing import Editing
from writer.ui.editor import Editor
from writer.ui.info_bar import InfoBar
from writer.ui.keeping import Keeping
from writer.ui.menus import Menus
from writer.ui.model_host import ModelHost, Status
from writer.ui.review.panel import ReviewPanel
from writer.ui.reviewing import Reviewing
from writer.ui.status import StatusLine
from writer.ui.surroundings import Surroundings
from writer.ui.tasks_folder import TasksFolder
from writer.ui.terms import Terms
from writer.ui.theme import Colours
from writer.ui.welcome import Welcome

NAMED = 3
"""So many documents that are gone are named."""


class Window(Protocol):
    """The parts of the window that show something, and those that have something to show."""

    editor: Editor
    panel: ReviewPanel
    welcome: Welcome
    info_bar: InfoBar
    ask_bar: AskBar
    status: StatusLine
    commands: Actions
    menus: Menus
    availability: Availability
    choices: Choices
    documents: Documents
    keeping: Keeping
    editing: Editing
    counter: Counter
    host: ModelHost
    tasks_folder: TasksFolder
    terms: Terms
    reviewing: Reviewing


class Showing(QObject):
    """Brings what is seen up to date when something tells that it has changed."""

    def __init__(
        self, window: Window, given: Surroundings, sentence: Callable[[WriterError], str]
    ) -> None:
        super().__init__(window if isinstance(window, QObject) else None)
        self._window = window
        self._given = given
        self._sentence = sentence
        self._connect_signals()

    def begin(self) -> None:
        """Show how everything stands at first."""
        self._show_colours(self._given.appearance.colours)
        self._show_document()
        self._show_model()
        self._window.availability.tell_review(is_open=False)
        self._window.tasks_folder.tell()

    def retranslate(self) -> None:
        """Speak the language of the interface, in its fonts."""
        window = self._window
        self._show_colours(self._given.appearance.colours)  # style sheets keep old fonts
        window.commands.retranslate()
        window.menus.retranslate()
        window.keeping.retranslate()
        window.info_bar.retranslate()
        window.reviewing.retranslate()
        self._show_document()
        self._show_task_actions()
        window.availability.tell_model(window.host.state)
        window.availability.tell_review(is_open=window.reviewing.is_here)

    def _connect_signals(self) -> None:
        window, editor, status = self._window, self._window.editor, self._window.status
        self._given.appearance.changed.connect(self._show_colours)
        for changed in (editor.cursorPositionChanged, editor.selectionChanged, editor.edited):
            changed.connect(self._show_task_actions)
        window.documents.changed.connect(self._show_document)
        window.keeping.whereabouts.missed.connect(self._tell_missed)
        window.tasks_folder.told.connect(self._tell_of_tasks)
        window.tasks_folder.changed.connect(self._show_tasks)
        window.host.state_changed.connect(self._show_model)
        window.host.load_failed.connect(self._show_load_failure)
        window.counter.counted.connect(self._show_counts)
        window.choices.genre_changed.connect(status.set_genre)
        window.editing.told.connect(status.tell)
        window.terms.told.connect(status.tell)
        window.documents.binder.turned.connect(self._show_review)
        reviewing = window.reviewing
        reviewing.opened.connect(self._open_review)
        reviewing.closed.connect(self._close_review)
        reviewing.progressed.connect(status.set_progress)
        reviewing.measured.connect(status.set_statistics)
        reviewing.ended.connect(status.set_idle)
        reviewing.copied.connect(status.tell_copied)

    # The document

    @Slot()
    def _show_document(self) -> None:
        window, documents = self._window, self._window.documents
        if isinstance(window, QMainWindow):
            window.setWindowTitle(self.tr("{name}[*] - Writer").format(name=documents.name))
            window.setWindowFilePath(str(documents.path or ""))
            window.setWindowModified(documents.is_modified)
        window.menus.set_recent(self._given.preferences.session.recent_files)
        window.editor.setAccessibleName(documents.name)
        window.choices.show_document(documents.sheet)
        window.terms.show_document(documents.path)

    @Slot(list)
    def _tell_missed(self, paths: Sequence[Path]) -> None:
        """Say which documents of the last session are gone."""
        names = self.tr(", ").join(path.name for path in paths[:NAMED])
        if len(paths) > NAMED:
            names += "…"
        text = self.tr(
            "%n document(s) of the last session cannot be found any more", "", len(paths)
        )
        sentence = self.tr("{what}: {names}.").format(what=text, names=names)
        self._window.info_bar.show_message(sentence)

    @Slot(object)
    def _show_counts(self, measured: Measured) -> None:
        self._window.editor.set_chinese(measured.is_chinese)
        self._window.status.set_counts(measured.whole, measured.selected)

    # Model and tasks

    @Slot()
    def _show_model(self) -> None:
        window = self._window
        if window.host.state.status is Status.READY:
            window.status.tell("")  # it may say that the model is still loading
        window.status.set_model(window.host.state)
        window.availability.tell_model(window.host.state)
        self._show_task_actions()

    @Slot(object)
    def _show_load_failure(self, error: WriterError) -> None:
        """Say why the model cannot be used, and offer another."""
        window = self._window
        window.info_bar.show_message(self._sentence(error), window.commands.choose_model)

    @Slot()
    def _show_task_actions(self) -> None:
        window = self._window
        window.availability.tell(
            window.host.state,
            has_text=not window.editor.document().isEmpty(),
            has_passage=window.editor.has_passage,
            elsewhere=self._elsewhere(),
        )

    def _elsewhere(self) -> str:
        """The name of the document under review where that is not in front; else empty."""
        reviewing = self._window.reviewing
        if not reviewing.is_open or reviewing.is_here:
            return ""
        sheets = self._window.documents.binder.sheets
        return next((sheet.name for sheet in sheets if sheet.document is reviewing.document), "")

    @Slot()
    def _show_tasks(self) -> None:
        self._window.editor.set_menu_actions(self._window.menus.context)
        self._show_task_actions()

    @Slot(str)
    def _tell_of_tasks(self, mistakes: str) -> None:
        bar, commands = self._window.info_bar, self._window.commands
        if mistakes:
            bar.show_message(mistakes, commands.open_tasks_folder)
        else:
            bar.hide()

    # Reviews

    @Slot()
    def _open_review(self) -> None:
        self._window.status.begin()
        self._show_review()

    @Slot()
    def _close_review(self) -> None:
        self._window.status.set_idle()
        self._show_review()
        self._window.editor.setFocus()

    @Slot()
    def _show_review(self) -> None:
        """Show the review beside its own document, and not beside another one."""
        is_here = self._window.reviewing.is_here
        self._window.availability.tell_review(is_open=is_here)
        self._window.panel.setVisible(is_here)
        self._window.status.set_document(self._elsewhere())
        self._show_task_actions()

    # Colours

    @Slot(object)
    def _show_colours(self, colours: Colours) -> None:
        window, icons = self._window, self._given.icons
        if isinstance(window, QMainWindow):
            window.setStyleSheet(colours.stylesheet())
        window.editing.set_colours(colours)
        window.commands.set_icons(icons, colours)
        window.panel.set_colours(colours.review)
        window.info_bar.set_colours(icons, colours)
        window.keeping.set_colours(colours)
        window.welcome.set_colours(colours)
        window.ask_bar.set_colours(colours)
        window.status.set_colours(colours)
        window.menus.set_colours(colours)
