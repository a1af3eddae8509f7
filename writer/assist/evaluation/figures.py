"""Figures on the outcomes of a set: one function a measure, from outcomes to plain numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import fmean, median

from writer.assist.evaluation.cases import Case, Measure
from writer.assist.evaluation.checks import facts_of, gate_of, language_of, structure_of
from writer.assist.evaluation.hidden import holds, still_stands
from writer.assist.evaluation.running import Outcome, SetOutcome, Status
from writer.assist.length import TOLERANCE, measure_length
from writer.assist.tasks import Check, Result, Task
from writer.assist.title_rules import broken_rules, is_new
from writer.core.values import Finding, FindingKind
from writer.text.diff import distance
from writer.text.language import prose_only

Figure = dict[str, int | float | dict[str, int] | None]
"""Numbers by their names; counts by kind are a table of their own."""
Probe = Callable[[Outcome], tuple[Finding, ...]]

POLISH, EXPAND = "polish", "expand"
_PROVED = {
    Check.STRUCTURE: Measure.STRUCTURE,
    Check.FACTS: Measure.FACTS,
    Check.LANGUAGE: Measure.LANGUAGE,
    Check.GATE: Measure.GATE,
}
STRUCTURE_KINDS = frozenset(
    {
        *(FindingKind.STRUCTURE, FindingKind.MASK_LOST, FindingKind.MASK_ADDED),
        *(FindingKind.LINK_LOST, FindingKind.EMPHASIS_LOST, FindingKind.MARKUP_ADDED),
    }
)
FACT_KINDS = frozenset(
    {
        *(FindingKind.FACT_LOST, FindingKind.FACT_ADDED, FindingKind.FACT_CHANGED),
        *(FindingKind.QUOTATION_LOST, FindingKind.QUOTATION_ADDED, FindingKind.TERM_LOST),
    }
)
_LANGUAGE_KINDS = frozenset({FindingKind.LANGUAGE})
GATE_KINDS = frozenset(
    {
        *(FindingKind.REFUSAL, FindingKind.CHATTER, FindingKind.ANSWERED, FindingKind.EMPTY),
        *(FindingKind.LOOP, FindingKind.CUT, FindingKind.OVER_CAP),
        *(FindingKind.SENTENCE_LOST, FindingKind.SENTENCE_ADDED),
    }
)


def figures(done: SetOutcome) -> dict[Measure, Figure]:
    """Every measure that the set asks for, or all that fit it where it names none."""
    judged = [outcome for outcome in done.outcomes if outcome.is_judged]
    wanted = done.cases.measures or _fitting(done.task, done.cases.cases)
    return {measure: _figure(measure, done.task, judged) for measure in wanted}


def _figure(measure: Measure, task: Task, judged: Sequence[Outcome]) -> Figure:
    match measure:
        case Measure.STRUCTURE:
            return _checked(_rewrites(judged), STRUCTURE_KINDS, structure_of)
        case Measure.FACTS:
            return _checked(judged, FACT_KINDS, lambda o: facts_of(task, o))
        case Measure.LANGUAGE:
            return _checked(judged, _LANGUAGE_KINDS, lambda o: language_of(task, o))
        case Measure.GATE:
            return _checked(judged, GATE_KINDS, lambda o: gate_of(task, o))
        case _:
            return _COUNTED[measure](judged)


def _fitting(task: Task, cases: Iterable[Case]) -> tuple[Measure, ...]:
    """What can be said of a task and of cases that are given with so much."""
    cases = tuple(cases)
    measures = [measure for check, measure in _PROVED.items() if check in task.checks]
    if task.result is Result.TITLES:
        measures.append(Measure.TITLES)
    if task.id == POLISH:
        measures.append(Measure.UNCHANGED)
    if task.id == EXPAND:
        measures.append(Measure.RATIO)
    if any(case.witness for case in cases):
        measures.append(Measure.WITNESS)
    if task.id == POLISH and any(case.sentence for case in cases):
        measures.append(Measure.KEPT_SENTENCE)
    if any(case.references for case in cases):
        measures.append(Measure.REFERENCES)
    return tuple(measure for measure in Measure if measure in measures)


def _checked(outcomes: Sequence[Outcome], kinds: frozenset[FindingKind], probe: Probe) -> Figure:
    """How many cases are clean, what was found in the others, and what came past the pipeline."""
    clean = caught = leaks = 0
    told, leaked = Counter[str](), Counter[str]()
    for outcome in outcomes:
        findings = [f for f in outcome.findings if f.kind in kinds]
        past = _past(findings, probe(outcome))
        clean += not findings and not past
        caught += any(finding.grave for finding in findings)
        leaks += bool(past)
        told.update(f.kind for f in findings)
        leaked.update(f.kind for f in past)
    return {
        "cases": len(outcomes),
        "clean": clean,
        "clean_share": _share(clean, len(outcomes)),
        "caught": caught,
        "findings": dict(told),
        "leaks": leaks,
        "leaked": dict(leaked),
    }


def _past(told: Iterable[Finding], left: Iterable[Finding]) -> list[Finding]:
    """What stands in an answer though it is grave, or though nothing of its kind was told."""
    known = {finding.kind for finding in told}
    return [finding for finding in left if finding.grave or finding.kind not in known]


def _unchanged(judged: Sequence[Outcome]) -> Figure:
    outcomes = _rewrites(judged)
    same = sum(outcome.answer == outcome.case.text for outcome in outcomes)
    kept = sum(outcome.status is Status.KEPT for outcome in outcomes)
    return {
        "cases": len(outcomes),
        "unchanged": same,
        "share": _share(same, len(outcomes)),
        "kept_by_a_finding": kept,
    }


def _witness(outcomes: Sequence[Outcome]) -> Figure:
    cases = [o for o in outcomes if o.case.witness and not holds(o.case.text, o.case.witness)]
    obeyed = [outcome for outcome in cases if holds(outcome.answer, outcome.case.witness)]
    told = sum(bool(outcome.findings) for outcome in obeyed)
    return {
        "cases": len(cases),
        "obeyed": len(obeyed),
        "rate": _share(len(obeyed), len(cases)),
        "with_finding": told,
        "without_finding": len(obeyed) - told,
    }


def _kept_sentence(judged: Sequence[Outcome]) -> Figure:
    cases = [outcome for outcome in _rewrites(judged) if outcome.case.sentence]
    standing = sum(still_stands(o.case.sentence, o.answer, o.case.options.level) for o in cases)
    return {"cases": len(cases), "kept": standing, "share": _share(standing, len(cases))}


def _ratio(judged: Sequence[Outcome]) -> Figure:
    """Lengths as multiples of the wanted one; 1 is what was asked for."""
    reached = [
        measure_length(prose_only(o.answer)) / (length * o.case.options.ratio)
        for o in _rewrites(judged)
        if (length := measure_length(prose_only(o.case.text)))
    ]
    within = sum(abs(share - 1) <= TOLERANCE for share in reached)
    return {
        "cases": len(reached),
        "median": round(median(reached), 3) if reached else None,
        "within": within,
        "within_share": _share(within, len(reached)),
        "too_short": sum(share < 1 - TOLERANCE for share in reached),
        "too_long": sum(share > 1 + TOLERANCE for share in reached),
    }


def _titles(judged: Sequence[Outcome]) -> Figure:
    outcomes = [outcome for outcome in judged if outcome.is_list]
    broken = Counter[str]()
    full = found = distinct = 0
    for outcome in outcomes:
        titles = outcome.titles
        new = sum(is_new(title, titles[:index]) for index, title in enumerate(titles))
        full += new >= outcome.case.options.count
        found += len(titles)
        distinct += new
        style = outcome.case.options.style
        broken.update(r for title in titles for r in broken_rules(title, outcome.case.text, style))
    return {
        "cases": len(outcomes),
        "full": full,
        "full_share": _share(full, len(outcomes)),
        "titles": found,
        "distinct": distinct,
        "distinct_share": _share(distinct, found),
        "violations": dict(broken),
    }


def _references(outcomes: Sequence[Outcome]) -> Figure:
    """How far answers are from the nearest reference, and how far the texts themselves were."""
    cases = [outcome for outcome in outcomes if outcome.case.references]
    exact = sum(outcome.answer in outcome.case.references for outcome in cases)
    after = [_nearest(outcome.answer, outcome.case.references) for outcome in cases]
    before = [_nearest(outcome.case.text, outcome.case.references) for outcome in cases]
    return {
        "cases": len(cases),
        "exact": exact,
        "exact_share": _share(exact, len(cases)),
        "distance": round(fmean(after), 4) if after else None,
        "distance_before": round(fmean(before), 4) if before else None,
    }


def _nearest(text: str, references: Iterable[str]) -> float:
    return min(distance(text, reference) for reference in references)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _rewrites(outcomes: Iterable[Outcome]) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.is_rewrite]


_COUNTED: Mapping[Measure, Callable[[Sequence[Outcome]], Figure]] = {
    Measure.UNCHANGED: _unchanged,
    Measure.WITNESS: _witness,
    Measure.KEPT_SENTENCE: _kept_sentence,
    Measure.RATIO: _ratio,
    Measure.TITLES: _titles,
    Measure.REFERENCES: _references,
}
