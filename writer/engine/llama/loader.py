"""Reads a model's weights into memory, with progress, and gives the pointer."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import Empty, Queue

from writer.core.errors import LoadFailed
from writer.core.jobs import CancelToken, Progress, Stage
from writer.engine.llama.native import Library
from writer.engine.planner import LoadPlan

_PARTS = 1000
_POLL_S = 0.05


def load_model(lib: Library, plan: LoadPlan, token: CancelToken) -> Iterator[Progress | object]:
    """Read the weights: Progress in thousandths, then the model's pointer.

    The native call blocks and its progress comes by callback, so it runs beside this generator.
    Raises LoadFailed with llama.cpp's own last words, or Cancelled.
    """
    parts: Queue[int] = Queue()  # SimpleQueue.get may wait for ever when a signal comes
    abandoned = CancelToken()

    def report(fraction: float, _data: object) -> bool:
        parts.put(int(fraction * _PARTS))
        return not (token.is_cancelled or abandoned.is_cancelled)

    lib.take_errors()
    with ThreadPoolExecutor(1, "load-model") as executor:
        future = executor.submit(_load, lib, plan, report)
        try:
            yield from _progress(future, parts)
        except GeneratorExit:
            abandoned.cancel()
            if model := future.result():
                lib.c.llama_model_free(model)
            raise
        model = future.result()
    if not model:
        token.raise_if_cancelled()
        raise LoadFailed(plan.path, lib.take_errors())
    yield model


def _progress(future: Future[object], parts: Queue[int]) -> Iterator[Progress]:
    last = -1
    while not future.done() or not parts.empty():
        try:
            part = parts.get(timeout=_POLL_S)
        except Empty:
            continue
        if part > last:
            last = part
            yield Progress(Stage.LOADING, part, _PARTS)


def _load(lib: Library, plan: LoadPlan, report: Callable[[float, object], bool]) -> object:
    c = lib.c
    params = c.llama_model_default_params()
    params.n_gpu_layers = plan.gpu_layers
    if plan.gpu_index is not None:
        params.split_mode = c.LLAMA_SPLIT_MODE_NONE
        params.main_gpu = plan.gpu_index
    params.load_mode = c.LLAMA_LOAD_MODE_MMAP if plan.use_mmap else c.LLAMA_LOAD_MODE_NONE
    params.use_extra_bufts = plan.use_extra_bufts
    callback = c.llama_progress_callback(report)
    params.progress_callback = callback
    return c.llama_model_load_from_file(native_path(plan.path), params)


def native_path(path: Path) -> bytes:
    """A path as llama.cpp takes it: UTF-8 on Windows, the file system's bytes elsewhere."""
    return str(path).encode("utf-8") if os.name == "nt" else os.fsencode(path)
