"""New files, new names."""

from __future__ import annotations

from pathlib import Path

import pytest

from writer.core.errors import InvalidFileName, NameMistake, UnmovableFile
from writer.text.folder.naming import check, completed, create, free_name, next_name, rename


@pytest.mark.parametrize(
    ("name", "mistake"),
    [
        ("", NameMistake.EMPTY),
        ("  \t", NameMistake.EMPTY),
        ("...", NameMistake.EMPTY),
        ("　.md", NameMistake.EMPTY),
        ("a/b.md", NameMistake.FORBIDDEN),
        ("a\\b.md", NameMistake.FORBIDDEN),
        ("为什么?.md", NameMistake.FORBIDDEN),
        ("a\nb.md", NameMistake.FORBIDDEN),
        ("a:b.md", NameMistake.FORBIDDEN),
        (".a.md", NameMistake.HIDDEN),
        ("~a.md", NameMistake.HIDDEN),
        ("con.md", NameMistake.RESERVED),
        ("LPT1.final.md", NameMistake.RESERVED),
        ("nul", NameMistake.RESERVED),
        (f"{'章' * 85}.md", NameMistake.TOO_LONG),
        (f"{'a' * 253}.md", NameMistake.TOO_LONG),
    ],
)
def test_what_cannot_be_a_name_is_refused(tmp_path: Path, name: str, mistake: NameMistake) -> None:
    (tmp_path / "old.md").write_text("old", "utf-8")
    with pytest.raises(InvalidFileName) as refused:
        rename(tmp_path / "old.md", name)
    assert refused.value.mistake is mistake
    with pytest.raises(InvalidFileName):
        create(tmp_path, name)
    assert [path.name for path in tmp_path.iterdir()] == ["old.md"]


@pytest.mark.parametrize(
    "name",
    [
        "第一章 雨夜.md",
        "为什么？.md",
        "a.b.md",
        "console.md",
        "com10.md",
        f"{'章' * 84}.md",
        "1.txt",
    ],
)
def test_a_good_name_is_given(tmp_path: Path, name: str) -> None:
    (tmp_path / "old.md").write_text("old", "utf-8")
    assert rename(tmp_path / "old.md", name) == tmp_path / name
    assert (tmp_path / name).read_text("utf-8") == "old"
    assert not (tmp_path / "old.md").exists()


def test_no_file_takes_the_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a", "utf-8")
    (tmp_path / "b.md").write_text("b", "utf-8")
    with pytest.raises(InvalidFileName) as refused:
        rename(tmp_path / "a.md", "b.md")
    assert refused.value.mistake is NameMistake.TAKEN
    with pytest.raises(InvalidFileName):
        create(tmp_path, "b.md")
    assert (tmp_path / "b.md").read_text("utf-8") == "b"


def test_a_link_to_nothing_keeps_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a", "utf-8")
    try:
        (tmp_path / "b.md").symlink_to(tmp_path / "nowhere")
    except OSError:
        pytest.skip("no links here")
    with pytest.raises(InvalidFileName):
        rename(tmp_path / "a.md", "b.md")


def test_capital_letters_can_change(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a", "utf-8")
    assert rename(tmp_path / "a.md", "A.md").name == "A.md"
    assert [path.name for path in tmp_path.iterdir()] == ["A.md"]


def test_the_same_name_again_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a", "utf-8")
    assert rename(tmp_path / "a.md", "a.md") == tmp_path / "a.md"


def test_a_file_that_is_gone_cannot_be_renamed(tmp_path: Path) -> None:
    with pytest.raises(UnmovableFile):
        rename(tmp_path / "gone.md", "b.md")
    with pytest.raises(UnmovableFile):
        create(tmp_path / "gone", "b.md")


def test_a_new_file_is_empty(tmp_path: Path) -> None:
    assert create(tmp_path, "新.md").read_bytes() == b""


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("第一章", "第一章.md"),
        (" 第一章　", "第一章.md"),
        ("notes.txt", "notes.txt"),
        ("Version 1.5", "Version 1.5.md"),
        ("The end.", "The end.md"),
        ("a.MD", "a.MD"),
        ("  ", ""),
    ],
)
def test_what_was_typed_gets_an_ending(typed: str, name: str) -> None:
    assert completed(typed, ".md") == name


def test_a_free_name_is_found_whatever_the_capitals(tmp_path: Path) -> None:
    assert free_name(tmp_path, "Untitled", ".md") == "Untitled.md"
    (tmp_path / "untitled.md").touch()
    (tmp_path / "Untitled 2.md").touch()
    assert free_name(tmp_path, "Untitled", ".md") == "Untitled 3.md"


@pytest.mark.parametrize(
    ("last", "following"),
    [
        ("第十二章 雨夜.md", "第十三章"),
        ("第九章.md", "第十章"),
        ("第十九回.md", "第二十回"),
        ("第九十九章.md", "第一百章"),
        ("第一百章.md", "第一百零一章"),
        ("第一百零九章.md", "第一百一十章"),
        ("第九百九十九章.md", "第一千章"),
        ("第一千章.md", "第一千零一章"),
        ("第12章 x.md", "第13章"),
        ("Chapter 9 - The end.md", "Chapter 10"),
        ("scene_09.md", "scene_10"),
        ("007 Bond.md", "008"),
        ("12_end.md", "13"),
        ("尾声.md", ""),
        ("notes.md", ""),
        ("12th night.md", ""),
        ("第百章.md", ""),
    ],
)
def test_the_next_chapter_is_suggested(last: str, following: str) -> None:
    assert next_name([last]) == following


def test_it_follows_the_last_that_is_numbered_whatever_the_order() -> None:
    assert next_name(["第八章.md", "人物.md", "第十章.md", "第七章.md", "尾声.md"]) == "第十一章"
    assert next_name([]) == ""


def test_check_lets_a_name_with_an_emoji_pass() -> None:
    check("😀.md")
