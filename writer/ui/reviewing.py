"""From a task to a change of the document: asks the model, shows the review, applies it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from writer.core.errors import WriterError
from writer.core.jobs import Progress, Stage
from writer.core.options import Level, Options
from writer.core.values import Composition, EditRequest, Proposal, Span, TitleList
from writer.engine.api import Chunk
from writer.ui.editor import Editor, Tracked
from writer.ui.model_host import ModelHost
from writer.ui.pace import Pace
from writer.ui.review.halt import Halt
from writer.ui.review.panel import ReviewPanel
from writer.ui.review.refinement import of_passage

ASK = "ask"
TITLE = "title"
DRAFT = "draft"
OF_ALL = frozenset((TITLE, "summary", "key_points"))
"""Tasks that, without a selection, are about the whole document."""
POLISH = "polish"
EXPAND = "expand"
VERSIONS = 3
"""How many versions are written side by side where several are wanted."""
STALE_AFTER_MS = 100
_TOP_HEADING = re.compile(r"\s*^ {0,3}#(?=[ \t]|$)", re.MULTILINE)
_FRONT_MATTER = re.compile(r"---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n+|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Run:
    """What is under review, and where in the editor it stands."""

    request: EditRequest
    """What the review is about; its passage is what a proposal replaces."""
    tracked: Tracked
    asked: EditRequest
    """What the model was asked: the same, or to refine a result, or to go on."""


class Reviewing(QObject):
    """One review at a time, over an editor that stays free to type in.

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
        self._run: _Run | None = None
        self._heading: Callable[[], str] = str
        self._task = POLISH
        self._titles: tuple[str, ...] = ()
        self._pace = Pace()
        self._writing = Progress(Stage.WRITING, 0, 1)
        self._is_reading = False
        self._stale_timer = QTimer(self)
        self._stale_timer.setSingleShot(True)
        self._stale_timer.setInterval(STALE_AFTER_MS)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._stale_timer.timeout.connect(self._check_stale)
        self._editor.edited.connect(self._watch)
        self._host.produced.connect(self._on_produced)
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

    def start(
        self, task: str, heading: Callable[[], str], instruction: str = "", *, versions: int = 1
    ) -> None:
        """Run a task on the selection, or on what the cursor stands in.

        `heading` names it in the language that the interface has when it is asked. Several
        `versions` are written side by side; the first one is shown.
        """
        text = self._editor.text()
        whole = task in OF_ALL and not self._editor.textCursor().hasSelection()
        span = Span(0, len(text)) if whole else self._editor.passage()
        options = replace(self._options(), versions=versions)
        request = EditRequest(task, text, span, instruction, options, terms=self._terms())
        self._task = task
        self._titles = ()
        self._heading = heading
        self._begin(_Run(request, self._editor.track(span), request))

    def foresee(self) -> EditRequest:
        """What would be asked about the selection: the task that was started last, or a polish."""
        editor = self._editor
        return EditRequest(self._task, editor.text(), editor.selection(), options=self._options())

    @Slot()
    def again(self) -> None:
        """Run the same task anew on what stands at the passage now."""
        if self._run is not None:
            self._rerun(self._run, self._run.request.options)

    @Slot(str)
    def run_at_level(self, level: str) -> None:
        """Polish anew, at another strength."""
        if self._run is not None:
            self._rerun(self._run, replace(self._run.request.options, level=Level(level)))

    @Slot(str)
    def refine(self, instruction: str) -> None:
        """Change the result that is shown as the instruction says; what it replaces stays."""
        text = self._panel.result_text
        if self._run is None or text is None:
            return
        now = self._now(self._run)
        after = now.text[: now.span.start] + text + now.text[now.span.end :]
        span = Span(now.span.start, now.span.start + len(text))
        asked = EditRequest(ASK, after, span, instruction, replace(now.options, versions=1))
        asked = replace(asked, terms=now.terms)
        self._begin(_Run(now, self._run.tracked, asked))

    @Slot(object)
    def go_on(self, rest: EditRequest) -> None:
        """Do what a run that was stopped has left, unless the passage has changed since."""
        if self._run is None or self._host.is_running:
            return
        run = self._run
        if self._editor.text_of(run.tracked) != run.request.passage:
            self._panel.mark_stale()
            return
        self._begin(replace(run, asked=rest), goes_on=True)

    @Slot(str)
    def apply(self, text: str) -> None:
        """Put `text` in the place of the passage, unless that has changed."""
        if self._run is None or self._editor.is_composing:
            return
        run = self._run
        if self._editor.text_of(run.tracked) != run.request.passage:
            self._panel.mark_stale()
            return
        self.applying.emit()
        self._finish()
        self._editor.replace(run.tracked, text)

    @Slot(str)
    def insert_below(self, text: str) -> None:
        """Add `text` below the passage."""
        if self._run is None or self._editor.is_composing:
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
        elif self._run is not None and not self._editor.is_composing:
            tracked = self._run.tracked
            self.applying.emit()
            self._finish()
            self._insert_heading(tracked, title)

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

    def _insert_heading(self, tracked: Tracked, title: str) -> None:
        text = self._editor.text()
        place = self._editor.span_of(tracked).start
        matter = _FRONT_MATTER.match(text)
        if matter and place < matter.end():
            place = matter.end()
        place = text.rfind("\n", 0, place) + 1
        is_first = not text[matter.end() if matter else 0 : place].strip()
        top = _TOP_HEADING.match(text, place) if is_first else None
        if top:
            self._editor.replace_line(top.end(), f"# {title}")
        else:
            self._editor.insert_above(place, f"{'#' if is_first else '##'} {title}")

    def _rerun(self, run: _Run, options: Options) -> None:
        request = replace(self._now(run), options=options, known_titles=self._titles)
        self._begin(_Run(request, run.tracked, request))

    def _now(self, run: _Run) -> EditRequest:
        """The request of a run, about the document as it is now."""
        return replace(
            run.request, text=self._editor.text(), span=self._editor.span_of(run.tracked)
        )

    def _begin(self, run: _Run, *, goes_on: bool = False) -> None:
        self._run = run
        self._pace = Pace()
        is_all = len(run.request.span) == len(run.request.text)
        self._editor.mark(None if is_all else run.tracked)
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
                self._tell_progress(value)
            case Chunk():
                if self._is_reading:
                    self._tell_progress(self._writing)
                if value.branch == 0:  # of several versions the first one is seen
                    self._panel.add_chunk(value)
                if self._pace.note(value):
                    self.measured.emit(self._pace.statistics)
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

    def _tell_progress(self, progress: Progress) -> None:
        """Pass progress on; writing begins when the first word comes, block by block."""
        self._is_reading = progress.stage is Stage.READING
        if progress.stage is Stage.WRITING:
            self._writing = progress
        self.progressed.emit(progress)

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
        run = self._run
        if run is not None and self._editor.text_of(run.tracked) != run.request.passage:
            self._panel.mark_stale()
