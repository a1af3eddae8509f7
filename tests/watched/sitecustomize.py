"""Notes each internet socket of the Python processes that a test starts.

Python imports this by itself where this folder is on its path; the notes go into a folder that
the test looks into afterwards. Nothing but the standard library is there yet.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

NOTES = os.environ.get("WRITER_TEST_SOCKETS")
INTERNET_FAMILIES = (2, 10, 23, 30)


def note_sockets(event: str, args: tuple[object, ...]) -> None:
    """Write down which process opens one."""
    if NOTES and event == "socket.__new__" and args[1] in INTERNET_FAMILIES:
        with Path(NOTES, str(os.getpid())).open("a", encoding="utf-8") as file:
            file.write(f"{sys.orig_argv}\n")


sys.addaudithook(note_sockets)
