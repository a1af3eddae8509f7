"""A loaded model with its context, and a mirror of the tokens that lie in its KV cache.

Native code kills the process on conditions that it could report: a batch that is too large, more
outputs than planned, sampling without logits. So each is checked here first.
"""

from __future__ import annotations

import ctypes
import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile

from writer.core.errors import Cancelled, DecodeFailed, EngineError, LoadFailed
from writer.core.jobs import CancelToken
from writer.engine.layout import BATCH_TOKENS, OUTPUTS_MAX
from writer.engine.llama.native import Library
from writer.engine.llama.vocabulary import Vocabulary
from writer.engine.planner import LoadPlan
from writer.engine.threads import ThreadGovernor

log = logging.getLogger(__name__)

BRANCHES_MAX = 8
"""Most answers that are written side by side, each on a sequence of its own."""

_ABORTED = 2
_KV_TYPES = {"f16": 1, "q8_0": 8}
_TRUNK = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens to append to one sequence, with logits for the last `outputs` of them."""

    tokens: Sequence[int]
    outputs: int
    branch: int = _TRUNK
    """0 is the trunk, whose tokens the mirror has; 1 to `BRANCHES_MAX` are forks of it."""


class Session:
    """One context of a model. Construct, use and close it on one thread."""

    def __init__(self, lib: Library, model: object, plan: LoadPlan) -> None:
        """Make the context and take over the model. Raises LoadFailed; the model is freed then."""
        self.library = lib
        self._model: object = model
        self._governor = ThreadGovernor(plan.threads)
        self._threads = (plan.threads, plan.threads_batch)
        """In use: for a single token, for more."""
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
        """The trunk's tokens in the KV cache, by position."""
        self._branches: dict[int, tuple[int, int]] = {}
        """Of each branch, where it left the trunk and how long it is."""
        self._memory = c.llama_get_memory(self._context)
        self._batch = c.llama_batch_init(BATCH_TOKENS, 0, 1)
        self._outputs: frozenset[int] = frozenset()
        for index in range(BATCH_TOKENS):
            self._batch.n_seq_id[index] = 1

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

    def common(self, tokens: Sequence[int]) -> int:
        """How many of `tokens`, from the first, the trunk begins with."""
        pairs = zip(self.mirror, tokens, strict=False)
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))

    def keep_prefix(self, tokens: Sequence[int], spare: int = 1) -> int:
        """Drop from the trunk what `tokens` does not begin with; how many stay.

        At least `spare` of `tokens` are left to decode: without one there are no logits.
        """
        common = min(self.common(tokens), len(tokens) - spare)
        if common < len(self.mirror) and not self.can_roll_back:
            common = 0
        self.truncate(common)
        return common

    def truncate(self, length: int) -> None:
        """Forget every token of the trunk from position `length` on."""
        self.require_open()
        self._outputs = frozenset()
        if length < len(self.mirror):
            del self.mirror[length:]
            self.library.c.llama_memory_seq_rm(self._memory, _TRUNK, length, -1)

    @contextmanager
    def branches(self, count: int) -> Iterator[range]:
        """Fork the trunk as it is into `count` branches; they are gone at the end.

        They share the trunk's part of the KV cache, so a fork costs nothing.
        """
        if not 0 < count <= BRANCHES_MAX:
            raise EngineError(f"{count} branches")
        c, numbers = self.library.c, range(1, count + 1)
        for branch in numbers:
            c.llama_memory_seq_cp(self._memory, _TRUNK, branch, -1, -1)
            self._branches[branch] = (len(self.mirror), len(self.mirror))
        try:
            yield numbers
        finally:
            for branch in numbers:
                self.drop(branch)

    def cut(self, branch: int, length: int) -> None:
        """Forget a branch's tokens from position `length` on; never those of the trunk."""
        self._outputs = frozenset()
        fork, held = self._branches[branch]
        if fork <= length < held:
            self.library.c.llama_memory_seq_rm(self._memory, branch, length, -1)
            self._branches[branch] = (fork, length)

    def drop(self, branch: int) -> None:
        """Give up a branch, for good."""
        if self._branches.pop(branch, None) and self._model is not None:
            self.library.c.llama_memory_seq_rm(self._memory, branch, -1, -1)

    def length(self, branch: int = _TRUNK) -> int:
        """How many tokens a branch has, those of the trunk included."""
        return self._branches[branch][1] if branch else len(self.mirror)

    @property
    def room(self) -> int:
        """How many tokens still fit into the window, all branches together."""
        grown = sum(held - fork for fork, held in self._branches.values())
        return self.window_tokens - len(self.mirror) - grown

    def decode(self, tokens: Sequence[int], outputs: int = 1) -> None:
        """Append `tokens` to the trunk, with logits for the last `outputs` of them."""
        self.run((Piece(tokens, outputs),))

    def run(self, pieces: Sequence[Piece]) -> None:
        """Append tokens to one or several sequences in one batch, and wait for it.

        Raises Cancelled when the token of `listening_to` was cancelled, DecodeFailed, or
        EngineError for what native code would not survive. The mirror is right in any case.
        """
        self._check(pieces)
        self._fill(pieces)
        self._use_threads(self._governor.threads_for(self._batch.n_tokens))
        mark = time.perf_counter()
        code = self.library.c.llama_decode(self._context, self._batch)
        if code != 0:
            self._outputs = frozenset()
            self._recover()
            if code == _ABORTED:
                raise Cancelled
            raise DecodeFailed(code, self.library.take_errors())
        self.library.c.llama_synchronize(self._context)
        self._governor.observe(self._batch.n_tokens, time.perf_counter() - mark)

    def sample(self, chain: object, index: int) -> int:
        """Draw a token from the logits at place `index` of the last batch."""
        self._require_logits(index)
        token: int = self.library.c.llama_sampler_sample(chain, self._context, index)
        return token

    def logits(self, index: int) -> Sequence[float]:
        """The logits at place `index` of the last batch, one a token of the vocabulary."""
        self._require_logits(index)
        values = self.library.c.llama_get_logits_ith(self._context, index)
        return values[: self.vocabulary.size]  # type: ignore[no-any-return]  # a ctypes pointer

    def save(self) -> bytes:
        """The trunk's part of the KV cache, for `restore` in this very build and context."""
        self.require_open()
        c = self.library.c
        size = c.llama_state_seq_get_size(self._context, _TRUNK)
        buffer = (ctypes.c_ubyte * size)()
        written = c.llama_state_seq_get_data(self._context, buffer, size, _TRUNK)
        return bytes(memoryview(buffer)[:written])

    def restore(self, state: bytes, tokens: Sequence[int]) -> bool:
        """Put what `save` gave in place of the trunk; whether llama.cpp took it."""
        self.truncate(0)
        c = self.library.c
        buffer = (ctypes.c_ubyte * len(state)).from_buffer_copy(state)
        read = c.llama_state_seq_set_data(self._context, buffer, len(state), _TRUNK)
        held = c.llama_memory_seq_pos_max(self._memory, _TRUNK) + 1
        if read != len(state) or held != len(tokens):
            c.llama_memory_seq_rm(self._memory, _TRUNK, -1, -1)
            return False
        self.mirror[:] = tokens
        return True

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
        params.n_seq_max = 1 + BRANCHES_MAX
        params.kv_unified = True
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

    def _check(self, pieces: Sequence[Piece]) -> None:
        self.require_open()
        count = sum(len(piece.tokens) for piece in pieces)
        outputs = sum(piece.outputs for piece in pieces)
        if not 0 < count <= BATCH_TOKENS or not all(piece.tokens for piece in pieces):
            raise EngineError(f"a batch of {count} tokens")
        if outputs > OUTPUTS_MAX or not all(0 <= p.outputs <= len(p.tokens) for p in pieces):
            raise EngineError(f"{outputs} outputs of a batch of {count}")
        if len({piece.branch for piece in pieces}) < len(pieces):
            raise EngineError("a branch stands twice in a batch")
        if not all(piece.branch == _TRUNK or piece.branch in self._branches for piece in pieces):
            raise EngineError("a batch for a branch that is not there")
        if count > self.room:
            raise EngineError(f"{count} tokens where {self.room} have room")

    def _fill(self, pieces: Sequence[Piece]) -> None:
        """Lay the batch out, and note in the mirror what it will hold."""
        batch, index = self._batch, 0
        outputs: set[int] = set()
        for piece in pieces:
            branch, position = piece.branch, self.length(piece.branch)
            first_output = index + len(piece.tokens) - piece.outputs
            for token in piece.tokens:
                batch.token[index] = token
                batch.pos[index] = position
                batch.seq_id[index][0] = branch
                batch.logits[index] = index >= first_output
                index += 1
                position += 1
            outputs.update(range(first_output, index))
            if branch == _TRUNK:
                self.mirror += piece.tokens
            else:
                self._branches[branch] = (self._branches[branch][0], position)
        batch.n_tokens = index
        self._outputs = frozenset(outputs)

    def _use_threads(self, count: int) -> None:
        """Compute the batch that is laid out with so many threads."""
        single, several = self._threads
        wanted = (count, several) if self._batch.n_tokens == 1 else (single, count)
        if wanted != self._threads:
            self._threads = wanted
            self.library.c.llama_set_n_threads(self._context, *wanted)

    def _require_logits(self, index: int) -> None:
        self.require_open()
        if index not in self._outputs:
            raise EngineError(f"no logits at {index}")

    def _recover(self) -> None:
        """After a failed decode: what the KV cache really holds is the truth."""
        c = self.library.c
        held = c.llama_memory_seq_pos_max(self._memory, _TRUNK) + 1
        del self.mirror[held:]
        c.llama_memory_seq_rm(self._memory, _TRUNK, held, -1)
        for branch, (fork, _) in self._branches.items():
            held = c.llama_memory_seq_pos_max(self._memory, branch) + 1
            c.llama_memory_seq_rm(self._memory, branch, held, -1)
            self._branches[branch] = (fork, held)
