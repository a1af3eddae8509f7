from __future__ import annotations

import pytest

from writer.text.speech import CueKind, addresses, cues

ADDRESSES = [
    "同志们：",
    "尊敬的各位领导、各位来宾：",
    "　　女士们、先生们，朋友们！",
    "大家好！",
    "亲爱的同学们：",
    "**各位代表：**",
    "Ladies and gentlemen,",
    "Good evening, my fellow citizens.",
    "Dear colleagues, dear friends,",
    "Mr. President, distinguished delegates:",
    "Members of the board,",
]
NOTES = [
    "（掌声）",
    "（热烈鼓掌）",
    "（停顿3秒）",
    "(笑声)",
    "［全场起立］",
    "[applause]",
    "(Long pause.)",
]


@pytest.mark.parametrize("line", ADDRESSES)
def test_an_address_is_a_line_of_its_own(line: str) -> None:
    text = f"开头的一句话。\n\n{line}\n\nThat is all there is to say.\n"
    assert [(c.kind, c.span.of(text)) for c in cues(text)] == [(CueKind.ADDRESS, line)]


@pytest.mark.parametrize("note", NOTES)
def test_a_note_is_found_within_a_line(note: str) -> None:
    text = f"我们胜利了！{note}谢谢。"
    assert [(c.kind, c.span.of(text)) for c in cues(text)] == [(CueKind.NOTE, note)]


@pytest.mark.parametrize(
    "text",
    [
        "我们要感谢所有的朋友们！",
        "这是我们的领导：",
        "He saw his friends.",
        "We must work together with our partners.",
        "（见附件一）",
        "他讲了个笑话（大家都听过）。",
        "(see the applause meter on page three of the report)",
        "[1]",
    ],
)
def test_other_words_are_neither(text: str) -> None:
    assert cues(text) == ()


def test_addresses_within_a_paragraph_are_found_at_the_start_of_sentences() -> None:
    text = "同志们，我们胜利了。感谢朋友们的帮助。朋友们！谢谢。My friends, we did it."
    assert addresses(text) == ("同志们", "朋友们", "My friends")
