"""Replacing in all files: all of it or nothing."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from writer.core.errors import (
    Cancelled,
    ChangedOnDisk,
    ExpressionMistake,
    InvalidExpression,
    UnencodableText,
    UnwritableFile,
)
from writer.core.jobs import CancelToken
from writer.text import files
from writer.text.files import TextFile
from writer.text.folder.replacing import Plan, plan_replacing, replace_files
from writer.text.search import Expression, Query


def no_expression(query: Query) -> Expression:
    raise InvalidExpression(ExpressionMistake.SYNTAX, detail=query.words)


def planned(
    paths: list[Path], words: str, new: str, texts: Mapping[Path, str] | None = None
) -> Plan:
    (plan,) = plan_replacing(paths, texts or {}, Query(words), new, no_expression, CancelToken())
    return plan


def carried_out(plan: Plan, token: CancelToken | None = None) -> list[tuple[str, str]]:
    kept: list[tuple[str, str]] = []
    job = replace_files(
        plan,
        no_expression,
        lambda path, text: kept.append((path.name, text)),
        token or CancelToken(),
    )
    assert [done.plan for done in job] == [plan]
    return kept


@pytest.fixture
def novel(tmp_path: Path) -> list[Path]:
    texts = {
        "1.md": "林晚来了。林晚走了。\r\n".encode("gb18030"),
        "2.md": "没有人。\n".encode(),
        "3.md": b"\xef\xbb\xbf" + "林晚\n".encode(),
    }
    for name, content in texts.items():
        (tmp_path / name).write_bytes(content)
    return [tmp_path / name for name in texts]


def test_the_plan_says_how_much_and_changes_nothing(novel: list[Path]) -> None:
    before = [path.read_bytes() for path in novel]
    plan = planned([*novel, novel[0].with_name("gone.md")], "林晚", "林晓")
    assert plan.counts == {novel[0]: 2, novel[2]: 1}
    assert [path.name for path in plan.unread] == ["gone.md"]
    assert [path.read_bytes() for path in novel] == before


def test_files_keep_their_encoding_and_newlines_and_snapshots_come_first(
    novel: list[Path],
) -> None:
    kept = carried_out(planned(novel, "林晚", "林晓"))
    assert kept == [("1.md", "林晚来了。林晚走了。\n"), ("3.md", "林晚\n")]
    assert novel[0].read_bytes() == "林晓来了。林晓走了。\r\n".encode("gb18030")
    assert novel[1].read_bytes() == "没有人。\n".encode()
    assert novel[2].read_bytes() == b"\xef\xbb\xbf" + "林晓\n".encode()
    assert sorted(path.name for path in novel[0].parent.iterdir()) == ["1.md", "2.md", "3.md"]


def test_an_open_text_is_planned_and_its_file_is_left_alone(novel: list[Path]) -> None:
    text = "林晚、林晚和林晚"
    plan = planned(novel, "林晚", "林晓", {novel[0]: text})
    assert plan.counts == {novel[0]: 3, novel[2]: 1}
    (opened,) = plan.texts
    assert opened.replacement.applied_to(text) == "林晓、林晓和林晓"
    before = novel[0].read_bytes()
    carried_out(plan)
    assert novel[0].read_bytes() == before


def test_a_file_that_changed_since_stops_everything(novel: list[Path]) -> None:
    plan = planned(novel, "林晚", "林晓")
    novel[2].write_bytes("林晚\n新\n".encode())
    before = [path.read_bytes() for path in novel]
    with pytest.raises(ChangedOnDisk):
        carried_out(plan)
    assert [path.read_bytes() for path in novel] == before


def test_a_character_without_a_place_in_one_file_leaves_all_as_they_were(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("1.md", "2.md")]
    paths[0].write_text("林晚\n", "utf-8")
    text = "這是一個用繁體中文寫成的測試檔案，裡面有林晚這個名字，還有許多別的文字。\n"
    paths[1].write_bytes(text.encode("cp950"))
    before = [path.read_bytes() for path in paths]
    with pytest.raises(UnencodableText):
        carried_out(planned(paths, "林晚", "林😀"))
    assert [path.read_bytes() for path in paths] == before


def test_a_file_that_cannot_be_written_leaves_all_as_they_were(
    novel: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(file: TextFile, **options: object) -> TextFile:
        if file.path == novel[2] and "林晓" in file.text:
            raise UnwritableFile(file.path)
        return files.save(file, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("writer.text.folder.replacing.save", save)
    before = [path.read_bytes() for path in novel]
    plan = planned(novel, "林晚", "林晓")
    with pytest.raises(UnwritableFile):
        carried_out(plan)
    assert [path.read_bytes() for path in novel] == before


def test_cancelling_half_way_puts_everything_back(
    novel: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    token = CancelToken()

    def save(file: TextFile, **options: object) -> TextFile:
        token.cancel()
        return files.save(file, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("writer.text.folder.replacing.save", save)
    before = [path.read_bytes() for path in novel]
    plan = planned(novel, "林晚", "林晓")
    with pytest.raises(Cancelled):
        carried_out(plan, token)
    assert [path.read_bytes() for path in novel] == before


def test_what_another_program_wrote_meanwhile_is_not_put_back(
    novel: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(file: TextFile, **options: object) -> TextFile:
        if file.path == novel[2]:
            novel[0].write_text("theirs", "utf-8")
            raise UnwritableFile(file.path)
        return files.save(file, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("writer.text.folder.replacing.save", save)
    with pytest.raises(UnwritableFile):
        carried_out(planned(novel, "林晚", "林晓"))
    assert novel[0].read_text("utf-8") == "theirs"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_file_that_links_lead_to_is_replaced_in_once(novel: list[Path]) -> None:
    link = novel[0].with_name("link.md")
    link.symlink_to(novel[0])
    plan = planned([*novel, link], "林晚", "林晓")
    assert plan.counts == {novel[0]: 2, novel[2]: 1}
    carried_out(plan)
    assert link.is_symlink()
    assert novel[0].read_bytes() == "林晓来了。林晓走了。\r\n".encode("gb18030")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_file_that_is_open_under_another_name_is_left_alone(
    novel: list[Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    link = tmp_path_factory.mktemp("elsewhere") / "link"
    link.symlink_to(novel[0].parent)
    plan = planned([link / novel[0].name], "林晚", "林晓", {novel[0].resolve(): "林晚"})
    assert not plan.files
    assert plan.counts == {link / novel[0].name: 1}


def test_a_defect_half_way_puts_everything_back_as_well(
    novel: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(file: TextFile, **options: object) -> TextFile:
        if file.path == novel[2]:
            raise MemoryError
        return files.save(file, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("writer.text.folder.replacing.save", save)
    before = [path.read_bytes() for path in novel]
    with pytest.raises(MemoryError):
        carried_out(planned(novel, "林晚", "林晓"))
    assert [path.read_bytes() for path in novel] == before


def test_files_in_utf_16_keep_their_bytes(tmp_path: Path) -> None:
    path = tmp_path / "1.md"
    path.write_bytes("\ufeff林晚\r\n一\n".encode("utf-16-le"))
    carried_out(planned([path], "林晚", "林😀"))
    assert path.read_bytes() == "\ufeff林😀\r\n一\n".encode("utf-16-le")
