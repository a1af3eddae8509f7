"""Tables while they are written: to the next cell, to the next row, aligned, inserted."""

from __future__ import annotations

from writer.core.values import Span
from writer.text.editing.result import EditResult, line_end, line_start, replaced
from writer.text.editing.table import Alignment, Found, Table, find


def next_cell(text: str, selection: Span) -> EditResult | None:
    """Align the table and select its next cell, in a new row at its end; None outside of one."""
    if (found := find(text, selection.end)) is None:
        return None
    row, column = divmod(found.row * found.table.columns + found.column + 1, found.table.columns)
    return _go(text, found, row, column)


def previous_cell(text: str, selection: Span) -> EditResult | None:
    """Align the table and select the cell before; the first cell stays selected."""
    if (found := find(text, selection.start)) is None:
        return None
    before = max(0, found.row * found.table.columns + found.column - 1)
    return _go(text, found, *divmod(before, found.table.columns))


def next_row(text: str, selection: Span) -> EditResult | None:
    """Select the cell below, in a new row at the end; an empty last row ends the table instead.

    None outside of a table, and in front of its lines.
    """
    if len(selection) or (found := find(text, selection.start)) is None:
        return None
    if selection.start <= line_start(text, selection.start) + len(found.table.prefix):
        return None
    is_last = found.row == len(found.table.rows) - 1
    if is_last and found.row and not any(found.table.rows[found.row]):
        return _leave(text, found)
    return _go(text, found, found.row + 1, found.column)


def align(text: str, selection: Span) -> EditResult | None:
    """Align the columns of the table at the cursor, which stays in its cell."""
    if (found := find(text, selection.start)) is None:
        return None
    result = _go(text, found, found.row, found.column)
    cell = result.selection
    return EditResult(result.edit, Span(cell.end, cell.end))


def insert(text: str, selection: Span, *, rows: int, columns: int) -> EditResult:
    """Insert an empty table below the line of the cursor, and select its first cell."""
    empty = ("",) * columns
    table = Table("", (Alignment.NONE,) * columns, (empty,) * (rows + 1))
    start, end = line_start(text, selection.end), line_end(text, selection.end)
    is_blank = not text[start:end].strip()
    place = start if is_blank else end
    lead = "\n\n" if not is_blank else "\n" if start and text[:start].rsplit("\n", 2)[-2] else ""
    following = text[end + 1 : line_end(text, end + 1)] if end < len(text) else ""
    tail = "\n" if following.strip() else ""
    new = lead + "\n".join(table.lines()) + tail
    cell = table.cell(0, 0).start + place + len(lead)
    return replaced(text, Span(place, end), new, Span(cell, cell))


def _go(text: str, found: Found, row: int, column: int) -> EditResult:
    table = found.table.with_row(row) if row >= len(found.table.rows) else found.table
    cell, start = table.cell(row, column), found.span.start
    selection = Span(start + cell.start, start + cell.end)
    return replaced(text, found.span, "\n".join(table.lines()), selection)


def _leave(text: str, found: Found) -> EditResult:
    """Drop the empty last row, and go on in an empty line below the table."""
    table = found.table.without_row(found.row)
    new = "\n".join([*table.lines(), table.prefix.rstrip(" \t"), ""])
    place = found.span.start + len(new)
    return replaced(text, found.span, new, Span(place, place))
