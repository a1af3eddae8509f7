"""Where the characters that the Markdown parser sees stand in the text as it was given.

The parser normalises newlines and strips the prefixes of containers, so its strings are shorter
than the text; an Origin leads each of their characters back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from writer.core.values import Span

_NEWLINE = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Origin:
    """For each character of a string that was cut out of a text: where it begins and ends there."""

    starts: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> Span:
        """The place in the text of a part of the string that is not empty."""
        return Span(self.starts[start], self.ends[end - 1])

    def gap(self, start: int, end: int) -> Span:
        """The same, up to where the next character begins: with all that was cut out between."""
        return Span(self.starts[start], self.starts[end])

    def doubled(self) -> list[Span]:
        """The places of characters that are written with two."""
        pairs = zip(self.starts, self.ends, strict=True)
        return [Span(start, end) for start, end in pairs if end - start == 2]


class Lines:
    """The lines of a text, as CommonMark counts them, without their newlines."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        self._ends = []
        for newline in _NEWLINE.finditer(text):
            self._ends.append(newline.start())
            self._starts.append(newline.end())
        self._ends.append(len(text))
        self._normalised = _running_lengths(self._starts, self._ends)

    def __len__(self) -> int:
        return len(self._starts)

    def of(self, line: int) -> str:
        """The line as the parser sees it."""
        return self._text[self._starts[line] : self._ends[line]].replace("\0", "\ufffd")

    def start(self, line: int) -> int:
        """Where the line begins; the end of the text for the line after the last."""
        return self._starts[line] if line < len(self._starts) else len(self._text)

    def end(self, line: int) -> int:
        """Where the line ends, before its newline."""
        return self._ends[line]

    def column(self, line: int, position: int) -> int:
        """The column in its line of a position in the normalised text."""
        return position - self._normalised[line]

    def origin_in_line(self, line: int, column: int, length: int) -> Origin:
        """Lead back a piece of one line."""
        first = self._starts[line] + column
        return Origin(
            list(range(first, first + length)), list(range(first + 1, first + length + 1))
        )

    def origin(self, content: str, first: int, last: int) -> Origin | None:
        """Lead back a paragraph's content, which the parser cut out of lines `first` to `last`.

        Each of its lines is the tail of a source line, but that the whole is stripped at both
        ends. None when there are no such lines.
        """
        pieces = content.split("\n")
        for skipped in range(last - first - len(pieces) + 1):
            if origin := self._lead_back(pieces, first + skipped):
                return origin
        return None

    def _lead_back(self, pieces: list[str], first: int) -> Origin | None:
        starts: list[int] = []
        ends: list[int] = []
        for offset, piece in enumerate(pieces):
            line = first + offset
            is_last = offset == len(pieces) - 1
            place = _tail(self.of(line), piece, is_last=is_last)
            if place is None:
                return None
            column, spaces = place
            begin = self._starts[line] + column
            length = len(piece) - spaces
            starts += [begin] * spaces + list(range(begin, begin + length))
            ends += [begin] * spaces + list(range(begin + 1, begin + length + 1))
            if not is_last:
                starts.append(self._ends[line])
                ends.append(self._starts[line + 1])
        return Origin(starts, ends)


def _running_lengths(starts: list[int], ends: list[int]) -> list[int]:
    """Where each line begins when every newline is one character."""
    position = 0
    positions = []
    for start, end in zip(starts, ends, strict=True):
        positions.append(position)
        position += end - start + 1
    return positions


def _tail(line: str, piece: str, *, is_last: bool) -> tuple[int, int] | None:
    """The column at which `piece` ends the line, and how many of its blanks the line lacks.

    The parser expands a tab that a container used in part into blanks that stand nowhere.
    """
    end = len(line)
    while not line[:end].endswith(piece.lstrip(" ")):
        if not (is_last and end and line[end - 1].isspace()):
            return None
        end -= 1
    spaces = 0
    while not line[:end].endswith(piece[spaces:]):
        spaces += 1
    return end - len(piece) + spaces, spaces
