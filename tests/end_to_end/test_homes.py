"""Homes that are not as usual: one that cannot be written, a second person's beside the first."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.end_to_end.namespaces import can_unshare, with_read_only
from tests.end_to_end.people import IS_ROOT, NOBODY, as_another, can_run, open_folder
from tests.end_to_end.screen import Screen, is_soon, log_of, started, wait_for

LETTER = "We was very happy to recieve your letter.\n"


def at_home(screen: Screen, home: Path) -> Screen:
    """The same screen for somebody whose folders are below `home`."""
    return replace(
        screen, environment=screen.environment | {"HOME": str(home), "WRITER_HOME": str(home)}
    )


@pytest.mark.skipif(not can_unshare(), reason="this system lets nobody make namespaces")
@pytest.mark.tiny
def test_a_home_that_cannot_be_written_still_lets_people_write(
    program: tuple[str, ...], writer_home: Path, tiny_path: Path, tmp_path: Path, screen: Screen
) -> None:
    letter = tmp_path / "letter.md"
    letter.write_text(LETTER, "utf-8")
    command = [*program, str(letter), "--model", str(tiny_path)]
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
def test_the_command_line_needs_no_home(
    program: tuple[str, ...], writer_home: Path, tiny_path: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.md"
    letter.write_text(LETTER, "utf-8")
    command = [*program, "polish", str(letter), "--model", str(tiny_path), "--greedy"]
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


def test_two_homes_have_each_their_own_writer(
    program: tuple[str, ...], tmp_path: Path, screen: Screen
) -> None:
    homes = [tmp_path / "home of 小明", tmp_path / "home of 小红"]
    letters = [tmp_path / "one.md", tmp_path / "two.md"]
    for home, letter in zip(homes, letters, strict=True):
        home.mkdir()
        letter.write_text(LETTER, "utf-8")
    first, second = (at_home(screen, home) for home in homes)
    with (
        started([*program, str(letters[0])], first) as one,
        started([*program, str(letters[1])], second) as two,
    ):
        wait_for(lambda: all("window after" in log_of(home) for home in homes))

        assert not is_soon(lambda: one.poll() is not None or two.poll() is not None, 1)


@pytest.mark.skipif(not IS_ROOT, reason="only root can be two people")
def test_two_users_of_the_system_write_at_once_and_neither_gets_at_the_others_text(
    program: tuple[str, ...], screen: Screen
) -> None:
    if not can_run([*program, "--version"]):
        pytest.skip("no other user can run the program where it lies")
    with open_folder() as folder:
        ming, hong = (a_home(folder / name, name) for name in ("小明", "小红"))
        give_to_another(hong)
        first, second = at_home(screen, ming), at_home(screen, hong)
        with (
            started([*program, str(ming / "小明.md")], first),
            started(as_another([*program, str(hong / "小红.md")]), second),
        ):
            wait_for(lambda: len(titles_of(screen)) == 2)
            assert titles_of(screen) == ["小明.md", "小红.md"]
            write_into(screen, "小明.md", "quagga")
            write_into(screen, "小红.md", "numbat")
            wait_for(lambda: found("quagga", ming) and found("numbat", hong))

            assert not found("quagga", ming, as_another)
            assert not found("quagga", hong)
            assert not found("numbat", ming)
            assert sockets_in(ming)
            assert not sockets_in(ming, as_another)

            later = as_another([*program, str(hong / "later.md")])
            handed = subprocess.run(later, env=second.environment, check=False, timeout=60)
            wait_for(lambda: titles_of(screen) == ["later.md", "小明.md"])
            assert handed.returncode == 0
            assert {path.stat().st_uid for path in files_of(hong)} == {NOBODY}


def test_what_is_not_saved_can_be_read_by_its_writer_only(
    program: tuple[str, ...], writer_home: Path, tmp_path: Path, screen: Screen
) -> None:
    letter = tmp_path / "letter.md"
    letter.write_text(LETTER, "utf-8")
    with started([*program, str(letter)], screen):
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


def a_home(home: Path, name: str) -> Path:
    home.mkdir()
    for letter in (home / f"{name}.md", home / "later.md"):
        letter.write_text(LETTER, "utf-8")
    return home


def give_to_another(home: Path) -> None:
    for path in (home, *home.iterdir()):
        os.chown(path, NOBODY, NOBODY)


def titles_of(screen: Screen) -> list[str]:
    """The documents in the windows of all Writers."""
    windows = screen.run("xdotool", "search", "--onlyvisible", "--name", r"\.md").split()
    titles = [screen.run("xdotool", "getwindowname", window) for window in windows]
    return sorted(title.split(".md")[0].strip("*• ") + ".md" for title in titles)


def write_into(screen: Screen, title: str, word: str) -> None:
    (window,) = screen.run("xdotool", "search", "--onlyvisible", "--name", title).split()
    screen.run("xdotool", "windowactivate", "--sync", window)
    wait_for(lambda: screen.has_focus(title))
    screen.press("ctrl+End", *word)


def as_oneself(command: Sequence[str]) -> list[str]:
    return list(command)


Person = Callable[[Sequence[str]], list[str]]


def found(word: str, home: Path, person: Person = as_oneself) -> list[str]:
    """The files in which somebody who may read them finds a word."""
    return lines_of(person(["grep", "-rlsa", word, str(home)]))


def sockets_in(home: Path, person: Person = as_oneself) -> list[str]:
    """The sockets through which somebody can reach a Writer."""
    return lines_of(person(["find", str(home), "-type", "s", "-writable"]))


def lines_of(command: Sequence[str]) -> list[str]:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return done.stdout.splitlines()
