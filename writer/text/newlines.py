"""Each line's own newline, remembered while the text in memory has line feeds only."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

_NEWLINE = re.compile(r"\r\n|\r|\n")
_MATCHED_LINES = 4000
"""More changed lines than this are not compared one by one."""


@dataclass(frozen=True, slots=True)
class Newlines:
    """The newlines of a text. Only LF, CR and CR LF end a line."""

    common: str = os.linesep
    """What most lines end with; new lines get it."""
    lines: tuple[str, ...] = ()
    """The lines, where they do not all end alike; else nothing."""
    endings: tuple[str, ...] = ()
    """The newline after each of `lines`; the last line has none."""

    def restore(self, text: str) -> str:
        """`text` with the newlines that its lines had, and the common one after new lines."""
        if not self.endings:
            return text if self.common == "\n" else text.replace("\n", self.common)
        lines = text.split("\n")
        endings = self._endings_for(lines)
        return "".join(chain.from_iterable(zip(lines, [*endings, ""], strict=True)))

    def _endings_for(self, lines: Sequence[str]) -> list[str]:
        """The newline after each line but the last."""
        endings = [self.common] * (len(lines) - 1)
        for old, new, size in _matches(self.lines, lines):
            for offset in range(size):
                if old + offset < len(self.endings) and new + offset < len(endings):
                    endings[new + offset] = self.endings[old + offset]
        return _kept_apart(lines, endings)


OF_THE_SYSTEM = Newlines()
"""For a new document."""


def normalise(text: str) -> tuple[str, Newlines]:
    """`text` with line feeds only, and what is needed to put its own newlines back."""
    found = _NEWLINE.findall(text)
    if not found:
        return text, OF_THE_SYSTEM
    kinds = Counter(found)
    common = kinds.most_common(1)[0][0]
    plain = _NEWLINE.sub("\n", text)
    if len(kinds) == 1:
        return plain, Newlines(common)
    return plain, Newlines(common, tuple(plain.split("\n")), tuple(found))


def _kept_apart(lines: Sequence[str], endings: list[str]) -> list[str]:
    """The endings, where a CR before an empty line with an LF would become one newline."""
    for number in range(len(endings) - 1):
        if endings[number] == "\r" and not lines[number + 1] and endings[number + 1] == "\n":
            endings[number] = "\n"
    return endings


def _matches(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs of equal lines: where in `old`, where in `new`, how many."""
    shorter = min(len(old), len(new))
    start = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    left = shorter - start
    end = next((i for i in range(left) if old[-1 - i] != new[-1 - i]), left)
    runs = [(0, 0, start), (len(old) - end, len(new) - end, end)]
    old_middle, new_middle = old[start : len(old) - end], new[start : len(new) - end]
    if max(len(old_middle), len(new_middle)) > _MATCHED_LINES:
        return runs
    matcher = SequenceMatcher(None, old_middle, new_middle, autojunk=False)
    runs += [(start + m.a, start + m.b, m.size) for m in matcher.get_matching_blocks()]
    return runs
