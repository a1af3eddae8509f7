"""The lines of an official document (公文), each with what it is in the form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from writer.text.export.tree import (
    Block,
    Code,
    Heading,
    Inline,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
    Tree,
    Words,
    lines_of,
    plain,
)
from writer.text.official import PartKind, parts

_BLANKS = " \t\u3000"
_LEVELS = (
    re.compile(r"[〇零一二两三四五六七八九十百]+、"),
    re.compile(r"[（(][〇零一二两三四五六七八九十百]+[）)]"),
    re.compile(r"\d{1,2}[.．、](?!\d)"),
    re.compile(r"[（(]\d{1,2}[）)]"),
)
_ATTACHED = re.compile(r"附[ \u3000]*件[ \u3000]*\d{0,2}")
"""附件 or 附件1 alone in its line: above an attachment."""
_LONGEST_RUN_IN = 40
"""Of a heading that prose follows in the same paragraph."""
BULLET = "• "


class Role(StrEnum):
    """What a line is for the page, beyond the parts of the form."""

    BODY = "body"
    ATTACHED = "attached"
    """附件 above an attachment, which begins a page."""
    ATTACHED_TITLE = "attached_title"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the document: a paragraph on the page."""

    kind: PartKind | Role
    content: tuple[Inline, ...]
    """Without blanks in front."""
    level: int = 0
    """Of a heading: 1 for 一、 to 4 for （1）; 0 for none."""
    heading_length: int = 0
    """How many characters at its beginning are the heading."""

    @property
    def text(self) -> str:
        """What it says."""
        return plain(self.content).strip(_BLANKS)


@dataclass(frozen=True, slots=True)
class Other:
    """A table or code, which the form does not know."""

    block: Table | Code


def official_lines(text: str, tree: Tree) -> tuple[Line | Other, ...]:
    """The lines of a document in order; `tree` must be that of `text`."""
    kinds = _kinds_by_line(text)
    found = tuple(_Reader(kinds).read(tree.blocks))
    return tuple(_with_attachments(_with_title(found)))


def _kinds_by_line(text: str) -> dict[int, PartKind]:
    kinds: dict[int, PartKind] = {}
    line, position = 0, 0
    for part in parts(text):
        line += text.count("\n", position, part.span.start)
        position = part.span.start
        if part.kind is not PartKind.ORDINAL:
            kinds[line] = part.kind
    return kinds


class _Reader:
    """Turns blocks into lines."""

    def __init__(self, kinds: dict[int, PartKind]) -> None:
        self._kinds = kinds

    def read(self, blocks: Iterable[Block], depth: int = 0) -> Iterator[Line | Other]:
        for block in blocks:
            match block:
                case Heading():
                    yield self._heading(block)
                case Paragraph():
                    yield from self._lines(block)
                case Quote(blocks=inside):
                    yield from self.read(inside, depth)
                case List():
                    yield from self._list(block, depth)
                case Table() | Code():
                    yield Other(block)
                case Rule():
                    pass

    def _heading(self, block: Heading) -> Line:
        kind = self._kinds.get(block.line, Role.BODY)
        content = _stripped(block.content)
        words = plain(content)
        level = level_of(words) or max(1, min(4, block.level - 1))
        is_title = kind is PartKind.TITLE
        return Line(kind, content, 0 if is_title else level, 0 if is_title else len(words))

    def _lines(self, block: Paragraph) -> Iterator[Line]:
        for number, content in enumerate(lines_of(block.content)):
            kind = self._kinds.get(block.line + number, Role.BODY)
            stripped = _stripped(content)
            if stripped:
                yield _numbered(kind, stripped)

    def _list(self, block: List, depth: int) -> Iterator[Line | Other]:
        """Items as paragraphs with their numbers: 1. and, in a list, （1）."""
        for index, item in enumerate(block.items):
            label = _label(block.start + index, depth) if block.start is not None else BULLET
            inside = list(self.read(item.blocks, depth + 1))
            first = inside[0] if inside else None
            if isinstance(first, Line):
                content = (Words(label), *first.content)
                inside[0] = _numbered(first.kind, content)
            yield from inside


def level_of(text: str) -> int:
    """The level of the number that a line begins with, 1 to 4; 0 without one."""
    for level, pattern in enumerate(_LEVELS, 1):
        if pattern.match(text):
            return level
    return 0


def _label(number: int, depth: int) -> str:
    return f"（{number}）" if depth else f"{number}."


def _numbered(kind: PartKind | Role, content: tuple[Inline, ...]) -> Line:
    """A line of the body, with how much of it is its heading."""
    if kind is not Role.BODY:
        return Line(kind, content)
    words = plain(content)
    level = level_of(words)
    return Line(kind, content, level, _heading_length(words, level))


def _heading_length(words: str, level: int) -> int:
    """Up to the first full stop, where that is no whole sentence of prose; else the number.

    From the third level on a heading looks like the text: only what is marked as one counts.
    """
    if level not in (1, 2):
        return 0
    end = words.find("。")
    length = len(words) if end < 0 else end + 1
    if length <= _LONGEST_RUN_IN:
        return length
    number = _LEVELS[level - 1].match(words)
    return number.end() if number else 0


def _stripped(content: Sequence[Inline]) -> tuple[Inline, ...]:
    """Without blanks in front, which stand for indents that the form gives."""
    first = content[0] if content else None
    if not isinstance(first, Words):
        return tuple(content)
    text = first.text.lstrip(_BLANKS)
    if text:
        return (Words(text, first.marks, first.link), *content[1:])
    return _stripped(content[1:])


def _with_title(lines: Sequence[Line | Other]) -> Iterator[Line | Other]:
    """Without a title that the form tells, the first heading is one."""
    has_title = any(isinstance(line, Line) and line.kind is PartKind.TITLE for line in lines)
    for line in lines:
        is_heading = isinstance(line, Line) and line.heading_length == len(plain(line.content))
        if not has_title and isinstance(line, Line) and is_heading and not level_of(line.text):
            has_title = True
            yield Line(PartKind.TITLE, line.content)
        else:
            yield line


def _with_attachments(lines: Iterable[Line | Other]) -> Iterator[Line | Other]:
    """What stands on a page of its own behind the date, and the line that is its title."""
    is_behind, waits = False, False
    for line in lines:
        if not isinstance(line, Line):
            waits = False
            yield line
            continue
        is_behind = is_behind or line.kind is PartKind.DATE
        if is_behind and line.kind is PartKind.ATTACHMENT and _ATTACHED.fullmatch(line.text):
            waits = True
            yield Line(Role.ATTACHED, line.content)
        elif waits and line.kind in (Role.BODY, PartKind.TITLE) and not level_of(line.text):
            waits = False
            yield Line(Role.ATTACHED_TITLE, line.content)
        else:
            waits = False
            yield line
