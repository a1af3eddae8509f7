"""Which fact of an answer stands where a fact of its source stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from writer.core.values import Span

_WINDOW = 12
_MOST_PAIRED = 60


@dataclass(frozen=True, slots=True)
class Loose:
    """A fact that only one of the two texts has."""

    span: Span
    family: str
    """Only facts of one family stand for each other."""
    unit: str = ""
    is_firm: bool = True


@dataclass(frozen=True, slots=True)
class Pair:
    """What the source has, and what the answer has in its place."""

    was: Loose
    now: Loose


def likeness(source: str, was: Span, answer: str, now: Span) -> int:
    """How many characters around the two are the same, on both sides together."""
    before = _common(
        source[max(0, was.start - _WINDOW) : was.start][::-1],
        answer[max(0, now.start - _WINDOW) : now.start][::-1],
    )
    after = _common(source[was.end : was.end + _WINDOW], answer[now.end : now.end + _WINDOW])
    return before + after


def pairs(source: str, gone: Sequence[Loose], answer: str, come: Sequence[Loose]) -> list[Pair]:
    """The pairs that agree best in kind and place; each fact is in one pair at most."""
    rated = sorted(
        (
            (-_rate(source, was, answer, now), i, j)
            for i, was in enumerate(gone[:_MOST_PAIRED])
            for j, now in enumerate(come[:_MOST_PAIRED])
            if was.family == now.family
        ),
    )
    found: list[tuple[int, int]] = []
    used_i: set[int] = set()
    used_j: set[int] = set()
    for rate, i, j in rated:
        if i not in used_i and j not in used_j and -rate >= _least(gone[i], come[j]):
            found.append((i, j))
            used_i.add(i)
            used_j.add(j)
    return [Pair(gone[i], come[j]) for i, j in sorted(found)]


def _rate(source: str, was: Loose, answer: str, now: Loose) -> int:
    bonus = 4 if was.unit == now.unit else 0
    return likeness(source, was.span, answer, now.span) + bonus


def _least(was: Loose, now: Loose) -> int:
    """Two soft facts must stand in clearly the same place; firm ones need much less."""
    if not was.is_firm and not now.is_firm:
        return 10
    return 2 if was.is_firm and now.is_firm else 6


def _common(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
