from __future__ import annotations

import errno
import os
import random
import shutil
import tempfile
from collections import namedtuple
from io import FileIO
from pathlib import Path
from typing import Any

import pytest

from writer.core.download_errors import NotEnoughRoom, TooLargeForDrive
from writer.core.errors import (
    Cancelled,
    DamagedCopy,
    ModelMissing,
    NameTaken,
    NotOurs,
    UnreadableFile,
    UnwritableFile,
)
from writer.core.file_lock import take
from writer.core.jobs import CancelToken, Progress, Stage
from writer.engine import drive, relocation
from writer.engine.relocation import copy, is_own, move, remove

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made there
CONTENT = random.Random(3).randbytes(100_000)  # noqa: S311 - no secret


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model in Writer's own folder; blocks are small, so that there are several."""
    monkeypatch.setattr(relocation, "BLOCK_BYTES", 16_384)
    folder = tmp_path / "models"
    folder.mkdir()
    path = folder / "模型.gguf"
    path.write_bytes(CONTENT)
    path.chmod(0o640)
    return path


@pytest.fixture
def other_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to which nothing can be renamed."""
    folder = tmp_path / "other drive"
    rename = Path.rename

    def across(self: Path, target: Path) -> Path:
        if self.parent != target.parent and folder in target.parents:
            raise OSError(errno.EXDEV, "another drive")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", across)
    return folder


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_on_one_drive_a_file_only_gets_another_name(model: Path, tmp_path: Path) -> None:
    number = model.stat().st_ino
    folder = tmp_path / "new" / "folder"
    assert list(move(model, folder, CancelToken())) == [folder / model.name]
    assert (folder / model.name).stat().st_ino == number
    assert not model.exists()


def test_to_another_drive_it_is_copied_read_again_and_then_removed(
    model: Path, other_drive: Path
) -> None:
    *progress, target = move(model, other_drive, CancelToken())
    assert target == other_drive / model.name
    assert target.read_bytes() == CONTENT
    assert not model.exists()
    assert names_in(other_drive) == [model.name]
    stages = [step.stage for step in progress if isinstance(step, Progress)]
    assert stages == sorted(stages, key=[Stage.COPYING, Stage.HASHING].index)
    assert len(stages) == 2 * 7
    assert progress[-1] == Progress(Stage.HASHING, len(CONTENT), len(CONTENT))
    if os.name != "nt":
        assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(not MEMORY.is_dir(), reason="there is no second file system")
def test_between_two_real_file_systems_no_byte_changes(model: Path) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        if Path(folder).stat().st_dev == model.stat().st_dev:
            pytest.skip("both folders lie on one file system")
        *_, target = move(model, Path(folder) / "模型", CancelToken())
        assert isinstance(target, Path)
        assert target.read_bytes() == CONTENT
        assert names_in(target.parent) == [model.name]
        assert not model.exists()


def test_a_copy_leaves_the_file_where_it_is(model: Path, tmp_path: Path) -> None:
    *_, target = copy(model, tmp_path / "copies", CancelToken())
    assert isinstance(target, Path)
    assert target.read_bytes() == model.read_bytes() == CONTENT
    assert not target.samefile(model)


@pytest.mark.parametrize("stage", [Stage.COPYING, Stage.HASHING])
def test_cancelled_it_leaves_the_old_file_and_no_litter(
    model: Path, other_drive: Path, stage: Stage
) -> None:
    token = CancelToken()
    steps = move(model, other_drive, token)
    next(step for step in steps if isinstance(step, Progress) and step.stage is stage)
    token.cancel()
    with pytest.raises(Cancelled):
        list(steps)
    assert model.read_bytes() == CONTENT
    assert names_in(other_drive) == []


def test_a_file_of_this_name_is_left_alone(model: Path, tmp_path: Path) -> None:
    folder = tmp_path / "taken"
    folder.mkdir()
    (folder / model.name).write_bytes(b"theirs")
    for job in (move, copy):
        with pytest.raises(NameTaken):
            list(job(model, folder, CancelToken()))
    assert (folder / model.name).read_bytes() == b"theirs"
    assert model.read_bytes() == CONTENT
    with pytest.raises(NameTaken):
        list(move(model, model.parent, CancelToken()))


def test_a_file_that_takes_the_name_while_it_is_copied_is_left_alone(
    model: Path, other_drive: Path
) -> None:
    for job in (move, copy):
        steps = job(model, other_drive, CancelToken())
        next(step for step in steps if isinstance(step, Progress))
        (other_drive / model.name).write_bytes(b"theirs")
        with pytest.raises(NameTaken):
            list(steps)
        assert names_in(other_drive) == [model.name]
        assert (other_drive / model.name).read_bytes() == b"theirs"
        assert model.read_bytes() == CONTENT
        (other_drive / model.name).unlink()


def test_what_cannot_be_removed_is_not_there_twice(
    model: Path, other_drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def refused(self: Path, *, missing_ok: bool = False) -> None:
        if self == model:
            raise PermissionError(errno.EACCES, "read-only")
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(UnwritableFile):
        list(move(model, other_drive, CancelToken()))
    assert names_in(other_drive) == []
    assert model.read_bytes() == CONTENT


def test_the_only_copy_is_kept_when_the_old_file_goes_by_itself(
    model: Path, other_drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    require_same = relocation._require_same

    def gone(path: Path, is_same: bool) -> None:
        require_same(path, is_same)
        path.unlink()

    monkeypatch.setattr(relocation, "_require_same", gone)
    *_, target = move(model, other_drive, CancelToken())
    assert isinstance(target, Path)
    assert target.read_bytes() == CONTENT


def test_links_that_lead_nowhere_are_nobodys(model: Path) -> None:
    loop = model.parent / "loop"
    loop.symlink_to(loop)
    assert not is_own(loop / "model.gguf", model.parent)
    assert not is_own(loop, model.parent)
    with pytest.raises(ModelMissing):
        list(move(loop, model.parent / "x", CancelToken()))


def test_what_a_killed_move_left_is_replaced(model: Path, other_drive: Path) -> None:
    other_drive.mkdir()
    (other_drive / f"{model.name}.moving").write_bytes(bytes(200_000))
    *_, target = move(model, other_drive, CancelToken())
    assert isinstance(target, Path)
    assert target.read_bytes() == CONTENT
    assert names_in(other_drive) == [model.name]


def test_two_moves_do_not_get_into_each_others_way(model: Path, other_drive: Path) -> None:
    other_drive.mkdir()
    lock = take(other_drive / f"{model.name}.moving")
    assert lock is not None
    try:
        with pytest.raises(NameTaken):
            list(move(model, other_drive, CancelToken()))
    finally:
        os.close(lock)
    assert model.read_bytes() == CONTENT


def test_a_drive_that_keeps_something_else_is_found_out(
    model: Path, other_drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Forgetful(FileIO):
        def write(self, block: bytes) -> int:  # type: ignore[override]
            return super().write(bytes(len(block)))

    def opened(descriptor: int, mode: str, buffering: int) -> FileIO:
        assert buffering == 0
        return Forgetful(descriptor, mode.replace("b", ""))

    monkeypatch.setattr(os, "fdopen", opened)
    with pytest.raises(DamagedCopy):
        list(move(model, other_drive, CancelToken()))
    assert model.read_bytes() == CONTENT
    assert names_in(other_drive) == []


def test_a_file_that_changes_while_it_is_copied_stays(model: Path, other_drive: Path) -> None:
    steps = move(model, other_drive, CancelToken())
    next(step for step in steps if isinstance(step, Progress) and step.stage is Stage.HASHING)
    with model.open("ab") as stream:
        stream.write(b"more")
    with pytest.raises(DamagedCopy):
        list(steps)
    assert model.read_bytes() == CONTENT + b"more"
    assert names_in(other_drive) == []


def test_a_drive_without_room_is_told_before_anything_is_written(
    model: Path, other_drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(1000))
    with pytest.raises(NotEnoughRoom):
        list(move(model, other_drive, CancelToken()))
    monkeypatch.setattr(drive, "_file_system_of", lambda _path: "vfat")
    monkeypatch.setattr(drive, "FAT_LIMIT_BYTES", 10_000)
    with pytest.raises(TooLargeForDrive):
        list(move(model, other_drive, CancelToken()))
    assert model.read_bytes() == CONTENT
    assert names_in(other_drive) == []


def test_a_file_that_is_gone_or_a_folder_that_cannot_be_is_told(
    model: Path, tmp_path: Path
) -> None:
    with pytest.raises(ModelMissing):
        list(move(tmp_path / "nowhere.gguf", tmp_path / "x", CancelToken()))
    with pytest.raises(UnwritableFile):
        list(move(model, model / "below a file", CancelToken()))
    assert model.read_bytes() == CONTENT


def test_a_file_that_cannot_be_read_on_is_told(
    model: Path, other_drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell():
                raise OSError(errno.EIO, "broken")
            return super().read(-1 if size is None else size)

    opened = Path.open

    def open_broken(self: Path, *args: Any, **options: Any) -> object:
        return Broken(self) if self == model else opened(self, *args, **options)

    monkeypatch.setattr(Path, "open", open_broken)
    with pytest.raises(UnreadableFile):
        list(move(model, other_drive, CancelToken()))
    assert names_in(other_drive) == []


def test_only_files_of_writers_own_folder_are_removed(model: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.gguf"
    theirs.write_bytes(b"theirs")
    below = model.parent / "below"
    below.mkdir()
    (below / "model.gguf").write_bytes(b"")
    link = model.parent / "link.gguf"
    link.symlink_to(theirs)
    for path in (theirs, below / "model.gguf", link, model.parent / ".." / "theirs.gguf"):
        assert not is_own(path, model.parent)
        with pytest.raises(NotOurs):
            remove(path, model.parent)
        assert path.exists()
    remove(model, model.parent)
    assert not model.exists()
    with pytest.raises(ModelMissing):
        remove(model, model.parent)


def test_a_linked_model_is_copied_and_only_the_link_goes(model: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.gguf"
    model.rename(theirs)
    model.symlink_to(theirs)
    *_, target = move(model, tmp_path / "new", CancelToken())
    assert isinstance(target, Path)
    assert not target.is_symlink()
    assert target.read_bytes() == theirs.read_bytes() == CONTENT
    assert not model.is_symlink()
