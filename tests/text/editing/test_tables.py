"""Tables: cell by cell, aligned with Chinese as two columns, inserted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.editing.cursor import draw, drawn, read
from tests.text.markdown import DOCUMENT
from writer.core.values import Span
from writer.text.editing.table import columns_of, find
from writer.text.editing.tables import align, insert, next_cell, next_row, previous_cell
from writer.text.parser import parse

TABLE = """\
|名称|n|
|---|--:|
|苹果|1|
|x \\| y|100|"""
ALIGNED = """\
| 名称   |   n |
| ------ | --: |
| 苹果   |   1 |
| x \\| y | 100 |"""


def at(text: str, place: str) -> Span:
    start = text.index(place) + len(place)
    return Span(start, start)


def test_columns_are_aligned_with_chinese_as_two() -> None:
    result = align(TABLE, at(TABLE, "苹果"))
    assert result is not None
    assert result.apply(TABLE) == ALIGNED
    assert draw(ALIGNED, result.selection) == ALIGNED.replace("苹果", "苹果‸")
    widths = {columns_of(line) for line in ALIGNED.split("\n")}
    assert len(widths) == 1


@pytest.mark.parametrize(
    ("words", "columns"),
    [("abc", 3), ("中文", 4), ("，。", 4), ("é", 1), ("e\u0301", 1), ("ｱ", 1), ("😀", 2)],
)
def test_widths(words: str, columns: int) -> None:
    assert columns_of(words) == columns


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("|a‸|b|\n|-|-|", "| a   | ⟦b⟧   |\n| --- | --- |"),
        ("|a|b‸|\n|-|-|\n|c|d|", "| a   | b   |\n| --- | --- |\n| ⟦c⟧   | d   |"),
        ("|a|b|\n|-|-|\n|c|d‸|", "| a   | b   |\n| --- | --- |\n| c   | d   |\n| ‸    |     |"),
        ("a|b\n-|-\nc‸", None),
        ("a|b\n-|-\nc‸|", "| a   | b   |\n| --- | --- |\n| c   | ‸    |"),
        ("> |a‸|b|\n> |-|-|", "> | a   | ⟦b⟧   |\n> | --- | --- |"),
        ("a | b‸", None),
        ("|a‸|\n|-|-|", None),
        ("|a‸|b|\n|-|-|\n|c|d|e|", None),
        ("- |a‸|\n|-|", None),
    ],
)
def test_tab_goes_to_the_next_cell(before: str, after: str | None) -> None:
    text, selection = read(before)
    assert drawn(text, next_cell(text, selection)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("|a|b‸|\n|-|-|", "| ⟦a⟧   | b   |\n| --- | --- |"),
        ("|a|b|\n|-|-|\n|‸c|d|", "| a   | ⟦b⟧   |\n| --- | --- |\n| c   | d   |"),
        ("|‸a|b|\n|-|-|", "| ⟦a⟧   | b   |\n| --- | --- |"),
    ],
)
def test_shift_tab_goes_back(before: str, after: str) -> None:
    text, selection = read(before)
    assert drawn(text, previous_cell(text, selection)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("|a‸|\n|-|", "| a   |\n| --- |\n| ‸    |"),
        ("|a|b‸|\n|-|-|\n|c|d|", "| a   | b   |\n| --- | --- |\n| c   | ⟦d⟧   |"),
        ("|a|\n|-|\n| ‸ |", "| a   |\n| --- |\n\n‸"),
        ("|a|\n|-|\n| ‸ |\n\nrest", "| a   |\n| --- |\n\n‸\n\nrest"),
        ("‸|a|\n|-|", None),
    ],
)
def test_enter_goes_down_and_out(before: str, after: str | None) -> None:
    text, selection = read(before)
    assert drawn(text, next_row(text, selection)) == after


@pytest.mark.parametrize("before", ["‸", "text‸", "text\n‸", "a‸\nb", "a\n\n‸\n\nb", "中文‸\n\nb"])
def test_an_inserted_table_is_a_table_of_its_own(before: str) -> None:
    text, selection = read(before)
    result = insert(text, selection, rows=2, columns=3)
    new = result.apply(text)
    skeleton = [fact for fact in parse(new).skeleton if "table" in fact]
    assert skeleton
    assert (found := find(new, result.selection.start)) is not None
    assert (found.row, found.column, found.table.columns) == (0, 0, 3)
    assert new.replace("|", "").replace("-", "").split() == text.split()


CELL = st.text(st.sampled_from("ab中，😀 *`\\|é-:"), max_size=6)


@given(st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=5), st.data())
def test_aligning_twice_is_aligning_once(rows: list[list[str]], data: st.DataObject) -> None:
    columns = max(map(len, rows))
    delimiters = data.draw(
        st.lists(st.sampled_from(["-", ":--", "--:", ":-:"]), min_size=columns, max_size=columns)
    )
    lines = ["|".join(row) for row in (rows[0], delimiters, *rows[1:])]
    text = "\n".join(f"|{line}|" for line in lines)
    result = align(text, Span(1, 1))
    if result is not None:
        once = result.apply(text)
        again = align(once, result.selection)
        assert again is not None
        assert again.apply(once) == once
        assert _tables(once) == _tables(text)


def _tables(text: str) -> list[list[str]]:
    """The words of the cells, as the parser of documents reads them."""
    return [[prose.span.of(text)] for prose in parse(text).prose]


@given(DOCUMENT, st.data())
def test_no_command_fails_on_any_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    selection = Span(start, data.draw(st.integers(start, len(text))))
    for command in (next_cell, previous_cell, next_row, align):
        if (result := command(text, selection)) is not None:
            assert result.selection.end <= len(result.apply(text))
