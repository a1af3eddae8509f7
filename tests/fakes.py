"""A scripted engine: it answers as the test says, through the real protocol."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from writer.core.errors import PromptTooLong, WriterError
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.values import Statistics, StopReason
from writer.engine.api import Chunk, Description, Message, Prompt
from writer.engine.placement import Placement

Answer = str | WriterError
Script = Callable[[Prompt], Answer] | Iterable[Answer]


class ScriptedEngine:
    """Answers from a list, in order, or from a function of the prompt.

    A piece is due every `pause_s`, and at once where the reader was late; `gate`, when given,
    must be set before the first one. `prompts` keeps what was asked.
    """

    def __init__(
        self,
        script: Script,
        *,
        pause_s: float = 0.0,
        gate: threading.Event | None = None,
        window_tokens: int = 8192,
        on_gpu: bool = False,
        placement: Placement | None = None,
    ) -> None:
        self._answer = script if callable(script) else _in_order(script)
        self._pause_s = pause_s
        self._gate = gate
        self.prompts: list[Prompt] = []
        self.prewarmed: list[tuple[Message, ...]] = []
        self.calibrations = 0
        self.closed = False
        on_gpu = placement.on_gpu if placement else on_gpu
        self.description = Description(
            model="Scripted 1B",
            path=Path("scripted.gguf"),
            window_tokens=window_tokens,
            device="Pretend GPU" if on_gpu else "CPU",
            on_gpu=on_gpu,
            placement=placement or Placement(window_tokens),
            layout="all layers" if on_gpu else "CPU",
            threads=1,
        )

    def count_tokens(self, text: str) -> int:
        return len(_pieces(text))

    def measure(self, prompt: Prompt) -> int:
        return sum(self.count_tokens(m.text) + 4 for m in prompt.messages)

    def generate(self, prompt: Prompt, token: CancelToken) -> Iterator[Progress | Chunk]:
        self.prompts.append(prompt)
        size = self.measure(prompt)
        if size + prompt.max_tokens > self.description.window_tokens:
            raise PromptTooLong(size + prompt.max_tokens, self.description.window_tokens)
        answer = self._answer(prompt)
        yield Progress(Stage.READING, 0, size)
        while self._gate and not self._gate.wait(0.01):
            token.raise_if_cancelled()
        yield Progress(Stage.READING, size, size)
        if isinstance(answer, WriterError):
            raise answer
        pieces = _pieces(answer)
        written = pieces[: prompt.max_tokens]
        due = time.monotonic()
        for piece in written:
            token.raise_if_cancelled()
            due += self._pause_s
            time.sleep(max(0.0, due - time.monotonic()))
            yield Chunk(piece, tokens=1)
        token.raise_if_cancelled()
        yield Chunk(
            "",
            statistics=Statistics(
                prompt_tokens=size,
                prefilled_tokens=size,
                generated_tokens=len(written),
                first_token_s=0.25,
                decode_s=0.05 * len(written),
                answers=1,
                stop=StopReason.END if len(written) == len(pieces) else StopReason.BUDGET,
                seed=prompt.sampling.seed,
            ),
        )

    def generate_all(
        self, prompts: Sequence[Prompt], token: CancelToken
    ) -> Iterator[Progress | Chunk]:
        """Answers in turns, a piece of each branch at a time."""
        branches = [self.generate(prompt, token) for prompt in prompts]
        running = dict(enumerate(branches))
        while running:
            for branch, answer in tuple(running.items()):
                value = next(answer, None)
                if value is None:
                    del running[branch]
                elif isinstance(value, Chunk):
                    yield replace(value, branch=branch)
                elif branch == 0:
                    yield value

    def prewarm(self, messages: tuple[Message, ...], token: CancelToken) -> Iterator[Progress]:
        token.raise_if_cancelled()
        self.prewarmed.append(messages)
        size = sum(self.count_tokens(m.text) for m in messages)
        yield Progress(Stage.READING, 0, size)
        while self._gate and not self._gate.wait(0.01):
            token.raise_if_cancelled()
        yield Progress(Stage.READING, size, size)

    def calibrate(self, token: CancelToken) -> Iterator[Progress]:
        token.raise_if_cancelled()
        self.calibrations += 1
        while self._gate and not self._gate.wait(0.01):
            token.raise_if_cancelled()
        yield Progress(Stage.MEASURING, 1, 1)

    def close(self) -> None:
        self.closed = True


def passage_of(prompt: Prompt) -> str:
    """The fenced passage of a prompt: what an engine that changes nothing would answer."""
    match = re.search(r"<text>\n(.*)\n</text>", prompt.messages[-1].text, re.DOTALL)
    assert match, prompt.messages[-1].text
    return match.group(1)


def _pieces(text: str) -> list[str]:
    """Words with the blanks before them, and single Chinese characters."""
    return re.findall(r"\s*[A-Za-z0-9]+|\s*[^\sA-Za-z0-9]|\s+", text)


def _in_order(answers: Iterable[Answer]) -> Callable[[Prompt], Answer]:
    rest = iter(answers)
    return lambda _prompt: next(rest)
