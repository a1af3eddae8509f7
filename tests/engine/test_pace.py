"""How fast a model will write, before it was ever loaded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine.models import qwen3_8b
from writer.core.values import Statistics
from writer.engine.gguf import ModelHeader, inspect
from writer.engine.layout import Layout
from writer.engine.machine import Gpu
from writer.engine.pace import MAPPED, expected_pace, is_far_too_slow
from writer.engine.placement import GIB, Pace, Placement

LAPTOP = Gpu("RTX 4060 Laptop", 8 * GIB, 7 * GIB, bytes_per_second=256_032_000_000)


def pace(
    layers: int = 0, *, threads: int = 8, gpu: Gpu | None = None, mapped: bool = False
) -> Pace:
    found = expected_pace(Layout(qwen3_8b(), layers, "f16", 8192, mapped), gpu, threads)
    assert found is not None
    return found


@pytest.mark.starter
@pytest.mark.parametrize(("threads", "measured"), [(2, (37, 41)), (1, (23, 27))])
def test_what_was_measured_lies_in_the_range(
    starter_path: Path, threads: int, measured: tuple[int, int]
) -> None:
    header = inspect(starter_path)
    found = expected_pace(Layout(header, 0, "f16", 8192), None, threads)
    assert found is not None
    assert found.least < measured[0] < measured[1] < found.most * 1.1


def test_a_card_is_much_faster_than_the_processor() -> None:
    on_card, on_cpu = pace(37, gpu=LAPTOP), pace()
    assert on_cpu.most < on_card.least
    assert 15 < on_card.least < on_card.most < 256 / 4.7


def test_each_layer_that_is_left_behind_costs() -> None:
    found = [pace(layers, gpu=LAPTOP) for layers in (37, 30, 20, 10)]
    assert found == sorted(found, key=lambda p: p.most, reverse=True)
    assert found == sorted(found, key=lambda p: p.least, reverse=True)


def test_few_cores_are_slower_and_many_are_bound_by_the_memory() -> None:
    assert pace(threads=1).most < pace(threads=2).most == pace(threads=16).most
    assert pace(threads=1).least < pace(threads=2).least == pace(threads=16).least


def test_weights_in_the_file_may_be_read_again_and_again() -> None:
    assert pace(mapped=True).least == pace().least / MAPPED


def test_a_card_that_does_not_tell_its_speed_has_no_figure() -> None:
    header: ModelHeader = qwen3_8b()
    assert expected_pace(Layout(header, 37, "f16", 8192), Gpu("GTX", 1, 1), 8) is None


def wrote(tokens_per_second: float, tokens: int = 100) -> Statistics:
    return Statistics(generated_tokens=tokens + 1, decode_s=tokens / tokens_per_second, answers=1)


CARD = Placement(8192, gpu=LAPTOP, gpu_layers=37, layers=37, pace=Pace(20, 50))


@pytest.mark.parametrize(
    ("speed", "free_mib", "is_slow"),
    [
        (30, None, False),
        (12, None, False),
        (6, None, True),
        (12, 600, False),
        (12, 20, True),
        (30, 20, False),
    ],
    ids=["as planned", "slow", "ten times slower", "with room", "and full", "full, yet fast"],
)
def test_a_card_whose_memory_has_run_over_is_told_by_its_speed(
    speed: float, free_mib: int | None, is_slow: bool
) -> None:
    free = None if free_mib is None else free_mib << 20
    assert is_far_too_slow(CARD, wrote(speed), free) is is_slow


def test_a_few_tokens_are_no_measurement() -> None:
    assert not is_far_too_slow(CARD, wrote(1, tokens=20))
    assert not is_far_too_slow(CARD, Statistics())


def test_a_slow_processor_is_no_card_that_has_run_over() -> None:
    assert not is_far_too_slow(replace(CARD, gpu_layers=0), wrote(1))


def test_a_card_of_unknown_speed_is_judged_only_when_it_is_full() -> None:
    unknown = replace(CARD, pace=None)
    assert not is_far_too_slow(unknown, wrote(2))
    assert is_far_too_slow(unknown, wrote(2), 0)
    assert not is_far_too_slow(unknown, wrote(20), 0)
