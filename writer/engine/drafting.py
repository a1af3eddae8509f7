"""Draft tokens: what an answer will probably say next, read off text that it repeats.

A draft costs nothing to make and is verified by the model itself, so a wrong one only costs time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

ANCHORS = (3, 2)
"""So many of the last tokens, the longer first, find the place in the passage again."""
WINDOW = 64
"""How far ahead of the cursor a place is searched."""
LOOK_BACK = 4
"""How far behind the cursor the search begins: a model may repeat a word."""
START = 4
"""An answer that copies begins with the passage's first word as surely as after so many."""
HISTORY_ANCHOR = 8
"""Text that is not meant to be repeated is drafted from only after so many equal tokens."""


class Drafter(Protocol):
    """Guesses the next tokens of one answer."""

    streak: int
    """How many of the last tokens are also those before the guess: its right to be believed."""

    def draft(self, most: int) -> Sequence[int]:
        """At most so many tokens that may come next; none where nothing is known."""
        ...

    def feed(self, token: int) -> None:
        """Take the next token of the answer."""
        ...


class PassageDrafter:
    """Drafts from the passage that an answer mostly repeats.

    A cursor runs along the passage. Where the answer differs, the cursor stands still for a
    deletion or moves on for a replacement, whichever the next tokens confirm: the last three, then
    the last two are searched ahead of it, nearest first.
    """

    def __init__(self, passage: Sequence[int], end: int | None) -> None:
        """`end`: the token that ends an answer; it is drafted behind the passage."""
        self._passage = (*passage, end) if end is not None else tuple(passage)
        self._answer: list[int] = []
        self._cursor = 0
        self._sure = 0
        """Behind the last place that was certain; the cursor may have gone on by guessing."""
        self.streak = START

    def draft(self, most: int) -> Sequence[int]:
        """The passage from the cursor on."""
        return self._passage[self._cursor : self._cursor + most]

    def feed(self, token: int) -> None:
        """Follow the passage, or find the place again."""
        self._answer.append(token)
        cursor = self._cursor
        if cursor < len(self._passage) and self._passage[cursor] == token:
            self._cursor = self._sure = cursor + 1
            self.streak += 1
            return
        self.streak = self._find()
        if not self.streak and cursor < len(self._passage):
            self._cursor = cursor + 1  # until more is known: a token for a token

    def _find(self) -> int:
        """Go behind the nearest occurrence of the last tokens; how many they are, 0 for none."""
        start = max(0, self._sure - LOOK_BACK)
        for length in ANCHORS:
            if len(self._answer) < length:
                continue
            tail = tuple(self._answer[-length:])
            last = min(self._cursor + WINDOW, len(self._passage) - length)
            for place in range(start, last + 1):
                if self._passage[place : place + length] == tail:
                    self._cursor = self._sure = place + length
                    return length
        return 0


class HistoryDrafter:
    """Drafts from the prompt and the answer so far, after a long run of equal tokens only."""

    def __init__(self, prompt: Sequence[int]) -> None:
        self._tokens: list[int] = []
        self._places: dict[tuple[int, ...], int] = {}
        self._cursor: int | None = None
        self.streak = 0
        for token in prompt:
            self._append(token)

    def draft(self, most: int) -> Sequence[int]:
        """What followed when the last tokens came before."""
        if self._cursor is None:
            return ()
        return self._tokens[self._cursor : self._cursor + most]

    def feed(self, token: int) -> None:
        """Follow the place that is being repeated, or look for one."""
        if self._cursor is not None and self._tokens[self._cursor] == token:
            self._cursor += 1
            self.streak += 1
            self._append(token)
            return
        self._cursor = self._append(token)
        self.streak = 0 if self._cursor is None else HISTORY_ANCHOR

    def _append(self, token: int) -> int | None:
        """Add a token; the place after the latest earlier occurrence of the last eight."""
        self._tokens.append(token)
        tail = tuple(self._tokens[-HISTORY_ANCHOR:])
        if len(tail) < HISTORY_ANCHOR:
            return None
        earlier = self._places.get(tail)
        self._places[tail] = len(self._tokens)
        return earlier
