"""Finding in all files of a folder: the places, each with the words around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from writer.core.errors import ExpressionMistake, FileError, InvalidExpression
from writer.core.jobs import CancelToken
from writer.core.values import Span
from writer.text.folder.reading import Texts, text_of
from writer.text.search import Compile, Expression, Match, Query, compiled, find

MOST_HITS = 5_000
BEFORE = 16
"""So much of a line is shown in front of a match, in columns: a Chinese character has two."""
AFTER = 160
"""So much, in characters, of the match and what follows it."""
_WIDE_FROM = "\u2e80"
LONGEST_MATCH = 400
"""So much of what matched is kept, to know it again."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place in one file."""

    span: Span
    """In the text with line feeds only, as it comes into an editor."""
    words: str
    """What stands there, or the beginning of it."""
    line: int
    """From 1."""
    excerpt: str
    mark: Span
    """Where the match stands in the excerpt."""


@dataclass(frozen=True, slots=True)
class FileHits:
    """What was found in one file; there is always something."""

    path: Path
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class SearchEnd:
    """How a search ended."""

    is_cut: bool = False
    """Whether there is more than `MOST_HITS`."""
    too_slow: tuple[Path, ...] = ()
    """Files that the expression takes too long for; what was found in them until then is told."""
    unread: tuple[Path, ...] = ()
    """Files that are no text, or cannot be read."""
    has_more_files: bool = False
    """Whether the folder has more files than were listed."""


def search_files(
    paths: Iterable[Path],
    texts: Texts,
    query: Query,
    compile_expression: Compile,
    token: CancelToken,
) -> Iterator[FileHits | SearchEnd]:
    """Search files one by one; `texts` are those that are searched as they are in the window.

    Raises InvalidExpression before anything is read.
    """
    expression = compiled(query, compile_expression)
    room = MOST_HITS
    too_slow: list[Path] = []
    unread: list[Path] = []
    for path in paths:
        token.raise_if_cancelled()
        try:
            text = text_of(path, texts)
        except FileError:
            unread.append(path)
            continue
        found = _Finds(expression, text, token)
        hits = tuple(islice(found, room + 1))
        if found.is_too_slow:
            too_slow.append(path)
        if hits[:room]:
            yield FileHits(path, hits[:room])
        if len(hits) > room:
            yield SearchEnd(True, tuple(too_slow), tuple(unread))
            return
        room -= len(hits)
    yield SearchEnd(False, tuple(too_slow), tuple(unread))


class _Finds:
    """The hits in one text, one by one, until the expression takes too long."""

    def __init__(self, expression: Expression, text: str, token: CancelToken) -> None:
        self.is_too_slow = False
        self._expression = expression
        self._text = text
        self._token = token

    def __iter__(self) -> Iterator[Hit]:
        line, counted = 1, 0
        try:
            for match in find(self._expression, self._text):
                self._token.raise_if_cancelled()
                line += self._text.count("\n", counted, match.span.start)
                counted = match.span.start
                yield _hit(self._text, match, line)
        except InvalidExpression as error:
            if error.mistake is not ExpressionMistake.TOO_SLOW:
                raise
            self.is_too_slow = True


def _hit(text: str, match: Match, line: int) -> Hit:
    """A place with the rest of its line around it, as much as helps."""
    start, end = match.span.start, match.span.end
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    last = len(text) if last < 0 else last
    begin = _beginning(text, first, start)
    lead = text[begin:start].lstrip()
    shown = text[start : min(end, last, start + AFTER)]
    rest = text[start + len(shown) : min(last, start + AFTER)]
    dots = "…" if begin > first else ""
    more = "…" if start + len(shown) + len(rest) < last else ""
    mark = Span(len(dots) + len(lead), len(dots) + len(lead) + len(shown))
    excerpt = f"{dots}{lead}{shown}{rest}{more}".replace("\t", " ")
    return Hit(match.span, text[start : min(end, start + LONGEST_MATCH)], line, excerpt, mark)


def _beginning(text: str, first: int, start: int) -> int:
    """Where an excerpt begins, of a line that begins at `first`; with a whole word in English."""
    columns, begin = 0, start
    while begin > first and columns < BEFORE:
        begin -= 1
        columns += 2 if text[begin] >= _WIDE_FROM else 1
    blank = text.find(" ", begin, start)
    return blank if begin > first and blank >= 0 and text[begin].isascii() else begin


def place_of(hit: Hit, text: str) -> Span | None:
    """Where a hit stands in a text that may have changed since: the nearest place like it."""
    size = len(hit.span)
    if hit.words and text.startswith(hit.words, hit.span.start):
        return Span(hit.span.start, min(hit.span.start + size, len(text)))
    if not hit.words:
        return Span(hit.span.start, hit.span.start) if hit.span.start <= len(text) else None
    after = text.find(hit.words, hit.span.start)
    before = text.rfind(hit.words, 0, hit.span.start + len(hit.words))
    near = [place for place in (before, after) if place >= 0]
    if not near:
        return None
    start = min(near, key=lambda place: abs(place - hit.span.start))
    return Span(start, min(start + size, len(text)))
