"""Opens the preferences, made of the window's own menus and of what is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMainWindow

from writer.core.settings import Settings
from writer.ui.actions import Actions
from writer.ui.keeping import Keeping
from writer.ui.machine.notices import Notices
from writer.ui.menus import ChoiceMenu, Menus
from writer.ui.palette.palette import Lookup
from writer.ui.preferring.controls import (
    ChoiceControl,
    Control,
    FileControl,
    FontControl,
    NumberControl,
    SwitchControl,
)
from writer.ui.preferring.dialog import PreferencesDialog
from writer.ui.preferring.row import SettingRow
from writer.ui.preferring.setting import ELSEWHERE, SETTINGS, Choice, Number, Setting, Switch
from writer.ui.questions import Questions
from writer.ui.rebinding.keys_page import KeysPage
from writer.ui.rebinding.rebinding import Rebinding
from writer.ui.surroundings import Surroundings
from writer.ui.text_looks import OTHER
from writer.ui.text_tools import TextTools
from writer.ui.theme import Colours


class Window(Protocol):
    """The parts of the window whose choices are offered."""

    commands: Actions
    menus: Menus
    keeping: Keeping
    notices: Notices
    text_tools: TextTools
    questions: Questions


class Preferring(QObject):
    """Makes the dialog when it is wanted first."""

    def __init__(
        self,
        window: Window,
        main: QMainWindow,
        given: Surroundings,
        rebinding: Rebinding,
        lookup: Callable[[], Lookup],
    ) -> None:
        super().__init__(main)
        self._window = window
        self._main = main
        self._given = given
        self._rebinding = rebinding
        self._lookup = lookup
        self.dialog: PreferencesDialog | None = None
        """Once it was opened."""
        given.appearance.changed.connect(self._set_colours)

    @Slot()
    def open(self) -> None:
        """Show the preferences, or bring them to the front."""
        if self.dialog is None:
            rows = [SettingRow(setting, self._control(setting)) for setting in SETTINGS]
            keys = KeysPage(self._rebinding)
            self.dialog = PreferencesDialog(
                self._main, self._given.preferences, rows, keys, self._lookup
            )
            self.dialog.reset_requested.connect(self._reset)
            keys.reset_all_requested.connect(self._reset_keys)
            self._set_colours(self._given.appearance.colours)
        self.dialog.open_at()

    @Slot()
    def _reset(self) -> None:
        if self._window.questions.reset_everything():
            kept = self._given.preferences.settings
            elsewhere = {name: getattr(kept, name) for name in ELSEWHERE}
            self._given.preferences.change(replace(Settings(), **elsewhere))

    @Slot()
    def _reset_keys(self) -> None:
        if self._window.questions.reset_keys():
            self._rebinding.reset_all()

    @Slot(object)
    def _set_colours(self, colours: Colours) -> None:
        if self.dialog is not None:
            self.dialog.set_colours(colours)

    def _control(self, setting: Setting) -> Control:
        match setting.control:
            case Switch():
                return SwitchControl()
            case Number() as number:
                return NumberControl(number)
            case Choice() if setting.name == "font_family":
                looks = self._window.text_tools.looks
                return FontControl(looks.typefaces, OTHER, looks.choose_family)
            case Choice():
                return ChoiceControl(self._menus[setting.name])
        return FileControl(self._window.commands.choose_model.trigger)

    @property
    def _menus(self) -> Mapping[str, ChoiceMenu]:
        """The menus that offer the values of a setting."""
        menus = self._window.menus
        return {
            "language": menus.languages,
            "autosave_s": self._window.keeping.autosaves,
            "focus": self._window.text_tools.extents,
            "theme": menus.themes,
            "level": menus.levels,
            "ratio": menus.ratios,
            "title_style": menus.styles,
            "threads": menus.threads,
            "free_after_minutes": menus.free_after,
            "free_early_minutes": self._window.notices.free_early,
        }
