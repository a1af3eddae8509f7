"""The writing help of a window, put together: commands, images, hints, first lines."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QColor

from writer.core.settings import Settings
from writer.ui.actions import Actions
from writer.ui.colouring import Colouring
from writer.ui.documents import Documents
from writer.ui.editing.code_hint import CodeHint
from writer.ui.editing.commands import EditingCommands
from writer.ui.editing.format_actions import EDITING, fill
from writer.ui.editing.images import Asks, Images
from writer.ui.editor import Editor
from writer.ui.highlighter import Highlighter
from writer.ui.menus import Menus
from writer.ui.surroundings import Surroundings
from writer.ui.theme import Colours


class Editing(QObject):
    """Connects the actions of the menu Format with the editor, and colours its text.

    Signals:
        told: words for the status bar.
    """

    told = Signal(str)

    def __init__(
        self,
        parent: QObject,
        editor: Editor,
        documents: Documents,
        actions: Actions,
        menus: Menus,
        given: Surroundings,
        asks: Asks,
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._actions = actions
        self._preferences = given.preferences
        self.colouring = Colouring(editor, documents.binder, given.appearance.colours, self)
        self.commands = EditingCommands(editor, actions.format, self)
        self.images = Images(editor, documents, asks, self)
        self.code_hint = CodeHint(editor, self)
        self.images.failed.connect(documents.failed)
        self.code_hint.told.connect(self.told)
        actions.format["image"].triggered.connect(self.images.choose)
        self._start_indenting(actions)
        menus.edit.addSeparator()
        fill(menus.edit, actions.format, EDITING)

    @property
    def highlighter(self) -> Highlighter:
        """The one that colours the document in front."""
        return self.colouring.highlighter

    def set_colours(self, colours: Colours) -> None:
        """Colour the text for a theme."""
        self._editor.set_tint(QColor(colours.palette["passage_back"]))
        self.colouring.set_colours(colours)

    def _start_indenting(self, actions: Actions) -> None:
        is_on = self._preferences.settings.indents_first_lines
        action = actions.format.first_line_indent
        action.setChecked(is_on)
        self._editor.set_first_line_indent(is_on)
        action.toggled.connect(self._indent_first_lines)
        self._preferences.changed.connect(self._follow)

    @Slot(bool)
    def _indent_first_lines(self, is_on: bool) -> None:
        self._preferences.set(indents_first_lines=is_on)

    @Slot(object)
    def _follow(self, before: Settings) -> None:
        is_on = self._preferences.settings.indents_first_lines
        if is_on != before.indents_first_lines:
            self._actions.format.first_line_indent.setChecked(is_on)
            self._editor.set_first_line_indent(is_on)
