"""What is found in a text, and what takes its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.core.errors import ExpressionMistake, InvalidExpression
from writer.core.values import Span
from writer.text.search import Expression, Match, Plain, Query, Template, compiled, find


class Compiled:
    """An expression of Python's own, for the tests of what does not depend on whose it is."""

    def __init__(self, query: Query) -> None:
        self._pattern = re.compile(query.words, re.MULTILINE)

    @property
    def names(self) -> Mapping[str, int]:
        return self._pattern.groupindex

    @property
    def group_count(self) -> int:
        return self._pattern.groups

    def matches(self, text: str) -> Iterator[Match]:
        for found in self._pattern.finditer(text):
            groups = (found[0], *(group or "" for group in found.groups()))
            yield Match(Span(*found.span()), groups)


def expression(query: Query) -> Expression:
    return compiled(query, Compiled)


def found(text: str, query: Query, scope: Span | None = None) -> list[str]:
    return [match.span.of(text) for match in find(expression(query), text, scope)]


def starts(text: str, query: Query) -> list[int]:
    return [match.span.start for match in find(expression(query), text)]


def replaced(text: str, query: Query, words: str, scope: Span | None = None) -> str:
    known = expression(query)
    made = Template(words, query, known).edit_all(text, find(known, text, scope))
    if made is None:
        return text
    span = made.edit.span
    return text[: span.start] + made.edit.text + text[span.end :]


def test_capitals_count_only_when_asked_for() -> None:
    assert found("Word word WORD", Query("word")) == ["Word", "word", "WORD"]
    assert found("Word word WORD", Query("word", heeds_case=True)) == ["word"]


def test_signs_of_expressions_stand_for_themselves_in_plain_words() -> None:
    assert found("a.b axb (a.b)", Query("a.b")) == ["a.b", "a.b"]
    assert found(r"C:\d$", Query(r"\d$")) == [r"\d$"]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("cat concat cats cat", "cat", [0, 16]),
        ("使用GPU渲染，GPUs", "GPU", [2]),
        ("写作者写作", "写作", [0, 3]),
        ("C++ and C++11", "C++", [0, 8]),
        ("don't stop", "don't", [0]),
        ("été étés", "été", [0]),
        ("第3章 第30章", "3", [1]),
    ],
)
def test_whole_words_end_where_an_alphabetic_word_does(
    text: str, words: str, expected: list[int]
) -> None:
    assert starts(text, Query(words, whole_words=True)) == expected


def test_only_what_lies_wholly_within_the_scope_is_found() -> None:
    assert found("aa aa aa", Query("aa"), Span(1, 7)) == ["aa"]
    assert found("ab ab", Query("^ab", is_expression=True), Span(3, 5)) == []


@pytest.mark.parametrize(
    ("pattern", "words", "expected"),
    [
        (r"(\w+) (\w+)", "$2 $1", "two one, four three"),
        (r"(\w+) (\w+)", r"\2 \1", "two one, four three"),
        (r"(?P<a>\w+) \w+", "${a}", "one, three"),
        (r"(?P<a>\w+) \w+", r"\g<a>", "one, three"),
        (r"\w+ \w+", "[$0|$&]", "[one two|one two], [three four|three four]"),
        (r"(one|x)( y)?", "$1$2.", "one. two, three four"),
        (r"(one) two", "$10", "one0, three four"),
        (r", ", r"\n\t", "one two\n\tthree four"),
        (r"one", r"$$1 \\1", r"$1 \1 two, three four"),
        (r"^", "> ", "> one two, three four"),
    ],
)
def test_groups_are_filled_in(pattern: str, words: str, expected: str) -> None:
    assert replaced("one two, three four", Query(pattern, is_expression=True), words) == expected


def test_a_replacement_of_plain_words_stands_for_itself() -> None:
    assert replaced("one two", Query("one"), r"$1 \1 \n") == r"$1 \1 \n two"


@pytest.mark.parametrize("words", ["$2", r"\2", "${b}", r"\g<b>", "$30"])
def test_a_group_that_is_not_there_is_told(words: str) -> None:
    query = Query("(?P<a>x)", is_expression=True)
    with pytest.raises(InvalidExpression) as told:
        Template(words, query, expression(query))
    assert told.value.mistake is ExpressionMistake.NO_SUCH_GROUP


def test_all_are_replaced_in_one_edit_that_touches_nothing_around_them() -> None:
    query = Query("b")
    known = expression(query)
    made = Template("BB", query, known).edit_all("a b c b d", find(known, "a b c b d"))
    assert made is not None
    assert made.count == 2
    assert (made.edit.span, made.edit.text) == (Span(2, 7), "BB c BB")


def test_without_a_match_there_is_no_edit() -> None:
    query = Query("x")
    known = expression(query)
    assert Template("y", query, known).edit_all("abc", find(known, "abc")) is None


@given(
    st.text(st.sampled_from("ab 写😀\n"), max_size=40),
    st.text(st.sampled_from("ab写😀"), min_size=1, max_size=3),
    st.text(max_size=3),
)
def test_plain_replacing_is_what_python_does(text: str, words: str, new: str) -> None:
    assert replaced(text, Query(words, heeds_case=True), new) == text.replace(words, new)


def test_plain_words_are_found_without_an_expression() -> None:
    assert isinstance(expression(Query("a")), Plain)
