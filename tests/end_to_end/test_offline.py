"""Writer where there is no network at all: everything but a download works, and no port is open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.namespaces import can_unshare, without_network
from tests.end_to_end.screen import Screen, log_of, started, wait_for

pytestmark = [
    pytest.mark.tiny,
    pytest.mark.skipif(not can_unshare(), reason="this system lets nobody make namespaces"),
]
LETTER = "We was very happy to recieve your letter.\n\nIt stay here.\n"
TABLES_OF_PORTS = ("tcp", "tcp6", "udp", "udp6")


def run_offline(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "writer", *map(str, arguments)]
    return subprocess.run(
        without_network(command), check=False, capture_output=True, env=os.environ, timeout=170
    )


def test_there_is_really_no_network() -> None:
    reach = "import socket; socket.create_connection(('192.0.2.1', 443), timeout=5)"
    done = subprocess.run(
        without_network([sys.executable, "-c", reach]),
        check=False,
        capture_output=True,
        env=os.environ | {"PYTHONPATH": ""},  # this one is meant to open a socket
    )

    assert b"unreachable" in done.stderr.lower()


@pytest.mark.parametrize(
    "arguments",
    [
        ("polish", "--greedy"),
        ("expand", "--greedy"),
        pytest.param(("title", "--greedy"), marks=pytest.mark.slow),
        ("ask", "make this friendlier", "--greedy"),
        ("run", "summary", "--greedy"),
    ],
    ids=lambda arguments: str(arguments[0]),
)
def test_the_model_writes(
    writer_home: Path, tiny_path: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    letter = tmp_path / "信 letter.md"
    letter.write_text(LETTER, "utf-8")
    done = run_offline(*arguments, letter, "--model", tiny_path, "--json")

    assert writer_home.is_dir()
    assert done.returncode in (0, 3), done.stderr
    assert json.loads(done.stdout)
    assert letter.read_text("utf-8") == LETTER


def test_it_examines_models_and_the_machine(writer_home: Path, tiny_path: Path) -> None:
    models = writer_home / "models"
    models.mkdir()
    (models / tiny_path.name).symlink_to(tiny_path)

    assert run_offline("models", "add", models / tiny_path.name).returncode == 0
    assert tiny_path.name.encode() in run_offline("models", "list").stdout
    assert run_offline("doctor").returncode == 0


@pytest.mark.parametrize("form", ["html", "pdf", "docx", "txt"])
def test_documents_are_given_away(writer_home: Path, tmp_path: Path, form: str) -> None:
    letter, out = tmp_path / "letter.md", tmp_path / f"letter.{form}"
    letter.write_text(f"# Letter\n\n{LETTER}", "utf-8")
    done = run_offline("export", letter, "--to", form, "-o", out)

    assert writer_home.is_dir()
    assert done.returncode == 0, done.stderr
    assert out.stat().st_size > 0


def test_a_whole_session_opens_no_port(
    writer_home: Path, tiny_path: Path, tmp_path: Path, screen: Screen
) -> None:
    letter = tmp_path / "letter.md"
    letter.write_text(LETTER, "utf-8")
    writer = [sys.executable, "-m", "writer", str(letter), "--model", str(tiny_path)]
    with started(without_network(writer), screen) as running:
        wait_for(lambda: screen.has_focus("letter.md"))
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


def _entries(table: Path) -> list[str]:
    return table.read_text().splitlines()[1:]
