"""Lines of a document as runs of Word: marks, links, pictures, footnotes, formulas."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.image.image import Image as ImageFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.shape import CT_Inline
from docx.parts.story import StoryPart
from docx.shared import Inches, Length, Mm

from writer.text.export.faces import CONSOLAS, SONG, Pair
from writer.text.export.manuscript import Rasterise
from writer.text.export.pictures import Kind, picture
from writer.text.export.tree import (
    Formula,
    Image,
    Inline,
    LineBreak,
    Mark,
    NoteMark,
    Words,
    plain,
)
from writer.text.export.word_math import math
from writer.text.export.word_package import Package
from writer.text.export.word_xml import Element, element, text, value
from writer.text.language import is_mostly_han

PIXELS_PER_INCH = 96
TALLEST = Mm(220)
CODE = Pair(CONSOLAS, SONG)
LINK, NOTE_REFERENCE, CODE_WORDS = "Hyperlink", "FootnoteReference", "VerbatimChar"
"""Names of styles that a document has."""
_WORD_KINDS = frozenset((Kind.PNG, Kind.JPEG, Kind.GIF, Kind.BMP, Kind.TIFF))
_DAMAGED = (
    *(InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError),
    *(KeyError, struct.error, ValueError, ZeroDivisionError),
)
"""What python-docx raises at a picture that is not whole."""


@dataclass(slots=True)
class Lines:
    """Writes lines into the stories of one document."""

    package: Package
    folder: Path | None
    rasterise: Rasterise
    numbers: Mapping[str, int]
    """Of the footnotes, by key."""
    targets: dict[str, str] = field(default_factory=dict)
    """The bookmarks of headings, by what a link says behind its ``#``."""
    lost: dict[str, None] = field(default_factory=dict)
    referred: set[str] = field(default_factory=set)
    pictures: int = 0

    def runs(
        self, content: Iterable[Inline], story: StoryPart, pair: Pair | None = None
    ) -> list[Element]:
        """What stands in a paragraph, in these fonts or those of its style."""
        parts = tuple(content)
        line = _Line(self, story, is_mostly_han(plain(parts)), pair)
        return [made for part in parts for made in line.part(part)]

    def source(self, code: str, *, is_chinese: bool) -> list[Element]:
        """Lines of code, exactly as they are."""
        runs: list[Element] = []
        for index, line in enumerate(code.split("\n")):
            fonts = self.package.fonts(CODE, is_chinese_punctuation=is_chinese)
            children = [element("w:br")] if index else []
            runs.append(element("w:r", {}, element("w:rPr", {}, fonts), *children, *_texts(line)))
        return runs


@dataclass(frozen=True, slots=True)
class _Line:
    lines: Lines
    story: StoryPart
    is_chinese: bool
    pair: Pair | None

    def part(self, part: Inline) -> Iterator[Element]:
        match part:
            case Words():
                yield self._linked(self._run(part.text, part.marks, part.link), part.link)
            case Image():
                yield self._linked(self._picture(part), part.link)
            case LineBreak():
                yield element("w:r", {}, element("w:br"))
            case NoteMark(key=key):
                yield self._note(key)
            case Formula():
                yield from self._formula(part)

    def _run(self, words: str, marks: frozenset[Mark], link: str = "") -> Element:
        return element("w:r", {}, self._properties(marks, link), *_texts(words))

    def _properties(self, marks: frozenset[Mark], link: str = "") -> Element:
        """In the order that Word wants them in."""
        made = element("w:rPr")
        if link or Mark.CODE in marks:
            made.append(value("w:rStyle", LINK if link else CODE_WORDS))
        pair = CODE if Mark.CODE in marks and link else self.pair
        if pair:
            made.append(self.lines.package.fonts(pair, is_chinese_punctuation=self.is_chinese))
        elif self.is_chinese:
            made.append(element("w:rFonts", {"hint": "eastAsia"}))
        for mark, tags in _SIMPLE.items():
            if mark in marks:
                made.extend(element(tag) for tag in tags)
        if Mark.MARKED in marks:
            made.append(value("w:highlight", "yellow"))
        if Mark.UNDERLINED in marks:
            made.append(value("w:u", "single"))
        if marks & {Mark.RAISED, Mark.LOWERED}:
            raised = Mark.RAISED in marks
            made.append(value("w:vertAlign", "superscript" if raised else "subscript"))
        return made

    def _linked(self, run: Element, link: str) -> Element:
        if not link:
            return run
        if link.startswith("#"):
            target = self.lines.targets.get(unquote(link[1:]))
            return element("w:hyperlink", {"anchor": target}, run) if target else run
        id = self.story.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return element("w:hyperlink", {"r:id": id}, run)

    def _note(self, key: str) -> Element:
        number = self.lines.numbers[key]
        is_first = key not in self.lines.referred
        self.lines.referred.add(key)
        if not is_first or self.story is not self.lines.package.document.part:
            return self._run(str(number), frozenset((Mark.RAISED,)))
        style = element("w:rPr", {}, value("w:rStyle", NOTE_REFERENCE))
        return element("w:r", {}, style, element("w:footnoteReference", {"id": number}))

    def _formula(self, formula: Formula) -> Iterator[Element]:
        made = math(formula.tex, is_display=formula.is_display)
        if made is None:
            yield self._run(formula.source, frozenset((Mark.CODE,)))
        else:
            yield made
        if formula.number:
            yield self._run(f" ({formula.number})", frozenset())

    def _picture(self, image: Image) -> Element:
        content = self._content(image.address)
        inline = self._inline(content, image.words) if content else None
        if inline is None:
            self.lines.lost.setdefault(image.address)
            return self._run(f"[{image.words or image.address}]", frozenset((Mark.ITALIC,)))
        return element("w:r", {}, element("w:drawing", {}, inline))

    def _content(self, address: str) -> bytes | None:
        """The bytes of a picture in a kind that Word knows."""
        found = picture(address, self.lines.folder)
        if found is None or found.kind in _WORD_KINDS:
            return found.content if found else None
        return self.lines.rasterise(found.content)

    def _inline(self, content: bytes, words: str) -> Element | None:
        try:
            file = ImageFile.from_blob(content)
            width, height = self._size(file.px_width, file.px_height)
            id, _ = self.story.get_or_add_image(BytesIO(content))
        except _DAMAGED:
            return None
        self.lines.pictures += 1
        inline = CT_Inline.new_pic_inline(self.lines.pictures, id, "", width, height)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        properties = inline.find(qn("wp:docPr"))
        if properties is not None:
            properties.set("descr", words)
        return inline

    def _size(self, wide: int, high: int) -> tuple[Length, Length]:
        """As large as on a screen, and no larger than the page."""
        width, height = Inches(wide / PIXELS_PER_INCH), Inches(high / PIXELS_PER_INCH)
        scale = min(1.0, self.lines.package.text_width / width, TALLEST / height)
        return Length(int(width * scale)), Length(int(height * scale))


def _texts(words: str) -> Iterator[Element]:
    """Text with its tabs."""
    for index, piece in enumerate(words.split("\t")):
        if index:
            yield element("w:tab")
        if piece:
            yield text(piece)


_SIMPLE = {
    Mark.BOLD: ("w:b", "w:bCs"),
    Mark.ITALIC: ("w:i", "w:iCs"),
    Mark.STRUCK: ("w:strike",),
}
