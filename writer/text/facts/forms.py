"""Puts a value that an answer writes in another form back into the form of its passage."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable
from dataclasses import dataclass

from writer.core.values import Span
from writer.text.facts.amounts import Inventory, inventory
from writer.text.facts.plain import BLANK, plain

_WORDS = re.compile(r"[A-Za-z][a-z]*(?:[ -][a-z]+)*")
_STARTS_SENTENCE = re.compile(r"(?:^|[.!?…\n])[\s\"'“‘(]*$")
_NEW_SENTENCE = re.compile(r"\s*(?:$|[\"'”’)]|\s[A-Z\"“‘])")
_ARTICLE = re.compile(r"\b(?:the|a|an) $", re.IGNORECASE)
_SENTENCE_LOOK_BACK = 6


@dataclass(frozen=True, slots=True)
class _Item:
    """A value that can be written in several forms, and where it stands."""

    key: Hashable
    """The same for two items exactly when one's form may stand for the other's."""
    span: Span


def with_original_forms(source: str, answer: str) -> str:
    """`answer` with the values of `source` written as they are there.

    Only where it is clear which is which: `source` writes the value in one way, and `answer` does
    not have it more often. All else stays byte for byte. A second call changes nothing.
    """
    if source == answer:
        return answer
    once = _restored(source, answer)
    if once == answer:
        return answer
    says_the_same = _values(inventory(plain(once))) == _values(inventory(plain(answer)))
    return once if says_the_same and _restored(source, once) == once else answer


def _restored(source: str, answer: str) -> str:
    originals = _by_key(source)
    present = _by_key(answer)
    changes: list[tuple[Span, str]] = []
    for key, spans in present.items():
        known = originals.get(key, [])
        forms = {span.of(source) for span in known}
        if len({form.casefold() for form in forms}) != 1 or len(spans) > len(known):
            continue
        for span in spans:
            written = span.of(answer)
            if written.casefold() != known[0].of(source).casefold():
                changes += _change(source, known[0], answer, span)
    return _applied(answer, changes)


def _change(source: str, known: Span, answer: str, span: Span) -> list[tuple[Span, str]]:
    """What to write at `span`; nothing where the words around it would not fit."""
    if _has_article(source, known) != _has_article(answer, span):
        return []
    form = _with_case(known.of(source), answer, span.start)
    return [(span, _with_full_stop(form, answer, span))]


def _with_full_stop(form: str, answer: str, span: Span) -> str:
    """The dot of p.m. may be the sentence's as well."""
    if form.endswith("."):
        return form[:-1] if answer[span.end : span.end + 1] == "." else form
    ends_sentence = span.of(answer).endswith(".") and _NEW_SENTENCE.match(answer, span.end)
    return f"{form}." if ends_sentence else form


def _has_article(text: str, span: Span) -> bool:
    return bool(_ARTICLE.search(text, max(0, span.start - 4), span.start))


def _with_case(form: str, answer: str, position: int) -> str:
    """A number in words begins with a capital where a sentence begins, and only there."""
    if not _WORDS.fullmatch(form):
        return form
    before = answer[max(0, position - _SENTENCE_LOOK_BACK) : position]
    is_start = bool(_STARTS_SENTENCE.search(before)) and (
        position <= _SENTENCE_LOOK_BACK or before.strip()
    )
    return (form[0].upper() if is_start else form[0].lower()) + form[1:]


def _applied(answer: str, changes: list[tuple[Span, str]]) -> str:
    pieces: list[str] = []
    position = 0
    for span, form in sorted(changes):
        if span.start < position:
            continue
        pieces += answer[position : span.start], form
        position = span.end
    return "".join((*pieces, answer[position:]))


def _by_key(text: str) -> dict[Hashable, list[Span]]:
    found: dict[Hashable, list[Span]] = defaultdict(list)
    readable = plain(text)
    for item in _items(inventory(readable)):
        if BLANK not in item.span.of(readable):
            found[item.key].append(item.span)
    return found


def _items(found: Inventory) -> list[_Item]:
    """Marks, whole dates and times, and numbers by themselves."""
    items = [_Item(("mark", mark.key), mark.form or mark.span) for mark in found.marks]
    parts: dict[Span, list[Hashable]] = defaultdict(list)
    soft: set[Span] = set()
    for amount in found.amounts:
        span = amount.number or amount.span
        parts[span].append(
            (amount.unit, amount.value, amount.number and amount.factor, amount.is_either_half)
        )
        if not amount.is_firm:
            soft.add(span)
    items += (_Item(tuple(keys), span) for span, keys in parts.items() if span not in soft)
    return items


def _values(found: Inventory) -> Counter[Hashable]:
    amounts: list[Hashable] = [(a.unit, a.value, a.is_firm) for a in found.amounts]
    return Counter([*amounts, *(mark.key for mark in found.marks)])
