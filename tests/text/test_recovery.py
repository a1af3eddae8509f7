"""The journal of unsaved text: what comes back after a crash, and what does not."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.core.errors import ChangedOnDisk, Obstacle, UnkeptText
from writer.text.encoding import Encoding
from writer.text.files import TextFile, read, save
from writer.text.newlines import Newlines
from writer.text.recovery import Draft, Journal, Unsaved, _packed, _unpacked

DYING = """
import os, sys
from pathlib import Path
from writer.text.files import read
from writer.text.recovery import Journal, Unsaved
journal = Journal(Path(sys.argv[1]))
draft = journal.draft()
file = read(Path(sys.argv[2])) if sys.argv[2] else None
draft.write(Unsaved(file, sys.argv[3], cursor=2), draft.ticket())
if len(sys.argv) > 4:
    with journal.noting(Path(sys.argv[4])):
        Path(sys.argv[4]).write_bytes(b"half")
        os._exit(9)
os._exit(9)
"""
"""Leaves an entry, and a half written file where one is named, as a killed process does."""


def keep(journal: Journal, text: str, file: TextFile | None = None) -> Draft:
    draft = journal.draft()
    draft.write(Unsaved(file, text), draft.ticket())
    return draft


def die(folder: Path, document: Path | None, text: str, *temporary: Path) -> None:
    arguments = [str(folder), str(document or ""), text, *map(str, temporary)]
    done = subprocess.run([sys.executable, "-c", DYING, *arguments], check=False)
    assert done.returncode == 9


def names(folder: Path) -> list[str]:
    return sorted(path.suffix for path in folder.iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journal"


def test_what_a_dead_process_left_is_found_once_with_all_that_is_known(
    folder: Path, tmp_path: Path
) -> None:
    document = tmp_path / "稿 子.md"
    document.write_bytes("旧的\r\n".encode("utf-16"))
    die(folder, document, "新的\n")
    journal = Journal(folder)
    (entry,) = journal.left_behind()
    assert (entry.path, entry.text, entry.cursor) == (document, "新的\n", 2)
    assert journal.left_behind() == ()
    restored = entry.restored()
    assert restored is not None
    save(restored)
    assert document.read_bytes() == "新的\r\n".encode("utf-16")


def test_a_document_without_a_name_is_found_too(folder: Path) -> None:
    die(folder, None, "never saved")
    (entry,) = Journal(folder).left_behind()
    assert (entry.path, entry.text, entry.restored()) == (None, "never saved", None)


def test_a_restored_document_still_notices_that_its_file_has_changed(
    folder: Path, tmp_path: Path
) -> None:
    document = tmp_path / "a.md"
    document.write_text("one")
    die(folder, document, "mine")
    document.write_text("theirs")
    (entry,) = Journal(folder).left_behind()
    restored = entry.restored()
    assert restored is not None
    with pytest.raises(ChangedOnDisk):
        save(restored)


def test_mixed_newlines_come_back_when_the_file_is_as_it_was(folder: Path, tmp_path: Path) -> None:
    document = tmp_path / "a.md"
    document.write_bytes(b"a\r\nb\nc\r\n")
    die(folder, document, "a\nb\nC\n")
    (entry,) = Journal(folder).left_behind()
    restored = entry.restored()
    assert restored is not None
    save(restored)
    assert document.read_bytes() == b"a\r\nb\nC\r\n"


def test_what_is_on_the_disk_by_now_and_what_is_blank_is_not_offered(
    folder: Path, tmp_path: Path
) -> None:
    document = tmp_path / "a.md"
    document.write_text("saved")
    die(folder, document, "saved")
    die(folder, None, " \n")
    assert Journal(folder).left_behind() == ()
    assert names(folder) == []


def test_the_entries_of_a_living_process_are_left_alone(folder: Path) -> None:
    living, other = Journal(folder), Journal(folder)
    keep(living, "mine")
    assert other.left_behind() == ()
    assert names(folder) == [".lock", ".unsaved"]


def test_of_two_that_look_at_once_only_one_gets_an_entry(folder: Path) -> None:
    for number in range(2):
        die(folder, None, f"text {number}")
    found: list[Unsaved] = []
    start = threading.Barrier(4)

    def look() -> None:
        journal = Journal(folder)
        start.wait()
        found.extend(journal.left_behind())

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(entry.text for entry in found) == ["text 0", "text 1"]


def test_an_entry_that_nobody_decided_on_is_offered_again(folder: Path) -> None:
    die(folder, None, "undecided")
    first = Journal(folder)
    assert len(first.left_behind()) == 1
    assert Journal(folder).left_behind() == ()
    first.close()
    assert [entry.text for entry in Journal(folder).left_behind()] == ["undecided"]


def test_the_newest_comes_first(folder: Path) -> None:
    die(folder, None, "older")
    die(folder, None, "newer")
    assert [entry.text for entry in Journal(folder).left_behind()] == ["newer", "older"]


def test_nothing_is_left_of_what_was_saved_or_discarded(folder: Path) -> None:
    journal = Journal(folder)
    keep(journal, "text").forget()
    journal.close()
    assert names(folder) == []


def test_an_older_text_never_replaces_a_newer_one_or_comes_back(folder: Path) -> None:
    journal = Journal(folder)
    draft = journal.draft()
    early, late = draft.ticket(), draft.ticket()
    draft.write(Unsaved(None, "late"), late)
    draft.write(Unsaved(None, "early"), early)
    (place,) = folder.glob("*.unsaved")
    assert place.read_bytes().endswith(b"late")
    slow = draft.ticket()
    draft.forget()
    draft.write(Unsaved(None, "late"), slow)
    assert not list(folder.glob("*.unsaved"))


def test_a_half_written_file_beside_a_document_is_removed_at_the_next_start(
    folder: Path, tmp_path: Path
) -> None:
    ours, other = tmp_path / ".writer-0a1b.tmp", tmp_path / ".writer-2c3d.tmp"
    other.write_bytes(b"of somebody else")
    die(folder, None, "text", ours)
    assert ours.exists()
    Journal(folder).left_behind()
    assert not ours.exists()
    assert other.exists()


def test_a_note_never_removes_a_file_that_is_no_temporary_one(folder: Path, tmp_path: Path) -> None:
    precious = tmp_path / "letter.md"
    die(folder, None, "text", precious)
    Journal(folder).left_behind()
    assert precious.exists()


def test_saving_leaves_no_note(folder: Path, tmp_path: Path) -> None:
    journal = Journal(folder)
    save(TextFile(tmp_path / "a.md", "text"), noting=journal.noting)
    assert names(folder) == [".lock"]


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits of POSIX")
def test_the_journal_is_for_its_owner_alone(folder: Path) -> None:
    before = os.umask(0)
    try:
        keep(Journal(folder), "private")
    finally:
        os.umask(before)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert (modes, stat.S_IMODE(folder.stat().st_mode)) == ({0o600}, 0o700)


def test_a_full_disk_is_told_and_the_last_entry_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(folder)
    draft = keep(journal, "kept")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnkeptText) as caught:
        draft.write(Unsaved(None, "lost"), draft.ticket())
    assert caught.value.obstacle is Obstacle.FULL
    (place,) = folder.glob("*.unsaved")
    assert place.read_bytes().endswith(b"kept")
    assert names(folder) == [".lock", ".unsaved"]


def test_a_document_is_saved_where_the_journal_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "journal").write_text("in the way")
    journal = Journal(tmp_path / "journal")
    save(TextFile(tmp_path / "a.md", "text"), noting=journal.noting)
    assert (tmp_path / "a.md").read_text() == "text"
    with pytest.raises(UnkeptText):
        keep(journal, "text")
    assert journal.left_behind() == ()


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"no json\ntext", b'{"format": 99}\ntext', b"[]\n"]
)
def test_what_is_no_entry_is_left_alone(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / "feed-beef.unsaved").write_bytes(content)
    assert Journal(folder).left_behind() == ()
    assert (folder / "feed-beef.unsaved").exists()


@given(
    st.text(st.characters(codec=None) | st.sampled_from("\ud800\udfff\r\n中😀")),
    st.sampled_from(Encoding),
    st.booleans(),
)
def test_an_entry_says_what_was_put_into_it(text: str, encoding: Encoding, mark: bool) -> None:
    file = TextFile(Path("甲 乙\n.md"), "", encoding, mark, Newlines("\r\n"), "ab")
    unsaved = Unsaved(file, text, cursor=3, written_at=1.5)
    assert _unpacked(_packed(unsaved)) == unsaved
    assert _unpacked(_packed(replace(unsaved, file=None))) == replace(unsaved, file=None)


def test_an_entry_reads_as_the_file_does(tmp_path: Path, folder: Path) -> None:
    document = tmp_path / "a.md"
    document.write_bytes("臺灣的天氣在三月份通常十分溫和。\n".encode("cp950"))
    die(folder, document, read(document).text)
    assert Journal(folder).left_behind() == ()
