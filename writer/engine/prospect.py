"""A model on this machine before it is loaded: its plans, and what earlier runs say of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from writer.core.errors import LoadFailed
from writer.core.paths import Paths
from writer.engine.drive import is_lasting
from writer.engine.gguf import inspect
from writer.engine.gpu_history import Experience, GpuHistory, meeting_key
from writer.engine.guard import Crash, Guard
from writer.engine.machine import Machine
from writer.engine.planner import LoadPlan, ladder


@dataclass(frozen=True, slots=True)
class Prospect:
    """What is worth trying, and why."""

    path: Path
    rungs: tuple[LoadPlan, ...]
    """The planner's, the best first."""
    history: GpuHistory
    key: str
    """Of the card and the model in `history`; empty where no rung uses a card."""
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
        from writer.engine.llama.native import gpus, library
        from writer.engine.llama.template import require_known

        header = inspect(path)
        require_known(library(), header.chat_template, path)
        machine = Machine.here(gpus())
        rungs = ladder(
            header,
            machine,
            leave_core_for_window=leave_core_for_window,
            threads=threads,
            may_map=is_lasting(path),
        )
        index = rungs[0].gpu_index
        key = "" if index is None else meeting_key(machine.gpus[index], build_id(library()), path)
        guard = Guard(paths.state)
        return cls(path, rungs, GpuHistory(paths.cache / "gpu.json"), key, guard, guard.crash())

    @property
    def experience(self) -> Experience:
        """What is known of the model on the card."""
        return self.history.of(self.key) if self.key else Experience()

    def plans(self, *, safe_mode: bool = False) -> tuple[LoadPlan, ...]:
        """The rungs to try, the best first, with reasons; without a card where it is not trusted.

        Raises LoadFailed where that leaves none.
        """
        known = self.experience
        if self.crash is not None:
            return self._without_card(f"safe mode, because {self.crash.summary}")
        if safe_mode:
            return self._without_card("safe mode, as asked for")
        if known.failure:
            return self._without_card(f"the GPU failed its self-test ({known.failure})")
        failed = [rung for rung in self.rungs if rung.layout in known.failed_layouts]
        left = [rung for rung in self.rungs if rung not in failed] or self.rungs
        return tuple(after_failures(rung, _above(rung, failed, self.rungs)) for rung in left)

    def _without_card(self, why: str) -> tuple[LoadPlan, ...]:
        left = [rung for rung in self.rungs if not rung.gpu_layers]
        if not left:
            raise LoadFailed(self.path, f"{why}; too little RAM to do without the GPU")
        return tuple(replace(rung, reason=f"{why}; {rung.reason}") for rung in left)


def after_failures(plan: LoadPlan, failed: Iterable[LoadPlan]) -> LoadPlan:
    """The same, its reason telling what was better and did not load."""
    layouts = ", ".join(better.layout for better in failed)
    return replace(plan, reason=f"{plan.reason}; did not load: {layouts}") if layouts else plan


def _above(
    rung: LoadPlan, failed: Iterable[LoadPlan], rungs: tuple[LoadPlan, ...]
) -> list[LoadPlan]:
    return [better for better in failed if rungs.index(better) < rungs.index(rung)]
