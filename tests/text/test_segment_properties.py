"""What must hold for any text: nothing is lost, nothing raises, an echo changes nothing."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.text.markdown import DOCUMENT, INLINE
from writer.core.values import Segment, SegmentKind, Span
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


@thorough
@given(selections())
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
def answers(draw: st.DrawFn) -> tuple[str, Segment, str]:
    """A segment and an answer to it that changes words, order and markup at random."""
    text, span = draw(selections())
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
@given(answers())
def test_any_answer_restores_without_an_exception(case: tuple[str, Segment, str]) -> None:
    _, segment, answer = case
    restored = restore(segment, answer)
    assert isinstance(restored.text, str)
    for end in range(len(answer)):
        unmask(segment, answer[:end])


@thorough
@given(answers())
def test_what_restores_without_a_grave_finding_keeps_the_structure(
    case: tuple[str, Segment, str],
) -> None:
    text, segment, answer = case
    restored = restore(segment, answer)
    graves = [f for f in Verifier(text).check(segment.span, restored.text) if f.grave]
    # Only the check of the document sees its definitions, what stands around a selection, and
    # that a heading is underlined.
    is_clipped = segment not in segments(text, Span(0, len(text)))
    is_underlined = segment.kind is SegmentKind.HEADING and "#" not in text
    if (
        "[" not in answer
        and not is_clipped
        and not is_underlined
        and not any(f.grave for f in restored.findings)
    ):
        assert graves == []


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
