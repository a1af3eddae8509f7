from __future__ import annotations

import pytest

from writer.text.dialogue import Marks, in_style_of, narration, quotations
from writer.text.viewpoint import switched


def test_speeches_are_told_from_words_set_apart() -> None:
    text = "“你来了。”他说，“坐”\n她叫他“老虎”。"
    assert [(q.words, q.is_speech) for q in quotations(text)] == [
        *(("你来了。", True), ("坐", True), ("老虎", False))
    ]


def test_a_quotation_that_is_not_closed_ends_with_its_line() -> None:
    text = "“我想，\n他走了。"
    assert [q.span.of(text) for q in quotations(text)] == ["“我想，"]


def test_an_apostrophe_is_no_quotation_mark() -> None:
    text = "It’s Tom’s, ‘and it’s mine,’ he said."
    assert [(q.words, q.marks) for q in quotations(text)] == [("and it’s mine,", Marks.SINGLE)]


def test_of_nested_quotations_the_outer_one_counts() -> None:
    assert [q.words for q in quotations("「他說『好』。」")] == ["他說『好』。"]


def test_narration_is_what_is_not_quoted() -> None:
    assert narration("“我走了。”他说。") == "“”他说。"


@pytest.mark.parametrize(
    ("source", "answer", "settled"),
    [
        ("「走。」他說。", "“走吧。”他說。", "「走吧。」他說。"),
        ('"Go," he said.', "“Go now,” he said.", '"Go now," he said.'),
        ("“等等……”他说——", "“等一等...”他说—", "“等一等……”他说——"),
        ("He left—fast.", "He left -- quickly.", "He left — quickly."),
        ("没有引号。", "“有了。”", "“有了。”"),
        ("“甲。”「乙。」", "「甲。」", "「甲。」"),
        ("a well-known man", "a well-known man", "a well-known man"),
    ],
)
def test_marks_are_written_as_the_source_writes_them(
    source: str, answer: str, settled: str
) -> None:
    assert in_style_of(source, answer) == settled
    assert in_style_of(source, settled) == settled


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("我推开门，走了进去。", "他推开门，走了进去。"),
        ("她看着窗外，想起了母亲。", "我看着窗外，想起了母亲。"),
        ("我把信交给了父亲，我没有说话。", "我把信交给了父亲，她没有说话。"),
        ("I opened the door and my hand shook.", "He opened the door and his hand shook."),
        ("She looked away from the sea.", "I looked away from the sea."),
    ],
)
def test_a_switch_of_person_is_seen(source: str, answer: str) -> None:
    switch = switched(source, answer)
    assert switch is not None
    assert switch.was.of(source) != switch.now.of(answer)


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("我推开门，走了进去。", "推开门，走了进去。"),
        ("张三走进来。张三坐下。", "张三走进来。他坐下。"),
        ("“我走了。”他说。", "“他走了。”他说。"),
        ("他说：“我走。”", "他开口道：“我走。”"),
        ("我国的河流很多，他知道。", "我们国家的河流很多，他知道。"),
        ("我看见其他人都走了。", "我看见别人都走了。"),
        ("I gave him the book.", "He got the book from me."),
        ('"I am here," she said.', '"She is here," she said.'),
    ],
)
def test_other_changes_of_pronouns_are_no_switch(source: str, answer: str) -> None:
    assert switched(source, answer) is None
