"""How long the files of a folder are, counted once for each state of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from writer.core.errors import FileError
from writer.core.jobs import CancelToken
from writer.text.count import count_document
from writer.text.folder.listing import FolderFile
from writer.text.folder.reading import Texts, file_of, text_in_window
from writer.text.language import is_mostly_han

_SAMPLE = 4000
"""So many characters tell whether a text is Chinese."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long a text is."""

    words: int
    """字数 in Chinese, as word processors count."""
    is_chinese: bool

    @classmethod
    def of(cls, text: str) -> Length:
        """Count a Markdown text."""
        return cls(count_document(text).words, is_mostly_han(text[:_SAMPLE]))


@dataclass(frozen=True, slots=True)
class Counted:
    """A file and its length; None where it cannot be read as text."""

    path: Path
    length: Length | None


class Lengths:
    """What was counted so far; one thread at a time may ask."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[int, int, Length | None]] = {}

    def of(self, file: FolderFile) -> Length | None:
        """The length of a file, read only if it was not counted as it is."""
        known = self._known.get(file.path)
        if known and known[:2] == (file.size_bytes, file.modified_ns):
            return known[2]
        length = _counted(file)
        self._known[file.path] = (file.size_bytes, file.modified_ns, length)
        return length

    def keep(self, paths: Iterable[Path]) -> None:
        """Forget all but these."""
        kept = set(paths)
        self._known = {path: known for path, known in self._known.items() if path in kept}


def count_files(
    files: Iterable[FolderFile], texts: Texts, lengths: Lengths, token: CancelToken
) -> Iterator[Counted]:
    """Count files one by one; `texts` are those that count as they are in the window."""
    for file in files:
        token.raise_if_cancelled()
        text = text_in_window(file.path, texts)
        yield Counted(file.path, lengths.of(file) if text is None else Length.of(text))


def _counted(file: FolderFile) -> Length | None:
    try:
        return Length.of(file_of(file.path).text)
    except FileError:
        return None
