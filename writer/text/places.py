"""Where in a text the words stand that a finding is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from writer.core.values import Finding, FindingKind, Span
from writer.text.diff import hunks

_LOST = frozenset(
    (
        FindingKind.MASK_LOST,
        FindingKind.LINK_LOST,
        FindingKind.EMPHASIS_LOST,
        FindingKind.FACT_LOST,
        FindingKind.FACT_CHANGED,
        FindingKind.QUOTATION_LOST,
        FindingKind.TERM_LOST,
        FindingKind.SENTENCE_LOST,
        FindingKind.GENRE,
    )
)
"""Their detail is words of the original; what breaks a genre may be lost or added."""
_ADDED = frozenset(
    (
        FindingKind.MASK_ADDED,
        FindingKind.MARKUP_ADDED,
        FindingKind.CHATTER,
        FindingKind.FACT_ADDED,
        FindingKind.QUOTATION_ADDED,
        FindingKind.SENTENCE_ADDED,
        FindingKind.WORDING,
        FindingKind.GENRE,
        FindingKind.REFUSAL,
    )
)
"""Their detail is words of the answer."""
_MARKUP = r"(?:[*_~`\\\[\]]|\]\([^()\s]*\))*"
"""What may stand between two characters of the words: markers, escapes, a link's destination."""
_LETTER = r"[^\W_\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]"
_NUMERALS = "〇零一二三四五六七八九十百千万亿"
_LONGEST = 400
"""Longer words are found only where they stand without markup between them."""


def placed(findings: Sequence[Finding], original: str, replacement: str) -> tuple[Finding, ...]:
    """The findings with their places: what was lost in the original, what came in its rewrite.

    Several findings of a kind about the same words get the places of these words in their order,
    those that a change touches first. A finding without words, or whose words are not found, gets
    none.
    """
    changes = hunks(original, replacement) if any(f.detail for f in findings) else ()
    before = _Places(original, [hunk.original for hunk in changes])
    after = _Places(replacement, [hunk.replacement for hunk in changes])
    return tuple(
        replace(
            finding,
            in_original=before.next(finding.kind, _old_words(finding)),
            in_replacement=after.next(finding.kind, _new_words(finding)),
        )
        for finding in findings
    )


def _old_words(finding: Finding) -> str:
    """The words of the original that a finding is about."""
    return finding.detail if finding.kind in _LOST or finding.instead else ""


def _new_words(finding: Finding) -> str:
    """The words of the answer that a finding is about."""
    return finding.instead or (finding.detail if finding.kind in _ADDED else "")


class _Places:
    """Gives out the places of words in a text, each once for a kind of finding."""

    def __init__(self, text: str, changed: Sequence[Span]) -> None:
        self._text = text
        self._changed = changed
        self._left: dict[tuple[FindingKind, str], Iterator[Span]] = {}

    def next(self, kind: FindingKind, words: str) -> Span | None:
        """The next place of these words; None where there is none, or none more."""
        words = words.strip()
        if not words:
            return None
        if (kind, words) not in self._left:
            found = sorted(_occurrences(words, self._text), key=lambda s: not self._is_changed(s))
            self._left[kind, words] = iter(found)
        return next(self._left[kind, words], None)

    def _is_changed(self, place: Span) -> bool:
        return any(c.start < place.end and place.start < c.end for c in self._changed)


def _occurrences(words: str, text: str) -> list[Span]:
    """Where words stand as a whole; where they do nowhere, with markup between them."""
    before, after = _before(words[0]), _after(words[-1])
    found = re.finditer(before + re.escape(words) + after, text)
    places = [Span(*match.span()) for match in found]
    if places or len(words) > _LONGEST:
        return places
    pieces = (r"\s+" if p.isspace() else re.escape(p) for p in re.findall(r"\s+|\S", words))
    found = re.finditer(before + _MARKUP.join(pieces) + after, text)
    return [Span(*match.span()) for match in found]


def _before(first: str) -> str:
    """What may not stand before words that begin so: 5 is not in 25 or 0.5, art not in part."""
    if first.isdecimal():
        return r"(?<!\d)(?<!\d[.,])"
    if first in _NUMERALS:
        return f"(?<![{_NUMERALS}])"
    return f"(?<!{_LETTER})" if re.match(_LETTER, first) else ""


def _after(last: str) -> str:
    """What may not stand after words that end so."""
    if last.isdecimal():
        return r"(?!\d)(?![.,]\d)"
    if last in _NUMERALS:
        return f"(?![{_NUMERALS}])"
    return f"(?!{_LETTER})" if re.match(_LETTER, last) else ""
