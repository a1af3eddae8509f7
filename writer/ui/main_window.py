"""The window: assembles the parts and connects their signals; nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from writer.core.errors import WriterError
from writer.core.settings import InterfaceLanguage
from writer.engine.digest import Digests
from writer.text.recovery import Journal
from writer.ui import clipboard
from writer.ui.actions import Actions
from writer.ui.ask_bar import AskBar
from writer.ui.availability import Availability
from writer.ui.choices import Choices
from writer.ui.counter import Counter, Measured
from writer.ui.documents import Documents
from writer.ui.editing.editing import Editing
from writer.ui.editor import Editor
from writer.ui.engine_seat import EngineSeat
from writer.ui.exporting import Exporting
from writer.ui.idle_work import IdleWork
from writer.ui.info_bar import InfoBar
from writer.ui.keeping import Keeping
from writer.ui.menus import FREE_AFTER, Menus, offered
from writer.ui.model_choice import ModelChoice
from writer.ui.model_host import ModelHost, Status
from writer.ui.prewarming import Prewarming
from writer.ui.questions import Questions
from writer.ui.review.panel import ReviewPanel
from writer.ui.reviewing import Reviewing
from writer.ui.sentences import error_sentence
from writer.ui.sides import Sides
from writer.ui.status import StatusLine
from writer.ui.surroundings import Surroundings
from writer.ui.task_commands import TaskCommands
from writer.ui.tasks_folder import TasksFolder
from writer.ui.terms import Terms
from writer.ui.text_tools import TextTools
from writer.ui.theme import Colours
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
        self._lay_out()
        self.sides = Sides(self, given.appearance, preferences, given.paths)
        self.text_tools = TextTools(self, given)
        self.exporting = Exporting(self, preferences)
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
        self.setCentralWidget(self.splitter)
        self.editor.setFocus()

    def _restore(self) -> None:
        session = self._given.preferences.session
        room = self.screen().availableGeometry().size() - FRAME
        self.resize(DEFAULT_SIZE.boundedTo(room))
        self.keeping.whereabouts.restore_window(self.splitter)
        self.menus.set_recent(session.recent_files)
        is_checked = self._given.preferences.settings.checks_wording
        self.commands.check_wording.setChecked(is_checked)
        self._show_colours(self._given.appearance.colours)
        self._show_document()
        self._show_model()
        self.availability.tell_review(is_open=False)
        self.tasks_folder.tell()

    def _connect_signals(self) -> None:
        self._connect_actions()
        menus, editor, reviewing, status = self.menus, self.editor, self.reviewing, self.status
        self._given.appearance.changed.connect(self._show_colours)
        menus.recent_chosen.connect(self.documents.open_path)
        menus.forget_recent_requested.connect(self._forget_recent)
        menus.languages.chosen.connect(self._choose_language)
        editor.files_dropped.connect(self.open_files)
        editor.cursorPositionChanged.connect(self._show_task_actions)
        editor.selectionChanged.connect(self._show_task_actions)
        editor.edited.connect(self._show_task_actions)
        editor.document().modificationChanged.connect(self.setWindowModified)
        self.documents.changed.connect(self._show_document)
        self.documents.changed.connect(self.prewarming.resume)
        self.documents.replaced.connect(reviewing.close)
        self.documents.replaced.connect(self.prewarming.drop)
        self.documents.failed.connect(self.show_error)
        self.keeping.failed.connect(self.show_error)
        self.editing.told.connect(status.tell)
        self.host.beginning.connect(self.keeping.buffer.flush)
        reviewing.applying.connect(self.keeping.snapshotting.before_rewrite)
        self.tasks_folder.failed.connect(self.show_error)
        self.tasks_folder.told.connect(self._tell_of_tasks)
        self.tasks_folder.changed.connect(self._show_tasks)
        self.welcome.choose_model_requested.connect(self.models.choose)
        self.welcome.dismissed.connect(self._dismiss_welcome)
        self.models.missing.connect(self.welcome.show)
        self.models.settled.connect(self.welcome.hide)
        self.host.state_changed.connect(self._show_model)
        self.host.load_failed.connect(self._show_load_failure)
        self.choices.threads_changed.connect(self.idle_work.reload_soon)
        self.choices.genre_changed.connect(status.set_genre)
        self.commands.check_wording.toggled.connect(self.choices.set_checks_wording)
        self.terms.failed.connect(self.show_error)
        self.terms.told.connect(status.tell)
        self.choices.free_after_changed.connect(self.idle_work.restart_freeing)
        reviewing.opened.connect(self._open_review)
        reviewing.closed.connect(self._close_review)
        reviewing.progressed.connect(status.set_progress)
        reviewing.measured.connect(status.set_statistics)
        reviewing.ended.connect(status.set_idle)
        reviewing.copied.connect(status.tell_copied)
        self.panel.focus_editor_requested.connect(editor.setFocus)
        self.counter.counted.connect(self._show_counts)

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

    # Tasks

    @Slot()
    def _show_tasks(self) -> None:
        self.editor.set_menu_actions(self.menus.context)
        self._show_task_actions()

    @Slot(str)
    def _tell_of_tasks(self, mistakes: str) -> None:
        if mistakes:
            self.info_bar.show_message(mistakes, self.commands.open_tasks_folder)
        else:
            self.info_bar.hide()

    # Reviews

    @Slot()
    def _open_review(self) -> None:
        self.status.begin()
        self.availability.tell_review(is_open=True)
        self.panel.show()

    @Slot()
    def _close_review(self) -> None:
        self.status.set_idle()
        self.availability.tell_review(is_open=False)
        self.panel.hide()
        self.editor.setFocus()

    # What changed is shown

    @Slot()
    def _show_document(self) -> None:
        documents = self.documents
        self.setWindowTitle(self.tr("{name}[*] - Writer").format(name=documents.name))
        self.setWindowFilePath(str(documents.path or ""))
        self.setWindowModified(documents.is_modified)
        self.menus.set_recent(self._given.preferences.session.recent_files)
        self.choices.show_document(documents.path)
        self.terms.show_document(documents.path)

    @Slot()
    def _show_model(self) -> None:
        if self.host.state.status is Status.READY:
            self.status.tell("")  # it may say that the model is still loading
        self.status.set_model(self.host.state)
        self.availability.tell_model(self.host.state)
        self._show_task_actions()

    @Slot()
    def _show_task_actions(self) -> None:
        self.availability.tell(
            self.host.state,
            has_text=not self.editor.document().isEmpty(),
            has_passage=self.editor.has_passage,
        )

    @Slot(object)
    def show_error(self, error: WriterError) -> None:
        """Say what went wrong, in the bar above the text."""
        self.info_bar.show_message(sentence(error))

    @Slot(object)
    def _show_load_failure(self, error: WriterError) -> None:
        """Say why the model cannot be used, and offer another."""
        self.info_bar.show_message(sentence(error), self.commands.choose_model)

    @Slot(object)
    def _show_counts(self, measured: Measured) -> None:
        self.editor.set_chinese(measured.is_chinese)
        self.status.set_counts(measured.whole, measured.selected)

    @Slot(object)
    def _show_colours(self, colours: Colours) -> None:
        icons = self._given.icons
        self.setStyleSheet(colours.stylesheet())
        self.editing.set_colours(colours)
        self.commands.set_icons(icons, colours)
        self.panel.set_colours(colours.review)
        self.info_bar.set_colours(icons, colours)
        self.keeping.set_colours(colours)
        self.welcome.set_colours(colours)
        self.ask_bar.set_colours(colours)
        self.status.set_colours(colours)
        self.menus.set_colours(colours)

    # Choices

    @Slot(object)
    def _choose_language(self, language: InterfaceLanguage) -> None:
        preferences = self._given.preferences
        preferences.change(replace(preferences.settings, language=language))
        self._given.translation.choose(language)

    @Slot(list)
    def open_files(self, files: Sequence[Path]) -> None:
        """Open what was dropped, or given to a later start."""
        for path in files[:1]:
            self.documents.open_path(path)

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
            self._show_colours(self._given.appearance.colours)  # style sheets keep old fonts
            self.commands.retranslate()
            self.menus.retranslate()
            self.keeping.retranslate()
            self.info_bar.retranslate()
            self.reviewing.retranslate()
            self._show_document()
            self._show_task_actions()
            self.availability.tell_model(self.host.state)
            self.availability.tell_review(is_open=self.reviewing.is_open)
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
        threads = (
            *(self.counter, self.idle_work, self.host, self.keeping, self.sides),
            *(self.text_tools, self.exporting),
        )
        for thread in threads:
            thread.cancel_all()
        deadline = QDeadlineTimer(CLOSE_TIMEOUT_MS)
        stuck = [part for part in threads if not part.shut_down(deadline.remainingTime())]
        return not stuck


def sentence(error: WriterError) -> str:
    """What an error means for the person, in the language of the interface."""
    return error_sentence(error, lambda text: QCoreApplication.translate("", text))
