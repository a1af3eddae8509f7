"""The program as a whole, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.engine.crumbs import leave_crumb
from tests.text.test_recovery import die
from writer.core.paths import Paths

SCRIPT = """
import json, sys, time
start = time.process_time()
from PySide6.QtCore import QTimer
from writer import app
from writer.ui.main_window import MainWindow
facts = {}
class Watched(MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        if "shown" not in facts:
            facts["shown"] = time.process_time() - start
            facts["early"] = [m for m in HEAVY if m in sys.modules]
            facts["modules"] = len(sys.modules)
            facts["told"] = self.info_bar.text or self.notices.crash.bar.text
            QTimer.singleShot(WAIT, self.close)
app.MainWindow = Watched
code = app.main(FILES)
facts["code"] = code
print(json.dumps(facts))
"""

BARE = """
import time
start = time.process_time()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Watched(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.process_time() - start)
        QTimer.singleShot(0, self.close)
app = QApplication([])
window = Watched()
window.show()
app.exec()
"""
"""An empty window of Qt: what no program of its kind can do without."""
TIMES_BARE = 9
"""So many times the processor's work for an empty window is ours at most; about 6 today."""

HEAVY = (
    *(
        "llama_cpp",
        "numpy",
        "markdown_it",
        "mdit_py_plugins",
        "pygments",
        "ziamath",
        "docx",
        "lxml",
    ),
    *("pypdf", "mammoth", "spellchecker", "opencc", "pypinyin", "urllib.request", "ssl", "http"),
    *("writer.ui.palette.palette", "writer.ui.preferring.preferring", "writer.ui.help.keys_window"),
    *("writer.ui.models.dialog", "writer.ui.snapshot_window", "writer.text.editing.html"),
    *("writer.ui.folder.search", "writer.text.folder.searching", "writer.text.folder.replacing"),
)
MODULES_LIMIT = 515
"""Of all that is imported until the window shows; 508 today."""
PATH = {"PYTHONPATH": str(Path(__file__).parents[1])}


def run(
    home: Path, files: list[str], wait_ms: int = 50, extra: str = "", script: str = SCRIPT
) -> dict[str, object]:
    """Start the window, close it `wait_ms` after it showed, and return what was noticed."""
    from_paths = f"[__import__('pathlib').Path(p) for p in {files!r}]"
    script = script.replace("WAIT", str(wait_ms)).replace("FILES", from_paths) + extra
    script = script.replace("HEAVY", repr(HEAVY))
    environment = os.environ | {"WRITER_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    facts = json.loads(done.stdout.splitlines()[-1])
    assert isinstance(facts, dict)
    return facts


def shown_after(home: Path) -> float:
    """The processor's seconds until the window is painted."""
    shown = run(home, [])["shown"]
    assert isinstance(shown, float)
    return shown


def bare_window() -> float:
    """The same for an empty window."""
    done = subprocess.run(
        [sys.executable, "-c", BARE],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=60,
        check=True,
    )
    return float(done.stdout.split()[0])


def test_nothing_heavy_is_loaded_before_the_window_shows(writer_home: Path) -> None:
    facts = run(writer_home, [])
    assert facts["early"] == []
    assert facts["code"] == 0
    modules = facts["modules"]
    assert isinstance(modules, int)
    assert modules < MODULES_LIMIT


def test_the_window_comes_soon_after_an_empty_one_would(writer_home: Path) -> None:
    """Tests share their machine: the best of several runs, in seconds of the processor."""
    bare = min(bare_window() for _ in range(3))
    ours = min(shown_after(writer_home) for _ in range(2))
    assert ours < TIMES_BARE * bare, (ours, bare)


def test_a_file_that_does_not_exist_is_no_reason_to_stay_away(writer_home: Path) -> None:
    assert run(writer_home, ["missing.md"])["code"] == 0


def test_after_a_crash_the_window_tells_of_it(writer_home: Path) -> None:
    assert run(writer_home, [])["told"] == ""
    paths = Paths.for_user({"WRITER_HOME": str(writer_home)})
    leave_crumb(paths, Path("model.gguf"), device="RTX", words="CUDA error")
    told = run(writer_home, [])["told"]
    assert isinstance(told, str)
    assert "RTX (CUDA error)" in told


def test_a_log_is_written_without_the_text(writer_home: Path, tmp_path: Path) -> None:
    document = tmp_path / "secret.md"
    document.write_text("a very private sentence")
    run(writer_home, [str(document)], wait_ms=600)
    log = (writer_home / "state" / "writer.log").read_text()
    assert "window after" in log
    assert "private" not in log
    assert "Traceback" not in log


def test_the_next_start_goes_on_with_the_document_and_offers_what_a_killed_one_left(
    writer_home: Path, tmp_path: Path
) -> None:
    document = tmp_path / "文 稿.md"
    document.write_text("saved", "utf-8")
    run(writer_home, [str(document)])
    die(Paths.for_user({"WRITER_HOME": str(writer_home)}).journal, document, "never saved")
    shown = "[self.documents.name, self.keeping.recovery.count]"
    facts = run(writer_home, [], script=SCRIPT.replace("self.info_bar.text", shown))
    assert facts["told"] == ["文 稿.md", 1]


def test_a_second_start_hands_its_file_to_the_first_and_ends(
    writer_home: Path, tmp_path: Path
) -> None:
    document = tmp_path / "文 稿.md"
    document.write_text("text", "utf-8")
    session = Paths.for_user({"WRITER_HOME": str(writer_home)}).session
    environment = os.environ | {"WRITER_HOME": str(writer_home), "QT_QPA_PLATFORM": "offscreen"}
    writer = [sys.executable, "-m", "writer"]
    with subprocess.Popen(writer, env=environment, stderr=subprocess.DEVNULL) as first:
        try:
            wait_for(lambda: "window after" in log_of(writer_home))
            second = subprocess.run(
                [*writer, document.name], cwd=tmp_path, env=environment | PATH, check=False
            )
            assert second.returncode == 0
            assert first.poll() is None
            wait_for(lambda: session.exists() and document.name in session.read_text("utf-8"))
            assert log_of(writer_home).count("window after") == 1
        finally:
            first.kill()


def log_of(home: Path) -> str:
    path = home / "state" / "writer.log"
    return path.read_text("utf-8") if path.exists() else ""


def wait_for(condition: Callable[[], object]) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)
