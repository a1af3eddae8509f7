"""What the model sees of a document besides the passage: its outline, and the text around.

The outline is the same for every passage, so the engine reads it once a document. It goes in front
of the instruction, as the text around does where a task wants it: between instruction and passage,
where that stood first, the starter model took it for the passage in 7 of 26 answers.

A long passage is asked about in many prompts. What surrounds each of them makes the engine read the
instruction anew: see `Walk` for when that is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from writer.core.values import Span
from writer.text.parser import Heading

_AROUND = 160
"""Code points of text before and after a passage, at most."""
_MOST_OUTLINE = 400
"""Code points of an outline, at most: it is read once, but on a CPU that takes a while."""
_SEPARATOR = " > "
_MOST_TITLE = 60
"""Code points of one heading in it, at most."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The text around a passage. Read-only for the model."""

    before: str = ""
    after: str = ""


def surroundings(text: str, span: Span, changes: Sequence[tuple[Span, str]] = ()) -> Surroundings:
    """The text around the passage at `span`; before it, what became of it by the `changes`.

    The changes end before the passage, are in the order of the text and do not overlap.
    """
    before, position = "", span.start
    for place, replacement in reversed(changes):
        if len(before) >= _AROUND:
            break
        before = replacement + text[place.end : position] + before
        position = place.start
    before = (text[max(0, position - _AROUND) : position] + before)[-_AROUND:]
    after = text[span.end : span.end + _AROUND]
    return Surroundings(_from_a_break(before), _to_a_break(after))


def outline(found: Sequence[Heading]) -> str:
    """The headings of a document on one line, each with a ``#`` for each level.

    On lines of their own they made the starter model leave out half of a passage, once in 26
    answers; on one line never. Where they are too many, the deepest levels are left out, and then
    the last ones of the highest. So it changes only when headings do.
    """
    entries = [(h.level, f"{'#' * h.level} {title}") for h in found if (title := _title(h))]
    chosen: list[str] = []
    for deepest in sorted({level for level, _ in entries}, reverse=True):
        chosen = [entry for level, entry in entries if level <= deepest]
        if _size(chosen) <= _MOST_OUTLINE:
            break
    sizes = accumulate(len(entry) + len(_SEPARATOR) for entry in chosen)
    return _SEPARATOR.join(
        entry for entry, size in zip(chosen, sizes, strict=True) if size <= _MOST_OUTLINE
    )


def heading_path(found: Sequence[Heading], position: int) -> tuple[str, ...]:
    """The titles of the headings that are in force at `position`, outermost first."""
    path: list[tuple[int, str]] = []
    for heading in found:
        if heading.span.end > position:
            break
        path = [entry for entry in path if entry[0] < heading.level]
        path.append((heading.level, _title(heading)))
    return tuple(title for _, title in path if title)


def _title(heading: Heading) -> str:
    """On one line, and not longer than a title is."""
    title = " ".join(heading.title.split())
    return title if len(title) <= _MOST_TITLE else title[: _MOST_TITLE - 1].rstrip() + "…"


def _size(entries: Sequence[str]) -> int:
    return sum(len(entry) + len(_SEPARATOR) for entry in entries)


def _from_a_break(text: str) -> str:
    """Without the half line at the beginning, unless that is nearly all there is."""
    head, newline, tail = text.partition("\n")
    return (tail if newline and len(head) < len(tail) else text).strip()


def _to_a_break(text: str) -> str:
    head, newline, tail = text.rpartition("\n")
    return (head if newline and len(tail) < len(head) else text).strip()
