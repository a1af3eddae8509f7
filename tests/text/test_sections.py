"""Which lines belong to which heading."""

from __future__ import annotations

from writer.text.headings import outline
from writer.text.sections import bodies, sections

TEXT = """前言

# One

a

## Two

b
c


Three
=====

d

第四章 雨

e
"""


def shown(text: str) -> list[tuple[str, str]]:
    """Each heading with the lines that fold away below it."""
    lines = text.split("\n")
    return [
        (lines[s.first], "|".join(lines[s.start : s.end])) for s in sections(text, outline(text))
    ]


def test_a_section_goes_to_the_next_heading_of_its_rank() -> None:
    assert shown(TEXT) == [
        ("# One", "|a||## Two||b|c"),
        ("## Two", "|b|c"),
        ("Three", "|d||第四章 雨||e"),
        ("第四章 雨", "|e"),
    ]


def test_a_body_ends_where_the_next_section_begins() -> None:
    lines = TEXT.split("\n")
    found = bodies(TEXT, sections(TEXT, outline(TEXT)))
    assert ["|".join(lines[s.start : s.end]) for s in found] == ["|a", "|b|c", "|d", "|e"]


def test_what_has_no_lines_is_empty() -> None:
    assert shown("# One\n# Two\n\n\n# Three") == [("# One", ""), ("# Two", ""), ("# Three", "")]


def test_code_quotes_and_lists_begin_no_section() -> None:
    assert shown("```\n# no\n```\n\n> # no\n\n- # no\n\n# yes\n\na") == [("# yes", "|a")]


def test_nothing_has_no_sections() -> None:
    assert shown("") == []
