"""Replaces in all files of a folder: counts, asks, then changes everything or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from writer.core.atomic import Noting
from writer.core.errors import ChangedOnDisk, InvalidExpression, UnwritableFile, WriterError
from writer.core.jobs import CancelToken
from writer.text.folder.listing import list_folder
from writer.text.folder.reading import Texts, text_in_window
from writer.text.folder.replacing import (
    Plan,
    PlannedText,
    Replaced,
    plan_replacing,
    replace_files,
)
from writer.text.search import Query
from writer.text.snapshots import Occasion, Snapshots
from writer.ui.expressions import PerlExpression
from writer.ui.folder.finding import FolderFinding
from writer.ui.folder.items import readable
from writer.ui.folder.open_texts import OpenTexts
from writer.ui.folder.search_pane import SearchPane
from writer.ui.runner import Runner


class Asks(Protocol):
    """Who answers before anything is replaced."""

    def replace_all(
        self,
        words: str,
        new: str,
        counts: Sequence[tuple[str, int]],
        *,
        open_count: int,
        unread_count: int,
    ) -> bool:
        """Whether words shall be replaced at so many places in each of these files."""
        ...


class FolderReplacing(QObject):
    """Carries out what the search pane asks for.

    Signals:
        failed: this WriterError happened; every text is as it was.
        done: texts on the disk and in the window are others now.
    """

    failed = Signal(object)
    done = Signal()

    def __init__(
        self,
        pane: SearchPane,
        finding: FolderFinding,
        texts: OpenTexts,
        snapshots: Snapshots,
        noting: Noting,
        asks: Asks,
        sentence: Callable[[WriterError], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._pane = pane
        self._finding = finding
        self._texts = texts
        self._snapshots = snapshots
        self._noting = noting
        self._asks = asks
        self._sentence = sentence
        self._root: Path | None = None
        """The folder that is replaced in, though another one may be shown meanwhile."""
        self._plan: Plan | None = None
        """What the person is asked about."""
        self._runner = Runner(self)
        self._runner.produced.connect(self._on_produced)
        self._runner.failed.connect(self._on_failed)
        pane.replace_requested.connect(self.begin)

    @property
    def is_busy(self) -> bool:
        """Whether something is counted, asked or written."""
        return self._runner.is_busy or self._plan is not None

    @Slot()
    def begin(self) -> None:
        """Count what would be replaced."""
        query, words, root = self._pane.query, self._pane.replacement.text(), self._finding.root
        if not query.words or root is None or self.is_busy:
            return
        self._pane.words.remember()
        self._pane.replacement.remember()
        self._root = root
        texts = dict(self._texts.all())
        self._runner.start(lambda token: _plan(root, texts, query, words, token))

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`; what is half done is put back."""
        self._runner.cancel()

    def shut_down(self, timeout_ms: int) -> bool:
        """Stop and end the thread; False when that takes longer."""
        return self._runner.shut_down(timeout_ms)

    @Slot(object)
    def _on_produced(self, value: Plan | Replaced) -> None:
        if isinstance(value, Replaced):
            self._change_open(value.plan)
        elif value.counts:
            self._plan = value
            QTimer.singleShot(0, self, self._ask)  # a dialog must not hold up what is told
        else:
            self._pane.tell(self.tr("Nothing to replace."))

    @Slot()
    def _ask(self) -> None:
        plan, root = self._plan, self._root
        if plan is None:
            return
        names = [(_name(path, root), count) for path, count in plan.counts.items()]
        is_wanted = self._asks.replace_all(
            plan.query.words,
            plan.words,
            names,
            open_count=len(plan.texts),
            unread_count=len(plan.unread),
        )
        self._plan = None
        if not is_wanted:
            return
        if not self._is_current(plan):
            self._on_failed(ChangedOnDisk(plan.texts[0].path))
            return
        self._runner.start(lambda token: self._carry_out(plan, token))

    def _carry_out(self, plan: Plan, token: CancelToken) -> Iterator[Replaced]:
        return replace_files(plan, PerlExpression, self._keep, token, noting=self._noting)

    def _keep(self, path: Path, text: str) -> None:
        """Take a snapshot; without one nothing is replaced."""
        if text.strip():
            self._snapshots.take(str(path), text, Occasion.REPLACE)

    def _is_current(self, plan: Plan) -> bool:
        texts = self._texts.all()
        return all(text_in_window(one.path, texts) == one.text for one in plan.texts)

    def _change_open(self, plan: Plan) -> None:
        """The files are written: change what is open, each text in one undo step."""
        current = self._texts.all()
        counts = [file.count for file in plan.files]
        left = 0
        for planned in plan.texts:
            if text_in_window(planned.path, current) != planned.text:
                left += 1
            elif self._change(planned):
                counts.append(planned.count)
        self.done.emit()
        self._finding.search_again(self._news(counts, left))

    def _change(self, planned: PlannedText) -> bool:
        """Change an open text; False, and told, where there is no snapshot of it."""
        try:
            self._keep(self._texts.known_as(planned.path), planned.text)
        except UnwritableFile as error:
            self.failed.emit(error)
            return False
        self._texts.change(planned.path, planned.replacement.edit)
        return True

    def _news(self, counts: Sequence[int], left: int) -> str:
        places = self.tr("%Ln place(s)", "", sum(counts))
        files = self.tr("%Ln file(s)", "", len(counts))
        news = [self.tr("Replaced {places} in {files}.").format(places=places, files=files)]
        if left:
            news.append(
                self.tr("%Ln open document(s) were changed meanwhile and left alone.", "", left)
            )
        return "\n".join(news)

    @Slot(object)
    def _on_failed(self, error: WriterError) -> None:
        if isinstance(error, InvalidExpression):
            self._pane.tell(self._sentence(error), is_warning=True)
        else:
            self.failed.emit(error)


def _name(path: Path, root: Path | None) -> str:
    return readable(path.relative_to(root).as_posix() if root else path.name)


def _plan(root: Path, texts: Texts, query: Query, words: str, token: CancelToken) -> Iterator[Plan]:
    (listing,) = list_folder(root, token)
    paths = [file.path for file in listing.root.files()]
    yield from plan_replacing(paths, texts, query, words, PerlExpression, token)
