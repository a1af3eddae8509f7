"""A breadcrumb on the disk while native code does what has killed processes before.

It is written before a model is loaded and before its first decode, and removed after. One whose
process is gone tells the next start what happened, and that start is in safe mode. It names the
model and the device, and holds no word of a document.
"""

from __future__ import annotations

import faulthandler
import json
import logging
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from writer.core.file_lock import hold, is_free

log = logging.getLogger(__name__)

FOLDER = "native-calls"
"""In the user's state folder."""
_YOUNG_S = 60.0
"""An empty breadcrumb may still be in the hands of who makes it, so long."""


class Deed(StrEnum):
    """What native code was doing."""

    LOADING = "loading"
    FIRST_DECODE = "first decode"
    WORKING = "work"
    """Anything later, which leaves a trace only when the library says that it gives up."""


@dataclass(frozen=True, slots=True)
class Crash:
    """How an earlier process ended in the middle of native code."""

    deed: Deed
    model: str
    """The path of the model file."""
    device: str
    """``CPU``, or the GPU's name."""
    in_safe_mode: bool = False
    """Whether that process was in safe mode already, because of a crash before it."""
    last_words: str = ""
    """What the library said when it gave up; empty when it was killed or could not."""

    @property
    def summary(self) -> str:
        """In short technical English."""
        words = f": {self.last_words}" if self.last_words else ""
        return f"Writer ended during {self.deed} on {self.device}{words}"


class Guard:
    """Leaves breadcrumbs in the user's state folder, and finds those of processes that died.

    Files are locked as long as their process lives, so that one Writer does not take another one
    that is loading for dead. Where the folder cannot be written, nothing is guarded.
    """

    def __init__(self, state: Path) -> None:
        self._folder = state / FOLDER
        self._now: Crash | None = None
        """What this process would have died of."""
        self._descriptor: int | None = None

    def crash(self) -> Crash | None:
        """How Writer ended the last time that it died in native code; None when it did not."""
        for path in self._left_behind():
            if found := _parsed(path):
                return found
        return None

    def clear(self) -> None:
        """Forget what was found: a run went well."""
        for path in self._left_behind():
            with suppress(OSError):
                path.unlink()

    def forgive(self) -> None:
        """Writer is about to end itself while native code runs: that is no crash."""
        for path in self._folder.glob(f"{os.getpid()}-*"):
            with suppress(OSError):
                os.truncate(path, 0)  # another thread holds it open: Windows would not remove it

    @contextmanager
    def watching(self, deed: Deed, model: Path, device: str, *, safe_mode: bool) -> Iterator[None]:
        """Let a breadcrumb lie while the body runs; for `device` see `Crash`."""
        self._now = Crash(deed, str(model), device, safe_mode)
        path = self._folder / f"{os.getpid()}-{secrets.token_hex(4)}.json"
        self._descriptor = self._lay(path)
        try:
            yield
        finally:
            descriptor, self._descriptor = self._descriptor, None
            self._now = Crash(Deed.WORKING, str(model), device, safe_mode)
            if descriptor is not None:
                os.close(descriptor)
                with suppress(OSError):
                    path.unlink()

    def note_last_words(self, text: str) -> None:
        """Write down why the library gives up. The process ends right after."""
        descriptor = self._descriptor
        if descriptor is None:
            descriptor = self._lay(self._folder / f"{os.getpid()}-{secrets.token_hex(4)}.json")
        if descriptor is not None:
            with suppress(OSError):
                os.write(descriptor, text.encode("utf-8", "replace"))
                os.fsync(descriptor)

    def _lay(self, path: Path) -> int | None:
        """Make a breadcrumb of `_now`; its descriptor holds the lock."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0)
            descriptor = os.open(path, flags, 0o600)
        except OSError as error:
            log.info("no breadcrumb: %s", error)
            return None
        hold(descriptor)
        facts = asdict(self._now) if self._now else {}
        with suppress(OSError):
            os.write(descriptor, json.dumps(facts).encode() + b"\n")
            os.fsync(descriptor)
        return descriptor

    def _left_behind(self) -> list[Path]:
        """Breadcrumbs whose process is gone, the newest first."""
        found: list[tuple[float, Path]] = []
        for path in self._folder.glob("*.json"):
            with suppress(OSError):
                status = path.stat()
                is_being_made = not status.st_size and time.time() - status.st_mtime < _YOUNG_S
                if not is_being_made and is_free(path):
                    found.append((status.st_mtime, path))
        return [path for _, path in sorted(found, reverse=True)]


def watch_faults(state: Path) -> None:
    """Have Python say where it was when native code kills the process.

    To standard error, or to a file where a program without a terminal has none.
    """
    if faulthandler.is_enabled():
        return
    try:
        faulthandler.enable()
    except (AttributeError, OSError, RuntimeError, ValueError):  # what may be wrong with stderr
        with suppress(OSError):
            state.mkdir(parents=True, exist_ok=True)
            file = (state / "faults.log").open("w", encoding="utf-8")
            faulthandler.enable(file)  # it keeps the file open


def _parsed(path: Path) -> Crash | None:
    """What a breadcrumb says; None where it is empty or no breadcrumb."""
    try:
        first, _, words = path.read_text("utf-8", "replace").partition("\n")
        facts: object = json.loads(first)
    except (OSError, ValueError):
        return None
    if not isinstance(facts, dict) or facts.get("deed") not in set(Deed):
        return None
    return Crash(
        deed=Deed(facts["deed"]),
        model=str(facts.get("model", "")),
        device=str(facts.get("device", "")),
        in_safe_mode=facts.get("in_safe_mode") is True,
        last_words=" ".join(words.split()),
    )
