"""Whether an answer says what its passage says: numbers, dates, names, quotations, terms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from writer.core.values import FactRule, Finding, FindingKind, Span
from writer.text.facts.agreement import Amounts
from writer.text.facts.amounts import inventory
from writer.text.facts.chinese_names import ChineseNames
from writer.text.facts.dates import WEEKDAY
from writer.text.facts.english_names import EnglishNames
from writer.text.facts.fact import Mark
from writer.text.facts.forms import with_original_forms
from writer.text.facts.pairing import Loose, Pair, pairs
from writer.text.facts.plain import blanked, plain
from writer.text.facts.quotations import (
    QuotationChange,
    added_quotations,
    changed_quotations,
    lengthened_quotations,
    letters_of,
    quotations,
)

_MARK, _NAME = "mark", "name"


def compare_facts(
    source: str,
    answer: str,
    rule: FactRule,
    terms: Sequence[str] = (),
    *,
    across_languages: bool = False,
) -> tuple[Finding, ...]:
    """How the facts of `answer` depart from those of `source`, as far as `rule` minds.

    Both are plain prose in which placeholders may stand. `terms` are names that must stay as they
    are. Of a translation (`across_languages`) only what is the same in every language is compared:
    numbers, dates, times, money and identifiers. `Finding.detail` is a piece of `source`, but of
    `answer` where something was added; `Finding.instead` is a piece of `answer`.
    """
    if rule is FactRule.FREE:
        return ()
    comparison = _Comparison(source, answer, rule)
    if across_languages:
        comparison.compare_amounts(may_lack=WEEKDAY)
        return comparison.findings()
    comparison.compare_terms(terms)
    comparison.compare_amounts()
    comparison.compare_names()
    comparison.compare_quotations()
    return comparison.findings()


class _Comparison:
    """The findings about one answer, as they come in."""

    def __init__(self, source: str, answer: str, rule: FactRule) -> None:
        self._source, self._answer = source, answer
        self._before, self._after = plain(source), plain(answer)
        self._rule = rule
        self._found: list[Finding] = []
        self._gone: list[Loose] = []
        self._come: list[Loose] = []

    def findings(self) -> tuple[Finding, ...]:
        """What was found, each once; what is lost and added in one place is a change."""
        paired = pairs(self._before, self._gone, self._after, self._come)
        self._changed((pair.was.span, pair.now.span) for pair in paired)
        was, now = {pair.was.span for pair in paired}, {pair.now.span for pair in paired}
        for loose in self._gone:
            if loose.is_firm and loose.span not in was:
                self._lost(FindingKind.FACT_LOST, loose.span)
        for loose in self._come:
            if loose.is_firm and loose.span not in now:
                self._added(loose.span)
        return tuple(dict.fromkeys(self._found))

    def compare_terms(self, terms: Sequence[str]) -> None:
        """Look for the terms of the source; what is inside one is no other fact."""
        taken: tuple[list[Span], list[Span]] = ([], [])
        for term in sorted(filter(str.strip, terms), key=len, reverse=True):
            pattern = re.compile(_term(term.strip()), re.IGNORECASE)
            before = [Span(*match.span()) for match in pattern.finditer(self._before)]
            after = [Span(*match.span()) for match in pattern.finditer(self._after)]
            if before and not after:
                self._lost(FindingKind.TERM_LOST, before[0])
            taken[0].extend(before)
            taken[1].extend(after)
        self._before = blanked(self._before, taken[0])
        self._after = blanked(self._after, taken[1])

    def compare_amounts(self, may_lack: str = "") -> None:
        """Compare numbers, dates, times and identifiers.

        What has the unit `may_lack` may come or go, but not become another one.
        """
        before, after = inventory(self._before), inventory(self._after)
        ours, theirs = Amounts(before.amounts), Amounts(after.amounts)
        gone, come = ours.missing_from(theirs), theirs.missing_from(ours)
        if may_lack and may_lack not in {a.unit for a in gone} & {a.unit for a in come}:
            gone = [loose for loose in gone if loose.unit != may_lack]
            come = [loose for loose in come if loose.unit != may_lack]
        self._gone += (*gone, *_missing(before.marks, after.marks))
        self._come += (*come, *_missing(after.marks, before.marks))
        swapped = ours.swapped_in(self._before, theirs, self._after)
        self._changed((pair.was.span, pair.now.span) for pair in _once(swapped))
        self._changed(ours.turned_in(self._before, theirs, self._after))
        self._changed(ours.reversed_in(self._before, theirs, self._after))

    def compare_names(self) -> None:
        """Compare names by capitals, titles, places and the patterns of Chinese names."""
        english = EnglishNames(self._before), EnglishNames(self._after)
        chinese = ChineseNames(self._before), ChineseNames(self._after)
        replaced = chinese[0].replaced_in(chinese[1])
        self._changed(replaced)
        gone = (*english[0].missing_from(english[1]), *chinese[0].missing_from(chinese[1]))
        come = (*english[1].missing_from(english[0]), *chinese[1].missing_from(chinese[0]))
        self._gone += _names(gone, [was for was, _ in replaced])
        self._come += _names(come, [now for _, now in replaced])

    def compare_quotations(self) -> None:
        """Compare what stands in quotation marks."""
        # A number in another form is no other word.
        is_quoting = bool(quotations(self._before))
        same = with_original_forms(self._before, self._after) if is_quoting else self._after
        changes = changed_quotations(self._before, self._after)
        letters = letters_of(same) if changes else ""
        for change in changes:
            is_left_out = change.now is None and self._rule is FactRule.SUBSET
            if not is_left_out and change.was.letters not in letters:
                self._misquoted(change, grave=not change.is_correction)
        for change in lengthened_quotations(self._before, same):
            is_wanted = change.is_correction or self._rule is FactRule.SUPERSET
            self._misquoted(change, grave=not is_wanted)
        for quotation in added_quotations(self._before, self._after):
            detail = quotation.span.of(self._answer)
            self._found.append(Finding(FindingKind.QUOTATION_ADDED, detail))

    def _misquoted(self, change: QuotationChange, *, grave: bool) -> None:
        instead = change.now.span.of(self._answer) if change.now else ""
        detail = change.was.span.of(self._source)
        self._found.append(Finding(FindingKind.QUOTATION_LOST, detail, grave, instead))

    def _changed(self, spans: Iterable[tuple[Span, Span]]) -> None:
        for was, now in spans:
            detail, instead = was.of(self._source).strip(), now.of(self._answer).strip()
            self._found.append(Finding(FindingKind.FACT_CHANGED, detail, True, instead))

    def _lost(self, kind: FindingKind, span: Span) -> None:
        if self._rule is not FactRule.SUBSET:
            self._found.append(Finding(kind, span.of(self._source).strip(), grave=True))

    def _added(self, span: Span) -> None:
        is_wanted = self._rule is FactRule.SUPERSET
        detail = span.of(self._answer).strip()
        self._found.append(Finding(FindingKind.FACT_ADDED, detail, grave=not is_wanted))


def _missing(marks: Iterable[Mark], others: Iterable[Mark]) -> list[Loose]:
    known: dict[str, list[Mark]] = defaultdict(list)
    for other in others:
        known[other.key].append(other)
    return [
        Loose(mark.span, _MARK)
        for mark in marks
        if not any(mark.agrees_with(other) for other in known[mark.key])
    ]


def _names(spans: Iterable[Span], taken: Sequence[Span]) -> list[Loose]:
    return [
        Loose(span, _NAME)
        for span in spans
        if not any(span.start < other.end and other.start < span.end for other in taken)
    ]


def _once(found: Iterable[Pair]) -> list[Pair]:
    """Each fact of the source in one pair only."""
    return list({pair.was.span: pair for pair in found}.values())


def _term(term: str) -> str:
    """A pattern for a term: whole words where it is written in letters of an alphabet."""
    pattern = re.escape(plain(term))
    start = r"(?<![A-Za-z0-9])" if term[0].isascii() else ""
    end = r"(?![A-Za-z0-9])" if term[-1].isascii() else ""
    return f"{start}{pattern}{end}"
