"""Colours end up where the marks are, in light and in dark."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QPlainTextDocumentLayout

from writer.core.paths import resources
from writer.ui.highlighter import AT_ONCE, LONGEST_LINE, Highlighter
from writer.ui.page import DEFAULT_SIZE_PT
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
    # Without a layout, Qt tells nobody that the text has changed.
    made.setDocumentLayout(QPlainTextDocumentLayout(made))
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


def sizes(document: QTextDocument, line: int = 0) -> set[float]:
    return {f.fontPointSize() for _, f in formats(document, line)}


def settled(highlighter: Highlighter) -> None:
    while not highlighter.is_done:
        QApplication.processEvents()


def test_headings_are_sized_by_their_level_and_with_the_text(document: QTextDocument) -> None:
    highlighter = highlighted(document, "# One\n\n## Two\n\n###### Six\n\nbody **b**")
    first, second = max(sizes(document)), max(sizes(document, 2))
    assert first > second > DEFAULT_SIZE_PT
    assert sizes(document, 4) == {0.0}
    highlighter.set_size(2 * DEFAULT_SIZE_PT)
    assert max(sizes(document)) == 2 * first
    assert sizes(document, 6) == {0.0}


def test_an_underline_makes_a_heading_of_the_line_above_and_takes_it_back(
    document: QTextDocument,
) -> None:
    highlighter = highlighted(document, "标题😀\n\nbody")
    assert not formats(document, 0)
    cursor = QTextCursor(document.findBlockByNumber(1))
    cursor.insertText("===")
    settled(highlighter)
    assert [text for text, _ in formats(document, 0)] == ["标题😀"]
    assert max(sizes(document)) > DEFAULT_SIZE_PT
    cursor.deletePreviousChar()
    cursor.deletePreviousChar()
    cursor.deletePreviousChar()
    settled(highlighter)
    assert not formats(document, 0)


def test_a_text_too_long_for_one_turn_is_coloured_to_its_end(document: QTextDocument) -> None:
    line = "a **b** c\n"
    count = AT_ONCE // len(line)
    highlighter = highlighted(document, "")
    document.setPlainText(line * count + "```\ncode\n```\n# end")
    assert not highlighter.is_done
    last = document.blockCount() - 1
    assert formats(document, 0)
    assert not formats(document, last)
    QTextCursor(document.findBlockByNumber(3)).insertText("x\n\ny")
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.Down, QTextCursor.MoveMode.KeepAnchor, 2)
    cursor.removeSelectedText()
    settled(highlighter)
    last = document.blockCount() - 1
    assert [text for text, _ in formats(document, last)] == ["# ", "end"]
    assert formats(document, last - 2)[0][1].foreground().color().name() == LIGHT.markup["code"]
    assert all(formats(document, number) for number in range(10, last))


def test_a_key_colours_a_few_lines_wherever_it_is_typed(document: QTextDocument) -> None:
    seen: list[str] = []

    class Counted(Highlighter):
        def highlightBlock(self, text: str) -> None:  # noqa: N802
            seen.append(text)
            super().highlightBlock(text)

    kept = Counted(document, LIGHT)
    document.setPlainText("one\n\n# two\n\n- three\n\n" * 200)
    settled(kept)
    for number in range(0, 1200, 101):
        seen.clear()
        QTextCursor(document.findBlockByNumber(number)).insertText("x")
        QApplication.processEvents()
        assert len(seen) <= 4
