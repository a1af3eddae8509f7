"""A segment that is too long for one answer, in two: both are asked for, and judged as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from writer.assist.numbering import form_in, masks, moved, shifted
from writer.core.values import KeptKind, Segment, Span
from writer.text.sentences import sentences


def halves(segment: Segment) -> tuple[Segment, Segment] | None:
    """Cut a segment at the sentence end nearest to its middle; None where there is none inside.

    No placeholder is cut, nor words that emphasis or a link encloses. Each half numbers its
    placeholders from 1 and keeps the span of the whole: halves are answered, never restored.
    """
    cut = _cut(segment)
    if cut is None:
        return None
    first = tuple(kept for kept in segment.kept if kept.span.end <= cut)
    second = tuple(kept for kept in segment.kept if kept.span.end > cut)
    before = replace(segment, masked=segment.masked[:cut], kept=first)
    rest = replace(
        segment,
        masked=segment.masked[cut:],
        kept=tuple(
            replace(kept, span=Span(kept.span.start - cut, kept.span.end - cut)) for kept in second
        ),
    )
    return before, moved(rest, 0, 0)


def joined(pieces: Sequence[Segment], answers: Sequence[str]) -> str:
    """The answers to pieces of a segment as one answer to it, placeholders numbered through."""
    text, number = "", 0
    for piece, answer in zip(pieces, answers, strict=True):
        form = form_in(piece)
        words = answer.strip()
        text += shifted(words, form, number) if form else words
        text += piece.masked[len(piece.masked.rstrip()) :]
        number += len(masks(piece))
    return text.rstrip()


def _cut(segment: Segment) -> int | None:
    ends = list(accumulate(len(sentence) for sentence in sentences(segment.masked)))[:-1]
    whole = [kept.span for kept in segment.kept if kept.kind is not KeptKind.BREAK]
    free = [end for end in ends if not any(span.start < end < span.end for span in whole)]
    middle = len(segment.masked) / 2
    usable = [end for end in free if segment.masked[:end].strip() and segment.masked[end:].strip()]
    return min(usable, key=lambda end: abs(end - middle), default=None)
