"""The outline of a document: its headings, and the lines that read like headings.

Who writes Chinese seldom marks headings: 第三章, 一、 and （一） begin them. Such a line is a soft
heading. It counts in the outline and is never rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from writer.core.values import SegmentKind, Span
from writer.text.parser import Heading, parse, plain_text
from writer.text.render_cut import Block, Cut

LONGEST_TITLE = 40
"""Characters of a soft heading, at most; a longer line is prose."""
LONGEST_RUN_IN = 30
"""Of one that prose follows on the same line."""
DEEPEST = 6
_NUMERALS = "〇零一二三四五六七八九十百千两"
_BLANK = r"[ \t\u3000]"
_SOFT = re.compile(
    rf"(?P<lead>[ \t\u3000]*)(?P<marks>[*_]{{0,3}})(?P<title>"
    rf"(?P<part>第[{_NUMERALS}\d]{{1,6}}(?:部分|部(?![队门件])|[卷编篇])"
    r"|(?:Part|Book|Volume)[ ](?:\d{1,3}|[IVXLC]{1,7}|[A-Z][a-z]{2,9})\b)"
    r"(?P<part_rest>.*)"
    rf"|(?P<chapter>第[{_NUMERALS}\d]{{1,6}}[章回]"
    r"|(?:Chapter|CHAPTER)[ ](?:\d{1,4}|[IVXLC]{1,7}|[A-Z][A-Za-z]{2,9}(?:-[A-Za-z]+)?)\b)"
    r"(?P<chapter_rest>.*)"
    rf"|(?P<section>第[{_NUMERALS}\d]{{1,6}}节)(?P<section_rest>.*)"
    rf"|(?P<point>[{_NUMERALS}]{{1,4}}、)(?P<point_rest>.*)"
    rf"|(?P<sub>[（(][{_NUMERALS}]{{1,4}}[）)])(?P<sub_rest>.*)"
    r")"
)
_RANKS = ("part", "chapter", "section", "point", "sub")
"""Kinds of soft headings, the highest first."""
_RUN_IN = ("point", "sub")
"""Kinds of which prose may follow on the line."""
_END = re.compile(r"[。！？!?；;，,：:、]$|[^.]\.$")
_MARKS = re.compile(r"\*{1,3}|_{2,3}")
_INSIDE = re.compile(r"[。！？；]")
_COUNTED = re.compile(rf"[{_NUMERALS}]{{1,2}}(?:、|等|年级|班|楼|号|审|线|季度|类|级|档|期|次)")
"""What goes on after 一、 where it only counts, as in 一、二等奖."""
_PROSE_STARTS = re.compile(r"[，。；、的是里中在以和与及]")
"""What goes on after 第三章 and the like in a sentence."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in one block, before it is known what it stands under."""

    title: str
    span: Span
    """Of the title, in the block."""
    level: int = 0
    """1 to 6; 0: a soft one."""
    rank: int = 0
    """Of a soft one: 0 is the highest."""


def outline(text: str) -> tuple[Heading, ...]:
    """All headings of a document in order, soft ones too."""
    return Outline().update(text)


class Outline:
    """The outline of one document, told again and again as it is typed."""

    def __init__(self) -> None:
        self._cut = Cut()
        self._entries: list[tuple[Entry, ...]] = []

    def update(self, text: str) -> tuple[Heading, ...]:
        """The headings of the text as it is now; only what changed is read."""
        self._cut, splice = self._cut.changed(text)
        last = splice.first + splice.removed
        self._entries[splice.first : last] = [tuple(entries(b)) for b in splice.inserted]
        return tuple(_placed(self._cut.blocks, self._entries))


def entries(block: Block) -> Iterator[Entry]:
    """The headings in one block."""
    if block.kind == "paragraph_open":
        yield from _soft(block.source)
    elif block.kind in _MAY_HAVE:
        for prose in parse(block.source).prose:
            if prose.kind is SegmentKind.HEADING:
                yield Entry(plain_text(block.source, prose), prose.span, prose.level)


_MAY_HAVE = frozenset(("heading_open", "blockquote_open", "bullet_list_open", "ordered_list_open"))


def _soft(source: str) -> Iterator[Entry]:
    start = 0
    for line in source.split("\n"):
        if entry := _soft_in(line, start):
            yield entry
        start += len(line) + 1


def _soft_in(line: str, start: int) -> Entry | None:
    found = _SOFT.match(line)
    if found is None or found.end() != len(line):
        return None
    kind = next(name for name in _RANKS if found[name])
    source = found["title"].rstrip(" \t\u3000")
    if kind in _RUN_IN and "。" in source[:-1]:
        source = source[: source.index("。")]
        if len(source) > LONGEST_RUN_IN:
            return None
    title = _MARKS.sub("", source)
    if not _is_title(kind, title, title[len(found[kind]) :]):
        return None
    begin = start + found.start("title")
    return Entry(title, Span(begin, begin + len(source)), rank=_RANKS.index(kind))


def _is_title(kind: str, title: str, rest: str) -> bool:
    """Whether the line is a heading and no sentence that begins like one."""
    if len(title) > LONGEST_TITLE or _END.search(title) or _INSIDE.search(title):
        return False
    if kind in _RUN_IN:
        return bool(rest.strip()) and not _COUNTED.match(rest)
    return not _PROSE_STARTS.match(rest)


def _placed(blocks: Iterable[Block], found: Iterable[tuple[Entry, ...]]) -> Iterator[Heading]:
    """The headings with their levels and places in the whole text."""
    levels: dict[int, int] = {}
    """Of soft headings, by rank, below the headings that are in force."""
    deepest, start = 0, 0
    for block, inside in zip(blocks, found, strict=True):
        for entry in inside:
            if entry.level:
                levels = {rank: level for rank, level in levels.items() if level <= entry.level}
                deepest = level = entry.level
            else:
                level = levels.get(entry.rank, 0) or _level(levels, entry.rank, deepest)
                levels = {rank: known for rank, known in levels.items() if rank < entry.rank}
                levels[entry.rank] = level
            span = Span(start + entry.span.start, start + entry.span.end)
            yield Heading(level, entry.title, span, is_soft=not entry.level)
        start += len(block.source) + 1


def _level(levels: dict[int, int], rank: int, deepest: int) -> int:
    """Below all that is in force: the last marked heading, and soft ones of a higher rank."""
    above = [level for known, level in levels.items() if known < rank]
    return min(DEEPEST, max([deepest, *above]) + 1)
