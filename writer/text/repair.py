"""A placed answer changed until a renderer sees in it what the segment had, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from writer.core.values import Finding, FindingKind, SegmentKind
from writer.text.placement import Placed, Plan
from writer.text.placing import Placement, line_starts, lost
from writer.text.trial import Trial, Trouble

_COUNTERPARTS = tuple(zip("“‘「『《〈（【(", "”’」』》〉）】)", strict=True))
_SPECIAL = frozenset("*_~`[<&$\\^")


@dataclass(frozen=True, slots=True)
class Repaired:
    """A plan that renders as wanted, or grave findings that say why not."""

    plan: Plan
    findings: tuple[Finding, ...] = ()


def repaired(placement: Placement, original: Plan, kind: SegmentKind, trial: Trial) -> Repaired:
    """Escape what is read as markup by mistake, and move or drop emphasis that is not read."""
    plan, trouble = placement.plan, trial.of(placement.plan)
    if trouble.is_structural:
        plan = _escaping(plan, _block_markers(plan, kind))
        trouble = trial.of(plan)
    if trouble:
        plan, trouble = _with_plain_symbols(plan, trouble, placement.unchanged, trial)
    findings: list[Finding] = []
    while trouble.missing and not trouble.is_structural:
        index = trouble.missing[0]
        better = next(_other_ways(plan, index, trouble, trial), None)
        if better is None:
            findings.append(lost(original, _same_pair(original, plan.pairs[index])))
            better = plan.without(index)
        plan, trouble = better, trial.of(better)
    return Repaired(plan, (*findings, *_findings(trouble)))


def _block_markers(plan: Plan, kind: SegmentKind) -> Iterator[int]:
    yield from line_starts(plan)
    if kind is SegmentKind.HEADING and plan.tokens[-1].text == "#":
        yield len(plan.tokens) - 1


def _escaping(plan: Plan, tokens: Iterable[int]) -> Plan:
    return replace(plan, escaped=plan.escaped | frozenset(tokens))


def _with_plain_symbols(
    plan: Plan, trouble: Trouble, unchanged: frozenset[int], trial: Trial
) -> tuple[Plan, Trouble]:
    """Escape the symbols that are new in the answer, then all, if that makes it better."""
    symbols = frozenset(i for i, t in enumerate(plan.tokens) if not t.mask and t.text in _SPECIAL)
    for chosen in (symbols - unchanged, symbols):
        if chosen:
            candidate = _escaping(plan, chosen)
            now = trial.of(candidate)
            if _badness(now) < _badness(trouble):
                return candidate, now
    return plan, trouble


def _badness(trouble: Trouble) -> tuple[bool, int, int]:
    added, missing = len(trouble.added) + len(trouble.lost), len(trouble.missing)
    return trouble.is_structural, added, missing


def _other_ways(plan: Plan, index: int, trouble: Trouble, trial: Trial) -> Iterator[Plan]:
    """Ways to write one pair in which it renders and nothing else gets worse."""
    for placed in _variants(plan, plan.pairs[index]):
        candidate = plan.with_pair(index, placed)
        if candidate:
            now = trial.of(candidate)
            if index not in now.missing and _badness(now) < _badness(trouble):
                yield candidate


def _variants(plan: Plan, pair: Placed) -> Iterator[Placed]:
    """Punctuation at the ends outside; a star, which may stand within words, for an underscore."""
    start, end = pair.start, pair.end
    while start < end and plan.tokens[start].is_punctuation:
        start += 1
    while end > start and plan.tokens[end - 1].is_punctuation:
        end -= 1
    shrunk = [(pair.start, end), (start, pair.end), (start, end)]
    places = [place for place in dict.fromkeys(shrunk) if place != (pair.start, pair.end)]
    places.sort(key=lambda place: not _is_balanced(plan, *place))
    for first, last in places:
        yield replace(pair, start=first, end=last)
    if "_" in pair.opening:
        starred = replace(
            pair,
            opening=pair.opening.replace("_", "*"),
            closing=pair.closing.replace("_", "*"),
        )
        yield starred
        for first, last in places:
            yield replace(starred, start=first, end=last)


def _is_balanced(plan: Plan, start: int, end: int) -> bool:
    """Whether quotation marks and brackets within have their counterparts within."""
    inside = "".join(token.text for token in plan.tokens[start:end])
    return all(inside.count(a) == inside.count(b) for a, b in _COUNTERPARTS)


def _same_pair(original: Plan, pair: Placed) -> Placed:
    return next(p for p in original.pairs if p.kept is pair.kept)


def _findings(trouble: Trouble) -> Iterator[Finding]:
    if trouble.is_structural:
        yield Finding(FindingKind.STRUCTURE, grave=True)
    for source in trouble.added:
        yield Finding(FindingKind.MARKUP_ADDED, source, grave=True)
    for source in trouble.lost:
        yield Finding(FindingKind.MASK_LOST, source, grave=True)
