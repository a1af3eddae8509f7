"""The child that tries a card first: how it may end, and what its parent makes of it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from writer.core.errors import Cancelled
from writer.core.jobs import CancelToken, Progress, Stage
from writer.engine.self_test import SELFTEST, Outcome, command_for, run_child


def python(script: str) -> tuple[str, ...]:
    return (sys.executable, "-c", script)


def outcome(command: Sequence[str], *, silence_s: float = 60) -> Outcome:
    *progress, last = run_child(command, CancelToken(), silence_s=silence_s)
    assert all(isinstance(value, Progress) for value in progress)
    assert isinstance(last, Outcome)
    return last


def test_a_child_that_passes_says_on_what() -> None:
    script = "print('1/4'); print('.'); print('4/4'); print('passed on RTX 5090 Laptop')"
    values = list(run_child(python(script), CancelToken()))
    assert values == [
        Progress(Stage.LOADING, 1, 4),
        Progress(Stage.LOADING, 4, 4),
        Outcome("RTX 5090 Laptop"),
    ]


@pytest.mark.parametrize(
    ("script", "failure"),
    [
        ("import os, signal; print('1/2'); os.kill(os.getpid(), signal.SIGKILL)", "exit code -9: "),
        (
            "import os, sys; print('ggml-cuda.cu:98: CUDA error', file=sys.stderr, flush=True);"
            "print('Fatal Python error', file=sys.stderr, flush=True); os.abort()",
            "exit code -6: ggml-cuda.cu:98: CUDA error",
        ),
        ("print('passed on RTX'); raise SystemExit(3)", "exit code 3: "),
        ("print('1/1')", "exit code 0: "),
    ],
    ids=["killed", "aborted", "failed at the end", "said nothing"],
)
def test_a_child_that_dies_has_failed(script: str, failure: str) -> None:
    assert outcome(python(script)) == Outcome("", failure)


def test_a_child_that_falls_silent_is_ended() -> None:
    begun = time.monotonic()
    found = outcome(python("import time; print('1/2', flush=True); time.sleep(600)"), silence_s=0.5)
    assert found == Outcome("", "no sign of life for 0.5 s")
    assert time.monotonic() - begun < 60


def test_a_child_that_complains_at_length_does_not_hang() -> None:
    script = "import sys; sys.stderr.write('x' * 10**6); print('passed on RTX')"
    assert outcome(python(script)) == Outcome("RTX")


SLEEPS = "import os, time; print(f'{os.getpid()}/1', flush=True); time.sleep(600)"


def test_cancelling_ends_the_child() -> None:
    token = CancelToken()
    values = run_child(python(SLEEPS), token)
    first = next(values)
    assert isinstance(first, Progress)
    token.cancel()
    with pytest.raises(Cancelled):
        next(values)
    assert not Path(f"/proc/{first.done}").exists()


def test_abandoning_ends_the_child() -> None:
    values = run_child(python(SLEEPS), CancelToken())
    first = next(values)
    assert isinstance(first, Progress)
    values.close()  # type: ignore[attr-defined]  # an iterator by type, a generator in fact
    assert not Path(f"/proc/{first.done}").exists()


def test_the_real_child_loads_reads_writes_and_says_on_what(
    qwen3_path: Path, writer_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = tmp_path / "elsewhere" / "writer"
    planted.mkdir(parents=True)
    (planted / "__init__.py").write_text("raise SystemExit('a package of this name lies here')")
    monkeypatch.chdir(planted.parent)
    assert writer_home.is_dir()
    values = list(run_child(command_for(qwen3_path), CancelToken()))
    assert values[-1] == Outcome("CPU")
    assert len(values) > 1


def test_the_real_child_says_why_a_file_does_not_load(writer_home: Path, tmp_path: Path) -> None:
    assert writer_home.is_dir()
    path = tmp_path / "notes.gguf"
    path.write_bytes(b"# notes")
    failure = outcome(command_for(path)).failure
    assert failure.startswith("exit code 1: writer: ")
    assert "is not a model file" in failure


def test_a_frozen_writer_starts_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/writer/writer")
    assert command_for(tmp_path) == ("/opt/writer/writer", SELFTEST, str(tmp_path))


def test_the_flag_wants_a_model() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "writer", SELFTEST], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "expected one argument" in done.stderr
