from __future__ import annotations

from pathlib import Path

import pytest
from docx.oxml.ns import qn

from tests.text.export.office import pages_in_office, shows_word
from tests.text.export.samples import chinese, english, png
from tests.text.export.word import Word, value, words_of
from writer.text.export.docx import word_document
from writer.text.export.manuscript import Manuscript


def word_of(text: str, folder: Path | None = None) -> Word:
    return Word(word_document(Manuscript(text, folder)).content)


@pytest.fixture
def word(tmp_path: Path) -> Word:
    return Word(word_document(chinese(tmp_path)).content)


def test_word_finds_everything_where_it_wants_it(word: Word, tmp_path: Path) -> None:
    word.assert_sound()
    Word(word_document(english(tmp_path)).content).assert_sound()


def test_headings_are_styles(word: Word) -> None:
    found = [
        (p.style.name, p.text)
        for p in word.document.paragraphs
        if p.style is not None and (p.style.name or "").startswith("Heading")
    ]
    assert found == [
        ("Heading 1", "关于“山城”夜色的笔记"),
        ("Heading 2", "一、去哪里"),
        ("Heading 2", "二、怎么走"),
    ]


def test_the_page_is_a4(word: Word) -> None:
    section = word.document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_chinese_punctuation_is_asked_for_in_chinese_only(word: Word, tmp_path: Path) -> None:
    runs = [r for r in word.all("w:r") if "“这座城——" in words_of(r)]
    assert [value(r, "w:rPr/w:rFonts", "w:hint") for r in runs] == ["eastAsia"]
    other = Word(word_document(english(tmp_path)).content)
    runs = [r for r in other.all("w:r") if "“It’s quiet”" in words_of(r)]
    assert [value(r, "w:rPr/w:rFonts", "w:hint") for r in runs] == [None]


def test_chinese_text_has_chinese_fonts_and_language(word: Word) -> None:
    normal = word.style("Normal")
    assert value(normal, "w:rPr/w:rFonts", "w:eastAsia") == "宋体"
    assert value(word.style("Heading1"), "w:rPr/w:rFonts", "w:eastAsia") == "黑体"
    assert [n.get(qn("w:eastAsia")) for n in word.all("w:lang", "styles")] == ["zh-CN"]


def test_fonts_have_others_that_stand_in_for_them(word: Word) -> None:
    fonts = {
        f.get(qn("w:name")): value(f, "w:altName") or "" for f in word.all("w:font", "fontTable")
    }
    assert "SimSun" in fonts["宋体"].split(",")
    used = {f.get(qn("w:eastAsia")) for f in word.all("w:rFonts", "styles")} - {None}
    assert {"宋体", "黑体"} <= used & set(fonts)


def test_marks_links_and_code_are_what_they_are(word: Word) -> None:
    runs = {words_of(r): r for r in word.all("w:r")}
    assert runs["江水"].find(f"{qn('w:rPr')}/{qn('w:b')}") is not None
    assert runs["灯火"].find(f"{qn('w:rPr')}/{qn('w:i')}") is not None
    assert runs["没有风"].find(f"{qn('w:rPr')}/{qn('w:strike')}") is not None
    assert value(runs['print("你好")'], "w:rPr/w:rStyle") == "VerbatimChar"
    links = {words_of(link): link for link in word.all("w:hyperlink")}
    targets = word.document.part.rels
    assert targets[links["网站"].get(qn("r:id"), "")].target_ref == "https://example.org/"
    anchor = links["第二节"].get(qn("w:anchor"))
    heading = word.paragraph("二、怎么走")
    assert anchor == value(heading, "w:bookmarkStart", "w:name")


def test_lists_are_numbered_by_word_and_start_where_they_did(word: Word) -> None:
    first, inner = word.paragraph("解放碑"), word.paragraph("商场")
    assert value(first, "w:pPr/w:numPr/w:ilvl") == "0"
    assert value(inner, "w:pPr/w:numPr/w:ilvl") == "1"
    number = value(first, "w:pPr/w:numPr/w:numId")
    (definition,) = [n for n in word.all("w:num", "numbering") if n.get(qn("w:numId")) == number]
    assert value(definition, "w:lvlOverride/w:startOverride") == "3"
    assert number == value(word.paragraph("洪崖洞"), "w:pPr/w:numPr/w:numId")
    assert number != value(inner, "w:pPr/w:numPr/w:numId")


def test_two_lists_do_not_go_on_counting() -> None:
    word = word_of("1. a\n\ntext\n\n1. b\n")
    numbers = [value(word.paragraph(words), "w:pPr/w:numPr/w:numId") for words in "ab"]
    assert numbers[0] != numbers[1]


def test_tasks_have_boxes(word: Word) -> None:
    labels = []
    for words in ("订票", "订房"):
        number = value(word.paragraph(words), "w:pPr/w:numPr/w:numId")
        (known,) = [n for n in word.all("w:num", "numbering") if n.get(qn("w:numId")) == number]
        kind = value(known, "w:abstractNumId")
        (made,) = [
            a
            for a in word.all("w:abstractNum", "numbering")
            if a.get(qn("w:abstractNumId")) == kind
        ]
        labels.append(value(made, "w:lvl/w:lvlText"))
    assert labels == ["☑", "☐"]


def test_tables_have_a_head_that_comes_again_and_aligned_cells(word: Word) -> None:
    (table,) = word.document.tables
    assert [[c.text for c in row.cells] for row in table.rows] == [
        ["项目", "金额（元）"],
        ["交通", "1,280"],
    ]
    assert len(word.all("w:tblHeader")) == 1
    assert value(word.paragraph("1,280"), "w:pPr/w:jc") == "right"


def test_pictures_are_inside_with_their_words(word: Word) -> None:
    (properties,) = word.all("wp:docPr")
    assert properties.get("descr") == "夜色"
    assert {n for n in word.names if n.startswith("word/media/")} == {"word/media/image1.png"}


def test_pictures_are_no_wider_than_the_page(tmp_path: Path) -> None:
    (tmp_path / "wide.png").write_bytes(png(4000, 100))
    (extent,) = word_of("![](wide.png)", tmp_path).all("wp:extent")
    assert int(extent.get("cx", "0")) == pytest.approx((210 - 2 * 25.4) * 36000, rel=0.001)


def test_damaged_and_unknown_pictures_are_named(tmp_path: Path) -> None:
    (tmp_path / "cut.png").write_bytes(png()[:20])
    (tmp_path / "drawn.svg").write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"/>')
    text = "![a](cut.png) ![b](drawn.svg) ![c](https://example.org/x.png)"
    made = word_document(Manuscript(text, tmp_path))
    assert made.lost == ("cut.png", "drawn.svg", "https://example.org/x.png")
    assert "[a] [b] [c]" in Word(made.content).document.paragraphs[0].text


def test_a_picture_that_word_does_not_know_is_made_one_that_it_does(tmp_path: Path) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    (tmp_path / "drawn.svg").write_bytes(svg)
    asked: list[bytes] = []

    def rasterise(content: bytes) -> bytes:
        asked.append(content)
        return png()

    made = word_document(Manuscript("![](drawn.svg)", tmp_path), rasterise)
    assert (asked, made.lost) == ([svg], ())


def test_footnotes_are_footnotes(word: Word) -> None:
    references = word.all("w:footnoteReference")
    assert [r.get(qn("w:id")) for r in references] == ["1"]
    notes = {n.get(qn("w:id")): words_of(n) for n in word.all("w:footnote", "footnotes")}
    assert notes["1"] == " 脚注里也有“引号”，见 链接。"
    assert "footnotes.xml" in word.text("_rels/document.xml.rels")
    assert "https://example.org/note" in word.text("_rels/footnotes.xml.rels")
    # The second reference to it says its number; Word would give it another one.
    assert words_of(word.paragraph("完")) == "完1。"


def test_code_keeps_its_lines(word: Word) -> None:
    (code,) = [p for p in word.all("w:p") if value(p, "w:pPr/w:pStyle") == "SourceCode"]
    assert words_of(code) == "def 走(路: str) -> None:    return 路"
    assert len(list(code.iter(qn("w:br")))) == 1


def test_two_wide_blanks_are_an_indent_and_a_new_paragraph(word: Word) -> None:
    for start in ("他说：", "第二行有代码"):
        assert value(word.paragraph(start), "w:pPr/w:ind", "w:firstLineChars") == "200"


def test_formulas_are_those_of_word(word: Word, tmp_path: Path) -> None:
    assert len(word.all("m:sSup")) == 1
    other = Word(word_document(english(tmp_path)).content)
    assert len(other.all("m:rad")) == len(other.all("m:f")) == 1


def test_a_formula_that_cannot_be_read_stays_as_it_was_written() -> None:
    assert "$\\frac{1}{$" in words_of(word_of("a $\\frac{1}{$ b\n").xml("document"))


def test_characters_that_xml_cannot_hold_do_no_harm() -> None:
    word = word_of("a\x0bb\x1bc \ud800 😀 <&>\n")
    assert words_of(word.xml("document")) == "abc  😀 <&>"


def test_an_empty_document_is_one() -> None:
    word = word_of("")
    word.assert_sound()
    assert [p.text for p in word.document.paragraphs] == [""]


def test_its_properties_name_the_document_and_no_program(tmp_path: Path) -> None:
    properties = Word(word_document(english(tmp_path)).content).document.core_properties
    assert (properties.title, properties.author) == ("A title of its own", "")


@pytest.mark.slow
@shows_word
def test_another_program_shows_all_of_it(tmp_path: Path) -> None:
    """A heading, a quotation, an item, a task, a cell, code, and what stands in the footnote."""
    content = word_document(chinese(tmp_path)).content
    shown = "".join("".join(pages_in_office(content, tmp_path)).split())
    for words in (
        *("关于“山城”夜色的笔记", "这座城——山城——真美……", "4.洪崖洞", "夜景", "订房"),
        *("1,280", "引用：“行到水穷处。”", "def走(路:str)->None:", "脚注里也有“引号”，见链接"),
    ):
        assert words in shown, words
