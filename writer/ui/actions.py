"""Every command of the window as one QAction, shared by menus, toolbar and shortcuts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from writer.assist.tasks import Task
from writer.ui.editing.format_actions import FormatActions
from writer.ui.exporting_actions import ExportActions
from writer.ui.folder.actions import FolderActions
from writer.ui.help.actions import HelpActions
from writer.ui.icons import Icons
from writer.ui.plain_names import sequence
from writer.ui.tab_actions import TabActions
from writer.ui.task_actions import TaskActions
from writer.ui.text_actions import TextActions
from writer.ui.theme import Colours

BUILT_IN_TASKS = ("polish", "expand", "title", "ask")
_ICONS = ("polish", "expand", "title", "ask", "open", "save")


class Actions(QObject):
    """All actions of a window, by stable ids."""

    def __init__(self, window: QWidget, tasks: Iterable[Task] = ()) -> None:
        super().__init__(window)
        self._window = window
        self._reasons: dict[str, str] = {}
        self._is_on_gpu = False
        add = self._add
        self.new = add("new", "Ctrl+N")
        self.open = add("open", "Ctrl+O")
        self.save = add("save", "Ctrl+S")
        self.save_as = add("save_as", "Ctrl+Shift+S")
        self.snapshots = add("snapshots")
        self.clear_snapshots = add("clear_snapshots")
        self.quit = add("quit", "Ctrl+Q", role=QAction.MenuRole.QuitRole)
        self.undo = add("undo", "Ctrl+Z")
        self.redo = add("redo", "Ctrl+Y", "Ctrl+Shift+Z")
        self.cut = add("cut", "Ctrl+X")
        self.copy = add("copy", "Ctrl+C")
        self.paste = add("paste", "Ctrl+V")
        self.select_all = add("select_all", "Ctrl+A")
        self.find = add("find", "Ctrl+F")
        self.replace = add("replace", "Ctrl+H")
        self.find_next = add("find_next", "F3")
        self.find_previous = add("find_previous", "Shift+F3")
        self.go_to_line = add("go_to_line", "Ctrl+G")
        self.go_to_heading = add("go_to_heading", "Ctrl+Shift+G")
        self.check_spelling = add("check_spelling", is_checkable=True)
        self.learn_word = add("learn_word")
        self.polish = add("polish", "Alt+1")
        self.versions = add("versions")
        self.expand = add("expand", "Alt+2")
        self.title = add("title", "Alt+3")
        self.ask = add("ask", "Ctrl+J")
        self.new_task = add("new_task")
        self.open_tasks_folder = add("open_tasks_folder")
        self.why = add("why")
        self.stop = add("stop", "Esc")
        self.apply = add("apply", "Ctrl+Return", "Ctrl+Enter")
        self.insert_below = add("insert_below", "Ctrl+Shift+Return", "Ctrl+Shift+Enter")
        self.accept_unremarked = add("accept_unremarked", "Alt+Return", "Alt+Enter")
        self.again = add("again", "Ctrl+R")
        self.go_on = add("go_on", "Ctrl+Shift+R")
        self.next_change = add("next_change", "Alt+Down")
        self.previous_change = add("previous_change", "Alt+Up")
        self.older_version = add("older_version", "Alt+Left")
        self.newer_version = add("newer_version", "Alt+Right")
        self.other_pane = add("other_pane", "F6")
        self.choose_model = add("choose_model")
        self.free = add("free")
        self.keep_term = add("keep_term")
        self.open_glossary = add("open_glossary")
        self.check_wording = add("check_wording", is_checkable=True)
        self.open_word_lists = add("open_word_lists")
        self.zoom_in = add("zoom_in", "Ctrl++", "Ctrl+=")
        self.zoom_out = add("zoom_out", "Ctrl+-")
        self.zoom_reset = add("zoom_reset")
        self.preview = add("preview", "Ctrl+/", is_checkable=True)
        self.outline = add("outline", "Ctrl+Shift+O", is_checkable=True)
        self.keep_lines = add("keep_lines", is_checkable=True)
        self.focus_mode = add("focus_mode", "F8", is_checkable=True)
        self.typewriter = add("typewriter", "F9", is_checkable=True)
        self.full_screen = add("full_screen", "F11", is_checkable=True)
        self.open_themes_folder = add("open_themes_folder")
        self.open_data_folder = add("open_data_folder")
        self.palette = add("palette", "Ctrl+Shift+P")
        self.preferences = add("preferences", "Ctrl+,", role=QAction.MenuRole.PreferencesRole)
        self.about = add("about", role=QAction.MenuRole.AboutRole)
        self._name()
        self.format = FormatActions(window, add)
        self.giving = ExportActions(window, add)
        self.helping = HelpActions(window, add)
        self.text = TextActions(window, add)
        self.tabs = TabActions(window, add)
        self.files = FolderActions(window, add)
        self.more = TaskActions(window, tasks, add)
        self.describe_all()

    @property
    def tasks(self) -> Mapping[str, QAction]:
        """The actions that start a task, by the task's id."""
        built_in = dict(
            zip(BUILT_IN_TASKS, (self.polish, self.expand, self.title, self.ask), strict=True)
        )
        return built_in | dict(self.more.by_task)

    @property
    def review(self) -> tuple[QAction, ...]:
        """The actions that make sense while a review is open."""
        return (
            self.apply,
            self.insert_below,
            self.accept_unremarked,
            self.again,
            self.go_on,
            self.next_change,
            self.previous_change,
            self.older_version,
            self.newer_version,
            self.other_pane,
        )

    def disable(self, action: QAction, reason: str) -> None:
        """Grey an action out and say why; an empty reason makes it available."""
        self._reasons[action.objectName()] = reason
        action.setEnabled(not reason)
        self._describe(action)

    def reason(self, action: QAction) -> str:
        """Why an action is not available; empty when it is."""
        return self._reasons.get(action.objectName(), "")

    def name_memory(self, *, is_on_gpu: bool) -> None:
        """Call the memory that can be given back by its name."""
        self._is_on_gpu = is_on_gpu
        self.free.setText(self._free_text())
        self._describe(self.free)

    def set_icons(self, icons: Icons, colours: Colours) -> None:
        """Draw the icons in these colours."""
        for name in _ICONS:
            action: QAction = getattr(self, name)
            action.setIcon(icons.icon(name, colours.palette["icon"], colours.palette["muted"]))

    def retranslate(self) -> None:
        """Name all actions in the language of the interface."""
        self._name()
        self.format.retranslate()
        self.giving.retranslate()
        self.helping.retranslate()
        self.text.retranslate()
        self.tabs.retranslate()
        self.files.retranslate()
        self.more.retranslate()
        self.describe_all()

    def describe_all(self) -> None:
        """Bring the words and keys in the tooltips up to date."""
        for action in self._window.actions():
            self._describe(action)

    def _name(self) -> None:
        for action, text in self._texts():
            action.setText(text)

    def _texts(self) -> tuple[tuple[QAction, str], ...]:
        return (
            (self.new, self.tr("New")),
            (self.open, self.tr("Open…")),
            (self.save, self.tr("Save")),
            (self.save_as, self.tr("Save as…")),
            (self.snapshots, self.tr("Snapshots…")),
            (self.clear_snapshots, self.tr("Delete all snapshots…")),
            (self.quit, self.tr("Quit")),
            (self.undo, self.tr("Undo")),
            (self.redo, self.tr("Redo")),
            (self.cut, self.tr("Cut")),
            (self.copy, self.tr("Copy")),
            (self.paste, self.tr("Paste")),
            (self.select_all, self.tr("Select all")),
            (self.find, self.tr("Find…")),
            (self.replace, self.tr("Replace…")),
            (self.find_next, self.tr("Find next")),
            (self.find_previous, self.tr("Find previous")),
            (self.go_to_line, self.tr("Go to line…")),
            (self.go_to_heading, self.tr("Go to heading…")),
            (self.check_spelling, self.tr("Check English spelling")),
            (self.learn_word, self.tr("Add to dictionary")),
            (self.polish, self.tr("Polish")),
            (self.versions, self.tr("Polish in three versions")),
            (self.expand, self.tr("Expand")),
            (self.title, self.tr("Titles")),
            (self.ask, self.tr("Describe your change…")),
            (self.new_task, self.tr("New task…")),
            (self.open_tasks_folder, self.tr("Open the tasks folder")),
            (self.stop, self.tr("Stop and discard")),
            (self.apply, self.tr("Apply changes")),
            (self.insert_below, self.tr("Insert below")),
            (self.accept_unremarked, self.tr("Accept all blocks without findings")),
            (self.again, self.tr("Try again")),
            (self.go_on, self.tr("Continue what was stopped")),
            (self.next_change, self.tr("Next change")),
            (self.previous_change, self.tr("Previous change")),
            (self.older_version, self.tr("Earlier version")),
            (self.newer_version, self.tr("Later version")),
            (self.other_pane, self.tr("To the review and back")),
            (self.choose_model, self.tr("Choose a model file…")),
            (self.free, self._free_text()),
            (self.keep_term, self.tr("Keep this name or term")),
            (self.open_glossary, self.tr("Open the glossary")),
            (self.check_wording, self.tr("Hint at words to think twice about")),
            (self.open_word_lists, self.tr("Open the folder of word lists")),
            (self.zoom_in, self.tr("Larger text")),
            (self.zoom_out, self.tr("Smaller text")),
            (self.zoom_reset, self.tr("Normal text size")),
            (self.preview, self.tr("Preview")),
            (self.outline, self.tr("Outline")),
            (self.keep_lines, self.tr("Single line breaks in Chinese text")),
            (self.focus_mode, self.tr("Focus mode")),
            (self.typewriter, self.tr("Typewriter scrolling")),
            (self.full_screen, self.tr("Full screen")),
            (self.open_themes_folder, self.tr("Open the themes folder")),
            (self.open_data_folder, self.tr("Open data folder")),
            (self.palette, self.tr("Find a command…")),
            (self.preferences, self.tr("Preferences…")),
            (self.about, self.tr("About Writer")),
        )

    def _free_text(self) -> str:
        return self.tr("Free the GPU") if self._is_on_gpu else self.tr("Free the memory")

    def _add(
        self,
        id: str,
        *keys: str,
        role: QAction.MenuRole = QAction.MenuRole.NoRole,
        is_checkable: bool = False,
    ) -> QAction:
        action = QAction(self._window)
        action.setObjectName(id)
        action.setMenuRole(role)
        action.setCheckable(is_checkable)
        action.setShortcuts([sequence(key) for key in keys if key])
        action.setShortcutVisibleInContextMenu(True)
        self._window.addAction(action)
        return action

    def _describe(self, action: QAction) -> None:
        name, reason = action.text().removesuffix("…"), self.reason(action)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        label = self.tr("{name} ({keys})").format(name=name, keys=keys) if keys else name
        action.setToolTip(f"{label}\n{reason}" if reason else label)
        action.setStatusTip(reason)
