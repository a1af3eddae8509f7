"""All that other layers may know of the model: what it is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from writer.core.jobs import CancelToken, Progress
from writer.core.values import Statistics

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


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of an answer. The last one of an answer carries its statistics."""

    text: str
    segment: int = 0
    """Which segment of the passage this belongs to, from 0."""
    attempt: int = 1
    statistics: Statistics | None = None


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
    reason: str
    """Why this device and this window, as the plan says."""
    threads: int


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

    def close(self) -> None:
        """Free the model's memory. No call is allowed after it."""
        ...
