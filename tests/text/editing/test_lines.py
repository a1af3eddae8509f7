"""Lines: moved, written twice, joined; pairs; blanks between Chinese and Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.editing.cursor import drawn, read
from tests.text.markdown import DOCUMENT
from writer.core.values import Span
from writer.text.editing.cjk import spaced
from writer.text.editing.lines import duplicate, join, move_down, move_up


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\nb‸\nc", "b‸\na\nc"),
        ("a\n⟦b\nc⟧\nd", "⟦b\nc⟧\na\nd"),
        ("a\n⟦b\n⟧c", "⟦b\n⟧a\nc"),
        ("一\n二‸", "二‸\n一"),
        ("a‸\nb", None),
    ],
)
def test_lines_move_up(before: str, after: str | None) -> None:
    text, selection = read(before)
    assert drawn(text, move_up(text, selection)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [("a‸\nb\nc", "b\na‸\nc"), ("⟦a\nb⟧\nc", "c\n⟦a\nb⟧"), ("a\nb‸", None), ("⟦a\n⟧b", "b\n⟦a⟧")],
)
def test_lines_move_down(before: str, after: str | None) -> None:
    text, selection = read(before)
    assert drawn(text, move_down(text, selection)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a‸b\nc", "ab\na‸b\nc"),
        ("x ⟦字⟧ y", "x 字⟦字⟧ y"),
        ("⟦a\nb⟧\nc", "a\nb\n⟦a\nb⟧\nc"),
        ("⟦a\n⟧", "a\n⟦a\n⟧"),
    ],
)
def test_lines_are_written_twice(before: str, after: str) -> None:
    text, selection = read(before)
    assert drawn(text, duplicate(text, selection)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a‸\nb", "a‸ b"),
        ("第一行，‸\n第二行", "第一行，‸第二行"),
        ("中文‸\nabc", "中文‸abc"),
        ("- a‸\n- b", "- a‸ b"),
        ("> a‸\n> b", "> a‸ b"),
        ("-‸\n- b", "-‸ b"),
        ("# a‸\n## b", "# a‸ b"),
        ("⟦a\n\nb\nc⟧\nd", "a b‸ c\nd"),
        ("　　段‸  \n　　落", "　　段‸落"),
        ("a‸", None),
    ],
)
def test_lines_are_joined(before: str, after: str | None) -> None:
    text, selection = read(before)
    assert drawn(text, join(text, selection)) == after


@given(DOCUMENT, st.data())
def test_down_and_up_again_gives_every_character_back(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    selection = Span(start, data.draw(st.integers(start, len(text))))
    if (down := move_down(text, selection)) is not None:
        moved = down.apply(text)
        up = move_up(moved, down.selection)
        assert up is not None
        assert up.apply(moved) == text
    twice = duplicate(text, selection)
    assert twice.selection.of(twice.apply(text)).startswith(selection.of(text).rstrip("\n"))
    if (one := join(text, selection)) is not None:
        assert one.apply(text).count("\n") < text.count("\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("用Writer写3篇文章‸", "用 Writer 写 3 篇文章‸"),
        ("增长5%的利润‸", "增长 5% 的利润‸"),
        ("中文‸", None),
        ("中 a 文‸", None),
        ("用`代码a中`和$x中$‸", None),
        ("见[说明a](图a中.png)‸", "见[说明 a](图a中.png)‸"),
        ("中a，⟦中a⟧", "中a，⟦中 a⟧"),
        ("```\n中a\n```\n‸", None),
        ("‸中a", "‸中 a"),
    ],
)
def test_blanks_between_chinese_and_latin(before: str, after: str | None) -> None:
    text, selection = read(before)
    assert drawn(text, spaced(text, selection)) == after


@given(DOCUMENT)
def test_blanks_are_put_in_once_and_nothing_else_changes(text: str) -> None:
    if (result := spaced(text, Span(0, 0))) is not None:
        new = result.apply(text)
        assert new.replace(" ", "") == text.replace(" ", "")
        assert spaced(new, Span(0, 0)) is None
