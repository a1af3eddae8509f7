"""From a model file to a running engine: check, plan, load; the same for window and terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from writer.core.jobs import CancelToken, Progress
from writer.engine.api import Engine
from writer.engine.gguf import inspect
from writer.engine.machine import Machine
from writer.engine.planner import LoadPlan, plan


def open_engine(
    path: Path, token: CancelToken, *, leave_core_for_window: bool, threads: int = 0
) -> Iterator[Progress | Engine]:
    """Yield Progress while `path` is loaded and then the engine, which the caller closes.

    Raises ModelError, NativeLibraryUnusable or Cancelled. Belongs to one thread, as the engine.
    """
    load_plan = plan_for(path, leave_core_for_window=leave_core_for_window, threads=threads)
    token.raise_if_cancelled()
    # llama.cpp takes its time to load, and whoever only imports this module needs none of it.
    from writer.engine.llama.engine import load

    yield from load(load_plan, token)


def plan_for(path: Path, *, leave_core_for_window: bool, threads: int = 0) -> LoadPlan:
    """How `path` would be loaded on this machine, as it is at this moment.

    A file that could not be used once it is loaded is refused here, before its weights are read.
    """
    from writer.engine.llama.native import library
    from writer.engine.llama.template import require_known

    header = inspect(path)
    require_known(library(), header.chat_template, path)
    return plan(header, machine(), leave_core_for_window=leave_core_for_window, threads=threads)


def machine() -> Machine:
    """This machine with the GPUs that llama.cpp sees; loads the native library."""
    from writer.engine.llama.native import gpus

    return Machine.here(gpus())


def backends() -> tuple[str, ...]:
    """What llama.cpp can compute on, in its own words; loads the native library."""
    from writer.engine.llama.native import devices

    return tuple(f"{device.name} ({device.description})" for device in devices())
