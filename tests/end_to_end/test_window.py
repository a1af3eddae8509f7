"""The window as a person uses it: a real display, real keys, a real model, and nobody called."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

LETTER = "We was very happy to recieve your letter.\n\nIt stay here.\n"


@dataclass(frozen=True)
class Screen:
    """A virtual display and the keys of its keyboard."""

    environment: dict[str, str]

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            arguments, env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout

    def is_managed(self) -> bool:
        """Whether a window manager answers."""
        asked = ["xdotool", "get_desktop"]
        done = subprocess.run(asked, env=self.environment, capture_output=True, check=False)
        return done.returncode == 0

    def press(self, *keys: str) -> None:
        self.run("xdotool", "key", "--clearmodifiers", *keys)

    def press_until(self, condition: Callable[[], object], *keys: str) -> None:
        """Press keys, and again where a busy machine let them get lost."""
        for _ in range(6):
            self.press(*keys)
            if is_soon(condition, 10):
                return
        raise AssertionError(f"{keys} did nothing")

    def has_focus(self, title: str) -> bool:
        """Whether keys go to the window with this title; before that they are lost."""
        return title in self.run("xdotool", "getwindowfocus", "getwindowname")


@pytest.fixture
def screen() -> Iterator[Screen]:
    """Xvfb with a window manager, without any network."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        display = f":{pipe.readline().strip()}"
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8"}
    manager = subprocess.Popen(
        ["openbox"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    screen = Screen(environment)
    wait_for(screen.is_managed)  # a window that was there before its manager never gets the focus
    yield screen
    for process in (manager, server):
        process.terminate()
        process.wait(10)


@contextmanager
def started(command: Sequence[str], screen: Screen) -> Iterator[subprocess.Popen[bytes]]:
    """A process of which nothing is left over."""
    running = subprocess.Popen(command, env=screen.environment, start_new_session=True)
    try:
        yield running
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait(10)


def is_soon(condition: Callable[[], object], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def wait_for(condition: Callable[[], object]) -> None:
    assert is_soon(condition, 60), "it did not happen"


def log_of(home: Path) -> str:
    path = home / "state" / "writer.log"
    return path.read_text("utf-8") if path.exists() else ""


@pytest.mark.tiny
def test_a_whole_session_opens_no_internet_socket(
    writer_home: Path, tiny_path: Path, tmp_path: Path, screen: Screen
) -> None:
    letter, trace = tmp_path / "letter.md", tmp_path / "trace"
    letter.write_text(LETTER, "utf-8")
    strace = ["strace", "-f", "-e", "trace=socket,connect,bind", "-o", str(trace)]
    writer = [sys.executable, "-m", "writer", str(letter), "--model", str(tiny_path)]
    with started([*strace, *writer], screen) as running:
        wait_for(lambda: screen.has_focus("letter.md"))
        wait_for(lambda: "model ready" in log_of(writer_home))
        screen.press_until(lambda: "run done" in log_of(writer_home), "alt+1")
        screen.press("ctrl+Return", "Escape", "ctrl+End")
        screen.press_until(lambda: letter.read_text("utf-8") != LETTER, "x", "ctrl+s")
        screen.press_until(lambda: running.poll() is not None, "ctrl+q")
        code = running.wait(30)
    calls = trace.read_text()

    assert code == 0
    assert re.search(r"AF_(?:UNIX|LOCAL)", calls)
    assert "AF_INET" not in calls


@pytest.mark.tiny
@pytest.mark.parametrize("moment", ["loading", "reading", "writing"])
def test_closing_at_any_moment_ends_soon_and_cleanly(
    writer_home: Path, tiny_path: Path, tmp_path: Path, screen: Screen, moment: str
) -> None:
    letter = tmp_path / "letter.md"
    letter.write_text("A long story about the sea and its people. " * 150, "utf-8")
    writer = [sys.executable, "-m", "writer", str(letter), "--model", str(tiny_path)]
    with started(writer, screen) as running:
        wait_for(lambda: screen.has_focus("letter.md"))
        if moment != "loading":
            wait_for(lambda: "model ready" in log_of(writer_home))
            screen.press("ctrl+a", "alt+1")
            time.sleep(0.3 if moment == "reading" else 6)
        pressed = time.monotonic()
        screen.press("ctrl+q")
        while not is_soon(lambda: running.poll() is not None, 5):
            assert screen.has_focus("letter.md"), "it hangs while it closes"
            pressed = time.monotonic()  # the window is there as before: the key got lost
            screen.press("ctrl+q")
        code = running.wait(10)
        seconds = time.monotonic() - pressed

    assert code == 0
    assert seconds < 3.5
    assert "Traceback" not in log_of(writer_home)
