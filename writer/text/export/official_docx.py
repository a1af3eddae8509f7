"""An official document (公文) as a Word file after GB/T 9704-2012."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy

from docx.oxml.ns import qn
from docx.section import _Footer

from writer.text.export.docx import add_footnotes, fill, lines_for, page_number
from writer.text.export.manuscript import Exported, Manuscript, Rasterise
from writer.text.export.official_form import (
    BLACK,
    LEVEL_PAIRS,
    LEVELS,
    NUMBER_PAIR,
    SIZE_FOUR_PT,
    TITLE,
    indent,
    set_form,
    spacing,
    width_of,
)
from writer.text.export.official_head import Head
from writer.text.export.official_lines import Line, Other, Role, official_lines
from writer.text.export.official_tail import imprint, signatures
from writer.text.export.reading import read
from writer.text.export.tree import Inline, Words, plain
from writer.text.export.word_blocks import Blocks
from writer.text.export.word_package import Package
from writer.text.export.word_styles import BODY
from writer.text.export.word_text import Lines
from writer.text.export.word_xml import Element, element, put, storable, value
from writer.text.official import PartKind

_HEAD = frozenset(
    (
        *(PartKind.COPY_NUMBER, PartKind.SECRECY, PartKind.URGENCY, PartKind.ISSUER),
        *(PartKind.NUMBER, PartKind.SIGNER),
    )
)
_SIGNED = frozenset((PartKind.SIGNATURE, PartKind.DATE))
_IMPRINT = frozenset((PartKind.COPIES, PartKind.IMPRINT))
_ATTACHMENT = re.compile(r"附[ \u3000]*件[ \u3000]*[：:][ \u3000]*")
_NUMBER = re.compile(r"\d{1,2}[.．、][ \u3000]*")


def official_document(manuscript: Manuscript, rasterise: Rasterise = lambda _: None) -> Exported:
    """The document as a .docx file in the form of the standard.

    It is placed as a document with a seal: the date leaves four characters free at the right, and
    the one who signs stands centred above it. Several who sign stand below each other.
    """
    text = storable(manuscript.text)
    tree = read(text)
    found = official_lines(text, tree)
    package = Package(_title(found) or manuscript.name, "en-US", "zh-CN")
    set_form(package)
    _add_page_numbers(package)
    lines = lines_for(tree, manuscript, package, rasterise)
    fill(package, _Page(package, lines).write(found))
    add_footnotes(package, lines, tree)
    return Exported(package.content(), tuple(lines.lost))


def _title(found: Iterable[Line | Other]) -> str:
    return "".join(
        line.text for line in found if isinstance(line, Line) and line.kind is PartKind.TITLE
    )


class _Page:
    """Writes the lines of a document, in its order but for what stands at the very end."""

    def __init__(self, package: Package, lines: Lines) -> None:
        self._lines = lines
        self._story = package.document.part
        self._head = Head(lines, self._story)
        self._blocks = Blocks(lines, self._story, {})

    def write(self, found: Sequence[Line | Other]) -> Iterator[Element]:
        lines = [line for line in found if isinstance(line, Line)]
        yield from self._head.write([line for line in lines if line.kind in _HEAD])
        before: PartKind | Role | None = None
        for index, entry in enumerate(found):
            if isinstance(entry, Other):
                yield from self._blocks.write((entry.block,))
                before = Role.BODY
            elif entry.kind in _SIGNED:
                if before not in _SIGNED:
                    yield from self._signed(found[index:])
                before = entry.kind
            elif entry.kind not in _HEAD | _IMPRINT:
                following = found[index + 1] if index + 1 < len(found) else None
                yield self._line(entry, before, following)
                before = entry.kind
        yield from imprint([line for line in lines if line.kind in _IMPRINT], self._runs)

    def _signed(self, found: Sequence[Line | Other]) -> Iterator[Element]:
        """Names and the date that stand together."""
        together: list[Line] = []
        for entry in found:
            if not isinstance(entry, Line) or entry.kind not in _SIGNED:
                break
            together.append(entry)
        yield from signatures(together, self._runs)

    def _line(
        self, line: Line, before: PartKind | Role | None, following: Line | Other | None
    ) -> Element:
        match line.kind:
            case PartKind.TITLE | Role.ATTACHED_TITLE:
                return self._title(line, before, following)
            case PartKind.ADDRESSEE:
                return self._paragraph(line.content, BODY)
            case PartKind.ATTACHMENT:
                return self._attachment(line, is_first=before is not PartKind.ATTACHMENT)
            case Role.ATTACHED:
                runs = self._lines.runs(line.content, self._story, BLACK)
                return _made(BODY, runs, element("w:pageBreakBefore"))
            case _:
                return self._body(line)

    def _title(
        self, line: Line, before: PartKind | Role | None, following: Line | Other | None
    ) -> Element:
        """Two lines below the red one, and with a line free below the last of it."""
        is_first = before is not line.kind
        is_last = not isinstance(following, Line) or following.kind is not line.kind
        above = 0.0
        if is_first:
            above = 1.0 if line.kind is Role.ATTACHED_TITLE else 2.0 * self._head.has_line
        runs = self._lines.runs(line.content, self._story)
        return _made(TITLE, runs, spacing(before=above, after=1.0 if is_last else 0.0))

    def _body(self, line: Line) -> Element:
        """A paragraph, of which the beginning may be a heading."""
        length = len(plain(line.content))
        if line.level and line.heading_length >= length:
            return self._paragraph(line.content, LEVELS[line.level - 1])
        if not line.heading_length:
            return self._paragraph(line.content, BODY, indent(first=2))
        head, rest = split(line.content, line.heading_length)
        pair = LEVEL_PAIRS[line.level - 1]
        runs = self._lines.runs(head, self._story, pair) + self._runs(rest)
        return _made(BODY, runs, indent(first=2))

    def _attachment(self, line: Line, *, is_first: bool) -> Element:
        """附件： two characters in; the names below each other."""
        label = _ATTACHMENT.match(line.text)
        number = _NUMBER.match(line.text, label.end() if label else 0)
        own = width_of(number[0].strip()) if number else 0.0
        hanging = own + (3.0 if label else 0.0)
        above = [spacing(before=1.0)] if is_first else []
        place = indent(left=5.0 + own, hanging=hanging) if hanging else indent(left=5.0)
        return self._paragraph(line.content, BODY, *above, place)

    def _paragraph(self, content: Iterable[Inline], style: str, *properties: Element) -> Element:
        return _made(style, self._runs(content), *properties)

    def _runs(self, content: Iterable[Inline]) -> list[Element]:
        return self._lines.runs(content, self._story)


def _made(style: str, runs: Iterable[Element], *properties: Element) -> Element:
    inside = element("w:pPr", {}, value("w:pStyle", style))
    for property in properties:
        put(inside, property)
    return element("w:p", {}, inside, *runs)


def split(content: Iterable[Inline], length: int) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """The first so many characters of a line, and the rest."""
    head: list[Inline] = []
    rest: list[Inline] = []
    for part in content:
        size = len(plain((part,)))
        if length >= size:
            head.append(part)
        elif length and isinstance(part, Words):
            head.append(Words(part.text[:length], part.marks, part.link))
            rest.append(Words(part.text[length:], part.marks, part.link))
        else:
            rest.append(part)
        length = max(0, length - size)
    return tuple(head), tuple(rest)


def _add_page_numbers(package: Package) -> None:
    """— 1 —: at the right of odd pages, at the left of even ones, one character in."""
    document = package.document
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    _number(package, section.footer, "right", indent(right=1))
    _number(package, section.even_page_footer, "left", indent(left=1))


def _number(package: Package, footer: _Footer, side: str, place: Element) -> None:
    footer.is_linked_to_previous = False
    paragraph: Element = footer.part.element.findall(qn("w:p"))[0]
    for child in list(paragraph):
        paragraph.remove(child)
    properties = element("w:pPr", {}, value("w:pStyle", BODY))
    for property in (spacing(line_pt=SIZE_FOUR_PT), place, value("w:jc", side)):
        put(properties, property)
    paragraph.append(properties)
    letters = (
        package.fonts(NUMBER_PAIR, is_chinese_punctuation=True),
        value("w:sz", round(SIZE_FOUR_PT * 2)),
        value("w:szCs", round(SIZE_FOUR_PT * 2)),
    )
    for run in (_dash("— ", letters), *page_number(*letters), _dash(" —", letters)):
        paragraph.append(run)


def _dash(text: str, letters: Iterable[Element]) -> Element:
    words = element("w:t", {"xml:space": "preserve"})
    words.text = text
    return element("w:r", {}, element("w:rPr", {}, *map(deepcopy, letters)), words)
