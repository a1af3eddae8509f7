"""The window as a person uses it: a real display, real keys, a real model, and nobody called."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import pytest

from tests.end_to_end.screen import Screen, is_soon, log_of, started, wait_for

LETTER = "We was very happy to recieve your letter.\n\nIt stay here.\n"


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
