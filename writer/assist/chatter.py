"""What a model says around a rewrite: greetings, labels, fences, thoughts, refusals.

It is taken off, or the answer is refused. What the passage itself contains is never taken off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from writer.assist.remarks import without_remarks
from writer.core.values import Finding, FindingKind
from writer.text.diff import change
from writer.text.overlap import content_words

_FLAGS = re.IGNORECASE
_THINK = r"(?:think(?:ing)?|thought|reasoning)"
_THOUGHT = re.compile(rf"<{_THINK}>.*?</{_THINK}>\s*", re.DOTALL | _FLAGS)
_THOUGHT_END = re.compile(rf"^.*</{_THINK}>\s*", re.DOTALL | _FLAGS)
_THOUGHT_START = re.compile(rf"<{_THINK}>.*\Z", re.DOTALL | _FLAGS)
_ANY_THOUGHT = re.compile(rf"</?{_THINK}>", _FLAGS)
_TAGS = re.compile(r"</?(?:text|passage|output|answer|result)>[ \t]*\n?", _FLAGS)
_WRAPPING_TAG = re.compile(r"\A\s*<(\w{1,20})>\s*(.*?)\s*</\1>\s*\Z", re.DOTALL)
_FENCES = ("```", "~~~")
_FENCE_LINE = re.compile(r"^(?:`{3,}|~{3,})[^\n`]*\n", re.MULTILINE)
_FENCED = re.compile(r"\A\s*(`{3,}|~{3,})[^\n`]*\n(.*?)\n?\1\s*\Z", re.DOTALL)
_LABEL = re.compile(
    r"\A\s*\**(?:(?:润色|修改|改写|扩写|校对|修正|处理|优化)(?:后|过|版)?的?(?:文字|文本|结果|版本|内容|段落)?(?:如下)?|"
    r"原文|结果|输出|答|result|output|original|"
    r"(?:your |the )?(?:polished|revised|corrected|expanded|edited|rewritten|improved)"
    r"(?: text| version| sentence| paragraph)?)"
    r"\**\s*[:：]\**[ \t]*\n?",
    _FLAGS,
)
_OPENING = re.compile(
    r"\A\s*(?:"
    r"(?:好的|好|当然|当然可以|没问题|明白了)[，,！!。：:][^\n]{0,40}?(?:[：:]\s*|\n+)|"
    r"(?:好的|当然|当然可以|没问题)[，,！!。]\s*|"
    r"(?:以下|下面|这)(?:是|为)[^\n。：:]{0,40}?(?:润色|修改|改写|扩写|校对|修正|优化|标题|文字|版本|结果)"
    r"[^\n。：:]{0,20}(?:[：:]\s*|\n+)|"
    r"【(?:润色|修改|改写|扩写|校对)(?:后|过|结果)(?:的?(?:文字|文本|版本))?】\s*|"
    r"(?:#{1,6}\s*|\*\*)(?:润色|修改|改写|扩写|校对)(?:后|过|结果)(?:的?(?:文字|文本|版本))?"
    r"(?:\*\*)?[ \t]*\n+|"
    r"#{1,6}\s*(?:polished|revised|corrected|expanded)(?: text| version)?[ \t]*\n+|"
    r"(?:已(?:经)?为您|经过)(?:润色|修改|改写|扩写|校对)[^\n：:]{0,12}[：:]\s*|"
    r"(?:以下内容)?已按(?:照)?要求[^\n：:]{0,12}[：:]\s*|"
    r"(?:您好|你好|收到)[！!。，,]\s*|"
    r"(?:我已经?|根据(?:您|你)的要求)[^\n：:]{0,40}(?:润色|修改|改写|扩写|校对)[^\n：:]{0,20}[：:]\s*|"
    r"(?:sure|certainly|of course|absolutely)[!,.]\s+|here (?:you go|it is)[:!.]?\s+|"
    r"(?:hello|hi|hi there|great|alright|no problem|thank you[^\n.!]{0,40}|i(?:'|’)d be "
    r"(?:happy|glad) to(?: help)?)[!,.]\s+(?=here\b|below\b|this is\b)|"
    r"(?:亲爱的|尊敬的)?用户[，,：:]\s*(?=以下|下面|这是)|"
    r"(?:below|this) is (?:the|your) (?:polished|revised|corrected|expanded|edited)"
    r"[^\n:]{0,40}:\s*|"
    r"i(?:'|’)ve (?:polished|revised|corrected|expanded|edited)[^\n:]{0,40}:\s*|"
    r"(?:润色|修改|改写|扩写|校对|修正|优化)(?:后|过)的?[^\n。：:]{0,20}如下\s*[：:]?\s*|"
    r"(?:sure|certainly|of course|absolutely|okay|ok)[,.!:][^\n]{0,80}?(?::\s*|\n+)|"
    r"here(?:'s|’s| is| are)\b[^\n:]{0,80}(?:version|text|rewrite|revision|passage|paragraph|"
    r"sentence|title|headline|edit|result)s?\b[^\n:]{0,30}(?::\s*|\n+)|"
    r"(?:the )?(?:polished|revised|corrected|expanded|rewritten|edited) (?:text|version|passage|"
    r"paragraph|sentence) (?:is|reads|follows)[^\n:]{0,30}:\s*"
    r")",
    _FLAGS,
)
_CLOSING = re.compile(
    r"\s*\n\s*(?:"
    r"(?:希望|如果您?(?:需要|还有|有其他)|如需|如有|请告诉我|请问还)[^\n]*(?:帮助|修改|调整|告诉我|联系|吗)[^\n]*|"
    r"(?:以上(?:是|为))[^\n]*(?:润色|修改|扩写|原文)[^\n]*|"
    r"我(?:做|作)了以下修改[^\n]*|"
    r"(?:let me know|hope this helps|is there anything else|i hope (?:this|that)|"
    r"feel free|if you(?:'d| would)? (?:like|need|want)|"
    r"please let me know)[^\n]*"
    r")\s*\Z",
    _FLAGS,
)
_EXPLANATION = re.compile(
    r"\n+\s*(?:-{3,}\s*\n+\s*)?[（(]?\**(?:说明|注|注释|解释|修改说明|改动说明|修改之处|修改理由|"
    r"修改|key changes|i made the following changes|note|notes|explanation|changes|"
    r"changes made)\**\s*[:：].*\Z",
    re.DOTALL | _FLAGS,
)
_SORRY_ZH = r"(?:(?:非常|十分|实在|真的|很)?(?:抱歉|遗憾|对不起|不好意思)[，,。！!]?\s*)"
_WORK_ZH = (
    r"(?:请求|要求|任务|这段|该段|此段|文字|文本|内容|原文|润色|修改|扩写|改写|校对|标题|"
    r"协助|帮助您)"
)
_UNABLE_EN = r"(?:can(?:'|’)?t|cannot|can not|won(?:'|’)?t|am unable to|am not able to)"
_REFUSAL = re.compile(
    rf"\A\s*(?:{_SORRY_ZH}?(?:但是?|不过)?(?:作为[^\n，,]{{0,12}}[，,]\s*)?我?(?:无法|不能|没有办法|不便)"
    rf"[^\n。！？]{{0,12}}?{_WORK_ZH}|"
    rf"请(?:您)?(?:提供|发送|输入|给出)[^\n。]{{0,12}}(?:润色|修改|扩写|改写|校对|处理)的|"
    r"(?:抱歉[，,]\s*)?作为(?:一个|一名)?\s*(?:AI|人工智能|大型?语言|语言)"
    r"(?:大?语言)?(?:模型|助手|程序)?[，,]|"
    r"(?:(?:i(?:'|’)?m|i am) (?:very |so )?sorry|sorry|i apologi[sz]e|unfortunately)?"
    r"[,.]?\s*(?:but )?"
    rf"i {_UNABLE_EN} (?:help|assist|comply|fulfil|provide (?:a|the|any) (?:title|rewrite|polish|"
    r"assistance)|polish|rewrite|process|do (?:this|that) (?:task|request)|complete (?:this|that|"
    r"the|your) (?:task|request))\b|"
    r"(?:i(?:'|’)?d|i would) be (?:happy|glad) to help|"
    r"please (?:provide|share|send|paste) (?:me )?(?:the|your|a) "
    r"(?:text|passage|paragraph|content)|"
    r"as an? (?:ai|artificial intelligence|(?:large )?language model)\b[^,\n]{0,30},)",
    _FLAGS,
)
_ECHO = re.compile(
    r"不是给你的指令|只输出(?:润色|扩写|修改|处理)后的|not instructions for you|"
    r"Output only the (?:polished|expanded|changed|resulting)",
    _FLAGS,
)
_MOST_ALIKE = 0.5
"""An answer nearer to the passage than this is a rewrite, whatever it sounds like."""
_QUOTES = {'"': '"', "“": "”", "「": "」", "『": "』", "'": "'", "‘": "’", "《": "》"}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An answer without what is not part of it."""

    text: str
    findings: tuple[Finding, ...] = ()
    """Grave ones only: what could not be taken off."""


def clean(answer: str, source: str, *, is_rewrite: bool = False) -> Cleaned:
    """Take chatter, thoughts and wrappings off an answer to `source`, or refuse it.

    `is_rewrite`: the answer says what the source says and no more, so that all else around it is
    known to be a remark.
    """
    text = _without_thoughts(answer, source)
    before = None
    while text != before:  # a remark behind a fence hides the fence
        before = text
        text = _without_wrappings(text, source)
        text = _drop(_EXPLANATION, text, source)
        text = _drop(_CLOSING, text, source)
        if is_rewrite:
            text = without_remarks(text, source)
    text = _without_quotes(text.strip("\n"), source)
    findings = []
    if not text.strip():
        findings.append(Finding(FindingKind.EMPTY, grave=True))
    findings += _refusals(text, source)
    return Cleaned(text, tuple(findings))


def _refusals(text: str, source: str) -> Iterator[Finding]:
    """What cannot be taken off: the answer is a refusal, or gives the prompt back."""
    for pattern, kind in ((_REFUSAL, FindingKind.REFUSAL), (_ECHO, FindingKind.CHATTER)):
        match = pattern.search(text)
        if match and not pattern.search(source) and change(source, text).ratio > _MOST_ALIKE:
            yield Finding(kind, match.group().strip(), grave=True)


class OpeningFilter:
    """Holds back the beginning of a streaming answer until it is known to be the text itself."""

    _ENOUGH = 100

    def __init__(self, source: str) -> None:
        self._source = source
        self._held = ""
        self._is_open = False
        self._is_refused = False

    def feed(self, text: str) -> str:
        """What may be shown now."""
        if self._is_refused:
            return ""
        if self._is_open:
            return text
        self._held += text
        return self._release() if self._is_decided() else ""

    def finish(self) -> str:
        """The rest, when nothing more comes."""
        return "" if self._is_open else self._release()

    def _release(self) -> str:
        self._is_open = True
        self._is_refused = any(_refusals(self._held, self._source))
        if self._is_refused:
            return ""
        text = _without_thoughts(self._held, self._source)
        if not self._source.lstrip().startswith(_FENCES):
            text = _FENCE_LINE.sub("", text)
        return _without_wrappings(text, self._source).lstrip("\n")

    def _is_decided(self) -> bool:
        held = self._held.lstrip()
        if _HIDDEN_START.match(held):
            return "</think" in held.lower() and len(held.rpartition(">")[2]) >= self._ENOUGH
        if len(held) >= self._ENOUGH:
            return True
        if not held or _MAYBE_OPENING.match(held):
            return False
        return len(held) >= _LONGEST_CUE


_HIDDEN_START = re.compile(r"<(?:t(?:h(?:i(?:nk?)?)?)?)?\Z|<think", _FLAGS)
_LONGEST_CUE = 8
_MAYBE_OPENING = re.compile(
    r"(?:您好|你好|收到|亲爱|尊敬|好|当然|没问题|明白|以上|以下|下面|这是|这为|润色|修改|改写|扩写|校对|修正|优化|"
    r"原文|结果|输出|抱歉|很抱歉|非常抱歉|很遗憾|对不起|"
    r"作为|我无法|我不能|"
    r"sure|certain|of cou|absolu|ok|here|hello|hi\b|great|alright|no prob|thank|below|this is|"
    r"the (?:abo|pol|rev|cor|exp|rew|edi)|"
    r"polish|revise|correc|expand|result|output|origin|sorry|i(?:'|’)?m|i am|i can|"
    r"i apol|i(?:'|’)d|unfor|please|as an|"
    r"<|`|~|\*|[\"“「『'‘《])",
    _FLAGS,
)


def _without_thoughts(text: str, source: str) -> str:
    if _ANY_THOUGHT.search(source):
        return text
    text = _THOUGHT.sub("", text)
    text = _THOUGHT_END.sub("", text)
    return _THOUGHT_START.sub("", text)


def _without_wrappings(text: str, source: str) -> str:
    """Take openings, labels, tags and fences off until none is left."""
    before = None
    while text != before:
        before = text
        if not _TAGS.search(source):
            text = _TAGS.sub("", text)
        if not source.lstrip().startswith("<"):
            text = _WRAPPING_TAG.sub(r"\2", text)
        if not source.lstrip().startswith(_FENCES):
            text = _FENCED.sub(r"\2", text)
        text = _drop(_OPENING, text, source)
        text = _drop(_LABEL, text, source)
    return text


def _drop(pattern: re.Pattern[str], text: str, source: str) -> str:
    """Take off what matches, unless the source has the like, or words of it would go along."""
    match = pattern.search(text)
    if match is None or pattern.search(source):
        return text
    rest = text[: match.start()] + text[match.end() :]
    wanted = content_words(source)
    has_words_of_source = (wanted & content_words(rest)) != (wanted & content_words(text))
    return text if has_words_of_source or not rest.strip() else rest


def _without_quotes(text: str, source: str) -> str:
    """Take one pair of quotation marks off that wraps the whole answer but not the source."""
    inner = text.strip()
    if len(inner) < 2 or source.strip()[:1] == inner[0]:
        return text
    closing = _QUOTES.get(inner[0])
    if closing is None or inner[-1] != closing:
        return text
    if inner[0] == "《" and inner[-2] not in "。！？":  # around anything else it marks a title
        return text
    inner = inner[1:-1]
    is_one_pair = closing not in inner and (text.strip()[0] not in inner)
    return inner if is_one_pair else text
