"""Drafts from a passage and from what was written, over plain numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.engine.drafting import HISTORY_ANCHOR, START, Drafter, HistoryDrafter, PassageDrafter

PASSAGE = tuple(range(100, 140))
END = 1


def wrong_guesses(drafter: Drafter, answer: tuple[int, ...]) -> int:
    """How many tokens of `answer` were not guessed when they came."""
    wrong = 0
    for token in answer:
        wrong += tuple(drafter.draft(1)) != (token,)
        drafter.feed(token)
    return wrong


def test_a_copy_is_guessed_to_its_end() -> None:
    assert wrong_guesses(PassageDrafter(PASSAGE, END), (*PASSAGE, END)) == 0


def test_a_draft_is_as_long_as_asked_for_and_ends_with_the_passage() -> None:
    drafter = PassageDrafter(PASSAGE, END)
    assert tuple(drafter.draft(3)) == PASSAGE[:3]
    for token in PASSAGE[:-2]:
        drafter.feed(token)
    assert tuple(drafter.draft(31)) == (*PASSAGE[-2:], END)
    for token in (*PASSAGE[-2:], END):
        drafter.feed(token)
    assert tuple(drafter.draft(31)) == ()


@pytest.mark.parametrize(
    ("what", "answer", "most_wrong"),
    [
        ("a token replaced", (*PASSAGE[:10], 7, *PASSAGE[11:]), 1),
        ("two tokens replaced", (*PASSAGE[:10], 7, 8, *PASSAGE[12:]), 2),
        ("a token left out", (*PASSAGE[:10], *PASSAGE[11:]), 3),
        ("five tokens left out", (*PASSAGE[:10], *PASSAGE[15:]), 3),
        ("a token put in", (*PASSAGE[:10], 7, *PASSAGE[10:]), 4),
        ("three tokens put in", (*PASSAGE[:10], 7, 8, 9, *PASSAGE[10:]), 6),
        ("one token for three", (*PASSAGE[:10], 7, *PASSAGE[13:]), 4),
        ("three tokens for one", (*PASSAGE[:10], 7, 8, 9, *PASSAGE[11:]), 6),
    ],
)
def test_the_place_is_found_again(what: str, answer: tuple[int, ...], most_wrong: int) -> None:
    assert wrong_guesses(PassageDrafter(PASSAGE, END), (*answer, END)) <= most_wrong, what


def test_of_two_places_the_nearer_one_ahead_is_taken() -> None:
    passage = (1, 2, 3, 50, 51, 1, 2, 3, 60, 61, 1, 2, 3, 70)
    drafter = PassageDrafter(passage, None)
    for token in (1, 2, 3, 50, 9, 1, 2, 3):
        drafter.feed(token)
    assert tuple(drafter.draft(2)) == (60, 61)


def test_a_long_detour_does_not_lose_the_place() -> None:
    passage = tuple(range(1000, 1300))
    detour = tuple(range(5, 60))
    drafter = PassageDrafter(passage, None)
    for token in (*passage[:50], *detour, *passage[50:53]):
        drafter.feed(token)
    assert tuple(drafter.draft(2)) == passage[53:55]


def test_the_streak_counts_what_agrees_before_the_guess() -> None:
    drafter = PassageDrafter(PASSAGE, END)
    for token in PASSAGE[:5]:
        drafter.feed(token)
    assert drafter.streak == START + 5
    drafter.feed(3)
    assert drafter.streak == 0
    for token in PASSAGE[5:7]:
        drafter.feed(token)
    assert drafter.streak == 2


def test_without_a_passage_there_is_no_guess() -> None:
    drafter = PassageDrafter((), None)
    assert tuple(drafter.draft(31)) == ()
    drafter.feed(3)
    assert tuple(drafter.draft(31)) == ()


def test_history_is_drafted_from_after_eight_equal_tokens() -> None:
    drafter = HistoryDrafter(range(20))
    for token in range(3, 10):
        drafter.feed(token)
        assert tuple(drafter.draft(4)) == ()
    drafter.feed(10)
    assert tuple(drafter.draft(4)) == (11, 12, 13, 14)


def test_history_takes_the_answer_itself_into_account() -> None:
    drafter = HistoryDrafter(())
    verse = tuple(range(30, 42))
    for token in (*verse, 99, *verse[:8]):
        drafter.feed(token)
    assert tuple(drafter.draft(31))[:5] == (*verse[8:], 99)


def test_history_drops_a_guess_that_was_wrong() -> None:
    drafter = HistoryDrafter(range(20))
    for token in (*range(3, 11), 77):
        drafter.feed(token)
    assert tuple(drafter.draft(4)) == ()
    assert drafter.streak == 0


@given(
    st.lists(st.integers(0, 6), max_size=40),
    st.lists(st.integers(0, 6), max_size=60),
    st.integers(0, 31),
)
def test_any_answer_can_be_followed(passage: list[int], answer: list[int], most: int) -> None:
    for drafter in (PassageDrafter(passage, 9), HistoryDrafter(passage)):
        for token in answer:
            draft = tuple(drafter.draft(most))
            assert len(draft) <= most
            before = drafter.streak
            guess = tuple(drafter.draft(1))
            drafter.feed(token)
            if guess == (token,):
                assert drafter.streak == before + 1
            else:
                assert drafter.streak in (0, 2, 3, HISTORY_ANCHOR)
