"""Characters that Unicode assigns to a script, or to none."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest

from writer.core.scripts import letter_class, script_of, scripts_in
from writer.core.values import Script

LETTERS = {
    Script.LATIN: "AzªéßŁǆʃᵃẞⱿꜢﬁＡｚÅ",
    Script.HAN: "一龥〇々〆〩㐀﨎𠮷\U0002b740\U00030000\U000323af",
    Script.KANA: "あゖアヺーヽｱｰㇰ",
    Script.HANGUL: "가힣ㄱᄀﾡ",
    Script.CYRILLIC: "ЁяѢӀԱ"[:4] + "Ꙁꙮᲀ",
    Script.OTHER: "αΩאعकกაᏣㄅꀀ",
}
NONE = "0９٣½²Ⅳ①、，。“”—…!@#€℃№™µʼˈ\u0301\u20dd\ufe0f 　\n😀👍🏽©㎏㈱𝑥𝟙"


@pytest.mark.parametrize(("script", "characters"), LETTERS.items())
def test_letters_belong_to_their_script(script: Script, characters: str) -> None:
    assert {c: script_of(c) for c in characters} == dict.fromkeys(characters, script)


@pytest.mark.parametrize("character", NONE)
def test_marks_digits_punctuation_symbols_and_emoji_belong_to_none(character: str) -> None:
    assert script_of(character) is None


def test_every_letter_is_in_one_script_and_what_its_name_says() -> None:
    names = {"LATIN": Script.LATIN, "CJK": Script.HAN, "HIRAGANA": Script.KANA}
    names |= {"KATAKANA": Script.KANA, "HANGUL": Script.HANGUL, "CYRILLIC": Script.CYRILLIC}
    names |= {"GREEK": Script.OTHER, "ARABIC": Script.OTHER, "THAI": Script.OTHER}
    wrong = []
    for character in map(chr, range(sys.maxunicode + 1)):
        first = unicodedata.name(character, "").partition(" ")[0]
        is_letter = unicodedata.category(character) in ("Lu", "Ll", "Lo")
        if is_letter and first in names and script_of(character) is not names[first]:
            wrong.append(f"{ord(character):x}")
    assert wrong == []


def test_the_expression_for_a_script_matches_what_belongs_to_it() -> None:
    expressions = {script: re.compile(letter_class(script)) for script in Script}
    sample = "".join(map(chr, range(0x3100))) + "".join(LETTERS.values()) + NONE
    for character in (c for c in sample if c.isalpha() or not c.isnumeric()):
        matching = {script for script, one in expressions.items() if one.match(character)}
        assert matching == {script_of(character)} - {None}, character


def test_the_scripts_of_a_text() -> None:
    assert scripts_in("GPU 12 %") == {Script.LATIN}
    assert scripts_in("12 % ……😀") == frozenset()
    assert scripts_in("用 GPU，ок") == {Script.HAN, Script.LATIN, Script.CYRILLIC}
