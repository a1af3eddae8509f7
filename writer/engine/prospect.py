"""A model on this machine before it is loaded: its plans, and what earlier runs say of them."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from writer.core.errors import LoadFailed
from writer.core.paths import Paths
from writer.engine.drive import is_lasting
from writer.engine.driver import driver_version
from writer.engine.gguf import inspect
from writer.engine.gpu_history import Experience, GpuHistory, meeting_key
from writer.engine.guard import Crash, Guard
from writer.engine.machine import Gpu, Machine
from writer.engine.off_gpu import OffGpu, absence
from writer.engine.planner import LoadPlan, ladder


@dataclass(frozen=True, slots=True)
class Prospect:
    """What is worth trying, and why."""

    path: Path
    rungs: tuple[LoadPlan, ...]
    """The planner's, the best first."""
    history: GpuHistory
    key: str
    """Of the card and the model in `history`; empty where there is no card."""
    guard: Guard
    crash: Crash | None
    """How Writer ended the last time, if it ended in native code."""

    @classmethod
    def of(cls, path: Path, paths: Paths, *, leave_core_for_window: bool, threads: int) -> Prospect:
        """Look at the file, the machine and the past; loads the native library.

        A file that could not be used once it is loaded is refused here, before its weights are
        read: raises ModelError, NativeLibraryUnusable.
        """
        from writer.engine.llama.build import build_id
        from writer.engine.llama.native import gpus, has_gpu_part, library
        from writer.engine.llama.template import require_known

        header = inspect(path)
        require_known(library(), header.chat_template, path)
        machine = here(gpus(), has_part=has_gpu_part())
        rungs = ladder(
            header,
            machine,
            leave_core_for_window=leave_core_for_window,
            threads=threads,
            may_map=is_lasting(path),
        )
        gpu = rungs[0].placement.gpu
        key = meeting_key(gpu, build_id(library()), path) if gpu else ""
        guard = Guard(paths.state)
        return cls(path, rungs, GpuHistory(paths.cache / "gpu.json"), key, guard, guard.crash())

    @property
    def experience(self) -> Experience:
        """What is known of the model on the card."""
        return self.history.of(self.key) if self.key else Experience()

    def plans(self, *, safe_mode: bool = False) -> tuple[LoadPlan, ...]:
        """The rungs to try, the best first, and why; without a card where it is not trusted.

        Raises LoadFailed where that leaves none.
        """
        known = self.experience
        if self.crash is not None:
            return self._without_card(OffGpu.CRASH, self.crash.summary)
        if safe_mode:
            return self._without_card(OffGpu.ASKED)
        if known.failure and self.rungs[0].gpu_layers:
            return self._without_card(OffGpu.SELF_TEST, known.failure)
        failed, slow = set(known.failed_layouts), set(known.slow_layouts)
        left = [rung for rung in self.rungs if rung.layout not in failed | slow] or self.rungs
        return tuple(
            after_failures(rung, self._above(rung, failed), self._above(rung, slow))
            for rung in left
        )

    def _without_card(self, why: OffGpu, detail: str = "") -> tuple[LoadPlan, ...]:
        left = [rung for rung in self.rungs if not rung.gpu_layers]
        if not left:
            raise LoadFailed(self.path, f"{why}; too little RAM to do without the GPU")
        return tuple(_off_gpu(rung, why, detail) for rung in left)

    def _above(self, rung: LoadPlan, layouts: Container[str]) -> list[LoadPlan]:
        """What is better than `rung` and one of `layouts`."""
        better = self.rungs[: self.rungs.index(rung)]
        return [plan for plan in better if plan.layout in layouts]


def here(gpus: tuple[Gpu, ...], *, has_part: bool) -> Machine:
    """This computer with the cards that the library sees, or why it sees none."""
    why = None if gpus else absence(has_part=has_part, driver=driver_version())
    return Machine.here(gpus, why)


def after_failures(
    plan: LoadPlan, failed: Sequence[LoadPlan], slow: Sequence[LoadPlan] = ()
) -> LoadPlan:
    """The same, its placement telling what was better, and did not load or was too slow."""
    known = plan.placement
    placement = replace(
        known,
        did_not_load=(*known.did_not_load, *(better.layout for better in failed)),
        was_too_slow=(*known.was_too_slow, *(better.layout for better in slow)),
    )
    told = replace(plan, placement=placement)
    lost_card = not plan.gpu_layers and any(better.gpu_layers for better in (*failed, *slow))
    return _off_gpu(told, OffGpu.NOTHING_LEFT) if lost_card else told


def _off_gpu(plan: LoadPlan, why: OffGpu, detail: str = "") -> LoadPlan:
    return replace(plan, placement=replace(plan.placement, off_gpu=why, detail=detail))
