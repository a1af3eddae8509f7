"""The rules of fiction: quotation marks, speeches, dashes, ellipses, and who tells the story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from writer.core.values import FactRule, Finding, FindingKind
from writer.text.dialogue import Quotation, dashes, ellipses, quotations
from writer.text.diff import distance
from writer.text.viewpoint import switched

_LINE = re.compile(r"[^\r\n]+")


def judge_fiction(source: str, answer: str, rule: FactRule) -> Iterator[Finding]:
    """Findings on one passage of fiction.

    Grave: other quotation marks, a speech or its paragraph that is gone, a dash or an ellipsis
    that is gone, another point of view: all of them carry the author's voice, and a reader sees
    at once that they are missing. Mild: speeches that came, and marks in another form.
    """
    if rule is FactRule.FREE:
        return
    yield from _marks(source, answer)
    yield from _speeches(source, answer, rule)
    if rule is not FactRule.SUBSET:
        yield from _paragraphs(source, answer)
        yield from _rhythm(dashes(source), dashes(answer))
        yield from _rhythm(ellipses(source), ellipses(answer))
    yield from _viewpoint(source, answer)


def _marks(source: str, answer: str) -> Iterator[Finding]:
    known = {quotation.marks for quotation in quotations(source)}
    if not known:
        return
    for quotation in quotations(answer):
        if quotation.marks not in known:
            was = min(known, key=lambda marks: marks.name)
            yield Finding(
                FindingKind.GENRE,
                was.opening + was.closing,
                grave=True,
                instead=quotation.marks.opening + quotation.marks.closing,
            )
            return


def _speeches(source: str, answer: str, rule: FactRule) -> Iterator[Finding]:
    was, now = _said(source), _said(answer)
    if len(now) < len(was) and rule is not FactRule.SUBSET:
        lost = max(was, key=lambda speech: _nearest(speech, now))
        yield Finding(FindingKind.GENRE, lost.span.of(source), grave=True)
    elif len(now) > len(was) and rule is not FactRule.SUPERSET:
        added = max(now, key=lambda speech: _nearest(speech, was))
        yield Finding(FindingKind.GENRE, added.span.of(answer))


def _said(text: str) -> list[Quotation]:
    return [quotation for quotation in quotations(text) if quotation.is_speech]


def _nearest(speech: Quotation, others: Sequence[Quotation]) -> float:
    """How far the most similar of the others is from a speech."""
    return min((distance(speech.words, other.words) for other in others), default=1.0)


def _paragraphs(source: str, answer: str) -> Iterator[Finding]:
    """Lines that begin with a speech must not have run together."""
    was, now = _opening_speeches(source), _opening_speeches(answer)
    if len(was) > 1 and len(now) < len(was):
        yield Finding(FindingKind.GENRE, was[len(now)], grave=True)


def _opening_speeches(text: str) -> list[str]:
    starts = {quotation.span.start for quotation in _said(text)}
    return [
        match[0].strip()
        for match in _LINE.finditer(text)
        if match.start() + len(match[0]) - len(match[0].lstrip()) in starts
    ]


def _rhythm(was: Sequence[str], now: Sequence[str]) -> Iterator[Finding]:
    """Dashes or ellipses: fewer of them, or others."""
    if len(now) < len(was):
        yield Finding(FindingKind.GENRE, was[0], grave=True)
    elif was and not set(now) <= set(was):
        other = next(mark for mark in now if mark not in was)
        yield Finding(FindingKind.GENRE, was[0], instead=other)


def _viewpoint(source: str, answer: str) -> Iterator[Finding]:
    if switch := switched(source, answer):
        yield Finding(
            FindingKind.GENRE,
            switch.was.of(source),
            grave=True,
            instead=switch.now.of(answer),
        )
