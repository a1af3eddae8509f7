"""A loaded model with its context, and a mirror of the tokens that lie in its KV cache.

Native code kills the process on conditions that it could report: a batch that is too large, more
outputs than planned, sampling without logits. So each is checked here first. Everything but
`load_model` belongs to one thread.
"""

from __future__ import annotations

import ctypes
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from queue import Empty, Queue

from writer.core.errors import Cancelled, DecodeFailed, EngineError, LoadFailed
from writer.core.jobs import CancelToken, Progress, Stage
from writer.engine.llama.native import Library
from writer.engine.llama.vocabulary import Vocabulary
from writer.engine.planner import LoadPlan

log = logging.getLogger(__name__)

BATCH_TOKENS = 256
"""The prompt is read in pieces of at most this many tokens, so that it can be stopped."""
OUTPUTS_MAX = 32
"""Most positions of one batch whose logits may be asked for."""

_ABORTED = 2
_KV_TYPES = {"f16": 1, "q8_0": 8}
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


class Session:
    """One context of a model. Construct, use and close it on one thread."""

    def __init__(self, lib: Library, model: object, plan: LoadPlan) -> None:
        """Make the context and take over the model. Raises LoadFailed; the model is freed then."""
        self.library = lib
        self._model: object = model
        self._idle = self._listened = CancelToken()
        self._context = self._make_context(plan)
        c = lib.c
        try:
            self.vocabulary = Vocabulary(lib, model)
        except BaseException:
            c.llama_free(self._context)
            c.llama_model_free(model)
            raise
        self.window_tokens: int = c.llama_n_ctx(self._context)
        self.can_roll_back: bool = (
            c.llama_model_n_swa(model) == 0
            and not c.llama_model_is_recurrent(model)
            and not c.llama_model_is_hybrid(model)
        )
        """Whether tokens can be taken out of the KV cache again from any place on."""
        self.mirror: list[int] = []
        """The tokens in the KV cache, by position."""
        self._memory = c.llama_get_memory(self._context)
        self._batch = c.llama_batch_init(BATCH_TOKENS, 0, 1)
        self._outputs: frozenset[int] = frozenset()
        for index in range(BATCH_TOKENS):
            self._batch.n_seq_id[index] = 1
            self._batch.seq_id[index][0] = 0

    def require_open(self) -> None:
        """Raise EngineError once `close` was called: native code would not survive the call."""
        if self._model is None:
            raise EngineError("the model is closed")

    @contextmanager
    def listening_to(self, token: CancelToken) -> Iterator[None]:
        """Let `token` abort a native call in the middle. Works on the CPU backend only."""
        self._listen(token)
        try:
            yield
        finally:
            if self._listened is token:  # an answer that was superseded ends late
                self._listen(self._idle)

    def keep_prefix(self, tokens: Sequence[int]) -> int:
        """Drop from the KV cache what `tokens` does not begin with; how many stay.

        At least one token of `tokens` is left to decode: without it there are no logits.
        """
        pairs = zip(self.mirror, tokens, strict=False)
        common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        common = min(common, len(tokens) - 1)
        if common < len(self.mirror) and not self.can_roll_back:
            common = 0
        self.truncate(common)
        return common

    def truncate(self, length: int) -> None:
        """Forget every token from position `length` on."""
        self.require_open()
        self._outputs = frozenset()
        if length < len(self.mirror):
            del self.mirror[length:]
            self.library.c.llama_memory_seq_rm(self._memory, 0, length, -1)

    def decode(self, tokens: Sequence[int], outputs: int = 1) -> None:
        """Append `tokens` to the KV cache, with logits for the last `outputs` of them.

        Raises Cancelled when the token of `listening_to` was cancelled, DecodeFailed, or
        EngineError for what native code would not survive. The mirror is right in any case.
        """
        self._check(len(tokens), outputs)
        batch, start, first_output = self._batch, len(self.mirror), len(tokens) - outputs
        batch.n_tokens = len(tokens)
        for index, token in enumerate(tokens):
            batch.token[index] = token
            batch.pos[index] = start + index
            batch.logits[index] = index >= first_output
        self._outputs = frozenset()
        self.mirror += tokens
        code = self.library.c.llama_decode(self._context, batch)
        if code != 0:
            self._recover()
            if code == _ABORTED:
                raise Cancelled
            raise DecodeFailed(code, self.library.take_errors())
        self._outputs = frozenset(range(first_output, len(tokens)))

    def synchronize(self) -> None:
        """Wait until the device has computed what was decoded."""
        self.library.c.llama_synchronize(self._context)

    def sample(self, chain: object, index: int) -> int:
        """Draw a token from the logits at place `index` of the last batch."""
        self.require_open()
        if index not in self._outputs:
            raise EngineError(f"no logits at {index}")
        token: int = self.library.c.llama_sampler_sample(chain, self._context, index)
        return token

    def close(self) -> None:
        """Free batch, context and model, in this order. Once."""
        if self._model is None:
            return
        c = self.library.c
        c.llama_batch_free(self._batch)
        c.llama_free(self._context)
        c.llama_model_free(self._model)
        self._model = None

    def _make_context(self, plan: LoadPlan) -> object:
        c = self.library.c
        params = c.llama_context_default_params()
        params.n_ctx = plan.window_tokens
        params.n_batch = params.n_ubatch = BATCH_TOKENS
        params.n_outputs_max = OUTPUTS_MAX
        params.n_threads = plan.threads
        params.n_threads_batch = plan.threads_batch
        params.type_k = params.type_v = _KV_TYPES[plan.kv_type]
        params.flash_attn_type = (
            c.LLAMA_FLASH_ATTN_TYPE_ENABLED
            if plan.flash_attention
            else c.LLAMA_FLASH_ATTN_TYPE_DISABLED
        )
        params.swa_full = False
        params.abort_callback = self.library.abort_callback
        params.abort_callback_data = ctypes.addressof(self._idle.flag)
        self.library.take_errors()
        context = c.llama_init_from_model(self._model, params)
        if not context:
            c.llama_model_free(self._model)
            raise LoadFailed(plan.path, self.library.take_errors())
        return context

    def _listen(self, token: CancelToken) -> None:
        if self._model is None:  # closed; an answer was still open
            return
        self._listened = token  # keeps the flag's memory alive while native code looks at it
        self.library.c.llama_set_abort_callback(
            self._context, self.library.abort_callback, ctypes.addressof(token.flag)
        )

    def _check(self, count: int, outputs: int) -> None:
        self.require_open()
        if not 0 < count <= BATCH_TOKENS:
            raise EngineError(f"a batch of {count} tokens")
        if not 0 <= outputs <= min(count, OUTPUTS_MAX):
            raise EngineError(f"{outputs} outputs of a batch of {count}")
        if len(self.mirror) + count > self.window_tokens:
            raise EngineError(f"{len(self.mirror)} + {count} tokens exceed the window")

    def _recover(self) -> None:
        """After a failed decode: what the KV cache really holds is the truth."""
        c = self.library.c
        held = c.llama_memory_seq_pos_max(self._memory, 0) + 1
        del self.mirror[held:]
        c.llama_memory_seq_rm(self._memory, 0, held, -1)
