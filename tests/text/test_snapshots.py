from __future__ import annotations

import os
import stat
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.core.errors import UnreadableFile, UnwritableFile
from writer.text import snapshots as snapshots_module
from writer.text.snapshots import Limits, Occasion, Snapshot, Snapshots, unnamed

A, B = "/home/a.md", "/home/b.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "snapshots"


def texts(snapshots: Snapshots, document: str) -> list[str]:
    return [snapshots.text(one) for one in snapshots.of(document)]


def test_snapshots_come_back_newest_first_with_what_is_known_of_them(folder: Path) -> None:
    snapshots = Snapshots(folder)
    before = time.time()
    snapshots.take(A, "一二三", Occasion.SAVED)
    snapshots.take(A, "一二", Occasion.REWRITE)
    newest, oldest = snapshots.of(A)
    assert (newest.occasion, newest.characters) == (Occasion.REWRITE, 2)
    assert (oldest.occasion, oldest.characters) == (Occasion.SAVED, 3)
    assert before - 1 <= oldest.taken_at <= newest.taken_at
    assert texts(snapshots, A) == ["一二", "一二三"]
    assert snapshots.of(B) == ()


def test_the_same_text_is_kept_once_in_a_row(folder: Path) -> None:
    snapshots = Snapshots(folder)
    for text in ("one", "one", "two", "one"):
        snapshots.take(A, text, Occasion.SAVED)
    assert texts(snapshots, A) == ["one", "two", "one"]


@given(st.text(st.characters(codec=None) | st.sampled_from("\ud800\r\n中😀")))
def test_a_snapshot_is_the_text_to_the_last_character(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    snapshots = Snapshots(tmp_path_factory.getbasetemp() / "same")
    snapshots.take(A, text, Occasion.SAVED)
    assert texts(snapshots, A)[0] == text


def test_the_oldest_go_when_there_are_too_many(folder: Path) -> None:
    snapshots = Snapshots(folder, Limits(count=3))
    for number in range(6):
        snapshots.take(A, str(number), Occasion.SAVED)
        snapshots.take(B, str(number), Occasion.SAVED)
    assert texts(snapshots, A) == texts(snapshots, B) == ["5", "4", "3"]


def test_the_oldest_go_when_a_document_takes_too_much_room_but_never_the_newest(
    folder: Path,
) -> None:
    snapshots = Snapshots(folder, Limits(document_bytes=2500))
    noise = [os.urandom(500).hex() for _ in range(5)]
    for text in noise:
        snapshots.take(A, text, Occasion.SAVED)
    kept = texts(snapshots, A)
    assert kept == noise[:-5:-1][: len(kept)]
    assert 1 < len(kept) < 5
    assert sum(one.size_bytes for one in snapshots.of(A)) <= 2500
    snapshots.take(A, os.urandom(5000).hex(), Occasion.SAVED)
    assert len(snapshots.of(A)) == 1


def test_the_oldest_of_all_go_when_all_take_too_much_room(folder: Path) -> None:
    snapshots = Snapshots(folder, Limits(all_bytes=2500))
    for number in range(8):
        snapshots.take(f"/{number}.md", os.urandom(500).hex(), Occasion.SAVED)
    kept = [bool(snapshots.of(f"/{number}.md")) for number in range(8)]
    assert kept == sorted(kept)
    assert kept[-1]
    assert sum(path.stat().st_size for path in folder.rglob("*.gz")) <= 2500
    assert len(list(folder.iterdir())) == sum(kept)


def test_a_document_that_gets_a_name_keeps_its_snapshots(folder: Path) -> None:
    snapshots, name = Snapshots(folder), unnamed()
    snapshots.take(A, "old", Occasion.SAVED)
    snapshots.take(name, "new", Occasion.REWRITE)
    snapshots.move(name, A)
    assert texts(snapshots, A) == ["new", "old"]
    snapshots.move(unnamed(), B)
    assert len(list(folder.iterdir())) == 1


def test_snapshots_are_deleted_for_one_document_or_for_all(folder: Path) -> None:
    snapshots = Snapshots(folder)
    for document in (A, B):
        snapshots.take(document, "text", Occasion.SAVED)
    snapshots.clear(A)
    assert (snapshots.of(A), len(snapshots.of(B))) == ((), 1)
    snapshots.clear_all()
    assert not folder.exists()
    snapshots.take(A, "text", Occasion.SAVED)
    assert len(snapshots.of(A)) == 1


def test_what_a_killed_process_left_is_swept_away(folder: Path) -> None:
    snapshots, name = Snapshots(folder), unnamed()
    snapshots.take(name, "recent", Occasion.SAVED)
    (folder / name / ".writer-00.tmp").write_bytes(b"half")
    snapshots.sweep()
    assert [path.suffix for path in (folder / name).iterdir()] == [".gz"]


def test_documents_that_never_got_a_name_go_after_a_week(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshots, name = Snapshots(folder), unnamed()
    snapshots.take(name, "old", Occasion.SAVED)
    snapshots.take(A, "old", Occasion.SAVED)
    later = time.time() + 8 * 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    snapshots.sweep()
    assert (snapshots.of(name), len(snapshots.of(A))) == ((), 1)


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits of POSIX")
def test_snapshots_are_for_their_owner_alone(folder: Path) -> None:
    before = os.umask(0)
    try:
        Snapshots(folder).take(A, "private", Occasion.SAVED)
    finally:
        os.umask(before)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*.gz")}
    assert (modes, stat.S_IMODE(folder.stat().st_mode)) == ({0o600}, 0o700)


def test_what_cannot_be_written_or_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UnwritableFile):
        Snapshots(tmp_path / "file").take(A, "text", Occasion.SAVED)
    snapshots = Snapshots(tmp_path / "snapshots")
    snapshots.take(A, "text", Occasion.SAVED)
    (damaged,) = snapshots.of(A)
    damaged.place.write_bytes(b"damaged")
    with pytest.raises(UnreadableFile):
        snapshots.text(damaged)


def test_many_documents_are_kept_without_looking_at_all_of_them_each_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Path] = []
    listed = snapshots_module._listed

    def count(place: Path) -> tuple[Snapshot, ...]:
        looked.append(place)
        return listed(place)

    monkeypatch.setattr(snapshots_module, "_listed", count)
    snapshots = Snapshots(folder)
    for number in range(50):
        snapshots.take(f"/{number}.md", "text", Occasion.REPLACE)
    assert len(looked) < 50 * 5
