"""How much to draft, by cost and by luck."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.engine.draft_length import SIZES, Acceptance, BatchCosts, DraftLength

LINEAR = BatchCosts({size: float(size) for size in SIZES})
FLAT = BatchCosts(dict.fromkeys(SIZES, 1.0))
CPU = BatchCosts.assumed(on_gpu=False)


def taught(costs: BatchCosts, *, right: int, wrong: int, streak: int = 20) -> DraftLength:
    length = DraftLength(costs)
    for _ in range(wrong):
        length.acceptance.observe(streak, is_right=False)
    for _ in range(right):
        length.acceptance.observe(streak, is_right=True)
    return length


def test_sizes_between_and_beyond_the_timed_ones_lie_on_lines() -> None:
    costs = BatchCosts({1: 1, 2: 2, 4: 3, 8: 6, 16: 8, 32: 12})
    assert [costs[n] for n in (1, 2, 3, 6, 16, 24, 32, 64)] == [1, 2, 2.5, 4.5, 8, 10, 12, 20]


@pytest.mark.parametrize(
    "bad",
    [
        {},
        {1: 1.0},
        dict.fromkeys(SIZES, 0.5),
        dict.fromkeys(SIZES, 1000.0),
        dict.fromkeys(SIZES, float("nan")),
        dict.fromkeys((*SIZES, 64), 1.0),
    ],
)
def test_costs_that_cannot_be_are_refused(bad: dict[int, float]) -> None:
    with pytest.raises(ValueError, match="costs"):
        BatchCosts(bad)


def test_where_a_batch_costs_as_much_as_its_tokens_nothing_is_drafted() -> None:
    assert taught(LINEAR, right=50, wrong=1).choose(20, 100) == 0


def test_where_a_batch_costs_nothing_more_all_is_drafted() -> None:
    assert taught(FLAT, right=1, wrong=5).choose(20, 100) == 31
    assert taught(FLAT, right=1, wrong=5).choose(20, 9) == 9


def test_luck_makes_drafts_longer_and_misfortune_ends_them() -> None:
    assert taught(CPU, right=200, wrong=0).choose(20, 100) == 31
    assert taught(CPU, right=0, wrong=60).choose(20, 100) == 0


def test_a_collapse_is_noticed_and_recovered_from() -> None:
    length = taught(CPU, right=200, wrong=0)
    for _ in range(60):
        length.acceptance.observe(20, is_right=False)
    assert length.choose(20, 100) == 0
    for _ in range(200):
        length.acceptance.observe(20, is_right=True)
    assert length.choose(20, 100) == 31


def test_a_piece_of_the_prompt_carries_a_draft_that_a_step_would_not() -> None:
    """Beside 100 tokens of the prompt, a few more cost little."""
    costs = BatchCosts({1: 1, 2: 1.9, 4: 3.6, 8: 7, 16: 9, 32: 11})
    length = DraftLength(costs)
    for _ in range(30):
        length.acceptance.observe(0, is_right=True)
        length.acceptance.observe(0, is_right=False)
    assert length.choose(0, 31, beside=100) >= length.choose(0, 31)
    assert length.choose(0, 31, beside=100) > 0


def test_what_is_expected_is_a_sum_of_products() -> None:
    acceptance = Acceptance()
    first, second = acceptance.chance(0), acceptance.chance(1)
    expected = acceptance.expected(0, [0, 1, 2])
    assert expected == pytest.approx([1, 1 + first, 1 + first + first * second])


@given(
    st.lists(st.booleans(), max_size=100),
    st.integers(0, 60),
    st.integers(0, 40),
    st.integers(1, 256),
)
def test_a_choice_is_always_one_of_the_timed_sizes_or_all_there_is(
    luck: list[bool], streak: int, available: int, beside: int
) -> None:
    length = DraftLength(CPU)
    for is_right in luck:
        length.acceptance.observe(streak, is_right=is_right)
    chosen = length.choose(streak, available, beside=beside)
    assert chosen in {0, 1, 3, 7, 15, 31, min(31, available)}
    assert chosen <= available
