"""The shape of an answer that stands beside a passage: prose, a list of points, a table.

What is not part of the list or the table, such as a heading of the model's own, is taken off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from writer.assist.tasks import Form
from writer.core.values import Finding, FindingKind
from writer.text.diff import distance

FEWEST_POINTS, MOST_POINTS = 3, 8
_FEWEST_ITEMS = 2
_SAME_ITEM = 0.15
_ITEM = re.compile(r"\s*(?:[-*+•·–]\s+|[（(]?\d{1,2}[)）.．、]\s*(?!\d)|[①-⑳]\s*)(?=\S)")
_INTRODUCTION = re.compile(r"\A\s*(?:#{1,6}\s.*|\*\*[^*]+\*\*\s*|.*[:：]\s*(?:\*\*)?\s*)\Z")
_DELIMITER = re.compile(r"\s*:?-+:?\s*")
_PIPE = re.compile(r"(?<!\\)\|")


def formed(answer: str, form: Form) -> tuple[str, tuple[Finding, ...]]:
    """An answer in its form, and a grave finding where it has another one."""
    match form:
        case Form.PROSE:
            return answer.strip(), ()
        case Form.TABLE:
            text, is_good = _table(answer)
        case Form.LIST:
            text, is_good = _list(answer, _FEWEST_ITEMS, len(answer))
        case Form.POINTS:
            text, is_good = _list(answer, FEWEST_POINTS, MOST_POINTS)
    return text, () if is_good else (Finding(FindingKind.FORM, grave=True),)


def _list(answer: str, fewest: int, most: int) -> tuple[str, bool]:
    """The items of an answer, each said once, as a bullet list; whether they are few enough."""
    lines = [line.rstrip() for line in answer.splitlines() if line.strip()]
    marked = [line for line in lines if _ITEM.match(line)]
    # Without any marker, each line is an item but the one that introduces them.
    items = marked or [line for line in lines if not _INTRODUCTION.match(line)]
    distinct = list(_distinct(_ITEM.sub("", item, count=1).strip() for item in items))
    return "\n".join(f"- {item}" for item in distinct), fewest <= len(distinct) <= most


def _distinct(items: Iterator[str]) -> Iterator[str]:
    seen: list[str] = []
    for item in items:
        if item and all(distance(item, other) >= _SAME_ITEM for other in seen):
            seen.append(item)
            yield item


def _table(answer: str) -> tuple[str, bool]:
    """The table of an answer as GFM wants it; whether there is one with equal columns."""
    rows = [_cells(line) for line in _block_of_rows(answer.splitlines())]
    delimiters = [row for row in rows[1:2] if all(_DELIMITER.fullmatch(cell) for cell in row)]
    body = [row for row in rows if row not in delimiters]
    width = len(body[0]) if body else 0
    is_good = len(body) > 1 and width > 1 and all(len(row) == width for row in body)
    if not is_good:
        return answer.strip(), False
    lines = [body[0], ["---"] * width, *body[1:]]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines), True


def _block_of_rows(lines: Sequence[str]) -> list[str]:
    """The first lines that follow one another and have pipes in them."""
    block: list[str] = []
    for line in lines:
        if _PIPE.search(line):
            block.append(line.strip())
        elif block:
            break
    return block


def _cells(row: str) -> list[str]:
    """The cells between the pipes; those at the ends are no separators."""
    inner = row.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip() for cell in _PIPE.split(inner)]
