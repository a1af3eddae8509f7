from __future__ import annotations

import pytest

from tests.text.cases import Case, cases
from writer.core.values import Kept, KeptKind, Segment, Span
from writer.text.segment import assemble, segments


def of(text: str, start: int = 0, end: int | None = None) -> tuple[Segment, ...]:
    return segments(text, Span(start, len(text) if end is None else end))


@pytest.mark.parametrize("case", cases("segments.md"), ids=lambda case: case.title)
def test_prose_is_found_and_the_rest_is_masked(case: Case) -> None:
    found = [f"{segment.kind.value}: {segment.masked}" for segment in of(case.source)]
    assert found == case.expected.splitlines()


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
@pytest.mark.parametrize("case", cases("segments.md"), ids=lambda case: case.title)
def test_any_newline_gives_the_same_prose(case: Case, newline: str) -> None:
    found = [f"{s.kind.value}: {s.masked}" for s in of(case.source.replace("\n", newline))]
    assert found == case.expected.splitlines()


def test_markup_is_kept_outer_before_inner_with_its_source() -> None:
    (segment,) = of("A **b [c `d`](e)**.")
    assert segment.masked == "A b c {1}."
    assert segment.kept == (
        Kept(KeptKind.EMPHASIS, Span(2, 9), "**", "**"),
        Kept(KeptKind.LINK, Span(4, 9), "[", "](e)"),
        Kept(KeptKind.MASK, Span(6, 9), "`d`"),
    )


def test_a_break_keeps_the_prefix_of_the_next_line() -> None:
    (segment,) = of("> - one  \r\n>   two")
    assert segment.masked == "one two"
    assert segment.kept == (Kept(KeptKind.BREAK, Span(3, 4), "  \r\n>   "),)


def test_a_selection_within_a_sentence_is_clipped_to_it() -> None:
    text = "One two three four."
    (segment,) = of(text, 4, 13)
    assert (segment.span, segment.masked) == (Span(4, 13), "two three")


@pytest.mark.parametrize(
    ("start", "end", "masked"),
    [
        (7, 30, "tail"),  # from within the code span
        (0, 8, "head"),  # to within it
        (5, 9, ""),  # only within it
    ],
)
def test_a_selection_never_cuts_an_opaque_piece(start: int, end: int, masked: str) -> None:
    text = "head `opaque code` tail"
    assert "".join(segment.masked for segment in of(text, start, min(end, len(text)))) == masked


def test_a_selection_that_cuts_emphasis_keeps_the_marker_in_it() -> None:
    text = "Some **bold words** here"
    (segment,) = of(text, 12, 24)
    assert segment.masked == "words here"
    assert segment.kept == (Kept(KeptKind.EMPHASIS, Span(0, 5), "", "**"),)


@pytest.mark.parametrize("cut", [5, 6, 7])
def test_a_selection_that_begins_at_a_marker_never_splits_it(cut: int) -> None:
    text = "Some **bold words** here"
    (segment,) = of(text, cut, len(text))
    openings = [kept.opening for kept in segment.kept]
    assert (segment.span.start, openings) == ((5, ["**"]) if cut == 5 else (7, [""]))


def test_markers_without_words_stay_outside_a_selection() -> None:
    text = "Some text **bold**"
    (segment,) = of(text, 0, 12)
    assert segment.span.of(text) == "Some text"


def test_an_empty_selection_has_no_segments() -> None:
    assert of("Some text", 3, 3) == ()


def test_the_last_placeholder_form_is_used_when_the_first_two_are_in_the_document() -> None:
    (segment,) = of("A {1} and @@1@@ and `code`.")
    assert segment.masked == "A {1} and @@1@@ and ⟦1⟧."


def test_a_replacement_goes_where_its_segment_was() -> None:
    text = "# One\n\n> two\n"
    spans = [segment.span for segment in of(text)]
    replacements = [(spans[1], "zwei"), (spans[0], "eins")]
    assert assemble(text, Span(0, len(text)), replacements) == "# eins\n\n> zwei\n"
