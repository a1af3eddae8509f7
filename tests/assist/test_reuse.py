"""What the KV cache holds already is not read again: on a real model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from writer.assist import pipeline
from writer.assist.opening import opening
from writer.assist.tasks import TaskBook
from writer.core.jobs import CancelToken, Progress
from writer.core.options import Level, Options
from writer.core.paths import Paths
from writer.core.values import EditRequest, Span, Statistics
from writer.engine.api import Chunk, Engine, Message, Prompt
from writer.engine.loading import open_engine

DOCUMENT = (
    "# The harbour library\n\n## What was done\n\nThe works are nearly finished now.\n\n"
    "## Money\n\nMost of the money was spent on shelves.\n\n## What is next\n\nWe will see.\n"
)
FIRST, SECOND = "The works are nearly finished now.", "Most of the money was spent on shelves."


class Noting:
    """A real engine, and the prompts that it was asked."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.description = engine.description
        self.count_tokens = engine.count_tokens
        self.measure = engine.measure
        self.generate_all = engine.generate_all
        self.prewarm = engine.prewarm
        self.calibrate = engine.calibrate
        self.close = engine.close
        self.prompts: list[Prompt] = []

    def generate(self, prompt: Prompt, token: CancelToken) -> Iterator[Progress | Chunk]:
        self.prompts.append(prompt)
        return self._engine.generate(replace(prompt, max_tokens=4), token)

    def size_behind(self, messages: tuple[Message, ...]) -> int:
        """Tokens of the first prompt behind `messages`, which it begins with, and a few more."""
        *_, user = self.prompts[0].messages
        rest = Message(user.role, user.parts[len(messages[-1].parts) :])
        return self._engine.measure(Prompt((rest,), 1))


@pytest.fixture(scope="module")
def tiny(tiny_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    home = tmp_path_factory.mktemp("home")
    paths = Paths.for_user({"WRITER_HOME": str(home)})
    *_, engine = open_engine(tiny_path, CancelToken(), paths=paths, leave_core_for_window=False)
    assert not isinstance(engine, Progress)
    yield engine
    engine.close()


def asked_for(passage: str, document: str = DOCUMENT) -> EditRequest:
    start = document.index(passage)
    return EditRequest(
        "polish",
        document,
        Span(start, start + len(passage)),
        options=Options(level=Level.DEEP, greedy=True),
    )


def first_answer(request: EditRequest, engine: Noting, tasks: TaskBook) -> Statistics:
    """Run the request; what the first of its answers cost."""
    engine.prompts.clear()
    values = pipeline.run(request, engine, tasks, CancelToken())
    told = [v.statistics for v in values if isinstance(v, Chunk) and v.statistics]
    assert len(told) == len(engine.prompts)
    return told[0]


@pytest.mark.tiny
def test_of_a_second_paragraph_only_the_passage_and_what_follows_it_are_read(
    tiny: Engine, tasks: TaskBook
) -> None:
    engine = Noting(tiny)
    first_answer(asked_for(FIRST), engine, tasks)
    cost = first_answer(asked_for(SECOND), engine, tasks)
    messages = opening(asked_for(SECOND), tasks)

    assert messages[-1].parts[0].startswith("Structure of the document")
    assert messages[-1].parts[-1] == "<text>\n"
    assert cost.prefilled_tokens <= engine.size_behind(messages)
    assert cost.reused_tokens > 2 * cost.prefilled_tokens


@pytest.mark.tiny
def test_what_was_read_ahead_is_not_read_again(tiny: Engine, tasks: TaskBook) -> None:
    engine = Noting(tiny)
    other = DOCUMENT.replace("harbour", "market")
    cold = first_answer(asked_for(FIRST, other.replace("market", "museum")), engine, tasks)
    messages = opening(asked_for(FIRST, other), tasks)
    list(tiny.prewarm(messages, CancelToken()))
    warm = first_answer(asked_for(FIRST, other), engine, tasks)

    assert cold.prefilled_tokens > engine.size_behind(messages)
    assert warm.prefilled_tokens <= engine.size_behind(messages)
