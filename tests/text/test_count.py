from __future__ import annotations

import time

import pytest

from writer.text.count import Pace, count, count_document


@pytest.mark.parametrize(
    ("text", "words", "characters", "no_spaces", "han"),
    [
        ("", 0, 0, 0, 0),
        ("Hello, world!", 2, 13, 12, 0),
        ("don't stop - go", 3, 15, 12, 0),
        ("今天天气很好。", 7, 7, 7, 6),
        ("用GPU跑 llama.cpp 很快！", 7, 19, 17, 4),
        ("他说：“好”——然后走了……", 14, 14, 14, 7),
        ("He said “yes” — then left.", 5, 26, 21, 0),
        ("2024年5月1日", 6, 9, 9, 3),
        ("one\ntwo\r\nthree", 3, 11, 11, 0),
        ("あいう カナ", 5, 6, 5, 0),
        ("　　首行", 2, 4, 2, 2),
        # by the rule of word processors: 字数, 字符数（计空格）, 字符数（不计空格）, 纯汉字数
        ("党的二十大报告", 7, 7, 7, 7),
        ("“你好”，他说。", 8, 8, 8, 4),
        ("3.14 和 50%", 3, 10, 8, 1),
        ("2024-05-01", 1, 10, 10, 0),
        ("a,b c", 2, 5, 4, 0),
        ("http://example.org/a?b=1 见此", 3, 27, 26, 2),
        ("第1章 The Sea", 5, 11, 9, 2),
        ("《红楼梦》（上）", 8, 8, 8, 4),
        ("１２３ＡＢＣ", 6, 6, 6, 0),
        ("𠀀𪛖字", 3, 3, 3, 3),
        ("한국어 text", 2, 8, 7, 0),
    ],
)
def test_words_are_counted_as_word_processors_do(
    text: str, words: int, characters: int, no_spaces: int, han: int
) -> None:
    counts = count(text)
    assert (counts.words, counts.characters) == (words, characters)
    assert (counts.characters_no_spaces, counts.han) == (no_spaces, han)


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("# Some **bold** title ##", "Some bold title"),
        ("---\na: b\n---\nwords", "words"),
        ("one\n\n```py\ncode = 1\n```\n\ntwo", "one two"),
        ("one\n\n```\nopen fence", "one"),
        ("- [x] done\n1. two\n> quoted", "done two quoted"),
        ("[link](http://a.b/c) ![i](x.png) <b>x</b><!-- no -->", "link x"),
        ("| a | b |\n|---|:-:|\n| c | d |", "a b c d"),
        ("words[^1] here\n\n[label]: http://x", "words here"),
        ("one\n\n---\n\ntwo\n===", "one two"),
    ],
)
def test_markup_does_not_count(text: str, prose: str) -> None:
    assert count_document(text).words == count(prose).words


def test_minutes_follow_the_pace() -> None:
    counts = count("好" * 400)
    assert (counts.reading_minutes, counts.speaking_minutes) == (1, 2)
    assert count("word " * 140).speaking_minutes == 1
    assert count("好" * 400, Pace(speaking_characters=100)).speaking_minutes == 4


@pytest.mark.parametrize(
    "piece",
    [
        "　　今年以来，**全市上下**坚持[发展](http://a.b)，取得了`积极`进展——“好”。\n\n",
        "The **quick** fox jumps over [it](http://x.y) — `code` and “words”.\n- item\n",
        "<!-- ",
        "<a ",
        "| ",
        "```\n",
        "[",
    ],
)
def test_a_long_document_is_counted_in_time(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    start = time.perf_counter()
    count_document(text)
    assert time.perf_counter() - start < 1
