from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.core.values import Finding, FindingKind, Span
from writer.text.places import placed

WORDS = st.lists(st.sampled_from(["3月", "15", "cat", " ", "*", "。", "北京", "😀", "\n"])).map(
    "".join
)


def words(finding: Finding, original: str, replacement: str) -> tuple[str | None, str | None]:
    """What a placed finding points at, on both sides."""
    (found,) = placed([finding], original, replacement)
    return (
        found.in_original.of(original) if found.in_original else None,
        found.in_replacement.of(replacement) if found.in_replacement else None,
    )


@pytest.mark.parametrize(
    ("kind", "detail", "instead", "expected"),
    [
        (FindingKind.FACT_LOST, "15", "", ("15", None)),
        (FindingKind.FACT_ADDED, "16", "", (None, "16")),
        (FindingKind.FACT_CHANGED, "15", "16", ("15", "16")),
        (FindingKind.TERM_LOST, "Acme", "Apex", ("Acme", "Apex")),
        (FindingKind.QUOTATION_LOST, "now", "", ("now", None)),
        (FindingKind.WORDING, "very", "", (None, "very")),
        (FindingKind.FACT_LOST, "99", "", (None, None)),
        (FindingKind.OVER_CAP, "15", "", (None, None)),
        (FindingKind.RATIO, "16", "", (None, None)),
        (FindingKind.LOOP, "", "", (None, None)),
    ],
)
def test_what_was_lost_is_in_the_original_and_what_came_in_the_replacement(
    kind: FindingKind, detail: str, instead: str, expected: tuple[str | None, str | None]
) -> None:
    original = "Acme said “now” on March 15."
    replacement = "Apex said very little on March 16."
    assert words(Finding(kind, detail, instead=instead), original, replacement) == expected


@pytest.mark.parametrize(
    ("detail", "original", "expected"),
    [
        ("五十万元", "投入**五十**万元。", "五十**万元"),
        ("Acme Ltd", "by **Acme** Ltd and", "Acme** Ltd"),
        ("snake_case", r"the snake\_case name", r"snake\_case"),
        ("see here now", "see [here](https://a.b) now", "see [here](https://a.b) now"),
        ("two words", "two\n  words", "two\n  words"),
        ("5", "25 and 0.5 and 5,000 and 5.", "5"),
        ("art", "part, party, art", "art"),
        ("三", "十三和三十和三次", "三"),
        ("5 kg", "It is 5 kg.", "5 kg"),
        ("张三", "由张三丰和张三负责", "张三"),
        ("a*b", "x a*b y", "a*b"),
        (" 15 ", "on 15 May", "15"),
    ],
)
def test_words_are_found_as_a_whole_and_through_simple_markup(
    detail: str, original: str, expected: str
) -> None:
    assert words(Finding(FindingKind.FACT_LOST, detail), original, "")[0] == expected


@pytest.mark.parametrize(
    ("detail", "text"), [("5", "25, 50, 0.5, 5.5"), ("art", "part"), ("三", "十三"), ("x", "")]
)
def test_a_part_of_other_words_is_no_place(detail: str, text: str) -> None:
    assert words(Finding(FindingKind.FACT_LOST, detail), text, text) == (None, None)


def test_findings_about_the_same_words_get_their_places_in_order() -> None:
    lost = Finding(FindingKind.FACT_LOST, "25%")
    original = "25% here, 25% there"
    found = placed([lost, lost, lost], original, "here, there")
    assert [finding.in_original for finding in found] == [Span(0, 3), Span(10, 13), None]


def test_another_kind_of_finding_may_have_the_same_place() -> None:
    both = [Finding(FindingKind.FACT_LOST, "Acme"), Finding(FindingKind.TERM_LOST, "Acme")]
    assert [f.in_original for f in placed(both, "by Acme", "by them")] == [Span(3, 7)] * 2


def test_the_place_that_changed_comes_before_one_that_did_not() -> None:
    lost = Finding(FindingKind.FACT_LOST, "25%")
    original, replacement = "有25%的人。又有25%的人来。", "有25%的人。又有一些人来。"
    (found,) = placed([lost], original, replacement)
    assert found.in_original is not None
    assert found.in_original.start == original.rindex("25%")


def test_all_else_of_a_finding_stays() -> None:
    finding = Finding(FindingKind.FACT_CHANGED, "15", grave=True, instead="16")
    (found,) = placed([finding], "on 15 May", "on 16 May")
    assert found == Finding(
        FindingKind.FACT_CHANGED,
        "15",
        grave=True,
        instead="16",
        in_original=Span(3, 5),
        in_replacement=Span(3, 5),
    )


@given(WORDS, WORDS, st.sampled_from(list(FindingKind)), st.text(max_size=4), st.text(max_size=4))
def test_a_place_lies_within_its_text(
    original: str, replacement: str, kind: FindingKind, detail: str, instead: str
) -> None:
    finding = Finding(kind, detail, instead=instead)
    for found in placed([finding, finding], original, replacement):
        for span, text in ((found.in_original, original), (found.in_replacement, replacement)):
            assert span is None or 0 <= span.start < span.end <= len(text)
