from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, Destination, DictionaryObject, PdfObject
from PySide6.QtWidgets import QApplication

from tests.text.export.samples import chinese, english
from writer.core.errors import Cancelled
from writer.text.export.manuscript import Manuscript
from writer.text.export.pictures import Kind, kind_of
from writer.ui.pdf import headless, pdf
from writer.ui.pdf_pictures import rasterise

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20">'
    b'<rect width="9" height="9"/></svg>'
)
has_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler-utils is not installed"
)


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    return qapp


def reader_of(manuscript: Manuscript) -> PdfReader:
    return PdfReader(BytesIO(pdf(manuscript).content))


def inside(found: PdfObject, *names: str) -> DictionaryObject:
    """What stands in dictionaries below each other."""
    for name in names:
        held = found.get_object()
        assert isinstance(held, DictionaryObject)
        found = held[name]
    result = found.get_object()
    assert isinstance(result, DictionaryObject)
    return result


def read_array(found: PdfObject) -> ArrayObject:
    array = found.get_object()
    assert isinstance(array, ArrayObject)
    return array


def outline_of(reader: PdfReader) -> list[object]:
    """Titles and pages; what is below a heading is a list behind it."""

    def read(entry: object) -> object:
        if isinstance(entry, Destination):
            return entry.title, reader.get_destination_page_number(entry)
        assert isinstance(entry, list)
        return [read(inner) for inner in entry]

    return [read(entry) for entry in reader.outline]


def text_of(manuscript: Manuscript, tmp_path: Path) -> str:
    (tmp_path / "a.pdf").write_bytes(pdf(manuscript).content)
    done = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "a.pdf", "-"], check=True, capture_output=True
    )
    return done.stdout.decode()


def test_pages_are_a4_and_the_document_has_its_title(tmp_path: Path) -> None:
    reader = reader_of(chinese(tmp_path))
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
    assert reader.metadata is not None
    assert reader.metadata.title == "关于“山城”夜色的笔记"


def test_headings_are_its_outline(tmp_path: Path) -> None:
    text = "# A\n\n## B\n\n### C\n\n## D\n\n# 二\n"
    assert outline_of(reader_of(Manuscript(text, tmp_path))) == [
        *(("A", 0), [("B", 0), [("C", 0)], ("D", 0)], ("二", 0)),
    ]


def test_the_outline_leads_to_the_pages_of_the_headings() -> None:
    text = "\n\n".join(f"# Heading{n}\n\n" + "word " * 1500 for n in range(3))
    reader = reader_of(Manuscript(text))
    for title, page in (entry for entry in outline_of(reader) if isinstance(entry, tuple)):
        assert title in "".join(reader.pages[page].extract_text().split())


def test_fonts_are_embedded(tmp_path: Path) -> None:
    for page in reader_of(chinese(tmp_path)).pages:
        fonts = inside(page, "/Resources", "/Font")
        for name in fonts:
            (descendant,) = read_array(inside(fonts, name)["/DescendantFonts"])
            assert {"/FontFile2", "/FontFile3"} & set(inside(descendant, "/FontDescriptor"))


@has_poppler
def test_the_words_are_in_it(tmp_path: Path) -> None:
    text = text_of(chinese(tmp_path), tmp_path).replace(" ", "")
    for words in ("“这座城——山城——真美……”", "解放碑", "1,280", "脚注里也有“引号”", "return路"):
        assert words in text, words


@has_poppler
def test_each_page_has_its_number(tmp_path: Path) -> None:
    pages = text_of(Manuscript("word " * 3000), tmp_path).rstrip("\f").split("\f")
    assert len(pages) > 2
    assert [page.split()[-1] for page in pages] == [str(n + 1) for n in range(len(pages))]


@has_poppler
@pytest.mark.parametrize("lines", range(24, 36))
def test_no_heading_stands_alone_at_the_foot(lines: int, tmp_path: Path) -> None:
    before = "\n\n".join(f"line {n}" for n in range(lines))
    text = text_of(Manuscript(f"{before}\n\n## Heading\n\nbehind it\n"), tmp_path)
    (page,) = [page for page in text.split("\f") if "Heading" in page]
    assert "behind it" in page


@has_poppler
def test_what_is_copied_out_of_it_is_what_was_written(tmp_path: Path) -> None:
    words = "山水风见角贝车长门雨青页飞马骨鱼鸟麦黄齿龙龟——一二人大小工口土夕女子力又"
    text = text_of(Manuscript(f"{words}\n\na tab and **more** words\n"), tmp_path)
    assert words in "".join(text.split())
    assert "a tab and more words" in text


@has_poppler
def test_a_second_line_of_chinese_keeps_its_indent(tmp_path: Path) -> None:
    rows = text_of(Manuscript("　　第一行字\n　　第二行字\n第三行字\n"), tmp_path).splitlines()
    columns = [len(row) - len(row.lstrip(" \u3000")) for row in rows if "行字" in row]
    assert columns[0] == columns[1] > columns[2]


def test_pictures_that_are_missing_or_on_other_computers_are_named(tmp_path: Path) -> None:
    assert pdf(english(tmp_path)).lost == ("https://example.org/x.png", "gone.png")


def test_pictures_are_in_it(tmp_path: Path) -> None:
    reader = reader_of(chinese(tmp_path))
    assert sum(len(page.images) for page in reader.pages) >= 2  # and the formula


def test_it_stops_between_pages() -> None:
    pages: list[int] = []

    def stop() -> None:
        pages.append(1)
        if len(pages) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        pdf(Manuscript("word " * 5000), stop)
    assert len(pages) == 2


def test_an_empty_document_is_an_empty_page() -> None:
    assert len(reader_of(Manuscript("")).pages) == 1


def test_where_there_is_an_application_no_other_is_made() -> None:
    assert headless() is None


def test_drawings_become_pixels_and_what_is_no_picture_does_not() -> None:
    made = rasterise(SVG)
    assert made is not None
    assert kind_of(made) is Kind.PNG
    assert rasterise(b"nothing") is None
    assert rasterise(b"<svg") is None
