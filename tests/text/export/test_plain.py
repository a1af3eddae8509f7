from __future__ import annotations

from pathlib import Path

from tests.text.export.samples import chinese
from writer.text.export.manuscript import Manuscript
from writer.text.export.plain import plain_text


def text_of(markdown: str) -> str:
    return plain_text(Manuscript(markdown))


def test_no_markup_is_left(tmp_path: Path) -> None:
    text = plain_text(chinese(tmp_path))
    assert not {"**", "~~", "](", "`", "[^", "# ", "|"} & {
        mark for mark in ("**", "~~", "](", "`", "[^", "# ", "|") if mark in text
    }
    assert "“这座城——山城——真美……”江水很静，灯火很远，没有风。" in text


def test_indents_and_lines_of_chinese_stay() -> None:
    assert text_of("　　第一行\n　　第二行\n") == "　　第一行\n　　第二行\n"


def test_lines_of_english_are_one_paragraph() -> None:
    assert text_of("one\ntwo  \nthree\n") == "one two\nthree\n"


def test_lists_keep_their_numbers_boxes_and_depth() -> None:
    assert text_of("3. a\n   - b\n     1. c\n4. d\n\n- [x] e\n- [ ] f\n") == (
        "3. a\n   • b\n     1. c\n4. d\n\n☑ e\n☐ f\n"
    )


def test_links_say_where_they_lead_unless_their_words_do() -> None:
    assert text_of("[a](https://b.c) <https://d.e> [f](#f)\n") == "a (https://b.c) https://d.e f\n"


def test_columns_of_a_table_stand_below_each_other() -> None:
    lines = text_of("| 名字 | n |\n|--|--|\n| a | 2 |\n").splitlines()
    assert lines == ["名字  n", "----  -", "a     2"]


def test_footnotes_are_numbered_in_the_order_of_their_references() -> None:
    text = text_of("a[^z] b^[inline] c[^z]\n\n[^z]: last\n\n[^unused]: x\n")
    assert text == "a[1] b[2] c[1]\n\n* * *\n\n[1] last\n[2] inline\n"


def test_front_matter_and_comments_are_not_in_it() -> None:
    assert text_of("---\ntitle: x\n---\n\na <!-- b --> c\n\n<!-- d -->\n") == "a  c\n"


def test_nothing_becomes_nothing() -> None:
    assert text_of("") == ""
