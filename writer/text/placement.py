"""An answer with the places at which a segment's markup goes back into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from writer.core.values import Kept, KeptKind, Segment, Span
from writer.text.tokens import Token, tokens_of_masked


@dataclass(frozen=True, slots=True)
class Placed:
    """A pair of markers around the tokens from `start` to before `end`."""

    kept: Kept
    start: int
    end: int
    opening: str
    closing: str

    @property
    def is_whole(self) -> bool:
        """Whether both markers stand in the segment, not only one."""
        return bool(self.opening and self.closing)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A plan as text."""

    text: str
    inner: tuple[Span, ...]
    """What stands between the markers of each pair."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All that the restored text is made of."""

    tokens: tuple[Token, ...]
    pairs: tuple[Placed, ...] = ()
    """Outer before inner; none crosses another."""
    breaks: Mapping[int, str] = field(default_factory=dict)
    """Which blanks become a line break, and its source."""
    escaped: frozenset[int] = frozenset()
    """Tokens that get a backslash before them."""

    def render(self, line_break: Callable[[str], str] = str) -> Rendered:
        """The text, with the source of each break put through `line_break`."""
        pieces: list[str] = []
        length = 0
        starts, ends = [0] * len(self.pairs), [0] * len(self.pairs)
        for index in range(len(self.tokens) + 1):
            for number in self._closing_at(index):
                ends[number] = length
                pieces.append(self.pairs[number].closing)
                length += len(pieces[-1])
            for number in self._opening_at(index):
                pieces.append(self.pairs[number].opening)
                length += len(pieces[-1])
                starts[number] = length
            if index < len(self.tokens):
                pieces.append(self._source(index, line_break))
                length += len(pieces[-1])
        return Rendered("".join(pieces), tuple(map(Span, starts, ends)))

    def without(self, index: int) -> Plan:
        """The plan without one of its pairs."""
        return replace(self, pairs=self.pairs[:index] + self.pairs[index + 1 :])

    def with_pair(self, index: int, placed: Placed) -> Plan | None:
        """The plan with one pair elsewhere and those in it still in it; None if one vanishes."""
        pairs = list(self.pairs)
        pairs[index] = placed
        for later in range(index + 1, len(pairs)):
            if is_within(pairs[later].kept.span, placed.kept.span):
                start = max(pairs[later].start, placed.start)
                end = min(pairs[later].end, placed.end)
                pairs[later] = replace(pairs[later], start=start, end=end)
        if any(pair.start >= pair.end for pair in pairs):
            return None
        return replace(self, pairs=tuple(pairs))

    def _closing_at(self, index: int) -> Iterator[int]:
        return (n for n in reversed(range(len(self.pairs))) if self.pairs[n].end == index)

    def _opening_at(self, index: int) -> Iterator[int]:
        return (n for n in range(len(self.pairs)) if self.pairs[n].start == index)

    def _source(self, index: int, line_break: Callable[[str], str]) -> str:
        if index in self.breaks:
            return line_break(self.breaks[index])
        source = self.tokens[index].source
        return f"\\{source}" if index in self.escaped else source


def original_plan(segment: Segment) -> Plan:
    """The plan that renders a segment exactly as it stands in the document."""
    tokens = tuple(tokens_of_masked(segment))
    index_at = {}
    position = 0
    for index, token in enumerate(tokens):
        index_at[position] = index
        position += len(token.text)
    index_at[position] = len(tokens)
    pairs = [k for k in segment.kept if k.kind in (KeptKind.EMPHASIS, KeptKind.LINK)]
    return Plan(
        tokens,
        tuple(
            Placed(k, index_at[k.span.start], index_at[k.span.end], k.opening, k.closing)
            for k in pairs
        ),
        {index_at[k.span.start]: k.opening for k in segment.kept if k.kind is KeptKind.BREAK},
    )


def is_within(inner: Span, outer: Span) -> bool:
    """Whether one span of a masked text lies in another."""
    return outer.start <= inner.start and inner.end <= outer.end
