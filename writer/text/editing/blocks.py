"""What lines are: headings, body, quotes, items, tasks, fenced code; each toggles."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from writer.core.values import Span
from writer.text.editing.inline_units import HEADING, is_code
from writer.text.editing.list_lines import ListLine
from writer.text.editing.result import EditResult, line_start, replaced, whole_lines


class ListKind(StrEnum):
    """What a list counts its items with."""

    BULLET = "-"
    ORDERED = "1."
    TASK = "- [ ]"


_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_BLANKS = " \t\u3000"


def set_heading(text: str, selection: Span, level: int) -> EditResult | None:
    """Make headings of this level of the selected lines, or body text where they are; 0: body.

    None where there is nothing to change.
    """
    span = whole_lines(text, selection)
    lines = span.of(text).split("\n")
    underline = _underline(text, span.end, lines[-1])
    levels = [_level(line) for line in lines if line.strip() or len(lines) == 1]
    if underline:
        levels[-1] = 1 if "=" in underline else 2
    is_on = level > 0 and all(each == level for each in levels)

    def changed(line: str) -> str:
        has_place = line.strip() or len(lines) == 1
        return _as_heading(line, 0 if is_on else level) if has_place else line

    new = [changed(line) for line in lines]
    if new == lines and not underline:
        return None
    after = _kept(span, lines, new, selection)
    return replaced(text, Span(span.start, span.end + len(underline)), "\n".join(new), after)


def toggle_quote(text: str, selection: Span) -> EditResult | None:
    """Quote the selected lines, or unquote them where all of them are quoted."""
    lines = _lines(text, selection)
    if all(line.lstrip(" ").startswith(">") for line in lines):
        return _each(text, selection, _unquoted)
    return _each(text, selection, _quoted)


def toggle_list(text: str, selection: Span, kind: ListKind) -> EditResult | None:
    """Make items of the selected lines, or body text where all of them are such items."""
    lines = [ListLine.read(line) for line in _lines(text, selection)]
    chosen = [line for line in lines if not line.is_blank or len(lines) == 1]
    is_on = all(_kind(line) is kind for line in chosen)
    number = 0

    def changed(line: str) -> str:
        nonlocal number
        read = ListLine.read(line)
        if read.is_blank and len(lines) > 1:
            return line
        if is_on:
            return str(replace(read, marker="", gap="", task=""))
        number += 1
        return str(_as_item(read, kind, number))

    return _each(text, selection, changed)


def toggle_task_done(text: str, selection: Span) -> EditResult | None:
    """Tick the selected tasks, or untick them where all of them are done; None without a task."""
    lines = [ListLine.read(line) for line in _lines(text, selection)]
    tasks = [line for line in lines if line.task]
    if not tasks:
        return None
    mark = " " if all(line.task[1] in "xX" for line in tasks) else "x"

    def changed(line: str) -> str:
        read = ListLine.read(line)
        return str(replace(read, task=f"[{mark}]{read.task[3:]}")) if read.task else line

    return _each(text, selection, changed)


def toggle_code_block(text: str, selection: Span) -> EditResult:
    """Fence the selected lines as code, or take the fence around them away."""
    lines = whole_lines(text, selection)
    before = text[line_start(text, max(0, lines.start - 1)) : max(0, lines.start - 1)]
    rest = text[lines.end + 1 :].split("\n", 1)[0]
    is_fenced = lines.start and before.startswith("```") and rest.rstrip() == "```"
    if is_fenced and is_code(text, lines.start):
        start = lines.start - len(before) - 1
        whole = Span(start, lines.end + 1 + len(rest))
        moved = Span(start, start + len(lines))
        return replaced(text, whole, lines.of(text), moved)
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", lines.of(text))), default=0))
    new = f"{fence}\n{lines.of(text)}\n{fence}"
    inside = lines.start + len(fence) + 1
    return replaced(text, lines, new, Span(inside, inside + len(lines)))


def _lines(text: str, selection: Span) -> list[str]:
    return whole_lines(text, selection).of(text).split("\n")


def _each(text: str, selection: Span, changed: Callable[[str], str]) -> EditResult | None:
    """Change the selected lines one by one; the selection stays on the same words."""
    span = whole_lines(text, selection)
    old = span.of(text).split("\n")
    new = [changed(line) for line in old]
    if new == old:
        return None
    result = "\n".join(new)
    return replaced(text, span, result, _kept(span, old, new, selection))


def _kept(span: Span, old: list[str], new: list[str], selection: Span) -> Span:
    """The selection in lines of which only the beginnings changed, counted from their ends."""
    length = len("\n".join(new))

    def moved(place: int) -> int:
        row, start = 0, span.start
        while row < len(old) - 1 and place > start + len(old[row]):
            start += len(old[row]) + 1
            row += 1
        start = span.start + sum(len(line) + 1 for line in new[:row])
        column = place - span.start - sum(len(line) + 1 for line in old[:row])
        from_end = len(new[row]) - (len(old[row]) - column)
        return min(span.start + length, start + min(len(new[row]), max(0, from_end)))

    if not len(selection):
        return Span(moved(selection.start), moved(selection.start))
    is_from_start = selection.start == span.start
    start = span.start if is_from_start else moved(selection.start)
    return Span(start, max(start, moved(selection.end)))


# Headings


def _level(line: str) -> int:
    read = ListLine.read(line)
    heading = HEADING.match(line, len(read.prefix))
    return heading[0].count("#") if heading else 0


def _as_heading(line: str, level: int) -> str:
    read = ListLine.read(line)
    prefix, words = read.prefix, line[len(read.prefix) :]
    if heading := HEADING.match(words):
        words = _CLOSING.sub("", words[heading.end() :])
    if not level:
        return prefix + words
    if not read.marker:
        prefix = read.quote  # blanks in front would be code, or vanish
    return f"{prefix}{'#' * level} {words.lstrip(_BLANKS)}"


def _underline(text: str, end: int, line: str) -> str:
    """The newline and the line below that make a heading of this last line; empty without."""
    below = text[end + 1 :].split("\n", 1)[0]
    is_words = line.strip() and not HEADING.match(line) and not ListLine.read(line).marker
    return "\n" + below if is_words and below and _UNDERLINE.match(below) else ""


# Quotes


def _quoted(line: str) -> str:
    return f"> {line}" if line.strip() else ">"


def _unquoted(line: str) -> str:
    rest = line.lstrip(" ")[1:]
    return rest.removeprefix(" ")


# Lists


def _kind(line: ListLine) -> ListKind | None:
    if line.task:
        return ListKind.TASK
    if not line.marker:
        return None
    return ListKind.BULLET if line.number is None else ListKind.ORDERED


def _as_item(line: ListLine, kind: ListKind, number: int) -> ListLine:
    content = line.content if line.marker else line.content.lstrip("\u3000")
    bullet = line.marker if line.marker and line.number is None else "-"
    match kind:
        case ListKind.BULLET:
            return replace(line, marker=bullet, gap=" ", task="", content=content)
        case ListKind.TASK:
            marker = line.marker or "-"
            return replace(line, marker=marker, gap=" ", task="[ ] ", content=content)
    return replace(line, marker=f"{number}.", gap=" ", task="", content=content)
