"""The texts of a folder's files, out of the window or from the disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from writer.core.errors import UnreadableFile
from writer.core.obstacles import obstacle
from writer.text.files import TextFile, read

LARGEST_BYTES = 50_000_000
"""What is larger is no manuscript, and is left alone."""


Texts = Mapping[Path, str]
"""Those of the window, by where they really lie: `resolve`d, as links lead to the same file."""


def text_in_window(path: Path, texts: Texts) -> str | None:
    """The text of a file as it is in the window; None where it is not open."""
    return texts.get(path.resolve()) if texts else None


def text_of(path: Path, texts: Texts) -> str:
    """A text of the window, or else of the disk; raises FileError."""
    text = text_in_window(path, texts)
    return file_of(path).text if text is None else text


def file_of(path: Path) -> TextFile:
    """A file of the disk; raises FileError, also for one that is too large."""
    try:
        size_bytes = path.stat().st_size
    except OSError as error:
        raise UnreadableFile(path, error.strerror or "", obstacle(error)) from error
    if size_bytes > LARGEST_BYTES:
        raise UnreadableFile(path, "it is too large")
    return read(path)
