"""Bold, italic, struck and code toggle: on words, on lines, on what is marked in part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.editing.cursor import drawn, read
from tests.text.markdown import DOCUMENT
from writer.core.values import Span
from writer.text.editing.marker_rules import Marker
from writer.text.editing.markers import toggle
from writer.text.marks import PairKind
from writer.text.parser import parse

S, E, K, C = Marker.STRONG, Marker.EMPHASIS, Marker.STRIKE, Marker.CODE


@pytest.mark.parametrize(
    ("before", "marker", "after"),
    [
        ("a ⟦word⟧ b", S, "a **⟦word⟧** b"),
        ("a ⟦word ⟧b", S, "a **⟦word⟧** b"),
        ("中⟦文⟧字", E, "中*⟦文⟧*字"),
        ("a **⟦word⟧** b", S, "a ⟦word⟧ b"),
        ("a ⟦**word**⟧ b", S, "a ⟦word⟧ b"),
        ("a __⟦word⟧__ b", S, "a ⟦word⟧ b"),
        ("a **wo⟦r⟧d** b", E, "a **wo*⟦r⟧*d** b"),
        ("**one ⟦two⟧ three**", S, "**one** ⟦two⟧ **three**"),
        ("**one** ⟦two⟧ **three**", S, "**one ⟦two⟧ three**"),
        ("**one ⟦two** three⟧", S, "**one ⟦two three⟧**"),
        ("⟦one **two⟧ three**", S, "**⟦one two⟧ three**"),
        ("***⟦x⟧***", S, "*⟦x⟧*"),
        ("***⟦x⟧***", E, "⟦**x**⟧"),
        ("**⟦x⟧**", E, "***⟦x⟧***"),
        ("~~⟦x⟧~~", K, "⟦x⟧"),
        ("a ⟦b`c⟧ d", C, "a ``⟦b`c⟧`` d"),
        ("a `⟦b⟧` d", C, "a ⟦b⟧ d"),
        ("a ``⟦b`c⟧`` d", C, "a ⟦b`c⟧ d"),
        ("a [te⟦xt](u) b⟧", S, "a **⟦[text](u) b⟧**"),
        ("[⟦text⟧](u)", S, "[**⟦text⟧**](u)"),
        ("a ⟦b `co⟧de` c", S, "a **⟦b `code`⟧** c"),
        ("他说⟦“重点”⟧是", S, "他说⟦“**重点**”⟧是"),
        ("他说⟦“**重点**”⟧是", S, "他说⟦“重点”⟧是"),
        ("他⟦说。⟧然后", S, "他**⟦说**。⟧然后"),
        ("他 ⟦说。⟧ 然后", S, "他 **⟦说。⟧** 然后"),
        ("**⟦要点：⟧**内容", S, "⟦要点：⟧内容"),
        ("⟦one\ntwo⟧", S, "**⟦one**\n**two⟧**"),
        ("- ⟦one\n- two⟧", S, "- **⟦one**\n- **two⟧**"),
        ("⟦- one\n\n> 二\n⟧", S, "- **⟦one**\n\n> **二⟧**\n"),
        ("- **⟦one**\n- **two⟧**", S, "- ⟦one\n- two⟧"),
        ("- **⟦one**\n- two⟧", S, "- **⟦one**\n- **two⟧**"),
        ("# ⟦Title⟧ #", E, "# *⟦Title⟧* #"),
        ("|⟦a|b⟧|\n|-|-|", S, "|**⟦a**|**b⟧**|\n|-|-|"),
        ("😀 ⟦😀⟧", S, "😀 **⟦😀⟧**"),
        ("wo‸rd", S, "**wo‸rd**"),
        ("word‸", S, "**word‸**"),
        ("‸don't", E, "*‸don't*"),
        ("**wo‸rd**", S, "⟦word⟧"),
        ("中文‸中文", S, "中文**‸**中文"),
        ("中文**‸**中文", S, "中文‸中文"),
        ("‸", C, "`‸`"),
        ("`‸`", C, "‸"),
        ("a ‸ b", S, "a **‸** b"),
        ("```\n⟦a⟧\n```", S, None),
        ("```\na‸\n```", S, None),
        ("```\nx\n```\n⟦a⟧", S, "```\nx\n```\n**⟦a⟧**"),
        ("⟦  ⟧", S, None),
        ("1. a\n\n   ⟦b⟧", S, "1. a\n\n   **⟦b⟧**"),
        ("10. a\n\n    ⟦b⟧", S, "10. a\n\n    **⟦b⟧**"),
        ("> a **b\n> ⟦c⟧** d", S, "> a **b**\n> ⟦c⟧ d"),
    ],
)
def test_toggling(before: str, marker: Marker, after: str | None) -> None:
    text, selection = read(before)
    assert drawn(text, toggle(text, selection, marker)) == after


WORDS = st.text(st.sampled_from("ab中文，。“” 😀(x)"), min_size=1, max_size=20)


@given(WORDS, st.sampled_from(Marker), st.data())
def test_toggling_twice_leaves_plain_words_as_they_were(
    text: str, marker: Marker, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    selection = Span(start, data.draw(st.integers(start, len(text))))
    if (result := toggle(text, selection, marker)) is not None:
        new = result.apply(text)
        back = toggle(new, result.selection, marker)
        assert back is not None
        assert back.apply(new) == text


@given(st.text(st.sampled_from("ab中文，。“”😀"), min_size=3, max_size=20), st.data())
def test_what_is_marked_is_read_as_marked(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    selection = Span(start, data.draw(st.integers(start + 1, len(text))))
    result = toggle(text, selection, Marker.STRONG)
    if result is None:
        assert not set(selection.of(text)) & set("ab中文")
        return
    pairs = [pair for prose in parse(result.apply(text)).prose for pair in prose.marks.pairs]
    words = set(selection.of(text)) & set("ab中文")
    assert [pair.kind for pair in pairs if pair.is_rendered] == [PairKind.STRONG] or not words


def test_a_line_without_pipes_below_a_table_repeats_no_row() -> None:
    text = "| a | b |\n|---|---|\n| c | d |\nthe\n"
    result = toggle(text, Span(0, len(text)), Marker.STRONG)
    assert result is not None
    assert result.apply(text) == "| **a** | **b** |\n|---|---|\n| **c** | **d** |\n**the**\n"


@given(DOCUMENT, st.sampled_from(Marker), st.data())
def test_toggling_any_text_never_fails_and_only_adds_or_removes_markers(
    text: str, marker: Marker, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    selection = Span(start, data.draw(st.integers(start, len(text))))
    if (result := toggle(text, selection, marker)) is not None:
        new = result.apply(text)
        assert 0 <= result.selection.start <= result.selection.end <= len(new)
        gone = dict.fromkeys(map(ord, "*_~` "))
        assert new.translate(gone) == text.translate(gone)
