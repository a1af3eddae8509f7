"""A display, keys and a running Writer, for tests that use the window as a person does."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


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


@contextmanager
def virtual_screen() -> Iterator[Screen]:
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
