"""Colours Markdown in a document, a line at a time."""

from __future__ import annotations

from itertools import accumulate, pairwise

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from writer.ui.markup import Mark, Role, State, scan
from writer.ui.theme import Colours

LONGEST_LINE = 20_000
"""A longer line stays plain: nobody wrote it by hand."""
MONOSPACE = ("Noto Sans Mono", "Cascadia Mono", "Consolas", "Menlo", "DejaVu Sans Mono")
HEADING_SCALE = 1.2


class Highlighter(QSyntaxHighlighter):
    """Formats the lines of one document in the colours of a theme."""

    def __init__(self, document: QTextDocument, colours: Colours) -> None:
        super().__init__(document)
        self._colours = colours
        self._formats: dict[Role, QTextCharFormat] = {}

    def set_colours(self, colours: Colours) -> None:
        """Use other colours."""
        self._colours = colours
        self._formats.clear()
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802
        """Format one line, and remember what it leaves open."""
        before = State.unpack(self.previousBlockState())
        if len(text) > LONGEST_LINE:
            self.setCurrentBlockState(before.pack())
            return
        marks, after = scan(text, before)
        self.setCurrentBlockState(after.pack())
        if not marks:
            return
        positions = _utf16_positions(text)
        for start, end, role in _flatten(marks):
            if positions:
                start, end = positions[start], positions[end]
            self.setFormat(start, end - start, self._format(role))

    def _format(self, role: Role) -> QTextCharFormat:
        if role not in self._formats:
            self._formats[role] = self._make_format(role)
        return self._formats[role]

    def _make_format(self, role: Role) -> QTextCharFormat:
        made = QTextCharFormat()
        if Role.HEADING in role or Role.STRONG in role:
            made.setFontWeight(QFont.Weight.Bold)
        if Role.EMPHASIS in role:
            made.setFontItalic(True)
        if Role.STRIKE in role and Role.MARKER not in role:
            made.setFontStrikeOut(True)
        if Role.CODE in role or Role.FRONT_MATTER in role:
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
