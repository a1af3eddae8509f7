"""Simplified and traditional Chinese, converted where the text is prose."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.markdown import DOCUMENT
from writer.core.values import Span
from writer.text.conversion import Target, conversions, converted
from writer.text.editing.result import by_line, place_after


def convert(text: str, target: Target, part: str = "") -> str:
    start = text.index(part)
    return converted(text, Span(start, start + len(part)) if part else Span(0, len(text)), target)


@pytest.mark.parametrize(
    ("target", "before", "after"),
    [
        (Target.TRADITIONAL, "头发里面，皇后后面", "頭髮裏面，皇后後面"),
        (Target.TAIWAN, "软件里的鼠标和博客", "軟體裡的滑鼠和部落格"),
        (Target.HONG_KONG, "软件说明里", "軟件説明裏"),
        (Target.SIMPLIFIED, "頭髮裡面的軟體", "头发里面的软体"),
        (Target.MAINLAND, "頭髮裡面的軟體", "头发里面的软件"),
        (Target.HONG_KONG, "爲什麼頭髮", "為什麼頭髮"),
        (Target.TRADITIONAL, "頭髮和皇后", "頭髮和皇后"),
        (Target.TRADITIONAL, "plain English, 123", "plain English, 123"),
    ],
)
def test_words_are_convert(target: Target, before: str, after: str) -> None:
    assert convert(before, target) == after


@pytest.mark.parametrize(
    "kept",
    [
        "`软件`",
        "```\n软件\n```",
        "    软件，这里的",
        "$软件$",
        "$$\n软件\n$$",
        "<div>\n软件\n</div>",
        '<b title="软件">',
        "https://zh.wikipedia.org/wiki/软件",
        "<https://例.com/软件>",
        "[a](软件.md)",
        "![](软件.png)",
        "[a]: 软件.md",
        "[^软件]",
        "[[软件]]",
    ],
)
def test_what_is_no_prose_stays(kept: str) -> None:
    text = f"发展\n\n{kept}\n\n发展\n"
    assert convert(text, Target.TAIWAN) == f"發展\n\n{kept}\n\n發展\n"


def test_of_front_matter_only_what_is_read_is_convert() -> None:
    text = "---\ntitle: 软件\nslug: 软件\n标题: 软件\nsummary: http://软件\n---\n\n软件\n"
    assert convert(text, Target.TAIWAN) == (
        "---\ntitle: 軟體\nslug: 软件\n标题: 软件\nsummary: http://软件\n---\n\n軟體\n"
    )


def test_dividing_lines_are_no_front_matter() -> None:
    text = "---\n\ntitle: 软件\n\n---\n"
    assert convert(text, Target.TAIWAN) == "---\n\ntitle: 軟體\n\n---\n"


def test_words_go_across_markers() -> None:
    assert convert("头**发**，[头](a)发", Target.TRADITIONAL) == "頭**髮**，[頭](a)髮"


def test_what_is_read_in_the_place_of_an_image_is_prose() -> None:
    assert convert("![头发](头发.png)", Target.TRADITIONAL) == "![頭髮](头发.png)"


def test_only_the_selection_is_converted_but_all_of_it_is_read() -> None:
    assert convert("头发，头发", Target.TRADITIONAL, "发") == "头髮，头发"


def test_both_standards_in_one_document_are_told_apart_by_paragraph() -> None:
    text = "皇后在這裡。\n\n后来的软件。\n\n里面\n"
    assert convert(text, Target.TRADITIONAL) == "皇后在這裡。\n\n後來的軟件。\n\n裏面\n"


def test_what_does_not_change_is_not_written_anew() -> None:
    text = "他走到窗前，看着外面的雨，心里想着许多年前的一个下午。\n\n一二三。\n"
    edits = list(conversions(text, Span(0, len(text)), Target.TRADITIONAL))
    assert sum(len(edit.span) for edit in edits) < len(text) / 3
    assert all(edit.span.of(text) != edit.text for edit in edits)


def test_a_place_keeps_its_words() -> None:
    text = "用软件写博客，很好。"
    edits = list(conversions(text, Span(0, len(text)), Target.TAIWAN))
    after = convert(text, Target.TAIWAN)
    assert after == "用軟體寫部落格，很好。"
    for words in ("用", "，很好"):
        assert after.startswith(words, place_after(text.index(words), edits))
    assert place_after(len(text), edits) == len(after)


@pytest.mark.parametrize("odd", ["\0", "\ud83d", "\U0001f600", "\ufeff", "\u2028"])
def test_odd_characters_end_nothing(odd: str) -> None:
    assert convert(f"头发{odd}头发", Target.TRADITIONAL) == f"頭髮{odd}頭髮"


@given(DOCUMENT, st.sampled_from(Target))
def test_what_is_no_chinese_stays(text: str, target: Target) -> None:
    new = convert(text, target)
    assert [c for c in new if c.isascii()] == [c for c in text if c.isascii()]
    assert new.count("\n") == text.count("\n")


def test_the_dictionaries_are_read_with_the_first_conversion() -> None:
    program = (
        "import sys, writer.text.conversion\n"
        "sys.exit(', '.join({'opencc', 'markdown_it'} & set(sys.modules)) or 0)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@given(DOCUMENT)
def test_edits_of_a_line_joined_make_the_same_text(text: str) -> None:
    edits = list(conversions(text, Span(0, len(text)), Target.TAIWAN))
    joined = by_line(text, edits)
    assert len(joined) <= min(len(edits), text.count("\n") + 1)
    pieces, position = [], 0
    for edit in joined:
        pieces += [text[position : edit.span.start], edit.text]
        position = edit.span.end
    assert "".join(pieces) + text[position:] == convert(text, Target.TAIWAN)
