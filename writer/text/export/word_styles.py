"""How an ordinary Word document looks: its styles, by the language of its text."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from writer.core.values import Language
from writer.text.export.faces import (
    ARIAL,
    CALIBRI,
    CONSOLAS,
    HEI,
    JHENG_HEI,
    MING,
    SONG,
    TIMES,
    Pair,
)
from writer.text.export.word_package import Package
from writer.text.export.word_xml import TWIPS_PER_PT, Element, element, put, value

BODY, QUOTE, CODE, LISTED = "Normal", "Quote", "SourceCode", "ListParagraph"
NOTE = "FootnoteText"
HEADINGS = 6
_CODE_BACK, _RULE, _LINK = "F5F6F7", "BFC5CC", "0B5CAD"


@dataclass(frozen=True, slots=True)
class Looks:
    """What differs between languages."""

    body: Pair
    heading: Pair
    size_pt: float
    heading_sizes_pt: tuple[float, ...]
    line: float
    """Height of a line, as a part of what the font wants."""


_CHINESE_SIZES = (22.0, 16.0, 15.0, 14.0, 12.0, 12.0)
_CHINESE = Looks(Pair(TIMES, SONG), Pair(ARIAL, HEI), 12.0, _CHINESE_SIZES, 1.5)
_TRADITIONAL = Looks(Pair(TIMES, MING), Pair(ARIAL, JHENG_HEI), 12.0, _CHINESE_SIZES, 1.5)
_ENGLISH = Looks(
    Pair(CALIBRI, SONG),
    Pair(CALIBRI, HEI),
    11.0,
    (20.0, 16.0, 13.0, 12.0, 11.0, 11.0),
    1.15,
)


def looks_for(language: Language) -> Looks:
    """How a document in this language looks."""
    match language:
        case Language.CHINESE_TRADITIONAL:
            return _TRADITIONAL
        case Language.CHINESE_SIMPLIFIED | Language.MIXED:
            return _CHINESE
        case _:
            return _ENGLISH


def set_styles(package: Package, looks: Looks) -> None:
    """Give the styles of a document these looks, and add those that the template lacks."""
    styles = Styles(package)
    after = round(looks.size_pt * 0.5)
    styles.set(BODY, looks.body, looks.size_pt, after=after, line=looks.line)
    # LibreOffice loses a full stop at the end of a justified Chinese line.
    put(styles.properties(BODY), value("w:jc", "left"))
    for level in range(1, HEADINGS + 1):
        size = looks.heading_sizes_pt[level - 1]
        styles.set(
            f"Heading {level}",
            looks.heading,
            size,
            before=round(size * (0.5 if level == 1 else 0.9)),
            after=round(size * 0.4),
            line=1.25,
        )
        styles.upright(f"Heading {level}", "000000")
        put(styles.properties(f"Heading {level}"), value("w:jc", "left"))
    _set_quote(styles, looks, after)
    set_code(styles, looks)
    styles.set("List Paragraph", looks.body, looks.size_pt, after=2, line=looks.line)
    set_notes(styles, looks)


def _set_quote(styles: Styles, looks: Looks, after: int) -> None:
    styles.set("Quote", looks.body, looks.size_pt, after=after, line=looks.line)
    styles.upright("Quote", "404040")
    edge = {"val": "single", "sz": 18, "space": 10, "color": _RULE}
    put(styles.properties("Quote"), element("w:pBdr", {}, element("w:left", edge)))


def set_code(styles: Styles, looks: Looks) -> None:
    """Let blocks of code look like code."""
    styles.add("Source Code", CODE)
    pair = Pair(CONSOLAS, looks.body.chinese)
    styles.set("Source Code", pair, looks.size_pt - 1.5, after=8, line=1.15)
    back = element("w:shd", {"val": "clear", "color": "auto", "fill": _CODE_BACK})
    put(styles.properties("Source Code"), back)
    put(styles.properties("Source Code"), value("w:jc", "left"))
    styles.add_character("Verbatim Char", "VerbatimChar", styles.fonts(pair), deepcopy(back))


def set_notes(styles: Styles, looks: Looks) -> None:
    """Let footnotes and links look like what they are."""
    styles.add("footnote text", NOTE)
    styles.set("footnote text", looks.body, looks.size_pt - 2, after=0, line=1.0)
    styles.add_character(
        "footnote reference", "FootnoteReference", value("w:vertAlign", "superscript")
    )
    styles.add_character("Hyperlink", "Hyperlink", value("w:color", _LINK), value("w:u", "single"))


class Styles:
    """The styles of a document, by their names."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = package.document.styles

    def add(self, name: str, id: str) -> None:
        """A style of paragraphs, based on that of the text."""
        style = self._styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name[0].islower())
        style.element.set(qn("w:styleId"), id)
        style.base_style = self._styles["Normal"]

    def fonts(self, pair: Pair) -> Element:
        """The fonts of a style."""
        return self._package.fonts(pair)

    def add_character(self, name: str, id: str, *properties: Element) -> None:
        """A style of letters."""
        style = self._styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=True)
        style.element.set(qn("w:styleId"), id)
        style.element.get_or_add_rPr().extend(properties)

    def set(
        self, name: str, pair: Pair, size_pt: float, *, after: int, line: float, before: int = 0
    ) -> None:
        """Font, size and room of a style; `before` and `after` in points."""
        letters = self.letters(name)
        put(letters, self._package.fonts(pair))
        for tag in ("w:sz", "w:szCs"):
            put(letters, value(tag, round(size_pt * 2)))
        spacing = {
            "before": before * TWIPS_PER_PT,
            "after": after * TWIPS_PER_PT,
            "line": round(line * 240),
            "lineRule": "auto",
        }
        put(self.properties(name), element("w:spacing", spacing))

    def upright(self, name: str, colour: str) -> None:
        """Not in italics, and in this colour."""
        letters = self.letters(name)
        for old in (*letters.findall(qn("w:i")), *letters.findall(qn("w:iCs"))):
            letters.remove(old)
        put(letters, value("w:color", colour))

    def properties(self, name: str) -> Element:
        """Of the paragraphs in a style."""
        found: Element = self._styles[name].element.get_or_add_pPr()
        return found

    def letters(self, name: str) -> Element:
        """Of the letters in a style."""
        found: Element = self._styles[name].element.get_or_add_rPr()
        return found
