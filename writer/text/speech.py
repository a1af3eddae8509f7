"""What in a speech is not its wording: forms of address, and notes for applause and pauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from writer.core.values import Span
from writer.text.sentences import sentences


class CueKind(StrEnum):
    """What a cue in a speech is."""

    ADDRESS = "address"
    """A line that is nothing but a form of address."""
    NOTE = "note"
    """A note in brackets for whoever speaks: applause, a pause, laughter."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of address or note, and where it stands."""

    kind: CueKind
    span: Span


_ADDRESSED_ZH = (
    r"(?:同志|朋友|同学|同事|同仁|来宾|嘉宾|代表|委员|领导|老师|家长|乡亲|战友|校友|先生|女士|评委|听众|观众|"
    r"媒体|父老|弟兄|姐妹|员工|伙伴|客人|兄弟|长辈|邻居|孩子|家人|主席|院士|教授|学子|企业家)"
)
_NAMING = r"[^\W\d_a-zA-Z我你他她它这那是要谢有和与给对让请的了为被把将会就都也]"
"""What stands before 领导 and the like in an address; no word of a sentence does."""
_ITEM_ZH = (
    rf"(?:(?:尊敬|敬爱|亲爱|可爱)的)?(?:在座的)?{_NAMING}{{0,12}}?{_ADDRESSED_ZH}"
    rf"{_NAMING}{{0,4}}?(?:们|们好|好)?"
)
_ADDRESS_ZH = rf"(?:{_ITEM_ZH}|大家好)(?:[，,、 　]+(?:{_ITEM_ZH}|大家好)){{0,7}}"
_ADDRESSED_EN = (
    r"(?:ladies|gentlemen|friends?|colleagues?|comrades?|citizens|americans|guests?|members|"
    r"delegates|students|graduates|parents|teachers|everyone|everybody|all|chair(?:man|woman|person)|"
    r"president|minister|excellenc(?:y|ies)|speaker|secretary|mayor|governor|neighbou?rs|"
    r"brothers|sisters|countrymen|majest(?:y|ies)|highness(?:es)?|professors?|partners)"
)
_ITEM_EN = (
    r"(?:(?:my|our|your|dear|dearest|hono[u]?red|hono[u]?rable|distinguished|esteemed|respected|"
    r"fellow|mr\.?|madam|mrs\.?|ms\.?|the|prime|vice|royal|young|old|good) ){0,4}"
    rf"{_ADDRESSED_EN}(?: of (?:[a-z'’-]+ ){{0,4}}[a-z'’-]+)?"
)
_ADDRESS_EN = (
    rf"(?:(?:good (?:morning|afternoon|evening)|hello|thank you|welcome),? )?"
    rf"{_ITEM_EN}(?:(?:, and |, | and ){_ITEM_EN}){{0,6}}"
)
_WHOLE_LINE = re.compile(rf"{_ADDRESS_ZH}[：:！!]|{_ADDRESS_EN}[,:!.—–]", re.IGNORECASE)
_AT_START = re.compile(
    rf"({_ADDRESS_ZH})[：:！!，,。]|({_ADDRESS_EN})[,:!—–](?! (?:who|which|that|whose)\b)",
    re.IGNORECASE,
)

_NOTE_WORD = (
    r"(?:掌声|鼓掌|停顿|稍停|停|笑声|笑|欢呼|全场起立|起立|鞠躬|默哀|音乐|喝彩|"
    r"applause|applauds?|cheers?|cheering|laughter|laughs?|pauses?|long pause|beat|music|"
    r"standing ovation|silence)"
)
_MORE_ZH = (
    r"(?:[、，,][\u4e00-\u9fff、，,]{1,12}|[0-9一二两三五十]+[秒次]|片刻|一下|雷动|热烈|经久不息)?"
)
NOTES = re.compile(
    rf"[（(［\[【][ 　]*(?:[\u4e00-\u9fff、，,]{{0,10}}?{_NOTE_WORD}{_MORE_ZH}"
    rf"|(?:[a-z]+[ ,]+){{0,3}}{_NOTE_WORD}(?:[ ,]+[a-z]+){{0,3}})[ 　]*[.。!！]?[ 　]*[）)］\]】]",
    re.IGNORECASE,
)
"""（掌声）, （热烈鼓掌）, [applause], (Pause.)"""
_LINE = re.compile(r"[^\r\n]+")
_MARKERS = re.compile(r"[ \t　]*(?:(?:\*\*|__|>[ \t]?)[ \t　]*)*")
_END_MARKERS = re.compile(r"(?:[ \t　]|\*\*|__|\\)*\Z")


def cues(text: str) -> tuple[Cue, ...]:
    """The addresses that are a line of their own, and the notes elsewhere, in order."""
    return tuple(_cues(text))


def addresses(text: str) -> tuple[str, ...]:
    """The forms of address that sentences of a text begin with, without the mark behind them."""
    found = (_AT_START.match(sentence.lstrip()) for sentence in sentences(text))
    return tuple(match[1] or match[2] for match in found if match)


def _cues(text: str) -> Iterator[Cue]:
    for match in _LINE.finditer(text):
        line = match[0]
        start = _MARKERS.match(line)
        core = _END_MARKERS.sub("", line[start.end() if start else 0 :])
        if _WHOLE_LINE.fullmatch(core):
            yield Cue(CueKind.ADDRESS, Span(match.start(), match.end()))
            continue
        for note in NOTES.finditer(line):
            yield Cue(CueKind.NOTE, Span(match.start() + note.start(), match.start() + note.end()))
