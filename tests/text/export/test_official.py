from __future__ import annotations

from pathlib import Path

import pytest
from docx.oxml.ns import qn

from tests.text.export.office import pages_in_office, shows_word
from tests.text.export.word import Node, Word, value, words_of
from tests.text.test_official import RED_HEAD
from writer.text.export.manuscript import Manuscript
from writer.text.export.official_docx import official_document
from writer.text.export.official_form import CHARACTER, width_of
from writer.text.export.official_head import issuer_size
from writer.text.export.official_lines import Line, official_lines
from writer.text.export.reading import read

MARKDOWN = """\
# 关于召开总结会议的通知

各科室：

定于2024年12月20日召开“总结会议”——现将有关事项通知如下：

## 一、会议时间

上午9时。

### （一）签到

1. 先到先签
2. **不得代签**

| 名称 | 数量 |
|--|--:|
| 桌签 | 12 |

特此通知。

办公室

2024年12月1日

附件1

# 座次表

见图。
"""


def word_of(text: str) -> Word:
    word = Word(official_document(Manuscript(text)).content)
    word.assert_sound()
    return word


def right_of(paragraph: Node) -> float:
    """Characters that a paragraph leaves free at the right."""
    assert value(paragraph, "w:pPr/w:jc") == "right"
    return float(value(paragraph, "w:pPr/w:ind", "w:rightChars") or 0) / 100


@pytest.fixture
def red() -> Word:
    return word_of(RED_HEAD)


@pytest.fixture
def plain() -> Word:
    return word_of(MARKDOWN)


def test_the_page_has_the_margins_of_the_standard(red: Word) -> None:
    section = red.document.sections[0]
    found = (
        *(section.page_width, section.page_height, section.top_margin, section.bottom_margin),
        *(section.left_margin, section.right_margin),
    )
    assert [round(length.mm, 1) for length in found if length is not None] == [
        *(210, 297, 37, 35, 28, 26)
    ]


def test_lines_are_28_95_points_high_and_22_fit_on_a_page(red: Word) -> None:
    normal = red.style("Normal")
    assert value(normal, "w:pPr/w:spacing", "w:line") == "579"
    assert value(normal, "w:pPr/w:spacing", "w:lineRule") == "exact"
    assert red.all("w:docGrid")[0].get(qn("w:linePitch")) == "579"
    height = (297 - 37 - 35) / 25.4 * 72
    assert int(height // 28.95) == 22


def test_28_characters_fit_into_a_line_and_no_more(red: Word) -> None:
    normal = red.style("Normal")
    size = int(value(normal, "w:rPr/w:sz") or 0) / 2
    pitch = size + int(value(normal, "w:rPr/w:spacing") or 0) / 20
    assert size == 16
    assert int((210 - 28 - 26) / 25.4 * 72 // pitch) == 28


@pytest.mark.parametrize(
    ("id", "face", "half_points"),
    [
        *(("Normal", "仿宋", "32"), ("OfficialTitle", "方正小标宋简体", "44")),
        *(("Official1", "黑体", "32"), ("Official2", "楷体", "32"), ("Official3", "仿宋", "32")),
    ],
)
def test_each_kind_of_text_has_its_font_and_size(
    plain: Word, id: str, face: str, half_points: str
) -> None:
    style = plain.style(id)
    assert value(style, "w:rPr/w:rFonts", "w:eastAsia") == face
    assert value(style, "w:rPr/w:rFonts", "w:ascii") == face
    assert value(style, "w:rPr/w:sz") == half_points
    fonts = {
        f.get(qn("w:name")): value(f, "w:altName") or "" for f in plain.all("w:font", "fontTable")
    }
    assert fonts[face]


def test_paragraphs_are_in_the_style_of_what_they_are(plain: Word) -> None:
    styles = {words_of(p): value(p, "w:pPr/w:pStyle") for p in plain.all("w:p")}
    assert styles["关于召开总结会议的通知"] == "OfficialTitle"
    assert styles["一、会议时间"] == "Official1"
    assert styles["（一）签到"] == "Official2"
    assert styles["1.先到先签"] == "Normal"
    assert styles["座次表"] == "OfficialTitle"


def test_paragraphs_begin_two_characters_in_but_whom_it_is_addressed_to(plain: Word) -> None:
    body, addressee = plain.paragraph("定于"), plain.paragraph("各科室")
    assert value(body, "w:pPr/w:ind", "w:firstLineChars") == "200"
    assert value(body, "w:pPr/w:ind", "w:firstLine") == str(round(2 * CHARACTER))
    assert addressee.find(f"{qn('w:pPr')}/{qn('w:ind')}") is None


def test_of_a_run_in_heading_only_the_heading_is_set_apart(red: Word) -> None:
    paragraph = red.paragraph("（一）落实责任。")
    runs = [(words_of(r), value(r, "w:rPr/w:rFonts", "w:eastAsia")) for r in paragraph]
    assert runs[1:] == [("（一）落实责任。", "楷体"), ("各单位要把责任落实到人。", None)]


def test_who_signs_stands_centred_above_the_date_which_leaves_four_characters(red: Word) -> None:
    date = red.paragraph("2024年3月1日")
    name = next(p for p in red.all("w:p") if words_of(p) == "青河市人民政府")
    assert right_of(date) == 4
    middles = [right_of(p) + width_of(words_of(p)) / 2 for p in (name, date)]
    assert middles[0] == pytest.approx(middles[1], abs=0.02)


def test_a_long_name_pushes_the_date_in() -> None:
    long = "青河市人民政府防汛抗旱指挥部办公室"
    word = word_of(RED_HEAD.replace("　　　　　　　青河市人民政府\n", f"　　　{long}\n"))
    name = next(p for p in word.all("w:p") if words_of(p) == long)
    date = word.paragraph("2024年3月1日")
    assert right_of(name) == 0
    assert right_of(date) == pytest.approx((width_of(long) - width_of("2024年3月1日")) / 2)


def test_several_who_sign_begin_below_each_other() -> None:
    text = RED_HEAD.replace(
        "　　　　　　　青河市人民政府\n", "　　　青河市财政局\n　　　青河市水利局机关\n"
    )
    word = word_of(text)
    lefts = [
        right_of(p) + width_of(words_of(p))
        for p in word.all("w:p")
        if words_of(p) in ("青河市财政局", "青河市水利局机关", "2024年3月1日")
    ]
    assert lefts[0] == lefts[1]
    assert lefts[2] == pytest.approx(lefts[0] - 2, abs=0.02)


def test_page_numbers_are_outside_one_character_in(red: Word) -> None:
    assert len(red.all("w:evenAndOddHeaders", "settings")) == 1
    section = red.document.sections[0]
    sides = []
    for footer in (section.footer, section.even_page_footer):
        paragraph = footer.paragraphs[0]
        assert paragraph.text.replace("1", "") == "—  —"
        field = [node.text for node in paragraph._p.iter(qn("w:instrText"))]
        sizes = {node.get(qn("w:val")) for node in paragraph._p.iter(qn("w:sz"))}
        fonts = {node.get(qn("w:eastAsia")) for node in paragraph._p.iter(qn("w:rFonts"))}
        assert (field, sizes, fonts) == (["PAGE"], {"28"}, {"宋体"})
        indent = next(paragraph._p.iter(qn("w:ind")))
        sides.append((value_of_jc(paragraph._p), dict(indent.attrib)))
    assert sides[0][0] == "right"
    assert sides[0][1][qn("w:rightChars")] == "100"
    assert sides[1][0] == "left"
    assert sides[1][1][qn("w:leftChars")] == "100"


def value_of_jc(node: Node) -> str:
    (found,) = node.iter(qn("w:jc"))
    return str(found.get(qn("w:val")))


def test_the_head_is_red_with_a_line_two_lines_above_the_title(red: Word) -> None:
    paragraphs = red.all("w:p")
    issuer = red.paragraph("青河市人民政府文件")
    assert value(issuer, "w:r/w:rPr/w:color") == "FF0000"
    line = next(p for p in paragraphs if p.find(f".//{qn('w:pBdr')}") is not None)
    title = paragraphs[paragraphs.index(line) + 1]
    assert words_of(title) == "青河市人民政府关于加强防汛工作的"
    assert value(title, "w:pPr/w:spacing", "w:beforeLines") == "200"
    assert value(line, "w:pPr/w:pBdr/w:bottom", "w:color") == "FF0000"
    number = red.paragraph("青政发〔2024〕12号")
    assert words_of(number) == "青政发〔2024〕12号签发人：林之远"
    signer = [value(r, "w:rPr/w:rFonts", "w:eastAsia") for r in number if words_of(r) == "林之远"]
    assert signer == ["楷体"]


@pytest.mark.parametrize("name", ["青河市人民政府文件", "局", "一" * 40])
def test_who_issues_fits_into_one_line(name: str) -> None:
    size = issuer_size(name)
    assert 22 <= size <= 62
    assert size == 22 or size * width_of(name) <= (210 - 28 - 26) / 25.4 * 72


def test_the_title_leaves_a_line_free_below_its_last_line(red: Word) -> None:
    after = [
        value(red.paragraph(start), "w:pPr/w:spacing", "w:afterLines")
        for start in ("青河市人民政府关于", "通知")
    ]
    assert after == ["0", "100"]


def test_names_of_attachments_stand_below_each_other(red: Word) -> None:
    first, second = red.paragraph("附件："), red.paragraph("2.值班表")
    lefts = [int(value(p, "w:pPr/w:ind", "w:left") or 0) for p in (first, second)]
    hanging = [int(value(p, "w:pPr/w:ind", "w:hanging") or 0) for p in (first, second)]
    assert lefts[0] == lefts[1]
    assert [
        round((left - hang) / CHARACTER) for left, hang in zip(lefts, hanging, strict=True)
    ] == [*(2, 5)]


def test_an_attachment_begins_a_page_with_its_title_in_the_third_line(plain: Word) -> None:
    above = plain.paragraph("附件1")
    assert above.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None
    assert value(above, "w:r/w:rPr/w:rFonts", "w:eastAsia") == "黑体"
    assert value(plain.paragraph("座次表"), "w:pPr/w:spacing", "w:beforeLines") == "100"


def test_who_gets_copies_stands_at_the_foot_between_rules(red: Word) -> None:
    (table,) = red.all("w:tbl")
    assert value(table, "w:tblPr/w:tblpPr", "w:tblpYSpec") == "bottom"
    assert [words_of(row) for row in table.iter(qn("w:tr"))] == [
        "抄送：市委各部门，市人大常委会办公室，市政协办公室。",
        "青河市人民政府办公室2024年3月1日印发",
    ]
    assert {n.get(qn("w:val")) for n in table.iter(qn("w:sz"))} == {"28"}


def test_chinese_punctuation_is_asked_for(plain: Word) -> None:
    (run,) = [r for r in plain.all("w:r") if "“总结会议”——" in words_of(r)]
    assert value(run, "w:rPr/w:rFonts", "w:hint") == "eastAsia"


def test_no_word_of_the_document_is_lost() -> None:
    for text in (RED_HEAD, MARKDOWN):
        words = "".join(words_of(word_of(text).xml("document")).split())
        for line in text.splitlines():
            core = (
                line.strip("#*|- \u3000").replace("**", "").removeprefix("1. ").removeprefix("2. ")
            )
            for piece in core.replace("|", " ").split():
                assert piece.strip(":-*") in words, piece


def test_lines_are_paragraphs_and_blanks_in_front_vanish() -> None:
    text = "# 通知\n\n　　第一段。\n　　第二段。\n"
    lines = [line.text for line in official_lines(text, read(text)) if isinstance(line, Line)]
    assert lines == ["通知", "第一段。", "第二段。"]


@pytest.mark.slow
@shows_word
def test_on_paper_a_page_has_22_lines_of_28_characters(tmp_path: Path) -> None:
    pages = pages_in_office(official_document(Manuscript("字" * 28 * 50)).content, tmp_path)
    lines = [[row.strip() for row in page.splitlines() if "字" in row] for page in pages]
    assert [len(page) for page in lines[:2]] == [22, 22]
    assert [len(row) for row in lines[0]] == [26, *(28,) * 21]
    assert "—1—" in pages[0].replace(" ", "")
    assert "—2—" in pages[1].replace(" ", "")
