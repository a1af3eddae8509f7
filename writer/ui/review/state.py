"""Where a review stands: running, with something to decide on, or without. Qt-free."""

from __future__ import annotations

from enum import Enum, auto

from writer.core.options import Level
from writer.core.values import Composition, EditRequest, Proposal, TitleList
from writer.ui.review.halt import Halt
from writer.ui.review.versions import Version, Versions

_LEVELLED_TASK = "polish"


class Stage(Enum):
    """What a review offers something for."""

    NOTHING = auto()
    """There is no result: nothing was run yet, or it was stopped, or failed."""
    STREAMING = auto()
    CHANGES = auto()
    UNCHANGED = auto()
    """A result that is the same as the passage."""
    TITLES = auto()
    COMPOSED = auto()
    """A text that never takes the passage's place."""


class ReviewState:
    """One passage under review: its run, its results, and what stands in their way."""

    def __init__(self) -> None:
        self.versions = Versions()
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self.stage = Stage.NOTHING
        self.request: EditRequest | None = None
        self.title_list: TitleList | None = None
        """The titles of all runs on the passage, with the findings of the latest one."""
        self.composition: Composition | None = None
        self.is_stale = False
        self._goes_on = False
        self.is_stopped = False
        """The latest run was stopped before it had a result."""
        self.error = ""
        """The sentence about the latest run's failure; empty if it did not fail."""
        self.versions.clear()

    def begin(self, request: EditRequest, *, goes_on: bool = False) -> None:
        """A run starts; results of the same passage stay, titles only within their task.

        One that `goes_on` where the version on the screen was stopped takes its place.
        """
        self._goes_on = goes_on and self.versions.shown is not None
        before, self.request = self.request, request
        if before is None or before.passage != request.passage:
            self.versions.clear()
            self.title_list = self.composition = None
        elif before.task != request.task:
            self.title_list = self.composition = None
        self.is_stale = False
        self.is_stopped = False
        self.error = ""
        self.stage = Stage.STREAMING

    def propose(self, proposal: Proposal, halt: Halt | None = None) -> None:
        """The run ended in a rewrite, or was stopped with a part of one."""
        if self._goes_on:
            self.versions.go_on(proposal, halt)
        else:
            self.versions.add(proposal, halt)
        self._show_version()

    def offer(self, titles: TitleList) -> None:
        """The run ended in titles."""
        known = self.title_list.titles if self.title_list else ()
        distinct = tuple(dict.fromkeys((*known, *titles.titles)))
        self.title_list = TitleList(distinct, titles.language, titles.findings, titles.statistics)
        self.stage = Stage.TITLES

    def compose(self, composition: Composition) -> None:
        """The run ended in a text of its own."""
        self.composition = composition
        self.stage = Stage.COMPOSED

    def stop(self) -> None:
        """The run was stopped."""
        self.is_stopped = True
        self._fall_back()

    def fail(self, sentence: str) -> None:
        """The run failed."""
        self.error = sentence
        self._fall_back()

    def step_version(self, step: int) -> bool:
        """Show an older or newer version; False where there is none, or no version is shown."""
        if self.stage not in (Stage.CHANGES, Stage.UNCHANGED) or not self.versions.step(step):
            return False
        self._show_version()
        return True

    @property
    def version(self) -> Version | None:
        """The version to decide on; None at any other stage."""
        if self.stage in (Stage.CHANGES, Stage.UNCHANGED):
            return self.versions.shown
        return None

    @property
    def halt(self) -> Halt | None:
        """Where the run of the version on the screen was stopped."""
        return self.version.halt if self.version is not None else None

    @property
    def rest(self) -> EditRequest | None:
        """What is left of that run to do; None once the passage is another one."""
        return self.halt.request if self.halt is not None and not self.is_stale else None

    @property
    def level(self) -> Level | None:
        """The strength of the run, where its task has one."""
        if self.request is not None and self.request.task == _LEVELLED_TASK:
            return self.request.options.level
        return None

    @property
    def has_result(self) -> bool:
        """Whether there is something to decide on."""
        return self.stage not in (Stage.NOTHING, Stage.STREAMING)

    @property
    def insertable(self) -> str | None:
        """The text that can come below the passage."""
        if self.stage is Stage.COMPOSED and self.composition is not None:
            return self.composition.text or None
        version = self.version
        return version.text if version is not None and version.changes_anything else None

    @property
    def applicable(self) -> str | None:
        """The text that can replace the passage; None once the passage is another one."""
        return None if self.is_stale or self.stage is Stage.COMPOSED else self.insertable

    def _show_version(self) -> None:
        shown = self.versions.shown
        has_changes = shown is not None and bool(shown.hunks)
        self.stage = Stage.CHANGES if has_changes else Stage.UNCHANGED

    def _fall_back(self) -> None:
        """Return to what earlier runs on the passage brought."""
        if self.title_list is not None:
            self.stage = Stage.TITLES
        elif self.composition is not None:
            self.stage = Stage.COMPOSED
        elif self.versions.shown is not None:
            self._show_version()
        else:
            self.stage = Stage.NOTHING
