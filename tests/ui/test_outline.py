"""The outline beside the text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTreeWidgetItem

from tests.ui.conftest import Desk
from writer.ui.main_window import MainWindow

TEXT = "# One\n\nwords\n\n## Two\n\nwords\n\n第三章 起风了\n\nwords\n\n# Four\n\nwords\n"


def opened(desk: Desk, text: str = TEXT) -> MainWindow:
    window = desk.open(text, has_model=False)
    desk.press(window, "Ctrl+Shift+O")
    settle(desk, window)
    return window


def settle(desk: Desk, window: MainWindow) -> None:
    desk.qtbot.waitUntil(lambda: window.sides.outline.is_settled)


def titles(window: MainWindow) -> list[tuple[int, str]]:
    return [(entry.level, entry.title) for entry in window.sides.pane.entries]


def go(window: MainWindow, line: int) -> None:
    window.editor.setTextCursor(QTextCursor(window.editor.document().findBlockByNumber(line)))


def item(parent: QTreeWidgetItem | None, index: int) -> QTreeWidgetItem:
    """A child that is there."""
    assert parent is not None
    found = parent.child(index)
    assert found is not None
    return found


def top(window: MainWindow, index: int) -> QTreeWidgetItem:
    return item(window.sides.pane.tree.invisibleRootItem(), index)


def marked(window: MainWindow) -> str:
    item = window.sides.pane.tree.currentItem()
    return item.text(0) if item else ""


def test_its_keys_show_and_hide_it_and_it_is_remembered(desk: Desk) -> None:
    window = opened(desk)
    assert window.sides.pane.isVisible()
    desk.press(window, "Ctrl+Shift+O")
    assert not window.sides.pane.isVisible()
    assert window.editor.hasFocus()
    desk.press(window, "Ctrl+Shift+O")
    assert desk.open(TEXT, has_model=False).sides.pane.isVisible()


def test_headings_and_lines_like_headings_stand_in_a_tree(desk: Desk) -> None:
    window = opened(desk)
    assert titles(window) == [(1, "One"), (2, "Two"), (3, "第三章 起风了"), (1, "Four")]
    tree = window.sides.pane.tree
    assert tree.topLevelItemCount() == 2
    assert item(item(top(window, 0), 0), 0).text(0) == "第三章 起风了"


def test_it_follows_what_is_typed_and_keeps_what_is_folded(desk: Desk) -> None:
    window = opened(desk)
    top(window, 0).setExpanded(False)
    window.editor.setFocus()
    go(window, 12)
    window.editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    QTest.keyClicks(window.editor, " more")
    settle(desk, window)
    assert titles(window)[-1] == (1, "Four more")
    assert not top(window, 0).isExpanded()
    window.editor.insertPlainText("\n\n## Five")
    settle(desk, window)
    assert titles(window)[-1] == (2, "Five")


def test_the_heading_at_the_cursor_is_marked(desk: Desk) -> None:
    window = opened(desk, "words\n\n" + TEXT)
    for line, title in ((0, ""), (2, "One"), (7, "Two"), (12, "第三章 起风了"), (16, "Four")):
        go(window, line)
        assert marked(window) == title


def test_a_click_or_enter_goes_there(desk: Desk) -> None:
    window = opened(desk)
    tree = window.sides.pane.tree
    tree.itemClicked.emit(top(window, 1), 0)
    assert window.editor.textCursor().blockNumber() == 12
    assert window.editor.hasFocus()
    window.sides.pane.setFocus()
    tree.setCurrentItem(top(window, 0))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert window.editor.textCursor().blockNumber() == 0
    window.sides.pane.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Escape)
    assert window.editor.hasFocus()


def test_the_text_is_never_rewritten(desk: Desk) -> None:
    window = opened(desk)
    tree = window.sides.pane.tree
    tree.itemClicked.emit(top(window, 0), 0)
    assert window.editor.text() == TEXT
    assert not window.editor.document().isModified()


def test_a_text_without_headings_says_what_will_stand_here(desk: Desk) -> None:
    window = opened(desk, "words\n")
    assert not window.sides.pane.tree.isVisible()
    assert window.sides.pane.tree.accessibleName()


def test_without_headings_its_own_heading_stays_where_it_is(desk: Desk) -> None:
    window = opened(desk)
    heading = window.sides.pane.findChild(QLabel, "heading")
    assert isinstance(heading, QLabel)
    place = heading.geometry()
    window.editor.setPlainText("words\n")
    settle(desk, window)
    desk.qtbot.waitUntil(lambda: not window.sides.pane.tree.isVisible())
    QApplication.processEvents()
    assert heading.geometry() == place
