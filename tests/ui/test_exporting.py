from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.text.export.samples import CHINESE, png
from tests.ui.conftest import Desk, ScriptedQuestions
from writer.text.export.docx import word_document
from writer.text.export.manuscript import Manuscript
from writer.ui.exporting_actions import WAYS
from writer.ui.main_window import MainWindow


def questions_of(window: MainWindow) -> ScriptedQuestions:
    assert isinstance(window.questions, ScriptedQuestions)
    return window.questions


@pytest.fixture
def window(desk: Desk, tmp_path: Path) -> MainWindow:
    window = desk.open()
    folder = tmp_path / "文 档"
    folder.mkdir()
    (folder / "a.png").write_bytes(png())
    (folder / "笔记.md").write_text(CHINESE, encoding="utf-8")
    window.documents.open_path(folder / "笔记.md")
    return window


@pytest.fixture
def export(window: MainWindow, qtbot: QtBot) -> Callable[[str, Path], None]:
    def start(action: str, path: Path) -> None:
        questions_of(window).chosen = path
        window.commands.giving[action].trigger()
        qtbot.waitUntil(lambda: not window.exporting.is_busy, timeout=20_000)

    return start


STARTS = {
    "export_html": b"<!DOCTYPE html>",
    "export_pdf": b"%PDF-",
    "export_docx": b"PK",
    "export_official": b"PK",
    "export_txt": "关于".encode(),
}


@pytest.mark.parametrize("action", WAYS)
def test_every_form_is_written_where_it_was_wanted(
    action: str, window: MainWindow, export: Callable[[str, Path], None], tmp_path: Path
) -> None:
    suffix = WAYS[action].form.value
    target = tmp_path / f"out.{suffix}"
    export(action, target)
    assert target.read_bytes().startswith(STARTS[action])
    assert questions_of(window).asked[-1] == f"export {suffix} 笔记.{suffix}"
    assert window.info_bar.isHidden()
    assert not window.documents.is_modified


def test_a_name_without_an_ending_gets_one(
    export: Callable[[str, Path], None], tmp_path: Path
) -> None:
    export("export_txt", tmp_path / "out")
    assert (tmp_path / "out.txt").exists()


def test_what_is_in_the_editor_is_exported_not_what_is_on_the_disk(
    window: MainWindow, export: Callable[[str, Path], None], tmp_path: Path
) -> None:
    window.editor.setPlainText("new words")
    export("export_txt", tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "new words\n"


def test_a_document_without_a_name_is_called_like_its_title(desk: Desk) -> None:
    window = desk.open('# A/B: "c"?\n\ntext\n')
    window.commands.giving["export_pdf"].trigger()
    assert questions_of(window).asked[-1] == "export pdf A B c.pdf"


def test_nothing_is_written_where_nobody_says_where(window: MainWindow) -> None:
    window.commands.giving["export_pdf"].trigger()
    assert not window.exporting.is_busy


def test_the_document_itself_is_not_overwritten(
    window: MainWindow, export: Callable[[str, Path], None]
) -> None:
    path = window.documents.path
    assert path is not None
    before = path.read_bytes()
    export("export_txt", path)
    assert path.read_bytes() == before
    assert "document itself" in window.info_bar.text


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(
    window: MainWindow, export: Callable[[str, Path], None], tmp_path: Path
) -> None:
    export("export_docx", tmp_path / "nowhere" / "out.docx")
    assert "out.docx cannot be saved" in window.info_bar.text


def test_pictures_that_are_not_in_it_are_named(
    window: MainWindow, export: Callable[[str, Path], None], tmp_path: Path
) -> None:
    window.editor.setPlainText("![a](one.png) ![b](two.png)")
    export("export_html", tmp_path / "out.html")
    assert "one.png" in window.info_bar.text
    assert "two.png" in window.info_bar.text


def test_an_export_that_fails_leaves_the_old_file(
    window: MainWindow, export: Callable[[str, Path], None], tmp_path: Path
) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old")
    target.chmod(0o400)
    window.editor.setPlainText("new")
    export("export_txt", target)
    if window.info_bar.isVisible():  # who may do everything writes it all the same
        assert target.read_text() == "old"
    assert [p.name for p in tmp_path.glob(".writer-*")] == []


def test_the_selection_is_copied_as_html_and_as_text(window: MainWindow) -> None:
    window.editor.setPlainText("a **b**\n")
    window.editor.selectAll()
    window.commands.giving["copy_html"].trigger()
    clipboard = QGuiApplication.clipboard().mimeData()
    assert clipboard.html() == clipboard.text() == "<p>a <strong>b</strong></p>\n"
    window.commands.giving["copy_plain"].trigger()
    assert QGuiApplication.clipboard().text() == "a b\n"
    assert not QGuiApplication.clipboard().mimeData().hasHtml()


def test_without_a_selection_the_whole_document_is_copied(window: MainWindow) -> None:
    window.editor.setPlainText("# a\n\nb 😀\n")
    window.commands.giving["copy_plain"].trigger()
    assert QGuiApplication.clipboard().text() == "a\n\nb 😀\n"


def test_a_word_document_is_taken_in_and_opened(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    word = tmp_path / "brief.docx"
    word.write_bytes(word_document(Manuscript("# 标题\n\n$x$ *a*\n")).content)
    questions_of(window).word, questions_of(window).chosen = word, tmp_path / "brief.md"
    window.commands.giving["import_word"].trigger()
    qtbot.waitUntil(lambda: window.documents.name == "brief.md", timeout=20_000)
    assert "# 标题" in window.editor.text()
    assert "1 formula" in window.info_bar.text


def test_what_is_no_word_document_is_told_in_a_sentence(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    word = tmp_path / "brief.docx"
    word.write_text("nothing")
    questions_of(window).word, questions_of(window).chosen = word, tmp_path / "brief.md"
    window.commands.giving["import_word"].trigger()
    qtbot.waitUntil(window.info_bar.isVisible, timeout=20_000)
    assert "is not a Word document" in window.info_bar.text
    assert window.documents.name == "笔记.md"


def test_what_is_printed_is_what_a_pdf_has(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(window.exporting.printing._runner.finished, timeout=20_000):
        window.exporting.printing.print_on(printer, window.exporting.manuscript())
    reader = PdfReader(BytesIO((tmp_path / "printed.pdf").read_bytes()))
    assert "解放碑" in "".join(page.extract_text() for page in reader.pages)


def test_the_preview_paints_all_pages(window: MainWindow, qtbot: QtBot) -> None:
    window.editor.setPlainText("word " * 3000)
    counts: list[int] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintPreviewDialog)
        gc.collect()  # the printer must be somebody's
        (pages,) = dialog.findChildren(QPrintPreviewWidget)
        pages.updatePreview()
        counts.append(pages.pageCount())
        dialog.reject()

    QTimer.singleShot(100, look)
    window.commands.giving["print_preview"].trigger()
    assert counts[0] > 2
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_starting_does_not_load_what_only_an_export_needs() -> None:
    program = (
        "import writer.ui.main_window, sys\n"
        "heavy = {'docx', 'lxml', 'pypdf', 'mammoth', 'PySide6.QtPrintSupport'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.stderr.strip(), done.returncode) == ("", 0)


def test_word_documents_of_the_window_open_again(
    export: Callable[[str, Path], None], tmp_path: Path
) -> None:
    export("export_docx", tmp_path / "out.docx")
    document = docx.Document(str(tmp_path / "out.docx"))
    assert len(document.inline_shapes) == 1
    assert len(document.tables) == 1
