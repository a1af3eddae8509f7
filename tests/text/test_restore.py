from __future__ import annotations

import pytest

from tests.text.cases import Case, cases
from writer.core.values import Finding, Segment, Span
from writer.text.segment import Restored, restore, segments, unmask
from writer.text.verify import verify_segment


def first(text: str) -> Segment:
    return segments(text, Span(0, len(text)))[0]


def described(finding: Finding) -> str:
    return f"{'grave ' if finding.grave else ''}{finding.kind.value}: {finding.detail}"


def shown(restored: Restored) -> list[str]:
    """The text where it may be used, and every finding."""
    is_grave = any(finding.grave for finding in restored.findings)
    lines = [] if is_grave else restored.text.splitlines()
    return [*lines, *map(described, restored.findings)]


@pytest.mark.parametrize("case", cases("restore.md"), ids=lambda case: case.title)
def test_an_answer_is_restored(case: Case) -> None:
    source, _, answer = case.source.partition("\n→\n")
    restored = restore(first(source), answer)
    assert [line.rstrip() for line in shown(restored)] == [
        line.rstrip() for line in case.expected.splitlines()
    ]


@pytest.mark.parametrize("case", cases("restore.md"), ids=lambda case: case.title)
def test_the_document_check_agrees(case: Case) -> None:
    source, _, answer = case.source.partition("\n→\n")
    segment = first(source)
    restored = restore(segment, answer)
    if not any(finding.grave for finding in restored.findings):
        found = verify_segment(source, segment, restored.text)
        assert not any(finding.grave for finding in found)


def test_a_selection_that_cuts_emphasis_gets_its_marker_back() -> None:
    text = "Some **bold words** here"
    (segment,) = segments(text, Span(12, len(text)))
    assert restore(segment, "many words over here").text == "many words** over here"
    assert restore(segment, "over here").text == "over** here"


def test_the_stream_shows_what_placeholders_stand_for() -> None:
    segment = first("Use `a` and `b`.")
    assert unmask(segment, "Using {1} and {2}, {3}") == "Using `a` and `b`, {3}"


@pytest.mark.parametrize("tail", ["{", "{1", "{ 1", "｛", "｛2 "])
def test_the_stream_holds_an_unfinished_placeholder_back(tail: str) -> None:
    assert unmask(first("Use `a` and `b`."), f"Using {tail}") == "Using "


@pytest.mark.parametrize("tail", ["@", "@@", "@@1", "@@1@"])
def test_the_stream_holds_back_every_form(tail: str) -> None:
    assert unmask(first("Use {7} and `b`."), f"Using {tail}") == "Using "


def test_a_stream_without_placeholders_is_shown_as_it_is() -> None:
    assert unmask(first("Plain words."), "Plain {") == "Plain {"
