"""Another person on this machine: a user of the system to whom nothing here belongs."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534
IS_ROOT = os.name != "nt" and os.geteuid() == 0
"""Only root can be somebody else."""
_BECOME = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--"]


def as_another(command: Sequence[str]) -> list[str]:
    """The command that another person runs."""
    return [*_BECOME, *command]


def can_run(command: Sequence[str]) -> bool:
    """Whether another person can be asked to run this, where the tests lie."""
    if not IS_ROOT:
        return False
    try:
        done = subprocess.run(as_another(command), check=False, capture_output=True)
    except OSError:
        return False
    return done.returncode == 0


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that everybody can get at; pytest's own ones are for their owner alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
