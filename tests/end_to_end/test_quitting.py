"""Closing the window at any moment of a real model, and giving its memory back, in a child process.

The window draws nowhere, so that the moment is known exactly.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from writer.core.paths import Paths
from writer.core.settings import Settings

TEXT = "The boats is standing in the yard, and nobody have seen them since may. " * 60
QUIT_S = 3.0
ROUNDS = 10

WINDOW = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from writer import app
from writer.core.paths import Paths
from writer.ui.main_window import MainWindow
from writer.ui.model_host import Status, Work

application = app.make_application()
window = MainWindow(app.surroundings(Paths.for_user()))
host = window.host
window.editor.set_text(Path(sys.argv[1]).read_text("utf-8"))
window.show()
window.models.load()
QTimer.singleShot(120_000, lambda: os._exit(3))
"""
"""Exit code 3: what was waited for did not come."""

QUIT = """
moment = sys.argv[2]
TASKS = {"reading": "Reading", "writing": "Writing"}
WORK = {"prewarming": Work.PREWARMING, "calibrating": Work.CALIBRATING}
if moment == "prewarming":
    window.editor.selectAll()

def is_now():
    if moment == "loading":
        return host.state.percent > 0
    if moment == "hashing":
        return window.idle_work._hasher.is_busy
    if moment in WORK:
        return host._work is WORK[moment]
    if moment == "reloading":
        return is_reloading()
    if host.state.status is Status.READY and not host.is_running:
        polish()
    return window.status.activity.text().startswith(TASKS[moment])

def is_reloading():
    if host.state.status is Status.READY and host._work is not Work.FREEING:
        host.free()
    elif host.state.status is Status.FREED and not host.is_running:
        polish()
    return host.state.status is Status.LOADING and host.is_running

def polish():
    window.editor.selectAll()
    window.commands.polish.trigger()

def look():
    if is_now():
        timer.stop()
        window.editor.document().setModified(False)
        print(time.monotonic(), flush=True)
        window.close()

timer = QTimer()
timer.timeout.connect(look)
timer.start(2)
code = application.exec()
if window.is_stuck:  # as `app.main` ends then
    os._exit(code)
sys.exit(code)
"""

FREE = """
import json
rounds, freed, loaded = int(sys.argv[2]), [], []

def resident():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")

def go_on(work):
    if work is Work.FREEING:
        freed.append(resident())
        if len(freed) > rounds:
            print(json.dumps({"freed": freed, "loaded": loaded}))
            window.close()
            return
        window.editor.moveCursor(window.editor.textCursor().MoveOperation.Start)
        window.commands.polish.trigger()
    elif work in (Work.TASK, Work.LOADING):
        loaded.append(resident())
        window.editor.document().setModified(False)
        host.free()

host.rested.connect(go_on)
sys.exit(application.exec())
"""


def child(
    home: Path, model: Path, text: Path, script: str, *arguments: str
) -> subprocess.Popen[str]:
    paths = Paths.for_user({"WRITER_HOME": str(home)})
    Settings(model=str(model), threads=1, free_after_minutes=0).save(paths.settings)
    return subprocess.Popen(
        [sys.executable, "-c", WINDOW + script, str(text), *arguments],
        env=os.environ | {"WRITER_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )


def quits(home: Path, model: Path, folder: Path, moment: str) -> None:
    text = folder / "text.md"
    text.write_text(TEXT, "utf-8")
    with child(home, model, text, QUIT, moment) as running:
        assert running.stdout is not None
        pressed = float(running.stdout.readline())
        code = running.wait(60)
        seconds = time.monotonic() - pressed
    crowd = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
    print(f"{model.stem}, {moment}: {seconds:.2f} s, {crowd:.1f} waiting for each processor")
    assert code == 0
    assert seconds < QUIT_S * crowd


@pytest.mark.tiny
@pytest.mark.parametrize("moment", ["prewarming", "calibrating", "hashing", "reloading"])
def test_quitting_ends_what_nobody_asked_for(
    writer_home: Path, tiny_path: Path, tmp_path: Path, moment: str
) -> None:
    quits(writer_home, tiny_path, tmp_path, moment)


@pytest.mark.slow
@pytest.mark.starter
@pytest.mark.parametrize(
    "moment",
    ["loading", "prewarming", "calibrating", "hashing", "reading", "writing", "reloading"],
)
def test_quitting_ends_a_large_model_at_any_moment(
    writer_home: Path, starter_path: Path, tmp_path: Path, moment: str
) -> None:
    quits(writer_home, starter_path, tmp_path, moment)


@pytest.mark.slow
@pytest.mark.tiny
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_memory_is_flat_over_ten_rounds_of_freeing_and_loading(
    writer_home: Path, tiny_path: Path, tmp_path: Path
) -> None:
    text = tmp_path / "text.md"
    text.write_text("The boats is standing in the yard.", "utf-8")
    with child(writer_home, tiny_path, text, FREE, str(ROUNDS)) as running:
        output, _ = running.communicate(timeout=170)
    assert running.returncode == 0
    told = json.loads(output)
    freed, loaded = ([size / 1e6 for size in told[name]] for name in ("freed", "loaded"))
    print("MB freed", [round(size) for size in freed], "loaded", [round(size) for size in loaded])
    model = loaded[1] - freed[1]
    assert model > 50
    # The first round leaves what is loaded once; after the second nothing more comes.
    assert max(freed[2:]) - freed[1] < 0.1 * model
    assert max(loaded[2:]) - loaded[1] < 0.1 * model
