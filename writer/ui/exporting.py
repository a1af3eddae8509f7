"""Gives documents away: as files, on paper, on the clipboard; and takes them in from Word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QGuiApplication

from writer.core.errors import WriterError
from writer.core.jobs import CancelToken
from writer.text.export.manuscript import Manuscript
from writer.ui import threads
from writer.ui.actions import Actions
from writer.ui.clipboard import CopiedText
from writer.ui.documents import Documents
from writer.ui.editor import Editor
from writer.ui.exporting_actions import WAYS, Way
from writer.ui.exporting_forms import write
from writer.ui.info_bar import InfoBar
from writer.ui.menus import Menus
from writer.ui.preferences import Preferences
from writer.ui.printing import Printing
from writer.ui.questions import Questions
from writer.ui.runner import Runner
from writer.ui.status import StatusLine

NAMED = 3
"""So many lost pictures are named."""
LONGEST_NAME = 60
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


class Window(Protocol):
    """The parts of the window that exporting needs."""

    editor: Editor
    documents: Documents
    commands: Actions
    menus: Menus
    questions: Questions
    status: StatusLine
    info_bar: InfoBar

    def show_error(self, error: WriterError) -> None:
        """Say what went wrong."""
        ...


@dataclass(frozen=True, slots=True)
class _Written:
    """A document that was exported."""

    path: Path
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _TakenIn:
    """A Word document of which there is the Markdown now."""

    path: Path
    formulas_left_out: int


class Exporting(QObject):
    """Carries out the actions of `ExportActions`."""

    def __init__(self, window: Window, preferences: Preferences) -> None:
        super().__init__(window if isinstance(window, QObject) else None)
        self._window = window
        self._preferences = preferences
        self._runner = Runner(self)
        self.printing = Printing(self)
        actions, commands = window.commands.giving, window.commands
        actions.fill(window.menus.file, window.menus.edit, commands.quit, commands.paste)
        for id in WAYS:
            actions[id].triggered.connect(self._export)
        actions["import_word"].triggered.connect(self._take_in)
        actions["print"].triggered.connect(self._print)
        actions["print_preview"].triggered.connect(self._preview)
        actions["copy_html"].triggered.connect(self._copy_html)
        actions["copy_plain"].triggered.connect(self._copy_plain)
        self._runner.produced.connect(self._on_done)
        self._runner.failed.connect(window.show_error)
        self.printing.failed.connect(window.show_error)
        self.printing.told.connect(window.status.tell)

    @property
    def is_busy(self) -> bool:
        """Whether something is being written."""
        return self._runner.is_busy

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self._runner.cancel()
        self.printing.cancel_all()

    def shut_down(self, timeout_ms: int) -> bool:
        """End the threads; False when that takes longer."""
        return threads.shut_down((self._runner, self.printing), timeout_ms)

    def manuscript(self, text: str | None = None) -> Manuscript:
        """The document as it is now, or a part of it."""
        path = self._window.documents.path
        return Manuscript(
            self._window.editor.text() if text is None else text,
            path.parent if path else None,
            path.stem if path else "",
            self._preferences.settings.keeps_lines,
        )

    @Slot()
    def _export(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._export_as(WAYS[action.objectName()])

    def _export_as(self, way: Way) -> None:
        path = self._window.questions.file_to_export(str(self._suggestion(way)), way.form)
        if path is None:
            return
        if not path.suffix:
            path = path.with_name(f"{path.name}.{way.form}")
        if path.absolute() == self._window.documents.path:
            self._window.info_bar.show_message(
                self.tr("This is the document itself. Nothing was written. Choose another name.")
            )
            return
        manuscript = self.manuscript()
        self._window.status.tell(self.tr("Exporting…"))
        self._runner.start(lambda token: _write(manuscript, way, path.absolute(), token))

    def _suggestion(self, way: Way) -> Path:
        """Beside the document, called like it; one that was never saved like its title."""
        path = self._window.documents.path
        if path:
            return path.with_suffix(f".{way.form}")
        folder = self._preferences.session.last_folder or str(Path.home())
        return Path(folder, f"{self._title() or self._window.documents.name}.{way.form}")

    def _title(self) -> str:
        """The title of the document as the name of a file."""
        from writer.text.export.html import title_of

        title = _FORBIDDEN.sub(" ", title_of(self.manuscript()))
        return " ".join(title.split())[:LONGEST_NAME].strip(". ")

    @Slot()
    def _take_in(self) -> None:
        path = self._window.documents.path
        folder = str(path.parent) if path else self._preferences.session.last_folder
        word = self._window.questions.word_file(folder or str(Path.home()))
        if word is None:
            return
        place = self._window.questions.file_to_save(str(word.with_suffix(".md")))
        if place is None:
            return
        place = (place if place.suffix else place.with_suffix(".md")).absolute()
        self._window.status.tell(self.tr("Importing…"))
        self._runner.start(lambda token: _take_in(word.absolute(), place, token))

    @Slot(object)
    def _on_done(self, done: _Written | _TakenIn) -> None:
        if isinstance(done, _TakenIn):
            self._window.status.tell("")
            is_open = self._window.documents.open_path(done.path)
            if is_open and done.formulas_left_out:
                text = self.tr(
                    "%n formula(s) of the Word document are not in the text.",
                    "",
                    done.formulas_left_out,
                )
                self._window.info_bar.show_message(text)
            return
        self._window.status.tell(self.tr("Exported to {path}").format(path=done.path))
        if done.lost:
            self._window.info_bar.show_message(self._lost_sentence(done))

    def _lost_sentence(self, done: _Written) -> str:
        """Say which pictures are not in it."""
        names = self.tr(", ").join(done.lost[:NAMED])
        if len(done.lost) > NAMED:
            names += "…"
        lost = self.tr("%n picture(s) cannot be found or read on this computer", "", len(done.lost))
        text = self.tr("Exported to {path}. Left out: {lost} ({names}).")
        return text.format(path=done.path, lost=lost, names=names)

    @Slot()
    def _print(self) -> None:
        self.printing.ask_and_print(self.manuscript(), self._window.editor.window())

    @Slot()
    def _preview(self) -> None:
        self.printing.preview(self.manuscript(), self._window.editor.window())

    @Slot()
    def _copy_html(self) -> None:
        from writer.text.export.html import html_fragment

        html = html_fragment(self.manuscript(self._chosen_text()))
        copied = CopiedText(html)
        copied.setHtml(html)
        QGuiApplication.clipboard().setMimeData(copied)
        self._window.status.tell_copied()

    @Slot()
    def _copy_plain(self) -> None:
        from writer.text.export.plain import plain_text

        text = plain_text(self.manuscript(self._chosen_text()))
        QGuiApplication.clipboard().setMimeData(CopiedText(text))
        self._window.status.tell_copied()

    def _chosen_text(self) -> str | None:
        """What is selected; None for the whole document."""
        editor = self._window.editor
        if not editor.textCursor().hasSelection():
            return None
        return editor.passage().of(editor.text())


def _write(manuscript: Manuscript, way: Way, path: Path, token: CancelToken) -> Iterator[_Written]:
    lost = write(manuscript, way.form, way.style, path, token.raise_if_cancelled)
    yield _Written(path, lost)


def _take_in(word: Path, place: Path, token: CancelToken) -> Iterator[_TakenIn]:
    from writer.text.export.word_import import import_word

    imported = import_word(word, place, token.raise_if_cancelled)
    yield _TakenIn(place, imported.formulas_left_out)
