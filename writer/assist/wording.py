"""Words to think twice about: lists of them, and where an answer adds one that is on a list.

A list is a TOML file with `name` and `name_zh`, and a table `[[entry]]` for each reason:
`words` (a list), `pattern` (a regular expression), `except` (words in which a match means
something else), `reason` and `reason_zh`. One of `words` and `pattern` is needed, and one reason.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from writer.core.errors import InvalidWordList
from writer.core.jobs import Progress
from writer.core.values import (
    Composition,
    Finding,
    FindingKind,
    Proposal,
    Reason,
    SegmentResult,
    SegmentStatus,
    Span,
    TitleList,
)
from writer.engine.api import Chunk

Value = Progress | Chunk | Proposal | TitleList | Composition

_LONGEST_PATTERN = 500
_KEYS = frozenset(("words", "pattern", "except", "reason", "reason_zh"))


@dataclass(frozen=True, slots=True)
class Entry:
    """Words that one reason holds for."""

    pattern: re.Pattern[str]
    exceptions: re.Pattern[str] | None
    reason: Reason

    def matches(self, text: str) -> Iterator[Span]:
        """Where the words stand in a text, but for the exceptions."""
        found = [m for m in self.pattern.finditer(text) if m[0]]
        if not found:
            return
        excepted = list(self.exceptions.finditer(text)) if self.exceptions else []
        for match in found:
            if not any(e.start() <= match.start() and match.end() <= e.end() for e in excepted):
                yield Span(match.start(), match.end())


@dataclass(frozen=True, slots=True)
class WordLists:
    """All entries of all lists, ready to match; without any, nothing is found."""

    entries: tuple[Entry, ...] = ()
    mistakes: tuple[InvalidWordList, ...] = ()
    """Files that could not be used."""

    @classmethod
    def load(cls, builtin: Path, own: Path) -> WordLists:
        """Read the built-in lists and the user's own; an own one replaces one of the same name."""
        paths = {path.name: path for path in chain(*(_files(f) for f in (builtin, own)))}
        entries: list[Entry] = []
        mistakes: list[InvalidWordList] = []
        for path in paths.values():
            try:
                entries += read_list(path)
            except InvalidWordList as mistake:
                mistakes.append(mistake)
        return cls(tuple(entries), tuple(mistakes))

    def judge(self, passage: str, answer: str, *, translates: bool = False) -> tuple[Finding, ...]:
        """Mild findings on the words that the answer has and the passage does not.

        In a translation the user's own word has another form: an entry that the passage has a
        word of is not matched at all.
        """
        known = passage.casefold()
        findings: dict[tuple[int, int], Finding] = {}
        for entry in self.entries:
            places = [place for place in entry.matches(answer) if _is_new(place, answer, known)]
            if not places or (translates and any(entry.matches(passage))):
                continue
            for place in places:
                finding = Finding(
                    FindingKind.WORDING,
                    place.of(answer),
                    in_replacement=place,
                    reason=entry.reason,
                )
                findings.setdefault((place.start, place.end), finding)
        return tuple(findings[place] for place in sorted(findings))

    def mark(
        self, values: Iterable[Value], passage: str, *, translates: bool = False
    ) -> Iterator[Value]:
        """What a run of a task on `passage` yields, its results with findings on what they add.

        Of a proposal only segments that changed are looked at, and each finding has its place.
        """
        for value in values:
            match value:
                case Proposal():
                    judge = partial(self._segment, passage, translates=translates)
                    yield replace(value, segments=tuple(map(judge, value.segments)))
                case TitleList():
                    yield replace(
                        value, findings=value.findings + self._placeless(passage, value.titles)
                    )
                case Composition():
                    found = self._placeless(passage, (value.text,), translates=translates)
                    yield replace(value, findings=value.findings + found)
                case _:
                    yield value

    def _placeless(
        self, passage: str, texts: Iterable[str], *, translates: bool = False
    ) -> tuple[Finding, ...]:
        """Findings on texts that stand nowhere in the document yet."""
        found = chain.from_iterable(self.judge(passage, t, translates=translates) for t in texts)
        return tuple(dict.fromkeys(replace(finding, in_replacement=None) for finding in found))

    def _segment(self, passage: str, result: SegmentResult, *, translates: bool) -> SegmentResult:
        if result.status is not SegmentStatus.CHANGED:
            return result
        found = self.judge(passage, result.replacement, translates=translates)
        return replace(result, findings=(*result.findings, *found))


def read_list(path: Path) -> tuple[Entry, ...]:
    """Read one list. Raises InvalidWordList with the entry and the key that is wrong."""
    try:
        table = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidWordList(path, str(error)) from error
    entries = table.get("entry")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise InvalidWordList(path, "[[entry]] is missing")
    return tuple(_entry(path, number, entry) for number, entry in enumerate(entries, 1))


def _files(folder: Path) -> Iterable[Path]:
    return sorted(folder.glob("*.toml"))


def _is_new(place: Span, answer: str, known: str) -> bool:
    return place.of(answer).casefold() not in known


def _entry(path: Path, number: int, table: Mapping[str, object]) -> Entry:
    place = f"entry {number}"
    if unknown := sorted(table.keys() - _KEYS):
        raise InvalidWordList(path, f"{place}: {unknown[0]} is unknown")
    words = _words(path, place, table, "words")
    pattern = _text(path, place, table, "pattern")
    if not words and not pattern:
        raise InvalidWordList(path, f"{place}: words or pattern is needed")
    if len(pattern) > _LONGEST_PATTERN:
        raise InvalidWordList(path, f"{place}: pattern has more than {_LONGEST_PATTERN} characters")
    exceptions = _words(path, place, table, "except")
    en, zh = (_text(path, place, table, key) for key in ("reason", "reason_zh"))
    if not en and not zh:
        raise InvalidWordList(path, f"{place}: reason is missing")
    try:
        compiled = _compiled(words, pattern)
    except re.error as error:
        raise InvalidWordList(path, f"{place}: pattern: {error}") from error
    return Entry(
        compiled, _compiled(exceptions) if exceptions else None, Reason(en or zh, zh or en)
    )


def _compiled(words: Sequence[str], pattern: str = "") -> re.Pattern[str]:
    """Longer words first; a word of an alphabet only as a whole."""
    forms = [_whole(word) for word in sorted(words, key=len, reverse=True)]
    return re.compile("|".join(filter(None, (*forms, pattern))), re.IGNORECASE)


def _whole(word: str) -> str:
    start = r"\b" if word[0].isascii() and word[0].isalnum() else ""
    end = r"\b" if word[-1].isascii() and word[-1].isalnum() else ""
    return f"{start}{re.escape(word)}{end}"


def _words(path: Path, place: str, table: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(w, str) and w.strip() for w in value):
        raise InvalidWordList(path, f"{place}: {key} must be a list of words")
    return tuple(word.strip() for word in value)


def _text(path: Path, place: str, table: Mapping[str, object], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise InvalidWordList(path, f"{place}: {key} must be text")
    return value
