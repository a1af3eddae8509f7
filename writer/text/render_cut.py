"""A document cut into the blocks of its top level, again and again as it is typed.

A block is a run of whole lines that the parser reads the same wherever it stands, so only the lines
around a change are parsed anew: up to where a block begins both before and after the change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, pairwise, takewhile

from markdown_it import MarkdownIt
from markdown_it.utils import EnvType

from writer.text.dialect import markdown

_BACK = 2
"""So many blocks before a change are parsed again: it may join what stands before it."""
_AHEAD = 3
"""So many behind it, at first."""
_MATH = "$$"
_FENCES_OF_FRONT = ("---", "+++")
_CLOSED = frozenset(("math_block", "math_block_label", "fence", "code_block", "front_matter"))
"""Blocks in which the mark of display math begins nothing."""
GAP = "gap"
"""The kind of what is no block: blank lines and definitions at the beginning."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a link reference definition leads to."""

    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the top level, with the blank lines and definitions behind it."""

    source: str
    """Without the newline at its end."""
    kind: str
    """The type of its first token, or GAP."""
    links: tuple[tuple[str, Target], ...] = ()
    """What it defines: normalised labels, the first of each."""
    footnotes: tuple[str, ...] = ()
    """The labels of the footnotes that it defines."""

    @property
    def line_count(self) -> int:
        """How many lines it is."""
        return self.source.count("\n") + 1


@dataclass(frozen=True, slots=True)
class Splice:
    """What became of the blocks: from `first` on, `removed` of them gave way to `inserted`."""

    first: int
    removed: int
    inserted: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """A text and its blocks. The blocks' lines, one after the other, are the lines of the text."""

    lines: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    links: Mapping[str, Target] = field(default_factory=dict)
    """All definitions; of several for one label the first holds."""
    footnotes: frozenset[str] = frozenset()

    def changed(self, text: str) -> tuple[Cut, Splice]:
        """The cut of another text, and how it comes of this one."""
        lines = tuple(lines_of(text))
        head, tail = _common(self.lines, lines)
        starts = [0, *accumulate(block.line_count for block in self.blocks)]
        if head == len(lines) == len(self.lines):
            return self, Splice(0, 0, ())
        first = self._restart(lines, max(0, _block_at(starts, head) - _BACK))
        last, new = self._parsed(lines, starts, first, tail)
        splice = _trimmed(first, self.blocks[first:last], new)
        blocks = (
            *self.blocks[: splice.first],
            *splice.inserted,
            *self.blocks[splice.first + splice.removed :],
        )
        return Cut(lines, blocks, _links(blocks), _footnotes(blocks)), splice

    def _restart(self, lines: Sequence[str], first: int) -> int:
        """An earlier block than `first` where something is open that any later line may close."""
        if lines[0].startswith(_FENCES_OF_FRONT) and self.blocks[:1] and not self._has_front_matter:
            return 0
        opened = (
            index
            for index, block in enumerate(self.blocks[:first])
            if _MATH in block.source and block.kind not in _CLOSED
        )
        return next(opened, first)

    @property
    def _has_front_matter(self) -> bool:
        return self.blocks[0].kind == "front_matter"

    def _parsed(
        self, lines: Sequence[str], starts: Sequence[int], first: int, tail: int
    ) -> tuple[int, list[Block]]:
        """The blocks anew from block `first` on, and the old block that goes on behind them."""
        shift = len(lines) - len(self.lines)
        clean = len(self.lines) - tail
        """From this old line on nothing has changed."""
        after = next((i for i, start in enumerate(starts) if start >= clean), len(starts) - 1)
        ahead = _AHEAD
        while (stop := after + ahead) < len(self.blocks):
            region = lines[starts[first] : starts[stop] + shift]
            if _looks_far_ahead(region, is_top=first == 0):
                break
            found = list(_parse(lines, starts[first], starts[stop] + shift))
            # What stands in the first line may be front matter there and nowhere else.
            old = {starts[i] + shift: i for i in range(max(1, after), stop)}
            for place, (start, _) in enumerate(found):
                if start and start in old:
                    return old[start], [block for _, block in found[:place]]
            ahead *= 4
        return len(self.blocks), [block for _, block in _parse(lines, starts[first], len(lines))]


def lines_of(text: str) -> list[str]:
    """The lines of a text as its editor counts them."""
    return text.replace("\r\n", "\n").replace("\r", " ").split("\n")


def _looks_far_ahead(lines: Sequence[str], *, is_top: bool) -> bool:
    """Whether how these lines are read may depend on a line that comes long after them."""
    if is_top and lines[0].startswith(_FENCES_OF_FRONT):
        return True
    return any(_MATH in line for line in lines)


def _common(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many lines at the beginning, and of the others at the end, are the same."""
    head = sum(1 for _ in takewhile(bool, map(str.__eq__, old, new)))
    rest = min(len(old), len(new)) - head
    pairs = zip(reversed(old), reversed(new), range(rest), strict=False)
    return head, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _block_at(starts: Sequence[int], line: int) -> int:
    """The block that a line is in; the last one for a line behind them all."""
    return max(0, sum(1 for _ in takewhile(lambda start: start <= line, starts[:-1])) - 1)


def _trimmed(first: int, old: Sequence[Block], new: Sequence[Block]) -> Splice:
    """The splice without the blocks at both ends that are as they were."""
    head = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    rest = min(len(old), len(new)) - head
    pairs = zip(reversed(old), reversed(new), range(rest), strict=False)
    tail = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return Splice(first + head, len(old) - head - tail, tuple(new[head : len(new) - tail]))


def _parse(lines: Sequence[str], first: int, last: int) -> Iterator[tuple[int, Block]]:
    """The blocks in the lines from `first` to `last`, each with the line that it begins in."""
    environment: EnvType = {}
    part = lines[first:last]
    tokens = _parser(may_have_front_matter=first == 0).parse("\n".join(part), environment)
    kinds = {0: GAP} | {
        token.map[0]: token.type
        for token in tokens
        if token.level == 0 and token.map and token.nesting >= 0 and token.type != "inline"
    }
    notes = [
        (token.map[0], str(token.meta["label"]))
        for token in tokens
        if token.type == "footnote_reference_open" and token.map
    ]
    references = _references(environment)
    edges = [*sorted(kinds), len(part)]
    for start, end in pairwise(edges):
        if start == end:
            continue
        yield (
            first + start,
            Block(
                "\n".join(part[start:end]),
                kinds[start],
                tuple((label, target) for at, label, target in references if start <= at < end),
                tuple(label for at, label in notes if start <= at < end),
            ),
        )


def _references(environment: EnvType) -> list[tuple[int, str, Target]]:
    """Line, label and target of every link reference definition, in their order."""
    found = [(label, entry) for label, entry in environment.get("references", {}).items()]
    found += [(entry["label"], entry) for entry in environment.get("duplicate_refs", ())]
    return sorted(
        (
            (int(entry["map"][0]), str(label), Target(str(entry["href"]), str(entry["title"])))
            for label, entry in found
        ),
        key=lambda reference: reference[0],
    )


def _links(blocks: Sequence[Block]) -> dict[str, Target]:
    found: dict[str, Target] = {}
    for block in blocks:
        for label, target in block.links:
            found.setdefault(label, target)
    return found


def _footnotes(blocks: Sequence[Block]) -> frozenset[str]:
    return frozenset(label for block in blocks if block.footnotes for label in block.footnotes)


@cache
def _parser(*, may_have_front_matter: bool) -> MarkdownIt:
    """The dialect, without what is in a line."""
    md = markdown()
    md.core.ruler.enableOnly(["normalize", "block"])
    if not may_have_front_matter:
        md.disable(["front_matter", "toml_front_matter"])
    return md
