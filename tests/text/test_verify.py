from __future__ import annotations

import time

import pytest

from writer.core.values import Finding, FindingKind, Span
from writer.text.segment import segments
from writer.text.verify import Verifier, verify, verify_segment

MILD_LOSS = [(FindingKind.EMPHASIS_LOST, False)]


def kinds(findings: tuple[Finding, ...]) -> list[tuple[FindingKind, bool]]:
    return [(finding.kind, finding.grave) for finding in findings]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# a", "## a"),
        ("# a", "a"),
        ("a\n===", "# a"),
        ("- a", "* a"),
        ("- a\n- b", "- a\n\n- b"),
        ("1. a", "1) a"),
        ("1. a", "2. a"),
        ("- [ ] a", "- [x] a"),
        ("a\n\nb", "a b"),
        ("a\n\nb", "b"),
        ("a", "a\n\nb"),
        ("> a", "a"),
        ("| a |\n|---|", "| a |\n|:-:|"),
        ("| a |\n|---|\n| b |", "| a |\n|---|"),
        ("```\na\n```", "```\nb\n```"),
        ("```py\na\n```", "```\na\n```"),
        ("<div>\na\n</div>", "<div>\nb\n</div>"),
        ("$$\na\n$$", "$$\nb\n$$"),
        ("---\na: b\n---\nc", "---\na: d\n---\nc"),
        ("a\n\n[l]: /x", "a\n\n[l]: /y"),
        ("a[^1]\n\n[^1]: n", "a[^1]\n\n[^2]: n"),
        ("a  \nb", "a\nb"),
        ("第一行\n第二行", "第一行第二行"),
        ("- a\n\n- b", "- a\n- b"),
        ("a b. c d.", "- a b.\n- c d."),
        ("a b. c d.", "a b.\n\nc d."),
        ("a b\nc d", "a b\n===\nc d"),
        ("| a | b |\n|---|---|\n| c | d |", "| a | b | e |\n|---|---|---|\n| c | d | f |"),
        ("| a |\n|---|\n| b |", "| a |\n|---|\n| b |\n| c |"),
        ("- a\n  - b", "- a\n- b"),
        ("a\n\n---\n\nb", "a\n\nb"),
        (":::note\na\n:::", ":::tip\na\n:::"),
        (":::note\na\n:::", ":::note\na"),
        ("::video[a]{#b}\nc", "c"),
        ("> [!NOTE]\n> a", "> [!TIP]\n> a"),
        ("> [!NOTE]\n> a", "> a"),
        ("+++\na = 1\n+++\nb", "+++\na = 2\n+++\nb"),
    ],
)
def test_a_change_of_structure_is_grave(before: str, after: str) -> None:
    assert kinds(verify(before, after)) == [(FindingKind.STRUCTURE, True)]


@pytest.mark.parametrize(
    ("before", "after", "kind", "detail"),
    [
        ("a `b`", "a b", FindingKind.MASK_LOST, "`b`"),
        ("a $b$", "a", FindingKind.MASK_LOST, "$b$"),
        ("a ![b](c)", "a", FindingKind.MASK_LOST, "![b](c)"),
        ("a https://b.c", "a", FindingKind.MASK_LOST, "https://b.c"),
        ("a [[b]]", "a", FindingKind.MASK_LOST, "[[b]]"),
        ("a :b_c:", "a", FindingKind.MASK_LOST, ":b_c:"),
        ("a <b@c.de>", "a", FindingKind.MASK_LOST, "<b@c.de>"),
        ("a[^b]", "a", FindingKind.MASK_LOST, "[^b]"),
        ("a {{ b }}", "a", FindingKind.MASK_LOST, "{{ b }}"),
        ("a<br>b", "a b", FindingKind.MASK_LOST, "<br>"),
        ("a \\* b", "a b", FindingKind.MASK_LOST, "\\*"),
        ("a", "a `b`", FindingKind.MARKUP_ADDED, "`b`"),
        ("a", "a **b**", FindingKind.MARKUP_ADDED, "**b**"),
        ("a", "a [b](c)", FindingKind.MARKUP_ADDED, "](c)"),
        ("a [b](c)", "a b", FindingKind.LINK_LOST, "[b](c)"),
    ],
)
def test_lost_and_added_markup_is_grave(
    before: str, after: str, kind: FindingKind, detail: str
) -> None:
    assert verify(before, after) == (Finding(kind, detail, grave=True),)


def test_a_changed_destination_is_lost_and_added() -> None:
    assert kinds(verify("[b](c)", "[b](d)")) == [
        (FindingKind.LINK_LOST, True),
        (FindingKind.MARKUP_ADDED, True),
    ]


@pytest.mark.parametrize(("before", "after"), [("*a* b", "a b"), ("~~a~~", "a"), ("**a**", "a")])
def test_lost_emphasis_is_mild(before: str, after: str) -> None:
    assert kinds(verify(before, after)) == MILD_LOSS


def test_the_emphasis_that_is_gone_is_named() -> None:
    (finding,) = verify("**a** and **b**", "**a** and c")
    assert finding.detail == "**b**"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The *quick* fox", "The *fast* fox runs"),
        ("one two\nthree", "one\ntwo three"),
        ("one two\nthree", "one two three"),
        ("a [b](c) d", "e [f g](c)"),
        ("a", "a \\* b"),
        ("[a\nb](c 'd e')", "[a b](c 'd\ne')"),
    ],
)
def test_other_words_are_no_finding(before: str, after: str) -> None:
    assert verify(before, after) == ()


def test_a_segment_knows_the_definitions_of_its_document() -> None:
    text = "See [the words][label] and note[^1].\n\n[label]: /x\n\n[^1]: n\n"
    segment = segments(text, Span(0, len(text)))[0]
    assert verify_segment(text, segment, "Look at [some words][label] and note[^1].") == ()
    (finding,) = verify_segment(text, segment, "See the words and note[^1].")
    assert finding.kind is FindingKind.LINK_LOST


@pytest.mark.parametrize(
    "replacement", ["- words", "# words", "```", "words\n\nmore", "<div>", "---", "[a]: b"]
)
@pytest.mark.parametrize("text", ["words\n", "> words\n\nmore\n", "- words\n- more\n"])
def test_a_segment_that_becomes_another_block_is_grave(text: str, replacement: str) -> None:
    segment = segments(text, Span(0, len(text)))[0]
    assert any(finding.grave for finding in verify_segment(text, segment, replacement))


def test_checking_a_segment_of_a_long_document_is_fast() -> None:
    paragraph = "The **quick** fox uses `code` and [a link](x) to jump over the lazy dog.\n\n"
    text = paragraph * (100_000 // len(paragraph))
    parts = segments(text, Span(0, len(text)))[:300]
    verifier = Verifier(text)
    start = time.perf_counter()
    for segment in parts:
        changed = segment.span.of(text).replace("jump", "leap")
        assert verifier.check(segment.span, changed) == ()
    assert (time.perf_counter() - start) / len(parts) < 0.005
