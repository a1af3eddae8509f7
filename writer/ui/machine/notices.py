"""Assembles what the window tells of the machine: bars, idle memory, the facts to copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QMainWindow

from writer.engine.guard import Crash
from writer.engine.measured_pace import MeasuredPace
from writer.ui.actions import Actions
from writer.ui.assembly import Assembly
from writer.ui.idle_work import IdleWork
from writer.ui.info_bar import InfoBar
from writer.ui.machine.circumstances import Circumstances, Signs
from writer.ui.machine.facts_copy import FactsCopy
from writer.ui.machine.offers import CpuOffer, CrashOffer, SlowOffer
from writer.ui.menus import ChoiceMenu, Menus, offered
from writer.ui.model_host import ModelHost
from writer.ui.reviewing import Reviewing
from writer.ui.status import StatusLine
from writer.ui.surroundings import Surroundings
from writer.ui.theme import Colours
from writer.ui.threads import Stops

FREE_EARLY = (0, 1, 2, 5, 10)
"""Minutes."""


class Window(Protocol):
    """The parts of the window that the machine matters to."""

    commands: Actions
    host: ModelHost
    info_bar: InfoBar
    idle_work: IdleWork
    menus: Menus
    reviewing: Reviewing
    status: StatusLine


class Notices(Assembly):
    """What is told of the machine, in one window."""

    def __init__(self, window: Window, given: Surroundings, signs: Signs | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._given = given
        host, doors = window.host, given.doors
        self.cpu = CpuOffer(host, given.preferences, doors, self)
        self.slow = SlowOffer(host, doors, self)
        self.crash = CrashOffer(host, doors, self)
        self.circumstances = Circumstances(host, doors.machine, signs, self)
        self.copying = FactsCopy(host, given, window.status.tell, self)
        early = offered(FREE_EARLY, given.preferences.settings.free_early_minutes)
        self._early_minutes = early
        self.free_early = ChoiceMenu(early, self)
        self.copy_facts = QAction(self)
        self._lay_out()
        self._connect_signals()
        self.retranslate()
        self._set_colours(given.appearance.colours)

    def tell_crash(self, crash: Crash) -> None:
        """Say how Writer ended the last time."""
        self.crash.tell(crash)

    @property
    def _threads(self) -> Sequence[Stops]:
        return self.slow, self.circumstances, self.copying

    def _lay_out(self) -> None:
        beside = self._window.info_bar.parentWidget()
        column = beside.layout() if beside is not None else None
        if isinstance(column, QBoxLayout):
            place = column.indexOf(self._window.info_bar)
            for bar in (self.crash.bar, self.slow.bar, self.cpu.bar):
                column.insertWidget(place, bar)
        menus = self._window.menus
        menus.free_after.addSeparator()
        menus.free_after.addMenu(self.free_early)
        self.free_early.check(self._given.preferences.settings.free_early_minutes)
        menus.help.insertAction(self._window.commands.open_data_folder, self.copy_facts)
        self.copy_facts.setObjectName("copy_facts")
        if isinstance(self._window, QMainWindow):
            self._window.addAction(self.copy_facts)

    def _connect_signals(self) -> None:
        reviewing, preferences = self._window.reviewing, self._given.preferences
        reviewing.measured.connect(self.slow.note)
        reviewing.ended.connect(self.slow.look)
        reviewing.ended.connect(self._remember_pace)
        self.circumstances.changed.connect(self._limit_idleness)
        self.free_early.chosen.connect(self._choose_early)
        preferences.changed.connect(self._follow)
        self.copy_facts.triggered.connect(self.copying.copy)
        self._given.appearance.changed.connect(self._set_colours)

    @Slot()
    def _remember_pace(self) -> None:
        """Measurements take the place of what is expected, in the window of the models."""
        description, statistics = self._window.host.state.description, self.slow.statistics
        if description is not None and statistics is not None:
            memory = MeasuredPace(self._given.paths.measured_pace)
            memory.note(description.path, description.placement, statistics)

    @Slot(object)
    def _choose_early(self, minutes: int) -> None:
        self._given.preferences.set(free_early_minutes=minutes)

    @Slot()
    def _follow(self) -> None:
        self.free_early.check(self._given.preferences.settings.free_early_minutes)
        self._limit_idleness()

    @Slot()
    def _limit_idleness(self) -> None:
        minutes = self._given.preferences.settings.free_early_minutes
        self._window.idle_work.limit_idleness(minutes if self.circumstances.is_wanted else 0)

    @Slot(object)
    def _set_colours(self, colours: Colours) -> None:
        for bar in (self.crash.bar, self.slow.bar, self.cpu.bar):
            bar.set_colours(colours)

    def retranslate(self) -> None:
        """Name everything in the language of the interface."""
        for bar in (self.crash.bar, self.slow.bar, self.cpu.bar):
            bar.retranslate()
        self.copy_facts.setText(self.tr("Copy the facts about this machine"))
        self.free_early.set_texts(
            self.tr("On battery or beside a full-screen program"),
            [
                self.tr("After {minutes} minutes").format(minutes=minutes)
                if minutes
                else self.tr("As at other times")
                for minutes in self._early_minutes
            ],
        )
