"""`python -m writer` as scripts run it, on the starter model."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from writer.core.values import Language
from writer.text.language import language_of_document
from writer.text.verify import verify

CASES = Path(__file__).parent.parent / "cases" / "documents"
CHINESE, ENGLISH = CASES / "report.zh.md", CASES / "letter.en.md"
DONE, DONE_WITH_KEPT = 0, 3


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "writer", *map(str, arguments)]


def writer(
    *arguments: str | Path, stdin: bytes = b"", codes: Sequence[int] = (DONE, DONE_WITH_KEPT)
) -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(
        command(*arguments), input=stdin, capture_output=True, check=False, timeout=300
    )
    assert done.returncode in codes, done.stderr.decode()
    return done


@pytest.mark.starter
@pytest.mark.parametrize(
    ("path", "language"),
    [(CHINESE, Language.CHINESE_SIMPLIFIED), (ENGLISH, Language.ENGLISH)],
)
def test_a_document_is_polished_and_its_structure_stays(
    writer_home: Path, starter_path: Path, path: Path, language: Language
) -> None:
    done = writer("polish", path, "--model", starter_path, "--greedy", "--json", "--quiet")
    result = json.loads(done.stdout)
    before = path.read_text("utf-8")
    kept = [s for s in result["segments"] if s["status"] == "kept"]

    assert writer_home.exists()
    assert result["text"] != before
    assert result["language"] == language == language_of_document(result["text"])
    assert not [f for f in verify(before, result["text"]) if f.grave]
    assert {s["status"] for s in result["segments"]} & {"changed"}
    assert bool(kept) == (done.returncode == DONE_WITH_KEPT)
    assert result["statistics"]["reused_tokens"] > 0
    for untouched in ("```", "plan.xlsx" if path == CHINESE else "plain.txt"):
        assert result["text"].count(untouched) == before.count(untouched)


@pytest.mark.starter
def test_a_line_range_is_expanded_and_the_rest_is_untouched(
    writer_home: Path, starter_path: Path
) -> None:
    done = writer(
        "expand", CHINESE, "--lines", "7:7", "--ratio", "2", "--model", starter_path, "--seed", "3"
    )
    before = CHINESE.read_text("utf-8").splitlines(keepends=True)
    after = done.stdout.decode().splitlines(keepends=True)

    assert writer_home.exists()
    assert after[:6] == before[:6]
    assert after[7:] == before[7:]
    assert after[6].startswith("　　")
    assert after[6] != before[6] or done.returncode == DONE_WITH_KEPT
    assert done.stderr


@pytest.mark.starter
def test_titles_come_one_per_line_and_distinct(writer_home: Path, starter_path: Path) -> None:
    done = writer("title", CHINESE, "--model", starter_path, "--seed", "1", "--count", "4")
    titles = done.stdout.decode().splitlines()

    assert writer_home.exists()
    assert len(titles) == len(set(titles)) >= 3
    assert {language_of_document(title) for title in titles} == {Language.CHINESE_SIMPLIFIED}


@pytest.mark.starter
def test_standard_input_is_changed_as_asked(writer_home: Path, starter_path: Path) -> None:
    text = "我们明天早上九点开会，请你不要迟到。\n"
    done = writer(
        "ask", "改成更客气的语气", "-", "--model", starter_path, "--greedy", "--quiet",
        stdin=text.encode(),
    )  # fmt: skip

    assert writer_home.exists()
    assert done.stdout.decode().strip()
    assert done.stdout.endswith(b"\n")
    assert language_of_document(done.stdout.decode()) is Language.CHINESE_SIMPLIFIED


@pytest.mark.tiny
def test_ctrl_c_stops_within_a_second_and_writes_nothing(
    writer_home: Path, tiny_path: Path, tmp_path: Path
) -> None:
    path = tmp_path / "long.md"
    path.write_bytes(ENGLISH.read_bytes() * 40)
    before = path.read_bytes()
    running = subprocess.Popen(
        command("polish", path, "--in-place", "--model", tiny_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert isinstance(running.stderr, io.BufferedReader)
    shown = b""
    while len(shown) < 200:  # it is writing by then
        shown += running.stderr.read1(64)
    pressed = time.monotonic()
    running.send_signal(signal.SIGINT)
    out, _ = running.communicate(timeout=10)

    assert time.monotonic() - pressed < 1.5
    assert running.returncode == 130
    assert out == b""
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if p != writer_home] == ["long.md"]


def test_bad_files_are_named_and_end_with_one(writer_home: Path, tmp_path: Path) -> None:
    model = tmp_path / "cut.gguf"
    model.write_bytes(b"GGUF\3\0\0\0")
    binary = tmp_path / "picture.md"
    binary.write_bytes(bytes(range(256)) * 8)
    for arguments, name in (
        (("polish", tmp_path / "gone.md"), "gone.md"),
        (("polish", binary), "picture.md"),
        (("polish", ENGLISH, "--model", model), "cut.gguf"),
        (("polish", ENGLISH, "--model", tmp_path / "no.gguf"), "no.gguf"),
    ):
        done = writer(*arguments, codes=[1])
        assert writer_home.exists()
        assert name in done.stderr.decode()
        assert b"Traceback" not in done.stderr
        assert done.stdout == b""


def test_without_any_model_it_says_what_to_do(writer_home: Path) -> None:
    done = writer("polish", ENGLISH, codes=[1])

    assert str(writer_home) in done.stderr.decode()
    assert b"--model" in done.stderr


@pytest.mark.tiny
def test_no_socket_is_opened(writer_home: Path, tiny_path: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    done = subprocess.run(
        [
            *("strace", "-f", "-e", "trace=socket,connect,bind", "-o", trace),
            *command("polish", ENGLISH, "--lines", "1:1", "--model", tiny_path, "--greedy"),
        ],
        check=False,
        capture_output=True,
        env=os.environ | {"WRITER_HOME": str(writer_home)},
        timeout=120,
    )
    calls = trace.read_text()

    assert done.returncode in (DONE, DONE_WITH_KEPT)
    assert done.stdout
    assert "exited with" in calls
    assert "AF_INET" not in calls
