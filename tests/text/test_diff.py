from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.markdown import DOCUMENT
from writer.text.diff import apply, change, distance, hunks

WORDS = st.lists(
    st.sampled_from(
        [
            *(
                "the ",
                "fox ",
                "ran. ",
                "今天",
                "很好",
                "。",
                "“",
                "”",
                "\n",
                "\r\n",
                "\t",
                "!",
                "Dr. ",
            ),
            *("e\u0301", "👍🏽", "👩\u200d🚀", "\U00020000", "\ud83d", "\udc4d", "\u2028", "3.5"),
        ]
    )
).map("".join)
ANY = st.characters(categories=["L", "M", "N", "P", "S", "Z", "Cc", "Cf", "Cs", "Co"])
"""Surrogates, too: a lone one is no character, but a string may hold it."""
TEXT = st.one_of(WORDS, DOCUMENT, st.text(max_size=30), st.text(ANY, max_size=30))
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
@given(TEXT, TEXT, st.data())
def test_any_choice_of_hunks_changes_these_places_and_no_other(
    a: str, b: str, data: st.DataObject
) -> None:
    found = hunks(a, b)
    chosen = data.draw(st.sets(st.sampled_from(range(len(found))))) if found else set()
    expected, position = "", 0
    for index, hunk in enumerate(found):
        expected += a[position : hunk.original.start]
        expected += hunk.inserted if index in chosen else hunk.removed
        position = hunk.original.end
    assert apply(a, found, chosen) == expected + a[position:]
    assert apply(a, found, sorted(chosen)) == apply(a, found, chosen)


@thorough
@given(TEXT, TEXT)
def test_what_stays_is_the_same_on_both_sides(a: str, b: str) -> None:
    position = after = 0
    for hunk in hunks(a, b):
        assert a[position : hunk.original.start] == b[after : hunk.replacement.start]
        position, after = hunk.original.end, hunk.replacement.end
    assert a[position:] == b[after:]


@thorough
@given(WORDS, WORDS)
def test_no_change_begins_within_a_line_break(a: str, b: str) -> None:
    for hunk in hunks(a, b):
        for text, span in ((a, hunk.original), (b, hunk.replacement)):
            for edge in (span.start, span.end):
                assert text[edge - 1 : edge + 1] != "\r\n" or edge == 0


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
@given(TEXT, TEXT)
def test_distance_is_between_nothing_and_all(a: str, b: str) -> None:
    assert 0 <= distance(a, b) <= 1
    assert (distance(a, b) == 0) == (a == b)


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


def _document(lines: int) -> tuple[str, str]:
    """A document, and the same with every fourth line changed."""
    line = "今年第{}项工作进展顺利，各方面都{}很满意；群众说：“好。谢谢。”（见附件。）"
    before = [line.format(n, chr(0x4E00 + n * 7)) for n in range(lines)]
    after = [text.replace("顺利", "良好") if n % 4 == 0 else text for n, text in enumerate(before)]
    return "\n".join(before), "\n".join(after)


@pytest.mark.parametrize("is_broken", [False, True])
def test_the_time_of_a_long_document_grows_with_its_length(is_broken: bool) -> None:
    def spent(lines: int) -> float:
        before, after = _document(lines)
        if is_broken:  # without lines to pair, sentences are aligned
            before, after = before.replace("\n", ""), after.replace("\n", "")
        start = time.thread_time()
        found = hunks(before, after)
        took = time.thread_time() - start
        assert len(found) == lines // 4
        assert apply(before, found, range(len(found))) == after
        return took

    short = min(spent(160) for _ in range(3))
    long = min(spent(1280) for _ in range(2))
    assert len(_document(1280)[0]) > 30_000
    assert long < 24 * short  # eight times the text; its square would be 64
