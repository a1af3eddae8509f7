from __future__ import annotations

import pytest

from writer.core.values import Script
from writer.engine.piece_scripts import PieceScripts, script_of_beginning

HAN, LATIN, KANA = Script.HAN, Script.LATIN, Script.KANA


@pytest.mark.parametrize(
    ("piece", "scripts"),
    [
        (b"", set()),
        (b" 12,{1}@@1@@\n----", set()),
        (b" word", {LATIN}),
        ("é".encode(), {LATIN}),
        ("，。——😀".encode(), set()),
        ("中文".encode(), {HAN}),
        ("用GPU".encode(), {HAN, LATIN}),
        ("カタ".encode(), {KANA}),
        ("к".encode(), {Script.CYRILLIC}),
        ("α".encode(), {Script.OTHER}),
        ("中".encode()[:2], {HAN}),
        (b" \xe4", {HAN}),
        ("中文".encode()[:5], {HAN}),
        ("ト".encode()[:2], {KANA}),
        ("가".encode()[:2], {Script.HANGUL}),
        ("中".encode()[2:], set()),
        ("文中".encode()[1:4], {HAN}),
        (b"\x96\x87!", set()),
        (b"\xe3", set()),
        ("，".encode()[:2], set()),
        ("😀".encode()[:3], set()),
        (b"\xff", set()),
        (b"\xc3", set()),
    ],
)
def test_a_piece_is_in_the_scripts_of_its_letters(piece: bytes, scripts: set[Script]) -> None:
    assert PieceScripts([piece]).of(0) == scripts


def test_a_cut_character_belongs_to_what_nearly_all_that_begin_so_do() -> None:
    for character in "一丁中国龥㐀𠀀"[:-1]:
        assert script_of_beginning(character.encode()[:2]) is HAN
    assert script_of_beginning("я".encode()[:1]) is Script.CYRILLIC
    for character in "、￥±☃":
        assert script_of_beginning(character.encode()[:1]) is None


def test_tokens_are_found_by_script_and_by_character() -> None:
    pieces = [b"a", "们".encode(), "們".encode(), "我們".encode(), b"1", "ок".encode()]
    table = PieceScripts(pieces)

    assert table.tokens_in({HAN}) == [1, 2, 3]
    assert table.tokens_in({LATIN, Script.CYRILLIC}) == [0, 5]
    assert table.tokens_in(()) == []
    assert table.tokens_with(frozenset("們")) == [2, 3]
