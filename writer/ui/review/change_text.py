"""The text of a review: written item by item into a document, and formatted as decided."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from writer.core.values import SegmentStatus
from writer.ui.positions import to_utf16
from writer.ui.review.change_formats import (
    aside_format,
    inserted_format,
    marked,
    removed_format,
    tag_format,
)
from writer.ui.review.changes import Block
from writer.ui.review.colours import ReviewColours
from writer.ui.review.items import Item, ItemKind
from writer.ui.review.remark_words import RemarkWords
from writer.ui.review.remarks import Remark
from writer.ui.review.strips import Part, Strip
from writer.ui.review.versions import Decision, Version

_BREAK = "↵"
_ABOVE_BLOCK = 14.0
"""Pixels."""


@dataclass(frozen=True, slots=True)
class Range:
    """A part of the document, in Qt's positions."""

    start: int
    end: int

    def holds(self, position: int) -> bool:
        """Whether a position is in it, or at one of its ends."""
        return self.start <= position <= self.end


@dataclass(frozen=True, slots=True)
class _Written:
    """A strip, and where it stands."""

    range: Range
    strip: Strip


@dataclass(frozen=True, slots=True)
class Look:
    """What the format of a change depends on."""

    decision: Decision
    is_current: bool


class ChangeText(QObject):
    """Writes a version from its first item on, as far as it is wanted.

    It knows where each change, each remark and each fold stands, as far as they are written.
    """

    def __init__(
        self, document: QTextDocument, colours: ReviewColours, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.colours = colours
        """What is written or formatted next wears these."""
        self._document = document
        self._words = RemarkWords(self)
        self._version: Version | None = None
        self._items: Sequence[Item] = ()
        self._looks: list[Look] = []
        self._forget()

    def begin(self, version: Version, items: Sequence[Item]) -> None:
        """Start anew; the document must be empty."""
        self._version = version
        self._items = items
        self._forget()

    @property
    def is_complete(self) -> bool:
        """Whether every item is written."""
        return self._next >= len(self._items)

    @property
    def changes(self) -> Sequence[Range]:
        """Where the changes stand, by their number."""
        return self._changes

    def look(self, index: int) -> Look:
        """How a change is shown."""
        return self._looks[index]

    def write_item(self) -> None:
        """Write one more item."""
        version = self._version
        if version is None or self.is_complete:
            return
        item = self._items[self._next]
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if item.kind is ItemKind.WHOLE:
            self._write_strips(cursor, version.strips())
        elif item.kind is ItemKind.BLOCK:
            self._write_block(cursor, version, item.blocks[0])
        else:
            self._write_fold(cursor, version, item)
        cursor.endEditBlock()
        self._next += 1

    def restyle(self) -> None:
        """Format every change that is shown in another way than before."""
        looks = [self._look(index) for index in range(len(self._looks))]
        changed = [i for i, look in enumerate(looks) if look != self._looks[i]]
        self._looks = looks
        self._format_changes(changed)

    def change_at(self, position: int) -> int | None:
        """The change at a position."""
        index = bisect_right(self._changes, position, key=lambda r: r.start) - 1
        return index if index >= 0 and self._changes[index].holds(position) else None

    def fold_at(self, position: int) -> Item | None:
        """The item whose line stands at a position, where it can be opened or closed."""
        return next((item for place, item in self._folds if place.holds(position)), None)

    def remark_at(self, position: int) -> int | None:
        """The remark, by its number, whose line stands at a position."""
        return next((n for place, n in self._lines if place.holds(position)), None)

    def words_of(self, remark: int) -> Range | None:
        """Where the words stand that a remark is about."""
        return self._marks.get(remark)

    @property
    def reach(self) -> int:
        """How much of the passage is written, in its own positions."""
        return self._places[-1][1].start if self._places else -1

    def position_of(self, place: int) -> int | None:
        """Where a place of the passage stands, as far as it is written."""
        index = bisect_right(self._places, place, key=lambda p: p[1].start) - 1
        if index < 0:
            return None
        position, strip = self._places[index]
        inside = place - strip.start if strip.part is Part.SAME else 0
        return position + to_utf16(strip.text, min(inside, len(strip.text)))

    def _format_changes(self, indices: Iterable[int]) -> None:
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for index in indices:
            for written in self._parts[index]:
                cursor.setPosition(written.range.start)
                cursor.setPosition(written.range.end, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(self._format(written.strip))
        cursor.endEditBlock()

    def _forget(self) -> None:
        self._next = 0
        self._changes: list[Range] = []
        self._looks = []
        self._parts: list[list[_Written]] = []
        self._marks: dict[int, Range] = {}
        self._folds: list[tuple[Range, Item]] = []
        self._lines: list[tuple[Range, int]] = []
        self._places: list[tuple[int, Strip]] = []

    def _write_block(self, cursor: QTextCursor, version: Version, number: int) -> None:
        """A block under its number and what became of it, with its findings above it."""
        block = version.blocks[number]
        aside = aside_format(self.colours)
        self._start_paragraph(cursor, above=_ABOVE_BLOCK)
        cursor.insertText(self._heading(version, number), aside)
        for index, remark in version.numbered_remarks(block):
            self._start_paragraph(cursor)
            start = cursor.position()
            cursor.insertText(self._words.line(remark), self._remark_format(remark))
            self._lines.append((Range(start, cursor.position()), index))
        self._write_plain(cursor, version, block)

    def _write_fold(self, cursor: QTextCursor, version: Version, item: Item) -> None:
        """A line for blocks with nothing to decide, and the blocks where it is open."""
        self._start_paragraph(cursor, above=_ABOVE_BLOCK)
        start = cursor.position()
        cursor.insertText(self._fold_line(item), aside_format(self.colours))
        self._folds.append((Range(start, cursor.position()), item))
        if item.is_open:
            for number in item.blocks:
                self._write_plain(cursor, version, version.blocks[number])

    def _write_plain(self, cursor: QTextCursor, version: Version, block: Block) -> None:
        """A block's text, behind the markup that its line begins with."""
        self._start_paragraph(cursor)
        original = version.proposal.original
        line = original.rfind("\n", 0, block.place.start) + 1
        cursor.insertText(original[line : block.place.start], aside_format(self.colours))
        self._write_strips(cursor, version.strips(block))

    def _start_paragraph(self, cursor: QTextCursor, *, above: float = 0.0) -> None:
        if not cursor.atStart():
            form = QTextBlockFormat(cursor.blockFormat())
            form.setTopMargin(above)
            cursor.insertBlock(form, QTextCharFormat())

    def _write_strips(self, cursor: QTextCursor, strips: Sequence[Strip]) -> None:
        for strip in strips:
            if strip.hunk is not None and strip.hunk == len(self._looks):
                self._looks.append(self._look(strip.hunk))
                self._parts.append([])
                self._changes.append(Range(cursor.position(), cursor.position()))
            start = cursor.position()
            cursor.insertText(self._shown(strip), self._format(strip))
            self._note(strip, Range(start, cursor.position()))

    def _note(self, strip: Strip, place: Range) -> None:
        """Remember where a strip stands."""
        if strip.part is not Part.TAG:
            self._places.append((place.start, strip))
            for remark in strip.remarks:
                known = self._marks.get(remark, place)
                self._marks[remark] = Range(known.start, place.end)
        if strip.hunk is not None:
            self._parts[strip.hunk].append(_Written(place, strip))
            self._changes[strip.hunk] = Range(self._changes[strip.hunk].start, place.end)

    def _shown(self, strip: Strip) -> str:
        """A strip's text; line breaks that come or go are drawn."""
        match strip.part:
            case Part.REMOVED:
                return strip.text.replace("\n", _BREAK)
            case Part.INSERTED:
                return strip.text.replace("\n", f"{_BREAK}\n")
            case Part.TAG:
                return self._words.tag(self._remarks(strip))
        return strip.text

    def _format(self, strip: Strip) -> QTextCharFormat:
        remarks = self._remarks(strip)
        is_grave = any(remark.finding.grave for remark in remarks)
        if strip.part is Part.TAG:
            return tag_format(self.colours, is_grave=is_grave)
        form = QTextCharFormat()
        if strip.hunk is not None:
            look = self._looks[strip.hunk]
            make = removed_format if strip.part is Part.REMOVED else inserted_format
            form = make(self.colours, look.decision, is_current=look.is_current)
        return marked(form, self.colours, is_grave=is_grave) if remarks else form

    def _remark_format(self, remark: Remark) -> QTextCharFormat:
        return aside_format(self.colours, is_remark=True, is_grave=remark.finding.grave)

    def _remarks(self, strip: Strip) -> list[Remark]:
        version = self._version
        return [version.remarks[number] for number in strip.remarks] if version else []

    def _look(self, index: int) -> Look:
        if self._version is None:
            return Look(Decision.PENDING, is_current=False)
        return Look(self._version.decision(index), index == self._version.current)

    def _heading(self, version: Version, number: int) -> str:
        status = {
            SegmentStatus.CHANGED: self.tr("changed"),
            SegmentStatus.UNCHANGED: self.tr("unchanged"),
            SegmentStatus.KEPT: self.tr("original kept"),
            SegmentStatus.PENDING: self.tr("not written yet"),
        }[version.blocks[number].result.status]
        return self.tr("Block {number} of {total} · {status}").format(
            number=number + 1, total=len(version.blocks), status=status
        )

    def _fold_line(self, item: Item) -> str:
        count = len(item.blocks)
        if item.kind is ItemKind.PENDING:
            words = self.tr("Blocks not written yet: {count}").format(count=count)
        else:
            words = self.tr("Blocks unchanged: {count}").format(count=count)
        return f"{'▾' if item.is_open else '▸'} {words}"
