"""The loop of one answer: decode a batch, draw from it, cut off what was guessed wrong."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence

from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.values import StopReason
from writer.engine.api import Chunk
from writer.engine.layout import BATCH_TOKENS, OUTPUTS_MAX
from writer.engine.llama.answer import Answer
from writer.engine.llama.session import Session

Checkpoint = Callable[[], None]
"""Called after each value that was yielded; raises when the answer must not go on."""


class Decoder:
    """Reads prompts and writes answers on a session's trunk."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read(
        self,
        tokens: Sequence[int],
        end: int,
        token: CancelToken,
        checkpoint: Checkpoint,
        piece: int = BATCH_TOKENS,
    ) -> Iterator[Progress]:
        """Append to the trunk, which `tokens` begins with, what it lacks up to `end`.

        `piece`: how many tokens are read at a time; those of a piece that is cancelled are lost.
        """
        for start in range(len(self._session.mirror), end, piece):
            yield Progress(Stage.READING, start, len(tokens))
            checkpoint()
            token.raise_if_cancelled()
            self._session.decode(tokens[start : min(end, start + piece)], 0)

    def answer(
        self,
        answer: Answer,
        sampler: object,
        tokens: Sequence[int],
        token: CancelToken,
        checkpoint: Checkpoint,
    ) -> Iterator[Progress | Chunk]:
        """Read what the trunk lacks of the prompt `tokens`, and write the answer."""
        drawn = yield from self._begin(answer, sampler, tokens, token, checkpoint)
        yield from self._write(answer, sampler, drawn, token, checkpoint)

    def _begin(
        self,
        answer: Answer,
        sampler: object,
        tokens: Sequence[int],
        token: CancelToken,
        checkpoint: Checkpoint,
    ) -> Generator[Progress, None, list[int]]:
        """Read the prompt, verify a first draft with its last piece; the first tokens drawn."""
        last = len(tokens) - 1 - (len(tokens) - 1 - len(self._session.mirror)) % BATCH_TOKENS
        yield from self.read(tokens, last, token, checkpoint)
        yield Progress(Stage.READING, last, len(tokens))
        checkpoint()
        token.raise_if_cancelled()
        rest = tokens[last:]
        room = min(OUTPUTS_MAX - 1, BATCH_TOKENS - len(rest), self._session.room - len(rest))
        draft = answer.draft(room, beside=len(rest))
        mark = time.perf_counter()
        self._session.decode((*rest, *draft), 1 + len(draft))
        drawn = self._verify(sampler, len(rest) - 1, draft)
        ended = time.perf_counter()
        # Verifying the draft is writing; reading the rest of the prompt is not.
        answer.decode_s += (ended - mark) * len(draft) / (len(rest) + len(draft))
        answer.note_first_token()
        yield Progress(Stage.READING, len(tokens), len(tokens))
        checkpoint()
        return drawn

    def _write(
        self,
        answer: Answer,
        sampler: object,
        drawn: list[int],
        token: CancelToken,
        checkpoint: Checkpoint,
    ) -> Iterator[Chunk]:
        """Write until the answer ends: between two batches only table look-ups."""
        session, clock = self._session, time.perf_counter
        while True:
            yield Chunk(answer.take(drawn), tokens=len(drawn))
            checkpoint()
            if answer.stop is None and session.room == 0:
                answer.stop = StopReason.WINDOW
            if answer.stop is not None:
                break
            token.raise_if_cancelled()
            mark = clock()
            draft = answer.draft(min(OUTPUTS_MAX, session.room) - 1)
            session.decode((drawn[-1], *draft), 1 + len(draft))
            drawn = self._verify(sampler, 0, draft)
            answer.decode_s += clock() - mark
        yield Chunk(answer.finish(), statistics=answer.statistics())

    def _verify(self, sampler: object, first: int, draft: Sequence[int]) -> list[int]:
        """Draw from the last batch, and take out of the KV cache what was guessed wrong."""
        before = len(self._session.mirror) - len(draft)
        drawn = draw(self._session, sampler, first, draft)
        self._session.truncate(before + len(drawn) - 1)
        return drawn


def draw(session: Session, sampler: object, first: int, draft: Sequence[int]) -> list[int]:
    """Draw position by position, up to the first token that is not the guessed one.

    Each token comes from the model, so the distribution is the model's; a right guess only saved
    a batch. The logits after the last token of before are at `first` of the last batch, those
    after the draft's tokens follow.
    """
    drawn = [session.sample(sampler, first)]
    for place, guess in enumerate(draft, first + 1):
        if drawn[-1] != guess:
            break
        drawn.append(session.sample(sampler, place))
    return drawn
