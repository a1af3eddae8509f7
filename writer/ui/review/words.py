"""The words about a review: reading, writing, what came of it, and what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from writer.core import jobs
from writer.core.values import Statistics
from writer.ui.review.run import Run
from writer.ui.review.state import ReviewState, Stage
from writer.ui.review.versions import Decision, Version
from writer.ui.time_left import TimeLeft


@dataclass(frozen=True, slots=True)
class Statement:
    """A heading and what explains it."""

    heading: str
    words: str


class Words(QObject):
    """Puts a run and the state of a review into words, in the language of the moment."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._time_left = TimeLeft(self)

    def status(self, state: ReviewState, run: Run) -> str:
        """The line below the title."""
        if state.stage is Stage.STREAMING:
            return self._running(run)
        if state.stage is Stage.TITLES and state.title_list is not None:
            count = self.tr("Titles: {count}").format(count=len(state.title_list.titles))
            return self._joined(count, self._speed(state.title_list.statistics))
        if state.stage is Stage.COMPOSED and state.composition is not None:
            return self._speed(state.composition.statistics)
        if state.version is not None and state.stage is Stage.UNCHANGED:
            return self._speed(state.version.proposal.statistics)
        if state.version is not None:
            return self._result(state.version)
        return ""

    def warning(self, state: ReviewState) -> str:
        """What the banner says; empty where nothing stands in the way."""
        if state.is_stale:
            return self.tr("The original has changed. Please run again.")
        if state.halt is not None and not state.error:
            return self.tr("Stopped after {done} of {total} blocks. The rest is as it was.").format(
                done=state.halt.done, total=state.halt.total
            )
        if state.is_stopped:
            return self.tr("Stopped. Your text is unchanged.")
        return state.error

    def notice(self, state: ReviewState) -> Statement:
        """What stands in place of a result."""
        if state.request is None:
            return Statement(
                self.tr("Nothing to review yet"),
                self.tr("Select some text, then choose what to do with it."),
            )
        version = state.version
        if state.stage is Stage.COMPOSED:
            return Statement(
                self.tr("No result"),
                self.tr("The checks did not pass; the findings above say why."),
            )
        if version is None:
            return Statement(self.tr("No result"), self.tr("Your text is unchanged."))
        if version.proposal.kept:
            return Statement(
                self.tr("Nothing was changed"),
                self.tr("The checks did not pass; the findings above say why."),
            )
        if state.halt is not None:
            return Statement(
                self.tr("Nothing was changed so far"),
                self.tr("The rest of the text was not looked at yet."),
            )
        return Statement(
            self.tr("Nothing to change"),
            self.tr("The text came back exactly as it is."),
        )

    def _running(self, run: Run) -> str:
        if run.is_stopping:
            return self.tr("Stopping…")
        progress = run.progress
        if progress is not None and progress.stage is jobs.Stage.LOADING:
            return self.tr("Loading the model… {percent} %").format(percent=progress.percent)
        if run.is_writing:
            return self._joined(self._writing(run), self._speed(run.statistics))
        if progress is not None and progress.stage is jobs.Stage.READING:
            return self.tr("Reading the text… {percent} %").format(percent=progress.percent)
        return self.tr("Starting…")

    def _writing(self, run: Run) -> str:
        progress = run.progress
        if progress is None or progress.total <= 1:
            return self.tr("Writing…")
        block = self.tr("Writing… block {number} of {total}").format(
            number=min(progress.done + 1, progress.total), total=progress.total
        )
        return self._joined(block, self._time_left.words(progress.seconds_left))

    def _result(self, version: Version) -> str:
        parts = [self.tr("Changes: {count}").format(count=len(version.hunks))]
        accepted, rejected = version.count(Decision.ACCEPTED), version.count(Decision.REJECTED)
        if accepted:
            parts.append(self.tr("accepted: {count}").format(count=accepted))
        if rejected:
            parts.append(self.tr("rejected: {count}").format(count=rejected))
        return self._joined(*parts, self._speed(version.proposal.statistics))

    def _speed(self, statistics: Statistics) -> str:
        speed = statistics.tokens_per_second
        if not speed:
            return ""
        digits = 0 if speed >= 10 else 1
        return self.tr("{speed} tokens/s").format(speed=f"{speed:.{digits}f}")

    @staticmethod
    def _joined(*parts: str) -> str:
        return " · ".join(part for part in parts if part)
