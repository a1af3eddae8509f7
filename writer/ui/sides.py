"""What stands at the sides of the text: its outline, its preview, and the goal of the day."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QMenu, QSplitter, QWidget

from writer.core.paths import Paths
from writer.core.settings import Settings
from writer.ui import threads
from writer.ui.actions import Actions
from writer.ui.count_tip import CountTip
from writer.ui.counter import Counter, Measured
from writer.ui.daily_goal import DailyGoal, GoalLabel, GoalMenu
from writer.ui.documents import Documents
from writer.ui.editor import Editor
from writer.ui.left_side import LeftSide
from writer.ui.menus import Menus
from writer.ui.outline import OutlineKeeper
from writer.ui.outline_pane import WIDTH, OutlinePane
from writer.ui.preferences import Preferences
from writer.ui.preview import Preview
from writer.ui.preview_rendering import PreviewRendering
from writer.ui.status import StatusLine
from writer.ui.theme import Appearance, Colours


class Window(Protocol):
    """The parts of the window that the sides belong to."""

    editor: Editor
    documents: Documents
    counter: Counter
    commands: Actions
    menus: Menus
    status: StatusLine
    splitter: QSplitter


class Sides(QObject):
    """Puts the panes beside the text, shows and hides them, and remembers which are seen."""

    def __init__(
        self, window: Window, appearance: Appearance, preferences: Preferences, paths: Paths
    ) -> None:
        super().__init__(window if isinstance(window, QObject) else None)
        self._window = window
        self._preferences = preferences
        self.left, self.pane = LeftSide(), OutlinePane()
        self.preview = Preview(appearance.colours)
        self.outline = OutlineKeeper(window.editor, self.pane, self)
        self.rendering = PreviewRendering(window.editor, self.preview, self)
        self.goal_label = GoalLabel()
        self._tip = CountTip(window.status.counts, self)
        self.goal = DailyGoal(
            window.editor,
            window.documents,
            window.counter,
            self.goal_label,
            paths.state / "words-by-day.json",
            self,
        )
        self.goals = GoalMenu(preferences.settings.daily_goal, window.menus.view)
        self._fill_menu(window.menus.view, window.commands)
        self._lay_out(window.splitter, window.status)
        self._set_colours(appearance.colours)
        self._restore()
        self._connect_signals(appearance)

    def _fill_menu(self, view: QMenu, commands: Actions) -> None:
        first = view.actions()[0]
        for action in (commands.preview, commands.outline, commands.keep_lines):
            view.insertAction(first, action)
        view.insertMenu(first, self.goals)
        view.insertSeparator(first)

    def _lay_out(self, splitter: QSplitter, status: StatusLine) -> None:
        self.left.add(self.pane)
        splitter.insertWidget(0, self.left)
        splitter.insertWidget(2, self.preview)
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        splitter.setStretchFactor(2, 1)
        status.insertPermanentWidget(1, self.goal_label)
        self.preview.hide()

    def _restore(self) -> None:
        commands, session = self._window.commands, self._preferences.session
        settings = self._preferences.settings
        commands.keep_lines.setChecked(settings.keeps_lines)
        self.rendering.set_keeps_lines(settings.keeps_lines)
        self.goal.set_goal(settings.daily_goal)
        self._preferences.changed.connect(self._follow)
        for action, is_shown, show in (
            (commands.outline, session.shows_outline, self._show_outline),
            (commands.preview, session.shows_preview, self._show_preview),
        ):
            action.setChecked(is_shown)
            show(is_shown)

    def _connect_signals(self, appearance: Appearance) -> None:
        window = self._window
        commands, documents = window.commands, window.documents
        appearance.changed.connect(self._set_colours)
        commands.preview.toggled.connect(self._toggle_preview)
        commands.outline.toggled.connect(self._toggle_outline)
        commands.keep_lines.toggled.connect(self._set_keeps_lines)
        self.goals.chosen.connect(self._set_goal)
        documents.replaced.connect(self.rendering.start_anew)
        documents.changed.connect(self._show_document)
        self.rendering.document_chosen.connect(documents.open_path)
        window.editor.zoom_changed.connect(self._show_text)
        window.counter.counted.connect(self._on_counted)

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self.goal.store()
        threads.cancel_all((self.outline, self.rendering))

    def shut_down(self, timeout_ms: int) -> bool:
        """Stop and end the threads; False when that takes longer."""
        return threads.shut_down((self.outline, self.rendering), timeout_ms)

    @Slot(bool)
    def _toggle_preview(self, is_on: bool) -> None:
        self._show_preview(is_on)
        session = self._preferences.session
        self._preferences.remember(replace(session, shows_preview=is_on))

    @Slot(bool)
    def _toggle_outline(self, is_on: bool) -> None:
        self._show_outline(is_on)
        session = self._preferences.session
        self._preferences.remember(replace(session, shows_outline=is_on))
        if is_on:
            self.pane.setFocus()

    def _show_preview(self, is_on: bool) -> None:
        self._leave(self.preview)
        self.preview.setVisible(is_on)
        if is_on:
            self._share()
        self.rendering.set_on(is_on)

    def _show_outline(self, is_on: bool) -> None:
        self.show_at_left(self.pane, is_on=is_on)
        self.outline.set_on(is_on)

    def show_at_left(self, pane: QWidget, *, is_on: bool, least: int = WIDTH // 2) -> None:
        """Show one of the panes at the left, with at least so much room, or hide it."""
        self._leave(pane)
        self.left.show_pane(pane, is_on=is_on)
        if is_on:
            self._share(least)

    def _leave(self, pane: QWidget) -> None:
        """Give the focus back to the text before a pane that has it goes."""
        focused = QApplication.focusWidget()
        if focused is not None and (focused is pane or pane.isAncestorOf(focused)):
            self._window.editor.setFocus()

    def _share(self, least: int = WIDTH // 2) -> None:
        """Give a pane that has no room yet its part: the text and its preview half each."""
        splitter = self._window.splitter
        sizes = splitter.sizes()
        if not self.left.isHidden() and sizes[0] < least:
            width = max(WIDTH, least)
            sizes[0], sizes[1] = width, max(1, sizes[1] - (width - sizes[0]))
        if not self.preview.isHidden() and sizes[2] < WIDTH:
            both = sizes[1] + sizes[2]
            sizes[1], sizes[2] = both - both // 2, both // 2
        splitter.setSizes(sizes)

    @Slot()
    def _show_document(self) -> None:
        self.rendering.show_document(self._window.documents.path)

    @Slot(bool)
    def _set_keeps_lines(self, keeps_lines: bool) -> None:
        self._preferences.set(keeps_lines=keeps_lines)

    @Slot(object)
    def _set_goal(self, words: int) -> None:
        self._preferences.set(daily_goal=words)

    @Slot(object)
    def _follow(self, before: Settings) -> None:
        """Let preview and goal be as is stored now."""
        settings = self._preferences.settings
        if settings.keeps_lines != before.keeps_lines:
            self._window.commands.keep_lines.setChecked(settings.keeps_lines)
            self.rendering.set_keeps_lines(settings.keeps_lines)
        if settings.daily_goal != before.daily_goal:
            self.goals.check(settings.daily_goal)
            self.goal.set_goal(settings.daily_goal)

    @Slot(object)
    def _on_counted(self, measured: Measured) -> None:
        self._tip.show_counts(measured)
        self.preview.set_text(self._window.editor.size_pt, is_chinese=measured.is_chinese)

    @Slot(int)
    def _show_text(self, size_pt: int) -> None:
        self.preview.set_size(size_pt)

    @Slot(object)
    def _set_colours(self, colours: Colours) -> None:
        self.pane.set_colours(colours)
        self.preview.set_colours(colours)
