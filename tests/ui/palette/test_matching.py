"""What is found by a few letters, and in which order."""

from __future__ import annotations

import pytest

from writer.ui.palette.matching import Candidate, find, fit, folded


def score(query: str, name: str) -> float:
    return fit(folded(query).split(), folded(name))


def found(query: str, names: list[str], recent: tuple[str, ...] = ()) -> list[str]:
    candidates = [Candidate(name, (name,)) for name in names]
    return [names[each.index] for each in find(query, candidates, recent)]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("polish", "Polish"),
        ("three", "Polish in three versions"),
        ("three pol", "Polish in three versions"),
        ("poli vers", "Polish in three versions"),
        ("pitv", "Polish in three versions"),
        ("ersio", "Polish in three versions"),
        ("prvw", "Preview"),
        ("exptml", "Export HTML"),
        ("ｐｏｌｉｓｈ", "Polish"),
        ("save as", "Save as…"),
        ("润色", "润色"),
        ("版本", "润色出三个版本"),
        ("润版", "润色出三个版本"),
        ("rs", "润色"),
        ("runse", "润色"),
        ("RunSe", "润色"),
        ("runs", "润色"),
        ("rse", "润色"),
        ("run se", "润色"),
        ("bb", "润色出三个版本"),
        ("ztss", "主题 › 深色"),
        ("shense", "主题 › 深色"),
        ("dcpdf", "导出 PDF"),
        ("daochupdf", "导出 PDF"),
        ("lvse", "绿色"),
    ],
)
def test_a_name_is_found_by_parts_initials_scattered_letters_and_pinyin(
    query: str, name: str
) -> None:
    assert score(query, name) > 0


@pytest.mark.parametrize("query", ["cfh", "chongfuhang", "zfx", "zhongfuxing", "chongfuxing"])
def test_a_character_with_several_readings_is_found_by_each(query: str) -> None:
    assert score(query, "重复行") > 0


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("polishx", "Polish"),
        ("polish save", "Polish"),
        ("sp", "Polish"),
        ("psh", "Open the themes folder"),
        ("sr", "润色"),
        ("runsex", "润色"),
        ("unse", "润色"),
        ("润", "扩写"),
    ],
)
def test_what_does_not_fit_is_not_found(query: str, name: str) -> None:
    assert score(query, name) == 0


def test_better_matches_come_first() -> None:
    names = ["Find orders", "Platform", "Go forward", "Format", "Fork", "For"]
    assert found("for", names) == [
        "For",  # the name itself
        "Fork",  # its beginning, the shorter one first
        "Format",
        "Go forward",  # the beginning of a word
        "Platform",  # inside
        "Find orders",  # letters in their order
    ]


def test_a_shorter_name_is_nearer_to_what_was_typed() -> None:
    names = ["Polish strength › Deep", "Polish in three versions", "Polish"]
    assert found("pol", names) == ["Polish", "Polish strength › Deep", "Polish in three versions"]


def test_a_name_in_the_other_language_is_told() -> None:
    candidates = [Candidate("polish", ("Polish", "润色")), Candidate("expand", ("Expand", "扩写"))]
    by_pinyin, by_name = find("rs", candidates), find("polish", candidates)
    assert [(each.index, each.name) for each in by_pinyin] == [(0, "润色")]
    assert [(each.index, each.name) for each in by_name] == [(0, "Polish")]


def test_what_was_chosen_lately_comes_first_among_what_fits_as_well() -> None:
    names = ["Save", "Save as", "Send", "Undo"]
    assert found("", names, ("Undo", "Send")) == ["Undo", "Send", "Save", "Save as"]
    assert found("s", names, ("Send",)) == ["Send", "Save", "Save as"]
    assert found("save", names, ("Save as",)) == ["Save", "Save as"]


def test_without_a_query_everything_is_offered_in_its_order() -> None:
    assert found("  ", ["b", "a"]) == ["b", "a"]
