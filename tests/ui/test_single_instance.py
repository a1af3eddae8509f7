"""A second start hands its files to the first one."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Desk
from writer.ui.single_instance import SingleInstance

HAND_OVER = """
import json, os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from writer.ui.single_instance import SingleInstance
application = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
files = [Path(name) for name in sys.argv[2:]]
print(json.dumps([instance.is_first, not instance.is_first and instance.hand_over(files)]))
sys.stdout.flush()
if "die" in sys.argv:
    os._exit(9)
"""


def second(state: Path, *arguments: str, cwd: Path | None = None) -> list[bool]:
    """Start another one; whether it is the first, and whether it got rid of its files."""
    done = subprocess.run(
        [sys.executable, "-c", HAND_OVER, str(state), *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    answer = json.loads(done.stdout)
    assert isinstance(answer, list)
    return answer


class Second:
    """Another start, beside this one's event loop."""

    def __init__(self, state: Path, *arguments: str, cwd: Path | None = None) -> None:
        self.answer: list[bool] = []
        self._thread = threading.Thread(
            target=lambda: self.answer.extend(second(state, *arguments, cwd=cwd))
        )
        self._thread.start()

    def is_done(self) -> bool:
        return not self._thread.is_alive()


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def first(qapp: QObject, state: Path) -> Iterator[SingleInstance]:
    instance = SingleInstance(state, qapp)
    yield instance
    instance.close()


def test_files_are_handed_to_the_first_one_with_their_full_paths(
    qtbot: QtBot, first: SingleInstance, state: Path, tmp_path: Path
) -> None:
    assert first.is_first
    heard: list[list[Path]] = []
    first.handed_over.connect(heard.append)
    other = Second(state, "稿 子.md", cwd=tmp_path)
    qtbot.waitUntil(other.is_done, timeout=20_000)
    assert other.answer == [False, True]
    assert heard == [[tmp_path / "稿 子.md"]]


def test_a_start_without_files_only_asks_for_the_window(
    qtbot: QtBot, first: SingleInstance, state: Path
) -> None:
    heard: list[list[Path]] = []
    first.handed_over.connect(heard.append)
    other = Second(state)
    qtbot.waitUntil(other.is_done, timeout=20_000)
    assert (other.answer, heard) == ([False, True], [[]])


def test_one_that_was_killed_is_in_nobodys_way(qtbot: QtBot, state: Path) -> None:
    assert second(state, "die") == [True, False]
    instance = SingleInstance(state)
    assert instance.is_first
    other = Second(state)
    qtbot.waitUntil(other.is_done, timeout=20_000)
    assert other.answer == [False, True]
    instance.close()


def test_one_that_does_not_answer_is_not_waited_for_for_ever(
    first: SingleInstance, state: Path
) -> None:
    assert first.is_first
    # This process runs no event loop meanwhile.
    assert second(state, "a.md") == [False, False]


def test_after_the_first_one_has_closed_the_next_one_is_the_first(
    first: SingleInstance, state: Path
) -> None:
    first.close()
    assert second(state) == [True, False]


def test_other_folders_have_their_own_first_one(first: SingleInstance, tmp_path: Path) -> None:
    assert first.is_first
    assert second(tmp_path / "elsewhere") == [True, False]


@pytest.mark.parametrize("line", [b"no json\n", b'{"a": 1}\n', b"[1]\n", b'["x"'])
def test_what_is_no_list_of_files_is_not_listened_to(
    qtbot: QtBot, first: SingleInstance, line: bytes
) -> None:
    heard: list[object] = []
    first.handed_over.connect(heard.append)
    socket = QLocalSocket()
    socket.connectToServer(first._name)
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.ConnectedState)
    socket.write(line)
    qtbot.wait(50)
    assert heard == []
    socket.abort()


@pytest.mark.skipif(sys.platform == "win32", reason="a socket in the file system")
def test_only_its_user_can_reach_it(first: SingleInstance) -> None:
    mode = Path(first._name).stat().st_mode
    assert stat.S_ISSOCK(mode)
    assert stat.S_IMODE(mode) & 0o077 == 0


def test_a_state_folder_that_cannot_be_written_keeps_nobody_away(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way")
    instance = SingleInstance(tmp_path / "state")
    assert instance.is_first
    instance.close()


def test_the_window_comes_to_the_front_with_the_file(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("handed over")
    window = desk.open()
    window.showMinimized()
    window.window_commands.come_to_front()
    window.open_files([path])
    assert not window.isMinimized()
    assert window.editor.text() == "handed over"
