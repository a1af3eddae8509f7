"""How the parts of a Chinese official document (公文) are written: its kinds, numbers, words."""

from __future__ import annotations

import re

STATUTORY_KINDS = (
    *("决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知"),
    *("通报", "报告", "请示", "批复", "议案", "函", "纪要"),
)
"""The fifteen kinds (文种) that the rules for official documents name."""
WORKING_KINDS = (
    *("令", "办法", "规定", "细则", "条例", "规则", "制度", "规范", "章程", "方案", "预案"),
    *("计划", "规划", "纲要", "要点", "总结", "汇报", "简报", "说明", "指南", "须知", "建议"),
    *("公示", "复函", "答复", "提案", "申请", "倡议书"),
)
"""Other kinds that are in everyday use."""
COMPOUND_KINDS = ("会议纪要", "实施意见", "指导意见", "实施方案", "工作方案", "应急预案")
"""Kinds with a word in front that no 的 comes between."""

HAN_NUMBER = "[〇零一二两三四五六七八九十百]+"
_YEAR_BRACKETS = r"[〔\[［【(（﹝][ 　]*\d{2,4}[ 　]*[〕\]］】)）﹞]"
_YEAR_AND_NUMBER = rf"{_YEAR_BRACKETS}[ 　]*第?[ 　]*[\d×X]+[ 　]*号"
DOCUMENT_NUMBER = rf"[\u4e00-\u9fff×X○〇]{{1,20}}[ 　]*{_YEAR_AND_NUMBER}"
DAY = (
    r"(?:[\d×X]{2,4}|[〇○零一二三四五六七八九]{4})[ 　]*年[ 　]*"
    rf"(?:[\d×X]{{1,2}}|{HAN_NUMBER})[ 　]*月[ 　]*(?:[\d×X]{{1,2}}|{HAN_NUMBER})[ 　]*日"
)
SIGNER = r"签[ 　]*发[ 　]*人[ 　]*[：:].*"

NUMBERS = re.compile(rf"(?<=[\u4e00-\u9fff×X○〇]){_YEAR_AND_NUMBER}")
"""Year and number of a document in a text, well formed or not; whose it is stands in front."""
DAYS = re.compile(DAY)
"""A date in a text, in Arabic digits or in Chinese numerals."""
ORDINALS = re.compile(
    rf"第{HAN_NUMBER}[编章节条款](?=[ 　：:])|{HAN_NUMBER}、|[（(]{HAN_NUMBER}[）)]"
    r"|\d{1,2}[.．、](?![\d])|[（(]\d{1,2}[）)]|[①-⑳]"
)
"""A number that a paragraph may begin with."""

_REQUEST = (
    r"(?:(?:妥|当|可|是)否(?:妥当|可行|同意)?[，,、 ]?|"
    r"以上(?:请示|意见|方案)?[，,]?(?:妥|当|可)否[，,]|"
    r"(?:特此请示|以上请示)[，,。]?|如无不妥[，,]|)"
    r"(?:敬|恳|特)?请[^，。]{0,6}?"
    r"(?:批示|批复|批准|审批|审示|核准|核批|指示|审议(?:批准)?|函复|予以[^，。]{2,8})"
)
CLOSINGS = re.compile(
    rf"{_REQUEST}|特此[通报公请函批说证声决][^，。]{{1,4}}|专此[^，。]{{2,4}}|此[复令致]|"
    r"以上(?:报告|意见|情况)[，,]请[^，。]{2,10}|请[^，。]{0,8}(?:遵照|贯彻|参照|认真|组织)[^，。]{0,6}(?:执行|落实|实施)|"
    r"(?:请|即请|盼|敬请|望)(?:予)?(?:函)?(?:复|复函|函复|支持|研究函复|予支持|予以支持)(?:为[盼荷感])?|"
    r"(?:此致|为[盼荷])|如有不妥[，,]请(?:指正|批评指正)"
)
"""The words that an official document ends with."""
REQUESTS = re.compile(_REQUEST)
"""Those that ask a higher body to decide."""


def kind_of_title(title: str) -> str:
    """The kind that a title ends with, looking past a remark in brackets; empty without one."""
    bare = re.sub(r"[（(][^（()）]*[）)]\s*\Z", "", title).rstrip()
    kinds = [kind for kind in (*STATUTORY_KINDS, *WORKING_KINDS) if bare.endswith(kind)]
    return max(kinds, key=len, default="")
