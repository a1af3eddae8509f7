"""Pairs of a passage and an answer: faithful ones, and ones in which one fact is altered.

The sentences stand in ``tests/cases/facts``: one passage, two faithful rewrites of it, what may be
altered in them (``old > new``, ``|`` between two), and after ``=`` other forms of the same values.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "cases" / "facts"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A passage, faithful rewrites of it, and how their facts may be altered or written."""

    genre: str
    texts: tuple[str, ...]
    """The passage first."""
    alterations: tuple[tuple[str, str], ...]
    forms: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage and an answer."""

    source: str
    answer: str
    altered: str = ""
    """What became what; empty where the answer is faithful."""


def sentences(name: str) -> list[Sentence]:
    """The sentences of one file."""
    blocks = (FOLDER / name).read_text("utf-8").strip().split("\n\n")
    return [_sentence(block.splitlines()) for block in blocks]


def written_against() -> list[Sentence]:
    """The sentences that the checks were written against."""
    return [*sentences("zh.txt"), *sentences("en.txt"), *sentences("more.txt")]


def held_out() -> list[Sentence]:
    """Sentences written when the checks stood; nothing was fitted to them."""
    return sentences("held_out.txt")


def rewrites() -> list[Pair]:
    """Ordinary prose with few facts or none, each passage with a faithful rewrite."""
    blocks = (FOLDER / "faithful.txt").read_text("utf-8").strip().split("\n\n")
    return [Pair(*block.splitlines()) for block in blocks]


def altered_pairs(chosen: Sequence[Sentence]) -> list[Pair]:
    """A passage and a rewrite of it in which one fact became another."""
    return [
        Pair(sentence.texts[0], text.replace(old, new, 1), f"{old} > {new}")
        for sentence in chosen
        for old, new in sentence.alterations
        for text in sentence.texts[1:]
        if old in text
    ]


def faithful_pairs(chosen: Sequence[Sentence]) -> list[Pair]:
    """Every text of a sentence against every other, and with values in other forms."""
    return [pair for sentence in chosen for pair in _faithful(sentence)]


def sample(pairs: Sequence[Pair], count: int) -> list[Pair]:
    """Some of them, the same ones each time."""
    drawn = random.Random(count).sample(range(len(pairs)), min(count, len(pairs)))  # noqa: S311
    return [pairs[index] for index in sorted(drawn)]


def _faithful(sentence: Sentence) -> Iterator[Pair]:
    for source, answer in itertools.permutations(sentence.texts, 2):
        yield Pair(source, answer)
    for old, new in sentence.forms:
        for text in sentence.texts[1:]:
            if old in text:
                yield Pair(sentence.texts[0], text.replace(old, new))


def _sentence(lines: Sequence[str]) -> Sentence:
    genre, *texts = (line for line in lines if " > " not in line)
    changes = [line for line in lines if " > " in line]
    return Sentence(
        genre.removeprefix("@ "),
        tuple(texts),
        tuple(itertools.chain(*(_changes(c) for c in changes if not c.startswith("= ")))),
        tuple(itertools.chain(*(_changes(c[2:]) for c in changes if c.startswith("= ")))),
    )


def _changes(line: str) -> Iterator[tuple[str, str]]:
    for change in line.split(" | "):
        old, new = change.split(" > ")
        yield old, new
