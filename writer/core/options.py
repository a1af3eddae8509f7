"""What a person can choose for one run of a task."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a polish may change."""

    PROOFREAD = "proofread"
    LIGHT = "light"
    STANDARD = "standard"
    DEEP = "deep"


class TitleStyle(StrEnum):
    """What kind of title is asked for."""

    OFFICIAL = "official"
    NEWS = "news"
    LITERARY = "literary"
    WEB = "web"
    HEADLINE = "headline"


class Genre(StrEnum):
    """What kind of text the document is."""

    GENERAL = "general"
    OFFICIAL = "official"
    FICTION = "fiction"
    SPEECH = "speech"


@dataclass(frozen=True, slots=True)
class Options:
    """What a person chose for one run of a task."""

    level: Level = Level.STANDARD
    ratio: float = 2.0
    """Wanted length of an expansion, as a multiple of the passage."""
    count: int = 6
    """How many titles."""
    versions: int = 1
    """How many rewrites to choose from; a greedy run has one."""
    style: TitleStyle | None = None
    genre: Genre = Genre.GENERAL
    seed: int | None = None
    """None: a fresh one from the operating system."""
    greedy: bool = False
    """Always the likeliest token. Only when titles are asked for again, which would be the same
    titles, they are drawn, with seeds that are the same each time."""
