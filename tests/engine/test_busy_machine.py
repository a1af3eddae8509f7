"""Decoding beside a busy interpreter and beside other programs, and what the loop itself costs.

Figures are compared within one run, the best with the best: whatever else the machine does can
only make one slower.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine.conftest import open_model
from tests.engine.test_engine import answer, prompt
from writer.core.jobs import SWITCH_INTERVAL_S
from writer.engine.llama.engine import LlamaEngine
from writer.engine.threads import ThreadGovernor

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
ROUNDS = 5
BUSY = """
import os
parent = os.getppid()
while os.getppid() == parent:
    sum(range(100_000))
"""
ON_TWO_CORES = """
import sys
from pathlib import Path
from tests.engine.test_busy_machine import tell_rates
tell_rates(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
"""


class Unmoved(ThreadGovernor):
    """Stays with all threads."""

    def observe(self, size: int, seconds: float) -> bool:
        del size, seconds
        return False


def rate(engine: LlamaEngine, tokens: int = 150) -> float:
    engine._session.truncate(0)
    asked = replace(prompt("Tell me a very long story.", max_tokens=tokens), drafts=False)
    return answer(engine, asked)[1].tokens_per_second


def bare_rate(engine: LlamaEngine, depth: int, tokens: int) -> float:
    """Tokens a second of nothing but native decode calls, as a benchmark in C makes them."""
    session = engine._session
    c, batch = session.library.c, session._batch
    session.truncate(0)
    session.decode([5] * depth, 1)
    batch.n_tokens = 1
    batch.logits[0] = True
    mark = time.perf_counter()
    for number in range(tokens):
        batch.token[0], batch.pos[0] = 7 + number, depth + number
        assert c.llama_decode(session._context, batch) == 0
        c.llama_synchronize(session._context)
    seconds = time.perf_counter() - mark
    c.llama_memory_seq_rm(session._memory, 0, depth, -1)
    return tokens / seconds


@contextmanager
def all_threads(engine: LlamaEngine) -> Iterator[None]:
    """For a while, an engine that does not adapt."""
    session = engine._session
    governor = session._governor
    session._governor = Unmoved(governor.most)
    use = session.library.c.llama_set_n_threads
    use(session._context, governor.most, governor.most)
    yield
    session._governor = governor
    use(session._context, governor.threads, governor.threads)


@contextmanager
def programs(count: int) -> Iterator[None]:
    """Other programs that each want a whole core; they end with this process at the latest."""
    running = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(count)]
    try:
        yield
    finally:
        for program in running:
            program.kill()
            program.wait()


def tell_rates(path: Path, busy: int, tokens: int) -> None:
    """Print tokens a second on two cores as JSON: idle, and beside programs adapting or not."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
    engine = open_model(path, window_tokens=1024, threads=2)
    rates: dict[str, list[float]] = {"idle": [], "adaptive": [], "fixed": []}
    for _ in range(ROUNDS):
        rates["idle"].append(rate(engine, tokens))
        with programs(busy):
            rates["adaptive"].append(rate(engine, tokens))
            with all_threads(engine):
                rates["fixed"].append(rate(engine, tokens))
    engine.close()
    print(json.dumps(rates))


def rates_on_two_cores(path: Path, busy: int, tokens: int) -> dict[str, list[float]]:
    command = [sys.executable, "-c", ON_TWO_CORES, str(path), str(busy), str(tokens)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, timeout=300)
    rates: dict[str, list[float]] = json.loads(done.stdout)
    print({name: [round(value, 1) for value in values] for name, values in rates.items()})
    return rates


two_cores = pytest.mark.skipif(
    not hasattr(os, "sched_setaffinity") or len(os.sched_getaffinity(0)) < 2,
    reason="two cores that a process can keep to",
)


@two_cores
@pytest.mark.parametrize(("busy", "share"), [(1, 0.5), (2, 0.3)])
@pytest.mark.parametrize(("model", "tokens"), [("tiny_path", 200), ("starter_path", 60)])
def test_beside_busy_programs_decoding_keeps_its_share(
    model: str, tokens: int, busy: int, share: float, request: pytest.FixtureRequest
) -> None:
    rates = rates_on_two_cores(request.getfixturevalue(model), busy, tokens)

    assert max(rates["adaptive"]) >= share * max(rates["idle"])


@two_cores
def test_beside_a_busy_program_adapting_pays(tiny_path: Path) -> None:
    rates = rates_on_two_cores(tiny_path, 1, 200)

    assert max(rates["adaptive"]) > 1.2 * max(rates["fixed"])


def test_on_an_idle_machine_adapting_costs_next_to_nothing(tiny_path: Path) -> None:
    engine = open_model(tiny_path, threads=2)
    adaptive, fixed = [], []
    for _ in range(2 * ROUNDS):
        adaptive.append(rate(engine, 300))
        with all_threads(engine):
            fixed.append(rate(engine, 300))
    engine.close()
    print("adaptive, fixed:", [round(a, 1) for a in adaptive], [round(f, 1) for f in fixed])

    assert max(adaptive) >= 0.97 * max(fixed)


def test_the_loop_costs_next_to_nothing_beside_bare_decoding(tiny_path: Path) -> None:
    engine = open_model(tiny_path, threads=1)
    depth = len(engine._template.tokens(prompt("Tell me a very long story.").messages))
    bare, whole = [], []
    for _ in range(ROUNDS):
        bare.append(bare_rate(engine, depth, 150))
        whole.append(rate(engine))
    engine.close()
    print("bare, whole:", [round(b, 1) for b in bare], [round(w, 1) for w in whole])

    assert max(whole) >= 0.95 * max(bare)


def test_a_spinning_window_costs_less_than_a_fifth(tiny_path: Path) -> None:
    engine = open_model(tiny_path, threads=1)
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    idle, busy = [], []
    try:
        for _ in range(ROUNDS):
            idle.append(rate(engine))
            stop = threading.Event()
            spinning = threading.Thread(target=_spin, args=(stop,))
            spinning.start()
            busy.append(rate(engine))
            stop.set()
            spinning.join()
    finally:
        sys.setswitchinterval(before)
        engine.close()
    print("idle, busy:", [round(i, 1) for i in idle], [round(b, 1) for b in busy])

    assert max(b / i for b, i in zip(busy, idle, strict=True)) > 0.8


def _spin(stop: threading.Event) -> None:
    while not stop.is_set():
        pass
