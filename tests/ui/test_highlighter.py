"""Colours end up where the marks are, in light and in dark."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from writer.core.paths import resources
from writer.ui.highlighter import LONGEST_LINE, Highlighter
from writer.ui.theme import Colours

LIGHT = Colours.load(resources() / "themes" / "light.toml")
DARK = Colours.load(resources() / "themes" / "dark.toml")


def formats(document: QTextDocument, line: int = 0) -> list[tuple[str, QTextCharFormat]]:
    """The formatted stretches of a line, cut in UTF-16 as Qt counts."""
    block = document.findBlockByNumber(line)
    units = block.text().encode("utf-16-le")
    return [
        (
            units[2 * f.start : 2 * (f.start + f.length)].decode("utf-16-le"),
            QTextCharFormat(f.format),
        )
        for f in block.layout().formats()
    ]


@pytest.fixture
def document(qapp: QApplication) -> QTextDocument:
    made = QTextDocument(qapp)
    made.documentLayout()  # without one, Qt tells nobody that the text has changed
    return made


def highlighted(document: QTextDocument, text: str, colours: Colours = LIGHT) -> Highlighter:
    made = Highlighter(document, colours)
    document.setPlainText(text)
    QApplication.processEvents()
    return made


def test_bold_after_emoji_is_where_it_belongs(document: QTextDocument) -> None:
    kept = highlighted(document, "😀😀 a **重点😀** b")
    bold = [text for text, f in formats(document) if f.fontWeight() == QFont.Weight.Bold]
    assert "".join(bold) == "**重点😀**"
    assert kept.document() is document


def test_markers_are_dimmed_and_headings_are_bold(document: QTextDocument) -> None:
    kept = highlighted(document, "# Title")
    (marker, marker_format), (title, title_format) = formats(document)
    assert (marker, title) == ("# ", "Title")
    assert marker_format.foreground().color().name() == LIGHT.markup["marker"]
    assert title_format.foreground().color().name() == LIGHT.markup["heading"]
    assert kept.document() is document


def test_other_colours_are_worn_at_once(document: QTextDocument) -> None:
    highlighter = highlighted(document, "[a](b)")
    highlighter.set_colours(DARK)
    colours = {text: f.foreground().color().name() for text, f in formats(document)}
    assert colours["a"] == DARK.markup["link"]


def test_a_fence_that_is_opened_reaches_the_lines_below(document: QTextDocument) -> None:
    kept = highlighted(document, "a\n# b\n# c")
    first = document.findBlockByNumber(0)
    QTextCursor(first).insertText("```\n")
    assert [text for text, _ in formats(document, 3)] == ["# c"]
    assert formats(document, 3)[0][1].foreground().color().name() == LIGHT.markup["code"]
    assert kept.document() is document


def test_a_line_of_enormous_length_stays_plain(document: QTextDocument) -> None:
    kept = highlighted(document, "**b** " * (LONGEST_LINE // 6 + 1) + "\n**b**")
    assert not formats(document, 0)
    assert formats(document, 1)
    assert kept.document() is document
