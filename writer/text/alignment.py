"""Where the words of a text went in its rewrite."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from writer.text.matching import Stretch, common_ends, matching_stretches

_MODIFIER = r"[\u0300-\u036f\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]"
_LETTER = r"[^\W_\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
_WORDS = re.compile(
    rf"\s+|(?:{_LETTER}{_MODIFIER}*)+(?:['’][^\W\d_]+)?|.{_MODIFIER}*(?:\u200d.{_MODIFIER}*)*",
    re.DOTALL,
)
_CHARACTERS = re.compile(r"\s+|.", re.DOTALL)


def words(text: str, *, by_character: bool = False) -> list[str]:
    """Cut into Latin words, Chinese characters, punctuation and runs of blanks."""
    return (_CHARACTERS if by_character else _WORDS).findall(text)


@dataclass(frozen=True, slots=True)
class _Step:
    is_equal: bool
    start: int
    end: int
    after_start: int
    after_end: int


class Alignment:
    """Which tokens of a rewrite stand for which of the original."""

    def __init__(self, before: Sequence[str], after: Sequence[str]) -> None:
        self._before = before
        self._steps = _steps(before, after)
        self._starts = [step.start for step in self._steps]
        self._size = (len(before), len(after))

    def at(self, index: int) -> int | None:
        """The token that an original token became unchanged, or None."""
        step = self._step(index)
        if step and step.is_equal:
            return step.after_start + index - step.start
        return None

    def opening(self, index: int) -> int:
        """Where words that began at `index` begin now."""
        step = self._step(index)
        if step is None:
            return self._size[1]
        if step.is_equal or index == step.start:
            return step.after_start + index - step.start
        later = (self.at(i) for i in range(index, step.end))
        return next((j for j in later if j is not None), step.after_end)

    def closing(self, index: int) -> int:
        """Where words that ended before `index` end now."""
        step = self._step(index - 1)
        if step is None:
            return 0
        if step.is_equal:
            return step.after_start + index - step.start
        return step.after_end if index == step.end else step.after_start

    def survival(self, start: int, end: int) -> float:
        """Which part of the characters of original tokens is still there; blanks do not count."""
        total = kept = 0
        for index in range(start, end):
            size = len(self._before[index].strip())
            total += size
            kept += size if self.at(index) is not None else 0
        return kept / total if total else 0.0

    def unchanged(self) -> set[int]:
        """The tokens of the rewrite that were in the original."""
        return {
            index
            for step in self._steps
            if step.is_equal
            for index in range(step.after_start, step.after_end)
        }

    def _step(self, index: int) -> _Step | None:
        place = bisect_right(self._starts, index) - 1
        step = self._steps[place] if place >= 0 else None
        return step if step and index < step.end else None


def _steps(before: Sequence[str], after: Sequence[str]) -> tuple[_Step, ...]:
    """Both cut into what is equal and what is not, with equal ends taken off first."""
    head, tail = common_ends(before, after)
    size, after_size = len(before) - tail, len(after) - tail
    between = matching_stretches(before[head:size], after[head:after_size])
    equal = [Stretch(0, 0, head), *(s.moved(head, head) for s in between)]
    steps: list[_Step] = []
    start = after_start = 0
    for stretch in (*equal, Stretch(size, after_size, tail)):
        if start < stretch.start or after_start < stretch.after_start:
            steps.append(_Step(False, start, stretch.start, after_start, stretch.after_start))
        start, after_start = stretch.end, stretch.after_end
        if stretch.length:
            steps.append(_Step(True, stretch.start, start, stretch.after_start, after_start))
    return tuple(steps)
