"""What makes the window a person's own: preferences, keys, and the palette of all commands."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMainWindow

from writer.core.errors import WriterError
from writer.core.settings import Settings
from writer.text.count import Pace
from writer.ui.actions import Actions
from writer.ui.choices import Choices
from writer.ui.counter import Counter
from writer.ui.editor import Editor
from writer.ui.info_bar import InfoBar
from writer.ui.keeping import Keeping
from writer.ui.machine.notices import Notices
from writer.ui.menus import Menus
from writer.ui.questions import Questions
from writer.ui.rebinding.rebinding import Rebinding
from writer.ui.review.panel import ReviewPanel
from writer.ui.surroundings import Surroundings
from writer.ui.text_tools import TextTools

if TYPE_CHECKING:  # loaded when they are opened first
    from writer.ui.palette.palette import Palette
    from writer.ui.preferring.preferring import Preferring


class Window(Protocol):
    """The parts of the window that this is about."""

    editor: Editor
    panel: ReviewPanel
    commands: Actions
    menus: Menus
    choices: Choices
    counter: Counter
    keeping: Keeping
    notices: Notices
    text_tools: TextTools
    questions: Questions
    info_bar: InfoBar

    def show_error(self, error: WriterError) -> None:
        """Say what went wrong."""
        ...


class Personal(QObject):
    """Assembles these parts; made when all actions of the window are there."""

    def __init__(self, window: Window, main: QMainWindow, given: Surroundings) -> None:
        super().__init__(main)
        self._window = window
        self._main = main
        self._given = given
        self.rebinding = Rebinding(main, window.commands, window.panel, given.preferences)
        self._fill_menus(window.menus, window.commands)
        window.commands.palette.triggered.connect(self._open_palette)
        window.commands.preferences.triggered.connect(self._open_preferences)
        window.commands.check_wording.setChecked(given.preferences.settings.checks_wording)
        window.commands.check_wording.toggled.connect(window.choices.set_checks_wording)
        given.preferences.changed.connect(self._follow)
        given.preferences.failed.connect(window.show_error)
        self._set_pace()
        if given.preferences.damaged is not None:
            self._tell_damaged(given.preferences.damaged)

    @cached_property
    def palette(self) -> Palette:
        """The palette, made when it is wanted first."""
        from writer.ui.palette.palette import Palette

        return Palette(self._window, self._main, self._given)

    @cached_property
    def preferring(self) -> Preferring:
        """The preferences, likewise."""
        from writer.ui.preferring.preferring import Preferring

        given, lookup = self._given, self.palette.lookup
        return Preferring(self._window, self._main, given, self.rebinding, lookup)

    @Slot()
    def _open_palette(self) -> None:
        self.palette.open()

    @Slot()
    def _open_preferences(self) -> None:
        self.preferring.open()

    def _fill_menus(self, menus: Menus, commands: Actions) -> None:
        menus.edit.addSeparator()
        menus.edit.addAction(commands.preferences)
        first = menus.help.actions()[0]
        menus.help.insertAction(first, commands.palette)
        menus.help.insertSeparator(first)

    def _tell_damaged(self, aside: Path) -> None:
        text = self.tr(
            "The settings could not be read. Writer begins with those it comes with; the old file"
            " is kept as {path}."
        )
        self._window.info_bar.show_message(text.format(path=aside))

    @Slot(object)
    def _follow(self, before: Settings) -> None:
        """Let what belongs to no other part be as is stored now."""
        settings = self._given.preferences.settings
        self._window.commands.check_wording.setChecked(settings.checks_wording)
        self._window.keeping.autosaves.check(settings.autosave_s)
        self._set_pace()
        if settings.language != before.language:
            self._given.translation.choose(settings.language)

    def _set_pace(self) -> None:
        settings = self._given.preferences.settings
        self._window.counter.set_pace(
            Pace(
                settings.reading_characters,
                settings.reading_words,
                settings.speaking_characters,
                settings.speaking_words,
            )
        )
