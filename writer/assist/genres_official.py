"""The rules of official documents (公文): document numbers, dates, numbering, closing words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from writer.core.values import FactRule, Finding, FindingKind
from writer.text.official import kind_of, line_cores
from writer.text.official_forms import CLOSINGS, DAYS, NUMBERS, ORDINALS, REQUESTS
from writer.text.sentences import sentences

_WELL_NUMBERED = re.compile(r"〔[\d×X]{4}〕[1-9×X][\d×X]*号")
_WELL_DATED = re.compile(r"[\d×X]{4}年(?:[1-9×X]|1[0-2]|××)月(?:[1-9×X]|[12]\d|3[01]|××)日")
_DIGITS = re.compile(r"\d+")
_HAN_DIGITS = "〇一二三四五六七八九"
_ZEROES = str.maketrans("○零两", "〇〇二")
_TEN = "十"
_KIND_OF_CLOSING = (
    (REQUESTS, ("请示", "议案", "函")),
    (re.compile("特此请示"), ("请示",)),
    (re.compile("特此通知"), ("通知",)),
    (re.compile("特此通报"), ("通报",)),
    (re.compile("(?:特此|专此)报告|以上(?:报告|情况)"), ("报告", "汇报", "总结")),
    (re.compile("特此公告"), ("公告",)),
    (re.compile("特此通告"), ("通告",)),
    (re.compile("特此批复|此复"), ("批复", "函", "复函", "答复")),
    (re.compile("特此函|函复|复函|盼复"), ("函", "复函")),
    (re.compile("此令"), ("令", "命令")),
)
"""Which kinds of document (文种) end with which words; others may end with any."""
_JUDGED_KINDS = frozenset(kind for _, kinds in _KIND_OF_CLOSING for kind in kinds)


def judge_official(source: str, answer: str, rule: FactRule, kind: str) -> Iterator[Finding]:
    """Findings on one passage of an official document.

    Grave: a document number or a date that was well formed and no longer is, and numbering that
    is not what it was. Mild: a badly formed one that is new, and closing words that do not fit
    the `kind` of the document, which is looked for in the answer where it is not given.
    """
    if rule is not FactRule.FREE:
        yield from _forms(source, answer, NUMBERS, _WELL_NUMBERED)
        yield from _forms(source, answer, DAYS, _WELL_DATED)
    if rule in (FactRule.EQUAL, FactRule.SUPERSET):
        yield from _numbering(source, answer, rule)
    yield from _closing(source, answer, kind or kind_of(answer))


def _forms(
    source: str, answer: str, pattern: re.Pattern[str], good: re.Pattern[str]
) -> Iterator[Finding]:
    """What the answer writes in bad form: grave where the source has the same in good form."""
    was = [match[0] for match in pattern.finditer(source)]
    values = {_values(text): text for text in was if good.fullmatch(text)}
    for match in pattern.finditer(answer):
        if good.fullmatch(match[0]) or match[0] in was:
            continue
        right = values.get(_values(match[0]), "")
        yield Finding(
            FindingKind.GENRE,
            right or match[0],
            grave=bool(right),
            instead=match[0] if right else "",
        )


def _values(text: str) -> tuple[int, ...]:
    """The numbers in a document number or a date, in whatever form they are written."""
    numerals = re.sub(r"[〇○零一二两三四五六七八九十]+", lambda m: str(_number(m[0])), text)
    return tuple(int(digits) for digits in _DIGITS.findall(numerals))


def _number(numeral: str) -> int:
    """A year written digit by digit, or a number below a hundred."""
    numeral = numeral.translate(_ZEROES)
    if _TEN not in numeral:
        return int("".join(str(_HAN_DIGITS.index(digit)) for digit in numeral))
    tens, _, ones = numeral.partition(_TEN)
    ones = ones.replace(_TEN, "")
    high = _HAN_DIGITS.index(tens[-1]) if tens else 1
    return 10 * high + (_HAN_DIGITS.index(ones[0]) if ones else 0)


def _numbering(source: str, answer: str, rule: FactRule) -> Iterator[Finding]:
    was, now = _ordinals(source), _ordinals(answer)
    is_kept = _is_within(was, now) if rule is FactRule.SUPERSET and was else was == now
    if is_kept:
        return
    lost = next((number for number in was if number not in now), was[0] if was else "")
    added = next((number for number in now if number not in was), now[0] if now else "")
    yield Finding(FindingKind.GENRE, lost or added, grave=True, instead=added if lost else "")


def _ordinals(text: str) -> list[str]:
    """The numbers that lines, and sentences within them, begin with."""
    found = [
        ORDINALS.match(sentence.lstrip())
        for core in line_cores(text)
        for sentence in sentences(core)
    ]
    return [match[0] for match in found if match]


def _is_within(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether `whole` has all of `part`, in its order."""
    rest = iter(whole)
    return all(item in rest for item in part)


def _closing(source: str, answer: str, kind: str) -> Iterator[Finding]:
    """Closing words that the answer brings, and a document of this kind does not have."""
    if kind not in _JUDGED_KINDS:
        return
    for sentence in sentences(answer):
        words = sentence.strip().rstrip("。！!.")
        if not words or words in source or not CLOSINGS.fullmatch(words):
            continue
        fitting = next((kinds for form, kinds in _KIND_OF_CLOSING if form.match(words)), (kind,))
        if kind not in fitting:
            yield Finding(FindingKind.GENRE, words)
