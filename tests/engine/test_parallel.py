"""Answers side by side, and reading ahead, on the real tiny model."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine.conftest import open_model
from tests.engine.test_engine import GREEDY, STORY, answer, held
from tests.engine.test_speculation import FREE, copying, costing
from writer.core.errors import Cancelled, EngineError, PromptTooLong
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.values import Statistics
from writer.engine.api import Chunk, Message, Prompt, Role, Sampling
from writer.engine.llama.engine import AHEAD_TOKENS, LlamaEngine
from writer.engine.llama.session import BRANCHES_MAX, Piece

SYSTEM = Message(Role.SYSTEM, ("You are a text editor.",))
ANGLES = ("Name an animal.", "Name a river in Europe.", "Count to five.", "Say hello.")


def forked(rest: str, **changes: object) -> Prompt:
    asked = Prompt((SYSTEM, Message(Role.USER, (STORY, rest))), 8, GREEDY, drafts=False)
    return replace(asked, **changes)  # type: ignore[arg-type]  # fields of a Prompt


def answers(engine: LlamaEngine, prompts: Sequence[Prompt]) -> list[tuple[str, Statistics]]:
    texts = [""] * len(prompts)
    last: dict[int, Statistics] = {}
    for value in engine.generate_all(prompts, CancelToken()):
        if isinstance(value, Chunk):
            assert value.branch not in last
            texts[value.branch] += value.text
            if value.statistics:
                last[value.branch] = value.statistics
    return [(text, last[branch]) for branch, text in enumerate(texts)]


def sequences(engine: LlamaEngine) -> list[int]:
    """How many tokens each sequence of the KV cache has, the trunk first."""
    c, memory = engine._session.library.c, engine._session._memory
    return [c.llama_memory_seq_pos_max(memory, n) + 1 for n in range(1 + BRANCHES_MAX)]


def test_answers_side_by_side_are_those_of_one_after_another(tiny: LlamaEngine) -> None:
    prompts = [forked(angle) for angle in ANGLES]
    alone = [answer(tiny, asked)[0] for asked in prompts]
    tiny._session.truncate(0)
    together = [text for text, _ in answers(tiny, prompts)]
    assert together == alone
    assert len(set(together)) > 1
    assert sequences(tiny)[1:] == [0] * BRANCHES_MAX
    assert held(tiny) == len(tiny._session.mirror)


def test_what_prompts_have_in_common_is_read_once(tiny: LlamaEngine) -> None:
    prompts = [forked(angle) for angle in ANGLES]
    tiny._session.truncate(0)
    first, *others = (statistics for _, statistics in answers(tiny, prompts))
    assert first.reused_tokens == 0
    story = tiny.count_tokens(STORY)
    assert all(statistics.reused_tokens > story for statistics in others)
    assert all(s.reused_tokens + s.prefilled_tokens == s.prompt_tokens for s in (first, *others))
    assert [s.prompt_tokens for s in (first, *others)] == [tiny.measure(p) for p in prompts]


def test_the_same_prompt_with_several_seeds_gives_versions(tiny: LlamaEngine) -> None:
    asked = forked("Go on with this story.")
    prompts = [
        replace(asked, sampling=Sampling(temperature=1.2, top_k=40, top_p=0.95, seed=seed))
        for seed in (1, 2, 3)
    ]
    versions = answers(tiny, prompts)
    assert len({text for text, _ in versions}) == 3
    assert [statistics.seed for _, statistics in versions] == [1, 2, 3]
    assert answers(tiny, prompts)[1][0] == versions[1][0]


def test_each_branch_has_its_own_draft(tiny: LlamaEngine) -> None:
    one, other = copying(STORY), copying(STORY, STORY[30:])
    with costing(tiny, FREE):
        together = answers(tiny, [one, other, replace(one, drafts=False)])
    assert len({text for text, _ in together}) == 1
    assert together[0][1].accepted_tokens > 20
    assert together[2][1].drafted_tokens == 0


def test_budgets_and_stops_end_branches_apart(tiny: LlamaEngine) -> None:
    short, long = forked("Tell me more.", max_tokens=3), forked("Tell me much more.", max_tokens=40)
    generated = [statistics.generated_tokens for _, statistics in answers(tiny, [short, long])]
    assert generated[0] == 3
    assert generated[1] > 3


def test_a_single_prompt_and_too_many_are_answered_as_well(tiny: LlamaEngine) -> None:
    assert answers(tiny, [forked(ANGLES[0])])[0][0] == answer(tiny, forked(ANGLES[0]))[0]
    many = [forked(f"Say {number}.", max_tokens=4) for number in range(BRANCHES_MAX + 2)]
    assert len(answers(tiny, many)) == BRANCHES_MAX + 2
    assert answers(tiny, []) == []


def test_where_the_window_is_too_small_they_come_one_after_another(tiny_path: Path) -> None:
    engine = open_model(tiny_path, window_tokens=256)
    try:
        prompts = [forked(angle, max_tokens=60) for angle in ANGLES]
        assert not engine._can_fork(prompts, [engine._tokens(p) for p in prompts])
        assert all(text for text, _ in answers(engine, prompts))
        with pytest.raises(PromptTooLong):
            list(engine.generate_all([prompts[0], forked(STORY * 9)], CancelToken()))
    finally:
        engine.close()


def test_a_prompt_that_begins_otherwise_shares_nothing(tiny: LlamaEngine) -> None:
    other = Prompt((Message(Role.USER, ("Say hello.",)),), 8, GREEDY)
    together = [text for text, _ in answers(tiny, [forked(ANGLES[0]), other])]
    assert together == [answer(tiny, forked(ANGLES[0]))[0], answer(tiny, other)[0]]


def test_cancelling_side_by_side_leaves_the_engine_right(tiny: LlamaEngine) -> None:
    asked = copying(STORY)
    whole = answer(tiny, asked)[0]
    prompts = [forked(f"{angle} {STORY * 6}", max_tokens=200, drafts=True) for angle in ANGLES]
    for delay in (0.02, 0.1, 0.4):
        token = CancelToken()
        timer = threading.Timer(delay, token.cancel)
        tiny._session.truncate(0)
        timer.start()
        with pytest.raises(Cancelled):
            list(tiny.generate_all(prompts, token))
        assert sequences(tiny)[1:] == [0] * BRANCHES_MAX
        assert held(tiny) == len(tiny._session.mirror)
    assert answer(tiny, asked)[0] == whole


def test_closing_them_early_gives_the_branches_up(tiny: LlamaEngine) -> None:
    running = tiny.generate_all([forked(angle) for angle in ANGLES], CancelToken())
    next(value for value in running if isinstance(value, Chunk))
    assert any(sequences(tiny)[1:])
    running.close()  # type: ignore[attr-defined]  # an iterator by type, a generator in fact
    assert sequences(tiny)[1:] == [0] * BRANCHES_MAX


def test_a_newer_answer_supersedes_those_side_by_side(tiny: LlamaEngine) -> None:
    running = tiny.generate_all([forked(angle) for angle in ANGLES], CancelToken())
    next(value for value in running if isinstance(value, Chunk))
    whole = answer(tiny, copying(STORY))[0]
    with pytest.raises(EngineError):
        list(running)
    assert answer(tiny, copying(STORY))[0] == whole


def test_batches_that_native_code_would_not_survive(tiny: LlamaEngine) -> None:
    session = tiny._session
    for pieces in (
        [Piece([1], 1, 3)],
        [Piece([1], 1), Piece([2], 1)],
        [Piece([], 0)],
        [Piece([1] * 33, 33)],
        [Piece([1], 2)],
    ):
        with pytest.raises(EngineError):
            session.run(pieces)
    with pytest.raises(EngineError), session.branches(BRANCHES_MAX + 1):
        pass


def reading(progress: Iterator[object]) -> list[Progress]:
    return [p for p in progress if isinstance(p, Progress) and p.stage is Stage.READING]


def test_what_was_read_ahead_need_not_be_read_again(tiny: LlamaEngine) -> None:
    ahead = (SYSTEM, Message(Role.USER, (STORY,)))
    asked = forked(ANGLES[0])
    tiny._session.truncate(0)
    cold, statistics = answer(tiny, asked)
    assert statistics.reused_tokens == 0

    tiny._session.truncate(0)
    assert reading(tiny.prewarm(ahead, CancelToken()))
    warm, statistics = answer(tiny, asked)
    assert warm == cold
    assert statistics.reused_tokens >= tiny.count_tokens(STORY)
    assert statistics.prefilled_tokens <= tiny.count_tokens(ANGLES[0]) + 8


def test_reading_ahead_twice_reads_once(tiny: LlamaEngine) -> None:
    list(tiny.prewarm((SYSTEM,), CancelToken()))
    before = list(tiny._session.mirror)
    assert reading(tiny.prewarm((SYSTEM,), CancelToken())) == []
    assert tiny._session.mirror == before


def test_a_system_message_read_ahead_serves_every_prompt(tiny: LlamaEngine) -> None:
    tiny._session.truncate(0)
    list(tiny.prewarm((SYSTEM,), CancelToken()))
    ahead = len(tiny._session.mirror)
    for rest in ANGLES[:2]:
        assert answer(tiny, forked(rest))[1].reused_tokens >= ahead


def test_reading_ahead_can_be_cancelled_and_never_fails(tiny: LlamaEngine) -> None:
    token = CancelToken()
    token.cancel()
    tiny._session.truncate(0)
    with pytest.raises(Cancelled):
        list(tiny.prewarm((SYSTEM, Message(Role.USER, (STORY * 20,))), token))
    assert len(tiny._session.mirror) == held(tiny)
    too_long = Message(Role.USER, (STORY * 400,))
    assert list(tiny.prewarm((SYSTEM, too_long), CancelToken())) == []


def test_what_was_read_ahead_before_a_cancel_is_kept(tiny: LlamaEngine) -> None:
    messages = (SYSTEM, Message(Role.USER, (STORY * 3,)))
    token = CancelToken()
    tiny._session.truncate(0)
    ahead = tiny.prewarm(messages, token)
    assert [next(ahead).done, next(ahead).done] == [0, AHEAD_TOKENS]
    token.cancel()
    with pytest.raises(Cancelled):
        next(ahead)
    assert len(tiny._session.mirror) == held(tiny) == AHEAD_TOKENS
    asked = Prompt((SYSTEM, Message(Role.USER, (STORY * 3, "Go on."))), 4, GREEDY)
    assert answer(tiny, asked)[1].reused_tokens == AHEAD_TOKENS
