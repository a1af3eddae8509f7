"""Regular expressions through Qt: the same places as in Python, and never for long."""

from __future__ import annotations

import time

import pytest

from writer.core.errors import ExpressionMistake, InvalidExpression
from writer.text.search import Query
from writer.ui.expressions import PerlExpression


def found(pattern: str, text: str, *, whole_words: bool = False) -> list[str]:
    query = Query(pattern, is_expression=True, whole_words=whole_words)
    return [match.span.of(text) for match in PerlExpression(query).matches(text)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (r"^\w+", "one two\nthree", ["one", "three"]),
        (r"\w+$", "one two\nthree", ["two", "three"]),
        (r"\p{Han}+", "写作 and 润色", ["写作", "润色"]),
        (r"\d{4}年", "2024年，2025年", ["2024年", "2025年"]),
        (r"😀.", "a😀b😀😀c", ["😀b", "😀😀"]),
        (r"x*", "axb", ["", "x", "", ""]),
        (r"(?<=第).+?(?=章)", "第三章第十章", ["三", "十"]),
        (r"一.二", "一\n二一，二", ["一，二"]),
    ],
)
def test_an_expression_finds_places_in_python_indices(
    pattern: str, text: str, expected: list[str]
) -> None:
    assert found(pattern, text) == expected


def test_whole_words_hold_for_expressions_too() -> None:
    assert found("c.t", "cat scatter 写cat写", whole_words=True) == ["cat", "cat"]


def test_groups_have_numbers_and_names() -> None:
    expression = PerlExpression(Query(r"(?<year>\d+)-(x)?(\d+)", is_expression=True))
    assert (expression.group_count, dict(expression.names)) == (3, {"year": 1})
    assert next(expression.matches("😀 2024-05")).groups == ("2024-05", "2024", "", "05")


@pytest.mark.parametrize(("pattern", "position"), [("a(", 2), ("😀😀[z-a]", 5), ("*", 0)])
def test_a_mistake_is_told_with_its_place(pattern: str, position: int) -> None:
    with pytest.raises(InvalidExpression) as told:
        PerlExpression(Query(pattern, is_expression=True))
    assert told.value.mistake is ExpressionMistake.SYNTAX
    assert told.value.position is not None
    assert abs(told.value.position - position) <= 1
    assert told.value.detail


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(a|aa)+$", r"(\w+\s?)*$", r"(.*a){25}"])
def test_a_catastrophic_expression_is_given_up_at_once(pattern: str) -> None:
    text = "b " + "a" * 60 + "!"
    plain = _seconds("zebra", "abc def " * 200_000)
    with pytest.raises(InvalidExpression) as told:
        found(pattern, text)
    assert told.value.mistake is ExpressionMistake.TOO_SLOW
    # Python's own `re` would take longer than anybody lives.
    assert _seconds_until_given_up(pattern, text) < 20 * plain


def _seconds(pattern: str, text: str) -> float:
    start = time.perf_counter()
    found(pattern, text)
    return time.perf_counter() - start


def _seconds_until_given_up(pattern: str, text: str) -> float:
    start = time.perf_counter()
    with pytest.raises(InvalidExpression):
        found(pattern, text)
    return time.perf_counter() - start
