from __future__ import annotations

import pytest

from writer.text.strays import stray_words


@pytest.mark.parametrize(
    ("source", "answer", "strays"),
    [
        ("今天天气很好，我们去公园。", "The weather is nice，我们去公园。", "The weather is nice"),
        ("人工智能改变了医疗行业。", "AI 改变了医疗行业。", "AI"),
        ("会议在三点开始。", "会议在三点 start。", "start"),
        ("会议在三点开始。", "会议在三点开始，请准时到 am。", "am"),
        ("The meeting starts at three.", "The 会议 starts at three.", "会议"),
        ("The CEO of 华为 spoke to us today.", "The CEO of 华为 and 中兴 spoke to us.", "中兴"),
        ("他走得很快，像风一样。", "他走得很快，のように。", "のように"),
        ("他走得很快，像风一样。", "他走得很 быстро。", "быстро"),
        ("He walked very fast today.", "He walked very быстро сегодня.", "быстро сегодня"),
        ("他走得很快，像风一样。", "他走得很 빨리。", "빨리"),
        ("我们去公园散步。", "我們去公園散步。", "們 園"),
        ("我們去公園散步。", "我们去公园散步。", "们 园"),
        ("他说 this is what I wanted 然后就走了", "他說 this is what I wanted 然後就走了", "說 後"),
        ("张三", "张三 ок", "ок"),
        ("公司上市了，股价上涨。", "公司完成 IPO，股价上涨，IPO 成功。", "IPO"),
    ],
)
def test_words_that_the_passage_has_nothing_like_are_strays(
    source: str, answer: str, strays: str
) -> None:
    assert stray_words(source, answer) == tuple(strays.split())


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("今天天气很好。", "今日天气晴好。"),
        ("我们用 gpu 训练。", "我们用 GPU 训练。"),
        ("我们用ＧＰＵ训练。", "我们用 GPU 训练。"),
        ("我们用 GPU 训练模型。", "我们用多块 GPUs 训练模型。"),
        ("全程五公里，用时三十分钟。", "全程 5 km，用时 30 min，时速 10 km/h。"),
        ("从甲地到乙地去看看。", "从 A 地到 B 地去看看，温度 20 °C。"),
        ("半径是二，面积是多少。", "半径 r 是二，面积是 πr²。"),
        ("The CEO of 华为技术 spoke to us today.", "Today the CEO of 华为 spoke to us."),
        ("他说 this is not what I wanted 然后就走了", "他说 that was not it 就离开了"),
        ("人人都去看海。", "人人都去看海吧。"),
        ("“龍”字我们都认识，写起来也不难。", "“龍”这个字，我们都认识。"),
        ("我和玥玥、王濛见面了。", "我与玥玥、王濛见了面。"),
        ("42 %", "四十二 percent"),
        ("GPU", "GPU 显卡"),
        ("", "Anything 都行"),
    ],
)
def test_what_the_passage_has_in_some_form_is_no_stray(source: str, answer: str) -> None:
    assert stray_words(source, answer) == ()


@pytest.mark.parametrize(
    "text", ["今天 GPU 很热，в общем", "The 华为 α-β thing is к", "テスト text"]
)
def test_a_text_has_no_strays_against_itself(text: str) -> None:
    assert stray_words(text, text) == ()
