"""Names for the files of documents that have none."""

from __future__ import annotations

import pytest

from writer.text.file_name import LONGEST, file_name_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("", ""),
        ("\n \n---\n\n***\n", ""),
        ("# A plan\n\ntext", "A plan"),
        ("some words first\n\n## The heading ##\n", "The heading"),
        ("just words and no heading\nmore", "just words and no heading"),
        ("关于做好防汛工作的通知\n\n各县：\n", "关于做好防汛工作的通知"),
        ("　　第一段，写了一些字。\n", "第一段，写了一些字"),
        ("---\ntitle: 'From the matter'\n---\n# Another\n", "From the matter"),
        ("---\ndate: 2026\n---\n\n# Another\n", "Another"),
        ("# **Bold** and `code` and [a link](http://x.y/z)\n", "Bold and code and a link"),
        ("- [ ] buy milk\n", "buy milk"),
        ("> 1. quoted\n", "quoted"),
        ("# What / why: <now>?\n", "What why now"),
        ("# 1. 总则\n", "1. 总则"),
        ("# con\n", "con_"),
        ("# COM1.notes\n", "COM1.notes_"),
        ("# name…\t\x00end. \n", "name… end"),
        ("# snake_case_name\n", "snake_case_name"),
        ("# 😀 emoji\n", "😀 emoji"),
    ],
)
def test_a_document_is_called_like_its_title_or_its_first_words(text: str, name: str) -> None:
    assert file_name_of(text) == name


def test_a_long_line_is_cut_at_the_end_of_a_clause() -> None:
    text = "The first clause is short, and then it goes on and on without coming to an end at all"
    assert file_name_of(text) == "The first clause is short"
    assert file_name_of("本次会议研究了三项议题。" * 10) == "本次会议研究了三项议题"


def test_what_has_no_clause_is_cut_between_words_and_never_too_long() -> None:
    assert file_name_of("word " * 30) == ("word " * 8).strip()
    name = file_name_of("字" * 500)
    assert len(name) == LONGEST
    assert len(name.encode()) < 250
