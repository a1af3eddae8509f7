"""Opens the window: puts settings, language, looks, engine and window together."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import ModuleType, TracebackType

from PySide6.QtCore import (
    QLibraryInfo,
    QMessageLogContext,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from writer import __version__
from writer.assist.tasks import TaskBook
from writer.assist.wording import Value, WordLists
from writer.core.errors import InternalError
from writer.core.jobs import SWITCH_INTERVAL_S, CancelToken, Progress
from writer.core.paths import Paths, resources
from writer.core.sockets import SocketCount
from writer.core.values import EditRequest
from writer.engine.api import Engine, Message
from writer.engine.catalogue import Catalogue
from writer.engine.download.transfer import Terms, Transfer
from writer.engine.entry import Entry, Source
from writer.engine.guard import Guard, watch_faults
from writer.engine.machine import Machine
from writer.engine.model_places import Place, model_places
from writer.engine.newer import look_for_newer
from writer.engine.planner import LoadPlan
from writer.ui.first_paint import FirstPaint
from writer.ui.garbage import GarbageCollector
from writer.ui.icons import Icons
from writer.ui.input_method import adapted, plugins_in
from writer.ui.main_window import MainWindow
from writer.ui.preferences import Preferences
from writer.ui.single_instance import SingleInstance
from writer.ui.surroundings import Doors, Shelves, Surroundings
from writer.ui.theme import Appearance
from writer.ui.translation import Translation

log = logging.getLogger(__name__)

DESKTOP_ID = "io.github.writer.Writer"
LOG_BYTES = 1_000_000
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def main(files: Sequence[Path] = (), *, model: Path | None = None) -> int:
    """Open the window on `files`, with `model` or the one that is set; returns the exit code."""
    start = time.perf_counter()
    sockets = SocketCount()
    sockets.watch()
    paths = Paths.for_user()
    _start_log(paths.log)
    watch_faults(paths.state)
    guard = Guard(paths.state)
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    application = make_application()
    instance = SingleInstance(paths.state, application)
    if not instance.is_first and instance.hand_over(files):
        return 0
    GarbageCollector(application)
    window = MainWindow(surroundings(paths, sockets))
    hook = ExceptionHook(window)
    sys.excepthook = hook
    painted = FirstPaint(window)
    painted.done.connect(lambda: window.models.load(model))
    painted.done.connect(window.supply.begin)
    window.show()
    window.keeping.begin(files)
    instance.handed_over.connect(window.window_commands.come_to_front)
    instance.handed_over.connect(window.open_files)
    if crash := guard.crash():
        window.notices.tell_crash(crash)
    for mistake in WordLists.load(resources() / "wording", paths.wording).mistakes[:1]:
        window.show_error(mistake)
    log.info("version %s, window after %.3f s", __version__, time.perf_counter() - start)
    code = application.exec()
    instance.close()
    log.info("internet sockets opened: %d", sockets.internet)
    logging.shutdown()
    if window.is_stuck:
        guard.forgive()
        # A native call does not return: everything is saved, so nobody has to wait for it.
        os._exit(code)
    return code


def make_application() -> QApplication:
    """The QApplication, with all that has to be set before it and right after."""
    folders = [Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))]
    folders += map(Path, filter(None, os.environ.get("QT_PLUGIN_PATH", "").split(os.pathsep)))
    os.environ.update(adapted(os.environ, plugins_in(folders)))
    QApplication.setApplicationName("writer")
    QApplication.setApplicationDisplayName("Writer")
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName(DESKTOP_ID)
    application = QApplication(["writer"])
    application.setStyle("Fusion")
    return application


def surroundings(paths: Paths, sockets: SocketCount | None = None) -> Surroundings:
    """What the window is given, with the real engine behind it."""
    preferences = Preferences(paths)
    settings = preferences.settings
    folder = resources()
    translation = Translation(folder / "i18n")
    translation.choose(settings.language)
    appearance = Appearance(folder / "themes", paths.themes)
    appearance.choose(settings.theme)
    icons = Icons(folder / "icons")
    QApplication.setWindowIcon(icons.application())

    def open_engine(path: Path, token: CancelToken) -> Iterator[Progress | Engine]:
        from writer.engine import loading  # the window shows before llama.cpp is loaded

        threads = preferences.settings.threads
        yield from loading.open_engine(
            path, token, paths=paths, leave_core_for_window=True, threads=threads
        )

    def run_task(
        request: EditRequest, engine: Engine, tasks: TaskBook, token: CancelToken
    ) -> Iterator[Value]:
        from writer.assist.pipeline import run  # the window shows before the parser is loaded

        # Read anew for each run, in some milliseconds, so that a changed list holds at once.
        is_on = preferences.settings.checks_wording
        words = WordLists.load(folder / "wording", paths.wording) if is_on else WordLists()
        translates = not tasks.get(request.task).keeps_language
        values = run(request, engine, tasks, token)
        yield from words.mark(values, request.passage, translates=translates)

    def find_model() -> Path:
        catalogue = Catalogue.load(folder / "models.toml")
        return catalogue.default(preferences.settings.model, paths.models)

    return Surroundings(
        paths=paths,
        preferences=preferences,
        tasks=TaskBook.load(folder / "tasks", paths.tasks),
        open_engine=open_engine,
        run_task=run_task,
        doors=_doors(paths, preferences),
        shelves=_shelves(paths),
        opening=_opening,
        cores=Machine.here().physical_cores,
        find_model=find_model,
        appearance=appearance,
        translation=translation,
        icons=icons,
        sockets=sockets or SocketCount(),
    )


def _doors(paths: Paths, preferences: Preferences) -> Doors:
    def loading() -> ModuleType:
        from writer.engine import loading  # as above

        return loading

    def plan_for(path: Path) -> LoadPlan:
        threads = preferences.settings.threads
        found: LoadPlan = loading().plan_for(
            path, paths=paths, leave_core_for_window=True, threads=threads
        )
        return found

    return Doors(
        machine=lambda: loading().machine(),
        backends=lambda: loading().backends(),
        plan_for=plan_for,
        step_down=lambda path, layout: loading().step_down(path, layout, paths=paths),
        trust_again=lambda path: loading().trust_again(path, paths=paths),
    )


def _shelves(paths: Paths) -> Shelves:
    def catalogue() -> Catalogue:
        return Catalogue.load(resources() / "models.toml")

    def places(added: Iterable[Path]) -> tuple[Place, ...]:
        return model_places(paths.models, added)

    def fetch(
        entry: Entry, sources: Sequence[Source], folder: Path, token: CancelToken, terms: Terms
    ) -> Iterator[Transfer | Path]:
        from writer.engine.download.job import download  # it loads what speaks with the network

        return download(entry, sources, folder, token, terms)

    return Shelves(catalogue, places, fetch, look_for_newer)


def _opening(request: EditRequest, tasks: TaskBook) -> tuple[Message, ...]:
    from writer.assist.opening import opening  # as above

    return opening(request, tasks)


def _start_log(path: Path) -> None:
    """Log to a file of the user; without a place to write, there is no log."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8")
    except OSError:
        return
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(file)
    qInstallMessageHandler(_log_qt)


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(_QT_LEVELS[kind], "%s", message)


class ExceptionHook:
    """What happens with an exception that nobody caught: it is logged and told, not fatal."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def __call__(
        self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        """Tell it; whatever is no Exception, such as Ctrl+C in a terminal, closes the window."""
        log.error("not caught", exc_info=(kind, error, traceback))
        if issubclass(kind, Exception):
            self._window.show_error(InternalError())
        else:
            self._window.close()
