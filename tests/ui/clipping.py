"""Whether words on the screen have the room that they need."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QRadioButton,
    QStyle,
    QTabBar,
    QToolButton,
    QWidget,
)

from writer.ui.short_label import ShortLabel

ELIDED = {
    "document_tabs",  # names of files, in the middle; the whole path is in the tip
}
"""Names of widgets that shorten what they say, and say it whole in a tip."""
SLACK = 1
"""Pixels that rounding may cost."""
FRAME = QSize(2, 30)
"""What a window manager puts around a window, at least."""


def clipped(root: QWidget) -> list[str]:
    """What is cut off in a window, and a window that is larger than the screen."""
    return [*_too_large(root), *(words for part in _visible(root) for words in _faults(part, root))]


def _visible(root: QWidget) -> Iterator[QWidget]:
    for part in (root, *root.findChildren(QWidget)):
        if part.isVisible() and part.objectName() not in ELIDED:
            yield part


def _too_large(root: QWidget) -> Iterator[str]:
    if not root.isWindow():
        return
    screen = QGuiApplication.primaryScreen().availableGeometry().size() - FRAME
    needed = root.size().expandedTo(root.minimumSizeHint()).expandedTo(root.minimumSize())
    if needed.width() > screen.width() or needed.height() > screen.height():
        yield f"{_name(root)} takes {_of(needed)} of {_of(screen)}"


def _faults(part: QWidget, root: QWidget) -> Iterator[str]:
    needed, room = _needed(part), part.size()
    if needed.width() > room.width() + SLACK or needed.height() > room.height() + SLACK:
        yield f"{_name(part)} has {_of(room)} and needs {_of(needed)}"
    elif (needed.width() or needed.height()) and (hidden := _hidden(part, root)):
        yield f"{_name(part)} reaches out of {hidden}"
    if isinstance(part, QTabBar):
        yield from _narrow_tabs(part)
    if isinstance(part, QHeaderView) and part.orientation() is Qt.Orientation.Horizontal:
        yield from _narrow_sections(part)


def _hidden(part: QWidget, root: QWidget) -> str:
    """The name of the parent that cuts a widget off; what can be scrolled to is not cut off."""
    inner, parent = part, part.parentWidget()
    where = QRect(part.rect())
    while parent is not None and inner is not root and not inner.isWindow():
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            return ""  # its viewport
        where.translate(inner.pos())
        if not parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(where):
            return _name(parent)
        inner, parent = parent, parent.parentWidget()
    return ""


def _needed(part: QWidget) -> QSize:
    """The least room for the words of a widget; none where it has none."""
    if isinstance(part, ShortLabel):
        return part.minimumSizeHint()
    if isinstance(part, QLabel):
        return _of_label(part)
    if isinstance(part, QAbstractButton):
        return _of_button(part)
    if isinstance(part, QComboBox):
        arrow = part.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        widest = max((_words(part, part.itemText(i)) for i in range(part.count())), default=0)
        return QSize(widest + arrow, part.fontMetrics().height())
    if isinstance(part, QLineEdit) and not part.text():
        margins = part.textMargins()
        return QSize(
            _words(part, part.placeholderText()) + margins.left() + margins.right(),
            part.fontMetrics().height(),
        )
    if isinstance(part, QGroupBox):
        return QSize(_words(part, part.title()), 0)
    return QSize(0, 0)


def _of_label(label: QLabel) -> QSize:
    if (
        not label.text()
        or label.sizePolicy().horizontalPolicy() == label.sizePolicy().Policy.Ignored
    ):
        return QSize(0, 0)
    if label.wordWrap():
        return QSize(0, label.heightForWidth(label.width()))
    return label.sizeHint()


def _of_button(button: QAbstractButton) -> QSize:
    metrics, style = button.fontMetrics(), button.style()
    text = button.text()
    if isinstance(button, QToolButton) and (
        button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    ):
        text = "" if not button.icon().isNull() else text
    width, height = _words(button, text), metrics.height() if text else 0
    if isinstance(button, QCheckBox | QRadioButton):
        width += style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)
    elif not button.icon().isNull():
        width += button.iconSize().width()
        height = max(height, button.iconSize().height())
    return QSize(width, height)


def _narrow_tabs(bar: QTabBar) -> Iterator[str]:
    for index in range(bar.count()):
        width, needed = bar.tabRect(index).width(), _words(bar, bar.tabText(index))
        if needed > width:
            yield f"tab {bar.tabText(index)!r} has {width} and needs {needed}"


def _narrow_sections(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    for index in range(header.count()):
        text = str(model.headerData(index, Qt.Orientation.Horizontal) or "")
        width, needed = header.sectionSize(index), _words(header, text)
        if not header.isSectionHidden(index) and needed > width:
            yield f"column {text!r} has {width} and needs {needed}"


def _words(part: QWidget, text: str) -> int:
    metrics: QFontMetrics = part.fontMetrics()
    return metrics.size(Qt.TextFlag.TextShowMnemonic, text).width() if text else 0


def _name(part: QWidget) -> str:
    kind = type(part).__name__
    says = getattr(part, "text", None) or getattr(part, "windowTitle", str)
    words = str(says())[:40] if callable(says) else ""
    return f"{kind} {part.objectName() or ''} {words!r}".replace("  ", " ")


def _of(size: QSize) -> str:
    return f"{size.width()}×{size.height()}"
