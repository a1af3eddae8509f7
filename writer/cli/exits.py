"""How a run of the command line ends: its exit codes, and what ends it early."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes that scripts rely on."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    KEPT = 3
    """Done, but some blocks stayed as they were because of grave findings."""
    INTERRUPTED = 130


class OutputLost(Exception):
    """Standard output takes nothing; the message is the operating system's."""


class UsageError(Exception):
    """The command was given wrongly; the message says how."""


class Interrupted(Exception):
    """Ctrl+C: the job has stopped, or is left behind where it hangs in native code."""

    def __init__(self, *, is_hanging: bool) -> None:
        super().__init__()
        self.is_hanging = is_hanging
