"""The journal of unsaved text: what the next start finds when this process is killed.

Each buffer has one file in it, and each running Writer a lock. An entry whose lock nobody holds
was left behind; whoever finds it first makes it its own, so that no other one offers it too.
"""

from __future__ import annotations

import json
import os
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from writer.core.atomic import PRIVATE, remove_left_behind, sweep, write_bytes
from writer.core.errors import FileError, UnkeptText, UnwritableFile
from writer.core.file_lock import is_free, take
from writer.core.obstacles import obstacle
from writer.text.encoding import Encoding
from writer.text.files import TextFile, read
from writer.text.newlines import Newlines

FORMAT = 1
_ENTRY, _NOTE, _LOCK = ".unsaved", ".saving", ".lock"


@dataclass(frozen=True, slots=True)
class Unsaved:
    """The text of a buffer that is not saved, and where it belongs."""

    file: TextFile | None
    """The document as it was read or saved last, without its text; None when it never was."""
    text: str
    cursor: int = 0
    written_at: float = 0.0
    """Seconds since the epoch."""
    place: Path | None = None
    """The entry's file in the journal, once it is there."""

    @property
    def path(self) -> Path | None:
        """Where the document lies."""
        return self.file.path if self.file else None

    def restored(self) -> TextFile | None:
        """The document with this text, to be saved as carefully as if it had stayed open.

        A file that was changed since is noticed by its digest, as always.
        """
        if self.file is None:
            return None
        newlines = self.file.newlines
        with suppress(FileError):
            on_disk = read(self.file.path, encoding=self.file.encoding)
            if on_disk.digest == self.file.digest:
                newlines = on_disk.newlines  # these know the newline of each line
        return replace(self.file, text=self.text, newlines=newlines)


class Journal:
    """The entries of one running Writer, and those that dead ones left.

    Safe to use from several threads. Nothing is made on the disk before there is something to keep.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._guard = threading.Lock()
        self._instance = ""
        self._lock: int | None = None

    def draft(self) -> Draft:
        """A place for the text of one more buffer."""
        return Draft(self)

    def left_behind(self) -> tuple[Unsaved, ...]:
        """What dead processes left, the newest first; it belongs to this one from now on.

        What is on the disk under its own name by now, and what is blank, is removed instead.
        """
        if not self._folder.is_dir():
            return ()
        sweep(self._folder)
        found: list[Unsaved] = []
        for instance in sorted(self._dead()):
            for note in self._folder.glob(f"{instance}-*{_NOTE}"):
                _settle(note)
            entries = map(self._adopted, self._folder.glob(f"{instance}-*{_ENTRY}"))
            found += [entry for entry in entries if entry is not None]
            _remove(self._folder / f"{instance}{_LOCK}")
        return tuple(sorted(found, key=lambda entry: entry.written_at, reverse=True))

    def forget(self, entry: Unsaved) -> None:
        """Remove an entry: its text is restored and kept anew, or nobody wants it."""
        if entry.place is not None:
            _remove(entry.place)

    def write(self, name: str, unsaved: Unsaved) -> Path:
        """Put an entry into the journal under its name; raises UnkeptText."""
        try:
            self._hold()
            place = self._folder / f"{self._instance}-{name}{_ENTRY}"
            write_bytes(place, _packed(unsaved), mode=PRIVATE)
        except UnwritableFile as error:
            raise UnkeptText(self._folder, error.reason, error.obstacle) from error
        except OSError as error:
            raise UnkeptText(self._folder, error.strerror or "", obstacle(error)) from error
        return place

    @contextmanager
    def noting(self, temporary: Path) -> Iterator[None]:
        """Remember a temporary file beside a document, to be removed should this process die.

        Where the journal cannot be written, the document is saved all the same.
        """
        note: Path | None = None
        with suppress(OSError):
            self._hold()
            note = self._folder / f"{self._instance}-{secrets.token_hex(4)}{_NOTE}"
            flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
            with os.fdopen(os.open(note, flags, PRIVATE), "wb") as stream:
                stream.write(os.fsencode(temporary))
        try:
            yield
        finally:
            if note is not None:
                _remove(note)

    def close(self) -> None:
        """Give up the lock; entries that are still there are left to the next start."""
        with self._guard:
            if self._lock is not None:
                os.close(self._lock)
                self._lock = None
                _remove(self._folder / f"{self._instance}{_LOCK}")

    def _hold(self) -> None:
        """Make sure that others take nothing of this process for left behind."""
        with self._guard:
            if self._lock is None:
                self._folder.mkdir(parents=True, exist_ok=True)
                self._folder.chmod(0o700)
            while self._lock is None:
                self._instance = secrets.token_hex(6)
                self._lock = take(self._folder / f"{self._instance}{_LOCK}")

    def _dead(self) -> set[str]:
        """Those who left something and whose lock nobody holds."""
        kinds = {_ENTRY, _NOTE, _LOCK}
        files = [path for path in self._folder.iterdir() if path.suffix in kinds]
        instances = {path.stem.split("-")[0] for path in files} - {self._instance}
        return {instance for instance in instances if self._is_dead(instance)}

    def _is_dead(self, instance: str) -> bool:
        try:
            return is_free(self._folder / f"{instance}{_LOCK}")
        except FileNotFoundError:
            return True
        except OSError:
            return False

    def _adopted(self, place: Path) -> Unsaved | None:
        """An entry, made this process's own; None where there is nothing worth to offer."""
        try:
            entry = _unpacked(place.read_bytes())
        except OSError:
            return None
        if entry is None:
            return None
        if _is_needless(entry):
            _remove(place)
            return None
        with suppress(OSError):
            self._hold()
            own = place.with_name(f"{self._instance}-{place.name.partition('-')[2]}")
            try:
                place.rename(own)
            except FileNotFoundError:
                return None  # another one has just taken it
            return replace(entry, place=own)
        return replace(entry, place=place)  # on a full or read-only disk it is offered as it lies


class Draft:
    """The entry of one buffer.

    Texts are taken in one thread and written in another; a ticket, drawn when a text is taken,
    makes sure that an old text never replaces a newer one, nor comes back once it was forgotten.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._name = secrets.token_hex(6)
        self._guard = threading.Lock()
        self._drawn = 0
        self._valid_from = 1
        self._place: Path | None = None

    def ticket(self) -> int:
        """A number for the text that is taken now."""
        with self._guard:
            self._drawn += 1
            return self._drawn

    def write(self, unsaved: Unsaved, ticket: int) -> None:
        """Keep a text, unless a later one is kept or it was forgotten; raises UnkeptText."""
        with self._guard:
            if ticket < self._valid_from:
                return
            self._place = self._journal.write(self._name, replace(unsaved, written_at=time.time()))
            self._valid_from = ticket + 1

    def forget(self) -> None:
        """Remove the entry: its text is saved, or nobody wants it."""
        with self._guard:
            self._valid_from = self._drawn + 1
            if self._place is not None:
                _remove(self._place)
                self._place = None


def _packed(unsaved: Unsaved) -> bytes:
    """A line of JSON about the text, then the text."""
    facts: dict[str, object] = {
        "format": FORMAT,
        "cursor": unsaved.cursor,
        "written_at": unsaved.written_at,
    }
    if file := unsaved.file:
        facts |= {
            "path": str(file.path),
            "encoding": file.encoding,
            "has_bom": file.has_bom,
            "newline": file.newlines.common,
            "digest": file.digest,
        }
    # A path may hold bytes that are no text, and a text half of a surrogate pair.
    return json.dumps(facts).encode() + b"\n" + unsaved.text.encode("utf-8", "surrogatepass")


def _unpacked(content: bytes) -> Unsaved | None:
    """What an entry says; None where it is none that this version can read."""
    head, _, text = content.partition(b"\n")
    try:
        facts: object = json.loads(head)
        if not isinstance(facts, dict) or facts["format"] != FORMAT:
            return None
        return Unsaved(
            _file(facts),
            text.decode("utf-8", "surrogatepass"),
            int(facts["cursor"]),
            float(facts["written_at"]),
        )
    except (ValueError, KeyError, TypeError):
        return None


def _file(facts: dict[str, object]) -> TextFile | None:
    if "path" not in facts:
        return None
    return TextFile(
        path=Path(str(facts["path"])),
        text="",
        encoding=Encoding(str(facts["encoding"])),
        has_bom=facts["has_bom"] is True,
        newlines=Newlines(str(facts["newline"])),
        digest=str(facts["digest"]),
    )


def _is_needless(entry: Unsaved) -> bool:
    """Whether nothing is lost without it."""
    if entry.file is None:
        return not entry.text.strip()
    try:
        return read(entry.file.path, encoding=entry.file.encoding).text == entry.text
    except FileError:
        return False


def _settle(note: Path) -> None:
    """Remove the temporary file that a note is about, and the note."""
    with suppress(OSError, ValueError):
        temporary = Path(os.fsdecode(note.read_bytes()))
        if temporary.name.startswith(".writer-") and temporary.suffix == ".tmp":
            remove_left_behind(temporary)
    _remove(note)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
