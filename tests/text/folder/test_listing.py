"""The files of a folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from writer.core.errors import Cancelled, UnreadableFile
from writer.core.jobs import CancelToken
from writer.text.folder import listing
from writer.text.folder.listing import Folder, Listing, list_folder
from writer.text.folder.order import Order

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")


def listed(root: Path) -> Listing:
    (found,) = list_folder(root, CancelToken())
    return found


def shown(folder: Folder) -> list[object]:
    return [
        (entry.path.name, shown(entry)) if isinstance(entry, Folder) else entry.path.name
        for entry in folder.entries
    ]


def fill(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("words", "utf-8")


def test_texts_are_listed_in_order_and_folders_with_what_is_in_them(tmp_path: Path) -> None:
    fill(tmp_path, "第十章.md", "第2章.txt", "第三章.Markdown", "图.png", "笔记.docx")
    fill(tmp_path, "附/b.md", "附/a.md", "空/图.png", "深/er/c.md")
    found = listed(tmp_path)
    assert shown(found.root) == [
        ("深", [("er", ["c.md"])]),
        *("第2章.txt", "第三章.Markdown", "第十章.md"),
        ("附", ["a.md", "b.md"]),
    ]
    assert [file.path.name for file in found.root.files()][-3:] == ["第十章.md", "a.md", "b.md"]
    assert not found.is_cut


def test_hidden_files_and_backups_are_left_out(tmp_path: Path) -> None:
    fill(
        tmp_path, "a.md", ".hidden.md", "a.md~", "~a.md", ".git/b.md", ".writer-1.tmp", "~lock/c.md"
    )
    assert shown(listed(tmp_path).root) == ["a.md"]


def test_what_is_no_file_is_left_out(tmp_path: Path) -> None:
    fill(tmp_path, "a.md/inside.md")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.md")
    assert shown(listed(tmp_path).root) == [("a.md", ["inside.md"])]


@needs_links
def test_links_are_followed_once(tmp_path: Path) -> None:
    fill(tmp_path, "a/one.md")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "z").symlink_to(tmp_path / "a")
    (tmp_path / "two.md").symlink_to(tmp_path / "a" / "one.md")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")
    assert shown(listed(tmp_path).root) == [("a", ["one.md"]), "two.md"]


def test_the_order_of_the_person_counts(tmp_path: Path) -> None:
    fill(tmp_path, "1.md", "2.md", "k/1.md", "k/2.md")
    Order().with_folder("", ["k", "2.md", "1.md"]).with_folder("k", ["2.md"]).save(tmp_path)
    assert shown(listed(tmp_path).root) == [("k", ["1.md", "2.md"]), "2.md", "1.md"]


def test_there_is_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "MOST_FILES", 5)
    fill(tmp_path, *(f"{number}.md" for number in range(8)))
    found = listed(tmp_path)
    assert found.is_cut
    assert len(list(found.root.files())) == 5


def test_there_is_a_limit_for_what_is_no_text_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MOST_LOOKED_AT", 10)
    fill(tmp_path, *(f"{folder}/{number}.png" for folder in "abc" for number in range(8)))
    assert listed(tmp_path).is_cut


@pytest.mark.skipif(not hasattr(os, "geteuid") or not os.geteuid(), reason="root may read all")
def test_a_folder_inside_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    fill(tmp_path, "a.md", "shut/b.md")
    (tmp_path / "shut").chmod(0)
    try:
        assert shown(listed(tmp_path).root) == ["a.md"]
    finally:
        (tmp_path / "shut").chmod(0o700)


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        listed(tmp_path / "gone")


def test_it_can_be_cancelled(tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        list(list_folder(tmp_path, token))
