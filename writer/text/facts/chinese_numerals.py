"""Numbers in Chinese characters: 一千二百, 壹仟贰佰, 二〇二四, 两万五, 七八十."""

from __future__ import annotations

import re
from fractions import Fraction

DIGITS = "零〇○一二三四五六七八九两兩壹贰貳叁參肆伍陆陸柒捌玖"
SCALES = "十百千万亿拾佰仟萬億"

_DIGIT = dict(zip("零〇○一二三四五六七八九", (0, 0, 0, *range(1, 10)), strict=True))
_DIGIT |= dict(
    zip("两兩壹贰貳叁參肆伍陆陸柒捌玖", (2, 2, 1, 2, 2, 3, 3, 4, 5, 6, 6, 7, 8, 9), strict=True)
)
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_APPROXIMATE = re.compile(
    rf"[{DIGITS[3:12]}两]{{2}}(?=[{SCALES}])|(?<=[十百千])[{DIGITS[3:12]}]{{2}}$"
)

_WORDS = (
    "统一 唯一 单一 专一 同一 逐一 第一时间 数一数二 独一无二 一五一十 一来二去 一清二楚 一干二净 "
    "一穷二白 一石二鸟 一举两得 一刀两断 一日千里 一落千丈 一诺千金 一字千金 一泻千里 一目十行 "
    "十足 十字 十全十美 十之八九 十有八九 十恶不赦 十万火急 十里八乡 十拿九稳 十堰 百姓 百货 百般 "
    "百科 百花 百合 百年大计 百年树人 百折不挠 百战百胜 百发百中 百忙 百无聊赖 百度 百色 千万 "
    "千方百计 千家万户 千千万万 千山万水 千辛万苦 千言万语 千载难逢 千篇一律 千变万化 千军万马 "
    "千钧一发 千里 成千上万 成百上千 千岛湖 万一 万事 万物 万里 万水千山 万万 万岁 万能 万家 "
    "万众一心 万无一失 万紫千红 万达 气象万千 亿万 老百姓 二手 二维码 二氧化碳 二胡 二话 二楞子 "
    "说一不二 其二 三心二意 三番五次 三番两次 三言两语 三三两两 三五成群 三天两头 三长两短 "
    "三令五申 三头六臂 三教九流 三顾茅庐 三明治 三轮车 三角 三亚 三峡 三星 三国 三伏 三思 三农 "
    "三更半夜 三生有幸 三维 再三 举一反三 接二连三 丢三落四 朝三暮四 不三不四 推三阻四 低三下四 "
    "颠三倒四 张三 李四 三八 四周 四处 四季 四面 四海 四川 四肢 四通八达 四书五经 四平八稳 "
    "四分五裂 四合院 四舍五入 五湖四海 五颜六色 五光十色 五花八门 五彩 五官 五金 五谷 五脏 五味 "
    "五台山 五线谱 五角星 五一 五四 六神无主 六安 六一 七上八下 七嘴八舌 七手八脚 七零八落 七夕 "
    "七一 乱七八糟 八卦 八仙 八达岭 八宝 八一 九牛一毛 九死一生 九霄 九泉 九江 九寨沟 九华山 九龙 "
    "两岸 两旁 两侧 两边 两者 两极 两手 两口子 两眼 两面 两用 两难 两口 两全其美 两败俱伤 两袖清风 "
    "两小无猜 半斤八两 零星 零食 零售 零件 零用 零散 零碎 零钱 凋零 飘零"
)
# 一 alone never counts for much; the words with it keep it out of longer numbers.
_LONGEST_FIRST = sorted(_WORDS.split(), key=len, reverse=True)
IDIOMS = re.compile(
    rf"(?<![0-9{DIGITS}{SCALES}])(?:{'|'.join(_LONGEST_FIRST)}|十分(?![钟之])|万分(?!之))|(?<!分)之一"
)
"""Words that hold numerals and count nothing; 四十分钟, 一百度 and 百分之一 hold none of them."""

RUN = re.compile(rf"[{DIGITS}{SCALES}]+")


def values_of(run: str) -> tuple[Fraction, ...]:
    """The number that a run of numeral characters is: two for 七八十, none for 百 alone."""
    approximate = _APPROXIMATE.search(run)
    if approximate:
        before, after = run[: approximate.start()], run[approximate.end() :]
        return _pair(*(_value(before + digit + after) for digit in approximate[0]))
    if all(character in _DIGIT for character in run):
        return _of_digits(run)
    value = _value(run)
    return () if value is None else (Fraction(value),)


def digit_string(run: str) -> str:
    """二〇二四 as 2024; empty where the run is more than digits one by one."""
    if all(character in _DIGIT for character in run):
        return "".join(str(_DIGIT[character]) for character in run)
    return ""


def _pair(low: int | None, high: int | None) -> tuple[Fraction, ...]:
    if low is None or high is None or low >= high:
        return ()
    return Fraction(low), Fraction(high)


def _of_digits(run: str) -> tuple[Fraction, ...]:
    numbers = [_DIGIT[character] for character in run]
    if len(numbers) == 2 and numbers[0]:
        return _pair(numbers[0], numbers[1])
    return (Fraction(int("".join(map(str, numbers)))),)


def _value(run: str) -> int | None:
    """The number that digits and scales make up; None where they make none, as in 百 alone."""
    total = section = 0
    digit: int | None = None
    last_scale = 1
    for character in run:
        if character in _DIGIT:
            if digit:
                return None
            digit = _DIGIT[character]
            continue
        scale = _SMALL.get(character)
        if scale:
            if digit is None and (scale > 10 or section):
                return None
            section += (1 if digit is None else digit) * scale
        else:
            scale = _LARGE[character]
            section += digit or 0
            if not section and not total:
                return None
            total, section = _scaled(total, section, scale)
        digit, last_scale = None, scale
    return total + section + _last(digit, last_scale, run)


def _last(digit: int | None, last_scale: int, run: str) -> int:
    """A digit at the end, which counts a tenth of the scale before it: 两万五, but 一百零五."""
    if digit is None:
        return 0
    is_abbreviated = last_scale > 10 and run[-2] in SCALES
    return digit * last_scale // 10 if is_abbreviated else digit


def _scaled(total: int, section: int, scale: int) -> tuple[int, int]:
    if scale > total:
        return (total + section) * scale, 0
    return total + section * scale, 0
