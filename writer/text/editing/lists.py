"""Lists and quotes while they are written: Enter goes on or ends them, Tab moves items."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from writer.core.values import Span
from writer.text.editing.list_lines import (
    ListLine,
    is_item,
    next_sibling,
    parent,
    previous_sibling,
    subtree,
)
from writer.text.editing.result import EditResult, line_start, replaced


def enter(text: str, selection: Span, *, is_soft: bool = False) -> EditResult | None:
    """Begin the next item, task or quoted line, or end the list or quote after an empty one.

    A soft Enter begins a line within the item. None: an ordinary line break will do.
    """
    rest = text[: selection.start] + text[selection.end :]
    lines, index, column = _at(rest, selection.start)
    line = lines[index]
    is_listed = is_item(lines, index)
    if not is_listed and not line.quote and (not is_soft or parent(lines, index) is None):
        return None
    if column < len(line.prefix if is_listed else line.quote):
        return None
    if not line.content.strip() and not len(selection) and not is_soft:
        place = _end_level(lines, index)
    else:
        place = _continue(lines, index, column, is_soft=is_soft)
    return replaced(text, Span(0, len(text)), _joined(lines), Span(place, place))


def indent(text: str, selection: Span) -> EditResult | None:
    """Move the selected items under the ones before them, or quote quoted lines once more."""
    return _shift(text, selection, inwards=True)


def outdent(text: str, selection: Span) -> EditResult | None:
    """Move the selected items out to the level of their parents, or quote lines once less."""
    return _shift(text, selection, inwards=False)


def renumber(text: str, selection: Span) -> EditResult | None:
    """Count the ordered list at the cursor anew, from its smallest number."""
    lines, index, _ = _at(text, selection.start)
    if not is_item(lines, index) or lines[index].number is None:
        return None
    first = _first_of(lines, index)
    numbers = [lines[i].number or 0 for i in _siblings(lines, first)]
    _count(lines, first, min(numbers), step=1)
    new = _joined(lines)
    return replaced(text, Span(0, len(text)), new, _moved(text, lines, selection))


# Enter


def _continue(lines: list[ListLine], index: int, column: int, *, is_soft: bool) -> int:
    """Break the line at `column`; where the cursor belongs then."""
    line = lines[index]
    before, after = str(line)[:column], str(line)[column:].lstrip(" \t")
    step = _step(lines, index)
    if is_item(lines, index) and not is_soft:
        task = "[ ] " if line.task else ""
        new = replace(line, task=task, gap=line.gap or " ", content=after)
        if line.number is not None:
            new = new.numbered(line.number + step)
    else:
        inside = line.inner_column if is_item(lines, index) else line.column
        new = ListLine(line.quote, " " * inside, "", "", "", after)
    lines[index : index + 1] = [ListLine.read(before), new]
    if new.number is not None:
        _count(lines, _first_of(lines, index), step=step)
    return _start(lines, index + 1) + len(lines[index + 1].prefix)


def _end_level(lines: list[ListLine], index: int) -> int:
    """Leave the innermost level of what the empty line stands in; where the cursor belongs."""
    line = lines[index]
    after = next_sibling(lines, index) if line.marker else None
    above = parent(lines, index) if line.marker else None
    step = _step(lines, after if above is None else above)
    if above is not None:
        outer = lines[above]
        lines[index] = replace(outer, task="[ ] " if outer.task else "", content="")
        _number_after(lines, index, above, step)
    else:
        quote = line.quote if line.marker else line.quote.rstrip()[:-1]
        lines[index] = ListLine(quote, "", "", "", "", "")
        after = after if step else None
    if after is not None and lines[after].number is not None:
        _count(lines, _first_of(lines, after), 1 if above is not None else None)
    if above is None and index and lines[index - 1].content.strip():
        # Without a blank line Markdown takes what is typed next for more of the item or quote.
        lines.insert(index, ListLine(lines[index].quote.rstrip(), "", "", "", "", ""))
        index += 1
    return _start(lines, index) + len(str(lines[index]))


# Tab


def _shift(text: str, selection: Span, *, inwards: bool) -> EditResult | None:
    lines, first, _ = _at(text, selection.start)
    end = selection.end
    if len(selection) and text[end - 1] == "\n":
        end -= 1
    last = text.count("\n", 0, end)
    chosen = range(first, last + 1)
    items = [i for i in chosen if is_item(lines, i)]
    if items:
        _move_items(lines, items, inwards=inwards)
    elif any(lines[i].quote for i in chosen):
        for i in chosen:
            lines[i] = _quoted(lines[i]) if inwards else _unquoted(lines[i])
    else:
        return None
    return replaced(text, Span(0, len(text)), _joined(lines), _moved(text, lines, selection))


def _move_items(lines: list[ListLine], items: Iterable[int], *, inwards: bool) -> None:
    """Each item goes with what is under it; what went already with its parent is left alone."""
    gone = -1
    for index in items:
        if index <= gone:
            continue
        branch = subtree(lines, index)
        gone = branch[-1]
        if inwards:
            _move_in(lines, branch)
        else:
            _move_out(lines, branch)


def _move_in(lines: list[ListLine], branch: range) -> None:
    index = branch[0]
    above = previous_sibling(lines, index)
    if above is None:
        return
    after, step = next_sibling(lines, index), _step(lines, above)
    _shift_branch(lines, branch, lines[above].inner_column - lines[index].column)
    before = previous_sibling(lines, index)
    if lines[index].number is not None:
        _count(
            lines,
            index if before is None else _first_of(lines, index),
            1 if before is None else None,
        )
    if after is not None and lines[after].number is not None:
        _count(lines, _first_of(lines, after), step=step)


def _move_out(lines: list[ListLine], branch: range) -> None:
    """The item becomes one of its parent's list; those after it are under it then."""
    index, above = branch[0], parent(lines, branch[0])
    if above is None:
        return
    followers = range(branch[-1] + 1, subtree(lines, above)[-1] + 1)
    column, step = lines[index].column, _step(lines, above)
    outer = lines[above]
    own = replace(lines[index], indent=outer.indent, marker=outer.marker, gap=outer.gap)
    _shift_branch(lines, branch[1:], own.inner_column - lines[index].inner_column)
    lines[index] = own
    _shift_branch(lines, followers, max(0, own.inner_column - column))
    _number_after(lines, index, above, step)
    for first in followers:
        if is_item(lines, first) and lines[first].number is not None:
            _count(lines, first, 1)
            break


def _number_after(lines: list[ListLine], index: int, above: int, step: int) -> None:
    """Count an item in that has just come into the list of the one above it."""
    number = lines[above].number
    if number is not None:
        _renumber_item(lines, index, number + step)
        _count(lines, _first_of(lines, above), step=step)


def _shift_branch(lines: list[ListLine], branch: range, columns: int) -> None:
    for i in branch:
        lines[i] = lines[i].shifted(columns)


def _quoted(line: ListLine) -> ListLine:
    return replace(line, quote=line.quote + "> ")


def _unquoted(line: ListLine) -> ListLine:
    head = line.quote.rstrip()
    if not head:
        return line
    outer = head[:-1].rstrip(" \t")
    return replace(line, quote=outer + " " if outer else "")


# Numbers


def _siblings(lines: list[ListLine], first: int) -> Iterable[int]:
    index: int | None = first
    while index is not None:
        yield index
        index = next_sibling(lines, index)


def _first_of(lines: list[ListLine], index: int) -> int:
    while (before := previous_sibling(lines, index)) is not None:
        index = before
    return index


def _step(lines: list[ListLine], index: int | None) -> int:
    """0 in a list whose items all have the same number, as some people write them; else 1."""
    if index is None:
        return 1
    first = _first_of(lines, index)
    second = next_sibling(lines, first)
    return 0 if second is not None and lines[first].number == lines[second].number else 1


def _count(
    lines: list[ListLine], first: int, start: int | None = None, step: int | None = None
) -> None:
    """Number the items of a list from `first` on."""
    number = (lines[first].number or 0) if start is None else start
    step = _step(lines, first) if step is None else step
    for index in list(_siblings(lines, first)):
        _renumber_item(lines, index, number)
        number += step


def _renumber_item(lines: list[ListLine], index: int, number: int) -> None:
    """What is indented under the item moves with the width of its number."""
    old = lines[index]
    new = old.numbered(number)
    branch = subtree(lines, index)
    lines[index] = new
    if wider := new.inner_column - old.inner_column:
        for below in branch[1:]:
            if lines[below].column >= old.inner_column:
                lines[below] = lines[below].shifted(wider)


# Places


def _at(text: str, place: int) -> tuple[list[ListLine], int, int]:
    """All lines, which of them `place` is in, and its column there."""
    lines = [ListLine.read(line) for line in text.split("\n")]
    return lines, text.count("\n", 0, place), place - line_start(text, place)


def _start(lines: list[ListLine], index: int) -> int:
    return sum(len(str(line)) + 1 for line in lines[:index])


def _joined(lines: Iterable[ListLine]) -> str:
    return "\n".join(map(str, lines))


def _moved(text: str, lines: list[ListLine], selection: Span) -> Span:
    """The same selection in lines of which only the prefixes changed."""
    old = text.split("\n")

    def moved(place: int) -> int:
        row, column = text.count("\n", 0, place), place - line_start(text, place)
        new = str(lines[row])
        return _start(lines, row) + max(0, min(len(new), column + len(new) - len(old[row])))

    return Span(moved(selection.start), max(moved(selection.start), moved(selection.end)))
