"""How fast a model will write on a machine, before it was ever loaded there.

Each token reads all weights, and what the KV cache holds, once: so the memory's speed bounds the
tokens a second. NVIDIA's management library tells it of a card. Of the RAM nothing does: the range
is that of desktops and laptops with two channels, from old DDR4 to new DDR5, and what one core
works through was measured with the starter model on one and two cores. What it comes to is a range
from the least to the most; measurements take its place as soon as there are some.
"""

from __future__ import annotations

from dataclasses import dataclass

from writer.core.values import Statistics
from writer.engine.layout import Layout
from writer.engine.machine import Gpu
from writer.engine.placement import Pace, Placement

USED_TOKENS = 4096
"""So much of the window is full at most, in the tasks of every day."""
TOKENS_MIN = 32
"""Fewer tokens are no measurement."""
RUN_OVER = 3
"""So many times slower than the least that is expected is no bad luck any more."""
FULL_BYTES = 100 << 20
"""A card with less than this free is full: the plan leaves several times as much."""
SLOW_ANYWHERE = 8.0
"""Tokens a second that are too few for a card of unknown speed."""
MAPPED = 4
"""Weights that are left in the file because the RAM is short may be read from it again: this many
times slower."""


@dataclass(frozen=True, slots=True)
class _Reach:
    """How fast weights are worked through."""

    of_card: float
    """Part of what the card's memory could give."""
    ram_bytes_s: float
    core_bytes_s: float
    """Of one core, however fast the memory."""
    overhead_s: float
    """For each token, whatever the model's size."""


_LEAST = _Reach(of_card=0.45, ram_bytes_s=15e9, core_bytes_s=10e9, overhead_s=0.004)
_MOST = _Reach(of_card=0.85, ram_bytes_s=50e9, core_bytes_s=26e9, overhead_s=0.0005)


def expected_pace(layout: Layout, gpu: Gpu | None, threads: int) -> Pace | None:
    """Tokens a second of writing without drafts; None where the card does not tell its speed."""
    if layout.gpu_layers and (gpu is None or not gpu.bytes_per_second):
        return None
    card = gpu.bytes_per_second if gpu and layout.gpu_layers else 0
    least = _tokens_per_second(_LEAST, layout, card, threads, with_cache=True)
    most = _tokens_per_second(_MOST, layout, card, threads, with_cache=False)
    return Pace(least / MAPPED if layout.is_mapped else least, most)


def is_far_too_slow(
    placement: Placement, statistics: Statistics, free_bytes: int | None = None
) -> bool:
    """Whether a model on a card wrote so slowly that its memory has probably run over.

    Windows lets that happen without a word: part of what should be on the card lies in the RAM
    then, and writing is some ten times slower. `free_bytes`: of the card's memory, after the
    answer; None where nobody looked.
    """
    timed = statistics.generated_tokens - statistics.answers
    if not placement.on_gpu or timed < TOKENS_MIN:
        return False
    speed, pace = statistics.tokens_per_second, placement.pace
    is_full = free_bytes is not None and free_bytes < FULL_BYTES
    if pace is None:
        return is_full and speed < SLOW_ANYWHERE
    return speed * RUN_OVER < pace.least or (is_full and speed < pace.least)


def _tokens_per_second(
    reach: _Reach, layout: Layout, card_bytes_s: float, threads: int, *, with_cache: bool
) -> float:
    header, first = layout.header, layout.blocks_on_cpu
    on_cpu, on_card = sum(header.block_bytes[:first]), 0
    if layout.gpu_layers:
        on_card = sum(header.block_bytes[first:]) + header.output_bytes
    else:
        on_cpu += header.output_bytes
    if with_cache:
        cache = layout.kv_bytes * min(1.0, USED_TOKENS / layout.window_tokens)
        share = first / max(1, header.block_count)
        on_cpu += int(cache * share)
        on_card += int(cache * (1 - share))
    seconds = reach.overhead_s
    seconds += on_cpu / min(reach.ram_bytes_s, threads * reach.core_bytes_s)
    if on_card:
        seconds += on_card / (card_bytes_s * reach.of_card)
    return 1 / seconds
