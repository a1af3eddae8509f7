"""What is under review: finished proposals of one passage, and what was decided on each change.

Qt-free. The views show this state and ask it to change; it alone knows the resulting text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from writer.core.values import Finding, Hunk, Proposal, Span
from writer.text.diff import apply
from writer.ui.review.changes import changes, place_of


class Decision(StrEnum):
    """What a person decided on one change."""

    PENDING = "pending"
    """Nothing yet: it is applied with the rest."""
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding, and the block of the passage that it is about."""

    finding: Finding
    place: Span
    """In the passage."""
    excerpt: str
    """The block as it stands in the passage."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the passage as a review shows it: unchanged text, or one change."""

    start: int
    """In the passage."""
    text: str = ""
    """The unchanged text; empty for a change."""
    hunk: int | None = None
    """Which change this is; None for unchanged text."""


class Version:
    """One proposal, its changes, the decision on each, and the one that is current."""

    def __init__(self, proposal: Proposal) -> None:
        self.proposal = proposal
        self.hunks: tuple[Hunk, ...] = changes(proposal)
        self._decisions = [Decision.PENDING] * len(self.hunks)
        self.current: int | None = 0 if self.hunks else None
        """The change that keys and buttons are about; None where nothing changed."""

    @property
    def text(self) -> str:
        """The passage with every change applied that is not rejected."""
        chosen = [i for i, d in enumerate(self._decisions) if d is not Decision.REJECTED]
        return apply(self.proposal.original, self.hunks, chosen)

    @property
    def changes_anything(self) -> bool:
        """Whether `text` is another one than the passage."""
        return self.text != self.proposal.original

    def decision(self, index: int) -> Decision:
        """What was decided on a change."""
        return self._decisions[index]

    def count(self, decision: Decision) -> int:
        """On how many changes this was decided."""
        return self._decisions.count(decision)

    def decide(self, decision: Decision) -> None:
        """Decide on the current change and go on to the next one that is undecided."""
        if self.current is None:
            return
        self._decisions[self.current] = decision
        self.current = self._next_pending(self.current)

    def accept_unremarked(self) -> tuple[int, ...]:
        """Accept every undecided change that touches only blocks without findings."""
        remarked = {remark.place for remark in self.remarks}
        accepted = tuple(
            index
            for index, hunk in enumerate(self.hunks)
            if self._decisions[index] is Decision.PENDING
            and not any(_touch(hunk.original, place) for place in remarked)
        )
        for index in accepted:
            self._decisions[index] = Decision.ACCEPTED
        if self.current is not None and self.current in accepted:
            self.current = self._next_pending(self.current)
        return accepted

    def move(self, step: int) -> None:
        """Make the change `step` further on current, from the last on to the first."""
        if self.current is not None:
            self.current = (self.current + step) % len(self.hunks)

    def nearest(self, place: Span) -> int | None:
        """The first change inside `place`; None where there is none."""
        starts = [hunk.original.start for hunk in self.hunks]
        index = bisect_left(starts, place.start)
        if index < len(starts) and starts[index] <= place.end:
            return index
        return None

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The findings with their places, in the order of the passage."""
        return tuple(
            Remark(finding, place_of(segment, self.proposal), segment.original)
            for segment in self.proposal.segments
            for finding in segment.findings
        )

    def pieces(self) -> Iterator[Piece]:
        """The passage from start to end; unchanged text is also cut where a block starts."""
        starts = sorted(
            place_of(segment, self.proposal).start for segment in self.proposal.segments
        )
        position = 0
        for index, hunk in enumerate(self.hunks):
            yield from self._unchanged(position, hunk.original.start, starts)
            yield Piece(hunk.original.start, hunk=index)
            position = hunk.original.end
        yield from self._unchanged(position, len(self.proposal.original), starts)

    def _unchanged(self, start: int, end: int, starts: list[int]) -> Iterator[Piece]:
        cuts = starts[bisect_right(starts, start) : bisect_left(starts, end)]
        for left, right in zip([start, *cuts], [*cuts, end], strict=True):
            if left < right:
                yield Piece(left, self.proposal.original[left:right])

    def _next_pending(self, index: int) -> int:
        """The next undecided change, from the last on to the first; `index` if there is none."""
        order = [*range(index + 1, len(self.hunks)), *range(index)]
        return next((i for i in order if self._decisions[i] is Decision.PENDING), index)


class Versions:
    """The finished proposals of one passage, oldest first, and the one that is shown."""

    def __init__(self) -> None:
        self._versions: list[Version] = []
        self._shown = 0

    def __len__(self) -> int:
        return len(self._versions)

    @property
    def shown(self) -> Version | None:
        """The version on the screen; None before the first one is finished."""
        return self._versions[self._shown] if self._versions else None

    @property
    def number(self) -> int:
        """Which version is shown, from 1; 0 when there is none."""
        return self._shown + 1 if self._versions else 0

    def is_about(self, passage: str) -> bool:
        """Whether the versions, if there are any, rewrite exactly this text."""
        return all(version.proposal.original == passage for version in self._versions)

    def add(self, proposal: Proposal) -> Version:
        """Keep a finished proposal and show it; one of another passage drops all before it.

        A further version out of the same run stays behind the one that is shown, and is left out
        where it reads like one that is there.
        """
        if not self.is_about(proposal.original):
            self.clear()
        texts = {known.proposal.replacement: known for known in self._versions}
        if proposal.version and proposal.replacement in texts:
            return texts[proposal.replacement]
        version = Version(proposal)
        self._versions.append(version)
        if not proposal.version:
            self._shown = len(self._versions) - 1
        return version

    def step(self, step: int) -> bool:
        """Show an older (-1) or newer (+1) version; False at either end."""
        wanted = self._shown + step
        if not 0 <= wanted < len(self._versions):
            return False
        self._shown = wanted
        return True

    def clear(self) -> None:
        """Forget all versions."""
        self._versions.clear()
        self._shown = 0


def _touch(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end
