from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.text.facts.test_compare import TEXT
from writer.text.facts.forms import with_original_forms


@settings(deadline=None)
@given(TEXT)
def test_a_text_keeps_its_own_forms(text: str) -> None:
    assert with_original_forms(text, text) == text


@settings(deadline=None)
@given(TEXT, TEXT)
def test_a_second_call_changes_nothing(source: str, answer: str) -> None:
    once = with_original_forms(source, answer)
    assert with_original_forms(source, once) == once


@pytest.mark.parametrize(
    ("source", "answer", "expected"),
    [
        ("二〇二四年三月一日到了。", "到了2024年3月1日。", "到了二〇二四年三月一日。"),
        ("It was 15 March.", "It was March 15.", "It was 15 March."),
        ("依据国发〔2024〕12号", "按国发[2024]12号", "按国发〔2024〕12号"),
        ("有1200人", "共1,200人", "共1200人"),
        ("涨了25%", "上涨百分之二十五", "上涨25%"),
        ("Five boats came.", "There were 5 boats.", "There were five boats."),
        ("We had five boats.", "5 boats were ours.", "Five boats were ours."),
        ("a 5-day trip", "a five-day trip", "a 5-day trip"),
        ("be here by 17:00.", "Be here by 5 p.m.", "Be here by 17:00."),
        ("Come at 5 p.m.", "Come at 17:00.", "Come at 5 p.m."),
        ("电话0571-87654321", "拨打0571 87654321", "拨打0571-87654321"),
        ("{1}有1,200人", "有1200人{1}，{1200}", "有1,200人{1}，{1200}"),
    ],
)
def test_the_form_of_the_passage_is_put_back(source: str, answer: str, expected: str) -> None:
    assert with_original_forms(source, answer) == expected


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("有5人，另有五天", "共5人五天"),  # two forms of one value
        ("有1200人", "1,200人（即1,200人）"),  # it stands once and comes twice
        ("1.2公里", "1200米"),  # another unit
        ("on 15 March", "on the 15th of March"),  # "the" would be left alone
        ("有1200人", "有1300人"),
    ],
)
def test_what_is_not_clear_stays(source: str, answer: str) -> None:
    assert with_original_forms(source, answer) == answer
