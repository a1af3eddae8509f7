"""The typefaces of the text: which families stand for 黑体, 宋体, 仿宋 and 楷体 on each system."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtGui import QFont, QFontDatabase

CHINESE_FONTS = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei UI", "PingFang SC")
LATIN_FONTS = ("Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans")
LATIN_SERIF_FONTS = ("Noto Serif", "Georgia", "Times New Roman", "DejaVu Serif")


class Typeface(StrEnum):
    """What is offered by name; anything else is a family of the system."""

    SANS = ""
    SONG = "song"
    FANGSONG = "fangsong"
    KAI = "kai"


_CHINESE = {
    Typeface.SANS: CHINESE_FONTS,
    Typeface.SONG: (
        "Noto Serif CJK SC",
        "Source Han Serif SC",
        "SimSun",
        "NSimSun",
        "Songti SC",
        "STSong",
    ),
    Typeface.FANGSONG: (
        "FangSong",
        "FangSong_GB2312",
        "STFangsong",
        "FZFangSong-Z02",
        "仿宋_GB2312",
    ),
    Typeface.KAI: (
        "KaiTi",
        "KaiTi_GB2312",
        "STKaiti",
        "Kaiti SC",
        "LXGW WenKai",
        "AR PL UKai CN",
        "FZKai-Z03",
        "楷体_GB2312",
    ),
}


def families(name: str = Typeface.SANS, *, is_chinese: bool) -> tuple[str, ...]:
    """Font families of a typeface, or of a family by its own name.

    Those of the language come first and draw what both have, as quotation marks. Where a typeface
    is not installed, the sans serif fonts stand in.
    """
    if name not in _CHINESE:
        return (name, *families(is_chinese=is_chinese))
    typeface = Typeface(name)
    chinese = _CHINESE[typeface]
    latin = LATIN_FONTS if typeface is Typeface.SANS else LATIN_SERIF_FONTS
    chosen = chinese + latin if is_chinese else latin + chinese
    return chosen if typeface is Typeface.SANS else chosen + CHINESE_FONTS


def style_hint(name: str) -> QFont.StyleHint:
    """What kind of font may stand in where none of the families is there."""
    is_serif = name in set(Typeface) and name != Typeface.SANS
    return QFont.StyleHint.Serif if is_serif else QFont.StyleHint.SansSerif


def is_installed(typeface: Typeface) -> bool:
    """Whether this machine has one of the Chinese families of a typeface."""
    return not set(QFontDatabase.families()).isdisjoint(_CHINESE[typeface])
