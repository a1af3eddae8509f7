from __future__ import annotations

import pytest

from writer.core.values import SegmentKind
from writer.text.marks import MaskKind, PairKind
from writer.text.parser import Heading, Prose, headings, parse


def only(text: str) -> Prose:
    (prose,) = parse(text).prose
    return prose


def test_headings_have_level_plain_title_and_place() -> None:
    text = "# A **bold** [title](x) #\n\nwords\n\nSet `in`\ntwo\n---\n\n> ### deep\n"
    assert [(h.level, h.title, h.span.of(text)) for h in headings(text)] == [
        (1, "A bold title", "A **bold** [title](x)"),
        (2, "Set `in` two", "Set `in`\ntwo"),
        (3, "deep", "deep"),
    ]


def test_a_code_comment_is_no_heading() -> None:
    assert headings("```\n# no\n```\n") == ()
    assert isinstance(headings("# yes")[0], Heading)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("prefix", "rest"),
    [("", ""), ("> ", "> "), ("> ", ""), ("- ", "  "), ("1. ", "   "), ("> - ", ">   ")],
)
def test_places_are_in_the_text_as_given(prefix: str, rest: str, newline: str) -> None:
    text = f"{prefix}one **two{newline}{rest}three** `four`"
    prose = only(text)
    (pair,) = prose.marks.pairs
    assert prose.span.of(text) == text[len(prefix) :]
    assert pair.inner.of(text) == f"two{newline}{rest}three"
    assert prose.marks.masks[0].span.of(text) == "`four`"
    assert prose.marks.breaks[0].span.of(text) == newline + rest


def test_tabs_and_nul_keep_their_places() -> None:
    text = ">\tone\0*two*\n\n-\t\tx\n"
    prose = parse(text).prose[0]
    assert prose.span.of(text) == "one\0*two*"
    assert prose.marks.pairs[0].inner.of(text) == "two"


def test_a_tab_that_a_container_used_in_part() -> None:
    text = "- one\n\n\ttwo *three*\n"
    second = parse(text).prose[1]
    assert second.span.of(text) == "two *three*"
    assert second.marks.pairs[0].inner.of(text) == "three"


def test_ideographic_indentation_stays_outside() -> None:
    text = "　　首行**重点**。"
    assert only(text).span.of(text) == "首行**重点**。"


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| a | b |", ["a", "b"]),
        ("a | b", ["a", "b"]),
        ("| a | b | dropped |", ["a", "b"]),
        ("a | a | a", ["a", "a"]),
        ("| a \\| c | b", ["a \\| c", "b"]),
        ("|  | b |", ["b"]),
        ("| a |", ["a"]),
    ],
)
@pytest.mark.parametrize("prefix", ["", "> ", "- "])
def test_cells_are_found_in_their_row(prefix: str, row: str, cells: list[str]) -> None:
    rest = prefix if prefix == "> " else " " * len(prefix)
    text = f"{prefix}| x | y |\n{rest}|---|---|\n{rest}{row}\n"
    prose = parse(text).prose
    assert [p.span.of(text) for p in prose if p.kind is SegmentKind.TABLE_CELL][2:] == cells


@pytest.mark.parametrize(
    ("text", "kind", "source"),
    [
        ("a `b` c", MaskKind.CODE, "`b`"),
        ("``a`b``", MaskKind.CODE, "``a`b``"),
        ("let $x$ be", MaskKind.MATH, "$x$"),
        ("$x$ is 5", MaskKind.MATH, "$x$"),
        ("a $$x$$ b", MaskKind.MATH, "$$x$$"),
        ("a <b>", MaskKind.HTML, "<b>"),
        ("a ![b](c 'd')", MaskKind.IMAGE, "![b](c 'd')"),
        ("a^[note *it*] b", MaskKind.FOOTNOTE, "^[note *it*]"),
        ("a \\# b", MaskKind.ESCAPE, "\\#"),
        ("a &copy; b", MaskKind.ENTITY, "&copy;"),
        ("a <https://b.c> d", MaskKind.AUTOLINK, "<https://b.c>"),
        ("见https://b.c/d。", MaskKind.URL, "https://b.c/d"),
        ("(see https://b.c/d.)", MaskKind.URL, "https://b.c/d"),
        ("mail a.b@c.org.", MaskKind.URL, "a.b@c.org"),
        ("a [[B c]] d", MaskKind.WIKI, "[[B c]]"),
        ("好:smile:啊", MaskKind.EMOJI, ":smile:"),
    ],
)
def test_opaque_pieces_have_their_place(text: str, kind: MaskKind, source: str) -> None:
    (mask,) = only(text).marks.masks
    assert (mask.kind, mask.span.of(text)) == (kind, source)


@pytest.mark.parametrize("text", ["at 10:30:45", "costs $5 and $6", "C:\\work"])
def test_plain_text_has_no_marks(text: str) -> None:
    marks = only(text).marks
    assert (marks.masks, marks.pairs, marks.breaks) == ((), (), ())


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("*a*", [("em", "*", "a", "*")]),
        ("***a***", [("em", "*", "**a**", "*"), ("strong", "**", "a", "**")]),
        ("**a *b***", [("strong", "**", "a *b*", "**"), ("em", "*", "b", "*")]),
        ("*a **b***", [("em", "*", "a **b**", "*"), ("strong", "**", "b", "**")]),
        ("****a****", [("strong", "**", "**a**", "**"), ("strong", "**", "a", "**")]),
        ("~~a~~", [("s", "~~", "a", "~~")]),
        ("**a*", [("em", "*", "a", "*")]),
        ("[a *b*](c)", [("link", "[", "a *b*", "](c)"), ("em", "*", "b", "*")]),
        ("[a](<b c>  'd')", [("link", "[", "a", "](<b c>  'd')")]),
    ],
)
def test_pairs_have_their_places(text: str, pairs: list[tuple[str, str, str, str]]) -> None:
    found = [
        (p.kind.value, p.opening.of(text), p.inner.of(text), p.closing.of(text))
        for p in only(text).marks.pairs
    ]
    assert found == pairs


def test_strong_that_does_not_render_is_known_as_such() -> None:
    (pair,) = only("**要点：**内容").marks.pairs
    assert (pair.kind, pair.is_rendered) == (PairKind.STRONG, False)
    (pair,) = only("**要点**：内容").marks.pairs
    assert pair.is_rendered
