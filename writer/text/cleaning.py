"""Markup that a model added to plain words, taken off again before anything is put back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from writer.core.values import Finding, FindingKind, KeptKind, Segment, Span
from writer.text.marks import Marks, MaskKind, PairKind
from writer.text.trial import Trial

_NEWLINE = re.compile(r"\r\n?|\n")
_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_DOUBLED = re.compile(r"\*\*+|__+|~~+")
_ROUNDS = 3
"""Taking markers off may uncover others; three times is more than any model nests."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An answer without markup of its own, as far as that goes."""

    text: str
    findings: tuple[Finding, ...] = ()


def cleaned(segment: Segment, answer: str, trial: Trial) -> Cleaned:
    """One line of plain words and placeholders, and what had to be taken off for it."""
    text, findings = _one_line(segment, _NEWLINE.sub("\n", answer).strip())
    heading = _HEADING.match(text)
    if heading and not _HEADING.match(segment.masked):
        text = text[heading.end() :]
        findings.append(Finding(FindingKind.MARKUP_ADDED, heading[0].rstrip()))
    usual = trial.marks_in(segment.masked)
    for _ in range(_ROUNDS):
        marks = _added(trial.marks_in(text), text, usual, segment.masked)
        if not (marks.pairs or marks.masks):
            break
        findings += _findings(segment, marks, text)
        if any(finding.grave for finding in findings):
            break
        text = _without(text, marks)
    if not _DOUBLED.search(segment.masked):
        for marker in dict.fromkeys(_DOUBLED.findall(text)):
            findings.append(Finding(FindingKind.MARKUP_ADDED, marker))
            text = text.replace(marker, "")
    return Cleaned(text.strip(), tuple(findings))


def _one_line(segment: Segment, text: str) -> tuple[str, list[Finding]]:
    """The answer may break lines where the segment does; the places are found later."""
    ends = _LINE_END.findall(text)
    breaks = sum(kept.kind is KeptKind.BREAK for kept in segment.kept)
    is_wrong = len(ends) > breaks or _EMPTY_LINE.search(text)
    findings = [Finding(FindingKind.STRUCTURE, grave=True)] if is_wrong else []
    return _LINE_END.sub(" ", text), findings


def _added(marks: Marks, text: str, usual: Marks, masked: str) -> Marks:
    """Only what the segment's own words do not have."""
    pairs = Counter(pair.kind for pair in usual.pairs)
    masks = Counter((mask.kind, mask.span.of(masked)) for mask in usual.masks)
    masks_added = []
    for mask in marks.masks:
        source = (mask.kind, mask.span.of(text))
        if masks[source]:
            masks[source] -= 1
        elif mask.kind is not MaskKind.ESCAPE:
            masks_added.append(mask)
    pairs_added = []
    for pair in marks.pairs:
        if pairs[pair.kind]:
            pairs[pair.kind] -= 1
        else:
            pairs_added.append(pair)
    return Marks(tuple(masks_added), tuple(pairs_added))


def _findings(segment: Segment, marks: Marks, text: str) -> Iterator[Finding]:
    """Emphasis around words that had it in the document is nothing new."""
    emphasised = {
        kept.span.of(segment.masked) for kept in segment.kept if kept.kind is KeptKind.EMPHASIS
    }
    for pair in marks.pairs:
        is_grave = pair.kind is PairKind.LINK
        if is_grave or pair.inner.of(text) not in emphasised:
            yield Finding(FindingKind.MARKUP_ADDED, pair.span.of(text), grave=is_grave)
    for mask in marks.masks:
        is_grave = mask.kind is not MaskKind.CODE
        yield Finding(FindingKind.MARKUP_ADDED, mask.span.of(text), grave=is_grave)


def _without(text: str, marks: Marks) -> str:
    """Take off markers of emphasis, strikethrough and code; the rest is not the answer's words."""
    gaps = [m for p in marks.pairs if p.kind is not PairKind.LINK for m in (p.opening, p.closing)]
    for mask in marks.masks:
        if mask.kind is MaskKind.CODE:
            source = mask.span.of(text)
            ticks = len(source) - len(source.lstrip("`"))
            gaps.append(Span(mask.span.start, mask.span.start + ticks))
            gaps.append(Span(mask.span.end - ticks, mask.span.end))
    return _cut(text, gaps)


def _cut(text: str, gaps: Iterable[Span]) -> str:
    pieces: list[str] = []
    position = 0
    for gap in sorted(gaps):
        pieces.append(text[position : gap.start])
        position = max(position, gap.end)
    return "".join([*pieces, text[position:]])
