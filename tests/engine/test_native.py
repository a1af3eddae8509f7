from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine.conftest import open_model
from tests.random_qwen3 import write_random_qwen3
from writer.core.errors import (
    Cancelled,
    CutShort,
    LoadFailed,
    ModelError,
    ModelMissing,
    NativeLibraryUnusable,
    NotGguf,
)
from writer.core.jobs import CancelToken, Progress, Stage
from writer.engine import gguf
from writer.engine.llama import native
from writer.engine.llama.engine import load
from writer.engine.machine import Machine
from writer.engine.planner import LoadPlan, plan

ANSWER = """
import sys
from pathlib import Path
from tests.engine.conftest import open_model
from tests.engine.test_engine import answer, prompt
from writer.engine.llama.native import devices
engine = open_model(Path(sys.argv[1]))
text, statistics = answer(engine, prompt("Hello", max_tokens=3))
engine.close()
print(statistics.generated_tokens, [d.name for d in devices()])
"""

PLANTED = """
#include <stdio.h>
#include <stdlib.h>
__attribute__((constructor)) static void planted(void) {
    FILE *file = fopen(getenv("PLANTED_MARKER"), "w");
    if (file) { fputs("loaded", file); fclose(file); }
}
void *ggml_backend_init(void) { return 0; }
int ggml_backend_score(void) { return 1000000; }
"""


def plan_for(path: Path) -> LoadPlan:
    return plan(gguf.inspect(path), Machine.here(), leave_core_for_window=False)


def test_the_environment_is_set_before_the_library_loads() -> None:
    environment = {
        "CUDA_PATH": "/nowhere/cuda",
        "GGML_BACKEND_PATH": "/nowhere/evil.so",
        "LLAMA_CPP_LIB_PATH": "/nowhere",
        "GOMP_SPINCOUNT": "77",
    }
    native.prepare_environment(environment)

    assert environment == {"GOMP_SPINCOUNT": "77", "GGML_NO_BACKTRACE": "1"}


def test_a_cuda_path_that_exists_stays(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    environment = {"CUDA_PATH": str(tmp_path)}
    native.prepare_environment(environment)

    assert environment["CUDA_PATH"] == str(tmp_path)


def test_a_struct_of_another_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(native.STRUCT_SIZES, "llama_batch", 64)

    with pytest.raises(NativeLibraryUnusable, match="llama_batch"):
        native._library.__wrapped__()


def test_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native, "VERSION", "0.0.1")

    with pytest.raises(NativeLibraryUnusable, match=r"not 0\.0\.1"):
        native._library.__wrapped__()


def test_the_cpu_is_among_the_devices() -> None:
    (cpu, *_) = [device for device in native.devices() if not device.is_gpu]

    assert cpu.total_bytes > 0


def test_nothing_planted_is_loaded_and_no_driver_is_needed(
    tmp_path: Path, qwen3_path: Path
) -> None:
    (tmp_path / "planted.c").write_text(PLANTED)
    planted = tmp_path / "libggml-cuda.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-o", planted, tmp_path / "planted.c"], check=True)
    for name in ("ggml-cuda.so", "libggml-cpu.so", "libggml-cpu-haswell.so", "libggml.so"):
        (tmp_path / name).write_bytes(planted.read_bytes())
    environment = os.environ | {
        "CUDA_PATH": str(tmp_path / "nowhere"),
        "GGML_BACKEND_PATH": str(planted),
        "PLANTED_MARKER": str(tmp_path / "marker"),
        "PYTHONPATH": str(Path.cwd()),
    }
    child = subprocess.run(
        [sys.executable, "-c", ANSWER, qwen3_path],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert child.returncode == 0, child.stderr
    assert child.stdout.strip() == "3 ['CPU']"
    assert child.stderr == ""
    assert not (tmp_path / "marker").exists()


@pytest.mark.parametrize("name", ["模型 一.gguf", "naïve model.gguf", "with space.gguf"])
def test_a_path_of_any_letters_loads(tmp_path: Path, qwen3_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(qwen3_path.read_bytes())
    engine = open_model(path)
    engine.close()

    assert engine.description.path == path


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing) as caught:
        open_model(tmp_path / "gone.gguf")

    assert caught.value.path == tmp_path / "gone.gguf"


@pytest.mark.parametrize(
    ("content", "error"), [(b"", NotGguf), (b"GGUF", ModelError), (b"PK\3\4" * 99, NotGguf)]
)
def test_a_file_of_another_kind_is_refused(
    tmp_path: Path, content: bytes, error: type[ModelError]
) -> None:
    path = tmp_path / "other.gguf"
    path.write_bytes(content)

    with pytest.raises(error):
        open_model(path)


def test_a_file_that_was_cut_is_refused_with_both_sizes(tmp_path: Path, qwen3_path: Path) -> None:
    path = tmp_path / "cut.gguf"
    path.write_bytes(qwen3_path.read_bytes()[:-1000])

    with pytest.raises(CutShort) as caught:
        open_model(path)
    assert caught.value.needed_bytes > caught.value.size_bytes == path.stat().st_size


def test_a_file_deleted_after_the_plan_fails_with_a_reason(tmp_path: Path) -> None:
    path = write_random_qwen3(tmp_path / "deleted.gguf")
    made = plan_for(path)
    path.unlink()

    with pytest.raises(LoadFailed) as caught:
        list(load(made, CancelToken()))
    assert caught.value.reason


def test_loading_shows_progress(qwen3_path: Path) -> None:
    *progress, engine = load(plan_for(qwen3_path), CancelToken())
    assert not isinstance(engine, Progress)
    engine.close()

    assert progress
    assert all(isinstance(p, Progress) and p.stage is Stage.LOADING for p in progress)


def test_loading_stops_when_cancelled(tiny_path: Path) -> None:
    token = CancelToken()
    loading = load(plan_for(tiny_path), token)
    next(loading)
    token.cancel()

    with pytest.raises(Cancelled):
        list(loading)


def test_threads_that_load_the_library_at_once_get_the_same_one() -> None:
    script = """
from threading import Barrier, Thread
from writer.engine.llama.native import library
import llama_cpp

barrier, made = Barrier(2), []

def load():
    barrier.wait()
    made.append(library())

threads = [Thread(target=load) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(made[0] is made[1])
"""
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=60
    )
    assert done.stdout == "True\n"


def test_a_load_that_is_abandoned_frees_the_model(tiny_path: Path) -> None:
    made = plan_for(tiny_path)
    sizes = []
    for _ in range(6):
        loading = load(made, CancelToken())
        next(p for p in loading if isinstance(p, Progress) and p.done == p.total)
        loading.close()  # type: ignore[attr-defined]  # an iterator by type, a generator in fact
        sizes.append(_resident_kib())

    assert sizes[-1] - sizes[1] < 64 * 1024


def test_memory_is_flat_over_ten_loads(tiny_path: Path) -> None:
    sizes = []
    for _ in range(10):
        open_model(tiny_path, window_tokens=512).close()
        sizes.append(_resident_kib())

    # One model that is not freed is 98 MB.
    assert sizes[-1] - sizes[2] < 64 * 1024


def _resident_kib() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024
