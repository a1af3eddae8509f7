"""The line at the foot of the window: what the model does, how fast, and how long the text is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QStatusBar, QWidget

from writer.core.jobs import Progress, Stage
from writer.core.options import Genre
from writer.core.values import Statistics
from writer.ui.announcement import announce
from writer.ui.counter import Tally
from writer.ui.machine.words import plan_sentences
from writer.ui.model_host import ModelState, Status
from writer.ui.short_label import ShortLabel
from writer.ui.theme import Colours
from writer.ui.time_left import TimeLeft

PASSING_MS = 4000


class StatusLine(QStatusBar):
    """Says how it stands; it is told everything and asks nobody."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(12, 0, 8, 0)
        self._state = ModelState()
        self._progress: Progress | None = None
        self._time_left = TimeLeft(self)
        self._statistics: Statistics | None = None
        self._counts = Tally(0, 0)
        self._genre = Genre.GENERAL
        self._selected: Tally | None = None
        self._document = ""
        self._passing = ""
        self._passing_timer = QTimer(self)
        self._passing_timer.setSingleShot(True)
        self._passing_timer.setInterval(PASSING_MS)
        self._passing_timer.timeout.connect(lambda: self.tell(""))
        self.activity = ShortLabel(Qt.TextElideMode.ElideRight)
        self.counts = ShortLabel(Qt.TextElideMode.ElideRight)
        self.model = ShortLabel(Qt.TextElideMode.ElideMiddle)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(96, 4)
        # Longer words shall not widen the window, which would lay out and paint all of it anew.
        self.activity.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.addWidget(self._together(self._bar, self.activity), 1)
        self.addPermanentWidget(self.counts)
        self.addPermanentWidget(self.model)
        self._retranslate()

    def tell(self, words: str) -> None:
        """Say something for a while, in the place of what runs; no words take it back at once."""
        self._passing = words
        if words:
            self._passing_timer.start()
        else:
            self._passing_timer.stop()
            self.clearMessage()
        self._retranslate()
        announce(self, words)

    @Slot()
    def tell_copied(self) -> None:
        """Say that something was copied."""
        self.tell(self.tr("It is on the clipboard."))

    def set_model(self, state: ModelState) -> None:
        """Tell how the model stands."""
        self._state = state
        self._retranslate()

    def set_progress(self, progress: Progress) -> None:
        """Tell how far the running task is; the state of the model tells how far that is."""
        self._progress = progress if progress.stage is not Stage.LOADING else None
        self._retranslate()

    def set_statistics(self, statistics: Statistics) -> None:
        """Tell how fast the answer came, so far or at its end."""
        self._statistics = statistics
        self._retranslate()

    def set_document(self, name: str) -> None:
        """Tell which document the running task is about, where that is not in sight."""
        self._document = name
        self._retranslate()

    def set_idle(self) -> None:
        """Tell that no task runs any more; the figures of the last one stay."""
        self._progress = None
        self._retranslate()

    def begin(self) -> None:
        """Forget the figures of the last task: a new one begins."""
        self._progress = self._statistics = None
        self.tell("")

    def set_counts(self, counts: Tally, selected: Tally | None) -> None:
        """Tell words and characters of the document, and of the selection if there is one."""
        self._counts, self._selected = counts, selected
        self._retranslate()

    def set_genre(self, genre: Genre) -> None:
        """Tell, of a speech, how long it takes as well."""
        self._genre = genre
        self._retranslate()

    def set_colours(self, colours: Colours) -> None:
        """Stay in the background."""
        p = colours.palette
        self.setStyleSheet(
            f"QStatusBar {{ background: {p['window']}; border-top: 1px solid {p['outline']}; }}"
            "QStatusBar::item { border: none; }"
            f"QLabel {{ color: {p['muted_text']}; padding: 3px 8px; }}"
            f"QProgressBar {{ background: {p['mid']}; border: none; border-radius: 2px; }}"
            f"QProgressBar::chunk {{ background: {p['accent']}; border-radius: 2px; }}"
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Speak the language of the interface."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _together(self, *widgets: QWidget) -> QWidget:
        """Widgets that Qt hides and shows as one, under a passing message."""
        box = QWidget()
        layout = QHBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            layout.addWidget(widget)
        return box

    def _retranslate(self) -> None:
        about = self._document if self._progress is not None else ""
        parts = [part for part in (about, self._doing(), self._speed()) if part]
        self.activity.setText(self._passing or "  ·  ".join(parts))
        self.counts.setText("  ·  ".join(filter(None, (self._length(), self._duration()))))
        self.model.setText(self._model())
        self.model.setToolTip(self._hint())
        percent = self._percent()
        self._bar.setVisible(percent is not None)
        self._bar.setValue(percent or 0)

    def _percent(self) -> int | None:
        if self._progress is not None:
            return self._progress.percent
        return self._state.percent if self._state.status is Status.LOADING else None

    def _doing(self) -> str:
        if self._state.status is Status.LOADING:
            return self.tr("Loading the model: {percent} %").format(percent=self._state.percent)
        if self._progress is None:
            return ""
        if self._progress.stage is Stage.READING:
            return self.tr("Reading: {percent} %").format(percent=self._progress.percent)
        writing = self.tr("Writing: {number}/{total}").format(
            number=min(self._progress.done + 1, self._progress.total), total=self._progress.total
        )
        left = self._time_left.words(self._progress.seconds_left)
        return f"{writing}  ·  {left}" if left else writing

    def _speed(self) -> str:
        if self._statistics is None or not self._statistics.tokens_per_second:
            return ""
        speed = self.tr("{speed} tokens/s").format(
            speed=f"{self._statistics.tokens_per_second:.1f}"
        )
        first = self.tr("first token after {seconds} s").format(
            seconds=f"{self._statistics.first_token_s:.1f}"
        )
        return f"{speed}  ·  {first}"

    def _length(self) -> str:
        whole, part = self._counts, self._selected
        if part is None:
            return self.tr("{words}, {characters}").format(
                words=self.tr("%Ln word(s)", "", whole.words),
                characters=self.tr("%Ln character(s)", "", whole.characters),
            )
        return self.tr("{part} of {words}, {piece} of {characters}").format(
            part=f"{part.words:,}",
            words=self.tr("%Ln word(s)", "", whole.words),
            piece=f"{part.characters:,}",
            characters=self.tr("%Ln character(s)", "", whole.characters),
        )

    def _duration(self) -> str:
        """How long a speech, or what is selected of it, takes to hold."""
        if self._genre is not Genre.SPEECH:
            return ""
        minutes = (self._selected or self._counts).speaking_minutes
        return self.tr("{minutes} min to say").format(minutes=f"{minutes:.1f}")

    def _model(self) -> str:
        path = self._state.path
        if self._state.status is Status.NONE or path is None:
            return self.tr("No model")
        if self._state.status is Status.FAILED:
            return self.tr("{name} could not be loaded").format(name=path.name)
        description = self._state.description
        name = description.model if description else path.stem
        return "  ·  ".join(part for part in (name, self._place()) if part)

    def _place(self) -> str:
        """What the model runs on, or no longer takes up."""
        description = self._state.description
        on_gpu = description is not None and description.on_gpu
        match self._state.status:
            case Status.READY:
                return self.tr("GPU") if on_gpu else self.tr("CPU")
            case Status.FREED:
                return self.tr("GPU freed") if on_gpu else self.tr("memory freed")
        return ""

    def _hint(self) -> str:
        """Why the model runs as it does, or what happens next to one that does not."""
        if self._state.status is Status.FREED:
            return self.tr("The model takes no memory now. The next task loads it again.")
        if self._state.description is None:
            return ""
        return plan_sentences(self._state.description.placement, _translate)


def _translate(text: str) -> str:
    return QCoreApplication.translate("", text)
