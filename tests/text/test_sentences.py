from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.text.sentences import sentences

MARKS = st.lists(
    st.sampled_from(
        [*'。！？；….!?“”‘’"（）()「」《》 \n\r', "\r\n", "Dr", "e.g", "好", "go", "3.5"]
    )
).map("".join)


@given(st.one_of(MARKS, st.text()))
def test_sentences_joined_are_the_text(text: str) -> None:
    assert "".join(sentences(text)) == text
    assert all(sentences(text))


@given(MARKS)
def test_a_line_break_stands_at_the_end_of_a_sentence_and_nowhere_else(text: str) -> None:
    for sentence in sentences(text):
        assert len(sentence.splitlines()) == 1
        assert sentence.rstrip("\r\n").count("\n") == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说：“好。”然后走了。", ["他说：“好。”", "然后走了。"]),
        ("他说：“好。走吧。”然后走了。", ["他说：“好。走吧。”", "然后走了。"]),
        ("“你好。”“再见。”他走了。", ["“你好。”", "“再见。”", "他走了。"]),
        ("（见附件。下同。）好", ["（见附件。下同。）", "好"]),
        ("真的？！是的……好；行", ["真的？！", "是的……", "好；", "行"]),
        ("“没有结束。后面。", ["“没有结束。", "后面。"]),
        ("a）好。b（好。", ["a）好。", "b（好。"]),
        ("It is 3.5 km. Go! “Now.” Yes", ["It is 3.5 km. ", "Go! ", "“Now.” ", "Yes"]),
        ("Dr. Lee met J. K. Roe. They ate.", ["Dr. Lee met J. K. Roe. ", "They ate."]),
        ("Use it, e.g. here. Or there.", ["Use it, e.g. here. ", "Or there."]),
        ("At 5 p.m. he left. At 5 p.m. It", ["At 5 p.m. he left. ", "At 5 p.m. ", "It"]),
        ("See No. 5. No. I will not.", ["See No. 5. ", "No. ", "I will not."]),
        ("Apples, pears, etc. Then more.", ["Apples, pears, etc. ", "Then more."]),
        ('He said "Stop. Go." and left. Yes.', ['He said "Stop. Go." and left. ', "Yes."]),
        ("‘It’s fine. Go.’ Yes", ["‘It’s fine. Go.’ ", "Yes"]),
        ("Well... maybe. Really... No.", ["Well... maybe. ", "Really... ", "No."]),
        ("See a.b/c?d=e. Then v1.2.3 came.", ["See a.b/c?d=e. ", "Then v1.2.3 came."]),
        ("*Bold.* Next.", ["*Bold.* ", "Next."]),
        ("one\ntwo\r\nthree", ["one\n", "two\r\n", "three"]),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_sees_their_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_quotation_of_many_sentences_is_cut_all_the_same() -> None:
    assert len(sentences("“" + "好。" * 200 + "”")) == 200


@pytest.mark.parametrize(
    "piece", ["他说：“好。”走了（去）。", "Dr. No said “1. go.” e.g. (x", "“" * 3]
)
def test_the_time_grows_with_the_text(piece: str) -> None:
    def spent(times: int) -> float:
        text = piece * times
        return min(_timed(text) for _ in range(3))

    assert spent(8000) < 40 * spent(1000)


def _timed(text: str) -> float:
    start = time.thread_time()
    sentences(text)
    return time.thread_time() - start
