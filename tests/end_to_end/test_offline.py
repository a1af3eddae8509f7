"""Writer where there is no network at all: everything but a download works, and no port is open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.end_to_end.namespaces import can_unshare, without_network
from tests.end_to_end.screen import Screen, log_of, started, wait_for
from writer.cli.parser import VERBS

pytestmark = [
    pytest.mark.tiny,
    pytest.mark.skipif(not can_unshare(), reason="this system lets nobody make namespaces"),
]
LETTER = "We was very happy to recieve your letter.\n\nIt stay here.\n"
TABLES_OF_PORTS = ("tcp", "tcp6", "udp", "udp6")
WRITING: dict[str, tuple[str, ...]] = {
    "polish": (),
    "expand": (),
    "title": (),
    "ask": ("make this friendlier",),
    "draft": ("a short answer to this letter",),
    "run": ("summary",),
}
"""The verbs that a model writes for, with what they are asked."""
OTHERS = {"export", "convert", "models", "doctor", "bench", "evaluate"}
SLOW = {"title"}


class Offline:
    """Runs the program where nothing but loopback exists, and sees that it looks for no more."""

    def __init__(self, program: Sequence[str], trace: Path) -> None:
        self._program = program
        self._trace = trace

    def run(self, *words: str | Path, codes: Sequence[int] = (0,)) -> bytes:
        """What it wrote to standard output."""
        watch = ["strace", "-f", "--seccomp-bpf", "-e", "trace=socket", "-o", str(self._trace)]
        done = subprocess.run(
            without_network([*watch, *self._program, *map(str, words)]),
            check=False,
            capture_output=True,
            timeout=170,
        )
        assert done.returncode in codes, done.stderr.decode()
        calls = self._trace.read_text()
        assert "exited with" in calls
        assert "AF_INET" not in calls
        return done.stdout


@pytest.fixture
def offline(program: tuple[str, ...], writer_home: Path, tmp_path: Path) -> Offline:
    assert writer_home.is_dir()
    return Offline(program, tmp_path / "trace")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "信 letter.md"
    path.write_text(LETTER, "utf-8")
    return path


def test_there_is_really_no_network() -> None:
    reach = "import socket; socket.create_connection(('192.0.2.1', 443), timeout=5)"
    done = subprocess.run(
        without_network([sys.executable, "-c", reach]),
        check=False,
        capture_output=True,
        env=os.environ | {"PYTHONPATH": ""},  # this one is meant to open a socket
    )

    assert b"unreachable" in done.stderr.lower()


def test_a_program_that_looks_for_a_network_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "")
    looking = Offline([sys.executable, "-c", "import socket; socket.socket()"], tmp_path / "trace")

    with pytest.raises(AssertionError, match="AF_INET"):
        looking.run()


def test_no_verb_is_left_out() -> None:
    assert sorted([*WRITING, *OTHERS]) == sorted(VERBS)


@pytest.mark.parametrize(
    "verb", [pytest.param(v, marks=[pytest.mark.slow] if v in SLOW else []) for v in WRITING]
)
def test_the_model_writes(offline: Offline, tiny_path: Path, letter: Path, verb: str) -> None:
    asked = (*WRITING[verb], str(letter), "--model", str(tiny_path), "--greedy", "--json")
    answer = json.loads(offline.run(verb, *asked, codes=(0, 3)))

    assert answer["statistics"]["answers"]
    assert letter.read_text("utf-8") == LETTER


def test_it_examines_models_and_the_machine(
    offline: Offline, writer_home: Path, tiny_path: Path
) -> None:
    models = writer_home / "models"
    models.mkdir()
    (models / tiny_path.name).symlink_to(tiny_path)

    offline.run("models", "add", models / tiny_path.name)
    assert tiny_path.name.encode() in offline.run("models", "list")
    offline.run("doctor")


def test_models_are_found_moved_and_removed(
    offline: Offline, writer_home: Path, tiny_path: Path, tmp_path: Path
) -> None:
    own, elsewhere = writer_home / "models", tmp_path / "another drive"
    elsewhere.mkdir()

    assert offline.run("models", "path").decode().strip() == str(own)
    offline.run("models", "add", "--copy", tiny_path)
    offline.run("models", "verify", codes=(1,))  # no catalogue knows the sum of the tiny model
    offline.run("models", "move", tiny_path.name, elsewhere)
    assert [path.name for path in elsewhere.iterdir()] == [tiny_path.name]
    offline.run("models", "add", elsewhere)
    assert tiny_path.name in offline.run("models", "find").decode()
    offline.run("models", "move", tiny_path.name, own)
    offline.run("models", "remove", tiny_path.name)
    assert not list(own.glob("*.gguf"))


@pytest.mark.parametrize("form", ["html", "pdf", "docx", "txt"])
def test_documents_are_given_away(
    offline: Offline, letter: Path, tmp_path: Path, form: str
) -> None:
    out = tmp_path / f"letter.{form}"
    offline.run("export", letter, "--to", form, "-o", out)

    assert out.stat().st_size > 0


def test_chinese_is_converted(offline: Offline, letter: Path) -> None:
    letter.write_text("今天的天气很好。\n", "utf-8")

    assert offline.run("convert", "--to", "hant", letter).decode() == "今天的天氣很好。\n"


@pytest.mark.slow
def test_writing_and_the_window_are_measured(
    offline: Offline, tiny_path: Path, letter: Path, tmp_path: Path
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    letter.rename(texts / "letter.md")
    words = ("--texts", texts, "--repeat", "1", "--model", tiny_path)

    assert json.loads(offline.run("bench", "--json", *words))["texts"]
    assert json.loads(offline.run("bench", "--json", "--window", "--keys", "2"))["documents"]


@pytest.mark.slow
def test_sets_of_cases_are_run(offline: Offline, tiny_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sets"
    folder.mkdir()
    (folder / "mine.en.json").write_text(json.dumps({"cases": [{"text": LETTER}]}), "utf-8")
    report = json.loads(offline.run("evaluate", folder, "--json", "--model", tiny_path))

    assert report["sets"][0]["cases"] == 1


def test_a_whole_session_opens_no_port(
    program: tuple[str, ...], writer_home: Path, tiny_path: Path, letter: Path, screen: Screen
) -> None:
    command = [*program, str(letter), "--model", str(tiny_path)]
    with started(without_network(command), screen) as running:
        wait_for(lambda: screen.has_focus(letter.name))
        wait_for(lambda: "model ready" in log_of(writer_home))
        screen.press_until(lambda: "run done" in log_of(writer_home), "alt+1")
        # The command was put in the place of its starter, so this is Writer's own namespace.
        net = Path("/proc") / str(running.pid) / "net"
        ports = [line for table in TABLES_OF_PORTS for line in _entries(net / table)]
        screen.press("ctrl+Return", "Escape", "ctrl+End")
        screen.press_until(lambda: letter.read_text("utf-8") != LETTER, "x", "ctrl+s")
        screen.press_until(lambda: running.poll() is not None, "ctrl+q")
        code = running.wait(30)

    assert code == 0
    assert ports == []
    assert "internet sockets opened: 0" in log_of(writer_home)


def _entries(table: Path) -> list[str]:
    return table.read_text().splitlines()[1:]
