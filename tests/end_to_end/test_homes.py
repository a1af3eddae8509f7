"""Homes that are not as usual: one that cannot be written, a second person's beside the first."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.end_to_end.namespaces import can_unshare, with_read_only
from tests.end_to_end.screen import Screen, is_soon, log_of, started, wait_for

LETTER = "We was very happy to recieve your letter.\n"
WRITER = [sys.executable, "-m", "writer"]


def at_home(screen: Screen, home: Path) -> Screen:
    """The same screen for somebody whose folders are below `home`."""
    return replace(screen, environment=screen.environment | {"WRITER_HOME": str(home)})


@pytest.mark.skipif(not can_unshare(), reason="this system lets nobody make namespaces")
@pytest.mark.tiny
def test_a_home_that_cannot_be_written_still_lets_people_write(
    writer_home: Path, tiny_path: Path, tmp_path: Path, screen: Screen
) -> None:
    letter = tmp_path / "letter.md"
    letter.write_text(LETTER, "utf-8")
    command = [*WRITER, str(letter), "--model", str(tiny_path)]
    with started(with_read_only(writer_home, command), screen) as running:
        wait_for(lambda: screen.has_focus("letter.md"))
        screen.press("ctrl+End")
        screen.press_until(lambda: letter.read_text("utf-8") != LETTER, "x", "ctrl+s")
        screen.press_until(lambda: running.poll() is not None, "ctrl+q")
        code = running.wait(30)

    assert code == 0
    assert list(writer_home.iterdir()) == []


@pytest.mark.skipif(not can_unshare(), reason="this system lets nobody make namespaces")
@pytest.mark.tiny
def test_the_command_line_needs_no_home(writer_home: Path, tiny_path: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.md"
    letter.write_text(LETTER, "utf-8")
    command = [*WRITER, "polish", str(letter), "--model", str(tiny_path), "--greedy"]
    done = subprocess.run(
        with_read_only(writer_home, command),
        check=False,
        capture_output=True,
        env=os.environ,
        timeout=170,
    )

    assert done.returncode in (0, 3), done.stderr
    assert b"Traceback" not in done.stderr
    assert done.stdout


def test_two_people_have_each_their_own_writer(tmp_path: Path, screen: Screen) -> None:
    homes = [tmp_path / "home of 小明", tmp_path / "home of 小红"]
    letters = [tmp_path / "one.md", tmp_path / "two.md"]
    for home, letter in zip(homes, letters, strict=True):
        home.mkdir()
        letter.write_text(LETTER, "utf-8")
    first, second = (at_home(screen, home) for home in homes)
    with (
        started([*WRITER, str(letters[0])], first) as one,
        started([*WRITER, str(letters[1])], second) as two,
    ):
        wait_for(lambda: all("window after" in log_of(home) for home in homes))

        assert not is_soon(lambda: one.poll() is not None or two.poll() is not None, 1)


def test_what_is_not_saved_can_be_read_by_its_writer_only(
    writer_home: Path, tmp_path: Path, screen: Screen
) -> None:
    letter = tmp_path / "letter.md"
    letter.write_text(LETTER, "utf-8")
    with started([*WRITER, str(letter)], screen):
        wait_for(lambda: screen.has_focus("letter.md"))
        screen.press("ctrl+End", "s", "e", "c", "r", "e", "t")
        wait_for(lambda: any(b"secret" in path.read_bytes() for path in files_of(writer_home)))
        holding = [path for path in files_of(writer_home) if b"secret" in path.read_bytes()]

    assert all(is_private(path, writer_home) for path in holding)


def files_of(home: Path) -> list[Path]:
    return [path for path in home.rglob("*") if path.is_file()]


def is_private(path: Path, home: Path) -> bool:
    """Whether the file, or a folder around it below `home`, is closed to all others."""
    around = [path, *(folder for folder in path.parents if folder.is_relative_to(home))]
    return any(not stat.S_IMODE(place.stat().st_mode) & 0o077 for place in around if place != home)
