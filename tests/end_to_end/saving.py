"""Saves where a disk is in trouble, in a process of its own, and tells as JSON what came of it.

A disk of a namespace can only be looked into from there, and so it is looked into here.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from writer.core.errors import FileError
from writer.text.files import TextFile, read, save
from writer.text.recovery import Journal, Unsaved
from writer.ui.sentences import error_sentence

OLD, NEW = "这是旧的正文。\n", "新"
LETTER = "信 letter.md"
BALLAST = "ballast"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a person is told who saves, and what lies on the disk then."""

    error: str = ""
    obstacle: str = ""
    sentence: str = ""
    content: str = ""
    names: tuple[str, ...] = ()
    saved_with_room: bool = False


Saver = Callable[[str], None]


def document_in(folder: Path) -> Saver:
    """Saves a document as the window does: read, changed, written back."""
    path = folder / LETTER

    def saves(text: str) -> None:
        save(read(path).with_text(text) if path.exists() else TextFile(path, text))

    return saves


def journal_in(folder: Path) -> Saver:
    """Keeps what is not saved."""
    draft = Journal(folder).draft()
    return lambda text: draft.write(Unsaved(None, text), draft.ticket())


SAVERS = {"document": document_in, "journal": journal_in}


def attempt(saves: Saver, text: str, folder: Path) -> Outcome:
    """Save, and look at what is there afterwards."""
    error: FileError | None = None
    try:
        saves(text)
    except FileError as caught:
        error = caught
    return Outcome(
        error=type(error).__name__ if error else "",
        obstacle=error.obstacle.name if error else "",
        sentence=error_sentence(error, lambda source: source) if error else "",
        content=_content(folder),
        names=tuple(sorted(path.suffix or path.name for path in folder.iterdir())),
    )


def _content(folder: Path) -> str:
    """The text of the document, or the one that is kept; nothing where it may not be read."""
    kept = [path for path in folder.iterdir() if path.suffix in {".md", ".unsaved"}]
    with suppress(PermissionError):
        return "".join(path.read_text("utf-8").rpartition("}\n")[2] for path in kept)
    return ""


def on_full_disk(what: str, folder: Path, ballast_bytes: int, new_bytes: int) -> Outcome:
    """Save what does not fit any more, then make room and save it again."""
    saves = SAVERS[what](folder)
    saves(OLD)
    ballast, new = folder / BALLAST, NEW * (new_bytes // len(NEW.encode()))
    ballast.write_bytes(bytes(ballast_bytes))
    outcome = attempt(saves, new, folder)
    ballast.unlink()
    later = attempt(saves, NEW, folder)
    return replace(outcome, saved_with_room=not later.error and later.content == NEW)


def main(what: str, folder: str, *sizes: str) -> None:
    """Print the outcome."""
    place = Path(folder)
    if sizes:
        outcome = on_full_disk(what, place, *map(int, sizes))
    else:
        outcome = attempt(SAVERS[what](place), NEW, place)
    print(json.dumps(asdict(outcome)))


if __name__ == "__main__":
    main(*sys.argv[1:])
