"""A window with a scripted engine behind it, and somebody who answers its questions."""

from __future__ import annotations

import gc
import os
import subprocess
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes import Script, ScriptedEngine, passage_of
from writer.assist.opening import opening
from writer.assist.pipeline import run
from writer.assist.tasks import TaskBook
from writer.core.download_errors import NoConnection
from writer.core.errors import ModelError, NoModel, WriterError
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.paths import Paths, resources
from writer.core.settings import InterfaceLanguage, Theme
from writer.engine.api import Engine, Prompt
from writer.engine.catalogue import Catalogue
from writer.engine.download.transfer import Terms, Transfer
from writer.engine.entry import Entry, Source
from writer.engine.gguf import inspect
from writer.engine.machine import Machine
from writer.engine.model_places import Origin, Place
from writer.engine.newer import Changes
from writer.engine.placement import GIB, Placement
from writer.engine.planner import LoadPlan, plan
from writer.text.export.manuscript import Form
from writer.ui import clipboard
from writer.ui.icons import Icons
from writer.ui.main_window import MainWindow
from writer.ui.model_host import Status
from writer.ui.positions import to_utf16
from writer.ui.preferences import Preferences
from writer.ui.questions import Answer, Conflict, Questions
from writer.ui.surroundings import Doors, Fetch, Shelves, Surroundings
from writer.ui.theme import Appearance
from writer.ui.translation import Translation

TRANSLATION = resources() / "i18n" / "writer_zh_CN.ts"
PLURALS = resources() / "i18n" / "writer_en.ts"
ENGLISH = "I have went home. It was good.\n\nThe second one is fine.\n"


class ScriptedQuestions(Questions):
    """Answers as the test says, and keeps what was asked."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.asked: list[str] = []
        self.unsaved_answer = Answer.DISCARD
        self.overwrite_answer = Conflict.CANCEL
        self.chosen: Path | None = None
        self.word: Path | None = None
        self.saves_before_image = True

    def unsaved(self, name: str) -> Answer:
        self.asked.append(f"unsaved {name}")
        return self.unsaved_answer

    def overwrite_changed(self, name: str) -> Conflict:
        self.asked.append(f"overwrite {name}")
        return self.overwrite_answer

    def clear_snapshots(self) -> bool:
        self.asked.append("clear snapshots")
        return True

    def all_unsaved(self, names: Sequence[str]) -> Answer:
        self.asked.append(f"unsaved {', '.join(names)}")
        return self.unsaved_answer

    def files_to_open(self, folder: str) -> Sequence[Path]:
        self.asked.append(f"open in {folder}")
        return [self.chosen] if self.chosen else []

    def file_to_save(self, suggestion: str) -> Path | None:
        self.asked.append(f"save {Path(suggestion).name}")
        return self.chosen

    def save_before_image(self) -> bool:
        self.asked.append("save before image")
        return self.saves_before_image

    def image_file(self, folder: str) -> Path | None:
        self.asked.append(f"image in {folder}")
        return self.chosen

    def file_to_export(self, suggestion: str, form: Form) -> Path | None:
        self.asked.append(f"export {form} {Path(suggestion).name}")
        return self.chosen

    def word_file(self, folder: str) -> Path | None:
        self.asked.append(f"import from {folder}")
        return self.word

    def model_file(self, folder: str) -> Path | None:
        self.asked.append(f"model in {folder}")
        return self.chosen

    def about(self, version: str) -> None:
        self.asked.append(f"about {version}")


def corrected(text: str) -> str:
    """What the scripted engine makes of a passage."""
    return text.replace("have went", "went").replace("的的", "的").replace("good", "fine")


def no_network(
    entry: Entry, sources: Sequence[Source], folder: Path, token: CancelToken, terms: Terms
) -> Iterator[Transfer | Path]:
    """A network that is not there."""
    del entry, folder, token, terms
    yield from ()
    raise NoConnection(sources[0].host)


@dataclass
class Desk:
    """Opens windows, and what a test needs to press and to look at."""

    qtbot: QtBot
    paths: Paths
    translation: Translation
    appearance: Appearance
    windows: list[MainWindow] = field(default_factory=list)
    load_gate: threading.Event = field(default_factory=threading.Event)
    load_error: WriterError | None = None
    engines: list[ScriptedEngine] = field(default_factory=list)
    closed_on: list[int] = field(default_factory=list)
    opened_on: list[int] = field(default_factory=list)
    machine: Machine = field(default_factory=lambda: Machine(4, 16 * GIB, 12 * GIB))
    placement: Placement | None = None
    """Of the engines that are opened; None: on the CPU, and nobody asks why."""
    catalogue: Catalogue | None = None
    """Another one than Writer's own."""
    places: list[Place] = field(default_factory=list)
    """Where models lie, besides Writer's own folder."""
    fetch: Fetch = no_network
    changes: Changes = field(default_factory=Changes)
    """What the network knows of newer models."""
    told: list[str] = field(default_factory=list)
    """What was said through the engine's doors."""

    def open(
        self,
        text: str = "",
        script: Script | None = None,
        *,
        gate: threading.Event | None = None,
        pause_s: float = 0.0,
        has_model: bool = True,
        is_loaded: bool = True,
        on_gpu: bool = False,
    ) -> MainWindow:
        """A window with `text` in it; its model is ready unless told otherwise."""
        preferences = Preferences(self.paths)
        self.translation.choose(preferences.settings.language)
        self.appearance.choose(preferences.settings.theme)
        desk = self

        class Watched(ScriptedEngine):
            def close(self) -> None:
                desk.closed_on.append(threading.get_ident())
                super().close()

        def open_engine(path: Path, token: CancelToken) -> Iterator[Progress | Engine]:
            yield Progress(Stage.LOADING, 630, 1000)
            while not self.load_gate.wait(0.005):
                token.raise_if_cancelled()
            if self.load_error or "bad" in path.name:
                raise self.load_error or ModelError(path, "damaged")
            self.opened_on.append(threading.get_ident())
            engine = Watched(
                script or _correct,
                gate=gate,
                pause_s=pause_s,
                on_gpu=on_gpu,
                placement=self.placement,
            )
            self.engines.append(engine)
            yield engine

        def find_model() -> Path:
            if not has_model:
                raise NoModel(self.paths.models)
            return Path("scripted.gguf")

        window = MainWindow(
            Surroundings(
                paths=self.paths,
                preferences=preferences,
                tasks=TaskBook.load(resources() / "tasks", self.paths.tasks),
                open_engine=open_engine,
                run_task=run,
                doors=self.doors(),
                shelves=self.shelves(),
                opening=opening,
                cores=4,
                find_model=find_model,
                appearance=self.appearance,
                translation=self.translation,
                icons=Icons(resources() / "icons"),
            ),
            ScriptedQuestions,
        )
        self.windows.append(window)
        window.editor.set_text(text)
        window.show()
        window.editor.setFocus()
        self.qtbot.waitUntil(window.editor.hasFocus)
        if is_loaded:
            self.load_gate.set()
        window.models.load()
        if has_model and is_loaded:
            self.qtbot.waitUntil(lambda: window.host.state.status is Status.READY)
        return window

    def shelves(self) -> Shelves:
        """The known models, what a test put somewhere, and a network that does as it says."""

        def places(added: Iterable[Path]) -> tuple[Place, ...]:
            own = Place(Origin.WRITER, self.paths.models, 1)
            return (own, *self.places, *(Place(Origin.ADDED, folder, 2) for folder in added))

        return Shelves(
            lambda: self.catalogue or Catalogue.load(resources() / "models.toml"),
            places,
            self.fetch,
            lambda _catalogue, _token: iter([self.changes]),
        )

    def doors(self) -> Doors:
        """What a machine without a card says, and what it was told is kept."""

        def plan_for(path: Path) -> LoadPlan:
            return plan(inspect(path), self.machine, leave_core_for_window=True)

        return Doors(
            machine=lambda: self.machine,
            backends=lambda: ("CPU (scripted)",),
            plan_for=plan_for,
            step_down=lambda path, layout: self.told.append(f"step down {path.name}: {layout}"),
            trust_again=lambda path: self.told.append(f"trust {path.name} again"),
        )

    def questions(self, window: MainWindow) -> ScriptedQuestions:
        """Who answers for this window."""
        assert isinstance(window.questions, ScriptedQuestions)
        return window.questions

    def press(self, window: MainWindow, keys: str) -> None:
        """Press keys such as ``Alt+1`` where the focus is."""
        widget = QApplication.focusWidget() or window.editor
        QTest.keySequence(widget, QKeySequence(keys))

    def reviewed(self, window: MainWindow) -> None:
        """Wait until there is something to decide on."""
        self.qtbot.waitUntil(lambda: window.panel.has_result)


def select(window: MainWindow, part: str) -> None:
    """Select the first place where `part` stands."""
    text = window.editor.text()
    start = text.index(part)
    cursor = window.editor.textCursor()
    cursor.setPosition(to_utf16(text, start))
    cursor.setPosition(to_utf16(text, start + len(part)), QTextCursor.MoveMode.KeepAnchor)
    window.editor.setTextCursor(cursor)


@pytest.fixture(scope="session")
def translations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is said in Chinese, and the plurals of English, compiled."""
    folder = tmp_path_factory.mktemp("i18n")
    package = Path(PySide6.__file__).parent
    program = next(path for path in package.glob("lrelease*") if path.suffix in {"", ".exe"})
    for source in (TRANSLATION, PLURALS):
        target = folder / source.with_suffix(".qm").name
        subprocess.run([program, "-silent", source, "-qm", target], check=True)
    return folder


@pytest.fixture(scope="session", autouse=True)
def tidy_process() -> Iterator[None]:
    """Free widgets on this thread only, and leave nothing of Python's on the clipboard."""
    gc.disable()
    yield
    gc.enable()
    if QApplication.instance() is not None:
        clipboard.hand_over()


@pytest.fixture
def no_power_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write no file through to the disk: the cache of the system outlives every test here.

    That files are synced is shown in tests/core, and that kills lose nothing in tests/end_to_end.
    """
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)


@pytest.fixture
def desk(
    qtbot: QtBot,
    writer_home: Path,
    translations: Path,
    no_power_cut: None,  # noqa: ARG001 - takes effect
) -> Iterator[Desk]:
    """Opens windows and closes them."""
    made = Desk(
        qtbot,
        Paths.for_user({"WRITER_HOME": str(writer_home)}),
        Translation(translations),
        Appearance(resources() / "themes"),
    )
    yield made
    made.load_gate.set()
    for window in made.windows:
        for sheet in window.documents.binder.sheets:
            sheet.document.setModified(False)
        made.questions(window).unsaved_answer = Answer.DISCARD  # of files that are gone
        window.close()
        assert not window.is_stuck
        window.deleteLater()
    # Before the language and the looks go back: no window has to follow them.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    made.translation.choose(InterfaceLanguage.ENGLISH)
    made.appearance.choose(Theme.SYSTEM)
    made.windows.clear()
    QApplication.processEvents()
    gc.collect()
    gc.freeze()  # what is left belongs to modules, and is not looked through for every test


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader, which is there then, is told to say."""
    said: list[str] = []

    def listen(event: QAccessibleAnnouncementEvent) -> None:
        said.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return said


def _correct(prompt: Prompt) -> str:
    return corrected(passage_of(prompt))
