"""Names in Chinese, which has no capitals: by 《》, known places, and patterns that come in pairs.

A pattern such as a surname and two characters is often no name. So most of what is found by a
pattern counts only when the other text has, in its place, another one of the same pattern.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from writer.core.values import Span
from writer.text.facts.known_names import (
    COMMON_SURNAMES,
    COMPOUND_SURNAMES,
    GIVEN_CHARACTERS,
    PLACES,
    SURNAME_WORDS,
    SURNAMES,
)
from writer.text.facts.quotations import letters_of

_HAN = r"[\u3400-\u9fff]"
_TITLE = re.compile(r"《([^《》\n]{1,200})》")
_PLACE = re.compile("|".join(sorted(PLACES, key=len, reverse=True)).replace("日本", "(?<!今)日本"))
_SIDE = re.compile(r"[岸边面侧路坡段部]")
_SURNAME = f"(?:{'|'.join(COMPOUND_SURNAMES)}|[{''.join(sorted(SURNAMES))}])"
_PERSON = re.compile(rf"(?={_SURNAME}{_HAN})")
_PERSON_AT = re.compile(rf"(?P<surname>{_SURNAME})(?P<given>{_HAN}{{1,2}})")
_TITLES = (
    r"同志|先生|女士|小姐|老师|师傅|主任|书记|局长|处长|科长|厅长|部长|省长|市长|县长|镇长|乡长|村长|区长|校长|院长|所长|站长|队长|班长|组长"
    r"|社长|会长|董事长|总经理|经理|总裁|教授|博士|医生|大夫|护士|律师|法官|警官|记者|工程师|教练|主席|总理|总统|大爷|大妈|大叔|大婶|阿姨|叔叔|伯伯"
    r"|奶奶|爷爷|老板|掌柜|将军|老汉|嫂|姐|哥|家"
)
_ADDRESSED = re.compile(rf"(?P<name>[{''.join(sorted(SURNAMES))}])(?P<title>{_TITLES})")
_FAMILIAR = "老阿"
"""Before a surname that stands for the whole name: 老李."""
_FAMILIAR_NAME = re.compile(f"[老小阿](?P<name>[{''.join(sorted(COMMON_SURNAMES))}])")
_CUE_AFTER = re.compile(
    rf"(?:{_TITLES}|说|道|问|答|表示|指出|认为|介绍|告诉|强调|回答|坦言|笑|叹|喊|点|摇|站|坐|走|抬|低|转|推|拿|看|望|听|想|等|和|与|对"
    r"|在|的|把|被|带|负责|任|为|会|将|已|也|就|都|又|从|给|向|担任|牵头|主持|出席|[，。、；：！？,.!?）)”」]|$)"
)
_CUE_BEFORE = re.compile(
    r"(?:^|[\n\s，。、；：！？“”「」（(,.!?]|和|与|跟|对|向|由|请|让|给|叫|是|及|同|找|问|告诉|联系人|记者|作者|主任|书记|局长|处长|科长|经理|市长|县长"
    r"|校长|院长|教授|医生|老师|同志|主席|总理|选手|队员|学生|员工|村民|居民|干部)$"
)
_PLACE_WORDS = (
    "有限公司 公司 集团 大学 学院 中学 小学 医院 银行 委员会 研究院 研究所 协会 学会 基金会 "
    "出版社 图书馆 博物馆 办公室 教育局 省 市 县 区 镇 乡 村 州 街道 社区 街 路 巷 桥 山 河 湖 江 "
    "岛 港 庙 寺 塔 局 厅 部 厂 店 馆 站 庄 屯 寨 湾"
)
_KINDS_OF_PLACE = _PLACE_WORDS.split()
_PLACE_KIND = re.compile(
    f"(?:{'|'.join(sorted(_KINDS_OF_PLACE, key=len, reverse=True))})(?!生|灯|途|程)"
)
_NOT_BEFORE_KIND = frozenset(
    "全我本该各外内这那每某贵分总同几一二三四五六七八九十两百千万多的了在到从向去于和与及是为对由把被们个等"
    "据因当后前上下里中大小新老农乡城郊社地校园景市灾矿战牧辖片道马铁出无沿过省县结格布不干支脚腿头面思有没是"
)
"""What no name ends with before 市, 路 and so on: 全市, 小区, 马路, 结局."""
_MODIFIER_WORDS = (
    "重点 著名 知名 附近 周边 下属 所属 有关 相关 各级 当地 本地 地方 国内 国外 大型 小型 民营 "
    "国有 私营 综合 普通 名牌 一流 股份 有限 责任 上市 基层 县级 市级 省级 公立 私立 定点 老年 "
    "农村 城市 中央 居民 村民 常务 专门 全国 全省 联系 报送 询问 咨询 请教 拨打 前往 来到 走进 "
    "走出 进入 参观 离开 经过 路过 通知 告知 成立 设立 组建 送往 赶到 赶往 返回 回到 抵达 到达 "
    "位于 附属 直属"
)
_MODIFIERS = frozenset(_MODIFIER_WORDS.split())
"""What stands before 大学, 公司 and so on without naming them."""
_LAST_HAN = re.compile(rf"{_HAN}{{1,2}}$")
_PARTICLES = frozenset(
    "的了着过在是和与及给对把被将从向为以时有这那到还找去进出回问报送交请让叫等走逛开建办上"
)
_KINDS_OF_LAND = frozenset("江河湖山县镇")
"""Kinds whose names are often of one more character only."""
_TRADES = frozenset("饭餐酒茶旅宾商书药食花鞋面理")
"""Before 馆, 店 and 厂 what is done or sold there: 饭馆, 餐馆."""
_COMMON_KINDS = frozenset("部站店厂馆港")
"""Kinds that many a word ends with that names no place."""
_FIRM_WITHOUT_PAIR = 2
_MOST_CANDIDATES = 100
_NOT_WORDS = re.compile(r"[^\w]+")
_FUNCTION_WORDS = frozenset(
    "在的了是和不有我你他她它这那来到去上下就都也要会能可应需将从向对以为被把让使与及或但而且着过吗呢吧啊个们里中之所其"
    "一二三四五六七八九十很多时年月日最更再只已还又因如每各同等给跟用由于地得没说做看想出入前后内外间"
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What may be a name, and what another one must share with it to stand in its place."""

    span: Span
    core: str
    """The characters that make it this name."""
    pattern: str
    is_firm: bool = False
    """It counts alone."""
    is_likely: bool = False
    """It counts where the other text has another one near the same words."""


class ChineseNames:
    """What may be names in one plain text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._letters = letters_of(text)

    def missing_from(self, other: ChineseNames) -> list[Span]:
        """The titles, known places and certain persons that `other` does not have."""
        lost = [
            Span(*match.span())
            for match in _TITLE.finditer(self.text)
            if letters_of(match[1]) not in other._letters
        ]
        lost += (
            Span(*match.span())
            for match in _PLACE.finditer(self.text)
            if match[0] not in other.text and not _is_side(self.text, match)
        )
        lost += (c.span for c in self._missing_candidates(other) if c.is_firm)
        return _outermost(lost)

    def replaced_in(self, other: ChineseNames) -> list[tuple[Span, Span]]:
        """What may be a name, and another one of its pattern that `other` has in its place."""
        gone, come = self._missing_candidates(other), other._missing_candidates(self)
        pairs: list[tuple[Span, Span]] = []
        for lost in gone:
            for new in come:
                if lost.pattern == new.pattern and self._in_same_place(
                    lost, other, new, gone, come
                ):
                    pairs.append((lost.span, new.span))
                    break
        return pairs

    def _missing_candidates(self, other: ChineseNames) -> list[_Candidate]:
        if not re.search(_HAN, self.text):
            return []
        found = (*_persons(self.text), *_addressed(self.text), *_places(self.text))
        distinct = {(c.core, c.pattern): c for c in reversed(found)}.values()
        missing = [c for c in distinct if c.core not in other.text and not other.calls(c)]
        return sorted(missing, key=lambda c: (c.span, c.pattern))[:_MOST_CANDIDATES]

    def calls(self, person: _Candidate) -> bool:
        """Whether this text has the person by the given name alone, or as 老张 or 张老师."""
        if not person.is_firm or not person.pattern.startswith("person"):
            return False
        given = person.core[-2:]
        if len(person.core) > 2 and given in self.text:
            return True
        surname = person.core[0]
        return any(name in self.text for name in (f"老{surname}", f"小{surname}")) or any(
            match["name"] == surname for match in _ADDRESSED.finditer(self.text)
        )

    def _in_same_place(
        self,
        lost: _Candidate,
        other: ChineseNames,
        new: _Candidate,
        gone: list[_Candidate],
        come: list[_Candidate],
    ) -> bool:
        before, after = _around(self.text, lost.span)
        new_before, new_after = _around(other.text, new.span)
        same_sides = (before[-1:] == new_before[-1:]) + (after[:1] == new_after[:1])
        if not (lost.is_likely and new.is_likely):
            if (lost.is_likely or new.is_likely) and _differ_in_one(lost, new):
                return same_sides > 0
            return same_sides == 2 and (before == new_before or after == new_after)
        if same_sides == 2 or (same_sides and (before == new_before or after == new_after)):
            return True
        is_only = _count(gone, lost) == 1 and _count(come, new) == 1
        return is_only and (bool(same_sides) or _shares(lost, new) or "addressed" in lost.pattern)


def _around(text: str, span: Span) -> tuple[str, str]:
    """Two characters on each side; the ends and all punctuation are alike."""
    before = _NOT_WORDS.sub("|", f"|{text[max(0, span.start - 2) : span.start]}")
    after = _NOT_WORDS.sub("|", f"{text[span.end : span.end + 2]}|")
    return before[-2:], after[:2]


def _differ_in_one(one: _Candidate, other: _Candidate) -> bool:
    """A surname and one of two given characters are the same."""
    if len(one.core) < 3 or len(one.core) != len(other.core):
        return False
    return sum(a != b for a, b in zip(one.core, other.core, strict=True)) == 1


def _shares(one: _Candidate, other: _Candidate) -> bool:
    return bool(set(one.core) & set(other.core))


def _count(candidates: list[_Candidate], like: _Candidate) -> int:
    return sum(candidate.pattern == like.pattern for candidate in candidates)


def _persons(text: str) -> list[_Candidate]:
    found: list[_Candidate] = []
    for place in _PERSON.finditer(text):
        match = _PERSON_AT.match(text, place.start())
        if match:
            found += _readings(text, match)
    counts = Counter(candidate.core for candidate in found)
    return [
        _Candidate(
            c.span,
            c.core,
            c.pattern,
            c.is_likely and _is_sure(text, c, counts[c.core]),
            c.is_likely,
        )
        for c in found
    ]


def _readings(text: str, match: re.Match[str]) -> list[_Candidate]:
    """A surname with one given character, and with two."""
    surname, given = match["surname"], match["given"]
    start = match.start()
    before = text[start - 1 : start]
    if before + surname in SURNAME_WORDS or (before and before in _FAMILIAR):
        return []
    found: list[_Candidate] = []
    for size in range(len(given), 0, -1):
        characters = given[:size]
        end = match.end("surname") + size
        is_likely = GIVEN_CHARACTERS.issuperset(characters)
        if surname + given[0] in SURNAME_WORDS and not (is_likely and size > 1):
            continue  # 高明 is a word, 高明远 need not be
        is_possible = surname in COMMON_SURNAMES and _FUNCTION_WORDS.isdisjoint(characters)
        if is_likely or is_possible:
            pattern = f"person {len(surname)} {size}"
            core = surname + characters
            found.append(_Candidate(Span(start, end), core, pattern, is_likely=is_likely))
    return found


def _is_sure(text: str, candidate: _Candidate, count: int) -> bool:
    """Whether the words on both sides, or coming again, make it a person."""
    start, end = candidate.span.start, candidate.span.end
    follows = bool(_CUE_BEFORE.search(text[max(0, start - 4) : start]))
    leads = bool(_CUE_AFTER.match(text, end))
    return leads and (follows or count >= _FIRM_WITHOUT_PAIR)


def _addressed(text: str) -> list[_Candidate]:
    """张老师, and 老张."""
    named = [
        _Candidate(Span(*match.span()), match[0], f"addressed {match['title']}", is_likely=True)
        for match in _ADDRESSED.finditer(text)
        if match["name"] + match["title"][0] not in SURNAME_WORDS
    ]
    return named + [
        _Candidate(Span(*match.span()), match[0], "familiar", is_likely=True)
        for match in _FAMILIAR_NAME.finditer(text)
        if match["name"] + text[match.end() : match.end() + 1] not in SURNAME_WORDS
    ]


def _places(text: str) -> list[_Candidate]:
    found: list[_Candidate] = []
    for match in _PLACE_KIND.finditer(text):
        kind, start = match[0], match.start()
        last = _LAST_HAN.search(text, max(0, start - 2), start)
        core = last[0] if last else ""
        unlikely = _NOT_BEFORE_KIND if len(kind) == 1 else _PARTICLES
        if not core or core in _MODIFIERS or core[-1] in unlikely:
            continue
        if kind in _COMMON_KINDS and core[-1] in _TRADES:
            continue
        if core[0] in unlikely:
            core = core[1:]
        is_likely = kind not in _COMMON_KINDS if len(core) > 1 else kind in _KINDS_OF_LAND
        span = Span(start - len(core), match.end())
        found.append(_Candidate(span, core + kind, f"place {kind}", is_likely=is_likely))
    return found


def _is_side(text: str, match: re.Match[str]) -> bool:
    """河南岸 is no province."""
    is_river = match[0][0] in "河湖江" and len(match[0]) == 2
    return is_river and bool(_SIDE.match(text, match.end()))


def _outermost(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
