from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.shared import Mm

from tests.cli.harness import CommandLine

TEXT = "# 通知\n\n各科室：\n\n正文“引号”。\n"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "文 档.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("form", "start"), [("html", b"<!DOCTYPE html>"), ("docx", b"PK"), ("txt", "通知".encode())]
)
def test_a_form_is_written_beside_the_document(
    form: str, start: bytes, document: Path, command_line: CommandLine
) -> None:
    done = command_line.run("export", str(document), "--to", form)
    assert (done.code, done.stdout, done.stderr) == (0, b"", "")
    assert document.with_suffix(f".{form}").read_bytes().startswith(start)
    assert document.read_text(encoding="utf-8") == TEXT


def test_it_is_written_to_the_file_that_is_named(
    document: Path, command_line: CommandLine, tmp_path: Path
) -> None:
    command_line.run("export", str(document), "--to", "txt", "-o", str(tmp_path / "x.y"))
    assert (tmp_path / "x.y").read_text(encoding="utf-8").startswith("通知\n")


def test_an_official_document_has_the_margins_of_the_standard(
    document: Path, command_line: CommandLine
) -> None:
    done = command_line.run("export", str(document), "--to", "docx", "--style", "official")
    assert done.code == 0
    section = docx.Document(str(document.with_suffix(".docx"))).sections[0]
    assert section.top_margin is not None
    assert abs(section.top_margin - Mm(37)) < Mm(0.1)


def test_stdin_goes_to_stdout(command_line: CommandLine) -> None:
    done = command_line.run("export", "--to", "docx", stdin=b"# a\r\n\r\nb\r\n")
    assert [p.text for p in docx.Document(BytesIO(done.stdout)).paragraphs] == ["a", "b"]


def test_a_document_in_another_encoding_is_read(command_line: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(("# 标题\r\n\r\n" + "这是用国标编码写的一段文字。\r\n" * 3).encode("gb18030"))
    command_line.run("export", str(path), "--to", "txt")
    assert path.with_suffix(".txt").read_text(encoding="utf-8").startswith("标题\n")


def test_lost_pictures_are_named_and_are_an_exit_code(
    command_line: CommandLine, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text("![x](gone.png)\n")
    done = command_line.run("export", str(path), "--to", "html")
    assert done.code == 3
    assert "gone.png" in done.stderr
    assert path.with_suffix(".html").exists()


def test_the_document_is_never_overwritten_by_its_export(
    command_line: CommandLine, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("*a*\n")
    done = command_line.run("export", str(path), "--to", "txt")
    assert (done.code, path.read_text()) == (2, "*a*\n")
    assert "the document itself" in done.stderr


def test_official_is_for_word_only(document: Path, command_line: CommandLine) -> None:
    done = command_line.run("export", str(document), "--to", "html", "--style", "official")
    assert done.code == 2
    assert not document.with_suffix(".html").exists()


def test_a_place_that_cannot_be_written_is_told(
    document: Path, command_line: CommandLine, tmp_path: Path
) -> None:
    done = command_line.run(
        "export", str(document), "--to", "txt", "-o", str(tmp_path / "no" / "x.txt")
    )
    assert done.code == 1
    assert "cannot be saved" in done.stderr


def test_a_pdf_needs_no_display(document: Path) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run(
        [sys.executable, "-m", "writer", "export", str(document), "--to", "pdf"],
        env=environment,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert document.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")
