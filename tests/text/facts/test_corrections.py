from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writer.core.values import FactRule, FindingKind
from writer.text.facts.compare import compare_facts
from writer.text.facts.corrections import is_correction

PIECES = ("不", "要是", "我", "你", "的", "见到", "the", "not", "no", "can't", "三", "去")
WORDS = st.lists(st.sampled_from(PIECES)).map(" ".join)


@settings(deadline=None)
@given(WORDS)
def test_a_text_is_a_correction_of_itself(text: str) -> None:
    assert is_correction(text, text)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("你听见了吗", "你听到了吗"),
        ("做人要厚到，不能占别人便宜", "做人要厚道，不能占别人便宜"),
        ("安全弟一，预防为主", "安全第一，预防为主"),
        ("这个事情我办不了", "这件事我办不了"),
        ("我真的不知道会这样", "我真不知道会这样"),
        ("明天要是下雨，我们还去不去", "要是明天下雨，我们还去不去"),
        ("我回来啦", "我回来了"),
        ("您放心，我保证完成", "请您放心，我保证完成"),
        ("Did you here that?", "Did you hear that?"),
        ("Open you're books", "Open your books"),
        ("I can not beleive it", "I cannot believe it"),
        ("You should of told me", "You should have told me"),
        ("We don't have no milk left", "We don't have any milk left"),
        ("It is going to rain", "It's going to rain"),
        ("practise makes perfect", "practice makes perfect"),
        ("Somebody is outside", "Someone is outside"),
    ],
)
def test_what_puts_words_right(was: str, now: str) -> None:
    assert is_correction(was, now)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("我不同意这个方案", "我同意这个方案"),
        ("快走，洪水来了，往山上跑", "快走，洪水来了"),
        ("明天上午在东门见", "明天下午在东门见"),
        ("你打我", "我打你"),
        ("他明天会来的", "她明天会来的"),
        ("你是不是病了", "你不是病了"),
        ("把那张地契送到码头来", "把那张房契送到码头来"),
        ("先买后付", "先卖后付"),
        ("来了四个人", "来了十个人"),
        ("I will never go there again", "I will go there again"),
        ("I do not lie", "I lie"),
        ("Nobody saw it", "Anybody saw it"),
        ("You may leave now", "You must leave now"),
        ("Take the left road", "Take the right road"),
        ("bring the ledger", "bring the letter"),
        ("Meet me at the station at noon", "Meet me at the hotel at noon"),
        ("的地得了着过呢吧啊呀", "的"),
    ],
)
def test_what_says_something_else(was: str, now: str) -> None:
    assert not is_correction(was, now)


@pytest.mark.parametrize(
    ("source", "answer", "rule", "is_grave"),
    [
        ("她说：“你听见了吗？”", "她说：“你听到了吗？”", FactRule.EQUAL, False),
        ("她说：“快走，洪水来了。”", "她说：“快走，洪水来了，往山上跑。”", FactRule.EQUAL, True),
        (
            "她说：“快走，洪水来了。”",
            "她说：“快走，洪水来了，往山上跑。”",
            FactRule.SUPERSET,
            False,
        ),
        ("她说：“快走，洪水来了，往山上跑。”", "她说：“快走，洪水来了。”", FactRule.EQUAL, True),
    ],
)
def test_a_correction_is_shown_and_another_wording_refused(
    source: str, answer: str, rule: FactRule, is_grave: bool
) -> None:
    found = compare_facts(source, answer, rule)
    misquoted = [finding for finding in found if finding.kind is FindingKind.QUOTATION_LOST]
    assert [finding.grave for finding in misquoted] == [is_grave]


def test_broken_speech_may_stand_in_one_piece() -> None:
    source = "“我不知道该怎么跟你说。”她叹气，“其实，我也有错。”"
    answer = "她叹气：“我不知道该怎么和你说。其实，我也有错。”"
    assert not any(finding.grave for finding in compare_facts(source, answer, FactRule.EQUAL))
