"""Placeholders under other numbers, as they are where segments share a prompt, or one is in two."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from writer.core.values import Kept, KeptKind, Segment, Span
from writer.text.placeholders import PLACEHOLDER, Form, form_of, number_of


def masks(segment: Segment) -> tuple[Kept, ...]:
    """What a segment has placeholders for; the first one's number is 1."""
    return tuple(kept for kept in segment.kept if kept.kind is KeptKind.MASK)


def form_in(segment: Segment) -> Form | None:
    """How the placeholders of a segment are written; None where it has none."""
    for mask in masks(segment):
        if match := PLACEHOLDER.fullmatch(mask.span.of(segment.masked)):
            return form_of(match)
    return None


def numbers(text: str, form: Form) -> tuple[int, ...]:
    """The numbers of the placeholders of this form in `text`, in its order."""
    return tuple(number_of(m) for m in PLACEHOLDER.finditer(text) if form_of(m) is form)


def shifted(text: str, form: Form, by: int) -> str:
    """Each placeholder of this form with a number that is larger by `by`."""
    return PLACEHOLDER.sub(
        lambda m: form.of(number_of(m) + by) if form_of(m) is form else m[0], text
    )


def moved(segment: Segment, start: int, number: int) -> Segment:
    """The segment as a part of a longer text: it begins at `start`, behind `number` placeholders.

    Its placeholders are numbered anew from there on; its span in the document stays.
    """
    form = form_in(segment)
    text, kept = segment.masked, segment.kept
    if form is not None:
        text, kept = _renumbered(segment, form, number)
    at_place = (replace(k, span=Span(k.span.start + start, k.span.end + start)) for k in kept)
    return replace(segment, masked=text, kept=tuple(at_place))


def _renumbered(segment: Segment, form: Form, number: int) -> tuple[str, tuple[Kept, ...]]:
    """The text with other numbers, which may be longer, and what is kept at its new place."""
    pieces: list[str] = []
    places, growths = [0], [0]  # from this place of the old text on, so many characters later
    for count, mask in enumerate(masks(segment), 1):
        placeholder = form.of(number + count)
        pieces += [segment.masked[places[-1] : mask.span.start], placeholder]
        places.append(mask.span.end)
        growths.append(growths[-1] + len(placeholder) - len(mask.span))

    def later(index: int) -> int:
        return index + growths[bisect_right(places, index) - 1]

    kept = tuple(
        replace(k, span=Span(later(k.span.start), later(k.span.end))) for k in segment.kept
    )
    return "".join([*pieces, segment.masked[places[-1] :]]), kept
