from __future__ import annotations

from dataclasses import replace

import pytest

from tests.engine.models import qwen3_8b
from writer.core.errors import TooLargeForMemory
from writer.engine.machine import Gpu, Machine
from writer.engine.planner import GIB, MIB, Layout, LoadPlan, plan

PLENTY = 32 * GIB


def planned(vram: float | None, ram: int = PLENTY, window_limit: int = 32768) -> LoadPlan:
    """The plan for Qwen3-8B beside a desktop that uses 0.7 GiB of the card."""
    gpus = () if vram is None else (Gpu("RTX", int(vram * GIB), int((vram - 0.7) * GIB)),)
    machine = Machine(8, ram, ram, gpus)
    return plan(qwen3_8b(), machine, leave_core_for_window=False, window_limit=window_limit)


@pytest.mark.parametrize(
    ("vram", "layers", "kv_type", "window"),
    [
        (None, 0, "f16", 32768),
        (1.5, 0, "f16", 32768),
        (4, range(12, 20), "q8_0", 8192),
        (6, range(28, 37), "q8_0", 8192),
        (8, 37, "f16", (8192, 12288)),
        (12, 37, "f16", 32768),
        (24, 37, "f16", 32768),
    ],
)
def test_cards_of_all_sizes(
    vram: float | None, layers: int | range, kv_type: str, window: int | tuple[int, ...]
) -> None:
    found = planned(vram)
    assert found.gpu_layers in (layers if isinstance(layers, range) else (layers,))
    assert found.window_tokens in (window if isinstance(window, tuple) else (window,))
    assert found.kv_type == kv_type
    assert found.device == ("RTX" if found.gpu_layers else "CPU")
    assert found.gpu_index == (0 if found.gpu_layers else None)


def test_a_full_card_takes_the_packed_cache_before_it_gives_up_layers() -> None:
    needed = Layout(qwen3_8b(), 37, "f16", 8192).vram_bytes
    gpu = Gpu("RTX", 8 * GIB, needed - 1)
    found = plan(qwen3_8b(), Machine(8, PLENTY, PLENTY, (gpu,)), leave_core_for_window=False)
    assert (found.gpu_layers, found.kv_type) == (37, "q8_0")
    assert found.window_tokens >= 8192


def test_memory_figures_match_what_was_measured() -> None:
    layout = Layout(qwen3_8b(), 37, "f16", 8192)
    assert layout.kv_bytes == 8192 * 144 * 1024
    assert replace(layout, kv_type="q8_0").kv_bytes == 8192 * 76.5 * 1024
    reserve_and_compute = layout.vram_bytes - layout.kv_bytes - 4455 * MIB
    assert 900 * MIB < reserve_and_compute < 1100 * MIB


def test_what_is_on_the_card_needs_no_ram() -> None:
    whole, none = (Layout(qwen3_8b(), layers, "f16", 8192) for layers in (37, 0))
    assert whole.ram_bytes < GIB
    assert none.vram_bytes == 0
    assert none.ram_bytes > 5 * GIB


def test_every_plan_fits_what_it_was_made_for() -> None:
    for eighths in range(8, 200):
        vram = eighths / 8
        found = planned(vram)
        layout = Layout(qwen3_8b(), found.gpu_layers, found.kv_type, found.window_tokens)
        assert layout.vram_bytes <= max(0.0, (vram - 0.7) * GIB)
        assert found.needed_bytes == layout.vram_bytes + layout.ram_bytes


def test_more_memory_never_gives_a_smaller_plan() -> None:
    plans = [planned(eighths / 8) for eighths in range(8, 200)]
    layers = [found.gpu_layers for found in plans]
    assert layers == sorted(layers)


@pytest.mark.parametrize(("ram_gib", "window"), [(32, 32768), (16, 24576), (8, 12288), (7, 8192)])
def test_the_window_on_the_cpu_leaves_memory_for_others(ram_gib: int, window: int) -> None:
    found = planned(None, ram_gib * GIB)
    assert found.window_tokens == window
    if window > 8192:
        layout = Layout(qwen3_8b(), 0, found.kv_type, found.window_tokens)
        assert layout.kv_bytes <= ram_gib * GIB / 4


def test_little_ram_packs_the_cache() -> None:
    needed = Layout(qwen3_8b(), 0, "f16", 8192).ram_bytes
    found = planned(None, needed - 1)
    assert (found.kv_type, found.gpu_layers) == ("q8_0", 0)
    assert found.window_tokens >= 8192


def test_too_little_ram_is_an_error_with_both_numbers() -> None:
    with pytest.raises(TooLargeForMemory) as caught:
        planned(None, 4 * GIB)
    assert caught.value.free_bytes == 4 * GIB
    assert 5 * GIB < caught.value.needed_bytes < 8 * GIB


def test_a_card_helps_where_the_ram_alone_would_not_do() -> None:
    assert planned(12, 4 * GIB).gpu_layers == 37


def test_a_model_with_a_small_window_gets_its_own() -> None:
    machine = Machine(4, PLENTY, PLENTY)
    small = plan(qwen3_8b(context_length=2048), machine, leave_core_for_window=False)
    assert small.window_tokens == 2048
    assert planned(None, window_limit=4096).window_tokens == 4096


def test_heads_that_fill_no_block_are_never_packed() -> None:
    header = qwen3_8b(head_length=80)
    gpu = Gpu("RTX", 6 * GIB, 5 * GIB)
    found = plan(header, Machine(8, PLENTY, PLENTY, (gpu,)), leave_core_for_window=False)
    assert found.kv_type == "f16"


@pytest.mark.parametrize(
    ("cores", "leave", "wish", "threads"),
    [(8, True, 0, 7), (8, False, 0, 8), (1, True, 0, 1), (8, True, 3, 3)],
)
def test_a_core_is_left_for_the_window(cores: int, leave: bool, wish: int, threads: int) -> None:
    machine = Machine(cores, PLENTY, PLENTY)
    found = plan(qwen3_8b(), machine, leave_core_for_window=leave, threads=wish)
    assert found.threads == found.threads_batch == threads


def test_the_card_with_most_free_memory_is_taken() -> None:
    gpus = (Gpu("integrated", 2 * GIB, GIB), Gpu("RTX", 12 * GIB, 11 * GIB))
    found = plan(qwen3_8b(), Machine(8, PLENTY, PLENTY, gpus), leave_core_for_window=True)
    assert (found.device, found.gpu_index) == ("RTX", 1)


@pytest.mark.parametrize(
    ("vram", "words"),
    [
        (None, "no usable GPU"),
        (1.5, "too little GPU memory: 0.8 GiB"),
        (6, " of 37 layers on the GPU, 5.3 GiB of GPU memory free, "),
        (24, "all 37 layers on the GPU"),
    ],
)
def test_the_reason_is_told(vram: float | None, words: str) -> None:
    found = planned(vram)
    assert words in found.reason
    assert f"{found.window_tokens} tokens" in found.reason
