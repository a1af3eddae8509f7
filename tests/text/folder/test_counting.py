"""How long the files of a folder are."""

from __future__ import annotations

from pathlib import Path

import pytest

from writer.core.errors import Cancelled
from writer.core.jobs import CancelToken
from writer.text.files import TextFile, read
from writer.text.folder import reading
from writer.text.folder.counting import Counted, Length, Lengths, count_files
from writer.text.folder.listing import FolderFile


def file_at(path: Path) -> FolderFile:
    status = path.stat()
    return FolderFile(path, status.st_size, status.st_mtime_ns)


def test_files_are_counted_as_the_editor_counts(tmp_path: Path) -> None:
    chinese, english, picture = (tmp_path / name for name in ("一.md", "two.md", "three.txt"))
    chinese.write_bytes("# 雨夜\n\n下雨了。\n".encode("gb18030"))
    english.write_text("---\ntitle: x\n---\n\n# It rains\n\nAll *night* long.\n", "utf-8")
    picture.write_bytes(b"\x00\x01\x02" * 50)
    files = [file_at(path) for path in (chinese, english, picture)]
    assert list(count_files(files, {}, Lengths(), CancelToken())) == [
        Counted(chinese, Length(6, is_chinese=True)),
        Counted(english, Length(5, is_chinese=False)),
        Counted(picture, None),
    ]


def test_an_open_text_counts_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("one", "utf-8")
    lengths = Lengths()
    (counted,) = count_files([file_at(path)], {path: "one two"}, lengths, CancelToken())
    assert counted.length == Length(2, is_chinese=False)
    (counted,) = count_files([file_at(path)], {}, lengths, CancelToken())
    assert counted.length == Length(1, is_chinese=False)


def test_a_file_is_read_once_for_each_state_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []

    def noted(path: Path) -> TextFile:
        names.append(path.name)
        return read(path)

    monkeypatch.setattr("writer.text.folder.reading.read", noted)
    path, lengths = tmp_path / "a.md", Lengths()
    path.write_text("one", "utf-8")
    assert lengths.of(file_at(path)) == lengths.of(file_at(path))
    path.write_text("one two", "utf-8")
    assert lengths.of(file_at(path)) == Length(2, is_chinese=False)
    lengths.keep([])
    lengths.of(file_at(path))
    assert names == ["a.md"] * 3


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_BYTES", 10)
    path = tmp_path / "a.md"
    path.write_text("one two three", "utf-8")
    assert Lengths().of(file_at(path)) is None


def test_a_file_that_went_has_no_length(tmp_path: Path) -> None:
    assert Lengths().of(FolderFile(tmp_path / "gone.md", 1, 1)) is None


def test_it_can_be_cancelled_between_files(tmp_path: Path) -> None:
    path, token = tmp_path / "a.md", CancelToken()
    path.write_text("one", "utf-8")
    job = count_files([file_at(path)] * 2, {}, Lengths(), token)
    next(job)
    token.cancel()
    with pytest.raises(Cancelled):
        next(job)
