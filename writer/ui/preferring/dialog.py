"""The preferences: pages at the left, what they set at the right, and a field to search in all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from writer.core.settings import Settings
from writer.ui.line_field import LineField
from writer.ui.palette.matching import folded
from writer.ui.palette.palette import Lookup
from writer.ui.preferences import Preferences
from writer.ui.preferring.fields import stylesheet
from writer.ui.preferring.row import SettingRow
from writer.ui.preferring.section import Section
from writer.ui.preferring.setting import PageName
from writer.ui.preferring.words import SettingWords
from writer.ui.rebinding.keys_page import KeysPage
from writer.ui.room import fit
from writer.ui.theme import Colours

SIZE, SMALLEST = QSize(860, 640), QSize(560, 360)


class PreferencesDialog(QDialog):
    """Every change holds at once; what is changed elsewhere is shown here too.

    Signals:
        reset_requested: everything shall be as it was at first.
    """

    reset_requested = Signal()

    def __init__(
        self,
        window: QWidget,
        preferences: Preferences,
        rows: Sequence[SettingRow],
        keys: KeysPage,
        lookup: Callable[[], Lookup],
    ) -> None:
        """`lookup` says what texts are called in the other language."""
        super().__init__(window)
        self._renaming = QTimer(self, singleShot=True, interval=0)
        self._preferences = preferences
        self._lookup = lookup
        self._rows = tuple(rows)
        self._keys = keys
        self._names = ("keys", *(row.setting.name for row in self._rows))
        self._words = SettingWords(self)
        self.search, self.pages = LineField(), QListWidget()
        self.sections: Mapping[PageName, Section] = {
            page: Section(
                [row for row in self._rows if row.setting.page is page],
                keys if page is PageName.KEYS else None,
            )
            for page in PageName
        }
        self._nothing = QLabel()
        self._nothing.setProperty("role", "muted")
        self._scroll, self._rest = QScrollArea(), QWidget()
        self.reset_all, self._close = QPushButton(), QPushButton()
        self._lay_out()
        self._connect_signals()
        self._retranslate()
        self._show_settings()
        self.pages.setCurrentRow(0)

    def open_at(self, page: PageName | None = None) -> None:
        """Be seen, at this page or where it was left."""
        if page is not None:
            self.search.clear()
            self.pages.setCurrentRow(list(PageName).index(page))
        self.show()
        self.raise_()
        self.activateWindow()
        self.search.setFocus()

    def set_colours(self, colours: Colours) -> None:
        """Be quiet about what is said beside, and clear about what cannot be."""
        p = colours.palette
        self.setStyleSheet(
            f'QLabel[role="muted"] {{ color: {p["muted_text"]}; }}'
            f'QLabel[role="warning"] {{ color: {p["warn"]}; }}'
            'QLabel[role="heading"] { font-size: 15pt; font-weight: 600; }'
            f"#search {{ background: {p['page']}; color: {p['ink']};"
            f" border: 1px solid {p['mid']}; border-radius: 6px; padding: 6px 10px; }}"
            f"#search:focus {{ border-color: {p['accent']}; }}"
            f"#line {{ color: {p['outline']}; }}"
            f"#pages {{ background: {p['window']}; border: none; outline: none; }}"
            "#pages::item { padding: 7px 10px; border-radius: 6px; }"
            f"#pages::item:selected {{ background: {p['selection']};"
            f" color: {p['selection_text']}; }}"
            f"QPushButton {{ color: {p['ink']}; background: {p['button']};"
            f" border: 1px solid {p['mid']}; border-radius: 6px; padding: 5px 12px; }}"
            f"QPushButton:hover {{ background: {p['hover']}; }}"
            f"QPushButton:focus {{ border-color: {p['accent']}; }}"
            f"QPushButton:disabled {{ color: {p['muted']}; }}"
            f"QTreeWidget {{ border: 1px solid {p['mid']}; }}"
            "QTreeWidget::item { padding: 3px 2px; }"
            "QScrollArea, #column { background: transparent; border: none; }" + stylesheet(colours)
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Speak the language of the interface, once the menus do, whose words are used here."""
        if event.type() is QEvent.Type.LanguageChange:
            self._renaming.start()
        super().changeEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Go from the search to what is found with Down, and close with Esc only when empty."""
        is_key = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if not is_key or self.search.is_composing:
            return False
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self.search.focusNextChild()
            return True
        return False

    @Slot()
    def _search(self) -> None:
        """Show all that fits, from all pages; without words the page that is chosen."""
        words = folded(self.search.text()).split()
        page = list(PageName)[max(0, self.pages.currentRow())]
        is_any = False
        for name, section in self.sections.items():
            has_some = section.search(words)
            section.setVisible(has_some and (bool(words) or name is page))
            is_any |= has_some
        self._nothing.setVisible(not is_any)
        self._rest.setVisible(self.sections[PageName.KEYS].isHidden())
        self._scroll.verticalScrollBar().setValue(0)

    @Slot()
    def _leave_search(self) -> None:
        if self.search.text():
            self.search.clear()
        else:
            self.reject()

    @Slot()
    def _go_to_page(self) -> None:
        if self.search.text():
            self.search.clear()
        self._search()

    @Slot(str, object)
    def _set(self, name: str, value: object) -> None:
        self._preferences.set(**{name: value})

    @Slot()
    def _show_settings(self) -> None:
        for row in self._rows:
            row.show_settings(self._preferences.settings)
        settings, first = self._preferences.settings, Settings()
        is_set = any(getattr(settings, name) != getattr(first, name) for name in self._names)
        self.reset_all.setEnabled(is_set)

    @Slot()
    def _retranslate(self) -> None:
        lookup, words = self._lookup(), self._words.settings()
        self.setWindowTitle(self.tr("Preferences"))
        self.search.setPlaceholderText(self.tr("Search all preferences"))
        self.search.setAccessibleName(self.tr("Search all preferences"))
        self.pages.setAccessibleName(self.tr("Pages"))
        self._nothing.setText(self.tr("Nothing is called like this"))
        self.reset_all.setText(self.tr("Reset everything…"))
        self._close.setText(self.tr("Close"))
        row = max(0, self.pages.currentRow())
        blocked = self.pages.blockSignals(True)
        self.pages.clear()
        for page, name in self._words.pages().items():
            self.pages.addItem(name)
            self.sections[page].name(name, lookup)
        self.pages.setCurrentRow(row)
        self.pages.blockSignals(blocked)
        self.pages.setFixedWidth(self.pages.sizeHintForColumn(0) + 24)
        for each in self._rows:
            each.name(words[each.setting.name], lookup)
        self._keys.retranslate(lookup)
        self._search()

    def _connect_signals(self) -> None:
        self._renaming.timeout.connect(self._retranslate)
        self.search.textChanged.connect(self._search)
        self.search.left.connect(self._leave_search)
        self.search.installEventFilter(self)
        self.pages.currentRowChanged.connect(self._go_to_page)
        self._preferences.changed.connect(self._show_settings)
        for row in self._rows:
            row.chosen.connect(self._set)
        self.reset_all.clicked.connect(self.reset_requested)
        self._close.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        self.search.setObjectName("search")
        self.pages.setObjectName("pages")
        self._lay_out_sections()
        below = QHBoxLayout()
        below.addWidget(self.reset_all)
        below.addStretch(1)
        below.addWidget(self._close)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 16, 16, 14)
        grid.setSpacing(12)
        grid.addWidget(self.search, 0, 0, 1, 2)
        grid.addWidget(self.pages, 1, 0)
        grid.addWidget(self._scroll, 1, 1)
        grid.addLayout(below, 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter takes a number over, and presses nothing
        self.setMinimumSize(SMALLEST)
        fit(self, SIZE)

    def _lay_out_sections(self) -> None:
        column = QWidget()
        column.setObjectName("column")
        sections = QVBoxLayout(column)
        sections.setContentsMargins(4, 0, 16, 0)
        sections.addWidget(self._nothing)
        for section in self.sections.values():
            sections.addWidget(section)
        self._rest.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        sections.addWidget(self._rest)
        self._scroll.setWidget(column)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows what has the focus in it
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
