"""Which libraries of the system a built folder needs, and which Debian packages bring them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from setup.failures import SetupFailed

NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)\b")
CACHED = re.compile(r"^\s+(\S+) \(libc6,[^)]*\) => (\S+)$", re.MULTILINE)
ELF = b"\x7fELF"
C_LIBRARY = "libc6"
# What of Qt can do without: printing, and Wayland where X11 is there.
OPTIONAL = frozenset(("libcups.so.2",))
BATCH = 200


@dataclass(frozen=True, slots=True)
class Needs:
    """What the programs and libraries of a folder ask of the system."""

    libraries: tuple[str, ...]
    glibc: tuple[int, int]
    """The least version of the C library."""


def needs_of(folder: Path) -> Needs:
    """Read what every ELF file below a folder needs that the folder does not bring."""
    files = [path for path in sorted(folder.rglob("*")) if _is_elf(path)]
    brought = {path.name for path in folder.rglob("*")}
    said = "".join(_headers(files[start : start + BATCH]) for start in range(0, len(files), BATCH))
    return read_headers(said, brought)


def read_headers(said: str, brought: Iterable[str]) -> Needs:
    """Return the needs that ``objdump -p`` tells, without those that are ``brought`` along."""
    libraries = set(NEEDED.findall(said)) - set(brought)
    versions = [(int(major), int(minor)) for major, minor in GLIBC.findall(said)]
    return Needs(tuple(sorted(libraries)), max(versions, default=(2, 0)))


def debian_packages(libraries: Sequence[str]) -> list[str]:
    """Return the packages of this system that bring the libraries."""
    listing = subprocess.run(
        ["/sbin/ldconfig", "-p"], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    places = {name: Path(place) for name, place in reversed(CACHED.findall(listing))}
    missing = [name for name in libraries if name not in places]
    if missing:
        raise SetupFailed(f"The folder needs {', '.join(missing)}, which this system lacks.")
    return sorted({_package_of(places[name]) for name in libraries})


def _package_of(place: Path) -> str:
    """Ask dpkg; where /lib is /usr/lib, it may know the file by either name."""
    real = place.resolve()
    for path in (real, place, Path(str(real).removeprefix("/usr"))):
        asked = subprocess.run(["dpkg", "-S", path], check=False, capture_output=True, text=True)
        if asked.returncode == 0:
            return asked.stdout.partition(":")[0]
    raise SetupFailed(f"No package of this system brings {place}; the folder needs it.")


def _is_elf(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(ELF)) == ELF


def _headers(files: Sequence[Path]) -> str:
    return subprocess.run(
        ["objdump", "-p", *files], check=False, capture_output=True, encoding="utf-8"
    ).stdout
