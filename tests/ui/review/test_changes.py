from __future__ import annotations

import time
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.ui.review.cases import THREE, proposal
from writer.core.values import Hunk, Proposal
from writer.text.diff import apply, hunks
from writer.ui.review.changes import changes, place_of

WORDS = st.lists(st.sampled_from(["cat ", "mat", "猫", "坐在", "。", "\n", "😀"]), max_size=8)
BLOCKS = st.lists(st.tuples(WORDS.map("".join), WORDS.map("".join)), min_size=1, max_size=4)


def _applied(made: Proposal, found: tuple[Hunk, ...]) -> str:
    return apply(made.original, found, range(len(found)))


@given(BLOCKS)
def test_all_changes_lead_to_the_replacement(blocks: list[tuple[str, str]]) -> None:
    made = proposal(*blocks)
    found = changes(made)
    assert _applied(made, found) == made.replacement
    for hunk in found:
        assert hunk.original.of(made.original) == hunk.removed
        assert hunk.replacement.of(made.replacement) == hunk.inserted


@given(BLOCKS)
def test_no_change_crosses_blocks(blocks: list[tuple[str, str]]) -> None:
    made = proposal(*blocks)
    places = [place_of(segment, made) for segment in made.segments]
    for hunk in changes(made):
        assert any(p.start <= hunk.original.start and hunk.original.end <= p.end for p in places)


def test_segments_that_do_not_fit_are_not_trusted() -> None:
    made = proposal(*THREE)
    first, second, third = made.segments
    doubtful = (
        replace(made, segments=()),
        replace(made, segments=(second, first, third)),
        replace(made, segments=(replace(first, replacement="other"), second, third)),
        replace(made, segments=(replace(first, original="other"), second, third)),
        replace(made, segments=(first,)),
        replace(made, replacement=made.replacement + " More.", segments=made.segments),
        replace(made, replacement="Before. " + made.replacement, segments=made.segments),
    )
    for case in doubtful:
        assert changes(case) == hunks(case.original, case.replacement)
        assert _applied(case, changes(case)) == case.replacement


def test_a_long_proposal_is_compared_at_once() -> None:
    start, end = "我们这个季度的工作" * 5, "取得了进步。" * 8
    made = proposal(*((f"{start}{i}乙{end}", f"{start}{i}甲{end}") for i in range(300)))
    begun = time.perf_counter()
    assert len(changes(made)) == 300
    assert time.perf_counter() - begun < 0.5
