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

from tests.random_qwen3 import write_random_qwen3
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
@pytest.mark.parametrize(("path", "line", "seed"), [(CHINESE, 7, "2"), (ENGLISH, 7, "1")])
def test_a_line_is_expanded_and_the_rest_is_untouched(
    writer_home: Path, starter_path: Path, path: Path, line: int, seed: str
) -> None:
    done = writer(
        *("expand", path, "--lines", f"{line}:{line}", "--model", starter_path, "--seed", seed),
        codes=[DONE],
    )
    before = path.read_text("utf-8").splitlines(keepends=True)
    after = done.stdout.decode().splitlines(keepends=True)

    assert writer_home.exists()
    assert len(after) == len(before)
    changed = [n for n, pair in enumerate(zip(before, after, strict=True), 1) if len(set(pair)) > 1]
    assert changed == [line]
    assert len(after[line - 1]) > 1.2 * len(before[line - 1])
    assert after[line - 1][:2] == before[line - 1][:2]
    assert language_of_document(done.stdout.decode()) is language_of_document("".join(before))
    assert done.stderr


@pytest.mark.starter
@pytest.mark.parametrize(
    ("path", "language"), [(CHINESE, Language.CHINESE_SIMPLIFIED), (ENGLISH, Language.ENGLISH)]
)
def test_titles_come_one_per_line_and_distinct(
    writer_home: Path, starter_path: Path, path: Path, language: Language
) -> None:
    done = writer(
        *("title", path, "--model", starter_path, "--seed", "1", "--count", "4"), codes=[DONE]
    )
    titles = done.stdout.decode().splitlines()

    assert writer_home.exists()
    assert 3 <= len({title.casefold() for title in titles}) == len(titles) <= 4
    assert all(title.strip() == title and title for title in titles)
    assert language_of_document("\n\n".join(titles)) is language


@pytest.mark.starter
@pytest.mark.parametrize(
    ("text", "instruction", "language"),
    [
        ("我们明天早上九点开会，请你不要迟到。\n", "缩短", "zh-Hans"),
        ("Tom runs fast. He wins every race in the county.\n", "Write it in the past tense.", "en"),
    ],
)
def test_standard_input_is_changed_as_asked(
    writer_home: Path, starter_path: Path, text: str, instruction: str, language: str
) -> None:
    done = writer(
        *("ask", instruction, "-", "--model", starter_path, "--greedy", "--quiet"),
        stdin=text.encode(),
        codes=[DONE],
    )
    changed = done.stdout.decode()

    assert writer_home.exists()
    assert changed != text
    assert changed.endswith("\n")
    assert language_of_document(changed) == language


@pytest.mark.tiny
@pytest.mark.parametrize("shown", [0, 200], ids=["loading", "writing"])
def test_ctrl_c_stops_within_a_second_and_writes_nothing(
    writer_home: Path, tiny_path: Path, tmp_path: Path, shown: int
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
    if not shown:
        wait_for_library(running)
    seen = b""
    while len(seen) < shown:
        seen += running.stderr.read1(64)
    pressed = time.monotonic()
    running.send_signal(signal.SIGINT)
    out, _ = running.communicate(timeout=10)

    assert time.monotonic() - pressed < 1.2  # the second, and the end of the process
    assert running.returncode == 130
    assert out == b""
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if p != writer_home] == ["long.md"]


def wait_for_library(running: subprocess.Popen[bytes]) -> None:
    """Wait until a process has llama.cpp, and its model is about to be read."""
    maps = Path(f"/proc/{running.pid}/maps")
    while maps.exists() and running.poll() is None and "libllama" not in maps.read_text():
        time.sleep(0.005)
    if not maps.exists():  # elsewhere than on Linux
        time.sleep(0.4)


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


@pytest.mark.parametrize(
    ("streams", "code", "said"),
    [
        (">/dev/full", 1, b"standard output cannot be written"),
        (">/dev/null 2>/dev/full", 0, b""),
        ("2>&-", 0, b""),
        ("<&-", 0, b""),
    ],
)
def test_a_standard_stream_that_takes_nothing_is_no_traceback(
    writer_home: Path, streams: str, code: int, said: bytes
) -> None:
    line = f"{sys.executable} -m writer models list {streams}"
    done = subprocess.run(line, shell=True, capture_output=True, check=False)  # noqa: S602

    assert writer_home.exists()
    assert done.returncode == code
    assert said in done.stderr
    assert b"Traceback" not in done.stderr


def test_doctor_finds_a_template_that_cannot_be_used(writer_home: Path, tmp_path: Path) -> None:
    path = write_random_qwen3(tmp_path / "odd.gguf", template="{{ messages[0].content }}")
    done = writer("doctor", "--model", path, codes=[1])

    assert writer_home.exists()
    assert b"no chat template that Writer can use" in done.stdout


def test_without_any_model_it_says_what_to_do(writer_home: Path) -> None:
    done = writer("polish", ENGLISH, codes=[1])

    assert str(writer_home) in done.stderr.decode()
    assert b"--model" in done.stderr


@pytest.mark.tiny
@pytest.mark.parametrize(
    "arguments",
    [
        ("polish", ENGLISH, "--lines", "1:4", "--greedy"),
        pytest.param(("title", ENGLISH), marks=pytest.mark.slow),
        ("models", "list"),
        ("doctor",),
    ],
    ids=lambda arguments: str(arguments[0]),
)
def test_no_socket_is_opened(
    writer_home: Path, tiny_path: Path, tmp_path: Path, arguments: tuple[str | Path, ...]
) -> None:
    trace = tmp_path / "trace"
    model = () if arguments[0] == "models" else ("--model", tiny_path)
    done = subprocess.run(
        [
            *("strace", "-f", "-e", "trace=socket,connect,bind", "-o", trace),
            *command(*arguments, *model),
        ],
        check=False,
        capture_output=True,
        env=os.environ | {"WRITER_HOME": str(writer_home)},
        timeout=170,
    )
    calls = trace.read_text()

    assert done.returncode in (DONE, DONE_WITH_KEPT), done.stderr
    assert done.stdout
    assert "exited with" in calls
    assert "AF_INET" not in calls
