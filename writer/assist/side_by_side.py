"""Prompts that begin alike, answered side by side as far as the window holds their answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from writer.core.jobs import CancelToken, Progress
from writer.engine.api import Chunk, Engine, Prompt

MOST_BRANCHES = 8
"""Answers at a time; more are asked for in rounds."""
_SCAFFOLDING = 16
"""Tokens that the chat template may put behind a prompt's last part, at most."""


def side_by_side(
    engine: Engine, prompts: Sequence[Prompt], token: CancelToken
) -> Iterator[Progress | Chunk]:
    """Answer all prompts; `Chunk.branch` is the place of a chunk's prompt in `prompts`.

    One by itself is answered as `Engine.generate` does, drafts included. Raises as that does.
    """
    start = 0
    while start < len(prompts):
        count = _at_once(engine, prompts[start : start + MOST_BRANCHES])
        if count == 1:
            values = engine.generate(prompts[start], token)
        else:
            values = engine.generate_all(prompts[start : start + count], token)
        for value in values:
            if isinstance(value, Chunk):
                yield replace(value, branch=start + value.branch)
            else:
                yield value
        start += count


class InOrder:
    """Answers that come side by side, shown one below the other."""

    def __init__(self, count: int) -> None:
        self.texts = [""] * count
        self._ended = [False] * count
        self._front = 0
        self._shown = 0

    def take(self, chunk: Chunk) -> str:
        """Keep a chunk; what may be shown now: an answer waits until those before it ended."""
        self.texts[chunk.branch] += chunk.text
        self._ended[chunk.branch] |= chunk.statistics is not None
        fresh = self._unseen()
        while self._ended[self._front] and self._front + 1 < len(self.texts):
            self._front += 1
            self._shown = 0
            fresh += "\n" + self._unseen()
        return fresh

    def _unseen(self) -> str:
        text = self.texts[self._front]
        fresh = text[self._shown :]
        self._shown = len(text)
        return fresh


def _at_once(engine: Engine, prompts: Sequence[Prompt]) -> int:
    """How many of `prompts`, from the first, fit the window together; at least one."""
    first, *others = prompts
    free = engine.description.window_tokens - engine.measure(first) - first.max_tokens
    count = 1
    for prompt in others:
        free -= engine.count_tokens(_own_text(prompt, first)) + _SCAFFOLDING + prompt.max_tokens
        if free < 0:
            break
        count += 1
    return count


def _own_text(prompt: Prompt, first: Prompt) -> str:
    """What of `prompt` comes behind the parts that it begins with in common with `first`."""
    parts, others = _parts(prompt), _parts(first)
    common = takewhile(lambda pair: pair[0] == pair[1], zip(parts, others, strict=False))
    return "".join(parts[sum(1 for _ in common) :])


def _parts(prompt: Prompt) -> list[str]:
    return [part for message in prompt.messages for part in message.parts]
