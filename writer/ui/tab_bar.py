"""The tabs above the text: one for each open document, as soon as there are two."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QMouseEvent
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from writer.ui.binder import Binder
from writer.ui.sheet import Sheet
from writer.ui.tab_names import names_of
from writer.ui.theme import Colours

WIDEST, NARROWEST = 240, 150
"""Pixels; a longer name is cut in its middle, and where there is no room the tabs are scrolled."""
UNSAVED = "● "


class TabBar(QTabBar):
    """Shows the sheets of a binder in their order, and says what a person wants of them.

    Signals:
        chosen: this Sheet is wanted in front.
        close_requested: this Sheet shall be closed.
    """

    chosen = Signal(object)
    close_requested = Signal(object)

    def __init__(self, binder: Binder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._binder = binder
        self._sheets: list[Sheet] = []
        self._marked: Sheet | None = None
        self._mark = self._close_icon = QIcon()
        self._middle: Sheet | None = None
        """Where the middle button was pressed."""
        self.setObjectName("tabs")
        self.setMovable(True)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys are those of the actions
        self.setIconSize(QSize(16, 16))
        for sheet in binder.sheets:
            self._add(sheet)
        binder.added.connect(self._add)
        binder.removed.connect(self._remove)
        binder.turned.connect(self._turn)
        binder.told.connect(self._name_all)
        self.currentChanged.connect(self._on_current)
        self.tabMoved.connect(self._on_moved)
        self._name_all()

    def sheet_at(self, index: int) -> Sheet | None:
        """The document of a tab."""
        return self._sheets[index] if 0 <= index < len(self._sheets) else None

    def mark(self, sheet: Sheet | None) -> None:
        """Show the mark on this document's tab, and on no other."""
        self._marked = sheet
        self._show_icons()

    def set_icons(self, close: QIcon, mark: QIcon) -> None:
        """Draw closing and the mark with these icons."""
        self._close_icon, self._mark = close, mark
        self._show_icons()

    def set_colours(self, colours: Colours) -> None:
        """Look like a part of the window, with the document in front on its page."""
        p = colours.palette
        self.setStyleSheet(
            f"#tabs {{ background: {p['window']}; border-bottom: 1px solid {p['outline']}; }}"
            f"QTabBar::tab {{ background: {p['window']}; color: {p['muted_text']}; border: none;"
            f" border-right: 1px solid {p['outline']}; border-bottom: 1px solid {p['outline']};"
            " padding: 6px 6px 6px 12px; min-width: 72px; }"
            f"QTabBar::tab:hover {{ background: {p['pressed']}; }}"
            f"QTabBar::tab:selected {{ background: {p['page']}; color: {p['ink']};"
            f" border-bottom: 1px solid {p['page']}; border-top: 2px solid {p['accent']}; }}"
            "QTabBar::tab:!selected { border-top: 2px solid transparent; }"
            "QTabBar::tear { width: 0; }"
            "#close_tab { background: transparent; border: none; border-radius: 4px;"
            " padding: 2px; }"
            f"#close_tab:hover {{ background: {p['mid']}; }}"
            f"QTabBar > QToolButton {{ background: {p['window']}; border: none; }}"
            f"QTabBar > QToolButton:hover {{ background: {p['pressed']}; }}"
        )

    # Overrides

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802
        """Be no wider than is good to look at."""
        hint = super().tabSizeHint(index)
        return hint.boundedTo(QSize(WIDEST, hint.height()))

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802
        """Leave enough of the name to tell it by."""
        hint = self.tabSizeHint(index)
        return hint.boundedTo(QSize(NARROWEST, hint.height()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Note where the middle button goes down."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self._middle = self.sheet_at(self.tabAt(event.position().toPoint()))
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Close with the middle button what it went down on."""
        if event.button() is not Qt.MouseButton.MiddleButton:
            super().mouseReleaseEvent(event)
            return
        pressed, self._middle = self._middle, None
        if pressed and pressed is self.sheet_at(self.tabAt(event.position().toPoint())):
            self.close_requested.emit(pressed)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Speak the language of the interface."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    # Following the binder

    @Slot(object)
    def _add(self, sheet: Sheet) -> None:
        self._sheets.append(sheet)
        self.blockSignals(True)  # the binder says itself what is in front
        index = self.addTab("")
        button = QToolButton()
        button.setObjectName("close_tab")
        button.setIcon(self._close_icon)
        button.setIconSize(QSize(14, 14))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(partial(self._ask_to_close, sheet))
        self.setTabButton(index, QTabBar.ButtonPosition.RightSide, button)
        self._turn()
        self.blockSignals(False)
        self._name_all()

    @Slot(object)
    def _remove(self, sheet: Sheet) -> None:
        index = self._sheets.index(sheet)
        self._sheets.pop(index)
        if self._marked is sheet:
            self._marked = None
        self.blockSignals(True)
        self.removeTab(index)
        self._turn()
        self.blockSignals(False)
        self._name_all()

    @Slot()
    def _turn(self) -> None:
        if self._binder.front in self._sheets:
            self.setCurrentIndex(self._sheets.index(self._binder.front))

    @Slot(int)
    def _on_current(self, index: int) -> None:
        sheet = self.sheet_at(index)
        if sheet is not None and sheet is not self._binder.front:
            self.chosen.emit(sheet)
            self._turn()  # back, where it could not be shown

    @Slot(int, int)
    def _on_moved(self, start: int, end: int) -> None:
        self._sheets.insert(end, self._sheets.pop(start))
        self._binder.move(start, end)

    def _ask_to_close(self, sheet: Sheet, _is_checked: bool = False) -> None:
        self.close_requested.emit(sheet)

    # Words

    @Slot()
    def _name_all(self) -> None:
        """Names, paths and marks of all: a new one may change how others are told apart."""
        self.setAccessibleName(self.tr("Open documents"))
        for index, name in enumerate(names_of(self._sheets)):
            self._name(index, self._sheets[index], name)
        self.setVisible(len(self._sheets) > 1)

    def _name(self, index: int, sheet: Sheet, name: str) -> None:
        is_unsaved = sheet.is_modified
        self.setTabText(index, (UNSAVED if is_unsaved else "") + name.replace("&", "&&"))
        self.setTabToolTip(index, str(sheet.path or sheet.name))
        spoken = self.tr("{name}, not saved").format(name=name) if is_unsaved else name
        self.setAccessibleTabName(index, spoken)
        button = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
        words = self.tr("Close “{name}”").format(name=name)
        button.setToolTip(words)
        button.setAccessibleName(words)

    def _show_icons(self) -> None:
        for index, sheet in enumerate(self._sheets):
            self.setTabIcon(index, self._mark if sheet is self._marked else QIcon())
            button = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
            if isinstance(button, QToolButton):
                button.setIcon(self._close_icon)
