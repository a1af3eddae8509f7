"""What the engine keeps on the disk of a model on this machine: batch costs and prompt states."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from writer.engine.batch_costs import CostMemory
from writer.engine.digest import Digests
from writer.engine.draft_length import BatchCosts
from writer.engine.layout import BATCH_TOKENS
from writer.engine.llama.build import build_id
from writer.engine.llama.prefixes import PrefixStore
from writer.engine.llama.session import BRANCHES_MAX, Session
from writer.engine.planner import LoadPlan

log = logging.getLogger(__name__)

WORTH_RESTORING = 16
"""Fewer tokens are read as fast as they are restored."""


class Saved:
    """The user's cache folder, as far as one loaded model goes. Without a folder: nothing."""

    def __init__(self, session: Session, plan: LoadPlan, cache: Path | None) -> None:
        self._session = session
        self._plan = plan
        self._cache = cache
        self._costs = CostMemory(cache / "batch-costs.json") if cache else None
        self._prefixes: PrefixStore | None = None

    def costs(self) -> BatchCosts | None:
        """What was measured for this model, device and build."""
        return self._costs.recall(self._costs_key) if self._costs else None

    def keep_costs(self, costs: BatchCosts) -> None:
        """Remember a measurement."""
        if self._costs:
            self._costs.remember(self._costs_key, costs)

    def restore(self, tokens: Sequence[int]) -> None:
        """Put the longest saved beginning of `tokens` into the trunk, where it is longer."""
        store = self._store()
        if store is None:
            return
        held = store.longest(tokens)
        if len(held) < self._session.common(tokens) + WORTH_RESTORING:
            return
        state = store.load(held)
        if state is not None and not self._session.restore(state, held):
            log.info("llama.cpp did not take a saved prompt state")

    def is_worth_saving(self, tokens: Sequence[int]) -> bool:
        """Whether the state after exactly these tokens is missing on the disk."""
        store = self._store()
        return bool(
            store and len(tokens) >= WORTH_RESTORING and store.longest(tokens) != (*tokens,)
        )

    def save(self) -> None:
        """Keep the trunk as it is. Its tokens must be Writer's own text, none of the user's."""
        if store := self._store():
            store.save(self._session.mirror, self._session.save())

    @property
    def _costs_key(self) -> str:
        status = self._plan.path.stat()
        parts = (self._plan.path.name, status.st_size, status.st_mtime_ns, *self._context)
        return sha256("|".join(map(str, parts)).encode()).hexdigest()

    @property
    def _context(self) -> tuple[object, ...]:
        """Device, layout, threads and build: all that speed depends on besides the model."""
        plan = self._plan
        layout = (plan.gpu_layers, plan.kv_type, plan.use_extra_bufts, plan.flash_attention)
        return (plan.device, *layout, plan.threads, build_id(self._session.library))

    def _store(self) -> PrefixStore | None:
        """The saved states of this model; they need its sha256, which may come to be known later.

        A GPU reads a prompt faster than a disk gives its state.
        """
        is_fit = not self._plan.gpu_layers and self._session.can_roll_back
        if self._prefixes is None and self._cache is not None and is_fit:
            digest = Digests(self._cache / "digests.json").known(self._plan.path)
            if digest:
                layout = (BATCH_TOKENS, BRANCHES_MAX, self._plan.window_tokens, *self._context)
                key = "|".join(map(str, (digest, *layout)))
                self._prefixes = PrefixStore(self._cache / "prompt-states", key)
        return self._prefixes
