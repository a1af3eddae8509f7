"""Which way the words around an amount push it: at least, at most, before, after, up, down."""

from __future__ import annotations

import re

from writer.core.values import Span
from writer.text.facts.fact import Leaning

_BEFORE, _AFTER = 32, 14
_NOT = r"(?:不|未|没有|没|勿|别|无)(?:得|能|会|应|可|宜|要|许|允许|曾){0,2}"
_FILL = r"(?:了|为|于|到|的|约|近|the |a |an |of |this |about |\s){0,3}$"

_NOT_OVER = re.compile(
    rf"(?:{_NOT}(?:超过|多于|高于|大于|逾|超出|突破)"
    r"|\bno (?:more|greater|higher|longer|larger) than|\bnot (?:be )?(?:more|greater|higher"
    r"|longer) than"
    r"|(?:\bnot|\bnever|n['’]t|\bcannot)(?: \w+)? (?:exceed|surpass|go over|go above|top)"
    rf"){_FILL}",
    re.IGNORECASE,
)
_NOT_UNDER = re.compile(
    rf"(?:{_NOT}(?:少于|低于|小于|下于)|\b(?:no|not) (?:be )?(?:less|fewer|lower|shorter"
    rf"|smaller) than"
    rf"|(?:\bnot|\bnever|n['’]t|\bcannot)(?: \w+)? (?:fall|drop|go) below){_FILL}",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"(?:至多|最多|最高|少于|低于|不到|不足|小于|不满|未满|控制在|\bat (?:the )?most|\bmaximum of"
    r"|\bless than|\bfewer than|\blower than|\bunder|\bbelow|\bup to|\bwithin|\bshorter than"
    rf"){_FILL}",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"(?:至少|最少|最低|起码|超过|多于|高于|大于|超出|突破|逾|\bat (?:the )?least|\bminimum of"
    r"|\bmore than"
    r"|\bover|\babove|\bexceed(?:s|ed|ing)?|\bupwards of|\bgreater than|\bhigher than|\blonger than"
    rf"){_FILL}",
    re.IGNORECASE,
)
_OR_LESS = re.compile(
    r"\S{0,2}?(?:以下|以内|之内|之下)|\s?(?:or|and) (?:less|fewer|under|below|younger)\b"
    r"|\s(?:below|under|short of)\b"
)
_OR_MORE = re.compile(
    r"\S{0,2}?(?:以上|开外|之上)|\s?(?:or|and) (?:more|above|over|older)\b"
    r"|\s?(?:at least|minimum)\b|\s(?:above|over)\b"
)
_UNTIL = re.compile(
    r"(?:不晚于|不迟于|截至|截止到?|最迟|\bbefore|\bby|\buntil|\b(?:no|not) later than|\bprior to"
    r"|\bahead of"
    r"|\bup to)(?: the| about| around| \w+day,?)?\s?$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"(?:不早于|\bafter|\bsince|\b(?:no|not) earlier than|\bfollowing)(?: the| about| around"
    r"| \w+day,?)?\s?$",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\s?(?:之前|以前|前(?![后往来去进景]))")
_LATER = re.compile(r"\s?(?:之后|以后|后(?!来)|起(?![来床])|以来)")

_RISE = (
    r"增长|增加|增至|增|上调|调高|上浮|攀升|上升|升至|升|上涨|涨|提高|提升|扩大|扩至|高出?|多出|\brise[sn]?|\brising|\brose"
    r"|\bgr[eo]w(?:n|s|ing)?"
    r"|\bgrowth|\bincreas(?:e|es|ed|ing)|\bgain(?:ed|s)?|\bclimb(?:ed|s)?|\braised?|\bjump(?:ed"
    r"|s)?|\bup"
    r"|\bexpand(?:ed|s)?"
)
_FALL = (
    r"下降|下调|调低|下浮|降低|降至|减少|减至|减|降|下跌|跌|下滑|缩小|缩减|回落|低|\bfall(?:s|en|ing)?|\bfell"
    r"|\bdrop(?:ped|s)?"
    r"|\bdecreas(?:e|es|ed|ing)|\bdeclin(?:e|es|ed|ing)|\bdown|\breduc(?:e|es|ed|ing|tion)|\bcut"
    r"|\bshr[aiu]nk"
    r"|\blower(?:ed)?|\blost"
)
_TREND = re.compile(
    rf"(?:(?P<up>{_RISE})|(?P<down>{_FALL}))"
    r"(?:了|到|至|为|约|近|超过|逾| by| to| of| from| about| nearly| almost| over| more than"
    r"|\s){0,3}$",
    re.IGNORECASE,
)
_TREND_AFTER = re.compile(
    r"(?:的| )?(?:(?P<up>增长|增幅|涨幅|升幅|increase|rise|growth|gain|more than|higher|greater)"
    r"|(?P<down>降幅|跌幅|下降|decrease|drop|fall|decline|reduction|cut|fewer|less than|lower"
    r"))(?![a-z])",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r"[。！？；，,;!?\n]")


def leaning(text: str, span: Span, *, is_date: bool) -> Leaning:
    """How the words around `span` lean."""
    around = surroundings(text, span)
    before, after = text[around.start : span.start], text[span.end : around.end]
    if is_date:
        return Leaning(time=_time(before, after))
    return Leaning(bound=_bound(before, after), trend=_trend(before, after))


def surroundings(text: str, span: Span) -> Span:
    """The part of the clause around an amount that its leaning is read from."""
    start = max(0, span.start - _BEFORE)
    ends = list(_CLAUSE_ENDS.finditer(text, start, span.start))
    start = ends[-1].end() if ends else start
    end = _CLAUSE_ENDS.search(text, span.end, span.end + _AFTER)
    return Span(start, end.start() if end else min(len(text), span.end + _AFTER))


def _bound(before: str, after: str) -> int:
    # "No more than" ends like "more than", so what has a "no" is tried first.
    for pattern, side in ((_NOT_OVER, -1), (_NOT_UNDER, 1), (_UNDER, -1), (_OVER, 1)):
        if pattern.search(before):
            return side
    if _OR_LESS.match(after):
        return -1
    return 1 if _OR_MORE.match(after) else 0


def _time(before: str, after: str) -> int:
    if _UNTIL.search(before) or _EARLIER.match(after):
        return -1
    return 1 if _SINCE.search(before) or _LATER.match(after) else 0


def _trend(before: str, after: str) -> int:
    match = _TREND.search(before) or _TREND_AFTER.match(after)
    if not match:
        return 0
    return 1 if match["up"] else -1
