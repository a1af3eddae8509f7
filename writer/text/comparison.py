"""Two states of a whole document, as stretches to read: what went, what came, what is between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto

from writer.text import diff
from writer.text.matching import common_ends

CONTEXT_LINES = 2
"""So many unchanged lines are shown before and after a change."""
_MANY_LINES = 2_000
"""Above this, lines that come very often do not lead the alignment: it would take too long."""
_MOST_CHARACTERS = 20_000
"""A larger change is shown as a whole, not word by word."""


class Kind(Enum):
    """What a stretch is."""

    SAME = auto()
    REMOVED = auto()
    INSERTED = auto()
    SKIPPED = auto()
    """Unchanged lines that are left out."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a comparison."""

    kind: Kind
    text: str = ""
    lines: int = 0
    """How many are left out."""


def compare(before: str, after: str) -> tuple[Stretch, ...]:
    """What leads from one state to the other; empty when they are the same."""
    if before == after:
        return ()
    stretches = _merged(_stretches(before, after))
    return tuple(_folded(stretches))


def _stretches(before: str, after: str) -> Iterator[Stretch]:
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    head, tail = common_ends(old, new)
    yield Stretch(Kind.SAME, "".join(old[:head]))
    yield from _aligned(old[head : len(old) - tail], new[head : len(new) - tail])
    yield Stretch(Kind.SAME, "".join(old[len(old) - tail :]))


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    """Line by line, and word by word within lines that changed."""
    is_long = max(len(old), len(new)) > _MANY_LINES
    matcher = SequenceMatcher(None, old, new, autojunk=is_long)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        removed, inserted = "".join(old[start:end]), "".join(new[new_start:new_end])
        if tag == "equal":
            yield Stretch(Kind.SAME, removed)
        elif removed and inserted and max(len(removed), len(inserted)) <= _MOST_CHARACTERS:
            yield from _by_word(removed, inserted)
        else:
            yield Stretch(Kind.REMOVED, removed)
            yield Stretch(Kind.INSERTED, inserted)


def _by_word(removed: str, inserted: str) -> Iterator[Stretch]:
    position = 0
    for hunk in diff.hunks(removed, inserted):
        yield Stretch(Kind.SAME, removed[position : hunk.original.start])
        yield Stretch(Kind.REMOVED, hunk.removed)
        yield Stretch(Kind.INSERTED, hunk.inserted)
        position = hunk.original.end
    yield Stretch(Kind.SAME, removed[position:])


def _merged(stretches: Iterator[Stretch]) -> list[Stretch]:
    """Without empty ones, and one where there are two of a kind."""
    merged: list[Stretch] = []
    for stretch in stretches:
        if not stretch.text:
            continue
        if merged and merged[-1].kind is stretch.kind:
            stretch = Stretch(stretch.kind, merged.pop().text + stretch.text)
        merged.append(stretch)
    return merged


def _folded(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Leave out unchanged lines that are far from any change."""
    for number, stretch in enumerate(stretches):
        if stretch.kind is not Kind.SAME:
            yield stretch
            continue
        lines = stretch.text.splitlines(keepends=True)
        # A line that changed in part counts as near: its unchanged rest is never cut.
        first = CONTEXT_LINES + 1 if number else 0
        last = CONTEXT_LINES + 1 if number < len(stretches) - 1 else 0
        left_out = len(lines) - first - last
        if left_out <= 1:
            yield stretch
            continue
        if first:
            yield Stretch(Kind.SAME, "".join(lines[:first]))
        yield Stretch(Kind.SKIPPED, lines=left_out)
        if last:
            yield Stretch(Kind.SAME, "".join(lines[len(lines) - last :]))
