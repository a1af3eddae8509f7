"""A document as plain text: its words, and as much of its shape as letters can show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width

from writer.text.export.manuscript import Manuscript
from writer.text.export.reading import read
from writer.text.export.tree import (
    Block,
    Cell,
    Code,
    Formula,
    Heading,
    Image,
    Inline,
    Item,
    LineBreak,
    List,
    NoteMark,
    Paragraph,
    Quote,
    Rule,
    Table,
    Tree,
    Words,
)

_BULLET = "• "
_BOXES = {True: "☑ ", False: "☐ "}
_RULE = "* * *"
_GAP = "  "
"""Between the columns of a table."""


def plain_text(manuscript: Manuscript) -> str:
    """The document without markup, ending in a newline unless it is empty."""
    tree = read(manuscript.text, keeps_lines=manuscript.keeps_lines)
    page = _Page({key: number for number, key in enumerate(tree.notes, 1)})
    blocks = [*page.blocks(tree.blocks), *page.notes(tree)]
    return "\n\n".join(blocks) + "\n" if blocks else ""


class _Page:
    """Knows the numbers of the footnotes."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self._numbers = numbers

    def blocks(self, blocks: Iterable[Block]) -> list[str]:
        return [text for block in blocks if (text := "\n".join(self._block(block)))]

    def notes(self, tree: Tree) -> Iterator[str]:
        """The footnotes under a line."""
        if tree.notes:
            lines = [_RULE, ""]
            for key, blocks in tree.notes.items():
                label = f"[{self._numbers[key]}] "
                lines += _hung(label, self._stacked(blocks, is_tight=True))
            yield "\n".join(lines)

    def _block(self, block: Block) -> list[str]:
        match block:
            case Heading(content=content) | Paragraph(content=content):
                return self._words(content).split("\n")
            case Code(text=text):
                return [f"    {line}".rstrip() for line in text.split("\n")]
            case Quote(blocks=blocks):
                return [f"> {line}".rstrip() for line in self._stacked(blocks)]
            case List():
                return self._list(block)
            case Table(rows=rows):
                return self._table(rows)
            case Rule():
                return [_RULE]

    def _stacked(self, blocks: Iterable[Block], *, is_tight: bool = False) -> list[str]:
        return ("\n" if is_tight else "\n\n").join(self.blocks(blocks)).split("\n")

    def _list(self, block: List) -> list[str]:
        lines: list[str] = []
        for index, item in enumerate(block.items):
            if lines and not block.is_tight:
                lines.append("")
            label = f"{block.start + index}. " if block.start is not None else _BULLET
            lines += _hung(_label(item, label), self._stacked(item.blocks, is_tight=block.is_tight))
        return lines

    def _table(self, rows: Iterable[tuple[Cell, ...]]) -> list[str]:
        texts = [[self._words(cell.content).replace("\n", " ") for cell in row] for row in rows]
        widths = [max(map(_width, column)) for column in zip(*texts, strict=True)]
        lines = [_row(row, widths) for row in texts]
        return [lines[0], _GAP.join("-" * width for width in widths), *lines[1:]]

    def _words(self, content: Iterable[Inline]) -> str:
        return "".join(map(self._part, content))

    def _part(self, part: Inline) -> str:
        match part:
            case Words(text=text, link=link):
                return f"{text} ({link})" if _says_more(link, text) else text
            case Image(words=words, address=address):
                return f"[{words or address}]"
            case LineBreak():
                return "\n"
            case NoteMark(key=key):
                return f"[{self._numbers[key]}]"
            case Formula():
                return part.source


def _label(item: Item, label: str) -> str:
    return label if item.is_done is None else _BOXES[item.is_done]


def _hung(label: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines behind a label, all but the first indented by its width."""
    indent = " " * _width(label)
    for index, line in enumerate(lines):
        yield (f"{indent}{line}" if index else f"{label}{line}").rstrip()


def _says_more(link: str, text: str) -> bool:
    """Whether where a link leads is worth telling beside its words."""
    return bool(link) and not link.startswith("#") and link not in (text, f"mailto:{text}")


def _row(texts: Iterable[str], widths: Iterable[int]) -> str:
    padded = (
        text + " " * (width - _width(text)) for text, width in zip(texts, widths, strict=True)
    )
    return _GAP.join(padded).rstrip()


def _width(text: str) -> int:
    """In columns of a terminal: Chinese characters take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
