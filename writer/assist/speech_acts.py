"""Sentences that address a reader or a model: a question, a request, or a piece of work to do.

A passage that holds one is judged more strictly, for a model may do what the text only says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from writer.text.sentences import sentences

_FLAGS = re.IGNORECASE


class Act(StrEnum):
    """What a sentence wants of whom it addresses."""

    QUESTION = "question"
    ORDER = "order"
    """Work that a model could do: translate, write, repeat, play a part, forget its task …"""
    REQUEST = "request"
    """Anything else that is asked of people: 请准时参加, please sign, let us go."""


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """One sentence that addresses somebody."""

    act: Act
    sentence: str
    """Verbatim, without blanks around it."""


_LANGUAGE_ZH = (
    r"(?:英|法|德|日|俄|韩|汉|中|粤|外|西班牙|葡萄牙|意大利|阿拉伯|拉丁)(?:语|文)|"
    r"拼音|方言|文言文?|白话"
)
_WORK_ZH = (
    r"翻译|译(?:成|为|出)|翻成|输出|回答(?:时(?=先|要|只|请|必须))?|作答|答复|回复|应答|重复|"
    r"复述|复读|背诵|背出|默写|朗诵|朗读|"
    r"接(?:下|上)?一?句|补全|补充完整|续写|改写|重写|转写|转换|换算|计算|算出|解(?:方程|答|释)|"
    r"证明|"
    r"列出|列举|枚举|罗列|说出|讲出|念出|喊|(?:撰|书|编|填|默|改)?写(?!明|清|字|信)|编(?:写|一|个|首|段)|作(?:诗|"
    r"一首|首|答)|"
    r"赋诗|唱|哼|讲(?:一?个|一?段|一?则|述)|说(?:一?声|一?句|个|一?段|“|\"|你好|谢谢)|生成|创作|"
    r"推荐|介绍(?:一下|你)|概括|总结|归纳|摘要|预测|预报|扮演|假扮|假装|装作|模仿|充当|打印|"
    r"显示|执行|运行|"
    r"删除|删掉|清空|替换|用[^，。]{0,8}口(?:气|吻)|以[^，。]{0,12}(?:身份|口吻|口气|名义)|"
    r"给出|提供(?:一|给我)|告诉我|给我(?!们?印象|们)|替我|帮我|为我|教我|跟我|拼(?:出|写)|"
    r"倒(?:过来|着)|打招呼|问好|进入[^，。]{0,6}模式"
)
_NOMINAL_ZH = r"(?:工作|机|的(?!时候)|速度|时|者|员|家|问题时|学院|中心|店|台|稿|件|于|起来|着)"
"""After it, the word before is part of a noun or a report, not an order: 翻译工作, 打印机, 唱着."""
_LEAD_ZH = (
    r"(?:请(?:您|你|务必|立即|马上|直接)?|麻烦(?:您|你)?|烦请|劳驾|现在|接下来|然后|接着|随后|"
    r"最后|务必|必须|"
    r"立即|立刻|马上|直接|只(?:需|要|能|许|准)?|仅|单单|先|再|并|并且|而是|转而|改为|改成|不如|"
    r"你(?:要|来|必须|只能|应当|应该|可以|能(?:不能|否)?)?|"
    r"能(?:不能|否)|可否|可以|从(?:现在|此刻|这里|今)(?:起|开始)?|从此|后面|下面|以下|连|不要|"
    r"别|不用|不必|"
    r"(?:把|将|对|用|以|按|从|就|给|向|根据|关于)[^，。；！？]{1,24}?|一律|全部|都|内容|的|说|"
    r"来|去|用|地)"
)
_DROP_ZH = (
    r"(?:忽略|无视|忘记|忘掉|忘了|抛开|放下|丢开|放弃|不管|别管|不要管|不用管|不要理会|别理会|"
    r"停止|停下|取消|跳过|"
    r"不要|别|不必|不用|无需)[^，。；！？]{0,10}"
    r"(?:以上|上面|上文|上述|之前|前面|此前|先前|前文|原文|一切|所有|全部|规则|规定|指令|指示|"
    r"要求|提示|设定|限制|任务|"
    r"编辑|润色|改写|扩写|校对|内容|文字)"
)
_NEW_PART_ZH = (
    r"你(?:现在|从现在起|将|就|已经)?(?:是|叫|扮演|变成|成为)|(?:新的?)?(?:角色|身份|设定|任务|"
    r"指令|指示|命令)\s*[：:]|"
    r"角色互换|切换(?:角色|身份|到)|"
    r"(?:系统|助手|助理|用户|管理员|开发者|人工智能|模型|机器人)[^，。：:]{0,8}[：:]|"
    r"【?(?:系统|助手|用户)[^】]{0,6}】|"
    r"(?:给|致)\s*(?:AI|人工智能|模型|助手|机器人)|\bAI\s*[：:，,]|模型请"
)
_ORDER_ZH = re.compile(
    rf"(?:^|"
    rf"[，,；;：:。！？“「『（(>】\]\s])\s*(?:{_LEAD_ZH}\s*){{0,4}}(?:{_WORK_ZH})(?!{_NOMINAL_ZH})|"
    rf"{_DROP_ZH}|{_NEW_PART_ZH}|"
    rf"(?:用|以|改用|使用)(?:{_LANGUAGE_ZH})[^，。]{{0,8}}(?:回|答|说|写|表|输|述|念|讲|介绍)|"
    rf"(?:译|翻|转|换|变|改)(?:成|为|作)(?:{_LANGUAGE_ZH})"
)
_WORK_EN = (
    r"translate|write|output|print (?!shops?)|repeat|recite|reply|respond|answer|say|tell me|"
    r"tell us|give me|show me|"
    r"sing|chant|spell|count (?!me\b)|list|enumerate|name (?:the|a|an|three|two|four|five|some|"
    r"one|all|every)|"
    r"convert|calculate|compute|solve|complete|finish|continue the|summari[sz]e|rewrite|"
    r"rephrase|express|"
    r"generate|produce|create|compose|draft|code|pretend|act (?:as|like)|behave|"
    r"imagine (?:that )?you|"
    r"play the (?:role|part)|role-?play|speak (?:like|as|in)|talk (?:like|as|in)|become|switch|"
    r"enter|begin your|start your|"
    r"end your|replace|delete|erase|remove (?:everything|all)|insert|append|execute|run|"
    r"explain|describe|define|"
    r"recommend|suggest|predict|greet|confirm|acknowledge|quote|reveal|display|encode|decode|"
    r"reverse|"
    r"provide|state|identify|guess|prove|draw|echo|use only|stop editing"
)
_LEAD_EN = (
    r"(?:please|kindly|now|then|instead|just|simply|only|first|next|finally|also|and|but|or|so|"
    r"rather|"
    r"from now on|from here on|starting now|immediately|you (?:must|should|will|have to|"
    r"need to|can|may)(?: now| only)?|"
    r"(?:can|could|would|will) you(?: please)?|i (?:want|need|would like|order|command) you to|"
    r"your (?:new )?task is to|"
    r"do not [a-z ]{1,30}|don['’]t [a-z ]{1,30}|always|never|must|assistant|ai|model|chatgpt|"
    r"hey|ok|okay|sure|"
    r"for (?:me|us)|in [a-z]+|hereafter)"
)
_DROP_EN = (
    r"\b(?:ignore|disregard|forget|drop|abandon|skip|override|overlook|bypass|cancel|stop|"
    r"do not|don['’]t)\b"
    r"[^.;!?]{0,30}\b(?:instructions?|prompts?|rules?|above|previous|prior|earlier|everything|"
    r"tasks?|text|passage|"
    r"commands?|directions?|guidelines?|editing|polish(?:ing)?|rewriting|expanding|"
    r"proofreading|constraints?|context)\b"
)
_NEW_PART_EN = (
    r"\byou are (?:a|an|no longer|free|DAN)\b(?![^.!?]{0,40}\b(?:that|who|which)\b)|"
    r"\byou are now\b|\bfrom now on\b|"
    r"\b(?:new|next) (?:role|task|instructions?|persona|identity|prompt|rules?)\s*[:：]|"
    r"\bswitch(?:ing)? roles?\b|"
    r"(?:^|[\s\[(<#*])(?:system|assistant|user|human|ai|model|admin|developer|instructions?)"
    r"(?: (?:message|prompt|note|override|instruction|command))?\]?\s*[:：]|\[(?:system|inst|"
    r"assistant|user)\b|"
    r"\b(?:note|message|instructions?) (?:to|for) (?:the )?(?:ai|model|assistant|reader|editor|"
    r"llm|chatbot)\b|"
    r"\bsystem override\b|</?(?:text|system|user|assistant|instructions?)>|<\|"
)
_ORDER_EN = re.compile(
    rf"(?:^|[,;:.!?>\])\"“‘—–-]\s*|\n)\s*(?:{_LEAD_EN},?\s+){{0,4}}(?:{_WORK_EN})\b|{_DROP_EN}|"
    rf"{_NEW_PART_EN}|"
    rf"\b(?:instead|then|also|please|kindly) (?:only |just |instead )?(?:{_WORK_EN})\b",
    _FLAGS,
)
_QUESTION = re.compile(
    r"[?？]\s*[”’\"'」』）)]*\s*$|"
    r"(?:是(?:什么|谁|哪|多少|几)|等于(?:多少|几)|得(?:多少|几)|叫什么|有多少|有几|多少(?:天|"
    r"个|度|钱|人)|哪(?:一|个|里|年|座|位|条)[^，。]*)"
    r"[^，。！？]{0,8}[。.]?\s*$"
)
_QUESTION_EN = re.compile(
    r"^(?:(?:quick )?question\b|(?:tell|show|give) (?:me|us)\b.*\b(?:who|what|which|when|where|"
    r"how|why)\b)",
    _FLAGS,
)
_REQUEST = re.compile(
    r"(?:^|[，,；;：:\s])(?:请|敬请|恳请|希望|让我们|务必|必须|不要|不得|严禁|禁止)|"
    r"(?:^|[,;:.]\s*)(?:please|kindly|let us|let['’]s|do not|don['’]t|never|remember|make sure)\b",
    _FLAGS,
)
_ASKS = re.compile(
    r"[?？]|什么|谁|哪|多少|几|怎|何|吗|呢|是否|能否|可否|"
    r"\b(?:who|whom|whose|what|which|when|where|why|how|whether|if)\b",
    _FLAGS,
)


def speech_acts(text: str) -> tuple[SpeechAct, ...]:
    """The sentences of `text` that address somebody, in their order."""
    stripped = (sentence.strip() for sentence in sentences(text))
    found = ((act_of(sentence), sentence) for sentence in stripped if sentence)
    return tuple(SpeechAct(act, sentence) for act, sentence in found if act is not None)


def act_of(sentence: str) -> Act | None:
    """What a sentence does, if it addresses somebody; an order wins over a question."""
    if _is_order(sentence):
        return Act.ORDER
    if _QUESTION.search(sentence) or _QUESTION_EN.search(sentence):
        return Act.QUESTION
    return Act.REQUEST if _REQUEST.search(sentence) else None


def still_addresses(act: SpeechAct, text: str) -> bool:
    """Whether `text`, which stands for the sentence now, still asks, or still gives an order."""
    if act.act is Act.ORDER:
        return any(_is_order(s) for s in (text, *sentences(text))) or bool(_ASKS.search(text))
    return act.act is Act.REQUEST or bool(_ASKS.search(text))


def _is_order(sentence: str) -> bool:
    return bool(_ORDER_ZH.search(sentence) or _ORDER_EN.search(sentence))
