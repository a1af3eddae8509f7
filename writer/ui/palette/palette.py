"""The command palette: every command of the window, by some letters of its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from writer.ui.actions import Actions
from writer.ui.editor import Editor
from writer.ui.menus import Menus
from writer.ui.palette.box import PaletteBox
from writer.ui.palette.entries import Entry, collect
from writer.ui.palette.lexicon import Lexicon
from writer.ui.palette.matching import Found, find
from writer.ui.palette.rows import Line
from writer.ui.plain_names import plain
from writer.ui.surroundings import Surroundings
from writer.ui.theme import Colours


class Window(Protocol):
    """The parts of the window that the palette needs."""

    editor: Editor
    commands: Actions
    menus: Menus


class Palette(QObject):
    """Collects the commands when it opens, and starts the one that is chosen."""

    def __init__(self, window: Window, main: QMainWindow, given: Surroundings) -> None:
        super().__init__(main)
        self._window = window
        self._main = main
        self._given = given
        self._lexicon: Lexicon | None = None
        self._entries: tuple[Entry, ...] = ()
        self._found: list[Found] = []
        self._came_from: QWidget | None = None
        self.box = PaletteBox(main)
        self.box.typed.connect(self._look)
        self.box.chosen.connect(self._choose)
        self.box.left.connect(self._leave)
        given.appearance.changed.connect(self._set_colours)
        self._set_colours(given.appearance.colours)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]  # there is one

    @property
    def titles(self) -> tuple[str, ...]:
        """What is offered now, in its order."""
        return tuple(self._entries[found.index].title for found in self._found)

    @Slot()
    def open(self) -> None:
        """Offer everything, the recent commands first."""
        if self._window.editor.is_composing:
            return
        if not self.box.isVisible():
            self._came_from = QApplication.focusWidget()
        commands = self._window.commands
        self._entries = collect(
            self._main.menuBar(),
            self._main.actions(),
            self._translations().others,
            self._named(),
            (commands.palette, commands.why),
        )
        self.box.open()
        self._look("")
        QTimer.singleShot(0, self._prepare)

    def lookup(self) -> Lookup:
        """What texts of the interface are called in the other language."""
        names = [(theme.file.name, theme.file.name_zh) for theme in self._given.appearance.themes]
        return Lookup(self._translations(), (*names, *self._window.commands.more.names.values()))

    def _translations(self) -> Lexicon:
        """Read when they are wanted first."""
        if self._lexicon is None:
            self._lexicon = Lexicon.load(self._given.translation.chinese)
        return self._lexicon

    def _named(self) -> dict[QAction, str]:
        """What the themes and the tasks are called in the other language, as their files say."""
        more = self._window.commands.more
        named = [(action, more.names[id]) for id, action in more.by_task.items()]
        for theme in self._given.appearance.themes:
            item = self._window.menus.themes.item(theme.id)
            named.append((item, (theme.file.name, theme.file.name_zh)))
        return {
            action: next((name for name in names if name != plain(action.text())), names[0])
            for action, names in named
        }

    @Slot()
    def _prepare(self) -> None:
        """Load the pinyin while the palette is already there, so that no key waits for it."""
        find("a", [entry.candidate for entry in self._entries])

    @Slot(str)
    def _look(self, query: str) -> None:
        # The items of recent files go when their menu is filled anew.
        self._entries = tuple(entry for entry in self._entries if isValid(entry.action))
        recent = self._given.preferences.session.commands
        self._found = find(query, [entry.candidate for entry in self._entries], recent)
        self.box.show_lines([self._line(found) for found in self._found])

    def _line(self, found: Found) -> Line:
        entry = self._entries[found.index]
        shown = (entry.title, plain(entry.action.text()))
        return Line(
            title=entry.title,
            other_name="" if found.name in shown else found.name,
            keys=entry.keys,
            reason=self._reason(entry),
            is_checked=entry.action.isCheckable() and entry.action.isChecked(),
        )

    def _reason(self, entry: Entry) -> str:
        action = entry.action
        if action.isEnabled():
            return ""
        if reason := self._window.commands.reason(action):
            return reason
        # An item of a menu says why in its tip, which without one is its own text.
        tip = "" if action.objectName() else action.toolTip()
        own = {"", plain(action.text()), action.text()}
        return tip if tip not in own else self.tr("Not possible at the moment")

    @Slot(int)
    def _choose(self, number: int) -> None:
        """Start a command, with the focus where it was before; or say why it cannot start."""
        entry = self._entries[self._found[number].index]
        if not isValid(entry.action):
            self._look(self.box.field.text())
            return
        if reason := self._reason(entry):
            self.box.tell(reason)
            return
        preferences = self._given.preferences
        # Names of files are remembered in one list only, which a person can clear.
        if not isinstance(entry.action.data(), Path):
            preferences.remember(preferences.session.with_command(entry.candidate.id))
        self._leave()
        entry.action.trigger()

    @Slot()
    def _leave(self) -> None:
        """Close, and give the focus back."""
        came_from, self._came_from = self._came_from, None
        self.box.hide()
        self._entries = ()
        is_there = came_from is not None and isValid(came_from) and came_from.isVisible()
        (came_from if came_from is not None and is_there else self._window.editor).setFocus()

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Close when the person goes on elsewhere."""
        if self.box.isVisible() and now is not None and not self.box.isAncestorOf(now):
            self.box.hide()

    @Slot(object)
    def _set_colours(self, colours: Colours) -> None:
        self.box.set_colours(colours)


class Lookup:
    """Says what a text is called in the other language: of the program, or in a person's files."""

    def __init__(self, lexicon: Lexicon, pairs: Iterable[tuple[str, str]]) -> None:
        self._lexicon = lexicon
        self._others: Mapping[str, str] = {
            text: other for pair in pairs for text, other in (pair, pair[::-1]) if text != other
        }

    def __call__(self, text: str) -> Iterable[str]:
        """Names of `text`, none where it has no other."""
        own = self._others.get(text.replace("&&", "&"))
        found = self._lexicon.others(text)
        return (*found, own) if own and own not in found else found
