"""The page 'How Writer works': a Markdown file with the keys and folders of this person in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QLocale, QSize, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from writer.core.paths import Paths, resources
from writer.ui.help.dialog import HelpDialog

SIZE = QSize(720, 680)
MARGIN = 24
_BLANK = re.compile(r"\{(key|folder):(\w+)\}")


class HowWindow(HelpDialog):
    """Shows the page in the language of the interface."""

    def __init__(
        self, keys: Callable[[], Mapping[str, str]], paths: Paths, parent: QWidget | None = None
    ) -> None:
        """`keys` gives the first keys, or else the names, of all actions by their ids."""
        super().__init__(SIZE, parent)
        self._keys = keys
        self._folders = {
            "models": paths.models,
            "config": paths.config,
            "state": paths.state,
        }
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.document().setDocumentMargin(MARGIN)
        self.page.anchorClicked.connect(self._open)
        column = QVBoxLayout(self)
        column.addWidget(self.page)
        column.addWidget(self.buttons)
        self.retranslate()
        self.page.setFocus()

    def retranslate(self) -> None:
        """Name everything in the language of the interface."""
        super().retranslate()
        self.setWindowTitle(self.tr("How Writer works"))
        self.page.setAccessibleName(self.tr("How Writer works"))
        self.page.setMarkdown(filled(source(), self._keys(), self._folders))

    @Slot(QUrl)
    def _open(self, place: QUrl) -> None:
        folder = Path(place.toLocalFile())
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(place)


def source(folder: Path | None = None) -> str:
    """The page with its blanks, in the language of the interface."""
    is_chinese = QLocale().language() is QLocale.Language.Chinese
    name = "how.zh.md" if is_chinese else "how.md"
    return ((folder or resources() / "help") / name).read_text("utf-8")


def filled(text: str, keys: Mapping[str, str], folders: Mapping[str, Path]) -> str:
    """The text with a key in the place of ``{key:id}`` and a link in that of ``{folder:name}``."""

    def fill(blank: re.Match[str]) -> str:
        if blank[1] == "key":
            return f"**{_escaped(keys[blank[2]])}**"
        folder = folders[blank[2]]
        address = QUrl.fromLocalFile(str(folder)).toString(
            QUrl.ComponentFormattingOption.FullyEncoded
        )
        return f"[{_escaped(str(folder))}](<{address}>)"

    return _BLANK.sub(fill, text)


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", text)
