"""The program as a whole, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.engine.crumbs import leave_crumb
from writer.core.paths import Paths

SCRIPT = """
import json, sys, time
start = time.perf_counter()
from PySide6.QtCore import QTimer
from writer import app
from writer.ui.main_window import MainWindow
facts = {}
class Watched(MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        if "shown" not in facts:
            facts["shown"] = time.perf_counter() - start
            facts["early"] = [m for m in ("llama_cpp", "markdown_it", "numpy") if m in sys.modules]
            facts["told"] = self.info_bar.text
            QTimer.singleShot(WAIT, self.close)
app.MainWindow = Watched
code = app.main(FILES)
facts["code"] = code
print(json.dumps(facts))
"""


def run(home: Path, files: list[str], wait_ms: int = 50, extra: str = "") -> dict[str, object]:
    """Start the window, close it `wait_ms` after it showed, and return what was noticed."""
    from_paths = f"[__import__('pathlib').Path(p) for p in {files!r}]"
    script = SCRIPT.replace("WAIT", str(wait_ms)).replace("FILES", from_paths) + extra
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


def test_the_window_shows_in_good_time_and_before_anything_heavy_is_loaded(
    writer_home: Path,
) -> None:
    facts = run(writer_home, [])
    assert facts["early"] == []
    assert facts["code"] == 0
    shown = facts["shown"]
    assert isinstance(shown, float)
    # A second is the promise on an idle machine; the tests may share theirs.
    assert shown < 3


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
