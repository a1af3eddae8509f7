"""Quoted words: which of them an answer lost or changed, and which it quotes anew."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from writer.core.values import Span
from writer.text.facts.corrections import is_correction

_QUOTED = re.compile(
    r"“(?P<a>[^“”\n]{1,2000})”|「(?P<b>[^「」\n]{1,2000})」|『(?P<c>[^『』\n]{1,2000})』"
    r"|(?<!\d)\"(?P<d>[^\"\n]{1,2000})\"|(?<![\w’])‘(?P<e>[^‘\n]{1,400}?)’(?!\w)"
)
_LETTERS = re.compile(r"[^\W_]+")
_LONGEST_COMPARED = 400
_ALIKE = 0.5
_SHORTEST_HELD = 4
"""Letters of a quotation that is looked for inside a longer one."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks."""

    span: Span
    """Of the words, without the marks."""
    letters: str
    """Without blanks, punctuation and case."""


@dataclass(frozen=True, slots=True)
class QuotationChange:
    """A quotation of the source that the answer does not have as it was."""

    was: Quotation
    now: Quotation | None
    """What stands in its place, where something like it does."""
    is_correction: bool
    """Only spelling, agreement and words that carry nothing differ."""
    is_longer: bool = False
    """All of it still stands, but more is quoted with it."""


def quotations(text: str) -> list[Quotation]:
    """The quotations of a plain text that hold words."""
    found: list[Quotation] = []
    for match in _QUOTED.finditer(text):
        span = Span(*match.span(match.lastgroup or 0))
        letters = letters_of(span.of(text))
        if letters:
            found.append(Quotation(span, letters))
    return found


def letters_of(text: str) -> str:
    """A text without blanks, punctuation and case."""
    return "".join(_LETTERS.findall(text)).casefold()


def changed_quotations(source: str, answer: str) -> list[QuotationChange]:
    """The quotations of `source` whose words are not in `answer`, in any marks or none."""
    after = quotations(answer)
    letters, quoted = letters_of(answer), "".join(q.letters for q in after)
    lost = [
        quotation
        for quotation in quotations(source)
        if quotation.letters not in letters and quotation.letters not in quoted
    ]
    if not lost:
        return []
    known = letters_of(source)
    new = [quotation for quotation in after if quotation.letters not in known]
    # Speech that was broken by "he said" may stand in one piece, and the reverse.
    is_all_right = is_correction(_quoted_text(source), _quoted_text(answer))
    return [_change(source, one, answer, new, is_all_right=is_all_right) for one in lost]


def lengthened_quotations(source: str, answer: str) -> list[QuotationChange]:
    """The quotations of `source` that stand in a longer one with words that `source` lacks."""
    known = letters_of(source)
    new = [q for q in quotations(answer) if q.letters not in known]
    if not new:
        return []
    by_letters = {quotation.letters: quotation for quotation in quotations(source)}
    by_length = sorted(by_letters.values(), key=lambda quotation: -len(quotation.letters))
    is_all_right = is_correction(_quoted_text(source), _quoted_text(answer))
    found: list[QuotationChange] = []
    for now in new:
        held = [quotation for quotation in by_length if quotation.letters in now.letters]
        rest = now.letters
        for quotation in held:
            rest = rest.replace(quotation.letters, "\n")
        is_known = all(piece in known for piece in rest.split("\n"))
        if held and len(held[0].letters) >= _SHORTEST_HELD and not is_known:
            found.append(QuotationChange(held[0], None, is_all_right, is_longer=True))
    return found


def added_quotations(source: str, answer: str) -> list[Quotation]:
    """What `answer` puts in quotation marks and `source` does not, not even in other words."""
    before = quotations(source)
    quoted = "".join(quotation.letters for quotation in before)
    return [
        quotation
        for quotation in quotations(answer)
        if quotation.letters not in quoted and not any(_alike(q, quotation) for q in before)
    ]


def _quoted_text(text: str) -> str:
    return " ".join(quotation.span.of(text) for quotation in quotations(text))


def _change(
    source: str, lost: Quotation, answer: str, new: Sequence[Quotation], *, is_all_right: bool
) -> QuotationChange:
    now = max(new, key=lambda q: _likeness(lost, q), default=None)
    if now is None or not _alike(lost, now):
        return QuotationChange(lost, None, is_correction=is_all_right)
    changed = is_all_right or is_correction(lost.span.of(source), now.span.of(answer))
    return QuotationChange(lost, now, is_correction=changed)


def _alike(one: Quotation, other: Quotation) -> bool:
    return _likeness(one, other) >= _ALIKE


def _likeness(one: Quotation, other: Quotation) -> float:
    a, b = one.letters[:_LONGEST_COMPARED], other.letters[:_LONGEST_COMPARED]
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0
