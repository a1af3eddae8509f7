"""The document that a verb works on: where it comes from, and which part is the passage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from writer.cli.exits import UsageError
from writer.cli.parser import Lines
from writer.cli.services import Services
from writer.core.errors import UnknownEncoding
from writer.core.values import Span
from writer.text.encoding import decode
from writer.text.files import TextFile, read, save

STDIN = "-"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its newlines as they were, and the file it came from, if any."""

    text: str
    file: TextFile | None

    @property
    def name(self) -> str:
        """What people call it."""
        return self.file.path.name if self.file else "stdin"

    def passage(self, lines: Lines | None) -> Span:
        """The lines asked for without the last one's newline, or all of the text."""
        if lines is None:
            return Span(0, len(self.text))
        found = list(_LINE.finditer(self.text))
        if lines.first > len(found):
            raise UsageError(f"--lines {lines.first}:{lines.last}: there are {len(found)} lines")
        last = found[min(lines.last, len(found)) - 1]
        end = last.start() + len(last.group().rstrip("\r\n"))
        return Span(found[lines.first - 1].start(), end)

    def line_of(self, position: int) -> int:
        """The number of the line that `position` is in, from 1."""
        return sum(match.end() <= position for match in _LINE.finditer(self.text)) + 1

    def write(self, text: str) -> None:
        """Put `text` into the file, in its own encoding; nothing is written for no change."""
        if self.file is not None and text != self.text:
            save(self.file.with_text(text))


def open_document(name: str | None, services: Services) -> Document:
    """Read FILE, or stdin for ``-`` and where no FILE is given and nobody sits at a terminal."""
    if name is not None and name != STDIN:
        file = read(Path(name), verbatim=True)
        return Document(file.text, file)
    if name is None and services.stdin.isatty():
        raise UsageError("no FILE is given; use - to type the text here")
    decoded = decode(services.stdin.read())
    if decoded is None:
        raise UnknownEncoding(Path("stdin"))
    return Document(decoded.text, None)
