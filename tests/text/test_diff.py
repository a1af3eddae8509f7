from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.markdown import DOCUMENT
from writer.text.diff import apply, change, distance, hunks, sentences

WORDS = st.lists(
    st.sampled_from(
        ["the ", "fox ", "ran. ", "今天", "很好", "。", "”", "\n", "\r\n", "é", "👍🏽", "!"]
    )
).map("".join)
TEXT = st.one_of(WORDS, DOCUMENT, st.text(max_size=30))
thorough = settings(deadline=None)


def changes(original: str, replacement: str) -> list[tuple[str, str]]:
    return [(hunk.removed, hunk.inserted) for hunk in hunks(original, replacement)]


@thorough
@given(TEXT, TEXT)
def test_all_hunks_give_the_replacement_and_none_the_original(a: str, b: str) -> None:
    found = hunks(a, b)
    assert apply(a, found, range(len(found))) == b
    assert apply(a, found, ()) == a


@thorough
@given(TEXT, TEXT)
def test_hunks_are_ordered_and_say_what_they_change(a: str, b: str) -> None:
    position = 0
    for hunk in hunks(a, b):
        assert hunk.original.start >= position
        assert hunk.original.of(a) == hunk.removed
        assert hunk.replacement.of(b) == hunk.inserted
        assert hunk.removed != hunk.inserted
        position = hunk.original.end


@thorough
@given(TEXT)
def test_sentences_joined_are_the_text(text: str) -> None:
    assert "".join(sentences(text)) == text


@thorough
@given(TEXT, TEXT)
def test_distance_is_between_nothing_and_all(a: str, b: str) -> None:
    assert 0 <= distance(a, b) <= 1
    assert (distance(a, b) == 0) == (a == b)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说：“好。”然后走了。", ["他说：“好。”", "然后走了。"]),
        ("真的？！是的……好", ["真的？！", "是的……", "好"]),
        ("It is 3.5 km. Go! “Now.” Yes", ["It is 3.5 km. ", "Go! ", "“Now.” ", "Yes"]),
        ("one\ntwo\r\nthree", ["one\n", "two\r\n", "three"]),
    ],
)
def test_sentences_end_after_their_quotation_marks(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("The quick fox.", "The fast fox.", [("quick", "fast")]),
        ("accomodate", "accommodate", [("accomodate", "accommodate")]),
        ("It runs very fast.", "It ran so quickly.", [("runs very fast", "ran so quickly")]),
        ("他去了北京。天气好。", "他去过北京。天气好。", [("了", "过")]),
        ("一。二。三。", "一。三。", [("二。", "")]),
        ("a b", "a b", []),
        ("Line a\nLine b", "Line x\nLine y", [("a", "x"), ("b", "y")]),
    ],
)
def test_hunks_are_what_a_person_sees(
    before: str, after: str, expected: list[tuple[str, str]]
) -> None:
    assert changes(before, after) == expected


def test_a_chosen_hunk_alone_is_made() -> None:
    before, after = "One cat. Two dogs.", "One lion. Two wolves."
    assert apply(before, hunks(before, after), [1]) == "One cat. Two wolves."


def test_a_misspelt_word_counts_by_its_letters() -> None:
    before = "We can accomodate the guests in the hotel tonight."
    changed = change(before, before.replace("accomodate", "accommodate"))
    assert (changed.words, changed.characters) == (1, 0)
    assert changed.ratio == pytest.approx(1 / 51)


def test_chinese_changes_are_counted_in_characters() -> None:
    assert change("今天天气很好。", "今日天气很好！").characters == 2
    assert change("今天天气很好。", "今日天气很好！").words == 0


def test_other_texts_are_far_apart() -> None:
    assert distance("The cat sat on the mat.", "Please send me an invoice soon") > 0.8
    assert distance("今天天气很好", "请把发票寄给我们") == 1


def test_a_long_text_is_compared_in_time() -> None:
    before = "".join(
        f"今年第{n}项工作进展顺利，各方面都{chr(0x4E00 + n * 7)}很满意。" for n in range(250)
    )
    after = before.replace("顺利", "良好").replace("都", "")
    start = time.perf_counter()
    assert len(before) > 5000
    assert 0.05 < distance(before, after) < 0.3
    found = hunks(before, after)
    assert apply(before, found, range(len(found))) == after
    assert time.perf_counter() - start < 1
