"""All that keeps a person's text: journal, autosave, snapshots, the watch over the disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QWidget

from writer.core.atomic import sweep
from writer.core.errors import WriterError
from writer.core.paths import Paths
from writer.text.recovery import Journal
from writer.text.snapshots import Snapshots
from writer.ui import threads
from writer.ui.actions import Actions
from writer.ui.autosave import OFFERED_S, Autosave
from writer.ui.comparison_view import ComparisonView
from writer.ui.disk_watch import DiskWatch
from writer.ui.documents import Documents
from writer.ui.editor import Editor
from writer.ui.encodings import Encodings
from writer.ui.menus import ChoiceMenu, offered
from writer.ui.offers import DiskOffer, RecoveryOffer
from writer.ui.preferences import Preferences
from writer.ui.recovering import BufferJournal, Recovery
from writer.ui.review.colours import ReviewColours
from writer.ui.snapshotting import Snapshotting
from writer.ui.theme import Colours
from writer.ui.whereabouts import Whereabouts


class Confirms(Protocol):
    """Who answers before something is deleted."""

    def clear_snapshots(self) -> bool:
        """Whether the snapshots of all documents shall go."""
        ...


class Keeping(QWidget):
    """Assembles these parts for one editor; an invisible child of its window.

    Signals:
        failed: this WriterError happened; the text in the editor is as it was.
    """

    failed = Signal(object)

    def __init__(
        self,
        window: QMainWindow,
        editor: Editor,
        documents: Documents,
        journal: Journal,
        paths: Paths,
        preferences: Preferences,
        actions: Actions,
        menu: QMenu,
        asks: Confirms,
        sentence: Callable[[WriterError], str],
    ) -> None:
        """`menu` is the one for files."""
        super().__init__(window)
        self.hide()
        self._window = window
        self._editor = editor
        self._documents = documents
        self._journal = journal
        self._folders = (paths.config, paths.state)
        self._actions = actions
        self._asks = asks
        self._sentence = sentence
        self._colours = ReviewColours.light()
        self.snapshots = Snapshots(paths.snapshots)
        self.buffer = BufferJournal(editor, documents, journal, self)
        self.recovery = Recovery(journal, documents, self.buffer, self)
        self.snapshotting = Snapshotting(editor, documents, self.snapshots, self)
        self.autosave = Autosave(documents, preferences, self)
        self.disk = DiskWatch(documents, self)
        self.encodings = Encodings(documents, self)
        self.whereabouts = Whereabouts(window, editor, documents, preferences)
        self._intervals = offered(OFFERED_S, self.autosave.interval_s)
        self.autosaves = ChoiceMenu(self._intervals, self)
        self.autosaves.check(self.autosave.interval_s)
        colours = self._review_colours
        self._recovery_offer = RecoveryOffer(self.recovery, colours, window)
        self._disk_offer = DiskOffer(self.disk, documents, editor.text, colours, window)
        self._connect_signals()
        self._add_to(menu)
        self.retranslate()

    @property
    def bars(self) -> tuple[QWidget, ...]:
        """What stands above the text when there is something to tell."""
        return self._recovery_offer.bar, self._disk_offer.bar

    def begin(self, files: Sequence[Path]) -> None:
        """Open what was open last, and what is asked for; then offer what was left behind."""
        for folder in self._folders:
            sweep(folder)
        self.snapshots.sweep()
        self.whereabouts.restore_documents()
        self._documents.open_paths(files)
        self.recovery.look()

    def set_colours(self, colours: Colours) -> None:
        """Be seen, in light and in dark."""
        self._colours = colours.review
        self._recovery_offer.bar.set_colours(colours)
        self._disk_offer.bar.set_colours(colours)

    def retranslate(self) -> None:
        """Name everything in the language of the interface."""
        self.encodings.retranslate()
        words = {0: self.tr("Never"), 30: self.tr("Every 30 seconds"), 60: self.tr("Every minute")}
        self.autosaves.set_texts(
            self.tr("Save automatically"),
            [
                words.get(seconds, self.tr("Every {number} minutes").format(number=seconds // 60))
                for seconds in self._intervals
            ],
        )
        self._recovery_offer.bar.retranslate()
        self._disk_offer.bar.retranslate()

    def remember(self, splitter: QSplitter) -> None:
        """The window closes, and the person let the documents go."""
        self.autosave.stop()
        self.whereabouts.remember_all(splitter)
        self.buffer.forget_all()
        self.snapshotting.leave_all()

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self.buffer.cancel_all()

    def shut_down(self, timeout_ms: int) -> bool:
        """End what runs beside the window; False when that takes longer."""
        views = self._window.findChildren(ComparisonView)
        has_ended = threads.shut_down((self.buffer, *views), timeout_ms)
        self._journal.close()
        return has_ended

    def _connect_signals(self) -> None:
        self.buffer.failed.connect(self.failed)
        self.recovery.restored.connect(self.disk.check)
        self._documents.conflicted.connect(self.disk.conflict)
        self.autosaves.chosen.connect(self.autosave.choose)
        self._actions.snapshots.triggered.connect(self._show_snapshots)
        self._actions.clear_snapshots.triggered.connect(self._clear_snapshots)

    def _add_to(self, menu: QMenu) -> None:
        """Stand in the file menu, above its end."""
        end = self._actions.quit
        for part in (self.encodings.reopen, self.encodings.save, self.autosaves):
            menu.insertMenu(end, part)
        menu.insertSeparator(end)
        menu.insertActions(end, [self._actions.snapshots, self._actions.clear_snapshots])
        menu.insertSeparator(end)

    def _review_colours(self) -> ReviewColours:
        return self._colours

    @Slot()
    def _show_snapshots(self) -> None:
        from writer.ui.snapshot_window import SnapshotWindow  # not before it is opened

        snapshotting = self.snapshotting
        window = SnapshotWindow(
            self.snapshots, self._editor.text, self._sentence, self._colours, self._window
        )

        # It shows one document, and restores into the one in front: they must stay the same.
        self._documents.replaced.connect(window.close)
        window.restore_requested.connect(snapshotting.restore)
        window.clear_requested.connect(snapshotting.clear)
        snapshotting.changed.connect(window.refresh)
        window.show_document(snapshotting.document, self._documents.name)

    @Slot()
    def _clear_snapshots(self) -> None:
        if self._asks.clear_snapshots():
            self.snapshotting.clear_all()
