"""Speculative decoding on real models: the same answers, in fewer batches."""

from __future__ import annotations

import math
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.engine.conftest import open_model
from tests.engine.test_engine import GREEDY, STORY, answer, held
from writer.core.errors import Cancelled
from writer.core.jobs import CancelToken
from writer.core.values import StopReason
from writer.engine.api import Chunk, Message, Prompt, Role, Sampling, Trace
from writer.engine.draft_length import SIZES, BatchCosts
from writer.engine.layout import OUTPUTS_MAX
from writer.engine.llama.engine import LlamaEngine

FREE = BatchCosts(dict.fromkeys(SIZES, 1.0))
"""As if a batch of 32 cost no more than one token: whatever can be drafted is."""
NEAR_TIE = 1.0
"""Batch sizes alone move the margin of the two best logits by up to 0.6."""


@contextmanager
def costing(engine: LlamaEngine, costs: BatchCosts) -> Iterator[None]:
    before, engine._measured = engine._measured, costs
    try:
        yield
    finally:
        engine._measured = before


def copying(text: str, source: str | None = None, *, sampling: Sampling = GREEDY) -> Prompt:
    """A prompt that even a very small model answers with the text itself, or nearly."""
    again = Message(Role.USER, (f"Repeat this text word for word:\n\n{text}",))
    shown = Message(Role.ASSISTANT, (text,))
    return Prompt(
        messages=(again, shown, again),
        max_tokens=120,
        sampling=sampling,
        source=text if source is None else source,
    )


def traced(engine: LlamaEngine, asked: Prompt) -> Trace:
    *_, trace = engine.trace(asked, CancelToken())
    assert isinstance(trace, Trace)
    return trace


def plainly(asked: Prompt) -> Prompt:
    return Prompt(asked.messages, asked.max_tokens, asked.sampling, asked.source, drafts=False)


def assert_agree(
    engine: LlamaEngine, asked: Prompt, plain: Trace | None = None
) -> tuple[Trace, Trace]:
    plain, drafted = plain or traced(engine, plainly(asked)), traced(engine, asked)
    pairs = enumerate(zip(plain.tokens, drafted.tokens, strict=False))
    first = next((at for at, (one, other) in pairs if one != other), None)
    if first is not None:
        assert engine.margin(asked, plain.tokens[:first], CancelToken()) <= NEAR_TIE
    else:
        assert plain.tokens == drafted.tokens
    return plain, drafted


def test_a_copy_takes_a_fraction_of_the_batches(tiny: LlamaEngine) -> None:
    with costing(tiny, FREE):
        plain, drafted = assert_agree(tiny, copying(STORY))
    assert plain.steps >= 30
    assert drafted.steps <= plain.steps / 4
    assert drafted.statistics.accepted_tokens >= len(plain.tokens) * 0.8
    assert plain.statistics.drafted_tokens == 0


@pytest.fixture(scope="module")
def plain_story(tiny: LlamaEngine) -> Trace:
    """What is answered where nothing is drafted: it depends on no source and on no costs."""
    return traced(tiny, plainly(copying(STORY)))


@pytest.mark.parametrize(
    "source",
    [
        *(STORY, STORY[40:], STORY[:60] + STORY[90:], "sheep", " ", ""),
        pytest.param(STORY.upper(), marks=pytest.mark.slow),
        pytest.param(STORY[::-1], marks=pytest.mark.slow),
    ],
)
@pytest.mark.parametrize("costs", [FREE, BatchCosts.assumed(on_gpu=False)], ids=["free", "cpu"])
def test_whatever_is_drafted_the_answer_is_the_same(
    tiny: LlamaEngine, plain_story: Trace, source: str, costs: BatchCosts
) -> None:
    with costing(tiny, costs):
        assert_agree(tiny, copying(STORY, source), plain_story)


def test_on_an_architecture_of_qwen3_too(qwen3: LlamaEngine) -> None:
    with costing(qwen3, FREE):
        for source in ("Hello", "The lighthouse", STORY):
            assert_agree(qwen3, copying(STORY, source))


def test_an_end_inside_a_draft_ends_the_answer(tiny: LlamaEngine) -> None:
    text = "The boats come in."
    with costing(tiny, FREE):
        trace = traced(tiny, copying(text))
    assert trace.statistics.stop is StopReason.END
    assert trace.tokens[-1] in tiny._vocabulary.ends
    assert tiny._vocabulary.text(trace.tokens).strip() == text
    assert len(tiny._session.mirror) == held(tiny)


def test_a_collapse_of_acceptance_turns_drafting_off(tiny: LlamaEngine) -> None:
    other = "Quarterly figures of the harbour office show no change against the year before. " * 4
    with costing(tiny, BatchCosts.assumed(on_gpu=False)):
        trace = traced(tiny, copying(STORY, other))
    assert len(trace.tokens) > 30
    # One draft came with the prompt, where it costs little; it was wrong, and that was the last.
    assert trace.statistics.accepted_tokens == 0
    assert trace.statistics.drafted_tokens < OUTPUTS_MAX
    assert trace.steps == len(trace.tokens)


def test_a_draft_never_exceeds_cap_budget_or_window(tiny: LlamaEngine) -> None:
    seen: list[int] = []
    session = tiny._session
    decode = session.decode

    def spy(tokens: Sequence[int], outputs: int = 1) -> None:
        seen.append(outputs)
        decode(tokens, outputs)

    session.decode = spy  # type: ignore[method-assign]  # looks on
    try:
        with costing(tiny, FREE):
            for budget in (1, 2, 3, 31, 32, 33, 100):
                asked = copying(STORY * 3)
                trace = traced(tiny, Prompt(asked.messages, budget, asked.sampling, asked.source))
                assert len(trace.tokens) <= budget
    finally:
        del session.decode
    assert max(seen) == OUTPUTS_MAX


@pytest.mark.slow
def test_generation_until_the_window_is_full_with_drafts(tiny_path: Path) -> None:
    engine = open_model(tiny_path, window_tokens=256)
    try:
        asked = copying("one two three " * 8)
        size = engine.measure(asked)
        with costing(engine, FREE):
            trace = traced(
                engine, Prompt(asked.messages, 256 - size, asked.sampling, "one two three " * 60)
            )
        assert trace.statistics.stop is not None
        assert len(engine._session.mirror) <= 256
    finally:
        engine.close()


def test_text_that_comes_again_is_drafted_from_history(tiny: LlamaEngine) -> None:
    asked = copying(STORY, "")
    with costing(tiny, FREE):
        plain, drafted = assert_agree(tiny, asked)
    assert drafted.statistics.accepted_tokens > len(plain.tokens) / 2
    assert drafted.steps < plain.steps / 2


def test_a_seed_draws_the_same_with_and_without_drafts(tiny: LlamaEngine) -> None:
    """One draw a token, in order: a draft changes neither the chances nor their number."""
    same = 0
    with costing(tiny, FREE):
        for seed in range(12):
            asked = copying(STORY[:80], sampling=Sampling(temperature=0.7, seed=seed))
            plain, drafted = traced(tiny, plainly(asked)), traced(tiny, asked)
            same += plain.tokens == drafted.tokens
    assert same >= 10  # rounding may tip a draw that lies on an edge


def test_drafts_come_back_as_text_and_statistics(tiny: LlamaEngine) -> None:
    with costing(tiny, FREE):
        text, statistics = answer(tiny, copying(STORY))
    assert text.strip().startswith(STORY[:60])
    assert statistics.drafted_tokens >= statistics.accepted_tokens > 0
    assert statistics.tokens_per_second > 0


@pytest.mark.parametrize("rounds", [10, pytest.param(200, marks=pytest.mark.slow)])
def test_cancelling_while_drafts_are_verified_leaves_the_engine_right(
    tiny: LlamaEngine, rounds: int
) -> None:
    right = copying(STORY)
    nearly_right = copying(STORY, STORY.replace("the", "some"))
    drafted = 0
    with costing(tiny, FREE):
        tiny._session.truncate(0)
        cold = answer(tiny, right)[0]
        started = time.perf_counter()
        tiny._session.truncate(0)
        answer(tiny, nearly_right)
        whole_s = time.perf_counter() - started
        rng = random.Random(rounds)  # noqa: S311 - moments to cancel at, no secret
        for number in range(rounds):
            tiny._session.truncate(rng.choice((0, 30, 1000)))
            token = CancelToken()
            timer = threading.Timer(rng.uniform(0.0, whole_s), token.cancel)
            timer.start()
            with suppress(Cancelled):
                for value in tiny.generate(nearly_right, token):
                    drafted += isinstance(value, Chunk) and value.tokens > 1
            timer.cancel()
            assert len(tiny._session.mirror) == held(tiny)
            if number % 5 == 4:
                tiny._session.truncate(0)
                assert answer(tiny, right)[0] == cold
    assert drafted > rounds


@pytest.mark.slow
def test_sampling_with_drafts_has_the_models_distribution(tiny: LlamaEngine) -> None:
    """2,000 seeds, 3 tokens, top-k 8, against the exact probabilities: chi-squared, p > 1e-4."""
    system = Message(Role.SYSTEM, ("You write one word after another.",))
    messages = (system, Message(Role.USER, ("Name an animal.",)))
    exact = exact_probabilities(tiny, messages, tokens=3, top_k=8)
    likeliest = max(exact, key=exact.__getitem__)
    source = tiny._vocabulary.text(likeliest)
    assert tiny._vocabulary.plain((source,)) == list(likeliest)
    counts: Counter[tuple[int, ...]] = Counter()
    accepted = 0
    with costing(tiny, FREE):
        for seed in range(2000):
            sampling = Sampling(temperature=1.0, top_k=8, top_p=1.0, seed=seed)
            trace = traced(tiny, Prompt(messages, 3, sampling, source))
            counts[trace.tokens] += 1
            accepted += trace.statistics.accepted_tokens
    assert accepted > 200
    chi_squared, freedom = statistic(counts, exact, sum(counts.values()))
    p = survival(chi_squared, freedom)
    print(f"chi-squared {chi_squared:.1f}, {freedom} degrees of freedom, p {p:.3g}")
    assert p > 1e-4


def exact_probabilities(
    engine: LlamaEngine, messages: tuple[Message, ...], *, tokens: int, top_k: int
) -> dict[tuple[int, ...], float]:
    """The probability of every answer of so many tokens, or fewer where it ends before."""
    session, ends = engine._session, engine._vocabulary.ends
    start = engine._template.tokens(messages)
    whole: dict[tuple[int, ...], float] = {}
    open_answers: dict[tuple[int, ...], float] = {(): 1.0}
    for _ in range(tokens):
        longer: dict[tuple[int, ...], float] = {}
        for written, chance in open_answers.items():
            rest = [*start, *written][session.keep_prefix([*start, *written]) :]
            session.decode(rest)
            logits = list(session.logits(len(rest) - 1))
            for banned in engine._banned:
                logits[banned] = -math.inf
            best = sorted(range(len(logits)), key=logits.__getitem__)[-top_k:]
            weights = [math.exp(logits[t] - logits[best[-1]]) for t in best]
            for drawn, weight in zip(best, weights, strict=True):
                share = chance * weight / sum(weights)
                target = whole if drawn in ends else longer
                target[(*written, drawn)] = share
        open_answers = longer
    return whole | open_answers


def statistic(
    counts: Counter[tuple[int, ...]], exact: dict[tuple[int, ...], float], total: int
) -> tuple[float, int]:
    """Chi-squared over all answers that are expected five times, the rest together."""
    assert set(counts) <= set(exact)
    common = [key for key, chance in exact.items() if chance * total >= 5]
    pairs = [(counts[key], exact[key] * total) for key in common]
    seen, expected = (sum(column) for column in zip(*pairs, strict=True))
    pairs.append((total - seen, total - expected))
    return sum((o - e) ** 2 / e for o, e in pairs), len(pairs) - 1


def survival(chi_squared: float, freedom: int) -> float:
    """The chance of a larger chi-squared, by Wilson and Hilferty's approximation."""
    spread = 2 / (9 * freedom)
    z = ((chi_squared / freedom) ** (1 / 3) - (1 - spread)) / math.sqrt(spread)
    return math.erfc(z / math.sqrt(2)) / 2
