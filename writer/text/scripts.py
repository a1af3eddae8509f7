"""The words of a text by the script that they are written in, and how much there is of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from writer.core.scripts import letter_class
from writer.core.values import Script, Span

_MARKS = r"[\u0300-\u036f\u0483-\u0489\u064b-\u0655\ufe00-\ufe0f]"
_WITH_APOSTROPHES = (Script.LATIN, Script.CYRILLIC, Script.OTHER)


def _pattern(script: Script) -> str:
    letter = rf"(?:{letter_class(script)}{_MARKS}*)"
    joined = f"(?:['’]{letter}+)*" if script in _WITH_APOSTROPHES else ""
    return f"(?P<{script}>{letter}+{joined})"


_WORD = re.compile("|".join(map(_pattern, Script)))
_COUNTED_BY_CHARACTER = frozenset({Script.HAN, Script.KANA, Script.HANGUL})


@dataclass(frozen=True, slots=True)
class ScriptWord:
    """A word, or in a script without blanks a run of characters."""

    script: Script
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Census:
    """How much of a text is in which script."""

    units: Mapping[Script, int]
    """Characters of Chinese, Japanese and Korean; words of all others."""
    latin: tuple[str, ...]
    """The Latin words, verbatim."""

    def of(self, script: Script) -> int:
        """How many units are in `script`."""
        return self.units.get(script, 0)

    @property
    def total(self) -> int:
        """The units of all scripts."""
        return sum(self.units.values())

    @property
    def foreign(self) -> int:
        """Units of what is neither Chinese nor Latin nor Japanese syllables."""
        return self.of(Script.HANGUL) + self.of(Script.CYRILLIC) + self.of(Script.OTHER)


def words_by_script(text: str) -> Iterator[ScriptWord]:
    """The words in order; digits, punctuation, symbols and emoji belong to none."""
    for match in _WORD.finditer(text):
        script = Script(match.lastgroup or Script.OTHER)
        if script is not Script.OTHER or not match[0].isnumeric():
            yield ScriptWord(script, Span(*match.span()), match[0])


def census(text: str) -> Census:
    """Count a text's words or characters by script."""
    units: Counter[Script] = Counter()
    latin: list[str] = []
    for word in words_by_script(text):
        by_character = word.script in _COUNTED_BY_CHARACTER
        units[word.script] += len(word.text) if by_character else 1
        if word.script is Script.LATIN:
            latin.append(word.text)
    return Census(units, tuple(latin))
