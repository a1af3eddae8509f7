"""Words that are kept out of the model's hands for a reason of their own, not as markup."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.text.markdown import DOCUMENT
from writer.core.values import KeptKind, Span
from writer.text.segment import restore, segments

thorough = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """A text, and parts of it that do not overlap."""
    text = draw(DOCUMENT)
    ends = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    return text, [Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False)]


@thorough
@given(documents())
def test_what_is_apart_is_in_no_segment(document: tuple[str, list[Span]]) -> None:
    text, apart = document
    found = segments(text, Span(0, len(text)), apart=apart)
    for segment in found:
        assert not any(s.start < segment.span.end and segment.span.start < s.end for s in apart)
        assert restore(segment, segment.masked).text == segment.span.of(text)
    assert list(found) == sorted(found, key=lambda segment: segment.span)


@thorough
@given(documents())
def test_what_is_opaque_comes_back_with_an_echo(document: tuple[str, list[Span]]) -> None:
    text, opaque = document
    for segment in segments(text, Span(0, len(text)), opaque=opaque):
        restored = restore(segment, segment.masked)
        assert restored.text == segment.span.of(text)
        assert restored.findings == ()


def test_plain_words_that_are_opaque_have_a_placeholder() -> None:
    text = "林之远走了过来，**林之远**看了看水。"
    opaque = [Span(0, 3), Span(10, 13)]
    (segment,) = segments(text, Span(0, len(text)), opaque=opaque)
    assert segment.masked == "{1}走了过来，{2}看了看水。"
    answer = "{1}走过来，{2}望了望水。"
    assert restore(segment, answer).text == "林之远走过来，**林之远**望了望水。"


def test_what_cuts_into_markup_is_as_any_other_words() -> None:
    text = "看**重要**的`代码`。"
    (segment,) = segments(text, Span(0, len(text)), opaque=[Span(0, 4), Span(9, 11)])
    assert [kept.kind for kept in segment.kept] == [KeptKind.EMPHASIS, KeptKind.MASK]
    assert segment.masked == "看重要的{1}。"


def test_a_number_in_front_is_apart_from_its_words() -> None:
    text = "**一、提高**认识。"
    (segment,) = segments(text, Span(0, len(text)), apart=[Span(2, 4)])
    assert segment.masked == "提高认识。"
    assert restore(segment, "切实提高认识。").text == segment.span.of(text).replace(
        "提高", "切实提高"
    )
