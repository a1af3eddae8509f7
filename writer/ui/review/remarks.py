"""The findings of a proposal, where they stand in its two texts, and which change they are about.

Qt-free.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from writer.core.values import Finding, FindingKind, Hunk, Proposal, Span
from writer.ui.review.changes import Comparison, place_of


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding, and what it is about."""

    finding: Finding
    place: Span
    """The block, in the passage."""
    excerpt: str
    """The block as it stands in the passage."""
    original: Span | None = None
    """The words that were lost or changed, in the passage."""
    replacement: Span | None = None
    """The words that came, in the replacement of the passage."""

    @property
    def is_to_check(self) -> bool:
        """Whether it asks a person to find out if what was added is so."""
        return self.finding.kind is FindingKind.FACT_ADDED and not self.finding.grave

    @property
    def has_words(self) -> bool:
        """Whether it is about words, not about the block as a whole."""
        return self.original is not None or self.replacement is not None

    def touches(self, hunk: Hunk) -> bool:
        """Whether the words are in a change."""
        return _meet(self.original, hunk.original) or _meet(self.replacement, hunk.replacement)


class Remarks:
    """All remarks of a proposal, in the order of the passage."""

    def __init__(self, proposal: Proposal, comparison: Comparison) -> None:
        self.all: tuple[Remark, ...] = _remarks(proposal, comparison)
        self._hunks = comparison.hunks
        self._blocks = {block.place: block.hunks for block in comparison.blocks}
        self._of_hunk: dict[int, list[Remark]] = {}
        self._first_hunk: list[int | None] = []
        self._of_block: dict[Span, list[tuple[int, Remark]]] = {}
        for number, remark in enumerate(self.all):
            self._of_block.setdefault(remark.place, []).append((number, remark))
            touched = self._touched(remark)
            self._first_hunk.append(touched[0] if touched else None)
            for index in touched:
                self._of_hunk.setdefault(index, []).append(remark)

    def of_block(self, place: Span) -> tuple[tuple[int, Remark], ...]:
        """The remarks about a block, with their numbers."""
        return tuple(self._of_block.get(place, ()))

    def of_hunk(self, index: int) -> tuple[Remark, ...]:
        """What was found about a change; what is about a whole block goes with its first one."""
        return tuple(self._of_hunk.get(index, ()))

    def hunk_of(self, number: int) -> int | None:
        """The first change that a remark is about; None where it is about what stays."""
        return self._first_hunk[number]

    def _touched(self, remark: Remark) -> list[int]:
        candidates = self._blocks.get(remark.place)
        if candidates is None:
            candidates = self._near(remark.place)
        if remark.has_words:
            return [index for index in candidates if remark.touches(self._hunks[index])]
        return list(candidates[:1])

    def _near(self, place: Span) -> range:
        """The changes that begin in a place."""
        first = bisect_right(self._hunks, place.start - 1, key=lambda hunk: hunk.original.start)
        end = bisect_right(self._hunks, place.end, key=lambda hunk: hunk.original.start)
        return range(first, end)


def _remarks(proposal: Proposal, comparison: Comparison) -> tuple[Remark, ...]:
    if not comparison.blocks:
        return tuple(
            Remark(finding, place_of(segment, proposal), segment.original)
            for segment in proposal.segments
            for finding in segment.findings
        )
    return tuple(
        Remark(
            finding,
            block.place,
            block.result.original,
            _moved(finding.in_original, block.place),
            _moved(finding.in_replacement, block.now),
        )
        for block in comparison.blocks
        for finding in block.result.findings
    )


def _moved(span: Span | None, block: Span) -> Span | None:
    """A place in a block as a place in the whole; None where it is not in the block."""
    if span is None or not 0 <= span.start < span.end <= len(block):
        return None
    return Span(block.start + span.start, block.start + span.end)


def _meet(words: Span | None, change: Span) -> bool:
    return words is not None and change.start < words.end and words.start < change.end
