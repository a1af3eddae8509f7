"""The window: assembles the parts and connects what they ask for; nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from writer.core.errors import WriterError
from writer.engine.digest import Digests
from writer.text.recovery import Journal
from writer.ui import clipboard, threads
from writer.ui.actions import Actions
from writer.ui.ask_bar import AskBar
from writer.ui.availability import Availability
from writer.ui.choices import Choices
from writer.ui.counter import Counter
from writer.ui.documents import Documents
from writer.ui.editing.editing import Editing
from writer.ui.editor import Editor
from writer.ui.engine_seat import EngineSeat
from writer.ui.exporting import Exporting
from writer.ui.folder.folder_side import FolderSide
from writer.ui.help.helping import Helping
from writer.ui.idle_work import IdleWork
from writer.ui.info_bar import InfoBar
from writer.ui.keeping import Keeping
from writer.ui.machine.notices import Notices
from writer.ui.menus import FREE_AFTER, Menus, offered
from writer.ui.model_choice import ModelChoice
from writer.ui.model_host import ModelHost
from writer.ui.models.supply import ModelSupply
from writer.ui.personal import Personal
from writer.ui.prewarming import Prewarming
from writer.ui.questions import Questions
from writer.ui.review.panel import ReviewPanel
from writer.ui.reviewing import Reviewing
from writer.ui.room import Room
from writer.ui.sentences import error_sentence
from writer.ui.showing import Showing
from writer.ui.sides import Sides
from writer.ui.status import StatusLine
from writer.ui.surroundings import Surroundings
from writer.ui.tabs import Tabs
from writer.ui.task_commands import TaskCommands
from writer.ui.tasks_folder import TasksFolder
from writer.ui.terms import Terms
from writer.ui.text_tools import TextTools
from writer.ui.welcome import Welcome
from writer.ui.window_commands import WindowCommands

CLOSE_TIMEOUT_MS = 2000
PANEL_WIDTH = 460
DEFAULT_SIZE, FRAME = QSize(1180, 780), QSize(16, 48)
"""Of the first window, and what the window manager puts around it."""


class MainWindow(QMainWindow):
    """The one window of Writer."""

    def __init__(
        self, given: Surroundings, questions: Callable[[QWidget], Questions] = Questions
    ) -> None:
        super().__init__()
        self._given = given
        colours, preferences = given.appearance.colours, given.preferences
        self.questions = questions(self)
        self.editor = Editor()
        self.panel = ReviewPanel(colours=colours.review)
        self.welcome, self.info_bar, self.ask_bar = Welcome(), InfoBar(), AskBar()
        self.status = StatusLine()
        self.commands = Actions(self, given.tasks.tasks)
        self.menus = Menus(
            self,
            self.commands,
            thread_counts=offered(range(given.cores + 1), preferences.settings.threads),
            free_after_minutes=offered(FREE_AFTER, preferences.settings.free_after_minutes),
            themes=given.appearance.themes,
        )
        self.availability = Availability(self.commands, self)
        self.choices = Choices(self.menus, preferences, self)
        journal = Journal(given.paths.journal)
        self.documents = Documents(
            self.editor, self.questions, preferences, self, noting=journal.noting
        )
        self.keeping = Keeping(
            self,
            self.editor,
            self.documents,
            journal,
            given.paths,
            preferences,
            self.commands,
            self.menus.file,
            self.questions,
            sentence,
        )
        self.editing = Editing(
            self, self.editor, self.documents, self.commands, self.menus, given, self.questions
        )
        self.counter = Counter(self.editor, self)
        self.host = ModelHost(
            EngineSeat(given.open_engine, given.run_task, given.opening, given.tasks), self
        )
        self.tasks_folder = TasksFolder(
            given.tasks, given.paths.tasks, self.commands, self.host, self
        )
        self.models = ModelChoice(
            self.host, self.questions, preferences, given.paths.models, given.find_model, self
        )
        self.terms = Terms(self.editor, self.commands, given.paths.glossary, self)
        self.reviewing = Reviewing(
            self.editor,
            self.host,
            self.panel,
            self.choices.options,
            sentence,
            self,
            terms=self.terms.current,
        )
        self.task_commands = TaskCommands(
            self.commands, self.editor, self.panel, self.ask_bar, self.reviewing, self
        )
        self.prewarming = Prewarming(self.editor, self.host, self.reviewing.foresee, self)
        digests = Digests(given.paths.cache / "digests.json")
        self.idle_work = IdleWork(self.host, digests, self.choices.free_after_minutes, self)
        self.window_commands = WindowCommands(
            self,
            self.commands,
            self.editor,
            self.panel,
            preferences,
            given.paths.models.parent,
            given.paths.wording,
            self.questions,
        )
        self.is_stuck = False
        """Whether a thread would not end in time when the window closed."""
        self.tabs = Tabs(self, given.appearance, given.icons)
        self._lay_out()
        self.showing = Showing(self, given, sentence)
        self.sides = Sides(self, given.appearance, preferences, given.paths)
        self.text_tools = TextTools(self, given)
        self.exporting = Exporting(self, preferences)
        self.folder = FolderSide(self, given, journal.noting)
        self.helping = Helping(self, given)
        self.notices = Notices(self, given)
        self.supply = ModelSupply(self, given)
        self.personal = Personal(self, self, given)  # when all actions are there
        self._connect_signals()
        self._restore()

    def _lay_out(self) -> None:
        self.setStatusBar(self.status)
        self.editor.set_menu_actions(self.menus.context)
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        bars = (self.welcome, *self.keeping.bars, self.info_bar)
        for part in (*bars, self.editor, self.ask_bar):
            layout.addWidget(part)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(column)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setSizes([self.width() - PANEL_WIDTH, PANEL_WIDTH])
        self.panel.hide()
        area = QWidget()
        rows = QVBoxLayout(area)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.tabs.bar)
        rows.addWidget(Room(self.splitter), 1)
        self.setCentralWidget(area)
        self.editor.setFocus()

    def _restore(self) -> None:
        session = self._given.preferences.session
        room = self.screen().availableGeometry().size() - FRAME
        self.resize(DEFAULT_SIZE.boundedTo(room))
        self.keeping.whereabouts.restore_window(self.splitter)
        self.menus.set_recent(session.recent_files)
        self.showing.begin()

    def _connect_signals(self) -> None:
        self._connect_actions()
        menus, editor, reviewing = self.menus, self.editor, self.reviewing
        menus.recent_chosen.connect(self.documents.open_path)
        menus.forget_recent_requested.connect(self._forget_recent)
        editor.files_dropped.connect(self.open_files)
        editor.modificationChanged.connect(self.setWindowModified)
        self.documents.changed.connect(self.prewarming.resume)
        self.documents.let_go.connect(reviewing.let_go)
        self.documents.replaced.connect(self.prewarming.drop)
        self.documents.failed.connect(self.show_error)
        self.keeping.failed.connect(self.show_error)
        self.host.beginning.connect(self.keeping.buffer.flush)
        reviewing.applying.connect(self.keeping.snapshotting.before_rewrite)
        self.tasks_folder.failed.connect(self.show_error)
        self.welcome.choose_model_requested.connect(self.models.choose)
        self.welcome.dismissed.connect(self._dismiss_welcome)
        self.models.missing.connect(self.welcome.show)
        self.models.settled.connect(self.welcome.hide)
        self.choices.threads_changed.connect(self.idle_work.reload_soon)
        self.terms.failed.connect(self.show_error)
        self.choices.free_after_changed.connect(self.idle_work.restart_freeing)
        self.panel.focus_editor_requested.connect(editor.setFocus)

    def _connect_actions(self) -> None:
        a, documents = self.commands, self.documents
        for action, slot in (
            (a.new, documents.new),
            (a.open, documents.open),
            (a.save, documents.save),
            (a.save_as, documents.save_as),
            (a.quit, self.close),
            (a.choose_model, self.models.choose),
            (a.free, self.host.free),
        ):
            action.triggered.connect(slot)

    # Told and chosen

    @Slot(object)
    def show_error(self, error: WriterError) -> None:
        """Say what went wrong, in the bar above the text."""
        self.info_bar.show_message(sentence(error))

    @Slot(list)
    def open_files(self, files: Sequence[Path]) -> None:
        """Open what was dropped, or given to a later start."""
        self.documents.open_paths(files)

    @Slot()
    def _forget_recent(self) -> None:
        self._given.preferences.forget_recent()
        self.menus.set_recent(())

    @Slot()
    def _dismiss_welcome(self) -> None:
        self.welcome.hide()
        self.editor.setFocus()

    # Overrides

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Speak the language of the interface, in its fonts."""
        if event.type() is QEvent.Type.LanguageChange:
            self.showing.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Say why a task cannot start when its keys are pressed all the same."""
        if reason := self.availability.reason_for(QKeySequence(event.keyCombination())):
            self.status.tell(reason)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask about unsaved changes, then end what runs, in good time."""
        if not self.documents.may_close():
            event.ignore()
            return
        self.hide()
        clipboard.hand_over()
        self.keeping.remember(self.splitter)
        self.is_stuck = not self._end_threads()
        super().closeEvent(event)

    def _end_threads(self) -> bool:
        """End what runs beside the window, all at once; False when that takes too long."""
        parts = (
            *(self.counter, self.idle_work, self.host, self.keeping, self.sides),
            *(self.text_tools, self.exporting, self.folder, self.notices, self.supply),
        )
        threads.cancel_all(parts)
        return threads.shut_down(parts, CLOSE_TIMEOUT_MS)


def sentence(error: WriterError) -> str:
    """What an error means for the person, in the language of the interface."""
    return error_sentence(error, lambda text: QCoreApplication.translate("", text))
