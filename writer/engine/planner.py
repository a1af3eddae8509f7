"""What fits: how a model is laid out on this machine, and why.

The ladder of layouts is climbed down from the best; the first that fits is the plan. Figures come
from the header, the model is not loaded for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal

from writer.core.errors import TooLargeForMemory
from writer.engine.gguf import ModelHeader
from writer.engine.machine import Gpu, Machine

KvType = Literal["f16", "q8_0"]

MIB = 1 << 20
GIB = 1 << 30
WINDOWS = (32768, 24576, 16384, 12288, 8192)
VRAM_RESERVE = 600 * MIB
"""For the desktop, the driver's context and other windows."""
RAM_RESERVE = 512 * MIB
"""For Writer itself and the system."""
KV_SHARE_OF_RAM = 4
"""On the CPU a window larger than the smallest takes at most this part of the free RAM: 1/4."""
BATCH_ROWS = 512
"""Positions whose logits and activations the compute buffer is reckoned for."""
ACTIVATIONS = 12
"""Rows of the model's width, four bytes a value, that one position takes; measured."""
KV_VALUE_BYTES: dict[KvType, Fraction] = {"f16": Fraction(2), "q8_0": Fraction(34, 32)}
KV_BLOCK = 32
"""q8_0 packs this many values of a head together."""


@dataclass(frozen=True, slots=True)
class LoadPlan:
    """How a model is to be loaded."""

    path: Path
    model_name: str
    window_tokens: int
    gpu_layers: int
    """As llama.cpp counts: the blocks from the last one back, the output being the last."""
    gpu_index: int | None
    """Which of the machine's GPUs; None on the CPU."""
    kv_type: KvType
    threads: int
    """While writing."""
    threads_batch: int
    """While reading the prompt."""
    use_mmap: bool
    use_extra_bufts: bool
    """Whether weights on the CPU are repacked for it."""
    flash_attention: bool
    device: str
    """``CPU``, or the GPU's name."""
    reason: str
    """Why this device and this window, in short technical English."""
    needed_bytes: int
    """GPU memory and RAM together, reserves included."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One rung of the ladder: a way to lay the model out, and what it takes."""

    header: ModelHeader
    gpu_layers: int
    kv_type: KvType
    window_tokens: int

    @property
    def blocks_on_gpu(self) -> int:
        """Blocks, the output not counted."""
        return max(0, self.gpu_layers - 1)

    @property
    def blocks_on_cpu(self) -> int:
        """Blocks that stay behind."""
        return self.header.block_count - self.blocks_on_gpu

    @property
    def vram_bytes(self) -> int:
        """GPU memory, its reserve included; 0 on the CPU."""
        if not self.gpu_layers:
            return 0
        first = self.blocks_on_cpu
        weights = sum(self.header.block_bytes[first:]) + self.header.output_bytes
        return weights + self._kv_bytes(first, None) + self._compute_bytes + VRAM_RESERVE

    @property
    def ram_bytes(self) -> int:
        """RAM, its reserve included."""
        end = self.blocks_on_cpu
        weights = sum(self.header.block_bytes[:end]) + self.header.embedding_bytes
        if not self.gpu_layers:
            weights += self.header.output_bytes
        compute = self._compute_bytes if end else 0
        return weights + self._kv_bytes(0, end) + compute + RAM_RESERVE

    @property
    def kv_bytes(self) -> int:
        """The KV cache of all blocks."""
        return self._kv_bytes(0, None)

    def _kv_bytes(self, first: int, end: int | None) -> int:
        heads = sum(self.header.head_counts_kv[first:end])
        values = heads * (self.header.key_length + self.header.value_length)
        return int(values * self.window_tokens * KV_VALUE_BYTES[self.kv_type])

    @property
    def _compute_bytes(self) -> int:
        """Logits, activations and the attention mask of one batch."""
        logits = self.header.vocab_size * 4
        activations = self.header.embedding_length * 4 * ACTIVATIONS
        return BATCH_ROWS * (logits + activations + self.window_tokens * 2)


def plan(
    header: ModelHeader,
    machine: Machine,
    *,
    leave_core_for_window: bool,
    window_limit: int = WINDOWS[0],
    threads: int = 0,
) -> LoadPlan:
    """The best layout that fits; raises TooLargeForMemory when none does.

    `threads` 0: one a core, less one where a window wants to stay quick.
    """
    windows = _windows(header, window_limit)
    index = _roomiest(machine.gpus)
    gpu = None if index is None else machine.gpus[index]
    for layout in _ladder(header, windows, machine, with_gpu=gpu is not None):
        vram_free = gpu.free_bytes if gpu else 0
        if layout.vram_bytes <= vram_free and layout.ram_bytes <= machine.free_bytes:
            break
    else:
        smallest = Layout(header, 0, _kv_types(header)[-1], windows[-1])
        raise TooLargeForMemory(header.path, smallest.ram_bytes, machine.free_bytes)
    spare = 1 if leave_core_for_window else 0
    return _plan(layout, machine, index, threads or max(1, machine.physical_cores - spare))


def _windows(header: ModelHeader, limit: int) -> tuple[int, ...]:
    """Windows to try, largest first; a model that has less gets what it has."""
    most = min(limit, header.context_length)
    return tuple(window for window in WINDOWS if window <= most) or (most,)


def _roomiest(gpus: tuple[Gpu, ...]) -> int | None:
    numbers = range(len(gpus))
    return max(numbers, key=lambda number: gpus[number].free_bytes, default=None)


def _kv_types(header: ModelHeader) -> tuple[KvType, ...]:
    """From exact to small; packed only where a head's values fill whole blocks."""
    fits = header.key_length % KV_BLOCK == 0 and header.value_length % KV_BLOCK == 0
    return ("f16", "q8_0") if fits else ("f16",)


def _ladder(
    header: ModelHeader, windows: tuple[int, ...], machine: Machine, *, with_gpu: bool
) -> Iterator[Layout]:
    """Layouts from the best to the last resort."""
    kv_types = _kv_types(header)
    if with_gpu:
        for kv_type in kv_types:
            for window in windows:
                yield Layout(header, header.block_count + 1, kv_type, window)
        for layers in range(header.block_count, 1, -1):
            yield Layout(header, layers, kv_types[-1], windows[-1])
    for kv_type in kv_types:
        for window in windows:
            layout = Layout(header, 0, kv_type, window)
            is_modest = layout.kv_bytes * KV_SHARE_OF_RAM <= machine.free_bytes
            if is_modest or window == windows[-1]:
                yield layout


def _plan(layout: Layout, machine: Machine, index: int | None, threads: int) -> LoadPlan:
    header = layout.header
    gpu = machine.gpus[index] if index is not None else None
    used = gpu if layout.gpu_layers else None
    return LoadPlan(
        path=header.path,
        model_name=header.name,
        window_tokens=layout.window_tokens,
        gpu_layers=layout.gpu_layers,
        gpu_index=index if used else None,
        kv_type=layout.kv_type,
        threads=threads,
        threads_batch=threads,
        use_mmap=False,
        use_extra_bufts=True,
        flash_attention=True,
        device=used.name if used else "CPU",
        reason=_reason(layout, gpu),
        needed_bytes=layout.vram_bytes + layout.ram_bytes,
    )


def _reason(layout: Layout, gpu: Gpu | None) -> str:
    window = f"window of {layout.window_tokens} tokens, KV cache {layout.kv_type}"
    if gpu is None:
        return f"no usable GPU; {window}"
    layers = layout.header.block_count + 1
    window_tokens = min(layout.window_tokens, WINDOWS[-1])
    whole = Layout(layout.header, layers, _kv_types(layout.header)[-1], window_tokens)
    memory = f"{_gib(gpu.free_bytes)} of GPU memory free"
    if layout.gpu_layers == layers:
        return f"all {layers} layers on the GPU, {memory}; {window}"
    lack = f"{memory}, {_gib(whole.vram_bytes)} needed for all"
    if layout.gpu_layers:
        return f"{layout.gpu_layers} of {layers} layers on the GPU, {lack}; {window}"
    return f"too little GPU memory: {lack}; {window}"


def _gib(size_bytes: int) -> str:
    return f"{size_bytes / GIB:.1f} GiB"
