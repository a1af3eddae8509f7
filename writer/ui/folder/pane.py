"""The folder beside the text: its name, its files, and how long all of them are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout

from writer.ui.folder.items import readable
from writer.ui.folder.tree import FolderTree
from writer.ui.icons import Icons
from writer.ui.side_pane import SidePane
from writer.ui.theme import Colours


class FolderPane(SidePane):
    """Puts the tree of a folder between its name and its length."""

    def __init__(self, open_folder: QAction, new: QAction, find: QAction) -> None:
        super().__init__("folder")
        self._root: Path | None = None
        self._heading, self._empty, self.foot = QLabel(), QLabel(), QLabel()
        self._heading.setObjectName("heading")
        self._heading.setMinimumWidth(1)
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.foot.setObjectName("foot")
        self.foot.setWordWrap(True)
        self.tree = FolderTree()
        self.new_button, self.find_button = _button(new), _button(find)
        self.open = QPushButton()
        self.open.clicked.connect(open_folder.trigger)
        self._actions = ((self.new_button, new), (self.find_button, find))
        self._lay_out()
        self.retranslate()
        self.show_root(None)

    @property
    def root(self) -> Path | None:
        """The folder that is shown."""
        return self._root

    def show_root(self, root: Path | None) -> None:
        """Bear the name of a folder, or say that there is none."""
        self._root = root
        name = readable(root.name or str(root)) if root else self.tr("Folder")
        self._heading.setText(name)
        self._heading.setToolTip(readable(str(root)) if root else "")
        self.open.setVisible(root is None)
        self.new_button.setVisible(root is not None)
        self.find_button.setVisible(root is not None)
        self.tell_whether_empty(is_empty=root is None)
        self.foot.setVisible(root is not None)

    def tell_whether_empty(self, *, is_empty: bool) -> None:
        """Say why nothing is listed, or list it."""
        self._empty.setVisible(is_empty)
        self.tree.setVisible(not is_empty)
        self.setFocusProxy(
            self.tree if not is_empty else self.new_button if self._root else self.open
        )
        self._say_why()

    def set_colours(self, icons: Icons, colours: Colours) -> None:
        """Look like a part of the window."""
        p = colours.palette
        for button, icon in ((self.new_button, "add"), (self.find_button, "search")):
            button.setIcon(icons.icon(icon, p["icon"], p["muted"]))
        self.look_like(
            p,
            f"QLabel {{ color: {p['muted_text']}; padding: 8px 12px; }}"
            f"QLabel#foot {{ border-top: 1px solid {p['outline']}; padding: 6px 12px; }}"
            "QTreeWidget { padding: 0 8px 0 4px; }"
            f"QTreeWidget QLineEdit {{ background: {p['page']}; color: {p['ink']};"
            f" border: 1px solid {p['accent']}; padding: 0; }}"
            "QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 3px; }"
            f"QToolButton:hover {{ background: {p['pressed']}; }}"
            f"QToolButton:focus {{ border-color: {p['accent']}; }}",
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 6, 4)
        row.setSpacing(2)
        row.addWidget(self._heading, 1)
        row.addWidget(self.new_button)
        row.addWidget(self.find_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self._empty)
        layout.addWidget(self.open, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.tree, 1)
        layout.addStretch()
        layout.addWidget(self.foot)
        self._heading.setBuddy(self.tree)
        self.setMinimumWidth(140)

    def _say_why(self) -> None:
        self._empty.setText(
            self.tr("There are no texts in this folder yet.")
            if self._root
            else self.tr("Open the folder of a manuscript, and its files will stand here.")
        )

    def retranslate(self) -> None:
        """Name everything in the language of the interface."""
        self.tree.setAccessibleName(self.tr("Files of the folder"))
        self.tree.set_editor_name(self.tr("Name of the file"))
        self.open.setText(self.tr("Open folder…"))
        if self._root is None:
            self._heading.setText(self.tr("Folder"))
        self._say_why()

    def name_buttons(self) -> None:
        """Call the buttons what their actions are called."""
        for button, action in self._actions:
            button.setToolTip(action.toolTip())
            button.setAccessibleName(action.text())


def _button(action: QAction) -> QToolButton:
    made = QToolButton()
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.clicked.connect(action.trigger)
    return made
