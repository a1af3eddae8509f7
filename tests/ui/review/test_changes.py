from __future__ import annotations

import time
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.ui.review.cases import THREE, proposal
from writer.core.values import Hunk, Proposal
from writer.text.diff import apply, hunks
from writer.ui.review.changes import compare

WORDS = st.lists(st.sampled_from(["cat ", "mat", "猫", "坐在", "。", "\n", "😀"]), max_size=8)
BLOCKS = st.lists(st.tuples(WORDS.map("".join), WORDS.map("".join)), min_size=1, max_size=4)


def _applied(made: Proposal, found: tuple[Hunk, ...]) -> str:
    return apply(made.original, found, range(len(found)))


@given(BLOCKS)
def test_all_changes_lead_to_the_replacement(blocks: list[tuple[str, str]]) -> None:
    made = proposal(*blocks)
    found = compare(made).hunks
    assert _applied(made, found) == made.replacement
    for hunk in found:
        assert hunk.original.of(made.original) == hunk.removed
        assert hunk.replacement.of(made.replacement) == hunk.inserted


@given(BLOCKS)
def test_no_change_crosses_blocks(blocks: list[tuple[str, str]]) -> None:
    made = proposal(*blocks)
    compared = compare(made)
    numbers = [index for block in compared.blocks for index in block.hunks]
    assert numbers == list(range(len(compared.hunks)))
    for block in compared.blocks:
        for index in block.hunks:
            hunk = compared.hunks[index]
            assert block.place.start <= hunk.original.start
            assert hunk.original.end <= block.place.end
            assert block.now.start <= hunk.replacement.start
            assert hunk.replacement.end <= block.now.end


@given(BLOCKS)
def test_a_block_stands_where_its_texts_are(blocks: list[tuple[str, str]]) -> None:
    made = proposal(*blocks)
    for block, (original, replacement) in zip(compare(made).blocks, blocks, strict=True):
        assert block.place.of(made.original) == original
        assert block.now.of(made.replacement) == replacement


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
        compared = compare(case)
        assert compared.hunks == hunks(case.original, case.replacement)
        assert compared.blocks == ()
        assert _applied(case, compared.hunks) == case.replacement


def test_a_long_proposal_is_compared_at_once() -> None:
    start, end = "我们这个季度的工作" * 5, "取得了进步。" * 8
    made = proposal(*((f"{start}{i}乙{end}", f"{start}{i}甲{end}") for i in range(300)))
    begun = time.perf_counter()
    assert len(compare(made).hunks) == 300
    assert time.perf_counter() - begun < 0.5
