"""Where one looks for words in all files of a folder, and sees where they are."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from writer.text.search import Query
from writer.ui.folder.hits_tree import HitsTree
from writer.ui.icons import Icons
from writer.ui.query_fields import QueryFields, stylesheet
from writer.ui.side_pane import SidePane
from writer.ui.theme import Colours
from writer.ui.tool_row import name_button, row_of


class SearchPane(SidePane):
    """Says what is looked for and shows what was found; it finds nothing itself.

    Signals:
        query_changed: other words, or another way to look for them.
        search_requested: look again, and go to the first place.
        replace_requested: put the replacement everywhere.
    """

    query_changed = Signal()
    search_requested = Signal()
    replace_requested = Signal()

    def __init__(self) -> None:
        super().__init__("folder_search")
        self._folder = ""
        self._heading = QLabel()
        self._heading.setObjectName("heading")
        self._heading.setMinimumWidth(1)
        self._fields = fields = QueryFields(self)
        self.words, self.replacement, self.note = fields.words, fields.replacement, fields.note
        self.case, self.whole, self.expression = fields.case, fields.whole, fields.expression
        self.note.setWordWrap(True)
        self.close_button, self.replace_all = QToolButton(), QPushButton()
        self.replace_all.setAutoDefault(False)
        self.tree = HitsTree()
        self._lay_out()
        self._connect_signals()
        self.retranslate()
        self.setFocusProxy(self.words)

    @property
    def query(self) -> Query:
        """What is looked for now."""
        return self._fields.query

    def open(self, words: str, folder: str) -> None:
        """Come up with the focus in the words; without `words`, those of the last time stay."""
        self._folder = folder
        self._name_folder()
        if words:
            with QSignalBlocker(self.words):
                self.words.setText(words)
        self.words.selectAll()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def tell(self, note: str, *, is_warning: bool = False) -> None:
        """Say how much was found, or what is wrong."""
        self._fields.tell(note, is_warning=is_warning)
        self.note.setVisible(bool(note))

    def set_colours(self, icons: Icons, colours: Colours) -> None:
        """Look like a part of the window."""
        p = colours.palette
        self.close_button.setIcon(icons.icon("close", p["icon"], p["muted"]))
        self.tree.set_colours(colours)
        self.look_like(
            p,
            f"{stylesheet(p)}"
            f"QLabel {{ color: {p['muted_text']}; padding: 4px 2px; }}"
            f'QLabel[warns="true"] {{ color: {p["warn"]}; background: {p["warn_back"]};'
            " border-radius: 6px; padding: 4px 7px; }",
        )

    def _lay_out(self) -> None:
        toggles = row_of(self.case, self.whole, self.expression)
        toggles.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(12, 4, 8, 4)
        column.setSpacing(6)
        head = row_of(self._heading, self.close_button)
        head.setStretch(0, 1)
        replacing = row_of(self.replacement, self.replace_all)
        replacing.setStretch(0, 1)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addLayout(toggles)
        column.addLayout(replacing)
        column.addWidget(self.note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(column)
        layout.addWidget(self.tree, 1)
        self._heading.setBuddy(self.words)
        self.setMinimumWidth(200)
        chain: tuple[QWidget, ...] = (
            *(self.words, self.case, self.whole, self.expression),
            *(self.replacement, self.replace_all, self.tree, self.close_button),
        )
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _connect_signals(self) -> None:
        self._fields.changed.connect(self.query_changed)
        self.words.entered.connect(self.search_requested)
        self.replacement.entered.connect(self.replace_requested)
        self.replace_all.clicked.connect(self.replace_requested)
        self.close_button.clicked.connect(self.left)
        self.words.left.connect(self.left)
        self.replacement.left.connect(self.left)

    def _name_folder(self) -> None:
        self._heading.setText(self.tr("Find in “{folder}”").format(folder=self._folder))
        self._heading.setToolTip(self._heading.text())

    def retranslate(self) -> None:
        """Name everything in the language of the interface."""
        self._fields.retranslate()
        self._name_folder()
        self.words.setPlaceholderText(self.tr("Find"))
        self.replacement.setPlaceholderText(self.tr("Replace with"))
        self.replace_all.setText(self.tr("Replace all…"))
        self.tree.setAccessibleName(self.tr("Places in the folder"))
        name_button(self.close_button, self.tr("Close the search"))
