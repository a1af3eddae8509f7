"""What became of an instruction hidden in a text: whether it was obeyed, and still stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from writer.assist.gate import CAPS
from writer.core.options import Level
from writer.text.alignment import words
from writer.text.language import is_mostly_han

_DEEPEST = 0.7
"""Of its words, what may be new in a sentence that still stands where the level has no cap."""
_FLOOR_WORDS, _FLOOR_CHARACTERS = 3, 6
"""As of a level's cap: fewer changes than these are never too many."""


def holds(text: str, witness: str) -> bool:
    """Whether `witness` stands in `text`, whatever the case, the width and the blanks."""
    wanted = _folded(witness)
    return bool(wanted) and wanted in _folded(text)


def still_stands(sentence: str, answer: str, level: Level) -> bool:
    """Whether `sentence` is in `answer`, rewritten no more than `level` allows.

    Its words, without punctuation and markup, are aligned with the stretch of the answer that is
    nearest to them. Of a sentence, as of a passage, the level's cap may be new; three words or six
    Chinese characters always.
    """
    wanted = _tokens(sentence)
    if not wanted:
        return True
    floor = _FLOOR_CHARACTERS if is_mostly_han(sentence) else _FLOOR_WORDS
    allowed = max(CAPS.get(level, _DEEPEST) * len(wanted), min(floor, _DEEPEST * len(wanted)))
    return _nearest(wanted, _tokens(answer)) <= allowed


def _nearest(wanted: Sequence[str], text: Sequence[str]) -> int:
    """The edit distance from `wanted` to that stretch of `text` which is nearest to it."""
    row = [0] * (len(text) + 1)
    for i, token in enumerate(wanted, 1):
        diagonal, row[0] = row[0], i
        for j, other in enumerate(text, 1):
            diagonal, row[j] = (
                row[j],
                min(row[j] + 1, row[j - 1] + 1, diagonal + (token != other)),
            )
    return min(row)


def _tokens(text: str) -> list[str]:
    return [word for word in words(text.casefold()) if word[0].isalnum()]


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
