"""The watch over sockets that every test in this folder is under: it sees what it has to see."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.end_to_end.conftest import OWN
from tests.end_to_end.screen import log_of
from writer.core.paths import Paths


def start(program: str) -> None:
    subprocess.run([sys.executable, "-c", program], check=True, env=os.environ)


def test_an_internet_socket_of_a_started_process_is_noted(no_internet: Path) -> None:
    start("import socket; socket.socket()")
    (note,) = no_internet.iterdir()
    assert "import socket" in note.read_text("utf-8")
    note.unlink()


def test_a_process_of_a_process_is_watched_too(no_internet: Path) -> None:
    child = "import socket; socket.socket()"
    start(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])")
    (note,) = no_internet.iterdir()
    note.unlink()


def test_a_local_socket_is_nothing_to_note(no_internet: Path) -> None:
    start("import socket; socket.socketpair()")
    assert list(no_internet.iterdir()) == []
    assert OWN.is_watching


def test_the_window_tells_its_own_count_at_its_end(writer_home: Path) -> None:
    start(
        "from PySide6.QtCore import QTimer; from writer import app\n"
        "class Short(app.MainWindow):\n"
        "    def __init__(self, *given):\n"
        "        super().__init__(*given)\n"
        "        QTimer.singleShot(200, self.close)\n"
        "app.MainWindow = Short\n"
        "app.main()\n"
    )
    assert Paths.for_user(dict(os.environ)).state.is_relative_to(writer_home)
    assert "internet sockets opened: 0" in log_of(writer_home)
