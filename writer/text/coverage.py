"""Which sentences of a text have nothing in another text that stands for them.

Sentences may be split, joined, moved and reworded; what counts is whether their content words are
still together somewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from writer.core.values import Finding, FindingKind
from writer.text.diff import distance
from writer.text.overlap import content_words
from writer.text.sentences import sentences

LEAST_SHARE = 0.3
"""Of a sentence's content words, in one place; below it nothing stands for the sentence."""
STRICT_SHARE = 0.5
"""The same, where a passage asks for something that a model may have done instead."""
_PLAIN_SHARE = 0.75
"""With so many of its words in one place, longer stretches need not be looked at."""
_LEAST_REWORDED = 0.12
"""Enough where a sentence of much the same length stands in its place."""
_FEWEST = 4
"""A sentence of fewer content words says little."""
_MOST_TOGETHER = 3
"""A sentence may have been split into so many."""
_MOST_UNLIKE = 2.5
_SAME_STEM = 4
_MISSPELT = 0.35


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence went: the sentences of the other text that have most of its words."""

    sentence: str
    found: str
    """Those sentences as they stand; empty where no word of it is anywhere."""
    share: float
    """Which part of its content words they hold, each as often: 0 to 1."""
    size: int
    """How many content words it has."""


def lost_sentences(
    before: str, after: str, *, least: float = LEAST_SHARE, fewest: int = _FEWEST
) -> tuple[str, ...]:
    """The sentences of `before` that nothing in `after` stands for, without blanks around them.

    Swapped, it gives the sentences that were added. Sentences of fewer than `fewest` content
    words are passed over. A share of `least` is enough; less is, where both texts have as many
    sentences and the one in the same place is of much the same length.
    """
    old, new = _pieces(before), _pieces(after)
    stand_ins = new if len(old) == len(new) else [""] * len(old)
    return tuple(
        place.sentence
        for place, stand_in in zip(_places(old, new), stand_ins, strict=True)
        if place.size >= fewest
        and place.share < least
        and not (least <= LEAST_SHARE and _is_reworded(place, stand_in))
    )


def place_of(sentence: str, text: str) -> Place:
    """Where in `text` most of the content words of `sentence` stand together."""
    (place,) = _places((sentence.strip(),), _pieces(text))
    return place


def compare_sentences(
    before: str,
    after: str,
    *,
    least: float = LEAST_SHARE,
    fewest: int = _FEWEST,
    may_add: bool = False,
    grave: bool = True,
) -> tuple[Finding, ...]:
    """Findings for the sentences that were lost and, unless `may_add`, for those that came."""
    lost = lost_sentences(before, after, least=least, fewest=fewest)
    added = () if may_add else lost_sentences(after, before, least=least, fewest=fewest)
    return (
        *(Finding(FindingKind.SENTENCE_LOST, sentence, grave) for sentence in lost),
        *(Finding(FindingKind.SENTENCE_ADDED, sentence, grave) for sentence in added),
    )


def shared(wanted: Counter[str], offered: Counter[str]) -> int:
    """How many of the wanted words are offered, in the same or another form of the word."""
    same = wanted & offered
    rest = list((offered - same).elements())
    number = same.total()
    for word in (wanted - same).elements():
        match = next((other for other in rest if _is_form_of(word, other)), None)
        if match is not None:
            rest.remove(match)
            number += 1
    return number


def _pieces(text: str) -> list[str]:
    """Sentences; what holds no word goes with nothing."""
    return [s for piece in sentences(text) if any(map(str.isalnum, s := piece.strip()))]


def _places(old: Sequence[str], new: Sequence[str]) -> Iterator[Place]:
    same = frozenset(new)
    counted = [content_words(sentence) for sentence in new]
    for sentence in old:
        wanted = content_words(sentence)
        if sentence in same:  # most of a text stays as it was: nothing need be compared
            yield Place(sentence, sentence, 1.0, wanted.total())
        else:
            yield _best_place(sentence, wanted, new, counted)


def _best_place(
    sentence: str, wanted: Counter[str], others: Sequence[str], counted: Sequence[Counter[str]]
) -> Place:
    size = wanted.total()
    best = Place(sentence, "", 0.0, size)
    for together in range(1, _MOST_TOGETHER + 1):
        if best.share >= _PLAIN_SHARE:
            break
        for start in range(len(others) - together + 1):
            offered = sum(counted[start : start + together], Counter[str]())
            share = shared(wanted, offered) / size if size else 1.0
            if share > best.share:
                best = Place(sentence, " ".join(others[start : start + together]), share, size)
    return best


def _is_reworded(place: Place, stand_in: str) -> bool:
    """Whether the sentence in the same place may say the same in other words."""
    if not stand_in or place.share < _LEAST_REWORDED:
        return False
    sizes = sorted((len(place.sentence), len(stand_in)))
    return sizes[1] <= _MOST_UNLIKE * sizes[0]


def _is_form_of(word: str, other: str) -> bool:
    """Whether two words of an alphabet differ by their ending, or by a slip of the pen."""
    if word.isdigit() or other.isdigit() or not (word[0].isascii() and other[0].isascii()):
        return False
    shorter, longer = sorted((word, other), key=len)
    common = next(
        (i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter)
    )
    if common >= max(_SAME_STEM, len(shorter) - 2):
        return True
    is_near = word[0] == other[0] and len(longer) - len(shorter) <= 2
    return is_near and distance(word, other) <= _MISSPELT
