"""Where the actions are found: menu bar, toolbar, context menu."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
)

from writer.core.options import Genre, Level, TitleStyle
from writer.core.settings import InterfaceLanguage, Theme
from writer.ui.actions import Actions
from writer.ui.editing.format_actions import FormatMenu
from writer.ui.more_menus import MoreMenus
from writer.ui.theme import Colours

RATIOS = (1.5, 2.0, 3.0)
FREE_AFTER = (0, 5, 10, 30, 60)
"""Minutes."""


def offered(usual: Iterable[int], chosen: int) -> tuple[int, ...]:
    """Numbers to choose from, with the one that is chosen even where it is an unusual one."""
    return tuple(sorted({*usual, chosen}))


class ChoiceMenu(QMenu):
    """A menu of which one item is always checked.

    Signals:
        chosen: the person chose this value.
    """

    chosen = Signal(object)

    def __init__(self, values: Iterable[object], parent: QWidget) -> None:
        super().__init__(parent)
        self._group = QActionGroup(self)
        self._items: dict[object, QAction] = {}
        for value in values:
            item = self.addAction("")
            item.setCheckable(True)
            item.setData(value)
            self._group.addAction(item)
            self._items[value] = item
        self._group.triggered.connect(self._on_triggered)

    @property
    def value(self) -> object:
        """What is checked."""
        return next((v for v, item in self._items.items() if item.isChecked()), None)

    @property
    def items(self) -> Mapping[object, QAction]:
        """All items by their values, in their order."""
        return self._items

    def item(self, value: object) -> QAction:
        """The item of a value."""
        return self._items[value]

    def check(self, value: object) -> None:
        """Check an item without telling; none where the value is not among those offered."""
        if value in self._items:
            self._items[value].setChecked(True)
        elif (checked := self._group.checkedAction()) is not None:
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)

    def set_texts(self, title: str, texts: Sequence[str]) -> None:
        """Name the menu and its items, in their order."""
        self.setTitle(title)
        for item, text in zip(self._items.values(), texts, strict=True):
            item.setText(text)

    @Slot(QAction)
    def _on_triggered(self, item: QAction) -> None:
        self.chosen.emit(next(v for v, known in self._items.items() if known is item))


class Menus(QObject):
    """The menu bar and the toolbar of a window.

    Signals:
        recent_chosen: this recent file (a Path) is wanted.
        forget_recent_requested: the list of recent files shall be emptied.
    """

    recent_chosen = Signal(object)
    forget_recent_requested = Signal()

    def __init__(
        self,
        window: QMainWindow,
        actions: Actions,
        *,
        thread_counts: Iterable[int],
        free_after_minutes: Iterable[int],
        themes: Iterable[Colours],
    ) -> None:
        """Both numbers have 0 for 'automatic' and 'never'."""
        super().__init__(window)
        self._actions = actions
        self._thread_counts = tuple(thread_counts)
        self._free_after_minutes = tuple(free_after_minutes)
        self._themes = tuple(themes)
        self._recent_files: tuple[str, ...] = ()
        bar = window.menuBar()
        self.file = bar.addMenu("")
        self.edit = bar.addMenu("")
        self.format = FormatMenu(bar, actions.format)
        self.writing = bar.addMenu("")
        self.view = bar.addMenu("")
        self.help = bar.addMenu("")
        self.names = QMenu(window)
        self.recent = QMenu(window)
        self.levels = ChoiceMenu(Level, window)
        self.ratios = ChoiceMenu(RATIOS, window)
        self.styles = ChoiceMenu((None, *TitleStyle), window)
        self.genres = ChoiceMenu(Genre, window)
        self.more = MoreMenus(window, actions)
        self.threads = ChoiceMenu(self._thread_counts, window)
        self.free_after = ChoiceMenu(self._free_after_minutes, window)
        self.languages = ChoiceMenu(InterfaceLanguage, window)
        self.themes = ChoiceMenu((Theme.SYSTEM, *(theme.id for theme in self._themes)), window)
        self.toolbar = self._make_toolbar(window)
        self.recent.triggered.connect(self._on_recent)
        self._fill()
        self.retranslate()

    @property
    def context(self) -> tuple[QAction | None, ...]:
        """What the context menu of the editor offers; None is a separator."""
        a = self._actions
        return (
            *(a.cut, a.copy, a.paste, None, a.why, a.polish, a.expand, a.title, a.ask),
            *(*self.more.context, None, a.keep_term),
        )

    def set_recent(self, files: tuple[str, ...]) -> None:
        """Show these recent files."""
        self._recent_files = files
        self.recent.clear()
        for name in files:
            path = Path(name)
            item = self.recent.addAction(path.name.replace("&", "&&"))
            item.setStatusTip(name)
            item.setData(path)
        if files:
            self.recent.addSeparator()
        forget = self.recent.addAction(self.tr("Clear the list"))
        forget.setEnabled(bool(files))

    def set_colours(self, colours: Colours) -> None:
        """Draw the toolbar as a part of the window."""
        p = colours.palette
        self.toolbar.setStyleSheet(
            f"QToolBar {{ background: {p['window']}; border: none;"
            f" border-bottom: 1px solid {p['outline']}; padding: 4px; spacing: 4px; }}"
            "QToolButton { border: 1px solid transparent; border-radius: 6px;"
            " padding: 5px 9px; }"
            f"QToolButton:hover {{ background: {p['pressed']}; }}"
            f"QToolButton:pressed {{ background: {p['mid']}; }}"
            f"QToolButton:disabled {{ color: {p['muted']}; }}"
            'QToolButton[popupMode="1"] { padding-right: 22px; }'
            "QToolButton::menu-button { border: none; border-radius: 6px; width: 18px; }"
            f"QToolButton::menu-button:hover {{ background: {p['mid']}; }}"
        )
        # Qt takes the padding into account with the first restyling only, and jumps then.
        self.toolbar.ensurePolished()
        QApplication.sendEvent(self.toolbar, QEvent(QEvent.Type.StyleChange))

    def retranslate(self) -> None:
        """Name everything in the language of the interface."""
        self.file.setTitle(self.tr("&File"))
        self.edit.setTitle(self.tr("&Edit"))
        self.writing.setTitle(self.tr("&Writing"))
        self.view.setTitle(self.tr("&View"))
        self.help.setTitle(self.tr("&Help"))
        self.recent.setTitle(self.tr("Recent files"))
        self.more.retranslate()
        self.format.retranslate()
        self.names.setTitle(self.tr("Names and wording"))
        self.toolbar.setWindowTitle(self.tr("Tasks"))
        self._name_task_choices()
        self._name_model_choices()
        self._name_view_choices()
        self.set_recent(self._recent_files)

    @Slot(QAction)
    def _on_recent(self, item: QAction) -> None:
        path = item.data()
        if isinstance(path, Path):
            self.recent_chosen.emit(path)
        else:
            self.forget_recent_requested.emit()

    def _name_task_choices(self) -> None:
        self.levels.set_texts(
            self.tr("Polish strength"),
            (
                self.tr("Proofread only"),
                self.tr("Light", "strength"),
                self.tr("Standard"),
                self.tr("Deep"),
            ),
        )
        self.ratios.set_texts(self.tr("Expand to"), [f"× {ratio:g}" for ratio in RATIOS])
        self.styles.set_texts(
            self.tr("Title style"),
            (
                self.tr("As the text suggests"),
                self.tr("Official document"),
                self.tr("News"),
                self.tr("Literary"),
                self.tr("Web novel"),
                self.tr("English headline"),
            ),
        )
        self.genres.set_texts(
            self.tr("Genre of this document"),
            (
                self.tr("General"),
                self.tr("Official document"),
                self.tr("Fiction"),
                self.tr("Speech"),
            ),
        )

    def _name_model_choices(self) -> None:
        self.threads.set_texts(
            self.tr("Processor threads"),
            [str(count) if count else self.tr("Automatic") for count in self._thread_counts],
        )
        self.free_after.set_texts(
            self.tr("Free it when idle"),
            [
                self.tr("After %n minute(s)", "", minutes) if minutes else self.tr("Never")
                for minutes in self._free_after_minutes
            ],
        )

    def _name_view_choices(self) -> None:
        self.languages.set_texts(
            self.tr("Language"), (self.tr("As the system"), "简体中文", "English")
        )
        is_chinese = QLocale().language() is QLocale.Language.Chinese
        files = [theme.file for theme in self._themes]
        names = [file.name_zh if is_chinese else file.name for file in files]
        self.themes.set_texts(
            self.tr("Theme"),
            (self.tr("As the system"), *(name.replace("&", "&&") for name in names)),
        )

    def _fill(self) -> None:
        a = self._actions
        _add(self.file, a.new, a.open, self.recent, None, a.save, a.save_as, None, a.quit)
        _add(self.edit, a.undo, a.redo, None, a.cut, a.copy, a.paste)
        _add(self.edit, a.format["paste_plain"], None, a.select_all)
        _add(self.writing, a.why, a.polish, a.versions, a.expand, a.title, a.ask)
        _add(self.writing, self.more.more, self.more.own)
        _add(self.writing, None, self.levels, self.ratios, self.styles, self.genres, None)
        _add(self.names, a.keep_term, a.open_glossary, None, a.check_wording, a.open_word_lists)
        _add(self.writing, self.names, None)
        _add(self.writing, a.apply, a.insert_below, a.accept_unremarked)
        _add(self.writing, a.next_change, a.previous_change, a.again, a.go_on)
        _add(self.writing, a.older_version, a.newer_version, a.stop, None)
        _add(self.writing, a.choose_model, a.free, self.free_after, self.threads)
        _add(self.view, self.languages, self.themes, None, a.zoom_in, a.zoom_out, a.zoom_reset)
        _add(self.view, a.format.first_line_indent, None, a.other_pane, a.full_screen)
        _add(self.help, a.open_data_folder, None, a.about)
        self.writing.setToolTipsVisible(True)

    def _make_toolbar(self, window: QMainWindow) -> QToolBar:
        toolbar = QToolBar(window)
        toolbar.setObjectName("toolbar")
        toolbar.setMovable(False)
        toolbar.setFloatable(False)
        toolbar.setIconSize(QSize(20, 20))
        toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        a = self._actions
        for action in (a.polish, a.expand, a.title, a.ask):
            toolbar.addAction(action)
        for action, menu in ((a.polish, self.levels), (a.expand, self.ratios)):
            button = toolbar.widgetForAction(action)
            if isinstance(button, QToolButton):
                button.setMenu(menu)
                button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        toolbar.addWidget(space)
        for action in (a.open, a.save):
            toolbar.addAction(action)
            button = toolbar.widgetForAction(action)
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        window.addToolBar(toolbar)
        return toolbar


def _add(menu: QMenu, *entries: QAction | QMenu | None) -> None:
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        elif isinstance(entry, QMenu):
            menu.addMenu(entry)
        else:
            menu.addAction(entry)
