"""The bars that tell of recovered text and of changes on the disk, and what their buttons do."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QDateTime, QLocale, QObject, Slot
from PySide6.QtWidgets import QWidget

from writer.core.errors import FileError
from writer.text.files import read
from writer.text.recovery import Unsaved
from writer.ui.disk_watch import Change, DiskWatch
from writer.ui.documents import Documents
from writer.ui.offer_bar import Choice, OfferBar
from writer.ui.recovering import Recovery
from writer.ui.review.colours import ReviewColours

BEGINNING = 24
"""So many characters tell which text it is that has no name."""
LOOKED_AT = 1000
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+", re.MULTILINE)


class RecoveryOffer(QObject):
    """Offers what was left behind: restore, compare, discard."""

    def __init__(self, recovery: Recovery, colours: Callable[[], ReviewColours], parent: QWidget):
        super().__init__(parent)
        self._recovery = recovery
        self._colours = colours
        self._window = parent
        self.bar = OfferBar("recovery_bar")
        recovery.offered.connect(self._show)

    @Slot(object)
    def _show(self, entry: Unsaved | None) -> None:
        if entry is None:
            self.bar.hide()
            return
        first = (
            (self._restore(), self._restore_all())
            if self._recovery.count > 1
            else (self._restore(),)
        )
        # Of a text without a file there is nothing to compare with: all of it is what is new.
        compare = (self._compare(entry),) if entry.file is not None else ()
        self.bar.offer(lambda: self._sentence(entry), (*first, *compare, self._discard()))

    def _sentence(self, entry: Unsaved) -> str:
        time = QDateTime.fromMSecsSinceEpoch(int(entry.written_at * 1000))
        when = QLocale().toString(time, QLocale.FormatType.ShortFormat)
        if entry.path is not None:
            text = self.tr("Recovered text: “{name}” has changes from {time} that were not saved.")
            text = text.format(name=entry.path.name, time=when)
        else:
            text = self.tr("Recovered text: “{beginning}”, from {time}, was never saved.")
            text = text.format(beginning=_beginning(entry.text), time=when)
        if (more := self._recovery.count - 1) > 0:
            others = self.tr("Others after this one: {number}.").format(number=more)
            text = self.tr("{sentence} {more}").format(sentence=text, more=others)
        return text

    def _restore(self) -> Choice:
        return Choice("restore", lambda: self.tr("Restore"), self._recovery.restore)

    def _restore_all(self) -> Choice:
        return Choice("restore_all", lambda: self.tr("Restore all"), self._recovery.restore_all)

    def _discard(self) -> Choice:
        return Choice("discard", lambda: self.tr("Discard"), self._recovery.discard)

    def _compare(self, entry: Unsaved) -> Choice:
        return Choice("compare", lambda: self.tr("Compare…"), lambda: self._open(entry))

    def _open(self, entry: Unsaved) -> None:
        """Show what was not saved against what is on the disk."""
        on_disk = ""
        if entry.file is not None:
            try:
                on_disk = read(entry.file.path, encoding=entry.file.encoding).text
            except FileError:
                on_disk = ""
        from writer.ui.comparison_window import ComparisonWindow  # not before it is opened

        window = ComparisonWindow(self._colours(), (self._restore(), self._discard()), self._window)
        window.show_comparison(
            self.tr("Recovered text"),
            self.tr("Struck out is what is on the disk, underlined is what was recovered."),
            on_disk,
            entry.text,
        )


class DiskOffer(QObject):
    """Tells of a file that another program has changed: reload, compare, keep."""

    def __init__(
        self,
        watch: DiskWatch,
        documents: Documents,
        text: Callable[[], str],
        colours: Callable[[], ReviewColours],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._documents = documents
        self._text = text
        self._colours = colours
        self._window = parent
        self.bar = OfferBar("disk_bar")
        watch.noticed.connect(self._show)
        watch.settled.connect(self.bar.hide)

    @Slot(object)
    def _show(self, change: Change) -> None:
        name = self._documents.name
        if change is Change.GONE:
            self._documents.keep_own()  # so that nobody closes it in the belief that it is saved
            self.bar.offer(lambda: self._gone(name), (self._save(), self._save_as()))
            return
        self.bar.offer(lambda: self._changed(name), (self._reload(), self._compare(), self._keep()))

    def _gone(self, name: str) -> str:
        return self.tr("“{name}” is not on the disk any more. Its text is still here.").format(
            name=name
        )

    def _changed(self, name: str) -> str:
        text = self.tr("Another program has changed “{name}” on the disk.").format(name=name)
        if self._documents.is_modified:
            own = self.tr("Your own changes are not saved.")
            text = self.tr("{sentence} {more}").format(sentence=text, more=own)
        return text

    def _save(self) -> Choice:
        return Choice("save", lambda: self.tr("Save again"), self._documents.save)

    def _save_as(self) -> Choice:
        return Choice("save_as", lambda: self.tr("Save as…"), self._documents.save_as)

    def _reload(self) -> Choice:
        return Choice("reload", lambda: self.tr("Reload"), self._documents.reload)

    def _keep(self) -> Choice:
        return Choice("keep", lambda: self.tr("Keep mine"), self._on_keep)

    def _compare(self) -> Choice:
        return Choice("compare", lambda: self.tr("Compare…"), self._open)

    @Slot()
    def _on_keep(self) -> None:
        self._documents.keep_own()
        self.bar.hide()

    @Slot()
    def _open(self) -> None:
        """Show what is on the disk against the text in the editor."""
        file = self._documents.on_disk()
        if file is None:
            return
        from writer.ui.comparison_window import ComparisonWindow  # as above

        window = ComparisonWindow(self._colours(), (self._reload(), self._keep()), self._window)
        self._documents.replaced.connect(window.close)  # its buttons are about what is in front
        window.show_comparison(
            self.tr("Changes on the disk"),
            self.tr("Struck out is what is in the window, underlined is what is on the disk."),
            self._text(),
            file.text,
        )


def _beginning(text: str) -> str:
    line = " ".join(_HEADING.sub("", text.lstrip()[:LOOKED_AT]).split())
    return line if len(line) <= BEGINNING else line[: BEGINNING - 1] + "…"
