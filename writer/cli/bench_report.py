"""What a measurement found, as a table or as one JSON object."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median

from writer.core.values import Language
from writer.engine.api import Description
from writer.engine.bench import Comparison

_HEADINGS = ("task", "language", "tokens", "plain/s", "drafts/s", "ratio", "accepted", "differs")
_TOO_SHORT = "-"


@dataclass(frozen=True, slots=True)
class Result:
    """One text's measurement."""

    name: str
    task: str
    language: Language
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Report:
    """A whole measurement."""

    description: Description
    batch_costs: Mapping[int, float]
    results: tuple[Result, ...]

    @property
    def ratios(self) -> tuple[float, ...]:
        """Of the texts that were long enough to be timed."""
        found = (result.comparison.ratio for result in self.results)
        return tuple(ratio for ratio in found if ratio is not None)


def as_json(report: Report) -> str:
    """One object; rates in tokens per second, times in seconds, costs against one token."""
    costs = sorted(report.batch_costs.items())
    values = {
        "model": report.description.model,
        "device": report.description.device,
        "threads": report.description.threads,
        "batch_cost": {str(size): round(cost, 3) for size, cost in costs},
        "texts": [_text(result) for result in report.results],
        "ratio": {name: _rounded(ratio) for name, ratio in _summary(report.ratios).items()},
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def as_table(report: Report) -> str:
    """A line a text, and a summary; names come last, for a terminal's columns have no use here."""
    what, costs = report.description, sorted(report.batch_costs.items())
    rows = [_HEADINGS, *(_row(result.comparison, result) for result in report.results)]
    names = ["text", *(result.name for result in report.results)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        f"{what.model} on {what.device}, threads: {what.threads}",
        f"cost of a batch: {', '.join(f'{size}: {cost:.2f}' for size, cost in costs)}",
        "",
        *(f"{_padded(row, widths)}  {name}" for row, name in zip(rows, names, strict=True)),
        "",
        f"ratio: {', '.join(f'{k} {_shown(v)}' for k, v in _summary(report.ratios).items())}",
    ]
    return "\n".join(lines) + "\n"


def _text(result: Result) -> dict[str, object]:
    comparison = result.comparison
    difference = comparison.first_difference
    return {
        "name": result.name,
        "task": result.task,
        "language": result.language,
        "tokens": comparison.tokens,
        "plain_tps": round(comparison.plain_tps, 2),
        "draft_tps": round(comparison.draft_tps, 2),
        "ratio": _rounded(comparison.ratio),
        "steps": comparison.steps,
        "drafted": comparison.drafted,
        "accepted": comparison.accepted,
        "first_token_s": round(comparison.first_token_s, 3),
        "reused": comparison.reused,
        "first_difference": asdict(difference) if difference else None,
    }


def _row(comparison: Comparison, result: Result) -> tuple[str, ...]:
    difference = comparison.first_difference
    return (
        result.task,
        result.language,
        str(comparison.tokens),
        f"{comparison.plain_tps:.1f}",
        f"{comparison.draft_tps:.1f}",
        _shown(comparison.ratio),
        f"{comparison.accepted}/{comparison.drafted}",
        f"at {difference.at} by {difference.margin:.2f}" if difference else "never",
    )


def _padded(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))


def _summary(ratios: Sequence[float]) -> dict[str, float | None]:
    if not ratios:
        return {"min": None, "median": None, "max": None}
    return {"min": min(ratios), "median": median(ratios), "max": max(ratios)}


def _rounded(ratio: float | None) -> float | None:
    return None if ratio is None else round(ratio, 3)


def _shown(ratio: float | None) -> str:
    return _TOO_SHORT if ratio is None else f"{ratio:.2f}"
