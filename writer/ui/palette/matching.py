"""Finds names by a few letters: a part, initials, pinyin, or letters in their order.

Knows no Qt. Each name is looked at in all the ways, and the best one counts; what was chosen
lately comes before what fits as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from writer.ui.palette.readings import readings

EXACT, BEGINNING, FIRST_WORD, WORD = 1000, 900, 800, 700
SPELLED, INITIALS, SPELLED_FIRST, INITIALS_FIRST, SPELLED_INSIDE = 680, 660, 620, 600, 520
INSIDE, SCATTERED = 500, 400
RECENT = 40
"""What was chosen lately is worth so much more: less than a better kind of match."""
_WORDS = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can be found by any of its names."""

    id: str
    names: tuple[str, ...]
    """The one that is shown first."""


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate that fits, by its place, and the name that fits best."""

    index: int
    name: str


def find(query: str, candidates: Sequence[Candidate], recent: Sequence[str] = ()) -> list[Found]:
    """The candidates that fit, the best one first; without a query all, the recent ones first."""
    place = {id: number for number, id in enumerate(recent)}
    words = folded(query).split()
    ranked: list[tuple[float, int, int, str]] = []
    for index, candidate in enumerate(candidates):
        age = place.get(candidate.id, len(place))
        if not words:
            ranked.append((0, age, index, candidate.names[0]))
            continue
        score, name = max(
            ((fit(words, folded(name)), name) for name in candidate.names),
            key=lambda pair: pair[0],
        )
        if score:
            bonus = RECENT if candidate.id in place else 0
            ranked.append((-score - bonus, age, index, name))
    return [Found(index, name) for _, _, index, name in sorted(ranked)]


def fit(words: Sequence[str], name: str) -> float:
    """How well a folded name fits the words that were typed, all of which must; 0: it does not."""
    whole = " ".join(words)
    if name == whole:
        return EXACT
    if name.startswith(whole):
        score: float = BEGINNING
    else:
        score = min(_fit(word, name) for word in words)
    # Of two that fit alike the shorter one is nearer to what was typed.
    return score - min(len(name), 99) / 10 if score else 0


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A text as it is compared: no case, no widths, no dots at the end, single blanks."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(plain.rstrip(" .…").split())


def _fit(word: str, name: str) -> float:
    place = name.find(word)
    while place > 0 and not _begins_word(name, place):
        place = name.find(word, place + 1)
    if place >= 0:
        return WORD if place else FIRST_WORD
    initials = _initials(name)
    if len(word) > 1 and initials.startswith(word):
        return INITIALS if initials == word else INITIALS_FIRST
    if spelled := _spelled(word, name):
        return spelled
    return INSIDE if word in name else _scattered(word, name)


def _begins_word(name: str, place: int) -> bool:
    return not name[place - 1].isalnum() or not name[place].isascii()


@lru_cache(maxsize=4096)
def _initials(name: str) -> str:
    return "".join(word[0] for word in _WORDS.findall(name) if word.isascii())


@lru_cache(maxsize=4096)
def _syllables(name: str) -> tuple[tuple[str, ...], ...]:
    """The readings of each Chinese character; what is written in Latin letters reads as itself."""
    read = ((character,) if character.isascii() else readings(character) for character in name)
    return tuple(each for each in read if each and each[0].isalnum())


def _spelled(word: str, name: str) -> float:
    """How well letters fit the pinyin of a name: each character in full, or by its beginning."""
    if name.isascii() or not _LETTERS.fullmatch(word):
        return 0
    syllables = _syllables(name)

    @cache
    def reach(letter: int, place: int) -> int:
        """The place after the last character that the letters from here on spell; 0: none."""
        if letter == len(word):
            return place
        if place == len(syllables):
            return 0
        ends = [
            reach(letter + length, place + 1)
            for reading in syllables[place]
            for length in range(1, len(reading) + 1)
            if word.startswith(reading[:length], letter)
        ]
        return max(ends, default=0)

    for start in range(len(syllables)):
        if end := reach(0, start):
            if start:
                return SPELLED_INSIDE
            return SPELLED if end == len(syllables) else SPELLED_FIRST
    return 0


def _scattered(word: str, name: str) -> float:
    """How well a name fits that has the letters in their order, in a few pieces."""
    for start in range(len(name)):
        if name[start] != word[0] or (start and not _begins_word(name, start)):
            continue
        place, pieces = start, 1
        for letter in word[1:]:
            after = name.find(letter, place + 1)
            if after < 0:
                return 0
            pieces += after != place + 1
            place = after
        if pieces <= len(word) // 2 + 1:
            return SCATTERED - 10 * pieces - (place - start)
    return 0
