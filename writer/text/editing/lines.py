"""Whole lines: moved up and down, written twice, joined."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

from writer.core.values import Edit, Span
from writer.text.editing.list_lines import ListLine
from writer.text.editing.result import EditResult, line_end, line_start, replaced, whole_lines

_BLANKS = " \t\u3000"
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+")


def move_up(text: str, selection: Span) -> EditResult | None:
    """Let the selected lines and the line above them change places; None at the top."""
    lines = whole_lines(text, selection)
    if not lines.start:
        return None
    above = Span(line_start(text, lines.start - 1), lines.start - 1)
    new = f"{lines.of(text)}\n{above.of(text)}"
    return replaced(
        text, Span(above.start, lines.end), new, _by(selection, -len(above) - 1, len(text))
    )


def move_down(text: str, selection: Span) -> EditResult | None:
    """Let the selected lines and the line below them change places; None at the bottom."""
    lines = whole_lines(text, selection)
    if lines.end == len(text):
        return None
    below = Span(lines.end + 1, line_end(text, lines.end + 1))
    new = f"{below.of(text)}\n{lines.of(text)}"
    return replaced(
        text, Span(lines.start, below.end), new, _by(selection, len(below) + 1, len(text))
    )


def duplicate(text: str, selection: Span) -> EditResult:
    """Write the lines, or the selection within one line, once more; the copy is selected."""
    if len(selection) and "\n" not in selection.of(text):
        copy = selection.of(text)
        after = Span(selection.end, selection.end)
        return EditResult(Edit(after, copy), Span(selection.end, selection.end + len(copy)))
    lines = whole_lines(text, selection)
    edit = Edit(Span(lines.end, lines.end), "\n" + lines.of(text))
    return EditResult(edit, _by(selection, len(lines) + 1, len(text) + len(edit.text)))


def join(text: str, selection: Span) -> EditResult | None:
    """Make one line of the selected ones, or of this and the next; None when there is no other.

    Prefixes of quotes, items and headings go; a blank comes between words but not between Chinese.
    """
    lines = whole_lines(text, selection)
    if "\n" not in lines.of(text):
        if lines.end == len(text):
            return None
        lines = Span(lines.start, line_end(text, lines.end + 1))
    joined, *others = lines.of(text).split("\n")
    place = lines.start + len(joined)
    for line in others:
        words = _HEADING.sub("", line[len(ListLine.read(line).prefix) :]).strip(_BLANKS)
        if words:
            joined = joined.rstrip(_BLANKS) if joined.strip() else joined
            place = lines.start + len(joined)
            joined += (" " if _needs_blank(joined, words) else "") + words
    return replaced(text, lines, joined, Span(place, place))


def _needs_blank(before: str, after: str) -> bool:
    if before == ListLine.read(before + " ").prefix.rstrip(_BLANKS):
        return bool(before)  # an empty item or quote
    return not (_is_wide(before[-1]) or _is_wide(after[0]))


def _is_wide(character: str) -> bool:
    return east_asian_width(character) in "WF" or character in "“”‘’—…"


def _by(selection: Span, distance: int, limit: int) -> Span:
    return Span(selection.start + distance, min(limit, selection.end + distance))
