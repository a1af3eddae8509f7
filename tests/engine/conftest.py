"""Real engines, loaded once, and a small random model of architecture qwen3."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.random_qwen3 import write_random_qwen3
from writer.core.jobs import CancelToken
from writer.engine import gguf
from writer.engine.llama.engine import LlamaEngine, load
from writer.engine.llama.native import gpus
from writer.engine.machine import Machine
from writer.engine.planner import plan

OpenEngine = Callable[..., LlamaEngine]


def open_model(
    path: Path, *, window_tokens: int | None = None, threads: int = 1, cache: Path | None = None
) -> LlamaEngine:
    """Load as Writer does, with a window or thread count of the test's own."""
    made = plan(gguf.inspect(path), Machine.here(gpus()), leave_core_for_window=False)
    made = replace(
        made,
        window_tokens=window_tokens or made.window_tokens,
        threads=threads,
        threads_batch=threads,
    )
    *_, engine = load(made, CancelToken(), cache=cache)
    assert isinstance(engine, LlamaEngine)
    return engine


@pytest.fixture(scope="module")
def tiny(tiny_path: Path) -> Iterator[LlamaEngine]:
    engine = open_model(tiny_path, threads=2)
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def qwen3_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_random_qwen3(tmp_path_factory.mktemp("models") / "random-qwen3.gguf")


@pytest.fixture(scope="module")
def qwen3(qwen3_path: Path) -> Iterator[LlamaEngine]:
    engine = open_model(qwen3_path)
    yield engine
    engine.close()
