"""The measures of GB/T 9704-2012 for official documents (公文), and its styles in Word."""

from __future__ import annotations

from docx.oxml.ns import qn

from writer.text.export.faces import FANG_SONG, HEI, KAI, SONG, XIAO_BIAO_SONG, Pair
from writer.text.export.word_package import Package
from writer.text.export.word_styles import Looks, Styles, set_code, set_notes
from writer.text.export.word_xml import TWIPS_PER_PT, Element, element, put, value

TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 37.0, 35.0, 28.0, 26.0
WIDTH_MM = 210 - LEFT_MM - RIGHT_MM
CHARACTERS, LINES = 28, 22
"""In a line, and on a page."""
LINE_PT = 28.95
SIZE_TWO_PT, SIZE_THREE_PT, SIZE_FOUR_PT = 22.0, 16.0, 14.0
"""二号, 三号 and 四号."""
TIGHTER = -5
"""Twips between the characters of the text: 28 of 三号 are a little wider than the page allows.

Word could be told so by a grid; LibreOffice then gives each of them the room of two.
"""
CHARACTER_PT = SIZE_THREE_PT + TIGHTER / TWIPS_PER_PT
FOOTER_MM = 25.5
"""From the edge of the paper: the dashes are 7 mm below the text then."""
LINE = round(LINE_PT * TWIPS_PER_PT)
CHARACTER = CHARACTER_PT * TWIPS_PER_PT

TITLE = "OfficialTitle"
LEVELS = ("Official1", "Official2", "Official3", "Official4")
FANG = Pair(FANG_SONG, FANG_SONG)
BLACK = Pair(HEI, HEI)
KAI_PAIR = Pair(KAI, KAI)
TITLE_PAIR = Pair(XIAO_BIAO_SONG, XIAO_BIAO_SONG)
NUMBER_PAIR = Pair(SONG, SONG)
LEVEL_PAIRS = (BLACK, KAI_PAIR, FANG, FANG)
_NAMES = ("公文一级标题", "公文二级标题", "公文三级标题", "公文四级标题")
_LOOKS = Looks(FANG, BLACK, SIZE_THREE_PT, (SIZE_THREE_PT,) * 6, 1.0)


def set_form(package: Package) -> None:
    """Set up the page, its grid and the styles."""
    package.set_page(top=TOP_MM, bottom=BOTTOM_MM, left=LEFT_MM, right=RIGHT_MM, footer=FOOTER_MM)
    _set_grid(package)
    styles = Styles(package)
    _set_body(styles)
    styles.add("公文标题", TITLE)
    _set_style(styles, "公文标题", TITLE_PAIR, SIZE_TWO_PT)
    put(styles.letters("公文标题"), value("w:spacing", 0))
    put(styles.properties("公文标题"), value("w:snapToGrid", 0))
    put(styles.properties("公文标题"), value("w:jc", "center"))
    put(styles.properties("公文标题"), value("w:outlineLvl", 0))
    for level, (name, id, pair) in enumerate(zip(_NAMES, LEVELS, LEVEL_PAIRS, strict=True), 1):
        styles.add(name, id)
        _set_style(styles, name, pair, SIZE_THREE_PT)
        put(styles.properties(name), indent(first=2))
        put(styles.properties(name), value("w:outlineLvl", level))
    set_code(styles, _LOOKS)
    set_notes(styles, _LOOKS)


def indent(*, left: float = 0, right: float = 0, first: float = 0, hanging: float = 0) -> Element:
    """An indent in characters of the text; `first` or `hanging` is that of the first line."""
    given = {"left": left, "right": right, "firstLine": first, "hanging": hanging}
    attributes = {name: round(size * CHARACTER) for name, size in given.items() if size}
    if not hanging:  # programs do not agree on what characters mean beside a hanging line
        named = {"leftChars": left, "rightChars": right, "firstLineChars": first}
        attributes |= {name: round(size * 100) for name, size in named.items()}
    return element("w:ind", attributes)


def spacing(*, before: float = 0, after: float = 0, line_pt: float = LINE_PT) -> Element:
    """The height of the lines; `before` and `after` in lines of the text."""
    return element(
        "w:spacing",
        {
            "beforeLines": round(before * 100),
            "before": round(before * LINE),
            "afterLines": round(after * 100),
            "after": round(after * LINE),
            "line": round(line_pt * TWIPS_PER_PT),
            "lineRule": "exact",
        },
    )


def width_of(text: str) -> float:
    """How many characters wide a text is: letters and digits take half of one."""
    return sum(0.5 if ord(character) < _FIRST_WIDE else 1.0 for character in text)


def _set_grid(package: Package) -> None:
    """So many lines on a page, whatever the font is."""
    section: Element = package.document.element.body[-1]
    for old in section.findall(qn("w:docGrid")):
        section.remove(old)
    section.append(element("w:docGrid", {"type": "lines", "linePitch": LINE}))


def _set_body(styles: Styles) -> None:
    styles.set("Normal", FANG, SIZE_THREE_PT, after=0, line=1.0)
    properties = styles.properties("Normal")
    put(properties, spacing())
    put(styles.letters("Normal"), value("w:spacing", TIGHTER))
    for tag in ("w:widowControl", "w:autoSpaceDE", "w:autoSpaceDN"):
        put(properties, value(tag, 0))
    put(properties, value("w:jc", "left"))


def _set_style(styles: Styles, name: str, pair: Pair, size_pt: float) -> None:
    styles.set(name, pair, size_pt, after=0, line=1.0)
    put(styles.properties(name), spacing())


_FIRST_WIDE = 0x2000
