"""The preview: a read-only page that takes over changes piece by piece."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable
from itertools import accumulate, pairwise
from time import perf_counter

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from writer.text.render_patch import DRAWING, Patch, Piece
from writer.ui.page import DEFAULT_SIZE_PT, LINE_HEIGHT
from writer.ui.preview_pictures import Pictures
from writer.ui.preview_style import stylesheet
from writer.ui.theme import Colours
from writer.ui.timers import single_shot
from writer.ui.typefaces import families

SLICE_S = 0.004
"""So long the window may wait for the preview at a time."""
MARGIN = 28
_LINE = re.compile(r"line-(\d+)")
_JOIN = '<p style="-qt-paragraph-type:empty;"></p>'
"""What is inserted joins the block before it with its first one: this one, which is empty."""


class Preview(QTextBrowser):
    """Shows the pieces of a rendered document.

    The document has one empty block and behind it the blocks of each piece, so that a piece can
    be taken out and another put in without touching the others.

    Signals:
        link_chosen: a link that leads out of the document was clicked, as text.
        changed: all patches so far are shown.
    """

    link_chosen = Signal(str)
    changed = Signal()

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = Pictures(self)
        self._colours = colours
        self._size_pt = DEFAULT_SIZE_PT
        self._is_chinese = False
        self._pieces: list[Piece] = []
        self._sizes: list[int] = []
        """How many blocks of the document each piece has."""
        self._waiting: deque[Patch] = deque()
        self._starts: list[int] | None = None
        self._timer = single_shot(self, self._work, 1)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(MARGIN)
        self.anchorClicked.connect(self._on_clicked)
        self.pictures.ready.connect(self._on_picture)
        self.clear_all()
        self.retranslate()

    @property
    def is_settled(self) -> bool:
        """Whether all that was applied is shown."""
        return not self._waiting

    def retranslate(self) -> None:
        """Name it in the language of the interface."""
        self.setAccessibleName(self.tr("Preview"))

    def clear_all(self) -> None:
        """Show nothing, as before the first patch."""
        self._waiting.clear()
        self._pieces, self._sizes, self._starts = [], [], None
        self.document().clear()
        self._restyle()
        cursor = QTextCursor(self.document())
        thin = QTextBlockFormat()
        thin.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.setBlockFormat(thin)

    def apply(self, patch: Patch) -> None:
        """Take over a change, soon."""
        self._waiting.append(patch)
        if not self._timer.isActive():
            self._timer.start()

    def set_colours(self, colours: Colours) -> None:
        """Look like this."""
        self._colours = colours
        self._show_again()

    def set_size(self, size_pt: int) -> None:
        """Show letters of this size."""
        self.set_text(size_pt, is_chinese=self._is_chinese)

    def set_text(self, size_pt: int, *, is_chinese: bool) -> None:
        """Show letters of this size, in fonts that suit the text."""
        if (size_pt, is_chinese) != (self._size_pt, self._is_chinese):
            self._size_pt, self._is_chinese = size_pt, is_chinese
            self._show_again()

    # Lines of the source

    def y_of_line(self, line: float) -> float:
        """Where a line of the source, and a part of it, is shown; in pixels from the top."""
        before, after = self._marks_around(line=line)
        return _between(line, before[0], after[0], before[1], after[1])

    def line_at_y(self, y: float) -> float:
        """Which line of the source is shown there, and how far into it."""
        before, after = self._marks_around(y=y)
        return _between(y, before[1], after[1], before[0], after[0])

    def _marks_around(
        self, *, line: float | None = None, y: float | None = None
    ) -> tuple[tuple[float, float], tuple[float, float]]:
        """The known places (line, y) right before and behind one, whichever is given."""
        starts = self._line_starts()
        if not self._pieces or starts[-1] == 0:
            return (0.0, 0.0), (1.0, 1.0)
        index = self._piece_at_line(line) if line is not None else self._piece_at_y(y or 0.0)
        marks = self._marks_of(index)
        wanted, column = (line, 0) if line is not None else (y or 0.0, 1)
        for one, other in pairwise(marks):
            if wanted < other[column]:
                return one, other
        return marks[-2], marks[-1]

    def _marks_of(self, index: int) -> list[tuple[float, float]]:
        """The known places of one piece, from its beginning to that of the next one."""
        starts = self._line_starts()
        first = self._first_block(index)
        marks = [(float(starts[index]), self._top(first) if starts[index] else 0.0)]
        block = first
        for _ in range(self._sizes[index]):
            for offset in _lines_named_in(block):
                place = (float(starts[index] + offset), self._top(block))
                if place > marks[-1] and place[1] >= marks[-1][1]:
                    marks.append(place)
            block = block.next()
        end = self._top(block) if block.isValid() else self.document().size().height()
        return [*marks, (float(starts[index + 1]), max(end, marks[-1][1]))]

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            self._starts = list(accumulate((p.line_count for p in self._pieces), initial=0))
        return self._starts

    def _piece_at_line(self, line: float) -> int:
        starts = self._line_starts()
        last = len(self._pieces) - 1
        index = min(max(0, bisect_right(starts, line) - 1), last)
        while index and not self._pieces[index].line_count:
            index -= 1
        return index

    def _piece_at_y(self, y: float) -> int:
        low, high = 0, len(self._pieces)
        edges = list(accumulate(self._sizes, initial=1))
        while high - low > 1:
            middle = (low + high) // 2
            block = self.document().findBlockByNumber(edges[middle])
            if block.isValid() and self._top(block) <= y:
                low = middle
            else:
                high = middle
        while low and not self._pieces[low].line_count:
            low -= 1
        return low

    def _first_block(self, index: int) -> QTextBlock:
        return self.document().findBlockByNumber(1 + sum(self._sizes[:index]))

    def _top(self, block: QTextBlock) -> float:
        if not block.isValid():
            return float(self.document().size().height())
        return float(self.document().documentLayout().blockBoundingRect(block).top())

    # Changes

    @Slot()
    def _work(self) -> None:
        """Show what waits, for as long as the window can do without."""
        deadline = perf_counter() + SLICE_S
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        while self._waiting and perf_counter() < deadline:
            patch = self._waiting.popleft()
            rest = self._show(patch, deadline)
            if rest is not None:
                self._waiting.appendleft(rest)
        cursor.endEditBlock()
        self._starts = None
        if self._waiting:
            self._timer.start()
        else:
            self.changed.emit()

    def _show(self, patch: Patch, deadline: float) -> Patch | None:
        """Show a patch, or as much of it as there is time for and give back the rest."""
        first, removed = patch.first, patch.removed
        inserted = deque(patch.inserted)
        while removed and inserted and self._pieces[first].html == inserted[0].html:
            self._pieces[first] = inserted.popleft()
            first, removed = first + 1, removed - 1
        self._remove(first, removed)
        while inserted:
            piece = inserted.popleft()
            self._insert(first, piece)
            first += 1
            if inserted and perf_counter() >= deadline:
                return Patch(first, 0, tuple(inserted))
        return None

    def _remove(self, first: int, count: int) -> None:
        size = sum(self._sizes[first : first + count])
        if size:
            before = self._first_block(first).previous()
            last = self.document().findBlockByNumber(before.blockNumber() + size)
            form = before.blockFormat()
            cursor = QTextCursor(self.document())
            cursor.setPosition(before.position() + before.length() - 1)
            cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            cursor.setBlockFormat(form)
        del self._pieces[first : first + count]
        del self._sizes[first : first + count]

    def _insert(self, index: int, piece: Piece) -> None:
        self.pictures.add(piece.drawings)
        before = self.document().blockCount()
        if piece.html:
            cursor = QTextCursor(self.document())
            block = self.document().findBlockByNumber(sum(self._sizes[:index]))
            cursor.setPosition(block.position() + block.length() - 1)
            cursor.insertHtml(_JOIN + piece.html)
        self._pieces.insert(index, piece)
        self._sizes.insert(index, self.document().blockCount() - before)

    def _show_again(self) -> None:
        """Show all of it anew, in other looks."""
        pieces, waiting = tuple(self._pieces), tuple(self._waiting)
        self.clear_all()
        self.apply(Patch(0, 0, pieces))
        for patch in waiting:
            self.apply(patch)

    def _restyle(self) -> None:
        font = QFont(self.font())
        font.setFamilies(families(is_chinese=self._is_chinese))
        font.setPointSize(self._size_pt)
        self.setFont(font)
        self.document().setDefaultFont(font)
        natural = QFontMetricsF(font).lineSpacing()
        percent = round(100 * max(1.0, LINE_HEIGHT * QFontInfo(font).pixelSize() / natural))
        self.document().setDefaultStyleSheet(stylesheet(self._colours, self._size_pt, percent))
        self._tell_pictures()

    def _tell_pictures(self) -> None:
        pictures = self.pictures.set_looks(
            QColor(self._colours.palette["ink"]),
            QFontInfo(self.document().defaultFont()).pixelSize(),
            max(80, self.viewport().width() - 2 * MARGIN),
            self.devicePixelRatioF(),
        )
        for address in pictures:
            self._put(address)
        if pictures:
            self.document().markContentsDirty(0, self.document().characterCount())

    # Pictures and links

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: N802
        """Hand out formulas and pictures of this machine; nothing from anywhere else."""
        if type != QTextDocument.ResourceType.ImageResource.value:
            return None
        address = name.toString() if isinstance(name, QUrl) else name
        if address.startswith(DRAWING):
            return self.pictures.formula(address.removeprefix(DRAWING))
        image = self.pictures.picture(address)
        return None if image.isNull() else image

    @Slot(str)
    def _on_picture(self, address: str) -> None:
        self._put(address)
        self.viewport().update()

    def _put(self, address: str) -> None:
        """Let the document show a picture as it is now."""
        kind = QTextDocument.ResourceType.ImageResource.value
        self.document().addResource(kind, QUrl(address), self.pictures.picture(address))

    @Slot(QUrl)
    def _on_clicked(self, url: QUrl) -> None:
        if not url.scheme() and not url.path() and url.fragment():
            self.scrollToAnchor(QUrl.fromPercentEncoding(url.fragment().encode()))
        else:
            self.link_chosen.emit(url.toString())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit pictures into the width."""
        super().resizeEvent(event)
        self._tell_pictures()


def _lines_named_in(block: QTextBlock) -> Iterable[int]:
    """The lines, counted in their piece, that anchors in a block name."""
    fragments = block.begin()
    while not fragments.atEnd():
        for name in fragments.fragment().charFormat().anchorNames():
            if found := _LINE.fullmatch(name):
                yield int(found[1])
        fragments += 1


def _between(at: float, low: float, high: float, first: float, last: float) -> float:
    """The number that stands to `first` and `last` as `at` to `low` and `high`."""
    part = (at - low) / (high - low) if high > low else 0.0
    return first + min(1.0, max(0.0, part)) * (last - first)
