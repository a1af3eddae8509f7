"""Bytes become text while they come: whole characters, stop strings, and loops noticed."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

_LONGEST_PERIOD = 96
_FEWEST_ROUNDS = 4
_FEWEST_TOKENS = 64
_CHECK_EVERY = 8


class TextStream:
    """Turns the bytes of tokens into text that is safe to show.

    A character is given out once all of its bytes are there. What may be the beginning of a stop
    string is held back until it is known not to be one.
    """

    def __init__(self, stop: Sequence[str] = ()) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._stop = tuple(s for s in stop if s)
        self._held = ""
        self.is_stopped = False
        """Whether a stop string came; it and what follows are swallowed."""

    def feed(self, data: bytes) -> str:
        """The text that became certain with these bytes; often empty, never half a character."""
        return self._release(self._decoder.decode(data))

    def finish(self) -> str:
        """The rest, once no bytes come any more; a broken character becomes U+FFFD."""
        text = self._release(self._decoder.decode(b"", final=True))
        if self.is_stopped:
            return text
        rest, self._held = self._held, ""
        return text + rest

    def _release(self, text: str) -> str:
        if self.is_stopped:
            return ""
        if not self._stop:
            return text
        self._held += text
        places = [place for s in self._stop if (place := self._held.find(s)) >= 0]
        if places:
            self.is_stopped = True
            text, self._held = self._held[: min(places)], ""
            return text
        keep = max((_overlap(self._held, s) for s in self._stop), default=0)
        cut = len(self._held) - keep
        text, self._held = self._held[:cut], self._held[cut:]
        return text


def _overlap(text: str, stop: str) -> int:
    """How many characters at the end of `text` begin `stop`."""
    longest = min(len(text), len(stop) - 1)
    return next((n for n in range(longest, 0, -1) if text.endswith(stop[:n])), 0)


class LoopDetector:
    """Notices that an answer says the same over and over.

    A loop is a stretch of at most 96 tokens that came at least four times in a row and fills at
    least the last 64 tokens. `allowed` is text that may repeat: a passage that is itself
    repetitive, a table say, is no loop when its tokens come back.
    """

    def __init__(self, allowed: Sequence[int] = ()) -> None:
        self._tokens: list[int] = []
        self._allowed = _longest_repetition(allowed)

    def feed(self, token: int) -> bool:
        """Take the next token; True when the answer has begun to loop."""
        self._tokens.append(token)
        if len(self._tokens) % _CHECK_EVERY:
            return False
        return _repetition_at_end(self._tokens) > self._allowed


def _repetition_at_end(tokens: Sequence[int]) -> int:
    """How many tokens at the end are rounds of one stretch; 0 when that is no loop yet."""
    for period in range(1, min(_LONGEST_PERIOD, len(tokens) // _FEWEST_ROUNDS) + 1):
        length = period * max(_FEWEST_ROUNDS, -(-_FEWEST_TOKENS // period))
        if length > len(tokens):
            continue
        tail = tokens[-length:]
        if tail[period:] == tail[:-period]:
            return _extend(tokens, period, length)
    return 0


def _extend(tokens: Sequence[int], period: int, length: int) -> int:
    while length < len(tokens) and tokens[-length - 1] == tokens[-length - 1 + period]:
        length += 1
    return length


def _longest_repetition(tokens: Sequence[int]) -> int:
    """How long a repetition may get when it comes from `tokens`; 0 when they have none."""
    ends = range(_FEWEST_TOKENS, len(tokens) + _CHECK_EVERY, _CHECK_EVERY)
    longest = max((_repetition_at_end(tokens[:end]) for end in ends), default=0)
    return longest + _CHECK_EVERY if longest else 0
