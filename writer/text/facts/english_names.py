"""Names in English, by their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from writer.core.scripts import letter_class
from writer.core.values import Script, Span
from writer.text.facts.known_names import ENGLISH_PLACES, GIVEN_NAMES, NATIONS, NOT_NAMES

_CAPITAL = re.compile(r"(?<![\w@])(?:[A-Z]['’](?=[A-Z]))?[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f]*")
_MIXED = re.compile(r"(?<![\w@])[a-z]{1,3}[A-Z][A-Za-z]+")
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_HAN = re.compile(letter_class(Script.HAN))
_STARTS_SENTENCE = re.compile(
    r"(?:^|[.!?:;…。！？：；\n\r][\s\"'“”‘’「『(（\[*_]*|[“‘「『\"(（\[•*]\s*|[-–—]\s*)$"
)
_ABBREVIATION = re.compile(
    r"(?:(?<![A-Za-z])(?:Mr|Mrs|Ms|Dr|St|Prof|Capt|Gen|Sgt|Rev|No|vs|[A-Z]))\.\s*$"
)
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_SMALL = frozenset(("a", "an", "and", "for", "in", "of", "on", "the", "to"))
_TITLE_CASE = 0.6
_SHORTEST_TITLE = 3


@dataclass(frozen=True, slots=True)
class _Capital:
    word: str
    span: Span
    is_start: bool
    is_known: bool


class EnglishNames:
    """The capitalised words of one plain text that may be names."""

    def __init__(self, text: str) -> None:
        self._words = frozenset(word.lower() for word in _WORD.findall(text))
        self._lower = frozenset(word for word in _WORD.findall(text) if word[0].islower())
        self._capitals = _capitals(text)
        self._inside = frozenset(c.word for c in self._capitals if not c.is_start)
        self._initials = _initials(self._capitals, text)
        self._sequence = [w.lower() for w in _WORD.findall(text) if w.lower() not in _SMALL]
        self._letters = "".join(word[0] for word in self._sequence)

    def missing_from(self, other: EnglishNames) -> list[Span]:
        """The names that `other` has in no form, not even in lower case."""
        return [
            capital.span
            for capital in self._capitals
            if self._is_name(capital, other) and not other.has(capital.word, self)
        ]

    def has(self, word: str, asker: EnglishNames) -> bool:
        """Whether the word stands in this text, or something that is as good."""
        lower = word.lower()
        if (
            lower in self._words
            or f"{lower}s" in self._words
            or lower.removesuffix("s") in self._words
        ):
            return True
        parts = [part for part in _WORD.findall(lower) if part not in _SMALL]
        if len(parts) > 1:  # O'Neill
            return self.has_in_a_row(parts) or "".join(parts) in self._words
        if any(lower in nation and nation & self._words for nation in NATIONS):
            return True
        is_abbreviated = any(
            word in run and short.lower() in self._words for short, run in asker.runs()
        )
        if is_abbreviated or any(word == short for short, _ in self._initials):
            return True
        return bool(_ACRONYM.fullmatch(word)) and self._spells_out(lower, asker)

    def _spells_out(self, acronym: str, asker: EnglishNames) -> bool:
        """Whether words that `asker` does not have in a row begin with these letters.

        The last one may be left out, as in chief executive for CEO.
        """
        for length in {len(acronym), max(2, len(acronym) - 1)}:
            place = self._letters.find(acronym[:length])
            while place >= 0:
                if not asker.has_in_a_row(self._sequence[place : place + length]):
                    return True
                place = self._letters.find(acronym[:length], place + 1)
        return False

    def has_in_a_row(self, words: Sequence[str]) -> bool:
        """Whether these words follow each other, small words left out."""
        return f" {' '.join(words)} " in f" {' '.join(self._sequence)} "

    def runs(self) -> Iterable[tuple[str, frozenset[str]]]:
        """Names of several words: their initials, and the words."""
        return self._initials

    def _is_name(self, capital: _Capital, other: EnglishNames) -> bool:
        if capital.is_known or not capital.is_start:
            return True
        recurs = capital.word in self._inside or capital.word in other._inside
        return recurs and capital.word.lower() not in self._lower | other._lower


def _capitals(text: str) -> list[_Capital]:
    is_chinese = len(_HAN.findall(text)) > len(_WORD.findall(text))
    shouted = _shouted(text)
    found: list[_Capital] = []
    for pattern in (_CAPITAL, _MIXED):
        for match in pattern.finditer(text):
            word, span = match[0], Span(*match.span())
            if len(word) < 2 or word.lower() in NOT_NAMES:
                continue
            is_known = word in GIVEN_NAMES or word in ENGLISH_PLACES
            is_start = not is_chinese and _starts_sentence(text, span.start)
            is_start &= not _ACRONYM.fullmatch(word)  # a capital that no sentence needs
            is_start |= any(line.start <= span.start < line.end for line in shouted)
            found.append(_Capital(word, span, is_start, is_known))
    return sorted(found, key=lambda capital: capital.span)


def _starts_sentence(text: str, position: int) -> bool:
    before = text[max(0, position - 12) : position]
    if position <= 12:
        before = "\n" + before
    return bool(_STARTS_SENTENCE.search(before)) and not _ABBREVIATION.search(before)


def _shouted(text: str) -> list[Span]:
    """The lines in which most words have capitals, so that a capital says nothing."""
    found: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        words = [word for word in _WORD.findall(line) if len(word) > 3 or word.isupper()]
        capital = sum(word[0].isupper() for word in words)
        if len(words) >= _SHORTEST_TITLE and capital > _TITLE_CASE * len(words):
            found.append(Span(start, start + len(line)))
        start += len(line)
    return found


def _initials(capitals: list[_Capital], text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    found: list[tuple[str, frozenset[str]]] = []
    run: list[_Capital] = []
    for capital in (*capitals, None):
        if run and (capital is None or not _continues(text, run[-1].span.end, capital.span.start)):
            if len(run) > 1:
                words = frozenset(one.word for one in run)
                found.append(("".join(one.word[0] for one in run), words))
            run = []
        if capital is not None:
            run.append(capital)
    return tuple(found)


def _continues(text: str, end: int, start: int) -> bool:
    return bool(re.fullmatch(r" (?:(?:of|the|for|and|de|la) ){0,2}", text[end:start]))
