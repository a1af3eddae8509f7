"""What the actions of the menu Format do to the text of the editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from writer.core.values import Span
from writer.text.editing import lines, lists, tables
from writer.text.editing.blocks import (
    ListKind,
    set_heading,
    toggle_code_block,
    toggle_list,
    toggle_quote,
    toggle_task_done,
)
from writer.text.editing.cjk import spaced
from writer.text.editing.insertions import footnote, rule, toggle_link
from writer.text.editing.marker_rules import Marker
from writer.text.editing.markers import toggle
from writer.text.editing.prose_indent import as_prose
from writer.text.editing.result import EditResult
from writer.ui.editing.excerpt import Excerpt, apply
from writer.ui.editing.format_actions import FormatActions
from writer.ui.editor import Editor

Command = Callable[[str, Span], EditResult | None]
TABLE_ROWS, TABLE_COLUMNS = 2, 3
COMMANDS: Mapping[str, Command] = {
    **{f"heading_{n}": partial(set_heading, level=n) for n in range(1, 7)},
    "body": partial(set_heading, level=0),
    "strong": partial(toggle, marker=Marker.STRONG),
    "emphasis": partial(toggle, marker=Marker.EMPHASIS),
    "strike": partial(toggle, marker=Marker.STRIKE),
    "code": partial(toggle, marker=Marker.CODE),
    "link": toggle_link,
    "footnote": footnote,
    "quote": toggle_quote,
    "bullet_list": partial(toggle_list, kind=ListKind.BULLET),
    "ordered_list": partial(toggle_list, kind=ListKind.ORDERED),
    "task_list": partial(toggle_list, kind=ListKind.TASK),
    "task_done": toggle_task_done,
    "code_block": toggle_code_block,
    "table": partial(tables.insert, rows=TABLE_ROWS, columns=TABLE_COLUMNS),
    "align_table": tables.align,
    "rule": rule,
    "renumber": lists.renumber,
    "spacing": spaced,
    "prose_indent": as_prose,
    "line_up": lines.move_up,
    "line_down": lines.move_down,
    "duplicate": lines.duplicate,
    "join": lines.join,
}


class EditingCommands(QObject):
    """Carries the commands out, each as one undo step."""

    def __init__(self, editor: Editor, actions: FormatActions, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        for id in COMMANDS:
            actions[id].triggered.connect(self._run)
        actions["paste_plain"].triggered.connect(self._paste_plain)

    @property
    def is_editing(self) -> bool:
        """Whether commands are meant for the text: nothing is composed, no other field is used."""
        focused = QApplication.focusWidget()
        is_elsewhere = isinstance(focused, QLineEdit | QPlainTextEdit | QTextEdit)
        return not self._editor.is_composing and (focused is self._editor or not is_elsewhere)

    @Slot()
    def _run(self) -> None:
        action = self.sender()
        if not isinstance(action, QAction) or not self.is_editing:
            return
        excerpt = Excerpt.whole(self._editor.textCursor())
        result = COMMANDS[action.objectName()](excerpt.text, excerpt.selection)
        if result is not None:
            apply(self._editor, excerpt, result)

    @Slot()
    def _paste_plain(self) -> None:
        if self.is_editing:
            self._editor.paste_plain()
