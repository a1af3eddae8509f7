from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from tests.fakes import ScriptedEngine
from writer.assist.side_by_side import MOST_BRANCHES, side_by_side
from writer.core.jobs import CancelToken, Progress
from writer.engine.api import Chunk, Message, Prompt, Role


class CountingEngine(ScriptedEngine):
    """Remembers how many prompts were asked at a time; 1 for a single one."""

    def __init__(self, window_tokens: int = 8192) -> None:
        super().__init__(lambda p: p.messages[-1].parts[-1], window_tokens=window_tokens)
        self.rounds: list[int] = []

    def generate_all(
        self, prompts: Sequence[Prompt], token: CancelToken
    ) -> Iterator[Progress | Chunk]:
        self.rounds.append(len(prompts))
        return super().generate_all(prompts, token)


def prompts(count: int, max_tokens: int = 20) -> list[Prompt]:
    shared = "One text for all of them. " * 10
    return [
        Prompt((Message(Role.USER, (shared, f"answer {number}")),), max_tokens)
        for number in range(count)
    ]


def answers(engine: CountingEngine, asked: Sequence[Prompt]) -> list[str]:
    texts = [""] * len(asked)
    for value in side_by_side(engine, asked, CancelToken()):
        if isinstance(value, Chunk):
            texts[value.branch] += value.text
    return texts


@pytest.mark.parametrize(
    ("count", "rounds"), [(0, []), (1, []), (2, [2]), (8, [8]), (9, [8]), (20, [8, 8, 4])]
)
def test_eight_at_a_time_and_each_answer_keeps_its_place(count: int, rounds: list[int]) -> None:
    engine = CountingEngine()

    assert answers(engine, prompts(count)) == [f"answer {n}" for n in range(count)]
    assert engine.rounds == rounds
    assert MOST_BRANCHES == 8


def test_no_more_at_a_time_than_the_window_holds_with_their_answers() -> None:
    engine = CountingEngine(window_tokens=300)

    assert answers(engine, prompts(5, max_tokens=60)) == [f"answer {n}" for n in range(5)]
    assert engine.rounds == [3, 2]
    alone = CountingEngine(window_tokens=140)
    assert answers(alone, prompts(3, max_tokens=60)) == [f"answer {n}" for n in range(3)]
    assert alone.rounds == []


def test_what_the_prompts_have_in_common_counts_once() -> None:
    engine = CountingEngine(window_tokens=300)
    own = [Prompt((Message(Role.USER, (f"{n}" + " word" * 60,)),), 60) for n in range(4)]

    assert len(answers(engine, own)) == 4
    assert engine.rounds == [2, 2]
