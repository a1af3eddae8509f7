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
        ("会议纪要", HANS),
        ("关于召开2024年度总结大会的通知", HANS),
        ("她推开窗，外面下着雨，院子里的槐树沙沙作响。", HANS),
        ("各位领导、同志们：大家好！", HANS),
        ("请用 GPT-4 和 Claude 3.5 对比 IT 行业报告", HANS),
        ("选A还是B，由你决定", HANS),
        ("OpenAI发布了新模型", HANS),
        ("习近平", HANS),
        ("我们的 API 支持 JSON 和 XML 两种格式", HANS),
        ("會議記錄", HANT),
        ("關於召開年度總結大會的通知", HANT),
        ("她推開窗，外面下著雨，院子裡的槐樹沙沙作響。", HANT),
        ("這個軟體需要更新", HANT),
        ("於是他走了", HANT),
        ("請用 Windows 開啟檔案", HANT),
        ("臺灣的經濟發展", HANT),
        ("Hello, world!", EN),
        ("Minutes of the meeting", EN),
        ("It was the best of times, it was the worst of times.", EN),
        ("Don't panic.", EN),
        ("Quarterly revenue grew 12%", EN),
        ("John’s café isn’t far from the Musée d'Orsay.", EN),
        ("The word 茶 means tea.", EN),
        ("Yes, please.", EN),
        ('I said, "Bonjour, madame," and she laughed at me.', EN),
        ("他说 this is not what I wanted at all 然后就走了", MIXED),
        ("The report says 我们的收入增长了一倍，但是成本也上升了 and that is bad for us.", MIXED),
        ("请把 the first part of the report 翻译出来", MIXED),
        ("これは日本語の文章です。", UND),
        ("東京は日本の首都であり、世界最大級の都市です。", UND),
        ("カタカナ", UND),
        ("한국어 문장입니다.", UND),
        ("대한민국의 수도는 서울이다. 人口는 약 천만 명이다.", UND),
        ("Это предложение написано по-русски.", UND),
        ("Да", UND),
        ("Москва — столица России, крупнейший город страны.", UND),
        ("Bonjour tout le monde", UND),
        ("Je ne sais pas ce que tu veux dire.", UND),
        ("Les enfants jouent dans le jardin.", UND),
        ("Merci beaucoup", UND),
        ("Guten Morgen", UND),
        ("Was will er in Berlin?", UND),
        ("Der Hund liegt unter dem Tisch.", UND),
        ("Ich habe keine Zeit", UND),
        ("Hola, ¿cómo estás?", UND),
        ("Buenos días a todos", UND),
        ("No me gusta el café con leche.", UND),
        ("La casa es muy grande", UND),
        ("Γειά σου Κόσμε", UND),
        ("مرحبا بالعالم", UND),
        ("สวัสดีชาวโลก", UND),
        ("😀🎉", UND),
        ("12.5 %", UND),
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
