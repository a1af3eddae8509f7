"""A document as a Word file with headings, lists, tables, footnotes and links that are real."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy

from docx.oxml.ns import qn
from docx.parts.story import StoryPart

from writer.core.values import Language
from writer.text.export.manuscript import Exported, Manuscript, Rasterise
from writer.text.export.reading import read
from writer.text.export.tree import Block, Heading, Item, List, Quote, Tree, plain
from writer.text.export.word_blocks import Blocks, Place
from writer.text.export.word_package import Package
from writer.text.export.word_styles import NOTE, looks_for, set_styles
from writer.text.export.word_text import NOTE_REFERENCE, Lines
from writer.text.export.word_xml import Element, element, storable, value
from writer.text.language import language_of_document
from writer.text.render_html import heading_name

MARGINS_MM = {"top": 25.4, "bottom": 25.4, "left": 25.4, "right": 25.4, "footer": 15.0}
LANGUAGES = {
    Language.CHINESE_SIMPLIFIED: ("en-US", "zh-CN"),
    Language.CHINESE_TRADITIONAL: ("en-US", "zh-TW"),
    Language.MIXED: ("en-US", "zh-CN"),
}
"""Of Latin and of Chinese text, by the language of the document."""
ENGLISH = ("en-US", "zh-CN")


def word_document(manuscript: Manuscript, rasterise: Rasterise = lambda _: None) -> Exported:
    """The document as a .docx file; `rasterise` is asked for pictures that Word does not know."""
    tree = read(storable(manuscript.text), keeps_lines=manuscript.keeps_lines)
    language = language_of_document(manuscript.text)
    title = manuscript.metadata_title or tree.first_heading or manuscript.name
    package = Package(storable(title), *LANGUAGES.get(language, ENGLISH))
    package.set_page(**MARGINS_MM)
    set_styles(package, looks_for(language))
    add_page_numbers(package)
    bookmarks = dict(_bookmarks(tree.blocks))
    lines = lines_for(tree, manuscript, package, rasterise)
    lines.targets.update(_targets(tree.blocks, bookmarks))
    story = package.document.part
    fill(package, Blocks(lines, story, bookmarks).write(tree.blocks))
    add_footnotes(package, lines, tree)
    return Exported(package.content(), tuple(lines.lost))


def lines_for(tree: Tree, manuscript: Manuscript, package: Package, rasterise: Rasterise) -> Lines:
    """What writes the lines of a tree."""
    numbers = {key: number for number, key in enumerate(tree.notes, 1)}
    return Lines(package, manuscript.folder, rasterise, numbers)


def fill(package: Package, content: Iterable[Element]) -> None:
    """Put paragraphs and tables into the text."""
    body: Element = package.document.element.body
    section = body[-1]
    for made in content:
        section.addprevious(made)
    if len(body) == 1 or body[-2].tag == qn("w:tbl"):
        body.insert_element_before(element("w:p"), "w:sectPr")


def add_footnotes(package: Package, lines: Lines, tree: Tree) -> None:
    """Write the footnotes of a tree at the foot of the pages that refer to them."""
    if not tree.notes:
        return
    part = package.new_footnotes()
    notes = [_note(blocks, lines, part) for blocks in tree.notes.values()]
    package.set_footnotes(notes, part)


def add_page_numbers(package: Package) -> None:
    """The page's number in the middle of the foot."""
    footer = package.document.sections[0].footer
    footer.is_linked_to_previous = False
    paragraph: Element = footer.part.element.findall(qn("w:p"))[0]
    for child in list(paragraph):
        paragraph.remove(child)
    paragraph.append(element("w:pPr", {}, value("w:jc", "center")))
    paragraph.extend(page_number())


def page_number(*properties: Element) -> Iterator[Element]:
    """The runs of a field that shows the number of the page."""
    for kind in ("begin", "instr", "separate", "number", "end"):
        if kind == "instr":
            inner = element("w:instrText")
            inner.text = "PAGE"
        elif kind == "number":
            inner = element("w:t")
            inner.text = "1"
        else:
            inner = element("w:fldChar", {"fldCharType": kind})
        style = element("w:rPr", {}, *(deepcopy(property) for property in properties))
        yield element("w:r", {}, style, inner)


def _note(blocks: Sequence[Block], lines: Lines, part: StoryPart) -> list[Element]:
    made = list(Blocks(lines, part, {}).write(blocks, Place(NOTE)))
    if not made or made[0].tag != qn("w:p"):
        made.insert(0, element("w:p", {}, element("w:pPr", {}, value("w:pStyle", NOTE))))
    style = element("w:rPr", {}, value("w:rStyle", NOTE_REFERENCE))
    space = element("w:t", {"xml:space": "preserve"})
    space.text = " "
    made[0].insert(1, element("w:r", {}, style, element("w:footnoteRef")))
    made[0].insert(2, element("w:r", {}, space))
    if made[-1].tag != qn("w:p"):
        made.append(element("w:p"))
    return made


def _headings(blocks: Iterable[Block | Item]) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, Quote | Item):
            yield from _headings(block.blocks)
        elif isinstance(block, List):
            yield from _headings(block.items)


def _bookmarks(blocks: Iterable[Block]) -> Iterator[tuple[int, str]]:
    for number, heading in enumerate(_headings(blocks), 1):
        yield heading.line, f"heading_{number}"


def _targets(blocks: Iterable[Block], bookmarks: dict[int, str]) -> dict[str, str]:
    """The bookmarks by what a link says behind its ``#``; of equal ones the first."""
    targets: dict[str, str] = {}
    for heading in _headings(blocks):
        targets.setdefault(heading_name(plain(heading.content)), bookmarks[heading.line])
    return targets
