"""Brackets and markers in twos."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.editing.cursor import drawn, read
from writer.core.values import Span
from writer.text.editing.pairs import AROUND, BRACKETS, backspace, typed


@pytest.mark.parametrize(
    ("before", "character", "after"),
    [
        ("a‸", "(", "a(‸)"),
        ("‸", "《", "《‸》"),
        ("他说‸", "“", "他说“‸”"),
        ("他说‸。", "「", "他说「‸」。"),
        ("（‸）", "【", "（【‸】）"),
        ("‸word", "(", None),
        ("‸文", "（", None),
        ("\\‸", "[", None),
        ("\\\\‸", "[", "\\\\[‸]"),
        ("don‸", "‘", None),
        ("(a‸)", ")", "(a)‸"),
        ("“文‸”", "”", "“文”‸"),
        ("(a (b‸)", ")", None),
        ("a‸)", "]", None),
        ("a‸", "*", None),
        ("⟦word⟧", "*", "*⟦word⟧*"),
        ("*⟦word⟧*", "*", "**⟦word⟧**"),
        ("⟦一句话⟧", "“", "“⟦一句话⟧”"),
        ("⟦一\n二⟧", "（", "（⟦一\n二⟧）"),
        ("⟦a\nb⟧", "*", None),
        ("⟦ ⟧", "(", None),
        ("⟦a⟧", "x", None),
        ("⟦a⟧", ")", None),
        ("- ‸", "[", "- [‸]"),
    ],
)
def test_a_typed_character(before: str, character: str, after: str | None) -> None:
    text, selection = read(before)
    assert drawn(text, typed(text, selection, character)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [("(‸)", "‸"), ("a“‸”b", "a‸b"), ("(‸]", None), ("(a‸)", None), ("‸)", None), ("(‸", None)],
)
def test_backspace_in_an_empty_pair(before: str, after: str | None) -> None:
    text, selection = read(before)
    assert drawn(text, backspace(text, selection)) == after


@pytest.mark.parametrize("opening", BRACKETS)
def test_what_is_opened_is_stepped_out_of_and_removed(opening: str) -> None:
    result = typed("", Span(0, 0), opening)
    assert result is not None
    pair = result.apply("")
    step = typed(pair, result.selection, BRACKETS[opening])
    assert step is not None
    assert not step.is_change
    assert step.selection == Span(2, 2)
    removal = backspace(pair, result.selection)
    assert removal is not None
    assert removal.apply(pair) == ""


@given(st.text("ab中()（）*“”\\\n", max_size=12), st.sampled_from(sorted(AROUND)), st.data())
def test_no_text_makes_a_key_fail(text: str, character: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    selection = Span(start, data.draw(st.integers(start, len(text))))
    for result in (typed(text, selection, character), backspace(text, selection)):
        if result is not None:
            assert result.selection.end <= len(result.apply(text))
