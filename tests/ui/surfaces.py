"""All that the window can show: itself in its states, and every dialog that a command opens."""

from __future__ import annotations

import inspect
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QListWidget,
    QStackedWidget,
    QTabWidget,
    QTreeView,
    QWidget,
)

from tests.ui.conftest import Desk
from writer.ui.main_window import MainWindow
from writer.ui.questions import Questions

Look = Callable[[str, QWidget], None]

LEFT_ALONE = {
    *("quit", "free", "new", "open", "save", "save_as", "undo", "redo", "cut", "copy", "paste"),
    *("select_all", "print", "print_preview", "full_screen", "stop", "apply", "insert_below"),
    *("close_tab", "close_others", "reopen_tab", "save_all", "new_task", "show_in_folder"),
}
"""Commands that end what is looked at, or open a dialog of the system."""
PICKERS = ("file", "files", "folder", "stick")
"""In the names of questions that the system's own dialogs ask."""
CHINESE = "# 标题\n\n去年我们做了的的工作。It were good.\n\n第二段话也在这里，比第一段话长一些。\n"
MOST_PAGES = 20
PATIENCE_MS = 40


def visit(desk: Desk, look: Look) -> None:
    """Show everything to `look`, with a name for each."""
    fresh = desk.open(has_model=False)
    settle()
    look("first start", fresh)
    fresh.close()
    window = desk.open(CHINESE)
    settle()
    look("window", window)
    _visit_reviews(desk, window, look)
    for action in window.actions():
        if _is_safe(action, window):
            _visit_command(action, window, look)
    _visit_questions(window, look)
    gate = threading.Event()
    waiting = desk.open(CHINESE, gate=gate)
    waiting.reviewing.start("polish", lambda: "polish")
    settle()
    look("review that streams", waiting)
    gate.set()


@contextmanager
def modal_dialogs(look: Callable[[QWidget], None]) -> Iterator[None]:
    """Show each modal dialog and each popup that comes up meanwhile, and close it."""

    def check() -> None:
        shown = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        is_popup = shown is not None and shown.windowType() is Qt.WindowType.Popup
        if shown is not None and (is_popup or shown.isActiveWindow()):
            look(shown)
            shown.close()

    timer = QTimer()
    timer.setInterval(PATIENCE_MS)
    timer.timeout.connect(check)
    timer.start()
    try:
        yield
    finally:
        timer.stop()


def _visit_reviews(desk: Desk, window: MainWindow, look: Look) -> None:
    cursor = window.editor.textCursor()
    cursor.setPosition(window.editor.text().index("去年"))
    window.editor.setTextCursor(cursor)
    for task in ("polish", "title", "summary"):
        window.reviewing.start(task, lambda task=task: task)  # type: ignore[misc]
        desk.qtbot.waitUntil(lambda: not window.host.is_running)
        settle()
        look(f"review of {task}", window)
        window.reviewing.close()


def _is_safe(action: QAction, window: MainWindow) -> bool:
    id, tasks = action.objectName(), window.commands.tasks.values()
    return (
        action.isEnabled()
        and id not in LEFT_ALONE
        and action not in tasks
        and not id.startswith(("open_", "export_", "heading_"))
    )


def _visit_command(action: QAction, window: MainWindow, look: Look) -> None:
    """Trigger a command, and show the dialogs that it opens and the window where that changed."""
    name = action.objectName()
    before, parts = set(_top_levels()), _shown_parts(window)
    with modal_dialogs(lambda dialog: _visit_pages(name, dialog, look)):
        action.trigger()
        settle()
    for dialog in _top_levels():
        if dialog not in before:
            _visit_pages(name, dialog, look)
            dialog.close()
    if parts != _shown_parts(window):
        look(f"window after {name}", window)
    if action.isCheckable():
        action.trigger()
    focused = QApplication.focusWidget()
    if focused is not None and focused is not window.editor and window.isAncestorOf(focused):
        QTest.keyClick(focused, Qt.Key.Key_Escape)
    window.reviewing.close()
    window.editor.setFocus()
    settle()


def _visit_pages(name: str, dialog: QWidget, look: Look) -> None:
    """Show a dialog with each of its pages in front."""
    if isinstance(dialog, QFileDialog):
        return  # Qt's own
    look(name, dialog)
    stacks: list[QTabWidget | QStackedWidget] = [
        *dialog.findChildren(QTabWidget),
        *dialog.findChildren(QStackedWidget),
    ]
    for tabs in stacks:
        for index in range(tabs.count()):
            tabs.setCurrentIndex(index)
            settle()
            look(f"{name}, page {index}", dialog)
    for pages in dialog.findChildren(QListWidget):
        for index in range(min(pages.count(), MOST_PAGES)):
            pages.setCurrentRow(index)
            settle()
            look(f"{name}, row {index}", dialog)


def _visit_questions(window: MainWindow, look: Look) -> None:
    questions = Questions(window)
    for name, ask in inspect.getmembers(questions, inspect.ismethod):
        if name not in vars(Questions) or name.startswith("_") or name in PICKERS:
            continue
        if any(word in name.split("_") for word in PICKERS):
            continue
        given = inspect.signature(ask).parameters.values()
        if all(parameter.annotation in ("str", "int") for parameter in given):
            values = [3 if p.annotation == "int" else "年度工作报告.md" for p in given]
            with modal_dialogs(lambda box, name=name: look(f"question {name}", box)):  # type: ignore[misc]
                ask(*values)


def settle() -> None:
    """Let what was begun be laid out and painted."""
    for _ in range(3):
        QApplication.processEvents()
    QTest.qWait(1)


def _top_levels() -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def _shown_parts(window: MainWindow) -> set[int]:
    parts = window.findChildren(QWidget)
    return {id(part) for part in parts if part.isVisible() and not isinstance(part, QTreeView)}
