from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine.models import qwen3_8b
from tests.qwen3_shape import WEIGHTS_BYTES, write_qwen3_8b
from writer.core.errors import TooLargeForMemory
from writer.engine.gguf import ModelHeader, inspect
from writer.engine.layout import KvType, Layout
from writer.engine.machine import Gpu, Machine
from writer.engine.off_gpu import Absence, OffGpu
from writer.engine.placement import GIB
from writer.engine.planner import (
    MIB,
    RAM_RESERVE,
    VRAM_RESERVE,
    WINDOWS,
    LoadPlan,
    ladder,
    plan,
)

PLENTY = 32 * GIB
DESKTOP_GIB = 0.7
"""What a desktop takes of a card."""


@pytest.fixture(scope="session")
def header(tmp_path_factory: pytest.TempPathFactory) -> ModelHeader:
    """Of a file with the shape of Qwen3-8B in Q4_K_M and holes for its weights."""
    path = write_qwen3_8b(tmp_path_factory.mktemp("sparse") / "Qwen3-8B-Q4_K_M.gguf")
    assert path.stat().st_blocks * 512 < 16 * MIB < path.stat().st_size
    return inspect(path)


def card(gib: float, taken_gib: float = DESKTOP_GIB) -> Gpu:
    return Gpu("RTX", int(gib * GIB), int(max(0.0, gib - taken_gib) * GIB))


def rungs(
    header: ModelHeader,
    gpus: Sequence[Gpu] = (),
    ram: int = PLENTY,
    *,
    window_limit: int = WINDOWS[0],
    may_map: bool = True,
) -> tuple[LoadPlan, ...]:
    return ladder(
        header,
        Machine(8, ram, ram, tuple(gpus)),
        leave_core_for_window=False,
        window_limit=window_limit,
        may_map=may_map,
    )


def test_the_sparse_file_has_the_shape_of_the_published_one(header: ModelHeader) -> None:
    assert (header.quantization, header.tensor_count) == ("Q4_K_M", 399)
    assert header.weights_bytes == WEIGHTS_BYTES
    assert (header.embedding_bytes // MIB, header.output_bytes // MIB) == (333, 486)
    assert sum(header.block_bytes) + header.output_bytes == pytest.approx(4455 * MIB, rel=0.001)


@pytest.mark.parametrize(
    ("gib", "layers", "kv_type", "window"),
    [
        (4, range(12, 20), "q8_0", 8192),
        (6, range(28, 37), "q8_0", 8192),
        (8, 37, "f16", 16384),
        (12, 37, "f16", 32768),
        (16, 37, "f16", 32768),
        (24, 37, "f16", 32768),
    ],
)
def test_cards_of_all_sizes(
    header: ModelHeader, gib: int, layers: int | range, kv_type: str, window: int
) -> None:
    best, *others = rungs(header, [card(gib)])
    assert best.gpu_layers in (layers if isinstance(layers, range) else (layers,))
    assert (best.kv_type, best.window_tokens) == (kv_type, window)
    assert (best.device, best.gpu_index, best.use_mmap) == ("RTX", 0, False)
    assert best.flash_attention
    assert others[-1].device == "CPU", "there is always a way without the card"


@pytest.mark.parametrize(
    ("taken_gib", "layers", "kv_type", "window"),
    [
        (0.7, 37, "f16", 16384),
        (1.5, 37, "f16", 8192),
        (2.2, 37, "q8_0", 8192),
        (3.0, range(25, 37), "q8_0", 8192),
        (5.0, range(8, 20), "q8_0", 8192),
        (7.5, 0, "f16", 32768),
    ],
)
def test_the_plan_steps_down_where_others_hold_part_of_the_card(
    header: ModelHeader, taken_gib: float, layers: int | range, kv_type: str, window: int
) -> None:
    best = rungs(header, [card(8, taken_gib)])[0]
    assert best.gpu_layers in (layers if isinstance(layers, range) else (layers,))
    assert (best.kv_type, best.window_tokens) == (kv_type, window)
    assert best.device == ("RTX" if best.gpu_layers else "CPU")


def test_the_ladder_of_an_eight_gigabyte_card(header: ModelHeader) -> None:
    found = [(r.gpu_layers, r.kv_type, r.use_mmap) for r in rungs(header, [card(8)])]
    assert found == [
        (37, "f16", False),
        (37, "q8_0", False),
        (36, "q8_0", False),
        (19, "q8_0", False),
        (0, "f16", False),
        (0, "q8_0", False),
        (0, "f16", True),
    ]


@pytest.mark.parametrize("gib", [eighths / 8 for eighths in range(8, 200)])
def test_each_rung_fits_and_takes_less_than_the_one_above(header: ModelHeader, gib: float) -> None:
    gpu = card(gib)
    found = rungs(header, [gpu], 12 * GIB)
    on_card = [rung for rung in found if rung.gpu_layers]
    used = [rung.vram_bytes for rung in on_card]
    assert used == sorted(set(used), reverse=True)
    assert all(rung.vram_bytes + VRAM_RESERVE <= gpu.free_bytes for rung in on_card)
    reserved = [0 if rung.use_mmap else RAM_RESERVE for rung in found]
    needed = [rung.ram_bytes + reserve for rung, reserve in zip(found, reserved, strict=True)]
    assert max(needed) <= 12 * GIB
    assert len({rung.layout for rung in found}) == len(found)
    assert found[: len(on_card)] == tuple(on_card), "the card first"


def test_more_memory_never_gives_a_smaller_plan(header: ModelHeader) -> None:
    layers = [rungs(header, [card(eighths / 8)])[0].gpu_layers for eighths in range(8, 200)]
    assert layers == sorted(layers)


def test_the_card_with_most_free_memory_is_taken(header: ModelHeader) -> None:
    gpus = (card(24, taken_gib=20), card(12))
    found = rungs(header, gpus)
    assert (found[0].gpu_index, found[0].gpu_layers, found[0].window_tokens) == (1, 37, 32768)
    assert {rung.gpu_index for rung in found} == {1, None}


def test_a_card_without_memory_of_its_own_leaves_room_in_the_ram(header: ModelHeader) -> None:
    shared = replace(card(16), shares_ram=True)
    roomy, tight = rungs(header, [shared])[0], rungs(header, [shared], 6 * GIB)[0]
    assert (roomy.gpu_layers, roomy.window_tokens) == (37, 32768)
    assert tight.ram_bytes + tight.vram_bytes + RAM_RESERVE <= 6 * GIB


@pytest.mark.parametrize(
    ("window", "kv_type", "mib"),
    [(2048, "f16", 53.01), (8192, "f16", 56.01), (32768, "f16", 68.01), (8192, "q8_0", 52.08)],
)
def test_the_compute_buffer_is_what_the_library_allots(
    header: ModelHeader, window: int, kv_type: KvType, mib: float
) -> None:
    found = Layout(header, 0, kv_type, window)
    assert found._compute_bytes / MIB == pytest.approx(mib, rel=0.08)
    assert found._compute_bytes / MIB >= mib - 0.02


def test_the_kv_cache_is_what_was_measured(header: ModelHeader) -> None:
    layout = Layout(header, 37, "f16", 8192)
    assert layout.kv_bytes == 8192 * 144 * 1024
    assert replace(layout, kv_type="q8_0").kv_bytes == 8192 * 76.5 * 1024
    assert layout.vram_bytes == pytest.approx((4455 + 1152 + 56) * MIB, rel=0.001)


def test_what_is_on_the_card_needs_no_ram(header: ModelHeader) -> None:
    whole, none = (Layout(header, layers, "f16", 8192) for layers in (37, 0))
    assert whole.ram_bytes < GIB
    assert none.vram_bytes == 0
    assert none.ram_bytes > 5 * GIB


def test_weights_that_are_left_behind_need_room_to_visit_the_card(header: ModelHeader) -> None:
    part, whole = (Layout(header, layers, "f16", 8192) for layers in (36, 37))
    assert whole.vram_bytes - part.vram_bytes == whole.kv_bytes / header.block_count


@pytest.mark.parametrize(("ram_gib", "window"), [(32, 32768), (16, 24576), (8, 12288), (7, 8192)])
def test_the_window_on_the_cpu_leaves_memory_for_others(
    header: ModelHeader, ram_gib: int, window: int
) -> None:
    best = rungs(header, ram=ram_gib * GIB)[0]
    assert (best.kv_type, best.window_tokens) == ("f16", window)
    assert (best.use_mmap, best.use_extra_bufts) == (False, True)
    if window > 8192:
        assert Layout(header, 0, "f16", window).kv_bytes <= ram_gib * GIB / 4


def test_little_ram_packs_the_cache_and_then_leaves_the_weights_in_the_file(
    header: ModelHeader,
) -> None:
    needed = Layout(header, 0, "f16", 8192).ram_bytes + RAM_RESERVE
    packed = Layout(header, 0, "q8_0", 8192).ram_bytes + RAM_RESERVE
    assert rungs(header, ram=needed)[0].kv_type == "f16"
    best = rungs(header, ram=needed - 1)[0]
    assert (best.kv_type, best.use_mmap) == ("q8_0", False)
    mapped = rungs(header, ram=packed - 1)[0]
    assert (mapped.use_mmap, mapped.use_extra_bufts, mapped.window_tokens) == (True, False, 8192)
    assert mapped.placement.is_mapped
    assert "weights left in the file" in mapped.placement.summary


def test_a_file_on_a_drive_that_may_go_away_is_never_mapped(header: ModelHeader) -> None:
    assert not any(rung.use_mmap for rung in rungs(header, may_map=False))
    packed = Layout(header, 0, "q8_0", 8192).ram_bytes + RAM_RESERVE
    with pytest.raises(TooLargeForMemory):
        rungs(header, ram=packed - 1, may_map=False)


def test_too_little_ram_is_an_error_with_both_numbers(header: ModelHeader) -> None:
    with pytest.raises(TooLargeForMemory) as caught:
        rungs(header, ram=4 * GIB)
    assert caught.value.free_bytes == 4 * GIB
    assert 5 * GIB < caught.value.needed_bytes < 8 * GIB


def test_a_card_helps_where_the_ram_alone_would_not_do(header: ModelHeader) -> None:
    assert [rung.device for rung in rungs(header, [card(12)], 4 * GIB)] == ["RTX"] * 4


def test_a_model_with_a_small_window_gets_its_own(header: ModelHeader) -> None:
    assert rungs(replace(header, context_length=2048))[0].window_tokens == 2048
    assert rungs(header, window_limit=4096)[0].window_tokens == 4096


def test_heads_that_fill_no_block_are_never_packed() -> None:
    found = rungs(qwen3_8b(head_length=80), [card(6)])
    assert {rung.kv_type for rung in found} == {"f16"}


@pytest.mark.parametrize(
    ("cores", "leave", "wish", "threads"),
    [(8, True, 0, 7), (8, False, 0, 8), (1, True, 0, 1), (8, True, 3, 3)],
)
def test_a_core_is_left_for_the_window(cores: int, leave: bool, wish: int, threads: int) -> None:
    machine = Machine(cores, PLENTY, PLENTY)
    found = plan(qwen3_8b(), machine, leave_core_for_window=leave, threads=wish)
    assert found.threads == found.threads_batch == threads


@pytest.mark.parametrize(
    ("gib", "cause", "words"),
    [
        (None, OffGpu.NO_CARD, "on the CPU: no graphics card was found; "),
        (1.5, OffGpu.LITTLE_MEMORY, "0.8 GiB of GPU memory free, "),
        (6, None, " of 37 layers on the GPU; 5.3 GiB of GPU memory free, "),
        (24, None, "all 37 layers on the GPU; 23.3 GiB of GPU memory free; "),
    ],
)
def test_the_plan_knows_why_it_is_as_it_is(
    header: ModelHeader, gib: float | None, cause: OffGpu | None, words: str
) -> None:
    best = rungs(header, [] if gib is None else [card(gib)])[0].placement
    assert (best.off_gpu, best.layers) == (cause, 37)
    assert words in best.summary
    assert f"window of {best.window_tokens} tokens" in best.summary
    assert best.on_gpu is (cause is None)


def test_what_stands_in_the_way_of_a_card_is_in_the_plan(header: ModelHeader) -> None:
    why = Absence(OffGpu.NO_DRIVER)
    (best, *_) = ladder(header, Machine(8, PLENTY, PLENTY, (), why), leave_core_for_window=False)
    assert best.placement.off_gpu is OffGpu.NO_DRIVER


def test_a_plan_names_the_file_that_it_is_for(header: ModelHeader, tmp_path: Path) -> None:
    path = tmp_path / "model.gguf"
    assert rungs(replace(header, path=path))[0].path == path
