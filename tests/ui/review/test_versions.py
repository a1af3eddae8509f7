from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.ui.review.cases import LINK_LOST, OFFSET, OVER_CAP, THREE, proposal
from writer.core.values import Span
from writer.ui.review.strips import Part
from writer.ui.review.versions import Decision, Version, Versions

WORDS = st.lists(st.sampled_from(["cat", "mat", "猫", "坐在", "，", "\n", "😀", " "]), max_size=12)
TEXTS = WORDS.map("".join)


@given(TEXTS, TEXTS)
def test_without_a_decision_every_change_is_applied(original: str, replacement: str) -> None:
    version = Version(proposal((original, replacement)))
    assert version.text == replacement
    assert version.changes_anything == (original != replacement)


@given(TEXTS, TEXTS)
def test_with_every_change_rejected_the_passage_is_as_it_was(
    original: str, replacement: str
) -> None:
    version = Version(proposal((original, replacement)))
    for _ in version.hunks:
        version.decide(Decision.REJECTED)
    assert version.text == original
    assert not version.changes_anything


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_the_strips_in_a_row_are_both_the_passage_and_its_replacement(
    first: str, second: str, third: str, fourth: str
) -> None:
    version = Version(proposal((first, second), (third, fourth)))
    before = after = ""
    for strip in version.strips():
        assert strip.start == len(before)
        before += strip.text if strip.part in (Part.SAME, Part.REMOVED) else ""
        after += strip.text if strip.part in (Part.SAME, Part.INSERTED) else ""
    assert before == version.proposal.original
    assert after == version.proposal.replacement


def test_a_rejected_change_is_left_out_and_the_others_are_applied() -> None:
    version = Version(proposal(("one two three", "one 2 three"), ("four five", "four 5")))
    version.decide(Decision.REJECTED)
    assert version.text == "one two three\n\nfour 5"


def test_deciding_goes_on_to_the_next_undecided_change_and_round() -> None:
    version = Version(proposal(("a one", "a 1"), ("b two", "b 2"), ("c three", "c 3")))
    assert version.current == 0
    version.move(1)
    version.decide(Decision.ACCEPTED)
    assert version.current == 2
    version.decide(Decision.REJECTED)
    assert version.current == 0
    version.decide(Decision.ACCEPTED)
    assert version.current == 0
    assert [version.decision(i) for i in range(3)] == [
        Decision.ACCEPTED,
        Decision.ACCEPTED,
        Decision.REJECTED,
    ]


def test_a_decision_can_be_taken_back_by_the_other_one() -> None:
    version = Version(proposal(("a one", "a 1")))
    version.decide(Decision.ACCEPTED)
    version.decide(Decision.REJECTED)
    assert version.decision(0) is Decision.REJECTED
    assert version.text == "a one"


def test_moving_wraps_at_both_ends() -> None:
    version = Version(proposal(("a one", "a 1"), ("b two", "b 2")))
    version.move(-1)
    assert version.current == 1
    version.move(1)
    assert version.current == 0


def test_a_version_without_changes_has_no_current_one_and_takes_no_decision() -> None:
    version = Version(proposal(("same", "same")))
    version.move(1)
    version.decide(Decision.ACCEPTED)
    assert version.current is None
    assert version.accept_unremarked() == ()
    assert not version.changes_anything


def test_only_blocks_without_findings_are_accepted_together() -> None:
    version = Version(proposal(*THREE, findings={1: (OVER_CAP,)}))
    accepted = version.accept_unremarked()
    second = Span(len(THREE[0][0]) + 2, len(THREE[0][0]) + 2 + len(THREE[1][0]))
    for index, hunk in enumerate(version.hunks):
        in_second = second.start <= hunk.original.start <= second.end
        expected = Decision.PENDING if in_second else Decision.ACCEPTED
        assert version.decision(index) is expected
        assert (index in accepted) is not in_second
    assert version.current is not None
    assert version.decision(version.current) is Decision.PENDING


def test_accepting_the_others_leaves_a_rejected_change_rejected() -> None:
    version = Version(proposal(*THREE))
    version.decide(Decision.REJECTED)
    version.accept_unremarked()
    assert version.decision(0) is Decision.REJECTED


def test_remarks_give_the_place_in_the_passage_not_in_the_document() -> None:
    made = proposal(*THREE, findings={1: (LINK_LOST, OVER_CAP)})
    remarks = Version(made).remarks
    assert [remark.finding for remark in remarks] == [LINK_LOST, OVER_CAP]
    assert all(remark.place.of(made.original) == THREE[1][0] for remark in remarks)
    assert made.segments[1].span.start - OFFSET == remarks[0].place.start


def test_versions_of_one_passage_are_kept_and_stepped_through() -> None:
    versions = Versions()
    assert (len(versions), versions.number, versions.shown) == (0, 0, None)
    first = versions.add(proposal(("a b", "a c")))
    second = versions.add(proposal(("a b", "a d")))
    assert (versions.shown, versions.number) == (second, 2)
    assert versions.step(-1)
    assert (versions.shown, versions.number) == (first, 1)
    assert not versions.step(-1)
    assert versions.step(1)
    assert not versions.step(1)


def test_each_version_keeps_its_own_decisions() -> None:
    versions = Versions()
    versions.add(proposal(("a b", "a c"))).decide(Decision.REJECTED)
    versions.add(proposal(("a b", "a d")))
    versions.step(-1)
    assert versions.shown is not None
    assert versions.shown.text == "a b"
    versions.step(1)
    assert versions.shown.text == "a d"


def test_a_proposal_of_another_passage_starts_anew() -> None:
    versions = Versions()
    versions.add(proposal(("a b", "a c")))
    versions.add(proposal(("x y", "x z")))
    assert (len(versions), versions.number) == (1, 1)
    assert versions.is_about("x y")
    assert not versions.is_about("a b")


def test_a_stopped_version_is_replaced_by_the_one_that_went_on_and_decisions_stay() -> None:
    versions = Versions()
    first = versions.add(proposal(("a one", "a 1"), ("b two", "b two"), ("c six", "c six")))
    first.decide(Decision.REJECTED)
    whole = proposal(("a one", "a 1"), ("b two", "b 2"), ("c six", "c 6"))
    versions.go_on(whole)
    assert (len(versions), versions.shown is first) == (1, False)
    assert versions.shown is not None
    assert versions.shown.text == "a one\n\nb 2\n\nc 6"
    assert versions.shown.current == 1
