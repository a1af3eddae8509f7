"""What fits: how a model is laid out on this machine, and why.

A ladder of plans from the best to the last resort, each of which fits; who loads climbs down it.
Figures come from the header, the model is not loaded for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from writer.core.errors import TooLargeForMemory
from writer.engine.gguf import ModelHeader
from writer.engine.layout import KV_BLOCK, KvType, Layout
from writer.engine.machine import Gpu, Machine
from writer.engine.off_gpu import Absence, OffGpu
from writer.engine.pace import expected_pace
from writer.engine.placement import Placement

MIB = 1 << 20
WINDOWS = (32768, 24576, 16384, 12288, 8192)
VRAM_RESERVE = 600 * MIB
"""Left free on the card for the desktop, other windows and what the driver takes for itself."""
RAM_RESERVE = 512 * MIB
"""Left free for the window and the system."""
KV_SHARE_OF_RAM = 4
"""On the CPU a window larger than the smallest takes at most this part of the free RAM: 1/4."""


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
    placement: Placement
    """Why this device and this window."""
    ram_bytes: int
    """What the process will hold in RAM at its peak, reserves excluded."""
    vram_bytes: int
    """What it will hold on the card, reserves excluded; 0 on the CPU."""

    @property
    def layout(self) -> str:
        """What tells this rung of the ladder from the others, in short technical English."""
        where = f"{self.gpu_layers} layers on the GPU" if self.gpu_layers else "CPU"
        mapped = ", weights left in the file" if self.use_mmap else ""
        return f"{where}, window of {self.window_tokens} tokens, KV cache {self.kv_type}{mapped}"


def plan(
    header: ModelHeader,
    machine: Machine,
    *,
    leave_core_for_window: bool,
    window_limit: int = WINDOWS[0],
    threads: int = 0,
) -> LoadPlan:
    """The best plan that fits; raises TooLargeForMemory when none does. See `ladder`."""
    first, *_ = ladder(
        header,
        machine,
        leave_core_for_window=leave_core_for_window,
        window_limit=window_limit,
        threads=threads,
    )
    return first


def ladder(
    header: ModelHeader,
    machine: Machine,
    *,
    leave_core_for_window: bool,
    window_limit: int = WINDOWS[0],
    threads: int = 0,
    may_map: bool = True,
) -> tuple[LoadPlan, ...]:
    """Plans that fit, the best first; raises TooLargeForMemory when there is none.

    `threads` 0: one a core, less one where a window wants to stay quick. `may_map`: whether the
    file lies where it may be mapped into memory.
    """
    ground = _Ground(header, machine, _windows(header, window_limit))
    layouts = [*ground.on_gpu(), *ground.on_cpu(may_map=may_map)]
    if not layouts:
        smallest = Layout(header, 0, ground.kv_types[-1], ground.windows[-1])
        raise TooLargeForMemory(header.path, smallest.ram_bytes + RAM_RESERVE, machine.free_bytes)
    spare = 1 if leave_core_for_window else 0
    count = threads or max(1, machine.physical_cores - spare)
    return tuple(_plan(layout, ground, count) for layout in layouts)


def _windows(header: ModelHeader, limit: int) -> tuple[int, ...]:
    """Windows to try, largest first; a model that has less gets what it has."""
    most = min(limit, header.context_length)
    return tuple(window for window in WINDOWS if window <= most) or (most,)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the ladder stands on: one model on one machine."""

    header: ModelHeader
    machine: Machine
    windows: tuple[int, ...]
    """Largest first."""

    @property
    def gpu_index(self) -> int | None:
        """The card to use: the one with most free memory."""
        gpus = self.machine.gpus
        return max(range(len(gpus)), key=lambda index: gpus[index].free_bytes, default=None)

    @property
    def gpu(self) -> Gpu | None:
        """The card to use."""
        return None if self.gpu_index is None else self.machine.gpus[self.gpu_index]

    @property
    def kv_types(self) -> tuple[KvType, ...]:
        """From exact to small; packed only where a head's values fill whole blocks."""
        lengths = (self.header.key_length, self.header.value_length)
        return ("f16",) if any(length % KV_BLOCK for length in lengths) else ("f16", "q8_0")

    def on_gpu(self) -> Iterator[Layout]:
        """Layouts on the card, each of which takes less of it than the one before."""
        least: int | None = None
        for candidates in self._gpu_rungs():
            for layout in candidates:
                if self._fits_gpu(layout) and (least is None or layout.vram_bytes < least):
                    least = layout.vram_bytes
                    yield layout
                    break

    def on_cpu(self, *, may_map: bool) -> Iterator[Layout]:
        """Layouts without a card: exact, packed, and the file mapped into memory."""
        least: int | None = None
        for kv_type in self.kv_types:
            for layout in self._with_windows(0, kv_type):
                is_less = least is None or layout.ram_bytes < least
                if is_less and self._is_modest(layout) and self._fits_ram(layout, RAM_RESERVE):
                    least = layout.ram_bytes
                    yield layout
                    break
        if may_map:
            # Pages of the file go back to the system at need, so nothing is reserved for it.
            mapped = (Layout(self.header, 0, t, self.windows[-1], True) for t in self.kv_types)
            yield from [layout for layout in mapped if self._fits_ram(layout, 0)][:1]

    def _gpu_rungs(self) -> Iterator[Iterator[Layout]]:
        """For each rung its layouts, the best first."""
        blocks, packed, window = self.header.block_count, self.kv_types[-1], self.windows[-1]
        for kv_type in self.kv_types:
            yield self._with_windows(blocks + 1, kv_type)
        parts = [Layout(self.header, layers, packed, window) for layers in range(blocks, 1, -1)]
        fitting = [layout for layout in parts if self._fits_gpu(layout)]
        yield iter(fitting)
        yield iter(fitting[len(fitting) // 2 :])

    def _with_windows(self, gpu_layers: int, kv_type: KvType) -> Iterator[Layout]:
        return (Layout(self.header, gpu_layers, kv_type, window) for window in self.windows)

    def _is_modest(self, layout: Layout) -> bool:
        is_smallest = layout.window_tokens == self.windows[-1]
        return is_smallest or layout.kv_bytes * KV_SHARE_OF_RAM <= self.machine.free_bytes

    def _fits_ram(self, layout: Layout, reserve: int) -> bool:
        return layout.ram_bytes + reserve <= self.machine.free_bytes

    def _fits_gpu(self, layout: Layout) -> bool:
        gpu = self.gpu
        if gpu is None or layout.vram_bytes + VRAM_RESERVE > gpu.free_bytes:
            return False
        shared = layout.vram_bytes if gpu.shares_ram else 0
        return self._fits_ram(layout, RAM_RESERVE + shared)


def _plan(layout: Layout, ground: _Ground, threads: int) -> LoadPlan:
    header = layout.header
    used = ground.gpu if layout.gpu_layers else None
    return LoadPlan(
        path=header.path,
        model_name=header.name,
        window_tokens=layout.window_tokens,
        gpu_layers=layout.gpu_layers,
        gpu_index=ground.gpu_index if used else None,
        kv_type=layout.kv_type,
        threads=threads,
        threads_batch=threads,
        use_mmap=layout.is_mapped,
        use_extra_bufts=not layout.is_mapped,
        flash_attention=True,
        device=used.name if used else "CPU",
        placement=_placement(layout, ground, threads),
        ram_bytes=layout.ram_bytes,
        vram_bytes=layout.vram_bytes,
    )


def _placement(layout: Layout, ground: _Ground, threads: int) -> Placement:
    gpu, layers = ground.gpu, layout.header.block_count + 1
    whole = Layout(layout.header, layers, ground.kv_types[-1], ground.windows[-1])
    missing = ground.machine.absence or Absence(OffGpu.NO_CARD)
    lack = Absence(OffGpu.LITTLE_MEMORY) if gpu else missing
    return Placement(
        window_tokens=layout.window_tokens,
        kv_type=layout.kv_type,
        gpu=gpu,
        gpu_layers=layout.gpu_layers,
        layers=layers,
        is_mapped=layout.is_mapped,
        ram_total_bytes=ground.machine.total_bytes,
        ram_free_bytes=ground.machine.free_bytes,
        gpu_needed_bytes=whole.vram_bytes + VRAM_RESERVE,
        off_gpu=None if layout.gpu_layers else lack.cause,
        detail="" if layout.gpu_layers else lack.detail,
        pace=expected_pace(layout, gpu, threads),
    )
