"""What helps with the text as a whole: finding, going to places, looks, focus and spelling."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices

from writer.core.errors import WriterError
from writer.core.settings import Settings
from writer.ui.actions import Actions
from writer.ui.assembly import Assembly
from writer.ui.editing.converting import Converting
from writer.ui.editor import Editor
from writer.ui.find_bar import FindBar
from writer.ui.focus import Extent, Focus
from writer.ui.folding import Folding
from writer.ui.go_to import GoTo, GoToBar
from writer.ui.menus import ChoiceMenu, Menus
from writer.ui.questions import Questions
from writer.ui.searching import Searching
from writer.ui.spelling import Spelling
from writer.ui.status import StatusLine
from writer.ui.surroundings import Surroundings
from writer.ui.text_actions import FOLDING
from writer.ui.text_looks import TextLooks
from writer.ui.theme import Colours
from writer.ui.threads import Stops
from writer.ui.typewriter import Typewriter
from writer.ui.viewport import Viewport


class Window(Protocol):
    """The parts of the window that the tools belong to."""

    editor: Editor
    commands: Actions
    menus: Menus
    questions: Questions
    status: StatusLine

    def show_error(self, error: WriterError) -> None:
        """Say what went wrong."""
        ...


class TextTools(Assembly):
    """These tools, for one editor."""

    def __init__(self, window: Window, given: Surroundings) -> None:
        super().__init__(window)
        self._window = window
        self._given = given
        editor, commands = window.editor, window.commands
        viewport = Viewport(editor, self)
        self.find_bar, self.go_to_bar = FindBar(), GoToBar()
        self.searching = Searching(editor, commands, self.find_bar, viewport, self)
        self.go_to = GoTo(editor, commands, self.go_to_bar, self)
        self.focus = Focus(editor, viewport, self)
        self.typewriter = Typewriter(editor, self)
        self.spelling = Spelling(editor, commands, viewport, given.paths.dictionary, self)
        self.converting = Converting(editor, commands.text, self)
        self.folding = Folding(editor, commands.text, viewport, self)
        self.looks = TextLooks(self, editor, given.preferences, window.questions.font_family)
        self.extents = ChoiceMenu(Extent, self)
        self._lay_out()
        self._fill_menus()
        self._restore()
        self._connect_signals()
        self.retranslate()
        self._set_colours(given.appearance.colours)
        for mistake in given.appearance.mistakes[:1]:
            window.show_error(mistake)

    def retranslate(self) -> None:
        """Name everything in the language of the interface."""
        self.looks.retranslate()
        self.extents.set_texts(
            self.tr("Focus on"), (self.tr("The sentence"), self.tr("The paragraph"))
        )

    @property
    def _threads(self) -> Sequence[Stops]:
        return self.searching, self.go_to, self.spelling, self.converting

    def _lay_out(self) -> None:
        beside = self._window.editor.parentWidget()
        column = beside.layout() if beside is not None else None
        if column is not None:
            column.addWidget(self.find_bar)
            column.addWidget(self.go_to_bar)
        self._window.editor.set_menu_head(self.spelling.offer)

    def _fill_menus(self) -> None:
        a, edit, view = self._window.commands, self._window.menus.edit, self._window.menus.view
        edit.addSeparator()
        edit.addActions((a.find, a.find_next, a.find_previous, a.replace))
        edit.addSeparator()
        edit.addActions((a.go_to_line, a.go_to_heading))
        edit.addSeparator()
        edit.addActions((a.check_spelling, a.learn_word))
        self._window.menus.format.menu.addMenu(a.text.conversion)
        view.insertAction(a.zoom_in, a.open_themes_folder)
        view.insertSeparator(a.zoom_in)
        self.looks.add_to(view, a.zoom_in)
        for id in FOLDING:
            view.insertAction(a.other_pane, a.text[id])
        view.insertSeparator(a.other_pane)
        view.insertAction(a.other_pane, a.focus_mode)
        view.insertMenu(a.other_pane, self.extents)
        view.insertAction(a.other_pane, a.typewriter)
        view.insertSeparator(a.other_pane)

    def _restore(self) -> None:
        settings, a = self._given.preferences.settings, self._window.commands
        extent = _extent(settings)
        self.extents.check(extent)
        self.focus.set_extent(extent)
        for action, is_on, turn in (
            (a.focus_mode, settings.is_focused, self.focus.set_on),
            (a.typewriter, settings.is_typewriter, self.typewriter.set_on),
            (a.check_spelling, settings.checks_spelling, self.spelling.set_on),
        ):
            action.setChecked(is_on)
            turn(is_on)

    def _connect_signals(self) -> None:
        a = self._window.commands
        a.focus_mode.toggled.connect(self.focus.set_on)
        a.typewriter.toggled.connect(self.typewriter.set_on)
        for action in (a.focus_mode, a.typewriter, a.check_spelling):
            action.toggled.connect(self._store)
        a.open_themes_folder.triggered.connect(self._open_themes_folder)
        self.extents.chosen.connect(self._set_extent)
        self.spelling.failed.connect(self._window.show_error)
        self.converting.failed.connect(self._window.show_error)
        self.converting.told.connect(self._window.status.tell)
        self.folding.told.connect(self._window.status.tell)
        self._given.preferences.changed.connect(self._follow)
        self._given.appearance.changed.connect(self._set_colours)

    @Slot(object)
    def _set_colours(self, colours: Colours) -> None:
        self.searching.set_colours(self._given.icons, colours)
        self.go_to_bar.set_colours(colours)
        self.focus.set_colours(colours)
        self.spelling.set_colours(colours)

    @Slot()
    def _store(self) -> None:
        a = self._window.commands
        self._given.preferences.set(
            is_focused=a.focus_mode.isChecked(),
            is_typewriter=a.typewriter.isChecked(),
            checks_spelling=a.check_spelling.isChecked(),
        )

    @Slot(object)
    def _set_extent(self, extent: Extent) -> None:
        self._given.preferences.set(focus=extent)

    @Slot(object)
    def _follow(self, before: Settings) -> None:
        """Let everything be as is stored now."""
        settings, a = self._given.preferences.settings, self._window.commands
        for action, is_on, was_on in (
            (a.focus_mode, settings.is_focused, before.is_focused),
            (a.typewriter, settings.is_typewriter, before.is_typewriter),
            (a.check_spelling, settings.checks_spelling, before.checks_spelling),
        ):
            if is_on != was_on:
                action.setChecked(is_on)
        if settings.focus != before.focus:
            extent = _extent(settings)
            self.extents.check(extent)
            self.focus.set_extent(extent)
        if settings.theme != before.theme:
            self._given.appearance.choose(settings.theme)

    @Slot()
    def _open_themes_folder(self) -> None:
        folder = self._given.paths.themes
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _extent(settings: Settings) -> Extent:
    return Extent(settings.focus) if settings.focus in set(Extent) else Extent.SENTENCE
