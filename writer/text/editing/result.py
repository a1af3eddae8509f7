"""What an editing command makes of a text: one edit, and what is selected afterwards."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from writer.core.values import Edit, Span


@dataclass(frozen=True, slots=True)
class EditResult:
    """One edit of a text and the selection in the text that it makes."""

    edit: Edit
    selection: Span
    """Empty: the cursor's place."""

    def apply(self, text: str) -> str:
        """The text after the edit."""
        span = self.edit.span
        return text[: span.start] + self.edit.text + text[span.end :]

    @property
    def is_change(self) -> bool:
        """Whether the text differs afterwards; if not, only the selection moves."""
        return bool(self.edit.text or self.edit.span)

    def moved(self, distance: int) -> EditResult:
        """The same in a text that has `distance` more characters in front."""
        span, selection = self.edit.span, self.selection
        return EditResult(
            Edit(Span(span.start + distance, span.end + distance), self.edit.text),
            Span(selection.start + distance, selection.end + distance),
        )


def replaced(text: str, span: Span, new: str, selection: Span) -> EditResult:
    """Put `new` in the place of `span`; the edit holds only what really differs.

    What stays as it is keeps its place for whoever follows it, and makes no undo step longer.
    """
    old = span.of(text)
    shortest = min(len(old), len(new))
    start = next((i for i in range(shortest) if old[i] != new[i]), shortest)
    rest = shortest - start
    end = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)
    kept = Span(span.start + start, span.end - end)
    return EditResult(Edit(kept, new[start : len(new) - end]), selection)


def place_after(place: int, edits: Sequence[Edit]) -> int:
    """Where a place in the text is after all of these edits, which are in order."""
    number = bisect_right(edits, place, key=lambda edit: edit.span.start)
    moved = sum(len(edit.text) - len(edit.span) for edit in edits[: max(0, number - 1)])
    if not number:
        return place
    last = edits[number - 1]
    if place >= last.span.end:
        return place + moved + len(last.text) - len(last.span)
    return last.span.start + moved + min(place - last.span.start, len(last.text))


def by_line(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """The same change with those edits as one that have no newline between them."""
    joined: list[Edit] = []
    for edit in edits:
        last = joined[-1] if joined else None
        if last is not None and text.find("\n", last.span.end, edit.span.start) < 0:
            between = text[last.span.end : edit.span.start]
            joined[-1] = Edit(
                Span(last.span.start, edit.span.end), f"{last.text}{between}{edit.text}"
            )
        else:
            joined.append(edit)
    return joined


def selecting(place: int, end: int | None = None) -> EditResult:
    """Change nothing but the selection."""
    span = Span(place, place if end is None else end)
    return EditResult(Edit(Span(place, place), ""), span)


def line_start(text: str, place: int) -> int:
    """Where the line of `place` begins."""
    return text.rfind("\n", 0, place) + 1


def line_end(text: str, place: int) -> int:
    """Where the line of `place` ends, before its newline."""
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def whole_lines(text: str, span: Span) -> Span:
    """The lines that `span` touches; one that only its end reaches at column 0 is left out."""
    last = span.end
    if len(span) and text[last - 1] == "\n":
        last -= 1
    return Span(line_start(text, span.start), line_end(text, last))
