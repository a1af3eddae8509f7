"""The review panel: one run of a task, from its first word to a decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from writer.core.jobs import Progress
from writer.core.values import Composition, EditRequest, Proposal, TitleList
from writer.engine.api import Chunk
from writer.ui.announcement import announce
from writer.ui.review.body import ReviewBody
from writer.ui.review.colours import ReviewColours
from writer.ui.review.halt import Halt
from writer.ui.review.keys import Command, Keys
from writer.ui.review.run import Run
from writer.ui.review.state import ReviewState, Stage
from writer.ui.review.titles_view import TitleUse


class ReviewPanel(QWidget):
    """Shows a run while it streams, then its result to decide on. It changes no document itself.

    The focus comes in only by `setFocus`, never by itself; a run that ends leaves it where it is.

    Signals:
        apply_requested(str): the passage should become this text.
        insert_below_requested(str): this text should come below the passage.
        title_chosen(str, str): a title was chosen, to be used as "heading" or "copy".
        copy_requested(str): this text should be on the clipboard.
        again_requested(): the same task should run again.
        continue_requested(EditRequest): a run that was stopped should go on with this.
        refine_requested(str): the result should be refined by this line of instruction.
        level_requested(str): the polish should run again at this `Level`.
        stop_requested(): the run should stop.
        discarded(): the review is over and nothing is taken from it.
        focus_editor_requested(): the focus should go back to the editor.
    """

    apply_requested = Signal(str)
    insert_below_requested = Signal(str)
    title_chosen = Signal(str, str)
    copy_requested = Signal(str)
    again_requested = Signal()
    continue_requested = Signal(object)
    refine_requested = Signal(str)
    level_requested = Signal(str)
    stop_requested = Signal()
    discarded = Signal()
    focus_editor_requested = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        colours: ReviewColours | None = None,
        keys: Keys | None = None,
    ) -> None:
        super().__init__(parent)
        self._keys = keys or Keys()
        self._state = ReviewState()
        self._run = Run()
        self._body = ReviewBody(self._state, self._keys, colours or ReviewColours.light(), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._body)
        self.setFocusProxy(self._body)
        self._commands: Mapping[Command, Callable[[], None]] = {
            Command.APPLY: self.apply,
            Command.INSERT_BELOW: self.insert_below,
            Command.ACCEPT_UNREMARKED: self.accept_unremarked,
            Command.NEXT: self.next_change,
            Command.PREVIOUS: self.previous_change,
            Command.OLDER: self.older_version,
            Command.NEWER: self.newer_version,
            Command.AGAIN: self.again,
            Command.CONTINUE: self.go_on,
            Command.DISMISS: self.dismiss,
            Command.EDITOR: self.focus_editor_requested.emit,
        }
        self._connect_signals()
        self.clear()
        self.retranslate()

    def _connect_signals(self) -> None:
        header, footer = self._body.header, self._body.footer
        header.level_requested.connect(self.level_requested)
        header.version_requested.connect(self._step_version)
        self._body.findings.accept_others_requested.connect(self.accept_unremarked)
        self._body.changes.change_reached.connect(self._announce)
        self._body.titles.chosen.connect(self.title_chosen)
        footer.refine.refine_requested.connect(self.refine_requested)
        footer.apply.clicked.connect(self.apply)
        footer.insert_below.clicked.connect(self._take_beside)
        footer.go_on.clicked.connect(self.go_on)
        footer.again.clicked.connect(self.again)
        footer.discard.clicked.connect(self.dismiss)
        footer.stop.clicked.connect(self.dismiss)

    @property
    def is_streaming(self) -> bool:
        """Whether a run goes on."""
        return self._state.stage is Stage.STREAMING

    @property
    def has_result(self) -> bool:
        """Whether there is a rewrite or a list of titles to decide on."""
        return self._state.has_result

    @property
    def result_text(self) -> str | None:
        """The passage as the shown version leaves it by the decisions so far; None without one."""
        version = self._state.version
        return version.text if version is not None else None

    def set_colours(self, colours: ReviewColours) -> None:
        """Wear other colours."""
        self._body.set_colours(colours)

    def use_keys(self, keys: Mapping[Command, tuple[str, ...]]) -> None:
        """Go by other keys from now on, and name them."""
        self._keys.use(keys)
        self.retranslate()

    def begin(self, request: EditRequest, title: str, *, goes_on: bool = False) -> None:
        """A run starts. Versions of the same passage are kept, those of another one are not.

        One that `goes_on` does what the version on the screen has left, and takes its place.
        """
        self._state.begin(request, goes_on=goes_on)
        self._run = Run()
        self._body.begin(title, self._run)

    def set_title(self, title: str) -> None:
        """Call the task that is under review by another name."""
        self._body.header.show_title(title)

    def set_progress(self, progress: Progress) -> None:
        """Tell how far the run is."""
        if self.is_streaming:
            self._run.note_progress(progress)
            self._body.tell_status()

    def add_chunk(self, chunk: Chunk) -> None:
        """Show what the model wrote, with the next frame."""
        if self.is_streaming:
            self._body.stream.add(chunk)
            if self._run.note_chunk(chunk):
                self._body.tell_status()

    def show_proposal(self, proposal: Proposal, halt: Halt | None = None) -> None:
        """The run ended in a rewrite of the passage; the passage is `proposal.original`.

        With a `halt` it was stopped, and this is what was done.
        """
        self._state.propose(proposal, halt)
        self._end_run()

    def show_titles(self, titles: TitleList) -> None:
        """The run ended in titles; those of a run before on the same passage stay above them."""
        self._state.offer(titles)
        self._end_run()

    def show_composition(self, composition: Composition) -> None:
        """The run ended in a text that may come below the passage, never in its place."""
        self._state.compose(composition)
        self._end_run()

    def show_error(self, sentence: str) -> None:
        """The run failed; `sentence` is for people."""
        self._state.fail(sentence)
        self._end_run()

    def show_stopped(self) -> None:
        """The run was stopped; what streamed so far can be read, not applied."""
        self._state.stop()
        self._end_run()

    def mark_stale(self) -> None:
        """The passage is another one now: this result cannot replace it."""
        if self._state.request is not None and not self._state.is_stale:
            self._state.is_stale = True
            self._body.tell()
            self._announce(self._body.banner.text)

    def clear(self) -> None:
        """Forget everything: there is nothing to review."""
        self._state.clear()
        self._body.clear()

    @Slot()
    def apply(self) -> None:
        """Ask to replace the passage by the result, or to insert the title as a heading."""
        text = self._state.applicable
        if self._state.stage is Stage.TITLES:
            self._body.titles.choose(TitleUse.HEADING)
        elif self._state.stage is Stage.COMPOSED:
            self.insert_below()
        elif text is not None:
            self.apply_requested.emit(text)

    @Slot()
    def insert_below(self) -> None:
        """Ask to insert the result below the passage."""
        text = self._state.insertable
        if text is not None:
            self.insert_below_requested.emit(text)

    @Slot()
    def accept_unremarked(self) -> None:
        """Accept every undecided change in blocks without findings."""
        if self._state.stage is Stage.CHANGES:
            self._body.changes.accept_unremarked()

    @Slot()
    def next_change(self) -> None:
        """Go to the next change."""
        if self._state.stage is Stage.CHANGES:
            self._body.changes.move_on(1)

    @Slot()
    def previous_change(self) -> None:
        """Go to the previous change."""
        if self._state.stage is Stage.CHANGES:
            self._body.changes.move_on(-1)

    @Slot()
    def older_version(self) -> None:
        """Show the version before."""
        self._step_version(-1)

    @Slot()
    def newer_version(self) -> None:
        """Show the version after."""
        self._step_version(1)

    @Slot()
    def again(self) -> None:
        """Ask for another run of the task."""
        if self._state.request is not None and not self.is_streaming:
            self.again_requested.emit()

    @Slot()
    def go_on(self) -> None:
        """Ask for the rest of a run that was stopped."""
        rest = self._state.rest
        if rest is not None:
            self.continue_requested.emit(rest)

    @Slot()
    def dismiss(self) -> None:
        """Ask to stop the run; without one, drop the result."""
        if self.is_streaming:
            self._run.is_stopping = True
            self._body.tell_status()
            self.stop_requested.emit()
        elif self._state.request is not None:
            self.clear()
            self.discarded.emit()

    def event(self, event: QEvent) -> bool:
        """Claim the panel's keys before the window takes them as shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._keys.command(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Run the command of a key that the focused part left alone."""
        command = self._keys.command(event)
        if command is None:
            super().keyPressEvent(event)
        else:
            self._commands[command]()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the language of the interface."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        self.setAccessibleName(self.tr("Review"))
        self._body.retranslate()

    def _end_run(self) -> None:
        self._body.show_result()
        self._announce(self._body.summary)

    @Slot(int)
    def _step_version(self, step: int) -> None:
        if self._state.step_version(step):
            self._body.show_result()
            self._announce(self._body.summary)

    @Slot()
    def _take_beside(self) -> None:
        """The second button: copy a title or a text, or insert the result below."""
        text = self._state.insertable
        if self._state.stage is Stage.TITLES:
            self._body.titles.choose(TitleUse.COPY)
        elif self._state.stage is Stage.COMPOSED and text is not None:
            self.copy_requested.emit(text)
        else:
            self.insert_below()

    @Slot(str)
    def _announce(self, words: str) -> None:
        """Tell a screen reader, wherever the focus is."""
        announce(self, words)
