"""A document as a tree of what it means, for the forms that are not made of HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Mark(StrEnum):
    """How words stand out."""

    BOLD = "bold"
    ITALIC = "italic"
    STRUCK = "struck"
    CODE = "code"
    UNDERLINED = "underlined"
    RAISED = "raised"
    LOWERED = "lowered"
    MARKED = "marked"


@dataclass(frozen=True, slots=True)
class Words:
    """Text in one line that looks the same."""

    text: str
    marks: frozenset[Mark] = frozenset()
    link: str = ""
    """Where it leads; empty for no link."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture."""

    address: str
    words: str
    """What is said in its place."""
    link: str = ""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """The end of a line within a paragraph."""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A reference to a footnote."""

    key: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in TeX."""

    tex: str
    is_display: bool = False
    number: str = ""

    @property
    def source(self) -> str:
        """As it is written in Markdown."""
        mark = "$$" if self.is_display else "$"
        return f"{mark}{self.tex}{mark}"


Inline = Words | Image | LineBreak | NoteMark | Formula


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading."""

    level: int
    content: tuple[Inline, ...]
    line: int
    """Of the source, from 0."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; 　　 in front of its lines is in its words."""

    content: tuple[Inline, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Code:
    """A block of code, without the newline at its end."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Blocks that are quoted."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list."""

    blocks: tuple[Block, ...]
    is_done: bool | None = None
    """Of a task; None where it is none."""


@dataclass(frozen=True, slots=True)
class List:
    """A list."""

    items: tuple[Item, ...]
    start: int | None
    """The first number; None where it has bullets."""
    is_tight: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    content: tuple[Inline, ...]
    alignment: str = ""
    """left, center, right, or empty."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first row is its head, and all rows have as many cells."""

    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""


Block = Heading | Paragraph | Code | Quote | List | Table | Rule


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole document."""

    blocks: tuple[Block, ...]
    notes: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    """The footnotes that are referred to, by key, in the order of the references."""

    @property
    def first_heading(self) -> str:
        """The words of the first heading; empty without one."""
        headings = (block for block in self.blocks if isinstance(block, Heading))
        return next((plain(heading.content) for heading in headings), "")


def plain(content: Iterable[Inline]) -> str:
    """What a line says, without its markup; breaks are newlines, notes are left out."""
    return "".join(_plain(part) for part in content)


def _plain(part: Inline) -> str:
    match part:
        case Words(text=text):
            return text
        case Image(words=words):
            return words
        case LineBreak():
            return "\n"
        case Formula():
            return part.source
        case NoteMark():
            return ""


def lines_of(content: Iterable[Inline]) -> Iterator[tuple[Inline, ...]]:
    """The content cut at its line breaks."""
    line: list[Inline] = []
    for part in content:
        if isinstance(part, LineBreak):
            yield tuple(line)
            line = []
        else:
            line.append(part)
    yield tuple(line)


def addresses(tree: Tree) -> Iterator[str]:
    """The addresses of all pictures, footnotes last."""
    for block in (*tree.blocks, *(b for blocks in tree.notes.values() for b in blocks)):
        yield from _addresses(block)


def _addresses(block: Block) -> Iterator[str]:
    match block:
        case Heading(content=content) | Paragraph(content=content):
            yield from (part.address for part in content if isinstance(part, Image))
        case Quote(blocks=blocks):
            for inside in blocks:
                yield from _addresses(inside)
        case List(items=items):
            for inside in (b for item in items for b in item.blocks):
                yield from _addresses(inside)
        case Table(rows=rows):
            cells = (part for row in rows for cell in row for part in cell.content)
            yield from (part.address for part in cells if isinstance(part, Image))
