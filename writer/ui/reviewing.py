"""From a task to a change of the document: asks the model, shows the review, applies it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from writer.core.errors import WriterError
from writer.core.jobs import Progress
from writer.core.options import Level, Options
from writer.core.values import Composition, EditRequest, Proposal, Span, TitleList
from writer.engine.api import Chunk
from writer.ui.course import Course
from writer.ui.editor import Editor
from writer.ui.model_host import ModelHost
from writer.ui.page_document import PageDocument
from writer.ui.review.halt import Halt
from writer.ui.review.panel import ReviewPanel
from writer.ui.review.refinement import of_passage
from writer.ui.sheet import Sheet
from writer.ui.task_ids import OF_ALL, POLISH
from writer.ui.title_place import insert_heading
from writer.ui.under_review import UnderReview

VERSIONS = 3
"""How many versions are written side by side where several are wanted."""
STALE_AFTER_MS = 100
SAMPLE_CHARACTERS = 20_000
"""So much of a document tells which language it is in."""


class Reviewing(QObject):
    """One review at a time, over an editor that stays free to type in and to show other documents.

    It belongs to the document where it began. Nothing of it can be decided on while another one
    is shown: it waits until that document is.

    Signals:
        opened: a run began; the review wants to be seen.
        closed: the review is over; the focus belongs to the editor.
        progressed: the run is at this Progress.
        measured: the answers so far cost these Statistics.
        ended: the run is over, with a result or without.
        copied: a title or a text is on the clipboard.
        applying: an answer is about to enter the document.
    """

    opened = Signal()
    closed = Signal()
    progressed = Signal(object)
    measured = Signal(object)
    ended = Signal()
    copied = Signal()
    applying = Signal()

    def __init__(
        self,
        editor: Editor,
        host: ModelHost,
        panel: ReviewPanel,
        options: Callable[[], Options],
        sentence: Callable[[WriterError], str],
        parent: QObject | None = None,
        *,
        terms: Callable[[], tuple[str, ...]] = tuple,
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._host = host
        self._panel = panel
        self._options = options
        self._terms = terms
        self._sentence = sentence
        self._run: UnderReview | None = None
        self._heading: Callable[[], str] = str
        self._task = POLISH
        self._titles: tuple[str, ...] = ()
        self._course = Course(self)
        self._stale_timer = QTimer(self)
        self._stale_timer.setSingleShot(True)
        self._stale_timer.setInterval(STALE_AFTER_MS)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._stale_timer.timeout.connect(self._check_stale)
        self._editor.edited.connect(self._watch)
        self._host.produced.connect(self._on_produced)
        self._course.progressed.connect(self.progressed)
        self._course.measured.connect(self.measured)
        self._host.finished.connect(self.ended)
        self._host.failed.connect(self._on_failed)
        self._host.cancelled.connect(self._on_cancelled)
        panel = self._panel
        panel.apply_requested.connect(self.apply)
        panel.insert_below_requested.connect(self.insert_below)
        panel.title_chosen.connect(self.use_title)
        panel.copy_requested.connect(self.copy)
        panel.again_requested.connect(self.again)
        panel.continue_requested.connect(self.go_on)
        panel.level_requested.connect(self.run_at_level)
        panel.refine_requested.connect(self.refine)
        panel.stop_requested.connect(self._host.cancel)
        panel.discarded.connect(self.close)

    @property
    def is_open(self) -> bool:
        """Whether something is under review or being written."""
        return self._run is not None

    @property
    def document(self) -> PageDocument | None:
        """The document that the review belongs to, while there is one."""
        return self._run.document if self._run else None

    @property
    def is_here(self) -> bool:
        """Whether there is a review, and its document is the one that is shown."""
        return self.document is self._editor.shown

    @property
    def asked(self) -> EditRequest | None:
        """What the model was asked last, while a review is open."""
        return self._run.asked if self._run else None

    def start(
        self, task: str, heading: Callable[[], str], instruction: str = "", *, versions: int = 1
    ) -> None:
        """Run a task on the selection, or on what the cursor stands in.

        `heading` names it in the language that the interface has when it is asked. Several
        `versions` are written side by side; the first one is shown. A review of another document
        is not given up for it.
        """
        if self.is_open and not self.is_here:
            return
        text = self._editor.text()
        whole = task in OF_ALL and not self._editor.textCursor().hasSelection()
        span = Span(0, len(text)) if whole else self._editor.passage()
        options = replace(self._options(), versions=versions)
        request = EditRequest(task, text, span, instruction, options, terms=self._terms())
        self._task = task
        self._titles = ()
        self._heading = heading
        self._begin(UnderReview(request, self._editor.track(span), request))

    def foresee(self) -> EditRequest:
        """What would be asked about the selection: the task that was started last, or a polish."""
        text, span = self._editor.text(), self._editor.selection()
        if not len(span):  # then only the language of the document matters
            text, span = text[:SAMPLE_CHARACTERS], Span(0, 0)
        return EditRequest(self._task, text, span, options=self._options())

    @Slot()
    def again(self) -> None:
        """Run the same task anew on what stands at the passage now."""
        if self._run is not None:
            self._begin(self._run.again(self._run.request.options, self._titles))

    @Slot(str)
    def run_at_level(self, level: str) -> None:
        """Polish anew, at another strength."""
        if self._run is not None:
            options = replace(self._run.request.options, level=Level(level))
            self._begin(self._run.again(options, self._titles))

    @Slot(str)
    def refine(self, instruction: str) -> None:
        """Change the result that is shown as the instruction says; what it replaces stays."""
        text = self._panel.result_text
        if self._run is not None and text is not None:
            self._begin(self._run.refined(text, instruction))

    @Slot(object)
    def go_on(self, rest: EditRequest) -> None:
        """Do what a run that was stopped has left, unless the passage has changed since."""
        if self._run is None or self._host.is_running:
            return
        if self._run.is_stale:
            self._panel.mark_stale()
            return
        self._begin(replace(self._run, asked=rest), goes_on=True)

    @Slot(str)
    def apply(self, text: str) -> None:
        """Put `text` in the place of the passage, unless that has changed."""
        if self._run is None or not self.is_here or self._editor.is_composing:
            return
        if self._run.is_stale:
            self._panel.mark_stale()
            return
        tracked = self._run.tracked
        self.applying.emit()
        self._finish()
        self._editor.replace(tracked, text)

    @Slot(str)
    def insert_below(self, text: str) -> None:
        """Add `text` below the passage."""
        if self._run is None or not self.is_here or self._editor.is_composing:
            return
        tracked = self._run.tracked
        self.applying.emit()
        self._finish()
        self._editor.insert_below(tracked, text)

    @Slot(str, str)
    def use_title(self, title: str, use: str) -> None:
        """Make a title the heading of the passage, or copy it."""
        if use == "copy":
            self.copy(title)
        elif self._run is not None and self.is_here and not self._editor.is_composing:
            tracked = self._run.tracked
            self.applying.emit()
            self._finish()
            insert_heading(self._editor, tracked, title)

    @Slot(str)
    def copy(self, text: str) -> None:
        """Put a result on the clipboard; the review stays."""
        QGuiApplication.clipboard().setText(text)
        self.copied.emit()

    def retranslate(self) -> None:
        """Name the task under review in the language of the interface."""
        if self._run is not None:
            self._panel.set_title(self._heading())

    @Slot()
    def close(self) -> None:
        """Stop what runs and drop the review."""
        if self._run is not None:
            self._host.cancel()
            self._finish()

    @Slot(object)
    def let_go(self, sheet: Sheet) -> None:
        """Drop the review of a document whose text goes."""
        if self.document is sheet.document:
            self.close()

    def _begin(self, run: UnderReview, *, goes_on: bool = False) -> None:
        self._run = run
        self._course.begin()
        self._editor.mark(None if run.is_all else run.tracked)
        self._panel.begin(run.request, self._heading(), goes_on=goes_on)
        self._host.run(run.asked)
        self.opened.emit()

    def _finish(self) -> None:
        self._run = None
        self._stale_timer.stop()
        self._editor.mark(None)
        self._panel.clear()
        self.closed.emit()

    @Slot(object)
    def _on_produced(self, value: object) -> None:
        match value:
            case Progress():
                self._panel.set_progress(value)
                self._course.follow(value)
            case Chunk():
                if value.branch == 0:  # of several versions the first one is seen
                    self._panel.add_chunk(value)
                self._course.note(value)
            case Proposal():
                self._show_proposal(value)
                self.measured.emit(value.statistics)
            case Composition():
                self._panel.show_composition(value)
                self.measured.emit(value.statistics)
            case TitleList():
                self._titles = (*self._titles, *value.titles)
                self._panel.show_titles(value)
                self.measured.emit(value.statistics)

    def _show_proposal(self, proposal: Proposal) -> None:
        if self._run is None:
            return
        request, halt = self._run.request, Halt.of(self._run.asked, proposal)
        if proposal.original != request.passage:
            proposal = of_passage(proposal, request)
        self._panel.show_proposal(proposal, halt)
        self._check_stale()

    @Slot(object)
    def _on_failed(self, error: WriterError) -> None:
        self._panel.show_error(self._sentence(error))
        self.ended.emit()

    @Slot()
    def _on_cancelled(self) -> None:
        self.ended.emit()
        if self._run is None:
            return
        if self._panel.is_streaming:
            self._panel.show_stopped()
        if not self._panel.has_result:
            self._finish()

    @Slot()
    def _watch(self) -> None:
        if self._run is not None and not self._stale_timer.isActive():
            self._stale_timer.start()

    @Slot()
    def _check_stale(self) -> None:
        if self._run is not None and self._run.is_stale:
            self._panel.mark_stale()
