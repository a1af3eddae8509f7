"""What a text of the interface says in the other language, out of the compiled translation.

A ``.qm`` file is sections of (tag, length, content); the one with the messages is tagged fields
again: the translation, the source text, the context. Knows no Qt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_MESSAGES = 0x69
_END, _TRANSLATION, _SOURCE = 1, 3, 6
_WITHOUT_CONTENT = frozenset((_END, 5))
_LONGEST = 60
"""Characters of a text with gaps that can be the name of a command."""
_GAP = re.compile(r"\{\w+[^{}]*\}|%n")
_PLURAL = "(s)"
"""How the English sources write a plural."""


class Lexicon:
    """Looks texts up in both directions, also those with something filled in."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        """Pairs of an English text and a Chinese one."""
        self._others: dict[str, set[str]] = {}
        self._forms: list[tuple[re.Pattern[str], str]] = []
        for pair in pairs:
            for text, other in (pair, pair[::-1]):
                self._others.setdefault(text, set()).add(other)
                if _is_form(text) and len(text) <= _LONGEST:
                    self._forms.append(_form(text, other))
        self.others = lru_cache(maxsize=1024)(self._look_up)

    @classmethod
    def load(cls, path: Path) -> Lexicon:
        """The texts of a compiled translation; none where there is no such file."""
        try:
            return cls(messages(path.read_bytes()))
        except (OSError, ValueError, IndexError):
            return cls()

    def _look_up(self, text: str) -> tuple[str, ...]:
        """What `text` is in the other language; several where it depends on the place."""
        if found := self._others.get(text):
            return tuple(sorted(found - {text}))
        matches = ((pattern.fullmatch(text), other) for pattern, other in self._forms)
        filled = {_fill(other, match.groupdict()) for match, other in matches if match}
        return tuple(sorted(filled - {text}))


def messages(content: bytes) -> Iterator[tuple[str, str]]:
    """The source texts and translations; raises ValueError or IndexError where it is no ``.qm``."""
    if not content.startswith(MAGIC):
        raise ValueError("no compiled translation")
    place = len(MAGIC)
    while place < len(content):
        tag, length = content[place], int.from_bytes(content[place + 1 : place + 5], "big")
        place += 5
        if place + length > len(content):
            raise ValueError("a compiled translation that is cut off")
        if tag == _MESSAGES:
            yield from _pairs(content[place : place + length])
        place += length


def _pairs(section: bytes) -> Iterator[tuple[str, str]]:
    place, source, translation = 0, "", ""
    while place < len(section):
        tag = section[place]
        place += 1
        if tag not in _WITHOUT_CONTENT:
            length = int.from_bytes(section[place : place + 4], "big")
            place += 4
            field = section[place : place + length]
            place += length
            if tag == _TRANSLATION and not translation:
                translation = field.decode("utf-16-be")
            elif tag == _SOURCE:
                source = field.decode()
        elif tag == _END:
            if source and translation:
                yield source, translation
            source = translation = ""


def _is_form(text: str) -> bool:
    """Whether a text has gaps, and words around them that tell it from others."""
    around, gaps = _GAP.subn("", text)
    return bool(gaps) and any(character.isalnum() for character in around)


def _form(text: str, other: str) -> tuple[re.Pattern[str], str]:
    """A pattern of all that a text with gaps can become, with the gaps as named groups."""
    pattern, end, seen = "", 0, set()
    for gap in _GAP.finditer(text):
        key = _key(gap)
        pattern += _literal(text[end : gap.start()])
        pattern += f"(?P={key})" if key in seen else f"(?P<{key}>.+)"
        seen.add(key)
        end = gap.end()
    return re.compile(pattern + _literal(text[end:])), other


def _literal(text: str) -> str:
    return re.escape(text).replace(re.escape(_PLURAL), "s?")


def _fill(text: str, parts: dict[str, str]) -> str:
    return _GAP.sub(lambda gap: parts.get(_key(gap), ""), text).replace(_PLURAL, "s")


def _key(gap: re.Match[str]) -> str:
    return re.sub(r"\W.*", "", gap[0][1:])
