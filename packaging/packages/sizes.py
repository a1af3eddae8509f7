"""How large a folder is, by its parts, and whether anything lies in it twice."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

MEGABYTE = 1_000_000
LEAST_DOUBLE_BYTES = 50_000
PARTS = 12
PROGRAMS = ("writer", "writer.exe", "writer-terminal.exe")

# Which folder of the program belongs to what, the first that fits.
NAMES = (
    ("PySide6/Qt/plugins", "Qt's plugins"),
    ("PySide6", "Qt and PySide6"),
    ("shiboken6", "Qt and PySide6"),
    ("llama_cpp", "llama.cpp"),
    ("writer", "Writer's resources"),
)


def by_part(folder: Path) -> list[tuple[str, int]]:
    """Return the parts of a built folder with their bytes, the largest first."""
    total: Counter[str] = Counter()
    for file in _files(folder):
        total[_part(file.relative_to(folder).as_posix())] += file.stat().st_size
    return total.most_common()


def told(folder: Path) -> str:
    """Return the sizes as lines for a person."""
    parts = by_part(folder)
    most, rest = parts[:PARTS], parts[PARTS:]
    lines = [f"  {size / MEGABYTE:7.1f} MB  {name}" for name, size in most]
    if rest:
        lines.append(f"  {sum(size for _, size in rest) / MEGABYTE:7.1f} MB  {len(rest)} others")
    whole = sum(size for _, size in parts)
    return "\n".join([f"  {whole / MEGABYTE:7.1f} MB  {folder}", *lines])


def doubles(folder: Path) -> list[tuple[str, ...]]:
    """Return the larger files that lie in the folder more than once."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in _files(folder):
        if file.stat().st_size >= LEAST_DOUBLE_BYTES:
            content = hashlib.sha256(file.read_bytes()).hexdigest()
            found[content].append(file.relative_to(folder).as_posix())
    return [tuple(sorted(names)) for names in found.values() if len(names) > 1]


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _part(name: str) -> str:
    inner = name.removeprefix("_internal/")
    for start, part in NAMES:
        if inner.startswith(f"{start}/"):
            return part
    top, slash, _ = inner.partition("/")
    if slash:
        return "Python" if top.startswith("python3.") else top
    if inner.startswith(("libQt6", "libicu", "Qt6", "libpyside6", "libshiboken6")):
        return "Qt and PySide6"
    if inner in PROGRAMS:
        return "the program, with all Python code"
    is_python = "ython" in inner or inner == "base_library.zip"
    return "Python" if is_python else "libraries of the system"
