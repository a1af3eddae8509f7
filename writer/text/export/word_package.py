"""The parts of a Word file beside its text: fonts, settings, numbering, footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.parts.story import StoryPart
from docx.shared import Length, Mm

from writer.text.export.faces import Face, Pair
from writer.text.export.word_xml import Element, element, value

LIST_STEP = 420
"""Twips: how far a list is indented, and a list in it once more."""
LEVELS = 9
_BULLETS = "•◦▪"
_NUMBERS = ("decimal", "lowerLetter", "lowerRoman")
_OPEN, _DONE = "☐", "☑"


class Package:
    """A Word document without text, made of the template that python-docx brings."""

    def __init__(self, title: str, language: str, chinese: str) -> None:
        """`language`: of Latin text, as en-GB; `chinese`: of Chinese text, as zh-CN."""
        self.document: Document = docx.Document()
        self._faces: dict[str, Face] = {}
        self._numbering = _Numbering(self.document)
        self.text_width = Length(0)
        """Between the margins, from `set_page` on."""
        properties = self.document.core_properties
        properties.title, properties.author, properties.comments = title, "", ""
        self._set_defaults(language, chinese)

    def set_page(
        self, *, top: float, bottom: float, left: float, right: float, footer: float
    ) -> None:
        """A4 with these margins, in millimetres; `footer` from the edge of the paper."""
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
        section.left_margin, section.right_margin = Mm(left), Mm(right)
        self.text_width = Mm(210 - left - right)
        section.header_distance, section.footer_distance = Mm(15), Mm(footer)

    def fonts(self, pair: Pair, *, is_chinese_punctuation: bool = False) -> Element:
        """The fonts of a run or style.

        Quotation marks and dashes are in both scripts; Chinese ones must be asked for.
        """
        for face in (pair.latin, pair.chinese):
            self._faces[face.name] = face
        latin, chinese = pair.latin.name, pair.chinese.name
        hint = {"hint": "eastAsia"} if is_chinese_punctuation else {}
        return element(
            "w:rFonts",
            {**hint, "ascii": latin, "eastAsia": chinese, "hAnsi": latin, "cs": latin},
        )

    def new_list(self, start: int | None, level: int) -> int:
        """The number of a list of its own: bullets without a `start`."""
        return self._numbering.new(start, level)

    def task_list(self, *, is_done: bool) -> int:
        """The number of the list of tasks that are done, or are not."""
        return self._numbering.tasks(is_done=is_done)

    def set_footnotes(self, notes: Iterable[Sequence[Element]], part: StoryPart | None) -> None:
        """Fill the part that `new_footnotes` made, from number 1 on."""
        if part is None:
            return
        for number, content in enumerate(notes, 1):
            part.element.append(element("w:footnote", {"id": number}, *content))
        settings = self.document.settings.element
        known = element(
            "w:footnotePr",
            {},
            element("w:footnote", {"id": -1}),
            element("w:footnote", {"id": 0}),
        )
        settings.insert_element_before(known, "w:endnotePr", "w:compat", "w:rsids", "m:mathPr")

    def new_footnotes(self) -> StoryPart:
        """The part that footnotes stand in, with the lines that set them off."""
        root = parse_xml(
            f'<w:footnotes xmlns:w="{_W}" xmlns:r="{_R}">'
            + "".join(
                f'<w:footnote w:type="{name}" w:id="{id}"><w:p><w:pPr><w:spacing w:after="0" '
                f'w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{mark}/></w:r></w:p></w:footnote>'
                for name, id, mark in (
                    ("separator", -1, "separator"),
                    ("continuationSeparator", 0, "continuationSeparator"),
                )
            )
            + "</w:footnotes>"
        )
        document = self.document.part
        part = StoryPart(
            PackURI("/word/footnotes.xml"),
            CONTENT_TYPE.WML_FOOTNOTES,
            root,
            document.package,
        )
        document.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        return part

    def content(self) -> bytes:
        """The file."""
        self._write_font_table()
        stream = BytesIO()
        self.document.save(stream)
        return stream.getvalue()

    def _set_defaults(self, language: str, chinese: str) -> None:
        """Say which languages the text is in; Word breaks lines and spells by that."""
        for languages in self.document.styles.element.iter(qn("w:lang")):
            languages.set(qn("w:val"), language)
            languages.set(qn("w:eastAsia"), chinese)

    def _write_font_table(self) -> None:
        """Name what may stand in for a font that is not installed."""
        fonts = element("w:fonts", {}, *map(_font, self._faces.values()))
        blob = serialize_part_xml(fonts)
        table = self.document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
        table._blob = blob  # noqa: SLF001 - the library reads this part and offers no way to it


def _font(face: Face) -> Element:
    return element(
        "w:font",
        {"name": face.name},
        value("w:altName", ",".join(face.others)),
        value("w:charset", "86" if face.is_chinese else "00"),
        value("w:family", face.family),
        value("w:pitch", "fixed" if face.family == "modern" else "variable"),
    )


class _Numbering:
    """The lists of a document: each numbered one counts for itself."""

    def __init__(self, document: Document) -> None:
        self._root: Element = document.part.numbering_part.element
        self._kinds: dict[str, int] = {}
        self._shared: dict[str, int] = {}
        self._newest: Element = element("w:num")
        self._last = {
            tag: max(
                (int(found.get(qn(id), "0")) for found in self._root.findall(qn(tag))), default=0
            )
            for tag, id in (("w:num", "w:numId"), ("w:abstractNum", "w:abstractNumId"))
        }

    def new(self, start: int | None, level: int) -> int:
        if start is None:
            return self._shared_list("bullet")
        number = self._add("number")
        override = element("w:lvlOverride", {"ilvl": level}, value("w:startOverride", start))
        self._newest.append(override)
        return number

    def tasks(self, *, is_done: bool) -> int:
        return self._shared_list(_DONE if is_done else _OPEN)

    def _shared_list(self, kind: str) -> int:
        if kind not in self._shared:
            self._shared[kind] = self._add(kind)
        return self._shared[kind]

    def _add(self, kind: str) -> int:
        if kind not in self._kinds:
            self._kinds[kind] = self._define(kind)
        number = self._next("w:num")
        self._newest = element(
            "w:num", {"numId": number}, value("w:abstractNumId", self._kinds[kind])
        )
        self._root.append(self._newest)
        return number

    def _define(self, kind: str) -> int:
        id = self._next("w:abstractNum")
        levels = [_level(kind, level) for level in range(LEVELS)]
        definition = element(
            "w:abstractNum", {"abstractNumId": id}, value("w:multiLevelType", "multilevel"), *levels
        )
        self._root.insert_element_before(definition, "w:num")
        return id

    def _next(self, tag: str) -> int:
        self._last[tag] += 1
        return self._last[tag]


def _level(kind: str, level: int) -> Element:
    if kind == "number":
        form, label = _NUMBERS[level % len(_NUMBERS)], f"%{level + 1}."
    else:
        form = "bullet"
        label = _BULLETS[level % len(_BULLETS)] if kind == "bullet" else kind
    indent = element("w:ind", {"left": LIST_STEP * (level + 1), "hanging": LIST_STEP})
    return element(
        "w:lvl",
        {"ilvl": level},
        value("w:start", 1),
        value("w:numFmt", form),
        value("w:lvlText", label),
        value("w:lvlJc", "left"),
        element("w:pPr", {}, indent),
    )


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
