from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from tests.text.export.samples import chinese, english, png
from writer.core.errors import InvalidWordFile, UnreadableFile
from writer.text.export.docx import word_document
from writer.text.export.manuscript import Manuscript
from writer.text.export.official_docx import official_document
from writer.text.export.word_import import PICTURES, import_word, read_word


def there_and_back(text: str, folder: Path) -> str:
    file = folder / "a.docx"
    file.write_bytes(word_document(Manuscript(text, folder)).content)
    return read_word(file).markdown


@pytest.mark.parametrize(
    "text",
    [
        "# 标题\n\n正文，**粗**和*斜*，~~删~~。\n",
        "## b\n\n### c\n\n#### d\n",
        "1. a\n   - b\n2. c\n",
        "> q\n>\n> r\n",
        "a [b](https://c.d/) e\n",
        "a[^1] b[^2]\n\n[^1]: 一\n\n[^2]: two *x*\n",
        "```\na\n  b\n```\n",
        "a `b` c\n",
    ],
)
def test_what_was_exported_comes_back(text: str, tmp_path: Path) -> None:
    assert there_and_back(text, tmp_path) == text


def test_tables_come_back(tmp_path: Path) -> None:
    back = there_and_back("| a | 名 |\n|--|--|\n| 1 | 二 |\n", tmp_path)
    assert [row.split() for row in back.splitlines()] == [
        ["|", "a", "|", "名", "|"],
        ["|", "---", "|", "---", "|"],
        ["|", "1", "|", "二", "|"],
    ]


def test_an_official_document_comes_back_with_its_headings(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    text = "# 关于总结的通知\n\n各科室：\n\n## 一、时间\n\n上午。\n"
    file.write_bytes(official_document(Manuscript(text)).content)
    assert read_word(file).markdown == text


def test_pictures_are_put_beside_the_document_and_touch_no_other(tmp_path: Path) -> None:
    source, target = tmp_path / "from", tmp_path / "to"
    source.mkdir()
    (target / PICTURES).mkdir(parents=True)
    (target / PICTURES / "笔记-1.png").write_bytes(b"other")
    word = source / "笔记.docx"
    word.write_bytes(word_document(chinese(source)).content)
    import_word(word, target / "笔记.md")
    assert f"![夜色]({PICTURES}/笔记-1-2.png)" in (target / "笔记.md").read_text(encoding="utf-8")
    assert (target / PICTURES / "笔记-1-2.png").read_bytes() == png()
    assert (target / PICTURES / "笔记-1.png").read_bytes() == b"other"


def test_formulas_that_are_left_out_are_counted(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(word_document(english(tmp_path)).content)
    assert read_word(file).formulas_left_out == 1


def test_a_document_of_another_program_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Title", 0)
    document.add_heading("One", 1)
    document.add_paragraph("first", style="List Bullet")
    document.add_paragraph("A line with * and _ and #.")
    document.save(str(tmp_path / "a.docx"))
    assert read_word(tmp_path / "a.docx").markdown == (
        "# Title\n\n# One\n\n- first\n\nA line with \\* and \\_ and #.\n"
    )


def packed(**files: str) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/") + ".xml", content)
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"", b"no zip", b"\xd0\xcf\x11\xe0" * 100, packed(a="b"), packed(word__document="<a><b></a>")],
)
def test_what_is_no_word_document_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(content)
    with pytest.raises(InvalidWordFile):
        import_word(tmp_path / "a.docx", tmp_path / "a.md")
    assert not (tmp_path / "a.md").exists()


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        read_word(tmp_path / "a.docx")
