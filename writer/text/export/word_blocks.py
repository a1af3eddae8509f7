"""Blocks of a document as paragraphs and tables of Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from unicodedata import east_asian_width

from docx.parts.story import StoryPart

from writer.text.export.tree import (
    Block,
    Cell,
    Code,
    Heading,
    Inline,
    Item,
    LineBreak,
    List,
    Mark,
    Paragraph,
    Quote,
    Rule,
    Table,
    Words,
    lines_of,
    plain,
)
from writer.text.export.word_package import LEVELS, LIST_STEP
from writer.text.export.word_styles import BODY, CODE, HEADINGS, LISTED, QUOTE
from writer.text.export.word_text import Lines
from writer.text.export.word_xml import Element, element, value
from writer.text.language import is_mostly_han

INDENT = "\u3000"
QUOTE_STEP = 480
_LINE = {"val": "single", "sz": 6, "space": 1, "color": "808080"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand."""

    style: str = BODY
    indent: int = 0
    """Twips."""
    level: int = 0
    """Of lists: how many are around."""


class Blocks:
    """Writes blocks into one story: the text, or a footnote."""

    def __init__(self, lines: Lines, story: StoryPart, bookmarks: dict[int, str]) -> None:
        """`bookmarks`: of headings, by the line that they stand in."""
        self._lines = lines
        self._story = story
        self._bookmarks = bookmarks

    def write(self, blocks: Iterable[Block], place: Place | None = None) -> Iterator[Element]:
        """The paragraphs and tables of some blocks, in order."""
        for block in blocks:
            yield from self._block(block, place or Place())

    def _block(self, block: Block, place: Place) -> Iterator[Element]:
        match block:
            case Heading():
                yield self._heading(block, place)
            case Paragraph(content=content):
                yield from self._paragraphs(content, place)
            case Code(text=text):
                yield self._code(text, place)
            case Quote(blocks=blocks):
                inner = replace(place, style=QUOTE, indent=place.indent + QUOTE_STEP)
                yield from self.write(blocks, inner)
            case List():
                yield from self._list(block, place)
            case Table(rows=rows):
                yield self._table(rows, place)
                yield _gap()
            case Rule():
                edge = element("w:pBdr", {}, element("w:bottom", _LINE))
                yield element("w:p", {}, element("w:pPr", {}, edge))

    def _heading(self, block: Heading, place: Place) -> Element:
        style = f"Heading{min(block.level, HEADINGS)}"
        made = self._paragraph(block.content, replace(place, style=style))
        if name := self._bookmarks.get(block.line):
            number = int(name.rpartition("_")[2])
            made.insert(1, element("w:bookmarkStart", {"id": number, "name": name}))
            made.append(element("w:bookmarkEnd", {"id": number}))
        return made

    def _paragraphs(self, content: Sequence[Inline], place: Place) -> Iterator[Element]:
        """A paragraph; a line that begins with 　　 begins one, too."""
        part: list[Inline] = []
        for line in lines_of(content):
            if part and plain(line).startswith(INDENT):
                yield self._paragraph(part[:-1], place)
                part = []
            part += [*line, LineBreak()]
        yield self._paragraph(part[:-1], place)

    def _paragraph(self, content: Sequence[Inline], place: Place, *numbered: Element) -> Element:
        content, chars = without_indent(content)
        indent = {"left": place.indent} if place.indent else {}
        if chars:
            indent |= {"firstLineChars": chars * 100, "firstLine": chars * 240}
        properties = [value("w:pStyle", place.style), *numbered]
        if indent:
            properties.append(element("w:ind", indent))
        runs = self._lines.runs(content, self._story)
        return element("w:p", {}, element("w:pPr", {}, *properties), *runs)

    def _code(self, text: str, place: Place) -> Element:
        properties = element("w:pPr", {}, value("w:pStyle", CODE))
        if place.indent:
            properties.append(element("w:ind", {"left": place.indent}))
        runs = self._lines.source(text, is_chinese=is_mostly_han(text))
        return element("w:p", {}, properties, *runs)

    def _list(self, block: List, place: Place) -> Iterator[Element]:
        level = min(place.level, LEVELS - 1)
        number = self._lines.package.new_list(block.start, level)
        for item in block.items:
            yield from self._item(item, number, block, replace(place, level=level))

    def _item(self, item: Item, number: int, block: List, place: Place) -> Iterator[Element]:
        if item.is_done is not None:
            number = self._lines.package.task_list(is_done=item.is_done)
        step = place.indent + LIST_STEP
        label = element("w:numPr", {}, value("w:ilvl", place.level), value("w:numId", number))
        first, rest = item.blocks[:1], item.blocks[1:]
        paragraph = first[0] if first and isinstance(first[0], Paragraph) else None
        content = paragraph.content if paragraph else ()
        style = LISTED if block.is_tight else BODY
        made = self._paragraph(content, Place(style), label)
        properties = made[0]
        properties.append(element("w:ind", {"left": step, "hanging": LIST_STEP}))
        yield made
        inner = Place(place.style if place.style == QUOTE else style, step, place.level + 1)
        yield from self.write(rest if paragraph else item.blocks, inner)

    def _table(self, rows: Sequence[Sequence[Cell]], place: Place) -> Element:
        widths = _shares(rows, self._lines.package.text_width.twips - place.indent)
        properties = element(
            "w:tblPr",
            {},
            value("w:tblStyle", "TableGrid"),
            element("w:tblW", {"w": sum(widths), "type": "dxa"}),
            *([element("w:tblInd", {"w": place.indent, "type": "dxa"})] if place.indent else []),
            element("w:tblLook", {"val": "0420", "firstRow": 1, "noVBand": 1}),
        )
        grid = element("w:tblGrid", {}, *(element("w:gridCol", {"w": w}) for w in widths))
        made = [self._row(row, widths, is_head=not index) for index, row in enumerate(rows)]
        return element("w:tbl", {}, properties, grid, *made)

    def _row(self, row: Sequence[Cell], widths: Sequence[int], *, is_head: bool) -> Element:
        properties = [element("w:trPr", {}, element("w:cantSplit"))]
        if is_head:
            properties[0].append(element("w:tblHeader"))
        cells = [
            element(
                "w:tc",
                {},
                element("w:tcPr", {}, element("w:tcW", {"w": width, "type": "dxa"})),
                self._cell(cell, is_head=is_head),
            )
            for cell, width in zip(row, widths, strict=True)
        ]
        return element("w:tr", {}, *properties, *cells)

    def _cell(self, cell: Cell, *, is_head: bool) -> Element:
        spacing = element("w:spacing", {"before": 40, "after": 40, "line": 260, "lineRule": "auto"})
        side = {"right": "right", "center": "center"}.get(cell.alignment, "left")
        properties = element("w:pPr", {}, spacing, value("w:jc", side))
        content = emboldened(cell.content) if is_head else cell.content
        runs = self._lines.runs(content, self._story)
        return element("w:p", {}, properties, *runs)


def without_indent(content: Sequence[Inline]) -> tuple[Sequence[Inline], int]:
    """The content without 　 in front, and how many there were."""
    first = content[0] if content else None
    if not isinstance(first, Words) or not first.text.startswith(INDENT):
        return content, 0
    rest = first.text.lstrip(INDENT)
    words = [Words(rest, first.marks, first.link)] if rest else []
    return [*words, *content[1:]], len(first.text) - len(rest)


def emboldened(content: Iterable[Inline]) -> Iterator[Inline]:
    """The same in bold."""
    for part in content:
        yield replace(part, marks=part.marks | {Mark.BOLD}) if isinstance(part, Words) else part


def _gap() -> Element:
    """What keeps a table from what follows it, so that two tables do not become one."""
    spacing = {"before": 0, "after": 0, "line": 160, "lineRule": "exact"}
    return element("w:p", {}, element("w:pPr", {}, element("w:spacing", spacing)))


def _shares(rows: Sequence[Sequence[Cell]], total: int) -> list[int]:
    """Widths of columns that add up to `total`, by how much the longest cells say."""
    lengths = [
        min(_MOST, max(_LEAST, *(_width(plain(cell.content)) for cell in column)))
        for column in zip(*rows, strict=True)
    ]
    return [total * length // sum(lengths) for length in lengths]


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


_LEAST, _MOST = 8, 60
"""Columns of letters: what a column of a table is given at least, and at most."""
