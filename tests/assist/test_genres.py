from __future__ import annotations

import pytest

from writer.assist.genres import judge_genre, settled
from writer.core.options import Genre
from writer.core.values import FactRule, Finding

SHORT = "我们要把这件事办好，办实，办到群众的心坎里。"
TWO = "过去一年大家顶着压力往前走，完成了全部任务。今年形势更加复杂，我们要继续迎难而上，不能松劲。"
MERGED = (
    "过去一年大家顶着压力往前走并且完成了全部任务，而今年形势更加复杂，"
    "我们要继续迎难而上，不能松劲。"
)


def findings(genre: Genre, source: str, answer: str, kind: str = "") -> tuple[Finding, ...]:
    return judge_genre(genre, source, answer, kind=kind)


def is_grave(genre: Genre, source: str, answer: str) -> bool | None:
    """None: nothing was found."""
    found = findings(genre, source, answer)
    return any(finding.grave for finding in found) if found else None


# Official documents


@pytest.mark.parametrize(
    ("source", "answer", "grave"),
    [
        ("依据国发〔2024〕12号文件办理。", "依据国发[2024]12号文件办理。", True),
        ("依据国发〔2024〕12号文件办理。", "依据国发〔2024〕第12号文件办理。", True),
        ("依据国发〔2024〕12号文件办理。", "依据国发〔2024〕012号文件办理。", True),
        ("依据国发〔2024〕12号文件办理。", "按照国发〔2024〕12号文件办理。", None),
        ("依据国发[2024]12号文件办理。", "按照国发[2024]12号文件办理。", None),
        ("依据有关文件办理。", "依据云政发[2024]3号文件办理。", False),
        ("会议于2024年3月1日召开。", "会议于2024年03月01日召开。", True),
        ("会议于2024年3月1日召开。", "会议于二〇二四年三月一日召开。", True),
        ("会议于2024年12月21日召开。", "会议于二〇二四年十二月二十一日召开。", True),
        ("会议于2024年3月1日召开。", "2024年3月1日，会议召开。", None),
        ("会议在春天召开。", "会议于2024年03月01日召开。", False),
        ("会议于二〇二四年三月一日召开。", "二〇二四年三月一日，会议召开。", None),
        ("一、提高认识。各单位要重视。", "提高认识。各单位要高度重视。", True),
        (
            "一、提高认识。（一）要重视。（二）要落实。",
            "一、提高认识。（一）要重视。要落实。",
            True,
        ),
        ("（一）要重视。（二）要落实。", "（二）要落实。（一）要重视。", True),
        ("（一）要重视。（二）要落实。", "（一）要高度重视。（二）要抓好落实。", None),
        ("要重视。要落实。", "1.要重视。2.要落实。", True),
        ("1.要重视。", "一、要重视。", True),
        ("投资3.5亿元。", "完成投资3.5亿元。", None),
    ],
)
def test_what_an_answer_breaks_of_an_official_document(
    source: str, answer: str, grave: bool | None
) -> None:
    assert is_grave(Genre.OFFICIAL, source, answer) is grave


@pytest.mark.parametrize(
    ("kind", "closing", "is_told"),
    [
        ("请示", "妥否，请批复。", False),
        ("请示", "特此通知。", True),
        ("请示", "特此报告。", True),
        ("报告", "妥否，请批复。", True),
        ("报告", "以上报告，请予审批。", False),
        ("报告", "当否，请批示。", True),
        ("报告", "特此报告。", False),
        ("通知", "特此通知。", False),
        ("通知", "特此函告。", True),
        ("通知", "请认真贯彻执行。", False),
        ("函", "请予函复。", False),
        ("批复", "此复。", False),
        ("公告", "特此通告。", True),
        ("方案", "特此通知。", False),
    ],
)
def test_closing_words_that_the_answer_brings_fit_the_kind(
    kind: str, closing: str, is_told: bool
) -> None:
    source = "经费缺口较大，需要支持。"
    found = findings(Genre.OFFICIAL, source, source + closing, kind)
    assert [finding.detail for finding in found] == ([closing.rstrip("。")] if is_told else [])
    assert not any(finding.grave for finding in found)


def test_closing_words_of_the_source_are_the_authors_own() -> None:
    source = "经费缺口较大。特此通知。"
    assert findings(Genre.OFFICIAL, source, "经费缺口很大。特此通知。", "请示") == ()


def test_the_kind_of_a_draft_is_looked_for_in_it() -> None:
    draft = "关于汛情的报告\n\n市政府：\n\n　　今年汛情很重。\n\n　　妥否，请批复。\n"
    found = judge_genre(Genre.OFFICIAL, "", draft, rule=FactRule.FREE)
    assert [finding.detail for finding in found] == ["妥否，请批复"]


# Fiction

FICTION = [
    # quotation marks
    ("“走吧。”他说。", "「走吧。」他说。", True),
    ("「走吧。」他說。", "“走吧。”他說。", True),
    ("「走吧。」他說。", '"走吧。"他說。', True),
    ('"Go," he said.', "‘Go,’ he said.", True),
    ("“Go on,” she said.", "“Go ahead,” she said.", None),
    ("“走吧。”他说。", "“咱们走吧。”他说。", None),
    # speeches
    ("“走吧。”他说，“天要黑了。”", "他说走吧，天要黑了。", True),
    ("“走吧。”他说，“天要黑了。”", "“走吧，天要黑了。”他说。", True),
    ("“走吧。”他说，“天要黑了。”", "他说：“走吧。”又说：“天要黑了。”", None),
    ("他说天要黑了。", "他说：“天要黑了。”", False),
    ("“走吧，天要黑了。”他说。", "“走吧，”他说，“天要黑了。”", False),
    ("“走吧。”\n“不走。”", "“走吧。”“不走。”", True),
    ("“走吧。”\n“不走。”", "“走吧！”\n“不走！”", None),
    ('"Go." "No."', '"Go. No."', True),
    ("She whispered, “Wait.”", "She whispered to him to wait.", True),
    ("He was called “the Fox” by all.", "Everyone called him “the Fox”.", None),
    # dashes and ellipses
    ("他想说什么——又停住了。", "他想说什么，又停住了。", True),
    ("他想说什么——又停住了。", "他想说点什么——又停住了。", None),
    ("他想说什么——又停住了。", "他想说什么—又停住了。", False),
    ("“我……我不知道。”", "“我不知道。”", True),
    ("“我……我不知道。”", "“我……我真的不知道。”", None),
    ("“我……我不知道。”", "“我...我不知道。”", False),
    ("It was late—too late.", "It was late, too late.", True),
    ("It was late—too late.", "It was late—far too late.", None),
    ("Well... maybe.", "Well, maybe.", True),
    ("雨停了。", "雨停了……", None),
    # point of view
    ("我推开门，走进院子。", "他推开门，走进院子。", True),
    ("她想起了母亲，眼睛红了。", "我想起了母亲，眼睛红了。", True),
    ("我走过去，我看见了灯。", "我走过去，他看见了灯。", True),
    ("I ran home and shut my door.", "He ran home and shut his door.", True),
    ("He ran home in the rain.", "I ran home in the rain.", True),
    ("我推开门，走进院子。", "推开门，我走进了院子。", None),
    ("“我不去。”他说。", "“我可不去。”他说。", None),
    ("张三走进来，坐下了。", "他走进来，坐下了。", None),
    ("I ran home and shut my door.", "I ran home, shutting my door.", None),
    ("其他人都走了，他还在。", "别人都走了，他还在。", None),
]


@pytest.mark.parametrize(("source", "answer", "grave"), FICTION)
def test_what_an_answer_breaks_of_a_story(source: str, answer: str, grave: bool | None) -> None:
    assert is_grave(Genre.FICTION, source, answer) is grave


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("「走吧。」他說。", '"走吧。"他說。'),
        ("“我……我不知道。”", "“我...我不知道。”"),
        ("他想说什么——又停住了。", "他想说什么—又停住了。"),
        ("It was “late”—too late.", 'It was "late" -- too late.'),
    ],
)
def test_marks_in_another_form_are_put_back(source: str, answer: str) -> None:
    text = settled(Genre.FICTION, source, answer)
    assert judge_genre(Genre.FICTION, source, text) == ()
    assert settled(Genre.GENERAL, source, answer) == answer
    assert settled(Genre.FICTION, source, answer, FactRule.FREE) == answer


def test_a_story_may_grow_and_may_shrink_where_the_task_says_so() -> None:
    short, long = "“走吧。”他说。", "“走吧。”他说。“天要黑了——”"
    assert judge_genre(Genre.FICTION, short, long, rule=FactRule.SUPERSET) == ()
    assert judge_genre(Genre.FICTION, long, short, rule=FactRule.SUBSET) == ()
    assert judge_genre(Genre.FICTION, long, short, rule=FactRule.FREE) == ()
    assert judge_genre(Genre.FICTION, long, short, rule=FactRule.EQUAL) != ()


# Speeches


@pytest.mark.parametrize(
    ("source", "answer", "grave"),
    [
        ("同志们，我们胜利了。", "我们胜利了。", True),
        ("同志们，我们胜利了。", "同志们！我们取得了胜利。", None),
        ("谢谢大家。朋友们，再会。", "谢谢大家，再会。", True),
        ("我们胜利了！（掌声）谢谢。", "我们胜利了！谢谢。", True),
        ("我们胜利了！（掌声）谢谢。", "我们胜利了！（掌声）谢谢大家。", None),
        ("我们胜利了！谢谢。", "我们胜利了！（热烈掌声）谢谢。", False),
        ("We won. [applause] Thank you.", "We won. Thank you.", True),
        ("My friends, we won.", "We won, all of us.", True),
        ("My friends, we won.", "My friends, we have won.", None),
        (TWO, MERGED, False),
        (TWO, TWO.replace("继续", "一起"), None),
        (MERGED, MERGED.replace("继续", "一起"), None),
        (SHORT, SHORT.replace("这件事", "这件实事"), None),
    ],
)
def test_what_an_answer_breaks_of_a_speech(source: str, answer: str, grave: bool | None) -> None:
    assert is_grave(Genre.SPEECH, source, answer) is grave


def test_long_english_sentences_are_told_by_the_time_they_take() -> None:
    source = "We met in spring. We talked for days. We found a way. It was not easy for us."
    answer = (
        "We met in spring and talked for days and then, although it was anything but easy for "
        "any of us at the time, we found a way that all of us could agree upon."
    )
    assert is_grave(Genre.SPEECH, source, answer) is False


# All of them


@pytest.mark.parametrize("genre", list(Genre))
def test_what_is_not_changed_is_not_judged(genre: Genre) -> None:
    text = "同志们，“我……”依据国发[2024]第012号——（掌声）。"
    assert judge_genre(genre, text, text) == ()


@pytest.mark.parametrize("genre", list(Genre))
def test_a_translation_is_not_judged(genre: Genre) -> None:
    assert judge_genre(genre, "“我不去……”他说——", "“I won't go,” he said.") == ()


def test_a_general_text_has_no_rules() -> None:
    assert judge_genre(Genre.GENERAL, "“走吧。”他说——", "他说走吧。") == ()
