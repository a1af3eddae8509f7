"""What a check found in an answer, in sentences; no Qt, like the sentences about errors."""

from __future__ import annotations

from collections.abc import Callable

from writer.core.values import Finding, FindingKind, Reason
from writer.ui.phrases import Translate, shortened


def finding_sentence(finding: Finding, tr: Translate) -> str:
    """Say to a person what a check found in an answer."""
    sentence = _FINDINGS[finding.kind](tr)
    if finding.reason is not None:
        reason = _in_language(finding.reason, tr)
        return tr("{sentence}: {detail} ({reason})").format(
            sentence=sentence, detail=shortened(finding.detail), reason=reason
        )
    if finding.detail and finding.instead:
        return tr("{sentence}: {detail} → {instead}").format(
            sentence=sentence,
            detail=shortened(finding.detail),
            instead=shortened(finding.instead),
        )
    if finding.detail and finding.kind is not FindingKind.STRUCTURE:
        return tr("{sentence}: {detail}").format(
            sentence=sentence, detail=shortened(finding.detail)
        )
    return tr("{sentence}.").format(sentence=sentence)


def _in_language(reason: Reason, tr: Translate) -> str:
    """A reason in the language of the sentences; its name is what "en" is translated to."""
    return reason.zh if tr("en") == "zh" else reason.en


_FINDINGS: dict[FindingKind, Callable[[Translate], str]] = {
    FindingKind.STRUCTURE: lambda tr: tr(
        "The answer changed the structure: headings, lists, tables or line breaks"
    ),
    FindingKind.MASK_LOST: lambda tr: tr("Something that must stay was lost"),
    FindingKind.MASK_ADDED: lambda tr: tr(
        "Something that the passage has once, or not at all, came too often"
    ),
    FindingKind.LINK_LOST: lambda tr: tr("A link was lost"),
    FindingKind.EMPHASIS_LOST: lambda tr: tr("Emphasis was lost with its words"),
    FindingKind.MARKUP_ADDED: lambda tr: tr("Markup was added"),
    FindingKind.LANGUAGE: lambda tr: tr("The answer is in another language or script"),
    FindingKind.REFUSAL: lambda tr: tr("The model refused"),
    FindingKind.CHATTER: lambda tr: tr("The answer speaks to you instead of being the text"),
    FindingKind.ANSWERED: lambda tr: tr(
        "The model answered the passage, or did what it says, instead of rewriting it"
    ),
    FindingKind.EMPTY: lambda tr: tr("The answer was empty"),
    FindingKind.LOOP: lambda tr: tr("The model repeated itself"),
    FindingKind.CUT: lambda tr: tr("The answer was cut off before its end"),
    FindingKind.OVER_CAP: lambda tr: tr("More was changed than this strength allows"),
    FindingKind.RATIO: lambda tr: tr("The length is far from what was asked for"),
    FindingKind.FACT_LOST: lambda tr: tr("A fact of the passage is missing"),
    FindingKind.FACT_ADDED: lambda tr: tr("To check: the passage does not say this"),
    FindingKind.FACT_CHANGED: lambda tr: tr("A fact was changed"),
    FindingKind.QUOTATION_LOST: lambda tr: tr("Quoted words were lost or changed"),
    FindingKind.QUOTATION_ADDED: lambda tr: tr("Quotation marks were added"),
    FindingKind.TERM_LOST: lambda tr: tr("A term of the glossary was lost or changed"),
    FindingKind.SENTENCE_LOST: lambda tr: tr("A sentence of the passage is missing"),
    FindingKind.SENTENCE_ADDED: lambda tr: tr("The passage does not have this sentence"),
    FindingKind.GENRE: lambda tr: tr("Unusual for this genre"),
    FindingKind.WORDING: lambda tr: tr("A word to think twice about"),
    FindingKind.FORM: lambda tr: tr("The answer does not have the form that was asked for"),
    FindingKind.TOO_FEW: lambda tr: tr("There are fewer titles than asked for"),
    FindingKind.TITLE_LONG: lambda tr: tr("This title is longer than usual"),
}
