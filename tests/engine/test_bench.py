from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import cycle

import pytest

from tests.traced import TracedEngine, trace
from writer.core.errors import Cancelled, InternalError
from writer.core.jobs import CancelToken, Progress, Stage
from writer.engine.api import Message, Prompt, Role, Sampling, Trace
from writer.engine.bench import Comparison, Difference, Traced, compare
from writer.engine.llama.engine import LlamaEngine

ELEVEN = tuple(range(11))


def prompt(text: str = "a", preamble: str = "") -> Prompt:
    opening = (Message(Role.SYSTEM, (preamble,)),) if preamble else ()
    return Prompt((*opening, Message(Role.USER, (text,))), 50, preamble=opening)


def comparisons(
    engine: Traced, texts: Sequence[Sequence[Prompt]], repeat: int = 1
) -> list[Comparison]:
    values = compare(engine, texts, repeat, CancelToken())
    return [value for value in values if isinstance(value, Comparison)]


def compared(engine: Traced, *prompts: Prompt, repeat: int = 1) -> Comparison:
    (comparison,) = comparisons(engine, [prompts], repeat)
    return comparison


def by_kind(plain: Trace, draft: Trace) -> Callable[[Prompt], Trace]:
    return lambda prompt: draft if prompt.drafts else plain


def in_turn(
    plain: Sequence[Trace], draft: Sequence[Trace], warm_up: Trace
) -> Callable[[Prompt], Trace]:
    """The traces of either kind, one after another, for prompts that are not a warm-up."""
    runs: dict[bool, Iterator[Trace]] = {False: cycle(plain), True: cycle(draft)}
    return lambda prompt: warm_up if prompt.max_tokens == 1 else next(runs[prompt.drafts])


def test_drafts_are_not_helped_by_what_they_add_to_the_reading() -> None:
    engine = TracedEngine(by_kind(trace(ELEVEN, 1.0, 10.0), trace(ELEVEN, 1.5, 4.5, steps=4)))

    found = compared(engine, prompt())

    assert (found.plain_tps, found.draft_tps, found.ratio) == (1.0, 2.0, 2.0)
    assert (found.tokens, found.steps, found.accepted, found.drafted) == (11, 4, 7, 8)
    assert found.first_token_s == 1.5
    assert found.first_difference is None


def test_either_kind_begins_every_other_pair() -> None:
    engine = TracedEngine(by_kind(trace(ELEVEN, 1, 10), trace(ELEVEN, 1, 10)))

    comparisons(engine, [[prompt("a")], [prompt("b"), prompt("c")]], repeat=2)

    warm_up, *runs = engine.traced
    assert (warm_up.drafts, warm_up.max_tokens) == (False, 1)
    assert [run.drafts for run in runs] == [False, True, True, False] * 3
    assert [run.messages[0].text for run in runs] == [*"aaaa", *"bbbb", *"cccc"]


def test_a_preamble_is_read_before_the_first_run_that_is_timed() -> None:
    engine = TracedEngine(by_kind(trace(ELEVEN, 1, 10), trace(ELEVEN, 1, 10)))

    comparisons(engine, [[prompt("a", "x"), prompt("b", "x"), prompt("c", "y")]])

    warm_ups = [run.messages[-1].text for run in engine.traced if run.max_tokens == 1]
    assert warm_ups == ["a", "c"]


def test_times_are_medians_over_the_repetitions_and_sums_over_the_prompts() -> None:
    first = in_turn(
        [trace(ELEVEN, 1, 10), trace(ELEVEN, 1, 90), trace(ELEVEN, 1, 8)],
        [trace(ELEVEN, 9, 5), trace(ELEVEN, 2, 4), trace(ELEVEN, 2, 3)],
        trace([0], 1, 0),
    )
    second = by_kind(
        trace([*ELEVEN, *ELEVEN], 2, 10, reused=7), trace([*ELEVEN, *ELEVEN], 2, 5, reused=7)
    )
    engine = TracedEngine(lambda p: first(p) if p.messages[0].text == "a" else second(p))

    found = compared(engine, prompt("a"), prompt("b"), repeat=3)

    assert found.tokens == 33
    assert found.plain_tps == pytest.approx((10 + 21) / (10 + 10))
    assert found.draft_tps == pytest.approx((10 + 21) / (5 + 5))
    assert found.first_token_s == 2
    assert found.reused == 7


def test_a_difference_has_its_place_in_the_text_and_its_margin() -> None:
    answers = {"a": ((1, 2, 3), (1, 2, 3)), "b": ((4, 5, 6), (4, 5, 9)), "c": ((7,), (7, 8))}

    def script(prompt: Prompt) -> Trace:
        plain, draft = answers[prompt.messages[0].text]
        return trace(draft if prompt.drafts else plain, 1, 1)

    engine = TracedEngine(script, margin=0.5)

    found = comparisons(engine, [[prompt("a"), prompt("b")], [prompt("c")]])

    assert [one.first_difference for one in found] == [Difference(5, 0.5), Difference(1, 0.5)]
    assert engine.margins == [(4, 5), (7,)]


def test_of_several_differences_the_widest_is_told() -> None:
    engine = TracedEngine(by_kind(trace((1, 2), 1, 1), trace((1, 3), 1, 1)))
    margins = iter([0.1, 4.0, 0.2])
    engine.margin = lambda *_: next(margins)  # type: ignore[method-assign] # a margin a call

    found = compared(engine, prompt("a"), prompt("b"), prompt("c"))

    assert found.first_difference == Difference(3, 4.0)


def test_a_plain_answer_that_is_not_the_same_again_is_told_too() -> None:
    same, other = trace((1, 2), 1, 1), trace((1, 3), 1, 1)
    engine = TracedEngine(in_turn([same, other], [same], trace([0], 1, 0)))

    assert compared(engine, prompt(), repeat=2).first_difference == Difference(1, 0.25)


def test_runs_that_start_from_different_caches_are_not_compared() -> None:
    engine = TracedEngine(by_kind(trace(ELEVEN, 1, 1, reused=30), trace(ELEVEN, 1, 1, reused=33)))

    with pytest.raises(InternalError):
        compared(engine, prompt())


@pytest.mark.parametrize("tokens", [(1,), (1, 2)])
def test_what_is_too_short_to_time_has_no_ratio(tokens: tuple[int, ...]) -> None:
    engine = TracedEngine(by_kind(trace(tokens, 1.0, 0.1), trace(tokens, 0.8, 0.1)))

    assert compared(engine, prompt()).ratio is None
    assert compared(engine).ratio is None


def test_it_tells_how_far_it_is_and_stops_when_asked() -> None:
    engine = TracedEngine(by_kind(trace(ELEVEN, 1, 1), trace(ELEVEN, 1, 1)))
    token = CancelToken()
    values = compare(engine, [[prompt("a")], [prompt("b")]], 2, token)

    assert next(values) == Progress(Stage.MEASURING, 0, 4)
    assert next(values) == Progress(Stage.MEASURING, 1, 4)
    token.cancel()
    with pytest.raises(Cancelled):
        list(values)


def test_the_end_is_reached() -> None:
    engine = TracedEngine(by_kind(trace(ELEVEN, 1, 1), trace(ELEVEN, 1, 1)))
    *_, last = compare(engine, [[prompt("a")], []], 2, CancelToken())

    assert last == Progress(Stage.MEASURING, 2, 2)


@pytest.mark.tiny
def test_a_real_engine_is_compared(tiny: LlamaEngine) -> None:
    text = "The cat sat on the mat, and the dog lay by the door until the rain had stopped. " * 2
    system = Message(Role.SYSTEM, ("Repeat what the user says, word for word.",))
    asked = Prompt(
        (system, Message(Role.USER, (text,))),
        max_tokens=30,
        sampling=Sampling(temperature=0),
        source=text,
        preamble=(system,),
    )

    found = compared(tiny, asked, repeat=2)

    assert dict(tiny.batch_costs)[1] == 1
    assert 10 < found.tokens <= 30
    assert 1 <= found.accepted <= found.drafted
    assert found.steps == found.tokens - found.accepted
    assert found.reused > 0
    assert found.ratio is not None
    difference = found.first_difference
    assert difference is None or difference.margin <= 1
