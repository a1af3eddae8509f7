"""The XML of Word documents: elements by name, and measures."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement

TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_PT = 20
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def element(
    tag: str, attributes: Mapping[str, object] | None = None, *children: Element
) -> Element:
    """An element such as ``w:p`` with its children; attributes without a prefix are ``w:``."""
    made = OxmlElement(tag)
    for name, content in (attributes or {}).items():
        made.set(qn(name if ":" in name else f"w:{name}"), str(content))
    for child in children:
        made.append(child)
    return made


def value(tag: str, content: str | int) -> Element:
    """An element that has a value and nothing else."""
    return element(tag, {"val": content})


def text(content: str, tag: str = "w:t") -> Element:
    """Text that keeps its blanks."""
    made = element(tag)
    made.text = content
    if content != content.strip():
        made.set(qn("xml:space"), "preserve")
    return made


def storable(content: str) -> str:
    """The text without characters that XML cannot hold."""
    return _NOT_XML.sub("", content)


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * TWIPS_PER_MM)


def put(parent: Element, child: Element) -> None:
    """Put a property where the schema wants it, in the place of the one of its name."""
    for old in parent.findall(child.tag):
        parent.remove(old)
    order = [qn(f"w:{name}") for name in ORDER[parent.tag]]
    rank = order.index(child.tag)
    for index, sibling in enumerate(parent):
        if order.index(sibling.tag) > rank:
            parent.insert(index, child)
            return
    parent.append(child)


ORDER = {
    qn("w:pPr"): (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"),
        *("numPr", "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens"),
        *("kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN"),
        *("bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing"),
        *("mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment"),
        *("textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
    ),
    qn("w:rPr"): (
        *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike"),
        *("outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish"),
        *("webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight"),
        *("u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
        *("eastAsianLayout", "specVanish", "oMath"),
    ),
}
"""The order of properties; Word calls a file damaged where it is another."""
