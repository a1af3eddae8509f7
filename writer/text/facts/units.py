"""Units of measure, in Chinese and English, as dimensions and factors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_TABLE: dict[str, tuple[tuple[str, str], ...]] = {
    "m": (
        ("1000", "公里 千米 km kilometre kilometer kilometres kilometers"),
        ("1", "米 公尺 m metre meter metres meters"),
        ("1/10", "分米 dm"),
        ("1/100", "厘米 公分 cm centimetre centimeter centimetres centimeters"),
        ("1/1000", "毫米 mm millimetre millimeter millimetres millimeters"),
        ("500", "华里 里路 里地"),
    ),
    "mile": (("1", "英里 mile miles"),),
    "foot": (("1", "英尺 foot feet ft"),),
    "inch": (("1", "英寸 inch inches"),),
    "yard": (("1", "yard yards"),),
    "nautical mile": (("1", "海里"),),
    "m2": (
        ("1", "平方米 平米 平方 ㎡ m² m2 sqm"),
        ("1000000", "平方公里 平方千米 km² km2"),
        ("10000", "公顷 hectare hectares ha"),
    ),
    "mu": (("1", "亩 mu"),),
    "acre": (("1", "英亩 acre acres"),),
    "m3": (("1", "立方米 立方 m³ m3"),),
    "l": (
        ("1", "升 公升 l L litre liter litres liters"),
        ("1/1000", "毫升 ml mL millilitre milliliter millilitres milliliters"),
    ),
    "gallon": (("1", "加仑 gallon gallons"),),
    "kg": (
        ("1000", "吨 公吨 t tonne tonnes ton tons"),
        ("1", "公斤 千克 kg kilogram kilograms kilo kilos"),
        ("1/2", "斤"),
        ("1/1000", "克 g gram grams gramme grammes"),
        ("1/1000000", "毫克 mg milligram milligrams"),
    ),
    "lb": (("1", "磅 lb lbs"),),
    "ounce": (("1", "盎司 ounce ounces oz"),),
    "s": (
        ("1", "秒 秒钟 second seconds sec"),
        ("60", "分钟 minute minutes min mins"),
        ("900", "刻钟"),
        ("3600", "小时 钟头 hour hours hr hrs h"),
        ("86400", "天 日 昼夜 day days"),
        ("604800", "周 星期 礼拜 week weeks"),
    ),
    "workday": (("1", "工作日"),),
    "night": (("1", "night nights"),),
    "month": (
        ("1", "个月 个半月 月之久 month months"),
        ("12", "年 周年 年间 year years"),
        ("36000", "个世纪"),
    ),
    "age": (("1", "岁 周岁"),),
    "%": (("1", "% percent %s"), ("10", "成"), ("1/10", "‰")),
    "pp": (("1", "个百分点 百分点"),),
    "times": (("1", "倍 times fold"),),
    "discount": (("1", "折"),),
    "CNY": (("1", "元 元人民币 块钱 圆 yuan RMB CNY"), ("1/10", "角 毛钱")),
    "USD": (("1", "美元 美金 dollar dollars USD"), ("1/100", "美分 cent cents")),
    "EUR": (("1", "欧元 euro euros EUR"),),
    "pound": (("1", "英镑 pound pounds GBP"),),
    "JPY": (("1", "日元 yen JPY"),),
    "HKD": (("1", "港元 港币 HKD"),),
    "degree": (("1", "度 摄氏度 ℃ °C ° degree degrees"),),
    "fahrenheit": (("1", "华氏度 ℉ °F"),),
    "W": (
        ("1", "瓦 瓦特 W watt watts"),
        ("1000", "千瓦 kW kilowatt kilowatts"),
        ("1000000", "兆瓦 MW megawatt megawatts"),
    ),
    "kWh": (("1", "千瓦时 kWh 度电"),),
    "V": (("1", "伏 伏特 V volt volts"),),
    "byte": (
        ("1000", "KB kB"),
        ("1000000", "MB megabyte megabytes"),
        ("1000000000", "GB gigabyte gigabytes"),
        ("1000000000000", "TB terabyte terabytes"),
    ),
    "Hz": (("1", "赫兹 Hz"), ("1000", "kHz"), ("1000000", "MHz"), ("1000000000", "GHz")),
    "kcal": (("1", "千卡 大卡 kcal"),),
    "person-time": (("1", "人次"),),
    "household": (("1", "户"),),
    "quarter of": (("1", "季度"),),
}
_SPECIAL = {"percentage point": "pp", "percentage points": "pp", "per cent": "%"}
_SPECIAL |= {"square metres": "m2", "square meters": "m2", "cubic metres": "m3"}
_SPECIAL |= {"years old": "age", "year old": "age", "years of age": "age"}
_SPECIAL |= {"working days": "workday", "business days": "workday", "household": "household"}
_SPECIAL |= {"working day": "workday", "business day": "workday", "households": "household"}
_WIDE = {"square kilometres": ("m2", "1000000"), "square kilometers": ("m2", "1000000")}


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts, and how much of it one is."""

    dimension: str
    factor: Fraction


def _units() -> dict[str, Unit]:
    units = {
        name: Unit(dimension, Fraction(factor))
        for dimension, rows in _TABLE.items()
        for factor, names in rows
        for name in names.split()
    }
    units |= {name: Unit(dimension, Fraction(1)) for name, dimension in _SPECIAL.items()}
    return units | {name: Unit(d, Fraction(factor)) for name, (d, factor) in _WIDE.items()}


_UNITS = _units()
_LOWER = {name.lower(): unit for name, unit in _UNITS.items() if len(name) > 2}
_WORDS = sorted((name for name in _UNITS if name[0].isascii() and name[0].isalpha()), key=len)
_SIGNS = sorted((name for name in _UNITS if name not in _WORDS), key=len)
_WORD = "|".join(reversed(_WORDS))
_SIGN = "|".join(map(re.escape, reversed(_SIGNS)))
_AFTER = re.compile(
    rf"(?:多|余|来|几)?(?:[ \n-]?(?:full )?(?P<word>{_WORD})(?![A-Za-z0-9])"
    rf"|(?P<half>个半)? ?(?P<each>个)?多?(?P<sign>{_SIGN})(?P<tail>半(?!数|天|夜|岛|路))?)",
    re.IGNORECASE,
)
_NOT_UNITS = re.compile(
    r"(?<![两几])日(?![以之]?内)|年级|年代|年制|月份|度假|分之|天真|天然|天地|周围|周边|元旦|元素|元宵|角度|角落|克服|升级"
    r"|升高|升学|升旗|升到|里面|米饭|米粉|户口|户外|周[一二三四五六日末]|星期[一二三四五六日天]"
    r"|礼拜[一二三四五六日天]"
    r"|成立|成为|成员|成果|成功|成绩|成本|成熟|成长|度过|天下|天空|天气|天津"
)

CURRENCY_SIGNS = {"¥": "CNY", "US$": "USD", "$": "USD", "€": "EUR", "£": "pound", "HK$": "HKD"}
CURRENCY_BEFORE = re.compile(r"(?:人民币|RMB|CNY|USD|EUR|GBP|HK\$|US\$|[¥$€£]) ?$")
"""A currency that stands before its number."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit that follows a number, where it ends, and what a 半 in it adds."""

    unit: Unit
    end: int
    extra: Fraction = Fraction(0)


def unit_after(text: str, position: int) -> Measure | None:
    """The unit right after a number that ends at `position`."""
    match = _AFTER.match(text, position)
    if not match:
        return None
    written = match["word"] or match["sign"]
    start = match.start("word") if match["word"] else match.start("sign")
    if match["sign"] and match["each"] and f"个{written}" in _UNITS:
        written = f"个{written}"
    elif match["sign"] and _NOT_UNITS.match(text, start):
        return None
    unit = _UNITS.get(written)
    if unit is None and " " in written:  # "22 years Old Benno": only the first word belongs here
        written = written.split()[0]
        unit = _UNITS.get(written)
    unit = unit or _LOWER.get(written.lower())
    if unit is None:
        return None
    has_half = bool(match["half"] or match["tail"] or written == "个半月")
    end = match.start("word") + len(written) if match["word"] else match.end()
    return Measure(unit, end, Fraction(1, 2) if has_half else Fraction(0))


def currency_before(text: str, position: int) -> tuple[str, int]:
    """The currency that stands right before a number, and where it begins; empty for none."""
    match = CURRENCY_BEFORE.search(text, max(0, position - 4), position)
    if not match:
        return "", position
    sign = match[0].strip()
    known = {"人民币": "CNY", "RMB": "CNY", "GBP": "pound", **CURRENCY_SIGNS}
    return known.get(sign, sign), match.start()
