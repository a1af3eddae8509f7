"""Colours Markdown in a document, a line at a time."""

from __future__ import annotations

from itertools import accumulate, pairwise

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from writer.ui.markup import UNDERLINED, Mark, Role, State, heading_level, is_underline, scan
from writer.ui.page import DEFAULT_SIZE_PT
from writer.ui.theme import Colours
from writer.ui.timers import single_shot

LONGEST_LINE = 20_000
"""A longer line stays plain: nobody wrote it by hand."""
AT_ONCE, SLICE = 250_000, 6_000
"""Characters that are coloured with the change itself, and in each slice of time after it."""
LINE_COST = 12
"""What a line costs beside its characters, in characters."""
MONOSPACE = ("Noto Sans Mono", "Cascadia Mono", "Consolas", "Menlo", "DejaVu Sans Mono")
HEADING_SCALES = (1.6, 1.4, 1.2, 1.1, 1.0, 1.0)
"""How much larger than the text a heading is, by its level."""
ALIGNED = ("Noto Sans Mono CJK SC", "Sarasa Mono SC", "Source Han Mono SC", "NSimSun")
"""Fonts in which a Chinese character is exactly as wide as two Latin ones: for tables."""


class Highlighter(QSyntaxHighlighter):
    """Formats the lines of one document in the colours of a theme.

    What is too long to be coloured at once is coloured from the top, in slices between events.
    """

    def __init__(self, document: QTextDocument, colours: Colours) -> None:
        super().__init__(document)
        self._colours = colours
        self._size_pt = DEFAULT_SIZE_PT
        self._formats: dict[tuple[Role, int], QTextCharFormat] = {}
        self._left, self._is_late = AT_ONCE, False
        self._first_plain: int | None = None
        """The first line that is still to be coloured."""
        self._lines = document.blockCount()
        self._outdated: list[int] = []
        self._turn = single_shot(self, self._begin_turn)
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._colour_slice)
        document.blockCountChanged.connect(self._follow_lines)

    @property
    def is_done(self) -> bool:
        """Whether every line has its colours."""
        return self._first_plain is None and not self._outdated

    def set_colours(self, colours: Colours, *, is_at_once: bool = True) -> None:
        """Use other colours, between events where the text is not in sight."""
        self._colours = colours
        self._start_anew(is_at_once=is_at_once)

    def set_size(self, size_pt: int, *, is_at_once: bool = True) -> None:
        """Size headings for a text of so many points."""
        if size_pt != self._size_pt:
            self._size_pt = size_pt
            self._start_anew(is_at_once=is_at_once)

    def highlightBlock(self, text: str) -> None:  # noqa: N802
        """Format one line, and remember what it leaves open."""
        if self._left <= 0:
            # The state stays as it is, so that Qt does not go on to the lines below.
            if not self._is_late:
                self._put_off()
            return
        self._left -= len(text) + LINE_COST
        if not self._turn.isActive():
            self._turn.start(0)
        known = self.previousBlockState()
        before = State.unpack(known)
        if len(text) > LONGEST_LINE:
            self.setCurrentBlockState(before.pack())
            return
        below = self.currentBlock().next().text() if text else ""
        marks, after = scan(text, before, below)
        level, is_underlined = heading_level(text, before, below)
        self.setCurrentBlockState(after.pack() | (UNDERLINED if is_underlined else 0))
        if known >= 0 and bool(known & UNDERLINED) != is_underline(text, before):
            self._colour_again(self.currentBlock().blockNumber() - 1)
        if marks:
            self._set_formats(text, marks, level)

    def _set_formats(self, text: str, marks: list[Mark], level: int) -> None:
        positions = _utf16_positions(text)
        for start, end, role in _flatten(marks):
            if positions:
                start, end = positions[start], positions[end]
            self.setFormat(start, end - start, self._format(role, level))

    # What is coloured later

    def _start_anew(self, *, is_at_once: bool) -> None:
        self._formats.clear()
        self._first_plain = None
        self._left, self._is_late = AT_ONCE, False
        if is_at_once:
            self.rehighlight()
        else:
            self._first_plain = 0
            self._slices.start()

    def _put_off(self) -> None:
        """Leave a line, and all after it, for later."""
        self._is_late = True
        number = self.currentBlock().blockNumber()
        if self._first_plain is None or number < self._first_plain:
            self._first_plain = number
            self._slices.start()

    @Slot()
    def _begin_turn(self) -> None:
        self._left, self._is_late = AT_ONCE, False
        outdated, self._outdated = self._outdated, []
        for number in outdated:
            block = self.document().findBlockByNumber(number)
            if block.isValid():
                self.rehighlightBlock(block)

    @Slot()
    def _colour_slice(self) -> None:
        """Colour some of the lines that were left; Qt goes on by itself where states change."""
        self._left, self._is_late = SLICE, False
        block = self.document().findBlockByNumber(self._first_plain or 0)
        self._first_plain = None
        while block.isValid() and self._left > 0:
            self.rehighlightBlock(block)
            block = block.next()
        if block.isValid() and not self._is_late:
            self._first_plain = block.blockNumber()
        elif not self._is_late:
            self._slices.stop()
        self._left, self._is_late = AT_ONCE, False

    @Slot(int)
    def _follow_lines(self, count: int) -> None:
        """Lines that go may be some above those that are left."""
        if self._first_plain is not None and count < self._lines:
            self._first_plain = max(0, self._first_plain - (self._lines - count))
        self._lines = count

    def _colour_again(self, number: int) -> None:
        """Colour a line again, right after what is going on now."""
        if number not in self._outdated:
            self._outdated.append(number)
            self._turn.start(0)

    # Formats

    def _format(self, role: Role, level: int) -> QTextCharFormat:
        key = (role, level if Role.HEADING in role else 0)
        if key not in self._formats:
            self._formats[key] = self._make_format(*key)
        return self._formats[key]

    def _make_format(self, role: Role, level: int) -> QTextCharFormat:
        made = QTextCharFormat()
        if Role.HEADING in role or Role.STRONG in role:
            made.setFontWeight(QFont.Weight.Bold)
        if level and HEADING_SCALES[level - 1] > 1:
            made.setFontPointSize(round(self._size_pt * HEADING_SCALES[level - 1], 1))
        if Role.EMPHASIS in role:
            made.setFontItalic(True)
        if Role.STRIKE in role and Role.MARKER not in role:
            made.setFontStrikeOut(True)
        if Role.TABLE in role:
            made.setFontFamilies([*ALIGNED, *MONOSPACE])
        elif Role.CODE in role or Role.FRONT_MATTER in role:
            made.setFontFamilies([*MONOSPACE, "Noto Sans CJK SC", "Microsoft YaHei UI"])
        if Role.CODE in role:
            made.setBackground(QColor(self._colours.markup["code_back"]))
        if name := next((name for part, name in _COLOURS if part in role), ""):
            made.setForeground(QColor(self._colours.markup[name]))
        return made


_COLOURS = (
    (Role.MARKER, "marker"),
    (Role.URL, "url"),
    (Role.CODE, "code"),
    (Role.MATH, "math"),
    (Role.HTML, "html"),
    (Role.FRONT_MATTER, "front_matter"),
    (Role.FOOTNOTE, "footnote"),
    (Role.LINK, "link"),
    (Role.STRIKE, "strike"),
    (Role.HEADING, "heading"),
    (Role.QUOTE, "quote"),
)
"""Which role gives the colour where several hold: the first."""


def _flatten(marks: list[Mark]) -> list[tuple[int, int, Role]]:
    """Marks that overlap as stretches that do not, each with all its roles."""
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
    stretches: list[tuple[int, int, Role]] = []
    for start, end in pairwise(edges):
        role = Role(0)
        for mark in marks:
            if mark.start <= start and end <= mark.end:
                role |= mark.role
        if role:
            stretches.append((start, end, role))
    return stretches


def _utf16_positions(text: str) -> list[int]:
    """The UTF-16 position of each code point and of the end; empty where they are the same."""
    if max(text, default="") <= "\uffff":
        return []
    return list(accumulate((2 if c > "\uffff" else 1 for c in text), initial=0))
