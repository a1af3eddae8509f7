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


def marked(form: QTextCharFormat, colours: ReviewColours, *, is_grave: bool) -> QTextCharFormat:
    """A format with the mark of words that a finding is about.

    What a change brings in stays underlined with a straight line; all else gets a wave.
    """
    colour = QColor(colours.grave if is_grave else colours.mild)
    if form.underlineStyle() is not QTextCharFormat.UnderlineStyle.SingleUnderline:
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    form.setUnderlineColor(colour)
    if not form.hasProperty(QTextCharFormat.Property.BackgroundBrush):
        form.setBackground(QColor(colours.grave_back if is_grave else colours.mild_back))
    return form


def tag_format(colours: ReviewColours, *, is_grave: bool) -> QTextCharFormat:
    """For the sign behind such words."""
    form = aside_format(colours, is_remark=True, is_grave=is_grave)
    form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    return form


def aside_format(
    colours: ReviewColours, *, is_remark: bool = False, is_grave: bool = False
) -> QTextCharFormat:
    """For words that are not of the text: headings, folds, findings."""
    form = QTextCharFormat()
    remark = colours.grave if is_grave else colours.mild
    form.setForeground(QColor(remark if is_remark else colours.muted))
    return form
