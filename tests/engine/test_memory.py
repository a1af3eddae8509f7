"""What the plan says a model takes in RAM, against the peak of a process that runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.qwen3_shape import write_qwen3_8b

MIB = 1 << 20
WITHIN = 0.10

RUN = """
import json, sys
from dataclasses import replace
from pathlib import Path
from writer.core.jobs import CancelToken
from writer.engine.api import Message, Prompt, Role, Sampling
from writer.engine.gguf import inspect
from writer.engine.llama.engine import load
from writer.engine.machine import Machine
from writer.engine.planner import ladder

path, kind = Path(sys.argv[1]), sys.argv[2]
rungs = ladder(inspect(path), Machine.here(), leave_core_for_window=False, window_limit=8192)
plan = next(r for r in rungs if (r.kv_type if not r.use_mmap else "mapped") == kind)
*_, engine = load(plan, CancelToken())
text = "The old keeper walked down to the harbour and counted the boats. " * 22
message = Message(Role.USER, (text,))
prompt = Prompt((message,), 8, Sampling(temperature=0), source=text)
assert len(list(engine.generate(prompt, CancelToken()))) > 3
engine.close()
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
peak = int(status["VmHWM"].split()[0]) * 1024
print(json.dumps({"planned": plan.ram_bytes, "peak": peak, "window": plan.window_tokens}))
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """Bytes."""

    planned: int
    peak: int
    window: int


def measured(model: Path, kind: str) -> Measured:
    """Run the model at 8k with an f16 or q8_0 cache, or mapped into memory, in its own process."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, model, kind],
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    assert done.returncode == 0, done.stderr
    found = Measured(**json.loads(done.stdout.splitlines()[-1]))
    print(
        f"\n{model.name}, {kind}, window of {found.window}: planned {found.planned / MIB:.0f} MiB, "
        f"peak {found.peak / MIB:.0f} MiB, {found.planned / found.peak - 1:+.1%}"
    )
    return found


@pytest.mark.slow
@pytest.mark.starter
@pytest.mark.parametrize("kind", ["f16", "q8_0", "mapped"])
def test_the_peak_is_what_the_plan_said(starter_path: Path, kind: str) -> None:
    found = measured(starter_path, kind)
    assert abs(found.planned - found.peak) <= WITHIN * found.peak


@pytest.mark.slow
def test_the_peak_of_an_8b_model_is_what_the_plan_said(random_8b: Path) -> None:
    found = measured(random_8b, "f16")
    assert found.window == 8192
    assert abs(found.planned - found.peak) <= WITHIN * found.peak


@pytest.fixture(scope="module")
def random_8b(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Five gigabytes with the exact shape of Qwen3-8B in Q4_K_M, gone after the tests."""
    path = tmp_path_factory.mktemp("qwen3-8b") / "random-qwen3-8b.gguf"
    yield write_qwen3_8b(path, is_sparse=False)
    path.unlink()
