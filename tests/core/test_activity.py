from __future__ import annotations

import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from writer.core import activity
from writer.core.activity import ActivityLog, Entry, Outcome
from writer.core.errors import UnwritableFile

FIRST = Entry("a", 100.0, "polish", "报告.md", 320)
SECOND = Entry("b", 200.0, "expand", "", 90)


def test_an_entry_becomes_what_was_told_of_it_last(tmp_path: Path) -> None:
    log = ActivityLog(tmp_path / "state" / "activity.jsonl")
    done = replace(FIRST, seconds=2.5, blocks=3, kept_blocks=1, outcome=Outcome.ACCEPTED)
    for entry in (FIRST, SECOND, done):
        log.note(entry)
    assert ActivityLog(tmp_path / "state" / "activity.jsonl").entries() == (SECOND, done)


def test_without_a_file_there_are_no_entries(tmp_path: Path) -> None:
    log = ActivityLog(tmp_path / "activity.jsonl")
    assert log.entries() == ()
    log.clear()
    assert log.entries() == ()


def test_the_file_is_nobody_elses(tmp_path: Path) -> None:
    path = tmp_path / "activity.jsonl"
    ActivityLog(path).note(FIRST)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("torn", ['{"id": "c", "tim', "\x00\x00", "[]", "{}", '{"id": 3}'])
def test_what_a_crash_or_another_version_left_harms_nothing(tmp_path: Path, torn: str) -> None:
    path = tmp_path / "activity.jsonl"
    ActivityLog(path).note(FIRST)
    path.write_text(path.read_text("utf-8") + torn, "utf-8")
    log = ActivityLog(path)
    log.note(SECOND)
    assert log.entries() == (SECOND, FIRST)


def test_the_oldest_go_when_there_are_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(activity, "ENTRIES_LIMIT", 3)
    monkeypatch.setattr(activity, "_MOST_LINES", 6)
    path = tmp_path / "activity.jsonl"
    log = ActivityLog(path)
    for number in range(20):
        log.note(replace(FIRST, id=str(number), time=float(number)))
    assert [entry.id for entry in log.entries()] == ["19", "18", "17"]
    assert len(path.read_text("utf-8").splitlines()) <= 6
    assert list(tmp_path.iterdir()) == [path]


def test_clearing_leaves_nothing_on_the_disk(tmp_path: Path) -> None:
    log = ActivityLog(tmp_path / "activity.jsonl")
    log.note(FIRST)
    log.clear()
    assert list(tmp_path.iterdir()) == []
    log.note(SECOND)
    assert log.entries() == (SECOND,)


def test_a_folder_that_cannot_be_written_is_an_error_with_the_path(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder")
    log = ActivityLog(tmp_path / "state" / "activity.jsonl")
    with pytest.raises(UnwritableFile) as told:
        log.note(FIRST)
    assert told.value.path == tmp_path / "state" / "activity.jsonl"


def test_what_was_noted_survives_a_killed_process(tmp_path: Path) -> None:
    path = tmp_path / "activity.jsonl"
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from writer.core.activity import ActivityLog, Entry\n"
        "ActivityLog(Path(sys.argv[1])).note(Entry('a', 1.0, 'polish', 'a.md', 5))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", program, path], check=False)
    assert ActivityLog(path).entries() == (Entry("a", 1.0, "polish", "a.md", 5),)
