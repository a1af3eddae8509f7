"""Chinese typed through ibus and its pinyin engine into the window, as people type it on Linux."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.end_to_end.screen import Screen, is_soon, log_of, started, wait_for

PINYIN = Path("/usr/share/ibus/component/libpinyin.xml")
LETTER = "We was very happy to recieve your letter.\n\n"
CARET = 200
"""Pixels that a blinking caret changes, at the most."""
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (shutil.which("ibus-daemon") and shutil.which("dbus-daemon") and PINYIN.exists()),
        reason="ibus with ibus-libpinyin is not installed",
    ),
]


@pytest.fixture
def typing(screen: Screen, tmp_path: Path) -> Iterator[Screen]:
    """The screen with ibus as its input method, in a session and a home of their own.

    The panel with the candidates is not shown, so that what is seen to change is the text.
    """
    home, runtime = tmp_path / "ibus-home", tmp_path / "run"
    home.mkdir()
    runtime.mkdir(mode=0o700)
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert bus.stdout is not None
    with bus.stdout as pipe:
        address = pipe.readline().strip()
        there = Screen(
            screen.environment
            | {
                "DBUS_SESSION_BUS_ADDRESS": address,
                "HOME": str(home),
                "XDG_CONFIG_HOME": str(home / "config"),
                "XDG_RUNTIME_DIR": str(runtime),
                "GSETTINGS_BACKEND": "memory",
                "QT_IM_MODULE": "ibus",
            }
        )
        daemon = subprocess.Popen(
            ["ibus-daemon", "--panel", "disable", "--emoji-extension", "disable"],
            env=there.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(lambda: "libpinyin" in there.run("ibus", "list-engine"))
        yield there
        for process in (daemon, bus):
            process.terminate()
            process.wait(10)


@pytest.fixture
def looks(typing: Screen, tmp_path: Path) -> Looks:
    return Looks(typing, tmp_path / "screen.png")


class Looks:
    """Tells whether something is composed, by what is seen."""

    def __init__(self, screen: Screen, file: Path) -> None:
        self._screen = screen
        self._file = file
        self._before = QImage()

    def remember(self) -> None:
        """How it looks without anything composed, once it has come to rest."""
        self._before = self._shot()
        wait_for(self._is_still)

    def is_as_before(self) -> bool:
        """Whether nothing but the caret is another."""
        return differing(self._before, self._shot()) < CARET

    def _is_still(self) -> bool:
        before, self._before = self._before, self._shot()
        time.sleep(0.4)
        return differing(before, self._before) < CARET

    def _shot(self) -> QImage:
        self._screen.run("import", "-window", "root", str(self._file))
        return QImage(str(self._file))


def differing(one: QImage, other: QImage) -> int:
    """How many pixels are another colour."""
    places = ((x, y) for x in range(one.width()) for y in range(one.height()))
    return sum(one.pixel(x, y) != other.pixel(x, y) for x, y in places)


def test_what_is_typed_in_pinyin(
    writer_home: Path, tmp_path: Path, typing: Screen, looks: Looks
) -> None:
    letter = tmp_path / "letter.md"
    letter.write_text(LETTER, "utf-8")

    def saved(after: str) -> bool:
        typing.press("ctrl+s")
        return is_soon(lambda: letter.read_text("utf-8") == after, 10)

    def compose() -> None:
        looks.remember()
        typing.press("n", "i", "h", "a", "o")
        assert is_soon(lambda: not looks.is_as_before(), 20), "nothing is shown while composing"

    with started([sys.executable, "-m", "writer", str(letter)], typing) as running:
        begin(typing, "letter.md")

        compose()
        typing.press("space")
        assert saved(LETTER + "你好"), "the candidate is committed"
        typing.press("ctrl+z")
        assert saved(LETTER), "one undo step takes it back"

        compose()
        typing.press("Return")
        assert saved(LETTER + "nihao"), "Enter commits the letters and breaks no line"
        typing.press("ctrl+z")
        assert saved(LETTER)

        compose()
        typing.press("Escape")
        assert is_soon(looks.is_as_before, 20), "Esc takes what is composed away"
        assert saved(LETTER)

        compose()
        typing.press("2", "comma")
        typing.press("ctrl+s")
        assert is_soon(lambda: letter.read_text("utf-8").endswith("，"), 10)
        chosen = letter.read_text("utf-8").removeprefix(LETTER)
        assert "2" not in chosen
        assert not chosen.isascii(), "a digit chooses a candidate"
        typing.press("ctrl+z", "ctrl+z")
        assert saved(LETTER)

        typing.press("parenleft", "n", "i", "h", "a", "o")
        typing.press("space", "parenright")
        assert saved(LETTER + "（你好）"), "brackets are paired, and stepped over"
        typing.press("ctrl+a", "Delete")
        typing.press("ctrl+z")
        assert saved(LETTER + "（你好）")

        compose()
        typing.press("ctrl+b", "alt+1", "ctrl+d")
        typing.press("Escape")
        assert saved(LETTER + "（你好）"), "no command disturbs what is composed"
        typing.press("ctrl+q")
        assert running.wait(30) == 0
    assert "Traceback" not in log_of(writer_home)


@pytest.mark.tiny
def test_esc_while_composing_leaves_the_review_open(
    writer_home: Path, tiny_path: Path, tmp_path: Path, typing: Screen, looks: Looks
) -> None:
    letter = tmp_path / "letter.md"
    letter.write_text(LETTER, "utf-8")
    writer = [sys.executable, "-m", "writer", str(letter), "--model", str(tiny_path)]
    with started(writer, typing):
        begin(typing, "letter.md")
        wait_for(lambda: "model ready" in log_of(writer_home))
        typing.press("ctrl+Home")
        typing.press_until(lambda: "run done" in log_of(writer_home), "alt+1")
        typing.press("ctrl+End")
        looks.remember()
        typing.press("n", "i", "h", "a", "o")
        assert is_soon(lambda: not looks.is_as_before(), 20)
        typing.press("Escape")
        assert is_soon(looks.is_as_before, 20), "more than what was composed went"
        typing.press("Escape")
        assert is_soon(lambda: not looks.is_as_before(), 20), "there was no review to close"
    assert letter.read_text("utf-8") == LETTER


def begin(typing: Screen, title: str) -> None:
    """Wait for the window, put the cursor at the end, and switch to pinyin."""
    wait_for(lambda: typing.has_focus(title))
    typing.press("ctrl+End")
    typing.run("ibus", "engine", "libpinyin")
    wait_for(lambda: "libpinyin" in typing.run("ibus", "engine"))
