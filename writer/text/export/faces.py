"""The typefaces of Word documents, by the names that they go by; none is shipped."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface: its name, and what else may stand in for it."""

    name: str
    others: tuple[str, ...] = ()
    """The same one under other names, then those that come nearest."""
    family: str = "roman"
    """How Word classes it: roman, swiss or modern."""
    is_chinese: bool = True


SONG = Face("宋体", ("SimSun", "Songti SC", "STSong", "Noto Serif CJK SC"))
HEI = Face("黑体", ("SimHei", "Heiti SC", "STHeiti", "Noto Sans CJK SC"), "swiss")
KAI = Face("楷体", ("KaiTi", "楷体_GB2312", "KaiTi_GB2312", "Kaiti SC", "STKaiti"))
FANG_SONG = Face("仿宋", ("FangSong", "仿宋_GB2312", "FangSong_GB2312", "STFangsong"))
XIAO_BIAO_SONG = Face(
    "方正小标宋简体", ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "STZhongsong", "宋体")
)
MING = Face("PMingLiU", ("新細明體", "MingLiU", "Songti TC", "Noto Serif CJK TC"))
JHENG_HEI = Face("Microsoft JhengHei", ("微軟正黑體", "Heiti TC", "Noto Sans CJK TC"), "swiss")
TIMES = Face("Times New Roman", ("Liberation Serif", "Noto Serif"), is_chinese=False)
ARIAL = Face("Arial", ("Liberation Sans", "Helvetica", "Noto Sans"), "swiss", is_chinese=False)
CALIBRI = Face("Calibri", ("Carlito", "Noto Sans"), "swiss", is_chinese=False)
CONSOLAS = Face(
    "Consolas", ("Cascadia Mono", "Menlo", "Noto Sans Mono"), "modern", is_chinese=False
)


@dataclass(frozen=True, slots=True)
class Pair:
    """What draws Latin letters, and what draws Chinese characters."""

    latin: Face
    chinese: Face
