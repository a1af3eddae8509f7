from __future__ import annotations

import pytest

from tests.assist import wrappings
from writer.assist.chatter import clean

TEXTS = {
    "zh": "我们在会议上讨论了预算的问题，决定推迟到下周。",
    "en": "We discussed the budget at the meeting and put it off until next week.",
}
ALL = [("zh", wrapping) for wrapping in wrappings.ZH] + [("en", w) for w in wrappings.EN]


@pytest.mark.parametrize(("language", "wrapping"), ALL)
def test_what_stands_around_a_rewrite_is_taken_off(language: str, wrapping: str) -> None:
    text = TEXTS[language]
    cleaned = clean(wrapping.replace("{}", text), text, is_rewrite=True)

    assert cleaned.text.strip() == text
    assert not cleaned.findings


@pytest.mark.parametrize(("language", "wrapping"), ALL)
def test_what_the_source_has_around_it_stays(language: str, wrapping: str) -> None:
    source = wrapping.replace("{}", TEXTS[language])
    cleaned = clean(source, source, is_rewrite=True)

    assert cleaned.text.strip() == source.strip()
    assert not cleaned.findings


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("会议时间改了，明天上午九点开。", "会议时间已改：明天上午九点召开。"),
        ("结论是方案可行，但是成本偏高。", "结论：方案可行，但成本偏高。"),
        ("One thing is clear, we need more time.", "One thing is clear: we need more time."),
        ("他读完了红楼梦这本书。", "他读完了《红楼梦》这本书。"),
        ("红楼梦读后感", "《红楼梦》读后感"),
        ("She said we should wait.", 'She said: "We should wait."'),
    ],
)
def test_a_colon_or_a_mark_of_the_rewrite_itself_stays(source: str, answer: str) -> None:
    assert clean(answer, source, is_rewrite=True).text == answer


def test_a_second_paragraph_stays_where_more_may_be_said() -> None:
    text = TEXTS["en"]
    answer = f"{text}\n\nThe chairman asked for patience."

    assert clean(answer, text).text == answer
    assert clean(answer, text, is_rewrite=True).text == text
