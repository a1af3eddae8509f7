"""All that other layers may know of the model: what it is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from writer.core.jobs import CancelToken, Progress
from writer.core.values import ScriptLock, Statistics
from writer.engine.placement import Placement

SEEDS = 2**32 - 1
"""How many seeds there are; the next value means 'none' to the engine."""


class Role(StrEnum):
    """Who speaks a message."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Message:
    """One message; its parts are tokenised apart, so an edit in one moves no token of another."""

    role: Role
    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The parts joined."""
        return "".join(self.parts)


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the next token is drawn."""

    temperature: float = 0.7
    """0 or less: greedy, always the likeliest token."""
    top_k: int = 20
    top_p: float = 0.8
    min_p: float = 0.0
    presence_penalty: float = 0.0
    seed: int | None = None
    """None: a fresh one from the operating system. 0 to 2**32 - 2."""

    def later(self, times: int = 1) -> Sampling:
        """Another draw than this one, and the same one each time when this one has a seed."""
        if self.seed is None:
            return self
        return replace(self, seed=(self.seed + times) % SEEDS)

    @property
    def is_greedy(self) -> bool:
        """Whether there is nothing random about it."""
        return self.temperature <= 0


@dataclass(frozen=True, slots=True)
class Prompt:
    """What the model is asked."""

    messages: tuple[Message, ...]
    max_tokens: int
    """The answer's budget; it must fit into the context window with the prompt."""
    sampling: Sampling = Sampling()
    source: str = ""
    """The text that the answer will mostly repeat, if it will; draft tokens come from it."""
    stop: tuple[str, ...] = ()
    """The answer ends before any of these strings."""
    preamble: tuple[Message, ...] = ()
    """What `messages` begin with, the last one possibly cut between two parts, that is Writer's own
    and holds no word of the user's: the engine may keep on the disk what it computed for it."""
    lock: ScriptLock | None = None
    """Scripts that no token of the answer may belong to."""
    drafts: bool = True
    """Whether tokens may be guessed ahead. It changes how fast an answer comes, not which."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of an answer, perhaps without text yet. The last one carries its statistics."""

    text: str
    segment: int = 0
    """Which segment of the passage this belongs to, from 0."""
    attempt: int = 1
    branch: int = 0
    """Of answers written side by side, which prompt this one answers, from 0."""
    statistics: Statistics | None = None
    tokens: int = 0
    """How many tokens this piece took; a draft gives several at once."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One answer as tokens, for measurements."""

    tokens: tuple[int, ...]
    """What was drawn, the token that ended the answer included."""
    steps: int
    """Batches that were decoded, the last one of the prompt included."""
    statistics: Statistics


@dataclass(frozen=True, slots=True)
class Description:
    """What the engine runs, for people to see."""

    model: str
    """The model's own name, or its file name."""
    path: Path
    window_tokens: int
    device: str
    """``CPU``, or the GPU's name."""
    on_gpu: bool
    placement: Placement
    """Why this device and this window, as the plan has it."""
    threads: int
    layout: str = ""
    """`LoadPlan.layout`: which rung of the ladder it is."""


class Engine(Protocol):
    """A loaded model. Everything but `description` belongs to the thread that loaded it."""

    @property
    def description(self) -> Description:
        """What is running, and where."""
        ...

    def count_tokens(self, text: str) -> int:
        """How many tokens plain `text` is."""
        ...

    def measure(self, prompt: Prompt) -> int:
        """How many tokens the whole prompt is, chat template included, answer excluded."""
        ...

    def generate(self, prompt: Prompt, token: CancelToken) -> Iterator[Progress | Chunk]:
        """Answer `prompt`: Progress while it is read, then chunks, the last with statistics.

        Raises PromptTooLong before anything is read, Cancelled, DecodeFailed. Closing the
        iterator early is allowed; the next answer is not affected.
        """
        ...

    def generate_all(
        self, prompts: Sequence[Prompt], token: CancelToken
    ) -> Iterator[Progress | Chunk]:
        """Answer prompts that begin alike side by side; `Chunk.branch` tells them apart.

        What they have in common is read once. Each answer's last chunk has its statistics; the
        common reading counts for the first. Raises as `generate` does.
        """
        ...

    def prewarm(self, messages: tuple[Message, ...], token: CancelToken) -> Iterator[Progress]:
        """Read `messages` ahead, the last one left open, for prompts that begin with them.

        Does nothing where they are read already or do not fit the window. Raises Cancelled.
        """
        ...

    def calibrate(self, token: CancelToken) -> Iterator[Progress]:
        """Time batches of several sizes, for the length of drafts; nothing where that is known.

        Meant for a moment when nobody waits. Raises Cancelled.
        """
        ...

    def close(self) -> None:
        """Free the model's memory. No call is allowed after it."""
        ...
