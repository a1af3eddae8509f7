"""Where a model runs and why, as facts. The sentences are written in `ui`."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from writer.engine.layout import KvType
from writer.engine.machine import Gpu
from writer.engine.off_gpu import OffGpu

GIB = 1 << 30


@dataclass(frozen=True, slots=True)
class Pace:
    """Tokens a second that may be expected, from the least to the most."""

    least: float
    most: float

    @property
    def middle(self) -> float:
        """As many times more than the least as the most is more than it."""
        return sqrt(self.least * self.most)


@dataclass(frozen=True, slots=True)
class Placement:
    """How a model lies on a machine, what that rests on, and why it is not better."""

    window_tokens: int
    kv_type: KvType = "f16"
    gpu: Gpu | None = None
    """The card that is used, or would be; None where there is none that can be."""
    gpu_layers: int = 0
    layers: int = 0
    """Of the model, the output counted as one."""
    is_mapped: bool = False
    """Whether the weights stay in the file."""
    ram_total_bytes: int = 0
    ram_free_bytes: int = 0
    """Before the model was loaded."""
    gpu_needed_bytes: int = 0
    """Free GPU memory that all layers would take, with the least that is worth having."""
    off_gpu: OffGpu | None = None
    """None on the GPU, and where nobody asks."""
    detail: str = ""
    """More about `off_gpu`, in short technical English."""
    did_not_load: tuple[str, ...] = ()
    """`LoadPlan.layout` of what would have been better."""
    was_too_slow: tuple[str, ...] = ()
    """`LoadPlan.layout` of what was given up for that."""
    pace: Pace | None = None
    """Of writing, without drafts; None where nothing tells."""

    @property
    def on_gpu(self) -> bool:
        """Whether at least a part of the model is on a card."""
        return self.gpu_layers > 0

    @property
    def is_whole(self) -> bool:
        """Whether all of the model is on a card."""
        return self.on_gpu and self.gpu_layers >= self.layers

    @property
    def summary(self) -> str:
        """In short technical English, for the log."""
        parts = [*self._why(), self._memory(), self._window()]
        for words, layouts in (
            ("did not load", self.did_not_load),
            ("was too slow", self.was_too_slow),
        ):
            if layouts:
                parts.append(f"{words}: {', '.join(layouts)}")
        return "; ".join(filter(None, parts))

    def _why(self) -> tuple[str, ...]:
        if self.on_gpu:
            which = "all" if self.is_whole else f"{self.gpu_layers} of"
            return (f"{which} {self.layers} layers on the GPU",)
        if self.off_gpu is None:
            return ("on the CPU",)
        detail = f" ({self.detail})" if self.detail else ""
        return (f"on the CPU: {self.off_gpu}{detail}",)

    def _memory(self) -> str:
        if self.gpu is None:
            return f"{_gib(self.ram_free_bytes)} of RAM free"
        free = f"{_gib(self.gpu.free_bytes)} of GPU memory free"
        return free if self.is_whole else f"{free}, {_gib(self.gpu_needed_bytes)} needed for all"

    def _window(self) -> str:
        mapped = ", weights left in the file" if self.is_mapped else ""
        return f"window of {self.window_tokens} tokens, KV cache {self.kv_type}{mapped}"


def _gib(size_bytes: int) -> str:
    return f"{size_bytes / GIB:.1f} GiB"
