"""Which change a finding is about, and where its words stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.ui.review.cases import OVER_CAP, proposal
from writer.core.values import Finding, FindingKind, Span
from writer.text.places import placed
from writer.ui.review.strips import Part
from writer.ui.review.versions import Version

BEFORE = "On 15 May 20 men came, and 30 went."
AFTER = "On 16 May 20 men came, and 30 left in 4 boats."
WORDS = st.lists(st.sampled_from(["cat ", "mat ", "猫", "。", "😀", "\n", "15 "]), max_size=8)


def changed(was: str, now: str) -> Finding:
    return Finding(FindingKind.FACT_CHANGED, was, instead=now)


def version(*findings: Finding) -> Version:
    """The second of three blocks has the findings."""
    found = placed(findings, BEFORE, AFTER)
    made = proposal(("first one", "first 1"), (BEFORE, AFTER), ("x y", "x z"), findings={1: found})
    return Version(made)


def marked(made: Version, remark: int) -> list[tuple[Part, str]]:
    return [
        (strip.part, strip.text)
        for strip in made.strips()
        if remark in strip.remarks and strip.part is not Part.TAG
    ]


def test_a_finding_points_at_the_change_that_has_its_words() -> None:
    made = version(changed("15", "16"), Finding(FindingKind.FACT_ADDED, "4"))
    removed = [hunk.removed for hunk in made.hunks]
    inserted = [hunk.inserted for hunk in made.hunks]
    first, second = made.hunk_of(0), made.hunk_of(1)
    assert first is not None
    assert second is not None
    assert (removed[first], inserted[first]) == ("15", "16")
    assert "4" in inserted[second]
    assert [r.finding.detail for r in made.remarks_of(first)] == ["15"]
    assert [r.finding.detail for r in made.remarks_of(second)] == ["4"]
    assert made.remarks_of(0) == ()


def test_the_words_of_a_finding_are_strips_of_their_own() -> None:
    made = version(changed("15", "16"), Finding(FindingKind.FACT_ADDED, "4"))
    assert marked(made, 0) == [(Part.REMOVED, "15"), (Part.INSERTED, "16")]
    assert marked(made, 1) == [(Part.INSERTED, "4")]


def test_words_that_stay_can_be_marked_too() -> None:
    made = version(Finding(FindingKind.WORDING, "20 men"))
    assert marked(made, 0) == [(Part.SAME, "20 men")]
    assert made.hunk_of(0) is None


def test_words_partly_changed_are_marked_as_a_whole() -> None:
    made = version(changed("15 May", "16 May"))
    assert marked(made, 0) == [(Part.REMOVED, "15"), (Part.INSERTED, "16"), (Part.SAME, " May")]


def test_a_tag_stands_behind_the_last_of_the_words() -> None:
    made = version(changed("15 May", "16 May"))
    parts = [strip for strip in made.strips() if 0 in strip.remarks]
    assert [strip.part for strip in parts].count(Part.TAG) == 1
    assert parts[-1].part is Part.TAG


def test_a_finding_about_a_block_goes_with_the_first_change_of_the_block() -> None:
    made = version(OVER_CAP)
    first = made.blocks[1].hunks[0]
    assert made.hunk_of(0) == first
    assert [remark.finding for remark in made.remarks_of(first)] == [OVER_CAP]
    assert made.remarks_of(first + 1) == ()


def test_a_place_outside_its_block_is_not_trusted() -> None:
    wrong = Finding(FindingKind.FACT_ADDED, "4", in_replacement=Span(30, 3000))
    made = Version(proposal((BEFORE, AFTER), findings={0: (wrong,)}))
    assert marked(made, 0) == []


@given(WORDS.map("".join), WORDS.map("".join), st.data())
def test_marks_cut_the_text_and_change_none_of_it(
    before: str, after: str, data: st.DataObject
) -> None:
    def place(text: str) -> Span | None:
        ends = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        return Span(*ends) if ends[0] < ends[1] else None

    finding = Finding(
        FindingKind.FACT_CHANGED, "a", in_original=place(before), in_replacement=place(after)
    )
    made = Version(proposal(("one two", "1 two"), (before, after), findings={1: (finding,) * 2}))
    shown = made.strips()
    old = "".join(s.text for s in shown if s.part in (Part.SAME, Part.REMOVED))
    new = "".join(s.text for s in shown if s.part in (Part.SAME, Part.INSERTED))
    assert (old, new) == (made.proposal.original, made.proposal.replacement)
    if finding.in_original or finding.in_replacement:
        assert [s.remarks for s in shown if s.part is Part.TAG] == [(0, 1)]
        covered = "".join(s.text for s in shown if 0 in s.remarks and s.part is not Part.INSERTED)
        assert finding.in_original is None or finding.in_original.of(before) in covered
