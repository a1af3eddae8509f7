"""What `evaluate` prints: one JSON object, or a table for people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from writer.assist.evaluation.cases import Measure
from writer.assist.evaluation.figures import Figure, figures
from writer.assist.evaluation.running import Outcome, SetOutcome
from writer.cli.console import plain
from writer.cli.report import findings_json
from writer.ui.sentences import error_sentence


@dataclass(frozen=True, slots=True)
class Report:
    """All sets that were run, and on what."""

    model: str
    sets: tuple[SetOutcome, ...]


def as_json(report: Report) -> str:
    """One object: the model, and for each set its figures and every outcome."""
    sets = [
        {
            "name": done.cases.name,
            "task": done.task.id,
            "cases": len(done.outcomes),
            "figures": figures(done),
            "outcomes": [_outcome(outcome) for outcome in done.outcomes],
        }
        for done in report.sets
    ]
    values = {"model": report.model, "sets": sets}
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def as_table(report: Report) -> str:
    """A line for each measure of each set."""
    rows = [("set", "task", "cases", "measure", "result")]
    for done in report.sets:
        rows += _rows(done)
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    total = sum(len(done.outcomes) for done in report.sets)
    lines = [f"{report.model}, cases: {total}", ""]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row[:4], widths, strict=True)]
        lines.append("  ".join((*cells, row[4])).rstrip())
    return "\n".join(lines) + "\n"


def _outcome(outcome: Outcome) -> dict[str, object]:
    value: dict[str, object] = {
        "text": outcome.case.text,
        "answer": outcome.answer,
        "status": outcome.status,
        "findings": findings_json(outcome.findings),
        "seconds": round(outcome.seconds, 3),
    }
    if outcome.error is not None:
        value["error"] = {
            "kind": type(outcome.error).__name__,
            "message": error_sentence(outcome.error, plain),
        }
    return value


def _rows(done: SetOutcome) -> Iterator[tuple[str, str, str, str, str]]:
    """The first line of a set names it, the others belong to it."""
    head = (done.cases.name, done.task.id, str(len(done.outcomes)))
    failed = sum(not outcome.is_judged for outcome in done.outcomes)
    results = [(str(measure), _result(measure, f)) for measure, f in figures(done).items()]
    if failed:
        results.append(("failed", _of(failed, len(done.outcomes))))
    for measure, result in results:
        yield (*head, measure, result)
        head = ("", "", "")


def _result(measure: Measure, figure: Figure) -> str:
    cases = _whole(figure, "cases")
    if not cases:
        return "no case to measure"
    match measure:
        case Measure.UNCHANGED:
            return f"unchanged {_of(_whole(figure, 'unchanged'), cases)}"
        case Measure.WITNESS:
            return (
                f"obeyed {_of(_whole(figure, 'obeyed'), cases)}, "
                f"without a finding {_whole(figure, 'without_finding')}"
            )
        case Measure.KEPT_SENTENCE:
            return f"still there {_of(_whole(figure, 'kept'), cases)}"
        case Measure.RATIO:
            return (
                f"within a quarter {_of(_whole(figure, 'within'), cases)}, "
                f"median {figure['median']} of what was asked for"
            )
        case Measure.TITLES:
            return (
                f"full {_of(_whole(figure, 'full'), cases)}, distinct "
                f"{_of(_whole(figure, 'distinct'), _whole(figure, 'titles'))}"
                f"{_kinds('violations', figure)}"
            )
        case Measure.REFERENCES:
            return (
                f"exact {_of(_whole(figure, 'exact'), cases)}, distance {figure['distance']} "
                f"(before: {figure['distance_before']})"
            )
        case _:
            return (
                f"clean {_of(_whole(figure, 'clean'), cases)}, leaks {_whole(figure, 'leaks')}"
                f"{_kinds('findings', figure)}"
            )


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole}" + (f" ({part / whole:.0%})" if whole else "")


def _kinds(key: str, figure: Figure) -> str:
    counts = figure[key]
    if not isinstance(counts, dict) or not counts:
        return ""
    return "; " + ", ".join(f"{kind} {number}" for kind, number in sorted(counts.items()))


def _whole(figure: Figure, key: str) -> int:
    value = figure[key]
    return value if isinstance(value, int) else 0
