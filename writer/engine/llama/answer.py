"""One answer while it is written: its text, its draft, and why it ended."""

from __future__ import annotations

import time
from collections.abc import Sequence

from writer.core.values import Statistics, StopReason
from writer.engine.api import Prompt
from writer.engine.draft_length import BatchCosts, DraftLength
from writer.engine.drafting import Drafter, HistoryDrafter, PassageDrafter
from writer.engine.llama.vocabulary import Vocabulary
from writer.engine.stream import LoopDetector, TextStream


class Answer:
    """Takes the tokens that were drawn, and gives text and the next draft."""

    def __init__(
        self,
        prompt: Prompt,
        tokens: Sequence[int],
        vocabulary: Vocabulary,
        costs: BatchCosts | None,
        seed: int | None,
    ) -> None:
        """`tokens`: the whole prompt. Without `costs` nothing is drafted."""
        passage = vocabulary.plain((prompt.source,))
        self.drawn: list[int] = []
        """The answer's tokens, the one that ended it included."""
        self.steps = 0
        """Batches that were decoded for it, the prompt's last one included."""
        self.stop: StopReason | None = None
        self.reused_tokens = 0
        self.first_token_s = 0.0
        self.decode_s = 0.0
        self._started = time.perf_counter()
        self._prompt = prompt
        self._prompt_tokens = len(tokens)
        self._vocabulary = vocabulary
        self._stream = TextStream(prompt.stop)
        self._loops = LoopDetector(passage)
        self._seed = seed
        self._drafted = self._accepted = 0
        self._length = DraftLength(costs) if costs and prompt.drafts else None
        self._drafter: Drafter = (
            PassageDrafter(passage, vocabulary.end_of_turn) if passage else HistoryDrafter(tokens)
        )

    def note_first_token(self) -> None:
        """The first token is here now; the answer was asked for when this object was made."""
        self.first_token_s = time.perf_counter() - self._started

    def draft(self, room: int, *, beside: int = 1) -> Sequence[int]:
        """The tokens to verify together with the last one, or with a piece of the prompt.

        `room`: the most the batch can take. `beside`: what it holds besides the draft.
        """
        # The verified tokens bring one more; more than the budget would be thrown away.
        room = min(room, self._prompt.max_tokens - len(self.drawn) - 1)
        if self._length is None or room <= 0:
            return ()
        tokens = self._drafter.draft(room)
        if not tokens:
            return ()
        chosen = self._length.choose(self._drafter.streak, len(tokens), beside=beside)
        self._drafted += chosen
        return tokens[:chosen]

    def take(self, drawn: Sequence[int]) -> str:
        """Take what one batch gave; the text that became certain. Sets `stop` at the end."""
        self.steps += 1
        self._accepted += len(drawn) - 1
        text = ""
        for token in drawn:
            self._learn(token)
            self.drawn.append(token)
            if token in self._vocabulary.ends:
                self.stop = StopReason.END
                break
            text += self._stream.feed(self._vocabulary.pieces[token])
            self.stop = self._why_stop(token)
            if self.stop is not None:
                break
        return text

    def finish(self) -> str:
        """The rest of the text, once no tokens come any more."""
        return self._stream.finish()

    def statistics(self) -> Statistics:
        """What the answer cost."""
        return Statistics(
            prompt_tokens=self._prompt_tokens,
            reused_tokens=self.reused_tokens,
            prefilled_tokens=self._prompt_tokens - self.reused_tokens,
            generated_tokens=len(self.drawn),
            first_token_s=self.first_token_s,
            decode_s=self.decode_s,
            drafted_tokens=self._drafted,
            accepted_tokens=self._accepted,
            answers=1,
            stop=self.stop,
            seed=self._seed,
        )

    def _learn(self, token: int) -> None:
        """Tell the drafter, and count whether it would have been right."""
        if self._length is None:
            return
        if guess := self._drafter.draft(1):
            self._length.acceptance.observe(self._drafter.streak, is_right=guess[0] == token)
        self._drafter.feed(token)

    def _why_stop(self, token: int) -> StopReason | None:
        if self._stream.is_stopped:
            return StopReason.STOP_STRING
        if self._loops.feed(token):
            return StopReason.LOOP
        if len(self.drawn) >= self._prompt.max_tokens:
            return StopReason.BUDGET
        return None
