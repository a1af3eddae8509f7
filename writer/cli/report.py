"""What goes to stdout: the document, a diff, titles, or one JSON object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from difflib import unified_diff

from writer.cli.console import plain
from writer.core.values import Composition, Finding, Proposal, Span, Statistics, TitleList
from writer.ui.finding_sentences import finding_sentence

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NO_NEWLINE = "\n\\ No newline at end of file\n"


def proposal_json(task: str, model: str, text: str, proposal: Proposal) -> str:
    """A rewrite as one JSON object; positions are code points of the original document."""
    return _object(task=task, language=proposal.language, model=model, **_version(text, proposal))


def versions_json(
    task: str, model: str, texts: Sequence[str], proposals: Sequence[Proposal]
) -> str:
    """Several rewrites of a passage as one JSON object; `texts` are the documents they make."""
    versions = [_version(*pair) for pair in zip(texts, proposals, strict=True)]
    return _object(task=task, language=proposals[0].language, model=model, versions=versions)


def one_after_another(texts: Sequence[str]) -> str:
    """Several documents, or diffs, each under a line that counts them; one as it is."""
    if len(texts) == 1:
        return texts[0]
    return "".join(
        f"===== version {number} of {len(texts)} =====\n{text}"
        + ("" if text.endswith("\n") or not text else "\n")
        for number, text in enumerate(texts, 1)
    )


def titles_json(task: str, model: str, span: Span, titles: TitleList) -> str:
    """Titles as one JSON object; the passage is its one segment, and stays as it is."""
    return _object(
        task=task,
        language=titles.language,
        model=model,
        titles=titles.titles,
        segments=[_segment(span, "unchanged", titles.findings)],
        statistics=_statistics(titles.statistics),
    )


def composition_json(task: str, model: str, span: Span, made: Composition) -> str:
    """A text of its own as one JSON object; the passage is its one segment, and stays as it is."""
    return _object(
        task=task,
        language=made.language,
        model=model,
        text=made.text,
        segments=[_segment(span, "unchanged", made.findings)],
        statistics=_statistics(made.statistics),
    )


def diff(before: str, after: str, name: str) -> str:
    """A unified diff that patch can apply; empty where nothing changed."""
    lines = unified_diff(_LINE.findall(before), _LINE.findall(after), f"a/{name}", f"b/{name}")
    return "".join(_ended(lines))


def _ended(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else line + _NO_NEWLINE


def _version(text: str, proposal: Proposal) -> dict[str, object]:
    return {
        "text": text,
        "segments": [_segment(r.span, r.status, r.findings) for r in proposal.segments],
        "statistics": _statistics(proposal.statistics),
    }


def _segment(span: Span, status: str, findings: Iterable[Finding]) -> dict[str, object]:
    return {
        "start": span.start,
        "end": span.end,
        "status": status,
        "findings": findings_json(findings),
    }


def findings_json(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """Findings as every JSON output of the command line has them."""
    return [
        {"kind": f.kind, "message": finding_sentence(f, plain), "grave": f.grave} for f in findings
    ]


def _statistics(statistics: Statistics) -> dict[str, object]:
    return asdict(statistics) | {"tokens_per_second": round(statistics.tokens_per_second, 2)}


def _object(**values: object) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"
