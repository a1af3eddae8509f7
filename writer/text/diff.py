"""What changed between an original and its replacement, in pieces that a person can judge.

Sentences are aligned first, then words or Chinese characters within those that changed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from writer.core.values import Hunk, Span
from writer.text.alignment import words
from writer.text.matching import common_ends
from writer.text.sentences import sentences

_HAN_OR_WIDE = re.compile(r"[\u2014\u2018-\u201d\u2026\u3001-\u30ff\u3400-\u9fff\uff01-\uff60]")
_SHORT_GAP = 2
"""Unchanged Chinese characters between two changes that a person would see as one."""
_ALIKE = 0.5
"""Which part of their words two sentences share, if one is a rewrite of the other."""
_MOST_LETTERS = 10_000
_MANY_TOKENS = 1_000
"""Above this, what comes very often does not lead the alignment: it would take too long."""
_MOST_TOKENS = 20_000
"""Above this, a stretch counts as changed as a whole."""


@dataclass(frozen=True, slots=True)
class Change:
    """How much of a text is new."""

    ratio: float
    """Edit distance over length: 0 for the same text, 1 for another."""
    words: int
    """Changed words of alphabets."""
    characters: int
    """Changed Chinese characters, kana and full-width punctuation: 字."""


@dataclass(frozen=True, slots=True)
class _Block:
    """What changed, as half-open ranges on both sides: of pieces, or of characters."""

    start: int
    end: int
    new_start: int
    new_end: int


def hunks(original: str, replacement: str) -> tuple[Hunk, ...]:
    """The changes that lead from `original` to `replacement`, in order."""
    return tuple(
        _hunk(original, replacement, joined)
        for stretch in _stretches(original, replacement)
        for joined in _coalesced(original, list(_within(original, replacement, stretch)))
    )


def apply(original: str, hunks: Sequence[Hunk], chosen: Collection[int]) -> str:
    """The original with the chosen hunks, by their index, made."""
    pieces: list[str] = []
    wanted = frozenset(chosen)
    position = 0
    for index, hunk in enumerate(hunks):
        if index in wanted:
            pieces += [original[position : hunk.original.start], hunk.inserted]
            position = hunk.original.end
    return "".join([*pieces, original[position:]])


def _lines(original: str, replacement: str) -> Iterator[_Block]:
    """The lines side by side where there are as many: a rewrite keeps them. Else all as one."""
    old, new = original.splitlines(keepends=True), replacement.splitlines(keepends=True)
    whole = _Block(0, len(original), 0, len(replacement))
    if len(old) != len(new):
        yield whole
        return
    pairs = enumerate(zip(old, new, strict=True))
    differing = (_Block(i, i + 1, i, i + 1) for i, (line, other) in pairs if line != other)
    yield from _placed(differing, old, new, whole)


def distance(a: str, b: str) -> float:
    """How far two texts are apart, from 0, the same, to 1, nothing in common.

    Changed characters over the longer length, by an alignment of words and Chinese characters.
    A misspelt word counts by its wrong letters, another word as a whole.
    """
    return change(a, b).ratio


def change(original: str, replacement: str) -> Change:
    """How much of `replacement` is new, as a part and in words and 字."""
    if original == replacement:
        return Change(0.0, 0, 0)
    edited = new_words = new_characters = 0
    for hunk in _fine(original, replacement):
        edited += _edited(hunk.removed, hunk.inserted)
        old, new = _sizes(hunk.removed), _sizes(hunk.inserted)
        new_words += max(old.words, new.words)
        new_characters += max(old.characters, new.characters)
    longer = max(len(original), len(replacement))
    return Change(min(1.0, edited / longer), new_words, new_characters)


def _edited(removed: str, inserted: str) -> int:
    """Changed characters: letters where a word is much the same, else all of it."""
    longer = max(len(removed), len(inserted))
    if not removed or not inserted or len(removed) * len(inserted) > _MOST_LETTERS:
        return longer
    letters = _levenshtein(removed, inserted)
    return letters if 2 * letters <= longer else longer


def _levenshtein(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, character in enumerate(a, 1):
        diagonal, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            diagonal, row[j] = (
                row[j],
                min(row[j] + 1, row[j - 1] + 1, diagonal + (character != other)),
            )
    return row[-1]


def _sizes(text: str) -> Change:
    latin = [word for word in words(text) if word[0].isalnum() and not _HAN_OR_WIDE.match(word)]
    return Change(0.0, len(latin), len(_HAN_OR_WIDE.findall(text)))


def _fine(original: str, replacement: str) -> Iterator[Hunk]:
    """Changes by token, not coalesced; in a long text found by sentence first."""
    whole = _Block(0, len(original), 0, len(replacement))
    is_long = max(len(original), len(replacement)) > _MANY_TOKENS
    for stretch in _stretches(original, replacement) if is_long else [whole]:
        for block in _within(original, replacement, stretch):
            yield _hunk(original, replacement, block)


def _hunk(original: str, replacement: str, block: _Block) -> Hunk:
    was, now = Span(block.start, block.end), Span(block.new_start, block.new_end)
    return Hunk(was, now, was.of(original), now.of(replacement))


def _stretches(original: str, replacement: str) -> Iterator[_Block]:
    """The sentences that differ."""
    for line in _lines(original, replacement):
        old = sentences(original[line.start : line.end])
        new = sentences(replacement[line.new_start : line.new_end])
        found = (pair for block in _blocks(old, new) for pair in _paired(block, old, new))
        yield from _placed(found, old, new, line)


def _paired(block: _Block, old: Sequence[str], new: Sequence[str]) -> Iterator[_Block]:
    """Sentences that are rewrites of each other, one by one from both ends; the rest as one."""
    start, end, new_start, new_end = block.start, block.end, block.new_start, block.new_end
    last: list[_Block] = []
    while start < end and new_start < new_end and _are_alike(old[start], new[new_start]):
        yield _Block(start, start + 1, new_start, new_start + 1)
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and _are_alike(old[end - 1], new[new_end - 1]):
        end, new_end = end - 1, new_end - 1
        last.append(_Block(end, end + 1, new_end, new_end + 1))
    if start < end or new_start < new_end:
        yield _Block(start, end, new_start, new_end)
    yield from reversed(last)


def _are_alike(one: str, other: str) -> bool:
    """Whether two sentences have most of their words in common."""
    some, more = set(words(one)), set(words(other))
    return len(some & more) > _ALIKE * max(len(some), len(more))


def _within(original: str, replacement: str, stretch: _Block) -> Iterator[_Block]:
    """The tokens that differ between two stretches."""
    old = words(original[stretch.start : stretch.end])
    new = words(replacement[stretch.new_start : stretch.new_end])
    yield from _placed(_blocks(old, new), old, new, stretch)


def _placed(
    blocks: Iterable[_Block], old: Sequence[str], new: Sequence[str], stretch: _Block
) -> Iterator[_Block]:
    """Blocks of pieces as blocks of characters."""
    old_at, new_at = _offsets(old, stretch.start), _offsets(new, stretch.new_start)
    for block in blocks:
        yield _Block(
            old_at[block.start],
            old_at[block.end],
            new_at[block.new_start],
            new_at[block.new_end],
        )


def _coalesced(original: str, blocks: Sequence[_Block]) -> list[_Block]:
    """Make one of changes with next to nothing between them, but never across a line end."""
    joined: list[_Block] = []
    for block in blocks:
        if joined and _is_small_gap(original[joined[-1].end : block.start], joined[-1], block):
            last = joined.pop()
            joined.append(_Block(last.start, block.end, last.new_start, block.new_end))
        else:
            joined.append(block)
    return joined


def _is_small_gap(gap: str, before: _Block, after: _Block) -> bool:
    """A blank, or a character or two between changes that are no shorter."""
    if "\n" in gap or "\r" in gap:
        return False
    if not gap.strip():
        return True
    if gap[0].isalnum() and not _HAN_OR_WIDE.match(gap):
        return False
    changed = min(_length(before), _length(after))
    return len(gap.strip()) <= min(_SHORT_GAP, changed - 1)


def _length(block: _Block) -> int:
    return max(block.end - block.start, block.new_end - block.new_start)


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[_Block]:
    """The ranges that differ; what both begin and end with is taken off before aligning."""
    head, tail = common_ends(old, new)
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    if max(len(old), len(new)) > _MOST_TOKENS:
        yield _Block(head, head + len(old), head, head + len(new))
        return
    matcher = SequenceMatcher(None, old, new, autojunk=max(len(old), len(new)) > _MANY_TOKENS)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            yield _Block(head + start, head + end, head + new_start, head + new_end)


def _offsets(pieces: Sequence[str], start: int = 0) -> list[int]:
    """Where each piece begins, and where the last one ends."""
    offsets = [start]
    for piece in pieces:
        offsets.append(offsets[-1] + len(piece))
    return offsets
