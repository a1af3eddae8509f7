"""What is folded in a document, read off its lines, which alone know of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QTextBlock

from writer.core.session import Fold
from writer.text.sections import Section, bodies, sections
from writer.ui.page_document import PageDocument


def folds_of(document: PageDocument) -> tuple[Fold, ...]:
    """What is folded."""
    return tuple(Fold(run[0].blockNumber(), len(run)) for run in runs(document))


def fold_again(document: PageDocument, folds: Iterable[Fold]) -> None:
    """Fold what was folded, as far as the document still has such sections."""
    wanted = set(folds)
    if not wanted:
        return
    text = document.text()
    found = sections_in(text)
    known = {Fold(s.start, s.end - s.start): s for s in (*found, *bodies(text, found))}
    again = [section for fold, section in known.items() if fold in wanted]
    document.spacing.show_lines(lines_of(document, again), is_visible=False)


def sections_in(text: str) -> tuple[Section, ...]:
    """The sections of a text, those below soft headings too."""
    from writer.text.headings import outline  # the window shows before a parser is needed

    return sections(text, outline(text))


def lines_of(document: PageDocument, found: Iterable[Section]) -> list[QTextBlock]:
    """The lines of sections, without their headings."""
    lines: list[QTextBlock] = []
    for section in found:
        block = document.findBlockByNumber(section.start)
        while block.isValid() and block.blockNumber() < section.end:
            lines.append(block)
            block = block.next()
    return lines


def run_of(block: QTextBlock) -> list[QTextBlock]:
    """All hidden lines that follow each other around this one."""
    first = block
    while first.previous().isValid() and not first.previous().isVisible():
        first = first.previous()
    run = [first]
    while run[-1].next().isValid() and not run[-1].next().isVisible():
        run.append(run[-1].next())
    return run


def runs(document: PageDocument) -> Iterator[list[QTextBlock]]:
    """All runs of hidden lines."""
    block = document.firstBlock()
    while block.isValid():
        if not block.isVisible():
            run = run_of(block)
            yield run
            block = run[-1]
        block = block.next()
