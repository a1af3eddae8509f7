from __future__ import annotations

import pytest

from writer.core.values import Language
from writer.text.language import is_mostly_han, language_of, language_of_document, same_language

HANS, HANT = Language.CHINESE_SIMPLIFIED, Language.CHINESE_TRADITIONAL
EN, MIXED, UND = Language.ENGLISH, Language.MIXED, Language.UNDETERMINED


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("今天天气很好，我们去公园。", HANS),
        ("关于进一步加强安全生产工作的通知", HANS),
        ("人人都去", HANS),
        ("今天天氣很好，我們去公園。", HANT),
        ("皇后在後面，裡面的東西。", HANT),
        ("使用 GPU 和 Writer 在 Windows 上运行 llama.cpp 很快", HANS),
        ("The weather is nice today.", EN),
        ("Meeting notes", EN),
        ("The CEO of 华为 spoke to the press today.", EN),
        ("Hello 你好 this is a mixed text 我们来试试看 because it is", MIXED),
        ("Le chat est sur la table.", UND),
        ("Die Katze ist auf dem Tisch und schläft.", UND),
        ("El gato está en la mesa y no quiere comer.", UND),
        ("今日はとても良い天気です。", UND),
        ("안녕하세요 반갑습니다", UND),
        ("Привет, как дела?", UND),
        ("", UND),
        ("42 %", UND),
    ],
)
def test_the_language_is_that_of_most_of_the_text(text: str, language: Language) -> None:
    assert language_of(text) is language


def test_code_and_markup_do_not_count() -> None:
    text = "# 标题\n\n今天很好。\n\n```\nthe code is for the machine and it is long\n```\n"
    assert language_of_document(text) is HANS
    assert language_of_document("[ok](http://the.of/and/to) `the of and`。好的，就这样。") is HANS


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("今天天气很好，我们去公园。", "今日天气晴好，我们去公园。"),
        ("The cat sat on the mat.", "A cat was sitting on the mat."),
        ("Rust async runtime benchmarks", "Benchmarks of the Rust async runtime"),
        ("Alice Bob Carol Dave Erin Frank Grace Heidi Ivan", "Alice and Bob and the others of it"),
        ("GPU", "GPU 显卡"),
        ("张三", "张三、李四"),
        ("42", "四十二"),
    ],
)
def test_the_same_language(before: str, after: str) -> None:
    assert same_language(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("今天天气很好，我们去公园玩。", "The weather is nice, let us go to the park."),
        ("今天天气很好，我们去公园玩。", "今天天氣很好，我們去公園玩。"),
        ("The cat sat on the mat.", "猫坐在垫子上面。"),
        ("The cat sat on the mat.", "Le chat est assis sur le tapis et ne veut pas."),
        ("The plan works.", "这个计划可行。"),
        ("张三", "Zhang San"),
    ],
)
def test_another_language(before: str, after: str) -> None:
    assert not same_language(before, after)


def test_lines_are_chinese_when_words_do_not_outnumber_characters() -> None:
    assert is_mostly_han("附：GPU 清单")
    assert not is_mostly_han("Mr. 王 said that it works")
    assert not is_mostly_han("")
