from __future__ import annotations

import pytest

from writer.core.values import Language, Script, ScriptLock
from writer.text.locks import lock_for, lock_for_translation, translation_target

ALL = frozenset(Script)
HAN, LATIN, KANA = Script.HAN, Script.LATIN, Script.KANA


def banned(text: str) -> frozenset[Script]:
    lock = lock_for(text)
    assert lock is not None
    return lock.banned


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("今天天气很好，我们去公园散步。", {HAN}),
        ("今天天氣很好，我們去公園散步。", {HAN}),
        ("第12条 10:30 前到场😀", {HAN}),
        ("The weather is nice today, let us go to the park.", {LATIN}),
        ("Le chat dort sur la table de la cuisine.", {LATIN}),
        ("これは日本語の文章です。", {HAN, KANA}),
        ("カタカナダケデス", {HAN, KANA}),
        ("Это предложение написано по-русски.", {Script.CYRILLIC}),
        ("한국어로 쓴 문장입니다.", {Script.HANGUL}),
        ("Αυτό είναι ένα κείμενο", {Script.OTHER}),
        ("他说 this is not what I wanted at all 然后就走了", {HAN, LATIN}),
    ],
)
def test_every_script_is_banned_that_the_passage_is_not_in(text: str, own: set[Script]) -> None:
    assert banned(text) == ALL - own


def test_a_few_latin_words_in_chinese_stay_possible_and_no_others() -> None:
    lock = lock_for("我们用 GPU 和 llama.cpp 来训练模型，速度快了 3 倍。")

    assert lock is not None
    assert lock.banned == ALL - {HAN}
    assert lock.words == {"GPU", "llama", "cpp"}


def test_a_few_chinese_names_in_english_stay_possible_and_no_others() -> None:
    lock = lock_for("The CEO of 华为 spoke to the press in 深圳 today.")

    assert lock is not None
    assert lock.banned == ALL - {LATIN}
    assert lock.words == {"华为", "深圳"}


def test_the_other_standard_of_chinese_is_banned_but_for_what_the_passage_has() -> None:
    simple = lock_for("这个“龍”字我们都认识，写起来也不难。")
    full = lock_for("今天天氣很好，我們去公園散步。")

    assert simple is not None
    assert full is not None
    assert "們" in simple.characters
    assert "龍" not in simple.characters
    assert "们" in full.characters


@pytest.mark.parametrize("text", ["", "42 %", "GPU", "张三", "Alice Bob", "😀😀😀😀😀", "{1} {2}"])
def test_what_is_too_short_or_has_no_letters_is_not_locked(text: str) -> None:
    assert lock_for(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("今天天气很好。", Language.ENGLISH),
        ("今天天氣很好。", Language.ENGLISH),
        ("使用 Docker Compose 部署 Redis 服务", Language.ENGLISH),
        ("他在会上明确表示 this is not what I wanted at all 然后就离开了会场", Language.ENGLISH),
        ("The weather is nice.", Language.CHINESE_SIMPLIFIED),
        ("The word 茶 means tea.", Language.CHINESE_SIMPLIFIED),
        ("Le chat est sur la table.", Language.CHINESE_SIMPLIFIED),
        ("これは日本語の文章です。", Language.CHINESE_SIMPLIFIED),
        ("", Language.CHINESE_SIMPLIFIED),
    ],
)
def test_chinese_is_translated_into_english_and_all_else_into_chinese(
    text: str, language: Language
) -> None:
    assert translation_target(text) is language


def test_a_translation_into_english_has_no_chinese() -> None:
    lock = lock_for_translation("我们用 GPU 训练 α 模型。")

    assert lock is not None
    assert lock.banned == ALL - {LATIN, Script.OTHER}
    assert lock.words == lock.characters == frozenset()


def test_a_translation_into_chinese_keeps_names_only() -> None:
    text = (
        "Yesterday the team at OpenAI told Maria that qwen3 and the iPhone work. However, I left."
    )
    lock = lock_for_translation(text)

    assert lock is not None
    assert lock.banned == ALL - {HAN}
    assert lock.words == {"OpenAI", "Maria", "qwen", "iPhone"}
    assert "們" in lock.characters


def test_a_heading_in_capitals_is_no_row_of_names() -> None:
    lock = lock_for_translation("How To Train Your Model With A GPU")

    assert lock is not None
    assert lock.words == {"GPU"}


def test_a_translation_out_of_a_third_language_leaves_its_script() -> None:
    russian = lock_for_translation("Это предложение написано по-русски.")

    assert russian is not None
    assert russian.banned == ALL - {HAN}


@pytest.mark.parametrize("text", ["", "42", "Docker", "Alice Bob"])
def test_a_name_alone_may_be_translated_as_itself(text: str) -> None:
    assert lock_for_translation(text) is None


def test_chinese_is_locked_even_where_it_is_short() -> None:
    lock = lock_for_translation("你好")

    assert isinstance(lock, ScriptLock)
    assert HAN in lock.banned
