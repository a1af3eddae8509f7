"""Common stretches of two sequences: right in any case, the best where that is affordable."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.text import matching
from writer.text.alignment import Alignment, words
from writer.text.matching import Stretch, common_ends, matching_stretches

TOKENS = st.lists(st.sampled_from("的是，ab"), max_size=40)
SENTENCE = "她推开窗，外面下着雨，院子里的槐树沙沙作响，远处传来几声犬吠。"


def altered(tokens: Sequence[str], share: float, seed: int) -> list[str]:
    """With so many of the tokens dropped, replaced, or followed by a new one."""
    draw = random.Random(seed)  # noqa: S311 - no secret
    changed: list[str] = []
    for token in tokens:
        kind = draw.random() / share
        if kind < 1 / 3:
            continue
        changed += ["变"] if kind < 2 / 3 else [token, "加"] if kind < 1 else [token]
    return changed


def assert_right(before: Sequence[str], after: Sequence[str], found: list[Stretch]) -> None:
    for stretch in found:
        assert stretch.length > 0
        assert before[stretch.start : stretch.end] == after[stretch.after_start : stretch.after_end]
    for one, next_one in pairwise(found):
        assert one.end <= next_one.start
        assert one.after_end <= next_one.after_start


@given(TOKENS, TOKENS)
def test_an_affordable_match_is_that_of_difflib(before: list[str], after: list[str]) -> None:
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()

    assert matching_stretches(before, after) == [Stretch(*block) for block in blocks[:-1]]


@pytest.fixture
def poor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hardly anything is affordable."""
    monkeypatch.setattr(matching, "_AFFORDABLE_PAIRS", 0)
    monkeypatch.setattr(matching, "_PIECE_PAIRS", 4)
    monkeypatch.setattr(matching, "_PIECE_TOKENS", 3)


@pytest.mark.usefixtures("poor")
def test_anchors_find_only_what_is_there_and_in_order() -> None:
    @given(TOKENS, TOKENS)
    def check(before: list[str], after: list[str]) -> None:
        assert_right(before, after, matching_stretches(before, after))

    check()


@pytest.mark.usefixtures("poor")
def test_equal_sequences_are_one_stretch() -> None:
    text = list(SENTENCE * 3)

    assert matching_stretches(text, text) == [Stretch(0, 0, len(text))]
    assert matching_stretches(text, []) == []


@given(TOKENS, TOKENS)
def test_common_ends_do_not_overlap(before: list[str], after: list[str]) -> None:
    head, tail = common_ends(before, after)

    assert head + tail <= min(len(before), len(after))
    assert before[:head] == after[:head]
    assert before[len(before) - tail :] == after[len(after) - tail :]


@pytest.mark.parametrize("share", [0.02, 0.1, 0.3])
def test_a_long_text_keeps_nearly_as_much_as_difflib_would_find(share: float) -> None:
    words_of_list = [f"第{number}项检查合格，" for number in range(600)]
    before = words("".join(words_of_list))
    after = altered(before, share, seed=1)
    best = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    found = matching_stretches(before, after)

    assert_right(before, after, found)
    assert sum(s.length for s in found) >= 0.98 * sum(block.size for block in best)


@pytest.mark.parametrize("unit", ["好", "好的", SENTENCE])
def test_what_repeats_is_aligned_all_the_same(unit: str) -> None:
    before = words(unit * (5179 // len(unit)))
    alignment = Alignment(before, altered(before, 0.05, seed=2))

    assert alignment.survival(0, len(before)) > 0.5


@pytest.mark.parametrize("unit", ["好", "好的是", SENTENCE])
def test_four_times_the_repetition_does_not_take_sixteen_times_as_long(unit: str) -> None:
    def seconds(length: int) -> float:
        before = words(unit * (length // len(unit)))
        after = altered(before, 0.05, seed=3)
        times = []
        for _ in range(3):
            mark = time.perf_counter()
            matching_stretches(before, after)
            times.append(time.perf_counter() - mark)
        return min(times)

    assert seconds(16_000) < 9 * seconds(4_000)
