"""The shapes of answers that stand beside a passage."""

from __future__ import annotations

import pytest

from writer.assist.forms import formed
from writer.assist.tasks import Form
from writer.core.values import FindingKind


@pytest.mark.parametrize(
    ("answer", "items"),
    [
        ("- 甲\n- 乙\n- 丙", ["甲", "乙", "丙"]),
        ("要点如下：\n1. 甲\n2. 乙\n3、丙", ["甲", "乙", "丙"]),
        ("**Key points**\n\n* one\n\n* two\n* three\n", ["one", "two", "three"]),
        ("①甲\n②乙\n③丙", ["甲", "乙", "丙"]),
        ("Key points:\none is here\ntwo is there\nthree is gone", None),
        ("- 2024年的事\n- 3.5 million people\n- 1.2亿元", None),
        ("- the first thing\n- the first thing\n- the second\n- a third", None),
    ],
)
def test_points_are_a_list_of_their_own(answer: str, items: list[str] | None) -> None:
    text, findings = formed(answer, Form.POINTS)

    assert not findings
    assert all(line.startswith("- ") for line in text.splitlines())
    if items is not None:
        assert text.splitlines() == [f"- {item}" for item in items]
    else:
        assert len(text.splitlines()) == 3


def test_a_number_that_an_item_begins_with_is_no_marker() -> None:
    text, _ = formed("- 2024年的事\n- 3.5 million people\n- 12 hazards", Form.POINTS)

    assert text == "- 2024年的事\n- 3.5 million people\n- 12 hazards"


NINE = "\n".join(f"- {letter * 4}" for letter in "abcdefghi")


@pytest.mark.parametrize("answer", ["一段话，不是要点。", "- 甲\n- 乙", NINE])
def test_points_that_are_too_few_or_too_many_are_found(answer: str) -> None:
    _, findings = formed(answer, Form.POINTS)

    assert [(f.kind, f.grave) for f in findings] == [(FindingKind.FORM, True)]


def test_a_list_may_be_as_long_as_it_needs() -> None:
    answer = "\n".join(f"- item with the number {n}{n}{n}{n}{n}{n}{n}{n}" for n in range(1, 10))

    assert formed(answer, Form.LIST) == (answer, ())


@pytest.mark.parametrize(
    "answer",
    [
        "| a | b |\n| --- | --- |\n| 1 | 2 |",
        "Here it is:\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n\nI hope this helps.",
        "a | b\n--- | ---\n1 | 2",
        "| a | b |\n| 1 | 2 |",
    ],
)
def test_a_table_is_taken_out_of_an_answer_as_gfm(answer: str) -> None:
    assert formed(answer, Form.TABLE) == ("| a | b |\n| --- | --- |\n| 1 | 2 |", ())


def test_a_pipe_in_a_cell_stays_there() -> None:
    answer = "| a \\| b | c |\n| --- | --- |\n| 1 | 2 \\| |"

    assert formed(answer, Form.TABLE) == (answer, ())


@pytest.mark.parametrize(
    "answer",
    [
        "no table",
        "| a | b |\n| --- | --- |",
        "| a | b |\n| --- | --- |\n| 1 | 2 | 3 |",
        "| a |\n| --- |\n| 1 |",
        "| a | b |\n| --- | --- |\n| 1 |",
    ],
)
def test_what_is_no_table_with_equal_columns_is_found(answer: str) -> None:
    _, findings = formed(answer, Form.TABLE)

    assert [(f.kind, f.grave) for f in findings] == [(FindingKind.FORM, True)]
