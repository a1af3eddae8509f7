"""Breadcrumbs: each case is shown with a process that really dies there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine.crumbs import leave_crumb
from writer.core.errors import NotTriedAgain
from writer.core.jobs import CancelToken, Progress
from writer.core.paths import Paths
from writer.engine.api import Description, Engine
from writer.engine.guard import FOLDER, Deed, Guard
from writer.engine.loading import open_engine, plan_for
from writer.engine.off_gpu import OffGpu

MODEL = Path("/models/模型.gguf")
OPEN = """
import os, signal, sys, time
from pathlib import Path
from writer.core.jobs import CancelToken, Progress
from writer.core.paths import Paths
from writer.engine import loading
from writer.engine.llama import engine as native_engine

def load():
    yield from loading.open_engine(
        Path(sys.argv[1]), CancelToken(), paths=Paths.for_user(), leave_core_for_window=False
    )

def too_large_a_batch(engine):
    lib, size, held = engine._session.library, 5000, len(engine._session.mirror)
    batch = lib.c.llama_batch_init(size, 0, 1)
    batch.n_tokens = size
    for index in range(size):
        batch.token[index], batch.pos[index], batch.n_seq_id[index] = 5, held + index, 1
        batch.seq_id[index][0] = 0
    lib.c.llama_decode(engine._session._context, batch)
"""
KILLED_WHILE_LOADING = """
loads = load()
next(loads)
os.kill(os.getpid(), signal.SIGKILL)
"""
KILLED_AT_THE_FIRST_DECODE = """
def generate(self, prompt, token):
    os.kill(os.getpid(), signal.SIGKILL)
native_engine.LlamaEngine.generate = generate
list(load())
"""
ASSERTED_AT_THE_FIRST_DECODE = """
native_engine.LlamaEngine.generate = lambda self, prompt, token: too_large_a_batch(self)
list(load())
"""
ASSERTED_LATER = """
*_, engine = load()
too_large_a_batch(engine)
"""
LEFT_ON_PURPOSE = """
loads = load()
next(loads)
from writer.cli.services import Services
Services.of_this_process().leave(7)
"""


@pytest.fixture
def paths(writer_home: Path) -> Paths:
    return Paths.for_user({"WRITER_HOME": str(writer_home)})


def ended(script: str, model: Path) -> int:
    """The exit code of a Writer that runs `script`."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN + script, model],
        capture_output=True,
        check=False,
        timeout=120,
    )
    return done.returncode


def opened(model: Path, paths: Paths) -> Description:
    """Open and close the model: how it ran."""
    engine: Engine | None = None
    for value in open_engine(model, CancelToken(), paths=paths, leave_core_for_window=False):
        if not isinstance(value, Progress):
            engine = value
    assert engine is not None
    engine.close()
    return engine.description


@pytest.mark.parametrize(
    ("script", "code", "deed", "words"),
    [
        (KILLED_WHILE_LOADING, -signal.SIGKILL, Deed.LOADING, ""),
        (KILLED_AT_THE_FIRST_DECODE, -signal.SIGKILL, Deed.FIRST_DECODE, ""),
        (ASSERTED_AT_THE_FIRST_DECODE, -signal.SIGABRT, Deed.FIRST_DECODE, "GGML_ASSERT("),
        (ASSERTED_LATER, -signal.SIGABRT, Deed.WORKING, "GGML_ASSERT("),
    ],
    ids=["killed loading", "killed at first", "asserted at first", "asserted later"],
)
def test_a_death_in_native_code_is_found_and_the_next_run_is_in_safe_mode(
    qwen3_path: Path, paths: Paths, script: str, code: int, deed: Deed, words: str
) -> None:
    assert ended(script, qwen3_path) == code
    crash = Guard(paths.state).crash()
    assert crash is not None
    assert (crash.deed, crash.model, crash.device) == (deed, str(qwen3_path), "CPU")
    assert (words in crash.last_words) if words else not crash.last_words
    assert not crash.in_safe_mode
    plan = plan_for(qwen3_path, paths=paths, leave_core_for_window=False)
    assert plan.placement.off_gpu is OffGpu.CRASH

    described = opened(qwen3_path, paths)
    assert not described.on_gpu
    assert described.placement.off_gpu is OffGpu.CRASH
    assert described.placement.detail.startswith(f"Writer ended during {deed} on CPU")

    assert Guard(paths.state).crash() is None
    assert opened(qwen3_path, paths).placement.off_gpu is not OffGpu.CRASH


def test_whoever_leaves_on_purpose_has_not_crashed(qwen3_path: Path, paths: Paths) -> None:
    assert ended(LEFT_ON_PURPOSE, qwen3_path) == 7
    assert Guard(paths.state).crash() is None


def test_a_breadcrumb_lies_only_as_long_as_the_danger_lasts(paths: Paths) -> None:
    guard = Guard(paths.state)
    with guard.watching(Deed.LOADING, MODEL, "RTX", safe_mode=False):
        assert len(list((paths.state / FOLDER).iterdir())) == 1
    assert not list((paths.state / FOLDER).iterdir())


def test_a_writer_that_still_lives_is_not_taken_for_dead(paths: Paths) -> None:
    with Guard(paths.state).watching(Deed.LOADING, MODEL, "RTX", safe_mode=False):
        other = Guard(paths.state)
        assert other.crash() is None
        other.clear()
        assert len(list((paths.state / FOLDER).iterdir())) == 1


def test_a_breadcrumb_names_model_and_device_and_nothing_else(paths: Paths) -> None:
    with Guard(paths.state).watching(Deed.LOADING, MODEL, "RTX", safe_mode=True):
        (path,) = (paths.state / FOLDER).iterdir()
        facts = json.loads(path.read_text("utf-8"))
    assert facts == {
        "deed": "loading",
        "model": str(MODEL),
        "device": "RTX",
        "in_safe_mode": True,
        "last_words": "",
    }


def test_dying_again_in_safe_mode_keeps_the_next_start_from_trying(
    qwen3_path: Path, paths: Paths
) -> None:
    leave_crumb(paths, qwen3_path, in_safe_mode=True, words="GGML_ASSERT(x) failed")
    with pytest.raises(NotTriedAgain, match="GGML_ASSERT"):
        opened(qwen3_path, paths)
    assert opened(qwen3_path, paths).placement.off_gpu is not OffGpu.CRASH, (
        "asked once more, it is tried"
    )


def test_another_model_is_tried_all_the_same(qwen3_path: Path, paths: Paths) -> None:
    leave_crumb(paths, qwen3_path.with_name("another.gguf"), in_safe_mode=True)
    assert opened(qwen3_path, paths).placement.off_gpu is OffGpu.CRASH


@pytest.mark.parametrize("content", [b"", b"{", b"[]\n", b'{"deed": "dancing"}\n', b"\xff\xfe"])
def test_a_breadcrumb_that_says_nothing_is_none(paths: Paths, content: bytes) -> None:
    (paths.state / FOLDER).mkdir(parents=True)
    (paths.state / FOLDER / "1-0123abcd.json").write_bytes(content)
    assert Guard(paths.state).crash() is None


def test_a_folder_that_cannot_be_made_guards_nothing_and_stops_nothing(
    qwen3_path: Path, paths: Paths
) -> None:
    paths.state.parent.mkdir(parents=True, exist_ok=True)
    paths.state.write_text("a file in its place")
    assert opened(qwen3_path, paths).device == "CPU"


def test_without_a_terminal_python_says_in_a_file_where_it_died(paths: Paths) -> None:
    script = """
import faulthandler, sys
sys.stderr = None
from pathlib import Path
from writer.engine.guard import watch_faults
watch_faults(Path(sys.argv[1]))
faulthandler._sigsegv()
"""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONFAULTHANDLER"}
    done = subprocess.run(
        [sys.executable, "-c", script, paths.state],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGSEGV
    assert "Segmentation fault" in (paths.state / "faults.log").read_text("utf-8")
