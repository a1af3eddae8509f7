"""What the characters of a Markdown text are, by what the highlighter colours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.ui.markup import Mode, Role, State, scan


def marked(text: str, role: Role) -> list[str]:
    """All stretches of `text` with this role, line by line."""
    state, found = State(Mode.START), []
    lines = text.split("\n")
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        marks, state = scan(line, State.unpack(state.pack()), below)
        found += [line[m.start : m.end] for m in marks if role in m.role]
    return found


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("# Title #", Role.HEADING, ["# Title #"]),
        ("# Title #", Role.MARKER, ["# ", " #"]),
        ("#hash tag", Role.HEADING, []),
        ("####### seven", Role.HEADING, []),
        ("Title\n=====", Role.HEADING, ["Title", "====="]),
        ("> a\n===", Role.HEADING, []),
        ("- a\n---", Role.HEADING, []),
        ("a | b\n--|--\nc | d\n\ne | f", Role.MARKER, ["|", "--|--", "|"]),
        ("a &amp; b &copy; & c;", Role.HTML, ["&amp;", "&copy;"]),
        ("<me@a.b> www.a.b/c x", Role.URL, ["<me@a.b>", "www.a.b/c"]),
        ("hard\\\nbreak", Role.MARKER, ["\\"]),
        ("a *b* c", Role.EMPHASIS, ["*b*"]),
        ("谈论*书*，很", Role.EMPHASIS, ["*书*"]),
        ("a **b** c", Role.STRONG, ["**b**"]),
        ("a **b** c", Role.EMPHASIS, []),
        ("他说**重点**是", Role.STRONG, ["**重点**"]),
        ("***both***", Role.STRONG, ["**both**"]),
        ("snake_case_name", Role.EMPHASIS, []),
        ("2 * 3 * 4", Role.EMPHASIS, []),
        ("_b_ and __c__", Role.STRONG, ["__c__"]),
        ("~~gone~~", Role.STRIKE, ["~~gone~~"]),
        ("`a*b*c`", Role.CODE, ["`a*b*c`"]),
        ("`a*b*c`", Role.EMPHASIS, []),
        ("``a`b``", Role.CODE, ["``a`b``"]),
        (r"\*not\*", Role.EMPHASIS, []),
        (r"\*not\*", Role.MARKER, ["\\", "\\"]),
        ("see [text](http://a.b/c)", Role.LINK, ["text"]),
        ("see [text](http://a.b/c)", Role.URL, ["http://a.b/c", "](http://a.b/c)"]),
        ("![alt](x.png)", Role.LINK, ["alt"]),
        ("<https://a.b>", Role.URL, ["<https://a.b>"]),
        ("[a]: http://b.c 'd'", Role.URL, ["http://b.c"]),
        ("a<br>b", Role.HTML, ["<br>"]),
        ("<div>\nin\n\nout", Role.HTML, ["<div>", "in"]),
        ("<!-- a\nb -->\nc", Role.HTML, ["<!-- a", "b -->"]),
        ("$x+1$ and 5 $", Role.MATH, ["$x+1$"]),
        ("$$\nx\n$$\ny", Role.MATH, ["$$", "x", "$$"]),
        ("note[^1]\n\n[^1]: text", Role.FOOTNOTE, ["[^1]", "[^1]:"]),
        ("- a\n10. b", Role.MARKER, ["- ", "10. "]),
        ("- [x] a", Role.MARKER, ["- [x]"]),
        ("> a\n>> b", Role.QUOTE, ["> a", ">> b"]),
        ("---\na: b\n---\nc", Role.FRONT_MATTER, ["---", "a: b", "---"]),
        ("text\n\n---", Role.FRONT_MATTER, []),
        ("text\n\n---", Role.MARKER, ["---"]),
        ("| a | b |\n|---|---|", Role.MARKER, ["|", "|", "|", "|---|---|"]),
        ("```py\n# no\n```\n# yes", Role.CODE, ["```py", "# no", "```"]),
        ("```py\n# no\n```\n# yes", Role.HEADING, ["# yes"]),
        ("````\n```\n````\n*a*", Role.EMPHASIS, ["*a*"]),
        ("~~~\n```\n~~~", Role.CODE, ["~~~", "```", "~~~"]),
        ("    code", Role.CODE, ["    code"]),
        ("text\n    not code", Role.CODE, []),
        ("- a\n\n    not code", Role.CODE, []),
        ("　　中文段落", Role.CODE, []),
    ],
)
def test_a_line_is_marked(text: str, role: Role, expected: list[str]) -> None:
    assert marked(text, role) == expected


@given(st.text(st.sampled_from("*_~`$[]()<>!#-|>\\ ab中😀^:"), max_size=60))
def test_marks_lie_within_their_line(line: str) -> None:
    marks, state = scan(line, State(Mode.BLANK))
    assert all(0 <= mark.start <= mark.end <= len(line) for mark in marks)
    assert State.unpack(state.pack()) == state
