"""Document numbers, telephone numbers, codes, e-mail and web addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from writer.core.values import Span
from writer.text.facts.fact import Mark

_EMAIL = re.compile(
    r"(?<![\w.+@-])[A-Za-z0-9_+-][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+",
    re.ASCII,
)
_WEB = re.compile(r"(?:https?://|www\.)[A-Za-z0-9][\w.~:/?#@!$&'()*+,;=%-]*[\w/]", re.ASCII)
_DOCUMENT = re.compile(
    r"(?P<agency>[\u4e00-\u9fff]{0,14}|[A-Z][A-Za-z]{0,14} ?)"
    r"[〔\[(（【［] ?(?P<year>[12]\d{3}) ?[〕\])）】］] ?(?:第 ?"
    r"|No\. ?)?(?P<number>\d{1,5})(?!\d)(?: ?号)?"
)
_LEAD = re.compile(
    r".*(?:根据|依据|按照|依照|遵照|参照|贯彻|落实|执行|印发|转发|发布|下发|通过|引用|学习|关于"
    r"|文件|文号|编号|见|和|与"
    r"|及|以|由|将|按|为|是|即|的|了|照|收到|号)"
)
_PHONE = re.compile(
    r"(?<![\w.,/-])(?:"
    r"\+\d{1,3}[ -]?(?:\(\d{1,4}\)[ -]?)?\d{1,5}(?:[ -]\d{2,8}){0,4}"
    r"|\(0\d{1,4}\)[ -]?\d{3,8}(?:[ -]\d{2,4}){0,2}"
    r"|0\d{1,4}[ -]\d{3,8}(?:[ -]\d{2,4}){0,2}"
    r"|1[3-9]\d[ -]?\d{4}[ -]?\d{4}"
    r"|[48]00[ -]\d{3}[ -]?\d{4}"
    r"|\d{3}-\d{3}-\d{4}"
    r"|0\d{2,11}"
    r")(?![\w/]|[.,]\d|-\d)",
    re.ASCII,
)
_SHORTEST_PHONE = 7
_ID_CARD = re.compile(r"(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])")
_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?!(?:USD|RMB|CNY|EUR|GBP|HK)\d)"
    r"(?:[A-Z]{1,4}/[A-Z] ?|[A-Z][A-Za-z]{0,9}[-/]?|[a-z]{1,2}-?)\d(?:[A-Za-z0-9]"
    r"|[./-](?=[A-Za-z0-9]))*"
)
_VERSION = re.compile(r"(?<![\w.])\d{1,4}(?:\.\d{1,4}){2,4}(?![\w.]?\d)")


def marks(text: str) -> list[Mark]:
    """The identifiers of a plain text, in the order in which they are looked for; some overlap."""
    return [
        *_verbatim(_EMAIL, text),
        *_verbatim(_WEB, text),
        *_documents(text),
        *_verbatim(_ID_CARD, text),
        *_phones(text),
        *_verbatim(_CODE, text),
        *_verbatim(_VERSION, text),
    ]


def _verbatim(pattern: re.Pattern[str], text: str) -> Iterator[Mark]:
    for match in pattern.finditer(text):
        key = match[0].lower().replace(" ", "")
        yield Mark(key, Span(*match.span()))


def _documents(text: str) -> Iterator[Mark]:
    for match in _DOCUMENT.finditer(text):
        lead = _LEAD.match(match["agency"])
        agency = match["agency"][lead.end() :] if lead else match["agency"].strip()
        if not agency and not match[0].endswith("号"):
            continue  # a year in brackets and a number that have nothing to do with each other
        start = match.end("agency") - len(agency) if lead else match.start()
        key = f"〔{match['year']}〕{int(match['number'])}"
        form = Span(match.end("agency"), match.end())
        yield Mark(key, Span(start, match.end()), agency.lower().strip(), form)


def _phones(text: str) -> Iterator[Mark]:
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if digits.startswith("0") or len(digits) >= _SHORTEST_PHONE:
            yield Mark(digits, Span(*match.span()))
