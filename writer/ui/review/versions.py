"""What is under review: finished proposals of one passage, and what was decided on each change.

Qt-free. The views show this state and ask it to change; it alone knows the resulting text.
"""

from __future__ import annotations

from enum import StrEnum

from writer.core.values import Hunk, Proposal, Span
from writer.text.diff import apply
from writer.ui.review.changes import Block, compare
from writer.ui.review.halt import Halt
from writer.ui.review.remarks import Remark, Remarks
from writer.ui.review.strips import Stretch, Strip, strips


class Decision(StrEnum):
    """What a person decided on one change."""

    PENDING = "pending"
    """Nothing yet: it is applied with the rest."""
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Version:
    """One proposal, its changes, the decision on each, and the one that is current."""

    def __init__(self, proposal: Proposal, halt: Halt | None = None) -> None:
        compared = compare(proposal)
        self.proposal = proposal
        self.halt = halt
        """Where its run was stopped; None for a whole one."""
        self.hunks: tuple[Hunk, ...] = compared.hunks
        self.blocks: tuple[Block, ...] = compared.blocks
        """The segments with their changes; empty where they do not fit the text."""
        self._remarks = Remarks(proposal, compared)
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
        accepted = tuple(
            index
            for index in range(len(self.hunks))
            if self._decisions[index] is Decision.PENDING and index not in self._remarked
        )
        for index in accepted:
            self._decisions[index] = Decision.ACCEPTED
        if self.current is not None and self._decisions[self.current] is not Decision.PENDING:
            self.current = self._next_pending(self.current)
        return accepted

    def adopt(self, earlier: Version) -> None:
        """Take over what was decided on changes that `earlier` has as well."""
        known = {(hunk.original, hunk.inserted): i for i, hunk in enumerate(earlier.hunks)}
        for index, hunk in enumerate(self.hunks):
            before = known.get((hunk.original, hunk.inserted))
            if before is not None:
                self._decisions[index] = earlier.decision(before)
        if self.current is not None and self._decisions[self.current] is not Decision.PENDING:
            self.current = self._next_pending(self.current)

    def move(self, step: int) -> None:
        """Make the change `step` further on current, from the last on to the first."""
        if self.current is not None:
            self.current = (self.current + step) % len(self.hunks)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The findings with their places, in the order of the passage."""
        return self._remarks.all

    def numbered_remarks(self, block: Block) -> tuple[tuple[int, Remark], ...]:
        """The findings of a block, with their numbers."""
        return self._remarks.of_block(block.place)

    def remarks_of(self, hunk: int) -> tuple[Remark, ...]:
        """What was found about a change; what is about a whole block goes with its first one."""
        return self._remarks.of_hunk(hunk)

    def hunk_of(self, remark: int) -> int | None:
        """The first change that a remark, by its number, is about; None where there is none."""
        return self._remarks.hunk_of(remark)

    def strips(self, block: Block | None = None) -> list[Strip]:
        """A block, or the whole passage, as it is shown."""
        place = block.place if block else Span(0, len(self.proposal.original))
        within = block.hunks if block else range(len(self.hunks))
        start = block.now.start if block else 0
        of_block = enumerate(self.remarks) if block is None else self.numbered_remarks(block)
        return strips(Stretch(self.proposal.original, place, start, self.hunks, within), of_block)

    @property
    def _remarked(self) -> set[int]:
        """The changes in blocks that have findings."""
        remarked = {remark.place for remark in self.remarks}
        if self.blocks:
            return {i for block in self.blocks if block.place in remarked for i in block.hunks}
        return {
            index
            for index, hunk in enumerate(self.hunks)
            if any(_touch(hunk.original, place) for place in remarked)
        }

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

    def add(self, proposal: Proposal, halt: Halt | None = None) -> Version:
        """Keep a finished proposal and show it; one of another passage drops all before it.

        A further version out of the same run stays behind the one that is shown, and is left out
        where it reads like one that is there.
        """
        if not self.is_about(proposal.original):
            self.clear()
        texts = {known.proposal.replacement: known for known in self._versions}
        if proposal.version and proposal.replacement in texts:
            return texts[proposal.replacement]
        version = Version(proposal, halt)
        self._versions.append(version)
        if not proposal.version:
            self._shown = len(self._versions) - 1
        return version

    def go_on(self, proposal: Proposal, halt: Halt | None = None) -> Version:
        """Put a proposal in the place of the one that is shown, which its run went on from."""
        version = Version(proposal, halt)
        version.adopt(self._versions[self._shown])
        self._versions[self._shown] = version
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
