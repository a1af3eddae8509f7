"""How fast models wrote here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from writer.core.values import Statistics
from writer.engine.machine import Gpu
from writer.engine.measured_pace import MeasuredPace
from writer.engine.placement import Placement

MODEL = Path("/models/a.gguf")
ON_CPU = Placement(8192)
ON_CARD = Placement(8192, gpu=Gpu("RTX", 1, 1), gpu_layers=37, layers=37)


@pytest.fixture
def pace(tmp_path: Path) -> MeasuredPace:
    return MeasuredPace(tmp_path / "pace.json")


def wrote(speed: float, tokens: int = 100) -> Statistics:
    return Statistics(generated_tokens=tokens + 1, decode_s=tokens / speed, answers=1)


def test_what_was_measured_is_known_to_the_next_start(pace: MeasuredPace, tmp_path: Path) -> None:
    pace.note(MODEL, ON_CPU, wrote(20))
    later = MeasuredPace(tmp_path / "pace.json")
    assert later.of(MODEL, ON_CPU) == 20
    assert later.of(MODEL, ON_CARD) is None, "another device"
    assert later.of(MODEL, replace(ON_CARD, gpu_layers=20)) is None
    assert later.of(Path("/models/b.gguf"), ON_CPU) is None


def test_newer_answers_count_more(pace: MeasuredPace) -> None:
    for speed in (20, 40, 40):
        pace.note(MODEL, ON_CARD, wrote(speed))
    assert pace.of(MODEL, ON_CARD) == 35


def test_a_short_answer_is_no_measurement(pace: MeasuredPace) -> None:
    pace.note(MODEL, ON_CPU, wrote(20, tokens=10))
    pace.note(MODEL, ON_CPU, Statistics())
    assert pace.of(MODEL, ON_CPU) is None


def test_a_damaged_memory_is_none(pace: MeasuredPace, tmp_path: Path) -> None:
    pace.note(MODEL, ON_CPU, wrote(20))
    (tmp_path / "pace.json").write_text('{"/models/a.gguf|CPU|0": "fast"}')
    assert pace.of(MODEL, ON_CPU) is None
