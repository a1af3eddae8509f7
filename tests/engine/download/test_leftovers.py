from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine.download.conftest import CONTENT, ENTRY, QUICK, fetch, names_in, sources_of
from tests.engine.download.hub import Hub, Mood
from writer.core.download_errors import AlreadyDownloading, DownloadError
from writer.core.file_lock import take
from writer.core.jobs import CancelToken
from writer.engine.catalogue import Catalogue
from writer.engine.download.job import download
from writer.engine.download.leftovers import Unfinished, discard, sweep, unfinished
from writer.engine.download.transfer import Transfer

CATALOGUE = Catalogue((ENTRY, replace(ENTRY, id="other", file="other.gguf")))
PAIR = ["model.gguf.part", "model.gguf.part.json"]


@pytest.fixture
def stopped(hub: Hub, tmp_path: Path) -> Path:
    """A folder with a download of which 100,000 bytes have arrived."""
    hub.mood = Mood(cuts_after=100_000)
    with pytest.raises(DownloadError):
        fetch(tmp_path, hub, terms=replace(QUICK, rounds_later=1, headway_bytes=1 << 30))
    hub.mood = Mood()
    return tmp_path


def test_a_stopped_download_is_known(stopped: Path) -> None:
    assert unfinished(stopped, CATALOGUE) == [Unfinished(ENTRY, 100_000)]
    sweep(stopped, CATALOGUE)
    assert names_in(stopped) == PAIR


def test_it_can_be_dropped(stopped: Path) -> None:
    discard(stopped, ENTRY)
    assert names_in(stopped) == []
    assert unfinished(stopped, CATALOGUE) == []
    discard(stopped, ENTRY)
    assert names_in(stopped) == []


@pytest.mark.parametrize(
    "catalogue",
    [
        Catalogue(()),
        Catalogue((replace(ENTRY, sha256="0" * 64),)),
        Catalogue((replace(ENTRY, size_bytes=1000),)),
    ],
    ids=["not known", "another version", "shorter"],
)
def test_what_can_never_be_finished_is_cleared_away(stopped: Path, catalogue: Catalogue) -> None:
    assert unfinished(stopped, catalogue) == []
    sweep(stopped, catalogue)
    assert names_in(stopped) == []


def test_a_state_without_its_part_is_cleared_away(stopped: Path) -> None:
    (stopped / PAIR[0]).unlink()
    sweep(stopped, CATALOGUE)
    assert names_in(stopped) == []


def test_a_download_that_runs_is_left_alone(hub: Hub, tmp_path: Path) -> None:
    steps = download(ENTRY, sources_of(hub), tmp_path, CancelToken(), QUICK)
    next(step for step in steps if isinstance(step, Transfer) and step.done > 50_000)
    sweep(tmp_path, Catalogue(()))
    with pytest.raises(AlreadyDownloading):
        discard(tmp_path, ENTRY)
    assert unfinished(tmp_path, CATALOGUE)[0].done_bytes > 50_000
    *_, path = steps
    assert isinstance(path, Path)
    assert path.read_bytes() == CONTENT


@pytest.mark.parametrize("state", ["", "{}", json.dumps({"name": "theirs"}), "[]"])
def test_files_of_other_programs_are_left_alone(tmp_path: Path, state: str) -> None:
    (tmp_path / PAIR[0]).write_bytes(b"theirs")
    (tmp_path / PAIR[1]).write_text(state, "utf-8")
    sweep(tmp_path, Catalogue(()))
    assert names_in(tmp_path) == PAIR


def test_what_a_killed_move_left_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / "模型.gguf.moving").write_bytes(b"half")
    (tmp_path / "theirs.moving").write_bytes(b"theirs")
    lock = take(tmp_path / "runs.gguf.moving")
    assert lock is not None
    sweep(tmp_path, CATALOGUE)
    os.close(lock)
    assert names_in(tmp_path) == ["runs.gguf.moving", "theirs.moving"]


def test_without_the_folder_there_is_nothing_to_do(tmp_path: Path) -> None:
    sweep(tmp_path / "nowhere", CATALOGUE)
    assert unfinished(tmp_path / "nowhere", CATALOGUE) == []
