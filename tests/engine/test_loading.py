"""From a file to an engine: on the CPU as it is, and on a card that is only pretended."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from tests.engine.crumbs import leave_crumb
from writer.core.errors import Cancelled, LoadFailed, ModelMissing, NotGguf
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.paths import Paths
from writer.engine import loading
from writer.engine.api import Description, Engine
from writer.engine.guard import Guard
from writer.engine.llama import build, engine, native
from writer.engine.loading import (
    backends,
    machine,
    open_engine,
    plan_for,
    step_down,
    trust_again,
)
from writer.engine.machine import Gpu
from writer.engine.off_gpu import OffGpu
from writer.engine.planner import LoadPlan
from writer.engine.self_test import Outcome

RTX = Gpu("RTX", 8 << 30, 7 << 30, "580.1")


@pytest.fixture
def paths(writer_home: Path) -> Paths:
    return Paths.for_user({"WRITER_HOME": str(writer_home)})


@dataclass(slots=True)
class Pretended:
    """A machine with a card, and what was tried on it."""

    paths: Paths
    model: Path
    gpu: Gpu = RTX
    build: str = "build 1"
    outcome: Outcome | None = field(default_factory=lambda: Outcome("RTX"))
    """How the self-test ends; None: it cannot be started."""
    loads: bool = False
    """Whether what is planned for the card loads; if so, it computes on the CPU in truth."""
    tests: int = 0
    tried: list[str] = field(default_factory=list)
    """The devices of the plans that were tried to load, since the last `open`."""

    def run_child(
        self, command: Sequence[str], _token: CancelToken
    ) -> Iterator[Progress | Outcome]:
        assert command[-1] == str(self.model)
        self.tests += 1
        yield Progress(Stage.LOADING, 1, 2)
        if self.outcome is None:
            raise OSError("no such program")
        yield self.outcome

    def open(self, *, safe_mode: bool = False) -> Description:
        self.tried.clear()
        opened: Engine | None = None
        for value in open_engine(
            self.model,
            CancelToken(),
            paths=self.paths,
            leave_core_for_window=False,
            safe_mode=safe_mode,
        ):
            if not isinstance(value, Progress):
                opened = value
        assert opened is not None
        opened.close()
        return opened.description

    def plan(self) -> LoadPlan:
        return plan_for(self.model, paths=self.paths, leave_core_for_window=False)


@pytest.fixture
def pretended(
    paths: Paths, qwen3_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Pretended:
    model = tmp_path / "model.gguf"
    shutil.copy(qwen3_path, model)
    made = Pretended(paths, model)
    real = engine.load

    def load(plan: LoadPlan, token: CancelToken, *, cache: Path | None) -> Iterator[object]:
        made.tried.append(plan.device)
        if plan.gpu_layers and not made.loads:
            raise LoadFailed(plan.path, "cudaMalloc failed: out of memory")
        yield from real(plan, token, cache=cache)

    monkeypatch.setattr(native, "gpus", lambda: (made.gpu,))
    monkeypatch.setattr(build, "build_id", lambda _library: made.build)
    monkeypatch.setattr(loading, "run_child", made.run_child)
    monkeypatch.setattr(engine, "load", load)
    return made


@pytest.mark.tiny
def test_a_file_becomes_an_engine_that_says_what_it_is(tiny_path: Path, paths: Paths) -> None:
    *progress, opened = open_engine(
        tiny_path, CancelToken(), paths=paths, leave_core_for_window=True, threads=1
    )
    assert not isinstance(opened, Progress)
    try:
        assert opened.description.window_tokens == 8192
        assert opened.description.threads == 1
        assert opened.description.path == tiny_path
        assert all(isinstance(step, Progress) for step in progress)
    finally:
        opened.close()


@pytest.mark.tiny
def test_a_cancelled_load_brings_no_engine(tiny_path: Path, paths: Paths) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        list(open_engine(tiny_path, token, paths=paths, leave_core_for_window=False))


def test_a_file_is_checked_before_native_code_sees_it(tmp_path: Path, paths: Paths) -> None:
    missing, token = tmp_path / "none.gguf", CancelToken()
    with pytest.raises(ModelMissing):
        list(open_engine(missing, token, paths=paths, leave_core_for_window=False))
    path = tmp_path / "notes.gguf"
    path.write_bytes(b"# notes")
    with pytest.raises(NotGguf):
        plan_for(path, paths=paths, leave_core_for_window=False)


def test_the_library_says_what_it_can_compute_on() -> None:
    assert any("CPU" in name for name in backends())
    assert machine().physical_cores >= 1


def test_what_does_not_load_is_climbed_down_from_and_told(pretended: Pretended) -> None:
    described = pretended.open()
    assert pretended.tried == ["RTX", "RTX", "CPU"]
    assert (described.device, described.on_gpu) == ("CPU", False)
    assert described.placement.off_gpu is OffGpu.NOTHING_LEFT
    assert described.placement.did_not_load[0] == (
        "3 layers on the GPU, window of 8192 tokens, KV cache f16"
    )


def test_what_did_not_load_is_not_tried_again(pretended: Pretended) -> None:
    pretended.open()
    described = pretended.open()
    assert pretended.tried == ["CPU"]
    assert described.placement.off_gpu is OffGpu.NOTHING_LEFT
    assert described.placement.did_not_load[0] == (
        "3 layers on the GPU, window of 8192 tokens, KV cache f16"
    )
    assert pretended.plan().placement.did_not_load
    assert pretended.tests == 1


@pytest.mark.parametrize("change", ["gpu", "driver", "build", "file"])
def test_it_is_tried_again_when_something_changed(pretended: Pretended, change: str) -> None:
    pretended.open()
    match change:
        case "gpu":
            pretended.gpu = replace(RTX, name="GTX")
            pretended.outcome = Outcome("GTX")
        case "driver":
            pretended.gpu = replace(RTX, driver="590.2")
        case "build":
            pretended.build = "build 2"
        case _:
            os.utime(pretended.model, ns=(1, 1))
    pretended.open()
    assert len(pretended.tried) > 1
    assert pretended.tests == 2


def test_what_is_too_slow_is_left_out_until_the_card_is_trusted_again(
    pretended: Pretended,
) -> None:
    pretended.loads = True
    first = pretended.open()
    step_down(pretended.model, first.layout, paths=pretended.paths)
    second = pretended.open()
    assert second.on_gpu
    assert second.layout != first.layout
    assert second.placement.was_too_slow == (first.layout,)
    step_down(pretended.model, second.layout, paths=pretended.paths)
    third = pretended.open()
    assert not third.on_gpu
    assert third.placement.off_gpu is OffGpu.NOTHING_LEFT
    trust_again(pretended.model, paths=pretended.paths)
    assert pretended.open().layout == first.layout
    assert pretended.tests == 2, "the card is tested again as well"


def test_trusting_the_card_again_forgets_a_crash_on_it(pretended: Pretended) -> None:
    pretended.loads = True
    leave_crumb(pretended.paths, pretended.model, device="RTX", words="CUDA error")
    trust_again(pretended.model, paths=pretended.paths)
    assert pretended.open().device == "RTX"


def test_a_cancelled_load_is_no_failure(pretended: Pretended) -> None:
    token = CancelToken()
    steps = open_engine(pretended.model, token, paths=pretended.paths, leave_core_for_window=False)
    for value in steps:
        if isinstance(value, Progress) and pretended.tried[-1:] == ["CPU"]:
            token.cancel()
            break
    with pytest.raises(Cancelled):
        list(steps)
    pretended.open()
    assert pretended.tried == ["RTX", "RTX", "CPU"]
    assert Guard(pretended.paths.state).crash() is None


def test_where_everything_fails_the_file_is_to_blame_and_nothing_is_remembered(
    pretended: Pretended, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:

        def fail(plan: LoadPlan, *_: object, **__: object) -> Iterator[object]:
            yield from ()
            raise LoadFailed(plan.path, f"no {plan.layout}")

        patch.setattr(engine, "load", fail)
        with pytest.raises(LoadFailed, match="weights left in the file"):
            pretended.open()
    pretended.open()
    assert pretended.tried == ["RTX", "RTX", "CPU"]


def test_the_card_is_tested_once_and_before_it_is_used(pretended: Pretended) -> None:
    assert pretended.plan().device == "RTX"
    assert pretended.tests == 0, "whoever only asks for the plan starts nothing"
    pretended.open()
    pretended.open()
    assert pretended.tests == 1


@pytest.mark.parametrize(
    ("outcome", "why"),
    [
        (Outcome("", "exit code -9: "), "exit code -9"),
        (Outcome("", "no sign of life for 120 s"), "no sign of life for 120 s"),
        (Outcome("CPU"), "it ran on CPU, not on RTX"),
        (None, "no such program"),
    ],
)
def test_a_card_that_fails_its_test_is_left_alone(
    pretended: Pretended, outcome: Outcome | None, why: str
) -> None:
    pretended.outcome = outcome
    for _ in range(2):
        described = pretended.open()
        assert pretended.tried == ["CPU"]
        assert described.placement.off_gpu is OffGpu.SELF_TEST
        assert why in described.placement.detail
    assert pretended.tests == 1, "remembered"
    assert why in pretended.plan().placement.summary


def test_after_a_crash_on_the_card_it_is_left_alone_and_then_tested_again(
    pretended: Pretended,
) -> None:
    pretended.loads = True
    assert pretended.open().device == "RTX"
    leave_crumb(pretended.paths, pretended.model, device="RTX", words="CUDA error")
    described = pretended.open()
    assert pretended.tried == ["CPU"]
    assert described.placement.off_gpu is OffGpu.CRASH
    assert described.placement.detail == "Writer ended during loading on RTX: CUDA error"
    assert pretended.tests == 1
    assert pretended.open().device == "RTX"
    assert pretended.tests == 2


def test_safe_mode_can_be_asked_for(pretended: Pretended) -> None:
    described = pretended.open(safe_mode=True)
    assert (pretended.tried, pretended.tests) == (["CPU"], 0)
    assert described.placement.off_gpu is OffGpu.ASKED
