"""Several answers side by side: prompts that begin alike are read once, then forked."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from writer.core.jobs import CancelToken, Progress, Stage
from writer.engine.api import Chunk
from writer.engine.layout import BATCH_TOKENS, OUTPUTS_MAX
from writer.engine.llama.answer import Answer
from writer.engine.llama.decoding import Checkpoint, draw
from writer.engine.llama.session import Piece, Session


@dataclass(slots=True)
class Stem:
    """One of the answers, before and while it is written."""

    answer: Answer
    sampler: object
    rest: Sequence[int]
    """What its prompt has beyond the common beginning; at least one token."""
    branch: int = 0


def common_prefix(prompts: Sequence[Sequence[int]]) -> int:
    """How many tokens all prompts begin with; one at least of each is not counted."""
    shortest = min(map(len, prompts))
    columns = zip(*prompts, strict=False)
    same = sum(1 for _ in takewhile(lambda column: len(set(column)) == 1, columns))
    return min(same, shortest - 1)


class ParallelDecoder:
    """Writes on branches of a session whose trunk holds the common beginning."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def write(
        self, stems: Sequence[Stem], token: CancelToken, checkpoint: Checkpoint
    ) -> Iterator[Progress | Chunk]:
        """Read each rest, then write all answers a batch at a time until the last one ends."""
        with self._session.branches(len(stems)) as branches:
            for stem, branch in zip(stems, branches, strict=True):
                stem.branch = branch
            drawn = yield from self._begin(stems, token, checkpoint)
            while drawn:
                for number, tokens in drawn.items():
                    yield from self._give(number, stems[number], tokens)
                    checkpoint()
                token.raise_if_cancelled()
                live = {n: tokens[-1] for n, tokens in drawn.items() if not stems[n].answer.stop}
                drawn = self._step(stems, live)

    def _begin(
        self, stems: Sequence[Stem], token: CancelToken, checkpoint: Checkpoint
    ) -> Generator[Progress, None, dict[int, list[int]]]:
        """Read all rests, several in a batch; the first token of each."""
        drawn: dict[int, list[int]] = {}
        total = sum(len(stem.rest) for stem in stems)
        done = [0] * len(stems)
        while len(drawn) < len(stems):
            yield Progress(Stage.READING, sum(done), total)
            checkpoint()
            token.raise_if_cancelled()
            drawn |= self._read(stems, done)
        yield Progress(Stage.READING, total, total)
        checkpoint()
        return drawn

    def _read(self, stems: Sequence[Stem], done: list[int]) -> dict[int, list[int]]:
        """Read one batch's worth; a first token of each rest that ended."""
        pieces: list[Piece] = []
        ended: dict[int, int] = {}
        size = 0
        for number, stem in enumerate(stems):
            tokens = stem.rest[done[number] : done[number] + BATCH_TOKENS - size]
            if not tokens:
                continue
            size += len(tokens)
            done[number] += len(tokens)
            is_end = done[number] == len(stem.rest)
            pieces.append(Piece(tokens, int(is_end), stem.branch))
            if is_end:
                ended[number] = size - 1
        self._session.run(pieces)
        drawn = {n: [self._session.sample(stems[n].sampler, at)] for n, at in ended.items()}
        for number in drawn:
            stems[number].answer.note_first_token()
        return drawn

    def _give(self, number: int, stem: Stem, tokens: Sequence[int]) -> Iterator[Chunk]:
        """The text of these tokens; at the answer's end its statistics, and its branch goes."""
        answer = stem.answer
        yield Chunk(answer.take(tokens), branch=number, tokens=len(tokens))
        if answer.stop is not None:
            self._session.drop(stem.branch)
            yield Chunk(answer.finish(), branch=number, statistics=answer.statistics())

    def _step(self, stems: Sequence[Stem], live: Mapping[int, int]) -> dict[int, list[int]]:
        """One batch for all live answers, each with its draft; what it gave."""
        if not live:
            return {}
        session = self._session
        room = min(OUTPUTS_MAX, session.room) // len(live) - 1
        mark = time.perf_counter()
        drafts = {n: stems[n].answer.draft(room, beside=len(live)) for n in live}
        lengths = {n: session.length(stems[n].branch) for n in live}
        session.run(
            [Piece((live[n], *drafts[n]), 1 + len(drafts[n]), stems[n].branch) for n in live]
        )
        drawn: dict[int, list[int]] = {}
        first = 0
        for number, draft in drafts.items():
            drawn[number] = draw(session, stems[number].sampler, first, draft)
            first += 1 + len(draft)
        for number, tokens in drawn.items():
            session.cut(stems[number].branch, lengths[number] + len(tokens))
        share = (time.perf_counter() - mark) / len(live)
        for number in live:
            stems[number].answer.decode_s += share
        return drawn
