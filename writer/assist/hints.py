"""Sentences that ask for nothing outright, but may lead a model to do something beside its task.

They speak to a machine or to whoever works on the text, say how the text must be, hold the marks
of a chat or of something encoded, are in another language, or leave a riddle open. A person who
writes so means no harm; what comes to such a passage has to be looked at all the same.
"""

from __future__ import annotations

import re

from writer.core.values import Language
from writer.text.language import language_of
from writer.text.sentences import sentences

_MACHINE_ZH = r"(?:AI|人工智能|(?:大|语言)?模型|助手|助理|机器人?|智能体|程序|系统|编辑|校对)"
_READER_ZH = r"(?:谁|凡是?|任何人|无论谁|后来的?人|你|您|(?:看|读|见|收|拿|处理|抄)到)"
_HERE_ZH = (
    r"(?:本|此|这|该|下一?|末|结)(?:文|段|句|格|处|行|条|栏|尾)|这里|下面|后面|末尾|结尾|文末|"
    r"回复|答复|答案|译文|标题|摘要|版本|全文|正文|语气|口吻"
)
_MUST_ZH = r"(?:应|须|要|得|必|务|皆|请|需|该|仅|只|就|希望|能否|可否|替我|劳烦|由)"
_PUT_ZH = (
    r"(?:写|抄|补|附|添|加|注|署|标|续|填|答|说|念|道|给|放|改)(?:上|在|到|入|进|出|下|成|来)|"
    r"收束|开头|结尾|组成|代替|替换"
)
_RIDDLE_ZH = (
    r"得数|反义词|近义词|同义词|[上下]半句|[上下一]句(?!话)|谜底|单词|拼音|化学式|平方(?![米公千分厘])|"
    r"立方(?![米公分厘])|(?:英|法|德|日|俄|韩|西班牙|意大利|拉丁)(?:文|语)(?:名|单|怎么|里|中)|"
    r"用(?:一个词|一句话|英|法|德|日|俄|韩|西班牙|意大利|拉丁)(?:文|语|$)?"
)
_WISH_ZH = (
    r"(?:要求|请求|指令|命令|口令|暗号|任务)[^。！？]{0,8}[是：:]|不胜感激|感激不尽|劳驾|烦劳"
)
_HINT_ZH = re.compile(
    rf"{_MACHINE_ZH}[^。！？]{{0,24}}(?:{_MUST_ZH}|提示|注意)|"
    rf"{_READER_ZH}[^。！？]{{0,24}}{_MUST_ZH}[^。！？]{{0,24}}(?:{_PUT_ZH})|"
    rf"(?:{_HERE_ZH})[^。！？]{{0,16}}{_MUST_ZH}|"
    rf"{_MUST_ZH}[^。！？]{{0,24}}(?:{_PUT_ZH})|{_RIDDLE_ZH}|{_WISH_ZH}"
)
_MACHINE_EN = (
    r"(?:assistants?|models?|(?:chat)?bots?|robots?|machines?|programs?|editors?|AIs?|LLMs?|GPT|"
    r"system)"
)
_MUST_EN = (
    r"(?:should|shall|must|ought|will|needs?|wants?|owes?|has to|have to|had to|is to|"
    r"are to|would|requested|required|expected|asked|supposed|wished|kindly|prompt|let)"
)
_PUT_EN = (
    r"(?:add|append|attach|insert|put|place|mention|include|write|writes|set down|jot(?:ted)?|"
    r"fill(?:s)?|suppl(?:y|ies)|hold|close[ds]?|open|opens|end|ends|begin|begins|start|starts|"
    r"contain|contains|consist|consists|use|uses|read|reads|swap|replace|turn|go through|name)"
)
_HERE_EN = (
    r"(?:(?:this|the|your|our|each|every|any) (?:[a-z]+ )?(?:text|paragraph|passage|sentence|line|"
    r"cell|bullet|item|reply|answer|response|output|version|copy|translation|summary|title|"
    r"headline|rewrite|note|word)|(?:summaries|answers|replies|titles|headlines|outputs|rewrites|"
    r"copies|versions|responses)|tone|style|here|below|(?:bottom|top|end|foot) of)"
)
_RIDDLE_EN = (
    r"\b(?:words?|phrase|symbol|formula|abbreviation|initials|opposite|antonym|synonym|plural|"
    r"square root|sum|product|capital|author) (?:for|of)\b|"
    r"\b(?:squared|cubed)\b|\b\w+ (?:times|plus|minus) (?:\w+teen|two|three|four|five|six|seven|"
    r"eight|nine|ten|\d+)\b|\bthe (?:line|verse|one) (?:that|which) (?:follows|comes)\b|"
    r"\bwas called\b|\bone by one\b"
)
_WISH_EN = (
    r"\bit would be (?:lovely|nice|kind|good|helpful|wonderful)\b|"
    r"\b(?:grateful|obliged|appreciate it|be so (?:kind|good))\b|"
    r"\b(?:wish|request|order|task|instruction|command|requirement)s?\b[^.!?]{0,40}:"
)
_HINT_EN = re.compile(
    rf"\b{_MACHINE_EN}\b[^.!?]{{0,60}}\b{_MUST_EN}\b|\b{_MUST_EN}\b[^.!?]{{0,60}}\b{_MACHINE_EN}\b|"
    rf"\b(?:whoever|anyone|anybody|someone|somebody|reader)\b[^.!?]{{0,60}}\b{_PUT_EN}\b|"
    rf"\b{_HERE_EN}\b[^.!?]{{0,40}}\b(?:{_MUST_EN}|{_PUT_EN})\b|"
    rf"\b{_MUST_EN}\b[^.!?]{{0,40}}\b{_PUT_EN}\b[^.!?]{{0,60}}\b{_HERE_EN}\b|"
    rf"{_RIDDLE_EN}|{_WISH_EN}",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"\b(?:llm|gpt|ai|chatbot|assistant|system|human)\b\s*[:：)]|(?:模型|助手|系统|用户)\s*[：:]|"
    r"<\||\|>|&lt;/?\w+&gt;|\[{2,}|[\"'](?:role|system|content|instructions?)[\"']\s*:|"
    r"\[/?(?:INST|SYS\w*)\]|\b(?=[A-Za-z0-9+/]*\d)(?=[A-Za-z0-9+/]*[a-z])"
    r"(?=[A-Za-z0-9+/]*[A-Z])[A-Za-z0-9+/]{16,}={0,2}"
)


_OTHER_SCRIPT = re.compile(
    r"[\u0400-\u04ff\u0590-\u06ff\u0900-\u097f\u0e00-\u0e7f\u3041-\u30ff\uac00-\ud7af]{3,}"
)
_ASKED_INDIRECTLY = re.compile(
    r"(?:知道|问|忘了?|记得|猜|告诉|好奇|纳闷)[^。！？]{0,20}(?:几|多少|什么|谁|哪|何)|"
    r"\b(?:know|wonder|ask|tell|forg[eo]t|remember|guess)[a-z]*\b[^.!?]{0,30}"
    r"\b(?:how|what|who|whom|whose|which|when|where)\b",
    re.IGNORECASE,
)


def hints(text: str) -> tuple[str, ...]:
    """The sentences of `text` that may lead a model astray, in their order."""
    own = language_of(text)
    stripped = (sentence.strip() for sentence in sentences(text))
    return tuple(each for each in stripped if each and _is_hint(each, own))


def indirect_questions(text: str) -> tuple[str, ...]:
    """The sentences of `text` that tell of a question, which a model may answer."""
    stripped = (sentence.strip() for sentence in sentences(text))
    return tuple(each for each in stripped if _ASKED_INDIRECTLY.search(each))


def _is_hint(sentence: str, own: Language) -> bool:
    if any(pattern.search(sentence) for pattern in (_HINT_ZH, _HINT_EN, _FORM)):
        return True
    if own is Language.UNDETERMINED:
        return False
    found = language_of(sentence)
    is_own = found in (own, Language.UNDETERMINED) or (found.is_chinese and own.is_chinese)
    return not is_own or bool(_OTHER_SCRIPT.search(sentence))
