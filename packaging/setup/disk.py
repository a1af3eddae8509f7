"""Room on the disk, and archives put onto it."""

from __future__ import annotations

import shutil
import tarfile
from pathlib import Path

from setup.failures import SetupFailed


def unpack(archive: Path, target: Path) -> None:
    """Unpack an archive with one folder at its top into ``target``, which appears when whole."""
    part = target.with_name(target.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    with tarfile.open(archive) as file:
        if hasattr(tarfile, "data_filter"):  # Python 3.11.4 and later
            file.extraction_filter = tarfile.data_filter
        file.extractall(part)  # noqa: S202  # its hash was proved by pip
    (top,) = part.iterdir()
    top.replace(target)
    part.rmdir()


def require_space(folder: Path, size_bytes: int, what: str) -> None:
    """Refuse to begin what would not fit on the disk."""
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free
    if free < size_bytes:
        raise SetupFailed(
            f"{what} needs {size_bytes / 1e9:.1f} GB in {folder}, and {free / 1e9:.1f} GB are "
            "free there. Make room, then run the same command again."
        )
