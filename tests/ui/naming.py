"""Whether a person who does not see, or has no mouse, can tell and reach every control."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QRadioButton, QWidget

MOST_STEPS = 400


def unnamed(root: QWidget) -> list[str]:
    """The controls without a name: what can have the focus, and every button."""
    return [_say(part) for part in _controls(root) if not _accessible_name(part)]


def unreached(root: QWidget) -> list[str]:
    """The controls of a dialog that the Tab key does not come to."""
    wanted = {
        part
        for part in (root, *root.findChildren(QWidget))
        if part.isVisible()
        and part.isEnabled()
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.focusProxy() is None
        and not isinstance(part, QRadioButton)  # one of a group is reached, the arrows do the rest
    }
    reached: set[QWidget] = set()
    for _ in range(MOST_STEPS):
        focused = QApplication.focusWidget()
        if focused is None or not (focused is root or root.isAncestorOf(focused)):
            break
        if focused in reached and reached >= wanted:
            break
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return [_say(part) for part in wanted - reached]


def _controls(root: QWidget) -> Iterator[QWidget]:
    for part in root.findChildren(QWidget):
        is_reached = part.focusPolicy() is not Qt.FocusPolicy.NoFocus and part.focusProxy() is None
        if isinstance(part, QLabel) and not part.text():
            continue  # words to copy, when there are some
        if part.isVisible() and (is_reached or isinstance(part, QAbstractButton)):
            yield part


def _accessible_name(part: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(part)
    return interface.text(QAccessible.Text.Name).strip()


def _say(part: QWidget) -> str:
    parents, parent = [type(part).__name__], part.parentWidget()
    while parent is not None and not parent.isWindow():
        parents.append(parent.objectName() or type(parent).__name__)
        parent = parent.parentWidget()
    return f"{part.objectName()} {' in '.join(parents)}".strip()
