"""How a change is set: by colour, by strike or underline, and stronger where it is current.

What will not be in the result is struck out, what is new in it is underlined.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCharFormat

from writer.ui.review.colours import ReviewColours
from writer.ui.review.versions import Decision


def removed_format(
    colours: ReviewColours, decision: Decision, *, is_current: bool
) -> QTextCharFormat:
    """For the words that a change takes out."""
    form = QTextCharFormat()
    if decision is Decision.REJECTED:
        form.setForeground(QColor(colours.text))
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    else:
        form.setFontStrikeOut(True)
        is_pending = decision is Decision.PENDING
        plain = colours.text if is_current else colours.muted
        form.setForeground(QColor(colours.removed if is_pending else plain))
        if is_pending:
            form.setBackground(QColor(colours.removed_back))
    if is_current:
        form.setBackground(QColor(colours.removed_back_current))
    return form


def inserted_format(
    colours: ReviewColours, decision: Decision, *, is_current: bool
) -> QTextCharFormat:
    """For the words that a change brings in."""
    form = QTextCharFormat()
    if decision is Decision.REJECTED:
        form.setFontStrikeOut(True)
        form.setForeground(QColor(colours.muted))
    else:
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        form.setForeground(QColor(colours.inserted))
        if decision is Decision.PENDING:
            form.setBackground(QColor(colours.inserted_back))
    if is_current:
        form.setBackground(QColor(colours.inserted_back_current))
        form.setForeground(QColor(colours.text))
    return form
