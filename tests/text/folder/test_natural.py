"""The order of names."""

from __future__ import annotations

from itertools import product

import pytest

from writer.text.folder.natural import natural_key


@pytest.mark.parametrize(
    "names",
    [
        ["第1章.md", "第2章.md", "第10章.md", "第11章.md", "第100章.md"],
        ["第一章 雨夜.md", "第二章.md", "第三章.md", "第十章.md", "第十二章.md", "第二十章.md"],
        ["第九十九章.md", "第一百章.md", "第一百零一章.md", "第一百一十章.md", "第二百章.md"],
        ["第2章.md", "第三章.md", "第４章.md", "第五章.md"],
        ["chapter 1.md", "Chapter 2.md", "chapter 10.md"],
        ["1.2 Ice.md", "1.10 Fire.md", "2.1 Water.md"],
        ["part1-scene2.md", "part1-scene12.md", "part2-scene1.md"],
        ["上卷.md", "中卷.md", "下卷.md"],
        ["第一章（上）.md", "第一章（中）.md", "第一章（下）.md", "第二章（上）.md"],
        ["楔子.md", "第一章.md", "第二章.md", "尾声.md"],
        ["Prologue.md", "Chapter 1.md", "Chapter 2.md", "Epilogue.md"],
        ["2023年.md", "二〇二四年.md", "2025年.md"],
    ],
)
def test_names_stand_as_people_count(names: list[str]) -> None:
    assert sorted([*names[1:], names[0]], key=natural_key) == names
    assert sorted(sorted(names), key=natural_key) == names


def test_any_two_names_compare() -> None:
    names = ["".join(name) for name in product("第一百01 ab上卷（.序", repeat=3)]
    ordered = sorted(names, key=natural_key)
    assert sorted(sorted(names), key=natural_key) == ordered


def test_words_that_begin_with_the_same_letters_are_no_prologue() -> None:
    assert sorted(["Prefaced.md", "Apple.md"], key=natural_key) == ["Apple.md", "Prefaced.md"]
