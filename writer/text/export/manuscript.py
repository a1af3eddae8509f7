"""What is exported, and what comes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Form(StrEnum):
    """What a document can be given away as."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    TXT = "txt"


class Style(StrEnum):
    """How a Word document looks."""

    PLAIN = "plain"
    OFFICIAL = "official"
    """As GB/T 9704-2012 wants official documents (公文)."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document that is to be exported."""

    text: str
    """Markdown, with line feeds only."""
    folder: Path | None = None
    """Where its local pictures are found from; None where it was never saved."""
    name: str = ""
    """What it is called where it has no title of its own."""
    keeps_lines: bool = True
    """Whether a single line break breaks the line in Chinese text."""

    @property
    def metadata_title(self) -> str:
        """The title that its front matter gives it; empty without one."""
        matter = _FRONT_MATTER.match(self.text)
        found = _TITLE.search(matter["inside"]) if matter else None
        return _unquoted(found["title"].strip()) if found else ""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file as it is to be written."""

    content: bytes
    lost: tuple[str, ...] = ()
    """The addresses of the pictures that are not in it: they are elsewhere, or cannot be read."""


Rasterise = Callable[[bytes], bytes | None]
"""Makes a PNG of a picture that only some programs read, as SVG; None where it cannot."""

_FRONT_MATTER = re.compile(
    r"\A(?P<fence>---|\+\+\+)[ \t]*\n(?P<inside>.*?)\n(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_TITLE = re.compile(r"^title[ \t]*[:=](?P<title>.*)$", re.MULTILINE | re.IGNORECASE)


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
