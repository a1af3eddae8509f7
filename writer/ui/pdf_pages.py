"""Where the pages of a long strip of text end: never within a line, never behind a heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextDocument


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the strip, from the top down."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    """All blocks of a document, those in tables too."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def top_of(block: QTextBlock) -> float:
    """Where the first line of a block begins."""
    first = next(_lines(block), None)
    return first.top if first else 0.0


def pages_of(document: QTextDocument, height: float) -> list[Stretch]:
    """The pages of a document that is laid out on one endless page; at least one."""
    return list(pages(_kept_together(document), height))


def pages(kept: Iterable[Stretch], height: float) -> Iterator[Stretch]:
    """Pages of this height at most, so that no stretch is cut but one that is higher itself."""
    top = bottom = 0.0
    for stretch in _merged(kept):
        if stretch.bottom - top > height and stretch.top > top:
            if bottom > top:
                yield Stretch(top, bottom)
            top = stretch.top
        while stretch.bottom - top > height:
            yield Stretch(top, top + height)
            top += height
        bottom = stretch.bottom
    yield Stretch(top, max(bottom, top))


def _merged(kept: Iterable[Stretch]) -> Iterator[Stretch]:
    """Stretches that overlap as one: lines of cells beside each other are a row."""
    current: Stretch | None = None
    for stretch in sorted(kept, key=lambda found: found.top):
        if current is None:
            current = stretch
        elif stretch.top < current.bottom:
            current = Stretch(current.top, max(current.bottom, stretch.bottom))
        else:
            yield current
            current = stretch
    if current is not None:
        yield current


def _kept_together(document: QTextDocument) -> Iterator[Stretch]:
    """Every line; a heading goes with the first line behind it."""
    heading: Stretch | None = None
    for block in blocks_of(document):
        lines = list(_lines(block))
        if heading is not None:
            lines[0] = Stretch(heading.top, lines[0].bottom)
        if block.blockFormat().headingLevel() and block.next().isValid():
            heading = Stretch(lines[0].top, lines[-1].bottom)
        else:
            heading = None
            yield from lines


def _lines(block: QTextBlock) -> Iterator[Stretch]:
    """The lines of a block, each down to the next; a block without lines as a whole."""
    rect = block.document().documentLayout().blockBoundingRect(block)
    layout = block.layout()
    tops = [rect.top() + layout.lineAt(n).y() for n in range(layout.lineCount())] or [rect.top()]
    for top, bottom in zip(tops, [*tops[1:], rect.bottom()], strict=True):
        yield Stretch(top, bottom)
