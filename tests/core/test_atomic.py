from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from writer.core.atomic import PRIVATE, sweep, write_bytes
from writer.core.errors import UnwritableFile
from writer.core.file_lock import hold, is_free


def test_a_failed_write_leaves_the_old_content_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def full_disk(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(UnwritableFile) as caught:
        write_bytes(path, b"new")
    assert caught.value.reason == "No space left on device"
    assert path.read_bytes() == b"old"
    assert [child.name for child in tmp_path.iterdir()] == ["file"]


def test_an_interrupt_leaves_the_old_content_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def interrupt(_self: Path, _target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert [child.name for child in tmp_path.iterdir()] == ["file"]


def test_the_longest_file_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 251 + ".md")
    write_bytes(path, b"new")
    write_bytes(path, b"newer")
    assert path.read_bytes() == b"newer"


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits and devices of POSIX")
def test_a_new_file_gets_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "ordinary").touch()
    write_bytes(tmp_path / "ours", b"")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("ordinary", "ours")}
    assert len(modes) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits and devices of POSIX")
def test_a_device_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(UnwritableFile):
        write_bytes(pipe, b"new")
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
def test_a_link_to_nothing_gets_its_file(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to("target")
    write_bytes(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "target").read_bytes() == b"new"


def test_a_read_only_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(UnwritableFile):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"


def test_what_a_killed_process_left_is_swept_and_what_a_living_one_writes_is_not(
    tmp_path: Path,
) -> None:
    dead, living, other = (tmp_path / name for name in (".writer-1.tmp", ".writer-2.tmp", "a.tmp"))
    for path in (dead, living, other):
        path.write_bytes(b"half")
    with living.open("rb+") as stream:
        assert hold(stream.fileno())
        sweep(tmp_path)
    assert (dead.exists(), living.exists(), other.exists()) == (False, True, True)


def test_a_temporary_file_is_held_and_noted_as_long_as_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted: list[Path] = []
    fsync = os.fsync

    @contextmanager
    def noting(temporary: Path) -> Iterator[None]:
        noted.append(temporary)
        yield
        assert not temporary.exists()

    def look(descriptor: int) -> None:
        if noted[-1].exists():
            assert not is_free(noted[-1])
        sweep(tmp_path)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", look)
    write_bytes(tmp_path / "file", b"new", noting=noting)
    assert (tmp_path / "file").read_bytes() == b"new"
    assert len(noted) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits of POSIX")
def test_a_private_file_is_private_from_its_first_byte_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(0o600)
    modes: list[int] = []
    fsync = os.fsync

    def look(descriptor: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", look)
    write_bytes(path, b"new")
    write_bytes(tmp_path / "other", b"new", mode=PRIVATE)
    assert {modes[0], modes[2]} == {0o600}
