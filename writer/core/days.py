"""How much was written on which day: one small JSON file in the state folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from writer.core.atomic import write_bytes
from writer.core.errors import UnwritableFile

DAYS_LIMIT = 400


@dataclass(frozen=True, slots=True)
class Days:
    """Words by day; days on which nothing was written are not there."""

    words: Mapping[date, int] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Days:
        """The days in a file; none where it is missing or damaged."""
        try:
            stored: object = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            return cls()
        found: dict[date, int] = {}
        for name, words in stored.items() if isinstance(stored, dict) else ():
            day = _day(name)
            if day and isinstance(words, int) and not isinstance(words, bool):
                found[day] = words
        return cls(found)

    def on(self, day: date) -> int:
        """Words written on a day; less than 0 where more was taken out."""
        return self.words.get(day, 0)

    def with_more(self, day: date, words: int) -> Days:
        """The same with so many words more, or fewer, on a day."""
        changed = {**self.words, day: self.on(day) + words}
        newest = sorted(changed, reverse=True)[:DAYS_LIMIT]
        return Days({kept: changed[kept] for kept in newest})

    def save(self, path: Path) -> None:
        """Store them; raises UnwritableFile."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UnwritableFile(path, error.strerror or "") from error
        stored = {day.isoformat(): words for day, words in sorted(self.words.items())}
        write_bytes(path, json.dumps(stored, indent=2).encode() + b"\n")


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name)
    except ValueError:
        return None
