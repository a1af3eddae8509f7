"""Times decode batches of several sizes on a loaded model."""

from __future__ import annotations

import time
from collections.abc import Iterator
from statistics import median

from writer.core.jobs import CancelToken, Progress, Stage
from writer.engine.draft_length import SIZES, BatchCosts
from writer.engine.llama.session import Piece, Session

ROUNDS = 3


def time_batches(session: Session, token: CancelToken) -> Iterator[Progress | BatchCosts]:
    """Yield Progress, then what batches cost: the median of three rounds.

    Runs on a branch of the KV cache as it is and leaves nothing behind. Yields no costs where the
    window is too full. Raises Cancelled.
    """
    if session.room < SIZES[-1]:
        return
    seconds: dict[int, list[float]] = {size: [] for size in SIZES}
    total = ROUNDS * len(SIZES)
    with session.listening_to(token), session.branches(1) as (branch,):
        length = session.length(branch)
        _time(session, branch, SIZES[-1])  # the first batch of all pays for what is made once
        for number in range(total):
            session.cut(branch, length)
            yield Progress(Stage.MEASURING, number, total)
            token.raise_if_cancelled()
            size = SIZES[number % len(SIZES)]
            seconds[size].append(_time(session, branch, size))
    yield Progress(Stage.MEASURING, total, total)
    yield _costs({size: median(measured) for size, measured in seconds.items()})


def _time(session: Session, branch: int, size: int) -> float:
    """Seconds for one batch of any tokens with all of their logits."""
    mark = time.perf_counter()
    session.run((Piece(range(size), size, branch),))
    return time.perf_counter() - mark


def _costs(seconds: dict[int, float]) -> BatchCosts:
    """Ratios; a larger batch that was measured as cheaper costs what the smaller one does."""
    costs: dict[int, float] = {}
    highest = 1.0
    for size in SIZES:
        highest = min(100.0, max(highest, seconds[size] / seconds[SIZES[0]]))
        costs[size] = highest
    return BatchCosts(costs)
