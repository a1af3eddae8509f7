"""What is left when a download ends in the middle, and what comes of it."""

from __future__ import annotations

import errno
import io
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections import namedtuple
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine.download.conftest import (
    CONTENT,
    ENTRY,
    QUICK,
    entry_for,
    fetch,
    names_in,
    sources_of,
)
from tests.engine.download.hub import Hub, Mood
from tests.engine.models import write_model
from writer.core.download_errors import (
    AlreadyDownloading,
    DownloadError,
    NotEnoughRoom,
    TooLargeForDrive,
)
from writer.core.errors import NameTaken, UnwritableFile
from writer.core.jobs import CancelToken
from writer.engine import drive, room
from writer.engine.catalogue import Catalogue
from writer.engine.download import part
from writer.engine.download.job import download
from writer.engine.download.leftovers import Unfinished, unfinished
from writer.engine.download.transfer import Transfer

PAIR = ["model.gguf.part", "model.gguf.part.json"]
CHILD = """
import sys
from pathlib import Path
from tests.engine.download.conftest import ENTRY, QUICK
from writer.core.jobs import CancelToken
from writer.engine.download.job import download
from writer.engine.entry import Source
for step in download(ENTRY, [Source("hub", sys.argv[1])], Path(sys.argv[2]), CancelToken(), QUICK):
    print(getattr(step, "done", step), flush=True)
"""


@contextmanager
def downloading(hub: Hub, folder: Path, at_least: int) -> Iterator[subprocess.Popen[str]]:
    """Another process that is in the middle of a download, until it is killed at the end."""
    command = [sys.executable, "-c", CHILD, hub.url, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        try:
            assert child.stdout is not None
            for line in child.stdout:
                if int(line) >= at_least:
                    break
            yield child
        finally:
            child.kill()


def test_a_killed_download_goes_on_where_it_was(hub: Hub, tmp_path: Path) -> None:
    hub.pause = lambda: time.sleep(0.05)
    with downloading(hub, tmp_path, 100_000):
        pass
    assert names_in(tmp_path) == PAIR
    there = (tmp_path / PAIR[0]).stat().st_size
    assert 100_000 <= there < len(CONTENT)
    hub.pause = lambda: None
    assert fetch(tmp_path, hub).path.read_bytes() == CONTENT
    assert hub.ranges == ["", f"bytes={there}-"]
    assert names_in(tmp_path) == ["model.gguf"]


def test_two_processes_do_not_fetch_the_same_file(hub: Hub, tmp_path: Path) -> None:
    hub.pause = lambda: time.sleep(0.05)
    with downloading(hub, tmp_path, 20_000):
        with pytest.raises(AlreadyDownloading):
            fetch(tmp_path, hub)
        assert names_in(tmp_path) == PAIR
    hub.pause = lambda: None
    assert fetch(tmp_path, hub).path.read_bytes() == CONTENT


def test_a_part_that_a_crash_damaged_is_fetched_anew(hub: Hub, tmp_path: Path) -> None:
    steps = download(ENTRY, sources_of(hub), tmp_path, CancelToken(), QUICK)
    next(step for step in steps if isinstance(step, Transfer) and step.done > 100_000)
    del steps
    with (tmp_path / PAIR[0]).open("r+b") as stream:
        stream.seek(50_000)
        stream.write(bytes(4096))
    assert fetch(tmp_path, hub).path.read_bytes() == CONTENT


@pytest.mark.parametrize("state", [b"", b"{", b"[1]", b'{"sha256": 5}', b"\xff" * 100, b"[" * 9999])
def test_a_damaged_state_only_forgets_the_source(hub: Hub, tmp_path: Path, state: bytes) -> None:
    (tmp_path / PAIR[0]).write_bytes(CONTENT[:200_000])
    (tmp_path / PAIR[1]).write_bytes(state)
    assert fetch(tmp_path, hub).path.read_bytes() == CONTENT
    assert hub.ranges == ["bytes=200000-"]
    assert names_in(tmp_path) == ["model.gguf"]


@pytest.mark.parametrize("there", [len(CONTENT), len(CONTENT) + 1])
def test_a_part_that_is_whole_but_wrong_is_begun_anew(hub: Hub, tmp_path: Path, there: int) -> None:
    (tmp_path / PAIR[0]).write_bytes(bytes(there))
    (tmp_path / PAIR[1]).write_bytes(b"")
    assert fetch(tmp_path, hub).path.read_bytes() == CONTENT
    assert hub.ranges == [""]


def test_a_part_that_is_whole_and_right_asks_nobody(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / PAIR[0]).write_bytes(CONTENT)
    (tmp_path / PAIR[1]).write_bytes(b"")
    assert fetch(tmp_path, hub).path.read_bytes() == CONTENT
    assert hub.requests == []


def test_a_part_of_an_older_file_of_this_name_is_not_gone_on_with(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / PAIR[0]).write_bytes(bytes(1000))
    (tmp_path / PAIR[1]).write_text(json.dumps({"sha256": "0" * 64, "url": "", "etag": ""}))
    assert fetch(tmp_path, hub).path.read_bytes() == CONTENT
    assert hub.ranges == [""]


def test_another_programs_part_is_left_alone(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / PAIR[0]).write_bytes(b"theirs")
    with pytest.raises(NameTaken):
        fetch(tmp_path, hub)
    assert (tmp_path / PAIR[0]).read_bytes() == b"theirs"
    assert names_in(tmp_path) == PAIR[:1]


def test_what_arrived_goes_when_the_file_came_from_elsewhere(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / PAIR[0]).write_bytes(CONTENT[:200_000])
    (tmp_path / PAIR[1]).write_text(json.dumps({"sha256": ENTRY.sha256}))
    (tmp_path / "model.gguf").write_bytes(CONTENT)
    fetch(tmp_path, hub)
    assert names_in(tmp_path) == ["model.gguf"]


def test_another_whole_model_of_this_name_is_left_alone(hub: Hub, tmp_path: Path) -> None:
    theirs = write_model(tmp_path / "model.gguf").read_bytes()
    with pytest.raises(NameTaken):
        fetch(tmp_path, hub)
    assert hub.requests == []
    assert names_in(tmp_path) == ["model.gguf"]
    (tmp_path / "model.gguf").write_bytes(theirs[:-100])  # one that is cut short may go
    assert fetch(tmp_path, hub).path.read_bytes() == CONTENT
    assert names_in(tmp_path) == ["model.gguf"]


def test_a_folder_of_this_name_is_told_before_anything_is_fetched(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "model.gguf").mkdir()
    with pytest.raises(NameTaken):
        fetch(tmp_path, hub)
    assert hub.requests == []


def test_another_model_that_comes_meanwhile_is_left_alone(hub: Hub, tmp_path: Path) -> None:
    steps = download(ENTRY, sources_of(hub), tmp_path, CancelToken(), QUICK)
    next(steps)
    theirs = write_model(tmp_path / "model.gguf").read_bytes()
    with pytest.raises(NameTaken):
        list(steps)
    assert (tmp_path / "model.gguf").read_bytes() == theirs


def test_what_has_taken_the_place_of_the_part_does_not_get_its_name(
    hub: Hub, tmp_path: Path
) -> None:
    steps = download(ENTRY, sources_of(hub), tmp_path, CancelToken(), QUICK)
    next(steps)
    (tmp_path / "other").write_bytes(b"other")
    (tmp_path / "other").replace(tmp_path / PAIR[0])
    with pytest.raises(UnwritableFile):
        list(steps)
    assert names_in(tmp_path) == PAIR


def test_a_part_that_somebody_cuts_short_is_not_taken_for_whole(hub: Hub, tmp_path: Path) -> None:
    steps = download(ENTRY, sources_of(hub), tmp_path, CancelToken(), QUICK)
    next(step for step in steps if isinstance(step, Transfer) and step.done == len(CONTENT))
    os.truncate(tmp_path / PAIR[0], 1000)
    with pytest.raises(DownloadError):
        list(steps)
    assert names_in(tmp_path) == []


def test_a_part_that_cannot_be_read_or_opened_is_told(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Unreadable(io.FileIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    def unopened(*_place: object, **_how: object) -> object:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    monkeypatch.setattr(part, "FileIO", unopened)
    with pytest.raises(UnwritableFile):
        fetch(tmp_path, hub)
    assert names_in(tmp_path) == []
    (tmp_path / PAIR[0]).write_bytes(CONTENT[:1000])
    (tmp_path / PAIR[1]).write_bytes(b"")
    monkeypatch.setattr(part, "FileIO", Unreadable)
    with pytest.raises(UnwritableFile):
        fetch(tmp_path, hub)
    assert names_in(tmp_path) == PAIR


def test_on_a_full_drive_it_stays_known_what_the_part_is(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / PAIR[0]).write_bytes(CONTENT[:1000])
    (tmp_path / PAIR[1]).write_text(json.dumps({"sha256": ENTRY.sha256, "url": "", "etag": ""}))

    def full(_descriptor: int, _content: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(NotEnoughRoom):
            fetch(tmp_path, hub)
    assert unfinished(tmp_path, Catalogue((ENTRY,))) == [Unfinished(ENTRY, 1000)]


def test_a_folder_that_cannot_be_made_is_told(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UnwritableFile):
        fetch(tmp_path / "file" / "models", hub)
    assert hub.requests == []


def test_a_full_drive_is_told_before_anything_is_fetched(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(room.SPARE_BYTES + 100_000))
    with pytest.raises(NotEnoughRoom) as caught:
        fetch(tmp_path, hub)
    assert caught.value.needed_bytes == len(CONTENT)
    assert hub.requests == []
    assert names_in(tmp_path) == []
    (tmp_path / PAIR[0]).write_bytes(CONTENT[:200_000])
    (tmp_path / PAIR[1]).write_bytes(b"")
    assert fetch(tmp_path, hub).path.read_bytes() == CONTENT


def test_fat32_is_told_before_anything_is_fetched(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drive, "_file_system_of", lambda _path: "vfat")
    large = replace(ENTRY, size_bytes=1 << 32)
    with pytest.raises(TooLargeForDrive) as caught:
        fetch(tmp_path, hub, entry=large)
    assert caught.value.size_bytes == 1 << 32
    assert names_in(tmp_path) == []
    assert fetch(tmp_path, hub).path.read_bytes() == CONTENT


class Failing(io.FileIO):
    """A file that takes 100,000 bytes and then fails."""

    number = errno.ENOSPC

    def write(self, block: bytes) -> int:  # type: ignore[override]
        if self.tell() + len(block) > 100_000:
            raise OSError(self.number, os.strerror(self.number))
        return super().write(block)


@pytest.mark.parametrize(
    ("number", "kind", "left"),
    [
        (errno.ENOSPC, NotEnoughRoom, PAIR),
        (errno.EFBIG, TooLargeForDrive, []),
        (errno.EIO, UnwritableFile, PAIR),
    ],
)
def test_a_drive_that_fails_midway_is_told(
    hub: Hub,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    kind: type[Exception],
    left: list[str],
) -> None:
    monkeypatch.setattr(Failing, "number", number)
    with monkeypatch.context() as patch:
        patch.setattr(part, "FileIO", Failing)
        with pytest.raises(kind):
            fetch(tmp_path, hub)
    assert names_in(tmp_path) == left
    assert fetch(tmp_path, hub).path.read_bytes() == CONTENT


def moods(chance: random.Random, size: int) -> Iterator[Mood]:
    """Bad moods of every kind, and some good ones."""
    while True:
        at = chance.randrange(size)
        yield chance.choice(
            [
                Mood(),
                Mood(cuts_after=at),
                Mood(cuts_after=at, without_length=True),
                Mood(chunked=True, cuts_after=at),
                Mood(chunked=True),
                Mood(ignores_ranges=True, cuts_after=at),
                Mood(shift=chance.choice((-5, 5))),
                Mood(content_range="bytes 0-0/9"),
                Mood(status=chance.choice((404, 429, 500, 503))),
                Mood(location="/elsewhere"),
                Mood(etag=f'"{at}"'),
                Mood(etag=f'"{at}"', ignores_if_range=True, cuts_after=at),
                Mood(content=b"GGUF" + bytes(size - 4)),
                Mood(content=b"GGUF" + bytes(size - 4), cuts_after=at),
                Mood(content=bytes(size), cuts_after=at),
                Mood(content=bytes(at)),
                Mood(content=bytes(at), without_length=True),
                Mood(encoding="br"),
                Mood(raw=b"\0" * 10),
            ]
        )


@pytest.mark.parametrize(
    "seed",
    [*range(20), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(20, 300))],
)
def test_whatever_servers_do_there_is_the_right_file_or_an_error_and_no_litter(
    hub: Hub, mirror: Hub, tmp_path: Path, seed: int
) -> None:
    content, chance = CONTENT[:60_000], random.Random(seed)  # noqa: S311 - no secret
    entry, endless = entry_for(content), moods(chance, len(content))
    for server in (hub, mirror):
        server.content = content
        server.moods = [next(endless) for _ in range(60)]
    terms = replace(QUICK, headway_bytes=1000)
    for _ in range(4):
        try:
            path = fetch(tmp_path, hub, mirror, entry=entry, terms=terms).path
        except DownloadError:
            assert names_in(tmp_path) in ([], PAIR)
        else:
            assert path.read_bytes() == content
            assert names_in(tmp_path) == ["model.gguf"]
            path.unlink()
    hub.moods = mirror.moods = []
    assert fetch(tmp_path, hub, mirror, entry=entry, terms=terms).path.read_bytes() == content
    assert names_in(tmp_path) == ["model.gguf"]
