"""The window with the real pipeline and a real model behind it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from writer.app import surroundings
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.paths import Paths
from writer.core.settings import Settings
from writer.engine.api import Chunk
from writer.engine.llama.engine import LlamaEngine
from writer.ui.main_window import MainWindow
from writer.ui.model_host import Status, Work
from writer.ui.prewarming import REST_MS

TEXT = (
    "# Notes\n\nThe boats is standing in the yard, and nobody have seen them since may.\n\nEnd.\n"
)
BATCH_TOKENS = 256
ROUNDS = 3
MOMENTS = ("nothing", "begun", "done")
"""How much was read ahead when the task is asked for."""


@contextmanager
def opened(qtbot: QtBot, home: Path, model: Path) -> Iterator[MainWindow]:
    paths = Paths.for_user({"WRITER_HOME": str(home)})
    Settings(model=str(model), threads=1).save(paths.settings)
    made = MainWindow(surroundings(paths))
    made.show()
    made.models.load()
    qtbot.waitUntil(lambda: made.host.state.status is Status.READY, timeout=60_000)
    yield made
    made.editor.document().setModified(False)
    made.close()
    assert not made.is_stuck


@pytest.fixture
def window(qtbot: QtBot, writer_home: Path, tiny_path: Path) -> Iterator[MainWindow]:
    with opened(qtbot, writer_home, tiny_path) as made:
        yield made


@pytest.mark.tiny
def test_select_polish_apply_and_undo_on_a_real_model(window: MainWindow, qtbot: QtBot) -> None:
    window.editor.set_text(TEXT)
    cursor = window.editor.textCursor()
    cursor.setPosition(TEXT.index("boats"))
    window.editor.setTextCursor(cursor)
    window.commands.polish.trigger()
    qtbot.waitUntil(lambda: window.panel.has_result, timeout=120_000)
    assert window.editor.text() == TEXT
    assert "tokens/s" in window.status.activity.text()
    text = window.panel.result_text
    window.commands.apply.trigger()
    if text is None:
        assert window.editor.text() == TEXT
        return
    assert window.editor.text() == TEXT.replace(TEXT.split("\n\n")[1], text)
    window.editor.undo()
    assert window.editor.text() == TEXT


@pytest.mark.slow
@pytest.mark.starter
def test_reading_ahead_makes_the_first_word_come_sooner_and_never_a_batch_later(
    qtbot: QtBot, writer_home: Path, starter_path: Path
) -> None:
    with opened(qtbot, writer_home, starter_path) as window:
        window.editor.set_text("# Notes\n\n" + "The boats is standing in the yard. " * 8 + "\n")
        qtbot.waitUntil(lambda: window.idle_work._hashed is not None, timeout=300_000)
        words = {name: [FirstWord(window, qtbot, name) for _ in range(ROUNDS)] for name in MOMENTS}
    seconds = {name: median(word.seconds for word in words[name]) for name in MOMENTS}
    batch = median(word.batch_s for word in words["nothing"])
    print("seconds to the first word by what was read ahead:", seconds, "a batch takes", batch)
    assert seconds["begun"] < seconds["nothing"] + batch
    assert seconds["done"] < seconds["nothing"]


class FirstWord:
    """Selects the passage, polishes it at a moment, and stops at the first word."""

    def __init__(self, window: MainWindow, qtbot: QtBot, moment: str) -> None:
        self._reading: list[tuple[float, int]] = []
        self._window, self._qtbot = window, qtbot
        self._forget()
        self._select()
        if moment == "begun":
            qtbot.waitUntil(lambda: window.host._work is Work.PREWARMING)
        elif moment == "done":
            qtbot.waitUntil(lambda: window.host._work is Work.PREWARMING)
            qtbot.waitUntil(lambda: window.host.is_resting, timeout=120_000)
        window.host.produced.connect(self._note)
        begun = time.perf_counter()
        with qtbot.waitSignal(window.host.produced, timeout=300_000, check_params_cb=_is_word):
            window.commands.polish.trigger()
        self.seconds = time.perf_counter() - begun
        window.host.produced.disconnect(self._note)
        window.host.cancel()
        qtbot.waitUntil(lambda: window.host.is_resting, timeout=60_000)

    @property
    def batch_s(self) -> float:
        """How long a whole batch takes to read."""
        (first, start), *_, (last, end) = self._reading
        return (last - first) / (end - start) * BATCH_TOKENS

    def _note(self, value: object) -> None:
        if isinstance(value, Progress) and value.stage is Stage.READING:
            self._reading.append((time.perf_counter(), value.done))

    def _select(self) -> None:
        cursor = self._window.editor.textCursor()
        cursor.setPosition(len("# Notes\n\n"))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self._window.editor.setTextCursor(cursor)

    def _forget(self) -> None:
        """Empty the KV cache, on its thread, with nothing selected."""
        host = self._window.host
        engine = host._seat._engine
        assert isinstance(engine, LlamaEngine)

        def forget(_token: CancelToken) -> Iterator[None]:
            engine._session.truncate(0)
            yield

        self._window.editor.moveCursor(QTextCursor.MoveOperation.Start)
        self._qtbot.wait(2 * REST_MS)
        self._qtbot.waitUntil(lambda: host.is_resting, timeout=60_000)
        with self._qtbot.waitSignal(host._runner.finished):
            host._runner.start(forget)


def _is_word(value: object) -> bool:
    return isinstance(value, Chunk) and bool(value.text)
