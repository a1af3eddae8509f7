"""What must hold for any text: nothing is lost, nothing raises, an echo changes nothing."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.text.markdown import DOCUMENT, INLINE
from writer.core.values import FindingKind, Segment, SegmentKind, Span
from writer.text.parser import parse
from writer.text.segment import assemble, restore, segments, unmask
from writer.text.verify import Verifier, verify

thorough = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def selections(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(DOCUMENT)
    if draw(st.booleans()):
        return text, Span(0, len(text))
    start = draw(st.integers(0, len(text)))
    return text, Span(start, draw(st.integers(start, len(text))))


def whole(text: str) -> tuple[str, Span]:
    return text, Span(0, len(text))


@thorough
@given(selections())
@example(whole("> [~~~~~，~~~~~ the](x)"))  # an odd tilde, which the parser moves
@example(whole("- [\n the](x)"))  # a line prefix between a marker and its words
@example(whole("[the\n\\\n](x)"))  # a soft and a hard break that touch
@example(whole("the*\n \\\n*"))
@example(whole("*\\\nthe*"))
@example(whole("_https://example.org/a_b?c=*d*_"))  # emphasis within a URL
def test_an_echo_restores_the_source_without_findings(selection: tuple[str, Span]) -> None:
    text, span = selection
    for segment in segments(text, span):
        restored = restore(segment, segment.masked)
        assert restored.text == segment.span.of(text)
        assert restored.findings == ()


@thorough
@given(selections())
def test_an_echo_with_blanks_around_it_is_put_together_the_same(
    selection: tuple[str, Span],
) -> None:
    text, span = selection
    for segment in segments(text, span):
        restored = restore(segment, f" {segment.masked}\n")
        assert (restored.text, restored.findings) == (segment.span.of(text), ())


@thorough
@given(selections())
def test_segments_are_ordered_and_disjoint_and_inside_the_passage(
    selection: tuple[str, Span],
) -> None:
    text, span = selection
    position = span.start
    for segment in segments(text, span):
        assert position <= segment.span.start < segment.span.end <= span.end
        position = segment.span.end


@thorough
@given(selections())
def test_replacing_segments_by_themselves_gives_the_passage(selection: tuple[str, Span]) -> None:
    text, span = selection
    same = [(segment.span, segment.span.of(text)) for segment in segments(text, span)]
    assert assemble(text, span, same) == span.of(text)


@thorough
@example(("[the\n\\\n](https://example.org)\n", Span(0, 31)))
@given(selections())
def test_kept_spans_lie_in_the_masked_text_outer_before_inner(
    selection: tuple[str, Span],
) -> None:
    text, span = selection
    for segment in segments(text, span):
        order = [(kept.span.start, -kept.span.end) for kept in segment.kept]
        assert order == sorted(order)
        assert all(0 <= k.span.start < k.span.end <= len(segment.masked) for k in segment.kept)
        assert "\n" not in segment.masked
        assert "\r" not in segment.masked


@st.composite
def answers(
    draw: st.DrawFn, passages: st.SearchStrategy[tuple[str, Span]]
) -> tuple[str, Segment, str]:
    """A segment and an answer to it that changes words, order and markup at random."""
    text, span = draw(passages)
    parts = segments(text, span)
    if not parts:
        return text, Segment(Span(0, 0), SegmentKind.PARAGRAPH, ""), ""
    segment = draw(st.sampled_from(parts))
    pieces = list(segment.masked)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(pieces)))
        end = draw(st.integers(start, min(len(pieces), start + 6)))
        pieces[start:end] = draw(st.one_of(INLINE, st.text(max_size=5), st.just("")))
    return text, segment, "".join(pieces)


@thorough
@given(answers(selections()))
def test_any_answer_restores_without_an_exception(case: tuple[str, Segment, str]) -> None:
    _, segment, answer = case
    restored = restore(segment, answer)
    assert isinstance(restored.text, str)
    for end in range(len(answer)):
        unmask(segment, answer[:end])


@settings(thorough, derandomize=True)
@given(answers(INLINE.map(whole)))
def test_a_paragraph_that_restores_without_a_grave_finding_keeps_the_structure(
    case: tuple[str, Segment, str],
) -> None:
    text, segment, answer = case
    restored = restore(segment, answer)
    # Containers, definitions and underlines are seen by the check of the document alone.
    is_plain = segment.kind is SegmentKind.PARAGRAPH and "[" not in answer
    if is_plain and not any(finding.grave for finding in restored.findings):
        assert [f for f in Verifier(text).check(segment.span, restored.text) if f.grave] == []


@thorough
@given(answers(selections()))
def test_any_answer_can_be_checked_in_its_document(case: tuple[str, Segment, str]) -> None:
    text, segment, answer = case
    for finding in Verifier(text).check(segment.span, answer):
        assert finding.kind in FindingKind


@thorough
@given(DOCUMENT)
def test_a_text_has_the_structure_of_itself(text: str) -> None:
    assert verify(text, text) == ()


@thorough
@given(INLINE)
def test_a_quoted_paragraph_has_the_same_prose_without_its_prefixes(words: str) -> None:
    text = words.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    quoted = "> " + text.replace("\n", "\n> ")
    plain, prefixed = parse(text).prose, parse(quoted).prose
    if len(plain) == len(prefixed) == 1:
        alone = segments(text, Span(0, len(text)))
        inside = segments(quoted, Span(0, len(quoted)))
        assert [s.masked for s in alone] == [s.masked for s in inside]
