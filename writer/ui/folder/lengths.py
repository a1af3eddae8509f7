"""How long the files of a folder are, as the pane shows it: each, each folder, and all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, Slot

from writer.text.folder.listing import Folder, FolderFile, Listing
from writer.ui.folder.pane import FolderPane
from writer.ui.timers import single_shot

if TYPE_CHECKING:
    from writer.text.folder.counting import Counted

INTERVAL_MS = 100
"""Numbers that come faster than this are shown together."""
UNREAD = "–"


@dataclass(frozen=True, slots=True)
class _Length:
    words: int
    is_chinese: bool


class FolderLengths(QObject):
    """Takes numbers one by one, and shows them with their sums."""

    def __init__(self, pane: FolderPane, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self._listing: Listing | None = None
        self._lengths: dict[Path, _Length | None] = {}
        self._timer = single_shot(self, self._show, INTERVAL_MS)
        self._shown: dict[Path, int | None] = {}
        """What stands in the rows."""
        pane.tree.rebuilt.connect(self._show_anew)
        pane.installEventFilter(self)

    @property
    def is_settled(self) -> bool:
        """Whether all that is known is shown."""
        return not self._timer.isActive()

    def show_listing(self, listing: Listing) -> None:
        """Show what is known of these files; the rest is to come."""
        self._listing = listing
        files = {file.path for file in listing.root.files()}
        self._lengths = {path: one for path, one in self._lengths.items() if path in files}
        self._show()

    def take(self, counted: Counted) -> None:
        """A file was counted."""
        length = counted.length
        own = _Length(length.words, length.is_chinese) if length is not None else None
        self._lengths[counted.path] = own
        self._show_soon()

    def put(self, path: Path, words: int, *, is_chinese: bool) -> None:
        """The text of a file was counted in the editor; of a file that is not shown, nothing is."""
        if path in self._lengths:
            self._lengths[path] = _Length(words, is_chinese)
            self._show_soon()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Speak the language of the interface."""
        if event.type() is QEvent.Type.LanguageChange:
            self._show_anew()
        return False

    @Slot()
    def _show_anew(self) -> None:
        self._shown = {}
        self._show_soon()

    def _show_soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _show(self) -> None:
        """Show what is known, with the sums of folders and of everything."""
        listing = self._listing
        if listing is None:
            return
        sums: dict[Path, int] = {}
        self._sum(listing.root, sums)
        known: dict[Path, int | None] = dict(sums)
        known |= {path: None for path, length in self._lengths.items() if length is None}
        changed = {
            path: UNREAD if words is None else QLocale().toString(words)
            for path, words in known.items()
            if self._shown.get(path, -1) != words
        }
        self._shown = known
        self._pane.tree.set_lengths(changed)
        self._pane.foot.setText(self._total(listing, sums))

    def _sum(self, folder: Folder, sums: dict[Path, int]) -> int:
        total = 0
        for entry in folder.entries:
            if isinstance(entry, FolderFile):
                length = self._lengths.get(entry.path)
                if length is None:
                    continue
                sums[entry.path] = length.words
                total += length.words
            else:
                total += self._sum(entry, sums)
        sums[folder.path] = total
        return total

    def _total(self, listing: Listing, sums: Mapping[Path, int]) -> str:
        """How much all of it is, in the words of the script that most of it is in."""
        lengths = [length for length in self._lengths.values() if length is not None]
        chinese = sum(length.words for length in lengths if length.is_chinese)
        words = sums[listing.root.path]
        count = len(list(listing.root.files()))
        files = self.tr("%Ln file(s)", "", count)
        if words and chinese * 2 >= words:
            length = self.tr("%Ln character(s)", "", words)
        else:
            length = self.tr("%Ln word(s)", "", words)
        text = self.tr("{files}  ·  {length}").format(files=files, length=length)
        if listing.is_cut:
            text = f"{text}\n{self.tr('There are more files. They are not shown.')}"
        return text
