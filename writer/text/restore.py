"""An answer made Markdown again: opaque pieces, emphasis, links and breaks put back in code.

Where words are gone, so is what enclosed them, and a finding says so; nothing raises.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from writer.core.values import Finding, FindingKind, Segment
from writer.text.cleaning import cleaned
from writer.text.placeholders import PLACEHOLDER, form_of, number_of, without_unfinished
from writer.text.placement import Plan, original_plan
from writer.text.placing import place
from writer.text.repair import repaired
from writer.text.tokens import Token, form_of_masks, masks_of, tokens_of_answer
from writer.text.trial import Trial


@dataclass(frozen=True, slots=True)
class Restored:
    """What a segment becomes, and what did not survive."""

    text: str
    findings: tuple[Finding, ...] = ()


def restore(segment: Segment, answer: str) -> Restored:
    """Put the markup of `segment` back into the model's `answer` to it."""
    original = original_plan(segment)
    if answer == segment.masked:
        return Restored(original.render().text)
    trial = Trial(segment, original)
    clean = cleaned(segment, answer, trial)
    if not clean.text:
        return Restored("", (*clean.findings, Finding(FindingKind.EMPTY, grave=True)))
    tokens = tuple(tokens_of_answer(segment, clean.text))
    findings = (*clean.findings, *_mask_findings(segment, tokens, clean.text))
    if any(finding.grave for finding in findings):
        return Restored(Plan(tokens).render().text, findings)
    placement = place(segment, original, tokens)
    if any(finding.grave for finding in placement.findings):
        return Restored(placement.plan.render().text, (*findings, *placement.findings))
    repair = repaired(placement, original, segment.kind, trial)
    return Restored(repair.plan.render().text, (*findings, *placement.findings, *repair.findings))


def unmask(segment: Segment, partial: str) -> str:
    """An answer that is still coming, its placeholders shown as what they stand for."""
    masks = masks_of(segment)
    form = form_of_masks(segment)
    if not masks:
        return partial

    def source(match: re.Match[str]) -> str:
        is_known = form_of(match) is form and 1 <= number_of(match) <= len(masks)
        return masks[number_of(match) - 1].opening if is_known else match[0]

    return PLACEHOLDER.sub(source, without_unfinished(partial))


def _mask_findings(segment: Segment, tokens: Sequence[Token], answer: str) -> Iterator[Finding]:
    """Every placeholder must come once, in order, and no other."""
    wanted = masks_of(segment)
    found = [token.mask for token in tokens if token.mask]
    for mask in wanted:
        if mask not in found:
            yield Finding(FindingKind.MASK_LOST, mask.opening, grave=True)
    for mask, number in Counter(found).items():
        if number > 1:
            yield Finding(FindingKind.MASK_ADDED, mask.opening, grave=True)
    for before, after in pairwise(found):
        if before.span.start > after.span.start:
            yield Finding(FindingKind.MASK_LOST, after.opening, grave=True)
    known = {token.text for token in tokens if token.mask}
    for match in PLACEHOLDER.finditer(answer):
        if match[0] not in known and match[0] not in segment.masked:
            yield Finding(FindingKind.MASK_ADDED, match[0], grave=True)
