"""What a review shows one below the other: blocks to look at, and the others folded. Qt-free."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from writer.core.values import SegmentStatus
from writer.ui.review.changes import Block
from writer.ui.review.versions import Version

_FEW = 4
"""A passage of so many blocks is shown as it stands, with nothing folded."""


class ItemKind(Enum):
    """How a part of the passage is shown."""

    WHOLE = auto()
    """The passage as it stands."""
    BLOCK = auto()
    """One block under a line of its own, with what was found above it."""
    UNCHANGED = auto()
    """A line that stands for several blocks; they are below it where it is open."""
    PENDING = auto()
    """The same, for blocks that the run did not come to."""


@dataclass(frozen=True, slots=True)
class Item:
    """A part of the passage in the review."""

    kind: ItemKind
    blocks: range = range(0)
    """By their number in the version."""
    is_open: bool = True


def items(version: Version, opened: Collection[int], *, is_all_open: bool) -> list[Item]:
    """The parts of a version in order; `opened` has the first block of each fold that is open."""
    if len(version.blocks) <= _FEW:
        return [Item(ItemKind.WHOLE)]
    found: list[Item] = []
    numbered = enumerate(version.blocks)
    for kind, group in groupby(numbered, lambda pair: _kind(pair[1])):
        numbers = [number for number, _ in group]
        if kind is ItemKind.BLOCK:
            found += (Item(kind, range(number, number + 1)) for number in numbers)
        else:
            is_open = is_all_open or numbers[0] in opened
            found.append(Item(kind, range(numbers[0], numbers[-1] + 1), is_open))
    return found


def _kind(block: Block) -> ItemKind:
    if block.result.status is SegmentStatus.PENDING:
        return ItemKind.PENDING
    return ItemKind.UNCHANGED if block.is_plain else ItemKind.BLOCK
