"""How the text looks: its typeface, the width of its lines and the room between them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from writer.core.settings import Settings
from writer.ui.editor import Editor
from writer.ui.menus import ChoiceMenu, offered
from writer.ui.preferences import Preferences
from writer.ui.typefaces import Typeface, is_installed

WIDTHS = (60, 84, 110, 0)
"""Of a line, in digits; 0: as wide as the window."""
HEIGHTS = (1.3, 1.6, 1.9, 2.3)
"""From line to line, in sizes of the text."""
OTHER = "other"
"""Stands for a family that is chosen by its name."""


class TextLooks(QObject):
    """Keeps the menus, the editor and the stored settings alike."""

    def __init__(
        self,
        window: QWidget,
        editor: Editor,
        preferences: Preferences,
        choose_family: Callable[[str], str | None],
    ) -> None:
        """`choose_family` asks for a family of the system, beginning with one of that name."""
        super().__init__(window)
        self._editor = editor
        self._preferences = preferences
        self._choose_family = choose_family
        settings = preferences.settings
        self._widths: tuple[int, ...] = WIDTHS
        if settings.line_characters not in WIDTHS:
            self._widths = (*offered(WIDTHS[:-1], settings.line_characters), 0)
        self._heights = tuple(sorted({*HEIGHTS, settings.line_height}))
        self.typefaces = ChoiceMenu((*Typeface, OTHER), window)
        self.widths = ChoiceMenu(self._widths, window)
        self.heights = ChoiceMenu(self._heights, window)
        self.typefaces.setToolTipsVisible(True)
        self.typefaces.chosen.connect(self._set_typeface)
        self.widths.chosen.connect(self._set_width)
        self.heights.chosen.connect(self._set_height)
        preferences.changed.connect(self._follow)
        self._show()
        self.retranslate()

    def add_to(self, menu: QMenu, before: QAction) -> None:
        """Offer the choices in a menu, ahead of one of its actions."""
        for choice in (self.typefaces, self.widths, self.heights):
            menu.insertMenu(before, choice)
        menu.insertSeparator(before)

    def retranslate(self) -> None:
        """Name everything in the language of the interface."""
        family = self._preferences.settings.font_family
        other = self.tr("Another font…")
        is_other = family not in set(Typeface)
        if is_other:
            other = self.tr("Another font: {family}…").format(family=family)
        self.typefaces.set_texts(
            self.tr("Font of the text"),
            (
                self.tr("Sans serif (黑体)"),
                self.tr("Serif (宋体)"),
                self.tr("FangSong (仿宋)"),
                self.tr("Kai (楷体)"),
                other,
            ),
        )
        self.typefaces.check(OTHER if is_other else Typeface(family))
        for typeface in tuple(Typeface)[1:]:
            item, is_there = self.typefaces.item(typeface), is_installed(typeface)
            item.setEnabled(is_there)
            item.setToolTip("" if is_there else self.tr("No font of this kind is installed"))
        self.widths.set_texts(
            self.tr("Width of lines"),
            [
                self.tr("{characters} characters").format(characters=characters)
                if characters
                else self.tr("As wide as the window")
                for characters in self._widths
            ],
        )
        self.heights.set_texts(self.tr("Line spacing"), [f"{height:g}" for height in self._heights])

    def choose_family(self) -> None:
        """Ask for a family of the system."""
        family = self._preferences.settings.font_family
        self._preferences.set(font_family=self._choose_family(family) or family)

    def _show(self) -> None:
        """Let the text and the menus be as is stored."""
        settings = self._preferences.settings
        self.widths.check(settings.line_characters)
        self.heights.check(settings.line_height)
        self._editor.set_line_characters(settings.line_characters)
        self._editor.set_line_height(settings.line_height)
        self._editor.set_typeface(settings.font_family)

    @Slot(object)
    def _follow(self, before: Settings) -> None:
        settings = self._preferences.settings
        if _looks(settings) != _looks(before):
            self._show()
            self.retranslate()

    @Slot(object)
    def _set_typeface(self, value: str) -> None:
        if value == OTHER:
            self.choose_family()
        else:
            self._preferences.set(font_family=value)
        self.retranslate()

    @Slot(object)
    def _set_width(self, characters: int) -> None:
        self._preferences.set(line_characters=characters)

    @Slot(object)
    def _set_height(self, height: float) -> None:
        self._preferences.set(line_height=height)


def _looks(settings: Settings) -> tuple[object, ...]:
    return settings.font_family, settings.line_characters, settings.line_height
