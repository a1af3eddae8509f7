from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.core.values import FindingKind
from writer.text.coverage import compare_sentences, lost_sentences, place_of
from writer.text.sentences import sentences

ZH = (
    "会议讨论了明年的预算安排，各部门提出了意见。"
    "财务处将在本月底以前汇总这些意见。"
    "新的办公楼预计后年建成。"
)
EN = (
    "The committee discussed the budget for the coming year. The treasurer will collect all "
    "proposals before Christmas. Construction of the library begins in autumn."
)


@pytest.mark.parametrize("text", [ZH, EN])
def test_every_sentence_that_is_left_out_is_named(text: str) -> None:
    pieces = [piece.strip() for piece in sentences(text)]
    for left_out in pieces:
        rest = " ".join(piece for piece in pieces if piece != left_out)

        assert lost_sentences(text, rest) == (left_out,)
        assert lost_sentences(rest, text) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            ZH,
            "各部门就明年预算安排提出意见。本月底前，财务处将汇总各方意见。新办公楼预计后年建成。",
        ),
        (
            ZH,
            "新的办公楼预计后年建成。会议讨论明年预算安排时，各部门提出了意见，"
            "财务处将于月底前汇总意见。",
        ),
        (
            ZH,
            "会议讨论了明年的预算安排。各部门提出了意见。财务处将汇总这些意见。"
            "时间是本月底以前。新楼预计后年建成。",
        ),
        (
            EN,
            "Next year's budget was discussed by the committee, and the treasurer will be "
            "collecting all proposals before Christmas. The library's construction will begin in "
            "autumn.",
        ),
        (
            EN,
            "The committee discussed the budget. It is for the coming year. The treasurer "
            "collects every proposal before Christmas. In autumn, construction of the library "
            "will begin.",
        ),
        (
            "We recieve the goods tomorow morning. Thier quality is exellent.",
            "We receive the goods tomorrow morning. Their quality is excellent.",
        ),
        (
            "这事儿我办不了。你另找别人吧，我实在没有时间。",
            "此事我无法办理。请另请他人，我确实没有时间。",
        ),
    ],
)
def test_splitting_joining_moving_and_rewording_lose_nothing(before: str, after: str) -> None:
    assert compare_sentences(before, after) == ()


def test_a_sentence_that_became_something_else_is_lost_and_added() -> None:
    gone = "The treasurer will collect all proposals before Christmas."
    other = "Cats sleep in warm and quiet places."
    found = {(f.kind, f.detail, f.grave) for f in compare_sentences(EN, EN.replace(gone, other))}

    assert found == {
        (FindingKind.SENTENCE_LOST, gone, True),
        (FindingKind.SENTENCE_ADDED, other, True),
    }


def test_where_more_may_be_said_only_what_is_lost_counts() -> None:
    assert compare_sentences(EN, f"{EN} Cats sleep in warm and quiet places.", may_add=True) == ()


def test_a_number_is_no_form_of_another() -> None:
    place = place_of("Rooms 1201, 1202, 1203 and 1204", "Rooms 1301, 1302, 1303 and 1304.")

    assert place.share <= 0.2


def test_a_sentence_of_few_words_says_little() -> None:
    assert (
        lost_sentences("Yes, of course. We met in the hall at noon.", "We met in the hall.") == ()
    )


@given(st.text(), st.text())
def test_a_text_covers_itself_and_what_it_stands_in(text: str, more: str) -> None:
    assert lost_sentences(text, text) == ()
    assert all(sentence in text for sentence in lost_sentences(text, more))
