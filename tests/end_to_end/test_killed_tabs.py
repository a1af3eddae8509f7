"""A window with several unsaved documents is killed, and the next start offers all of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

WINDOW = """
import json, os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from writer import app
from writer.core.paths import Paths
from writer.ui.main_window import MainWindow

document = Path(sys.argv[1])
application = app.make_application()
window = MainWindow(app.surroundings(Paths.for_user()))
window.show()
QTimer.singleShot(60_000, lambda: os._exit(3))  # should nobody be left to kill it
"""

TYPES = """
window.keeping.begin([document])
editor, documents = window.editor, window.documents
for text in ("named ", "first ", "second "):
    if text != "named ":
        documents.new()
    editor.insertPlainText(text)
window.keeping.buffer._timer.setInterval(20)

def go_on():
    # The last words go to the three in turn: none may keep the others from being written.
    for sheet in documents.binder.sheets:
        documents.show(sheet)
        editor.insertPlainText("and more")
    timer.start(10)

def look():
    entries = list(Paths.for_user().journal.glob("*.unsaved"))
    if len([e for e in entries if "and more" in e.read_text("utf-8")]) == 3:
        print("kept", flush=True)

timer = QTimer()
timer.timeout.connect(look)
QTimer.singleShot(0, go_on)
application.exec()
"""

RESTORES = """
window.keeping.begin([])
recovery = window.keeping.recovery
offered = recovery.count
recovery.restore_all()
sheets = window.documents.binder.sheets
print(json.dumps({
    "offered": offered,
    "left": recovery.count,
    "texts": sorted(sheet.text() for sheet in sheets),
    "paths": [str(sheet.path) for sheet in sheets if sheet.path],
    "unsaved": all(sheet.is_modified for sheet in sheets),
}))
for sheet in sheets:
    sheet.document.setModified(False)
window.close()
"""


def child(script: str, document: Path, home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WINDOW + script, str(document)],
        env=os.environ | {"WRITER_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_every_unsaved_document_is_offered_after_a_kill(tmp_path: Path, writer_home: Path) -> None:
    document = tmp_path / "文 稿.md"
    document.write_text("on the disk\n", "utf-8")
    with child(TYPES, document, writer_home) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "kept\n"
        killed.kill()
    assert document.read_text("utf-8") == "on the disk\n"
    with child(RESTORES, document, writer_home) as other:
        output, _ = other.communicate(timeout=60)
    assert other.returncode == 0
    found = json.loads(output)
    assert found == {
        "offered": 3,
        "left": 0,
        "texts": ["first and more", "named and moreon the disk\n", "second and more"],
        "paths": [str(document)],
        "unsaved": True,
    }
