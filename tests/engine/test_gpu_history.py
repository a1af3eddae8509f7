from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from writer.engine.gpu_history import ENTRIES_MAX, Experience, GpuHistory, meeting_key
from writer.engine.machine import Gpu

RTX = Gpu("RTX", 8 << 30, 7 << 30, "580.1")


@pytest.fixture
def history(tmp_path: Path) -> GpuHistory:
    return GpuHistory(tmp_path / "cache" / "gpu.json")


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "model.gguf"
    path.write_bytes(b"GGUF")
    return path


def test_what_was_learnt_is_known_to_the_next_run(history: GpuHistory, tmp_path: Path) -> None:
    history.passed("a")
    history.did_not_load("a", ["all", "part"])
    history.did_not_load("a", ["all"])
    history.did_not_pass("b", "it died")
    later = GpuHistory(tmp_path / "cache" / "gpu.json")
    assert later.of("a") == Experience(is_tested=True, failed_layouts=("all", "part"))
    assert later.of("b") == Experience(is_tested=True, failure="it died")
    assert later.of("c") == Experience()


def test_what_was_too_slow_is_known_until_it_is_forgotten(history: GpuHistory) -> None:
    history.passed("a")
    history.was_too_slow("a", "all")
    history.was_too_slow("a", "all")
    assert history.of("a") == Experience(is_tested=True, slow_layouts=("all",))
    history.forget("a")
    assert history.of("a") == Experience()


def test_a_crash_takes_back_what_the_self_test_said_and_no_more(history: GpuHistory) -> None:
    history.passed("a")
    history.did_not_load("a", ["all"])
    history.must_be_tested_again("a")
    assert history.of("a") == Experience(failed_layouts=("all",))


def test_passing_by_hand_takes_back_a_failure(history: GpuHistory) -> None:
    history.did_not_pass("a", "it died")
    history.passed("a")
    assert history.of("a") == Experience(is_tested=True)


def test_only_the_newest_are_kept(history: GpuHistory) -> None:
    for number in range(ENTRIES_MAX + 2):
        history.passed(str(number))
    assert not history.of("1").is_tested
    assert history.of("2").is_tested


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", '{"a": 3}', '{"a": {"is_tested": 1, "failure": 2, "failed_layouts": 3}}'],
)
def test_a_damaged_file_says_nothing(tmp_path: Path, content: str) -> None:
    path = tmp_path / "gpu.json"
    path.write_text(content)
    assert GpuHistory(path).of("a") == Experience()
    GpuHistory(path).passed("a")
    assert GpuHistory(path).of("a").is_tested


def test_what_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in its place")
    GpuHistory(tmp_path / "cache" / "gpu.json").passed("a")


def test_another_card_driver_build_or_file_is_another_meeting(model: Path) -> None:
    first = meeting_key(RTX, "build 1", model)
    assert meeting_key(replace(RTX, free_bytes=0), "build 1", model) == first
    others = {
        meeting_key(replace(RTX, name="GTX"), "build 1", model),
        meeting_key(replace(RTX, total_bytes=1), "build 1", model),
        meeting_key(replace(RTX, driver="590.2"), "build 1", model),
        meeting_key(RTX, "build 2", model),
    }
    os.utime(model, ns=(1, 1))
    others.add(meeting_key(RTX, "build 1", model))
    model.write_bytes(b"GGUF and more")
    others.add(meeting_key(RTX, "build 1", model))
    assert len(others - {first}) == 6
