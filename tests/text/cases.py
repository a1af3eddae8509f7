"""Cases that are text: a title, a source and what is expected, divided by lines with a dot."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "cases" / "text"


@dataclass(frozen=True)
class Case:
    title: str
    source: str
    expected: str


def cases(name: str) -> list[Case]:
    """The cases of one file."""
    parts = (FOLDER / name).read_text("utf-8").split("\n.\n")
    found: list[Case] = []
    title = parts[0]
    for source, rest in zip(parts[1::2], parts[2::2], strict=True):
        expected, _, following = rest.partition("\n\n")
        found.append(Case(title.strip(), source + "\n", expected.strip()))
        title = following
    return found
