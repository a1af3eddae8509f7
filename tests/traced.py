"""A scripted engine that can be traced: its times and tokens are what the test says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from tests.fakes import ScriptedEngine, passage_of
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.values import Statistics
from writer.engine.api import Prompt, Trace


class TracedEngine(ScriptedEngine):
    """Traces from a function of the prompt; `traced` and `margins` keep what was asked."""

    def __init__(self, script: Callable[[Prompt], Trace], margin: float = 0.25) -> None:
        super().__init__(passage_of)
        self._script = script
        self._margin = margin
        self.traced: list[Prompt] = []
        self.margins: list[tuple[int, ...]] = []

    @property
    def batch_costs(self) -> Mapping[int, float]:
        return {1: 1.0, 2: 1.75, 32: 12.5} if self.calibrations else {}

    def trace(self, prompt: Prompt, token: CancelToken) -> Iterator[Progress | Trace]:
        token.raise_if_cancelled()
        self.traced.append(prompt)
        yield Progress(Stage.READING, 0, 1)
        yield self._script(prompt)

    def margin(self, prompt: Prompt, tokens: Sequence[int], token: CancelToken) -> float:
        assert prompt.messages
        token.raise_if_cancelled()
        self.margins.append(tuple(tokens))
        return self._margin


def trace(
    tokens: Sequence[int], first_s: float, decode_s: float, *, reused: int = 0, steps: int = 0
) -> Trace:
    """A trace whose every step but one token each was an accepted draft."""
    steps = steps or len(tokens)
    accepted = len(tokens) - steps
    statistics = Statistics(
        reused_tokens=reused,
        generated_tokens=len(tokens),
        first_token_s=first_s,
        decode_s=decode_s,
        drafted_tokens=accepted + 1 if accepted else 0,
        accepted_tokens=accepted,
        answers=1,
    )
    return Trace(tuple(tokens), steps, statistics)
