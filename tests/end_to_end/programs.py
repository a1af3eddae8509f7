"""Which Writer the tests start: the checkout, a built one that is named, or the package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from writer import __version__

DIST = Path(__file__).parents[2] / "dist"
NAMED = os.environ.get("WRITER_PROGRAM", "")
"""A built or installed program to test instead of the checkout."""
CHECKOUT = (sys.executable, "-m", "writer")
WHICH = ["named"] if NAMED else ["checkout", pytest.param("package", marks=pytest.mark.slow)]


def command_of(which: str, folder: Path) -> tuple[str, ...]:
    """What starts this Writer; a package is unpacked into `folder`."""
    if which == "named":
        return (str(Path(NAMED).absolute()),)
    return CHECKOUT if which == "checkout" else (str(_installed(folder)),)


def _installed(folder: Path) -> Path:
    """The program of the Debian package, as it lies on a disk; else the one in dist/writer."""
    packages = sorted(DIST.glob(f"writer_{__version__}_*.deb"))
    if packages and shutil.which("dpkg-deb"):
        subprocess.run(["dpkg-deb", "-x", packages[0], folder], check=True)
        return folder / "usr/bin/writer"
    built = DIST / "writer" / "writer"
    if not built.is_file():
        pytest.skip("nothing is built: run python3 packaging/build.py deb")
    return built
