"""Disks that are full, that take nothing, and that belong to somebody else: nothing is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.end_to_end.namespaces import can_unshare, with_frozen, with_small_disk
from tests.end_to_end.people import IS_ROOT, as_another, can_run, open_folder
from tests.end_to_end.saving import BALLAST, LETTER, OLD, Outcome, document_in

DISK_BYTES = 256 << 10
CHILD = [sys.executable, "-m", "tests.end_to_end.saving"]
CHILD_IS_THERE = [sys.executable, "-c", "import tests.end_to_end.saving"]
INTO_FULL = """
disk=$1 out=$2; shift 2
echo earlier > "$disk/$out"
cat /dev/zero > "$disk/ballast" 2> /dev/null
"$@" -o "$disk/$out"
code=$?
cat "$disk/$out"
ls -A "$disk"
exit $code
"""
"""Runs an export into a full disk; prints what lies there under its name, and all names."""
needs_namespaces = pytest.mark.skipif(
    not can_unshare(), reason="this system lets nobody make namespaces"
)


def told_by(command: Sequence[str]) -> Outcome:
    done = subprocess.run(command, check=False, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    told = json.loads(done.stdout)
    return Outcome(**{**told, "names": tuple(told["names"])})


@pytest.fixture
def shared() -> Iterator[Path]:
    with open_folder() as folder:
        yield folder


@needs_namespaces
@pytest.mark.parametrize(
    ("ballast_bytes", "new_bytes"),
    [(0, 1_000_000), (128_000, 192_000), (DISK_BYTES - (16 << 10), 30_000)],
    ids=["far too long", "too long beside the old one", "no room for anything"],
)
@pytest.mark.parametrize(
    ("what", "error", "way_out", "lies"),
    [
        ("document", "UnwritableFile", "Make room on the disk and save again", ()),
        ("journal", "UnkeptText", "Save your document", (".lock",)),
    ],
    ids=["document", "journal"],
)
def test_what_does_not_fit_on_a_full_disk_is_told_and_the_old_text_stays(
    tmp_path: Path,
    ballast_bytes: int,
    new_bytes: int,
    what: str,
    error: str,
    way_out: str,
    lies: tuple[str, ...],
) -> None:
    sizes = (str(ballast_bytes), str(new_bytes))
    outcome = told_by(with_small_disk(tmp_path, DISK_BYTES, [*CHILD, what, str(tmp_path), *sizes]))

    assert (outcome.error, outcome.obstacle) == (error, "FULL")
    assert "the disk is full" in outcome.sentence
    assert way_out in outcome.sentence
    assert outcome.content == OLD
    kept = ".md" if what == "document" else ".unsaved"
    assert outcome.names == tuple(sorted([BALLAST, kept, *lies]))
    assert outcome.saved_with_room


@needs_namespaces
@pytest.mark.parametrize(
    ("what", "error", "content"),
    [("document", "UnwritableFile", OLD), ("journal", "UnkeptText", "")],
)
def test_a_disk_that_takes_nothing_is_told_and_stays_as_it_was(
    tmp_path: Path, what: str, error: str, content: str
) -> None:
    if content:
        document_in(tmp_path)(content)
    outcome = told_by(with_frozen(tmp_path, [*CHILD, what, str(tmp_path)]))

    assert (outcome.error, outcome.obstacle) == (error, "READ_ONLY")
    assert "it is read-only" in outcome.sentence
    assert outcome.content == content
    assert [path.name for path in tmp_path.iterdir()] == ([LETTER] if content else [])


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits of POSIX")
@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "obstacle", "sentence"),
    [
        (0o555, 0o666, "FORBIDDEN", "cannot be saved: you do not have permission. "),
        (0o777, 0o444, "READ_ONLY", "cannot be saved: it is read-only. "),
        (0o777, 0o000, "FORBIDDEN", "cannot be read: you do not have permission. "),
    ],
    ids=["no new file in the folder", "a file to read", "a file for nobody"],
)
def test_what_a_person_may_not_write_is_told_and_stays(
    shared: Path, folder_mode: int, file_mode: int, obstacle: str, sentence: str
) -> None:
    if IS_ROOT and not can_run(CHILD_IS_THERE):
        pytest.skip("root may do anything, and no other user can run this Python")
    document_in(shared)(OLD)
    path = shared / LETTER
    path.chmod(file_mode)
    shared.chmod(folder_mode)
    command = [*CHILD, "document", str(shared)]
    outcome = told_by(as_another(command) if IS_ROOT else command)
    shared.chmod(0o755)
    path.chmod(0o644)

    assert outcome.obstacle == obstacle
    assert sentence in outcome.sentence
    assert path.read_text("utf-8") == OLD
    assert [child.name for child in shared.iterdir()] == [LETTER]


@needs_namespaces
def test_a_program_that_writes_into_a_file_says_that_the_disk_takes_nothing(
    program: tuple[str, ...], writer_home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    document_in(folder)(OLD)
    command = [*program, "convert", "--to", "hant", "--in-place", str(folder / LETTER)]
    done = subprocess.run(with_frozen(folder, command), check=False, capture_output=True)
    said = done.stderr.decode()

    assert writer_home.is_dir()
    assert done.returncode == 1
    assert f"{LETTER} cannot be saved: it is read-only. The file on the disk is as it was." in said
    assert "Traceback" not in said
    assert (folder / LETTER).read_text("utf-8") == OLD
    assert [path.name for path in folder.iterdir()] == [LETTER]


@needs_namespaces
@pytest.mark.parametrize("form", ["html", "pdf", "docx", "txt"])
def test_an_export_that_does_not_fit_leaves_the_earlier_one(
    program: tuple[str, ...], writer_home: Path, tmp_path: Path, form: str
) -> None:
    disk, letter, out = tmp_path / "stick", tmp_path / LETTER, f"out.{form}"
    disk.mkdir()
    letter.write_text("# Letter\n\nWe are happy.\n", "utf-8")
    export = [*program, "export", str(letter), "--to", form]
    command = ["sh", "-c", INTO_FULL, "sh", str(disk), out, *export]
    done = subprocess.run(
        with_small_disk(disk, DISK_BYTES, command), check=False, capture_output=True, timeout=60
    )

    assert writer_home.is_dir()
    assert done.returncode == 1
    assert f"{out} cannot be saved: the disk is full." in done.stderr.decode()
    assert done.stdout.decode().splitlines() == ["earlier", BALLAST, out]
