"""Proposals and requests for the tests of the review."""

from __future__ import annotations

from collections.abc import Mapping

from writer.core.values import (
    EditRequest,
    Finding,
    FindingKind,
    Language,
    Level,
    Options,
    Proposal,
    SegmentResult,
    SegmentStatus,
    Span,
    Statistics,
    StopReason,
    TitleList,
)

OFFSET = 7
"""Where the passage starts in its document."""
LINK_LOST = Finding(FindingKind.LINK_LOST, "https://example.org", grave=True)
OVER_CAP = Finding(FindingKind.OVER_CAP)
COST = Statistics(
    generated_tokens=101, first_token_s=0.8, decode_s=2.5, answers=1, stop=StopReason.END
)
THREE = (
    ("The cat sat on a mat.", "The cat lay on a mat."),
    ("It were a old mat.", "It was an old mat."),
    ("Nobody cared about it.", "Nobody cared at all about it."),
)


def proposal(
    *blocks: tuple[str, str], findings: Mapping[int, tuple[Finding, ...]] | None = None
) -> Proposal:
    """Blocks with a blank line between them; `findings` by the block's number."""
    found = findings or {}
    results: list[SegmentResult] = []
    start = OFFSET
    for index, (original, replacement) in enumerate(blocks):
        of_block = found.get(index, ())
        is_kept = any(finding.grave for finding in of_block)
        status = (
            SegmentStatus.KEPT
            if is_kept
            else SegmentStatus.UNCHANGED
            if original == replacement
            else SegmentStatus.CHANGED
        )
        span = Span(start, start + len(original))
        results.append(SegmentResult(span, original, replacement, status, of_block))
        start = span.end + 2
    original = "\n\n".join(block[0] for block in blocks)
    return Proposal(
        Span(OFFSET, OFFSET + len(original)),
        original,
        "\n\n".join(block[1] for block in blocks),
        Language.ENGLISH,
        tuple(results),
        COST,
    )


def request(
    passage: str = proposal(*THREE).original,
    task: str = "polish",
    level: Level = Level.STANDARD,
) -> EditRequest:
    """A task on a passage that stands between other text."""
    text = "#" * OFFSET + passage + " and more"
    span = Span(OFFSET, OFFSET + len(passage))
    return EditRequest(task, text, span, options=Options(level=level))


def titles(*words: str, findings: tuple[Finding, ...] = ()) -> TitleList:
    """A list of titles."""
    return TitleList(words, Language.ENGLISH, findings, COST)
