from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from writer.text.comparison import Kind, Stretch, compare

LINES = st.lists(st.sampled_from(["正文。\n", "A word.\n", "\n", "😀 x\r\n", "end"]), max_size=30)
TEXTS = LINES.map("".join)


def unfolded(before: str, after: str) -> tuple[Stretch, ...]:
    stretches = compare(before, after)
    assert all(stretch.kind is not Kind.SKIPPED for stretch in stretches)
    return stretches


@given(
    st.lists(st.sampled_from("ab\n的 "), max_size=8).map("".join), st.text("ab\n的 ", max_size=8)
)
def test_the_stretches_of_short_texts_lead_from_one_to_the_other(before: str, after: str) -> None:
    stretches = compare(before, after)
    if before == after:
        assert stretches == ()
        return
    old = "".join(s.text for s in stretches if s.kind in (Kind.SAME, Kind.REMOVED))
    new = "".join(s.text for s in stretches if s.kind in (Kind.SAME, Kind.INSERTED))
    if all(stretch.kind is not Kind.SKIPPED for stretch in stretches):
        assert (old, new) == (before, after)


@given(TEXTS, TEXTS)
def test_every_line_is_shown_or_counted(before: str, after: str) -> None:
    stretches = compare(before, after)
    skipped = sum(stretch.lines for stretch in stretches)
    old = "".join(s.text for s in stretches if s.kind in (Kind.SAME, Kind.REMOVED))
    new = "".join(s.text for s in stretches if s.kind in (Kind.SAME, Kind.INSERTED))
    if before != after:
        assert len(old.splitlines()) + skipped == len(before.splitlines())
        assert len(new.splitlines()) + skipped == len(after.splitlines())


def test_words_that_changed_within_a_line_are_told_from_the_rest_of_it() -> None:
    assert unfolded("We was glad.\n", "We were glad.\n") == (
        Stretch(Kind.SAME, "We "),
        Stretch(Kind.REMOVED, "was"),
        Stretch(Kind.INSERTED, "were"),
        Stretch(Kind.SAME, " glad.\n"),
    )


def test_what_is_far_from_a_change_is_left_out_and_counted() -> None:
    lines = [f"line {number}\n" for number in range(100)]
    before = "".join(lines)
    after = before.replace("line 50\n", "")
    kinds = [(s.kind, s.lines) for s in compare(before, after)]
    assert [kind for kind, _ in kinds] == [
        Kind.SKIPPED,
        Kind.SAME,
        Kind.REMOVED,
        Kind.SAME,
        Kind.SKIPPED,
    ]
    assert (kinds[0][1], kinds[-1][1]) == (47, 46)


def test_a_large_document_that_became_another_is_compared_all_the_same() -> None:
    before = "".join(f"sentence number {number} of the text\n" for number in range(20_000))
    after = before.replace("sentence", "phrase")
    stretches = compare(before, after)
    assert "".join(s.text for s in stretches if s.kind is Kind.INSERTED).count("phrase") == 20_000
