"""Proposals and requests for the tests of the review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtGui import QTextCharFormat, QTextCursor

from writer.core.options import Level, Options
from writer.core.values import (
    EditRequest,
    Finding,
    FindingKind,
    Language,
    Proposal,
    SegmentResult,
    SegmentStatus,
    Span,
    Statistics,
    StopReason,
    TitleList,
)
from writer.ui.review.change_view import ChangeView

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


def long_proposal(blocks: int, *, changed_every: int = 2, remarked_every: int = 10) -> Proposal:
    """A proposal of many blocks, of which some change and some have a finding."""
    start, end = "我们这个季度的工作" * 3, "取得了进步。" * 5
    made = [
        (f"{start}{i}乙{end}", f"{start}{i}{'甲' if i % changed_every == 0 else '乙'}{end}")
        for i in range(blocks)
    ]
    return proposal(*made, findings=dict.fromkeys(range(0, blocks, remarked_every), (OVER_CAP,)))


def stopped(made: Proposal, done: int) -> Proposal:
    """The same after a stop: the blocks after the first `done` are as they were."""
    segments = tuple(
        segment
        if number < done
        else replace(
            segment, replacement=segment.original, status=SegmentStatus.PENDING, findings=()
        )
        for number, segment in enumerate(made.segments)
    )
    replacement = "\n\n".join(segment.replacement for segment in segments)
    return replace(made, replacement=replacement, segments=segments)


def format_of(view: ChangeView, word: str) -> QTextCharFormat:
    """The format of the last character of the first place where `word` stands."""
    cursor = view.document().find(word)
    assert not cursor.isNull(), word
    end = QTextCursor(view.document())
    end.setPosition(cursor.selectionEnd())
    return end.charFormat()
