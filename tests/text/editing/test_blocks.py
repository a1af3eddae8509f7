"""Headings, quotes, lists and tasks by command; links, images, footnotes and rules."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.editing.cursor import drawn, read
from tests.text.markdown import DOCUMENT
from writer.core.values import Span
from writer.text.editing.blocks import (
    ListKind,
    set_heading,
    toggle_code_block,
    toggle_list,
    toggle_quote,
    toggle_task_done,
)
from writer.text.editing.insertions import footnote, image, is_url, rule, toggle_link
from writer.text.editing.result import EditResult
from writer.text.parser import parse


@pytest.mark.parametrize(
    ("before", "level", "after"),
    [
        ("Tit‸le", 2, "## Tit‸le"),
        ("‸", 1, "# ‸"),
        ("## Tit‸le", 2, "Tit‸le"),
        ("## Title ##‸", 3, "### Title‸"),
        ("### Tit‸le", 0, "Tit‸le"),
        ("　　第一章‸", 1, "# 第一章‸"),
        ("> a‸", 1, "> # a‸"),
        ("- a‸", 1, "- # a‸"),
        ("⟦a\n\nb⟧", 1, "⟦# a\n\n# b⟧"),
        ("⟦# a\nb⟧", 1, "⟦# a\n# b⟧"),
        ("Tit‸le\n=====\nx", 1, "Tit‸le\nx"),
        ("Tit‸le\n-----", 3, "### Tit‸le"),
        ("Tit‸le\n-----", 0, "Tit‸le"),
        ("plain‸", 0, None),
    ],
)
def test_headings(before: str, level: int, after: str | None) -> None:
    text, selection = read(before)
    assert drawn(text, set_heading(text, selection, level)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a‸", "> a‸"),
        ("> a‸", "a‸"),
        (">a‸", "a‸"),
        ("⟦a\n\nb⟧", "⟦> a\n>\n> b⟧"),
        ("⟦> a\n>\n> b⟧", "⟦a\n\nb⟧"),
        ("⟦> a\nb⟧", "⟦> > a\n> b⟧"),
    ],
)
def test_quotes(before: str, after: str) -> None:
    text, selection = read(before)
    assert drawn(text, toggle_quote(text, selection)) == after


@pytest.mark.parametrize(
    ("before", "kind", "after"),
    [
        ("a‸", ListKind.BULLET, "- a‸"),
        ("- a‸", ListKind.BULLET, "a‸"),
        ("* a‸", ListKind.BULLET, "a‸"),
        ("⟦a\n\nb⟧", ListKind.ORDERED, "⟦1. a\n\n2. b⟧"),
        ("⟦- a\n- b⟧", ListKind.ORDERED, "⟦1. a\n2. b⟧"),
        ("⟦1. a\n2. b⟧", ListKind.BULLET, "⟦- a\n- b⟧"),
        ("- a‸", ListKind.TASK, "- [ ] a‸"),
        ("- [x] a‸", ListKind.TASK, "a‸"),
        ("- [x] a‸", ListKind.BULLET, "- a‸"),
        ("1. a‸", ListKind.TASK, "1. [ ] a‸"),
        ("> a‸", ListKind.BULLET, "> - a‸"),
        ("　　中‸", ListKind.BULLET, "- 中‸"),
        ("‸", ListKind.ORDERED, "1. ‸"),
    ],
)
def test_lists(before: str, kind: ListKind, after: str) -> None:
    text, selection = read(before)
    assert drawn(text, toggle_list(text, selection, kind)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [ ] a‸", "- [x] a‸"),
        ("- [x] a‸", "- [ ] a‸"),
        ("⟦- [x] a\n- b\n- [ ] c⟧", "⟦- [x] a\n- b\n- [x] c⟧"),
        ("- a‸", None),
    ],
)
def test_tasks_are_ticked(before: str, after: str | None) -> None:
    text, selection = read(before)
    assert drawn(text, toggle_task_done(text, selection)) == after


def test_code_blocks_come_and_go() -> None:
    text, selection = read("x\n⟦a ``` b\nc⟧\ny")
    result = toggle_code_block(text, selection)
    fenced = result.apply(text)
    assert drawn(text, result) == "x\n````\n⟦a ``` b\nc⟧\n````\ny"
    assert toggle_code_block("```\na\n```", Span(4, 5)).apply("```\na\n```") == "a"
    assert fenced.count("````") == 2


@pytest.mark.parametrize(
    ("before", "url", "after"),
    [
        ("a ⟦word⟧ b", "", "a [word](‸) b"),
        ("a ⟦word ⟧b", "", "a [word](‸) b"),
        ("a ⟦word⟧ b", "https://x.y/z", "a [word](https://x.y/z)‸ b"),
        ("⟦字⟧", "https://x.y/a b", "[字](<https://x.y/a b>)‸"),
        ("⟦字⟧", "https://x.y/(a", "[字](<https://x.y/(a>)‸"),
        ("⟦a]b⟧", "u:x", "[a\\]b](u:x)‸"),
        ("‸", "", "[‸]()"),
        ("⟦https://x.y⟧", "", "[‸](https://x.y)"),
        ("[wo‸rd](https://x.y)", "", "⟦word⟧"),
        ("[⟦word⟧](https://x.y 't')", "", "⟦word⟧"),
        ("⟦a\nb⟧", "", None),
        ("[⟦字⟧](https://x.y)", "https://z.z", "[字](https://z.z)‸"),
    ],
)
def test_links(before: str, url: str, after: str | None) -> None:
    text, selection = read(before)
    assert drawn(text, toggle_link(text, selection, url)) == after


def test_images() -> None:
    text, selection = read("a ⟦two\nwords⟧ b")
    assert drawn(text, image(text, selection, "图 1.png")) == "a ![two words](<图 1.png>)‸ b"
    assert drawn("", image("", Span(0, 0))) == "![](‸)"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a⟦word⟧ b\n", "aword[^1] b\n\n[^1]: ‸\n"),
        ("a‸", "a[^1]\n\n[^1]: ‸"),
        ("a[^1] b‸\n\n[^1]: one", "a[^1] b[^2]\n\n[^1]: one\n[^2]: ‸"),
        ("a[^2] b‸", "a[^2] b[^1]\n\n[^1]: ‸"),
    ],
)
def test_footnotes(before: str, after: str) -> None:
    text, selection = read(before)
    assert drawn(text, footnote(text, selection)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("‸", "---\n‸"),
        ("a‸", "a\n\n---\n‸"),
        ("a\n‸", "a\n\n---\n‸"),
        ("a‸\nb", "a\n\n---\n‸\nb"),
        ("a‸\n\nb", "a\n\n---‸\n\nb"),
    ],
)
def test_rules(before: str, after: str) -> None:
    text, selection = read(before)
    result = rule(text, selection)
    assert drawn(text, result) == after
    assert "hr" in " ".join(parse(result.apply(text)).skeleton)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("https://a.b/中文?x=1", True),
        ("mailto:a@b.c", True),
        ("www.a.b", True),
        (" https://a.b\n", True),
        ("https://a.b and more", False),
        ("note: this", False),
        ("C:\\work", False),
    ],
)
def test_addresses(text: str, is_one: bool) -> None:
    assert is_url(text) is is_one


Command = Callable[[str, Span], EditResult | None]
COMMANDS: tuple[Command, ...] = (
    *(partial(set_heading, level=level) for level in (0, 1, 6)),
    *(toggle_quote, toggle_task_done, toggle_code_block, toggle_link, image, footnote, rule),
    *(partial(toggle_list, kind=kind) for kind in ListKind),
)


@given(DOCUMENT, st.sampled_from(COMMANDS), st.data())
def test_no_command_fails_on_any_text(text: str, command: Command, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    selection = Span(start, data.draw(st.integers(start, len(text))))
    if (result := command(text, selection)) is not None:
        assert 0 <= result.selection.start <= result.selection.end <= len(result.apply(text))


@given(
    st.lists(st.text("ab中文，。😀", min_size=1, max_size=6), min_size=1, max_size=4),
    st.sampled_from([*COMMANDS[1:4], *COMMANDS[-3:]]),
)
def test_twice_is_as_before(lines: list[str], command: Command) -> None:
    text = "\n".join(lines)
    once = command(text, Span(0, len(text)))
    assert once is not None
    twice = command(once.apply(text), once.selection)
    assert twice is not None
    assert twice.apply(once.apply(text)) == text
