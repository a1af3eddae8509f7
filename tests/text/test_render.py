"""HTML for the preview: what is shown, what is never shown, and how little is made anew."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.long_documents import chinese_chapter
from tests.text.test_render_cut import TEXTS
from writer.text import render
from writer.text.render import Renderer, pieces_of
from writer.text.render_html import Looks, heading_name, is_remote, render_block
from writer.text.render_math import drawn
from writer.text.render_patch import Piece


def html(text: str, looks: Looks | None = None) -> str:
    return "".join(piece.html for piece in pieces_of(text, looks))


class Watching:
    """Follows a renderer and knows what it has been told."""

    def __init__(self) -> None:
        self.renderer = Renderer()
        self.pieces: list[Piece] = []

    def type(self, text: str) -> int:
        """Render a text; how many pieces were told anew."""
        told = 0
        for patch in self.renderer.update(text):
            self.pieces[patch.first : patch.first + patch.removed] = patch.inserted
            told += len(patch.inserted)
        return told


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 12), TEXTS), min_size=1, max_size=4))
def test_patches_lead_to_the_pieces_of_the_whole_text(edits: list[tuple[int, int, str]]) -> None:
    watching, text = Watching(), ""
    for place, length, inserted in edits:
        text = text[:place] + inserted + text[place + length :]
        watching.type(text)
        assert tuple(watching.pieces) == pieces_of(text)
        assert sum(piece.line_count for piece in watching.pieces) == text.count("\n") + 1


def test_a_letter_renders_one_block(monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: list[str] = []
    real = render_block

    def counting(block, links, footnotes, looks):  # type: ignore[no-untyped-def]  # as the real one
        rendered.append(block.source)
        return real(block, links, footnotes, looks)

    monkeypatch.setattr(render, "render_block", counting)
    watching, text = Watching(), chinese_chapter(20_000)
    watching.type(text)
    rendered.clear()
    watching.type(text[:9_000] + "字" + text[9_000:])
    assert len(rendered) == 1


def test_a_definition_that_changes_changes_what_refers_to_it_and_nothing_else() -> None:
    watching = Watching()
    watching.type("See [one][a].\n\nOther words.\n\n[a]: /old\n")
    assert 'href="/old"' in watching.pieces[0].html
    told = watching.type("See [one][a].\n\nOther words.\n\n[a]: /new\n")
    assert 'href="/new"' in watching.pieces[0].html
    assert told == 2  # the block that defines it, and the one that refers to it
    watching.type("See [one][a].\n\nOther words.\n")
    assert "[one][a]" in watching.pieces[0].html


def test_footnotes_are_numbered_in_the_order_of_the_text() -> None:
    watching = Watching()
    text = "One[^b].\n\nTwo[^a], ^[by *itself*].\n\n[^a]: First.\n\n[^b]: Second.\n"
    watching.type(text)
    numbers = [re.findall(r"#note-(\d+)", piece.html) for piece in watching.pieces]
    assert numbers[:2] == [["1"], ["2", "3"]]
    notes = watching.pieces[-1].html
    assert re.findall(r'name="note-(\d)"></a>(\w+)', notes) == [
        ("1", "Second"),
        ("2", "First"),
        ("3", "by"),
    ]
    assert "<em>itself</em>" in notes
    watching.type("New[^a].\n\n" + text)
    assert re.findall(r"#note-(\d+)", watching.pieces[1].html) == ["2"]
    assert "\0" not in "".join(piece.html for piece in watching.pieces)


def test_a_footnote_that_is_defined_nowhere_is_text() -> None:
    assert "[^x]" in html("Words[^x].")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**bold** ~~gone~~ `code`", "<p><strong>bold</strong> <s>gone</s> <code>code</code></p>"),
        ("- [ ] a\n- [x] b", '<li class="unchecked">a</li>'),
        ("| a |\n|--:|\n| b |", '<td align="right">'),
        ("3. three", '<ol start="3">'),
        ("# One *two*!", '<a name="one-two"></a>One <em>two</em>!'),
        ("x <u>y</u> H<sub>2</sub>O<br>z", "<u>y</u> H<sub>2</sub>O<br>z"),
        ("<center>title</center>", "<center>title</center>"),
        ("a <!-- hidden --> b", "<p>a  b</p>"),
        ("<!-- hidden -->", ""),
        ("---\ntitle: x\n---\n\nwords", "<p>words</p>"),
    ],
)
def test_markdown_is_shown(text: str, shown: str) -> None:
    assert shown in html(text)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "x <script>alert(1)</script>",
        '<img src="http://a.b/c.png">',
        'x <img src=http://a.b/c.png onerror="x()">',
        '<b onclick="x()">y</b>',
        "<iframe src='http://a.b'></iframe>",
        "<style>@import url(http://a.b)</style>",
        "<link rel=stylesheet href=http://a.b>",
        "<u>open",
        "x </b> y <u> z",
        "[x](javascript:alert(1))",
        "![x](http://a.b/c.png)",
        "![x](//a.b/c.png)",
        "![x](data:image/png;base64,AAAA)",
        '![x"><script>](y.png)',
        "```<script>\n<script>\n```",
        "$<script>$",
        "| <script> |\n|---|\n| <img src=x> |",
    ],
)
def test_nothing_runs_and_nothing_is_fetched(text: str) -> None:
    shown = html(text)
    tags = set(re.findall(r"<(/?[a-zA-Z0-9]+)", shown))
    assert not {tag.strip("/").lower() for tag in tags} & {"script", "iframe", "style", "link"}
    for address in re.findall(r'<img src="([^"]*)"', shown):
        assert not is_remote(address) or address.startswith("drawing:")
    for tag in re.findall(r"<[^>]*>", shown):
        assert not re.search(r"\son\w+=|javascript:", tag), tag
    for name in ("u", "b"):
        assert shown.count(f"<{name}>") == shown.count(f"</{name}>")


@pytest.mark.parametrize(
    ("address", "is_off"),
    [
        ("pictures/a.png", False),
        ("/home/a.png", False),
        ("C:/a.png", False),
        ("C:%5Ca.png", False),
        ("http://a.b/c.png", True),
        ("//a.b/c.png", True),
        ("%5C%5Cserver%5Cshare", True),
        ("ftp:x", True),
    ],
)
def test_it_is_known_what_leads_off_the_machine(address: str, is_off: bool) -> None:
    assert is_remote(address) == is_off


def test_chinese_lines_are_kept_and_english_ones_run_on() -> None:
    assert "第一行。<br>第二行。" in html("第一行。\n第二行。")
    assert "第一行。第二行。" in html("第一行。\n第二行。", Looks(keeps_lines=False))
    assert "<br>" not in html("The first line\nruns on.")


def test_an_indent_of_full_width_blanks_is_kept() -> None:
    assert ">　　</span>首行" in html("　　首行")
    assert ">　　</span>首行" in html("- 项\n\n  　　首行")


def test_lines_are_named_where_blocks_begin() -> None:
    pieces = pieces_of("- a\n- b\n\n  c\n\n| x |\n|---|\n| y |\n")
    assert re.findall(r'name="line-(\d)"', pieces[0].html) == ["1", "3"]
    assert re.findall(r'name="line-(\d)"', pieces[1].html) == ["2"]


def test_code_is_coloured_by_its_language() -> None:
    shown = html("```python\nreturn 'x' # <y>\n```")
    assert '<span class="keyword">return</span>' in shown
    assert '<span class="comment"># &lt;y&gt;</span>' in shown
    assert "<span" not in html("```nonesuch\nreturn 'x'\n```")
    assert "<span" not in html("```\nreturn 'x'\n```")


def test_a_formula_is_drawn() -> None:
    piece = pieces_of("$E=mc^2$")[0]
    (drawing,) = piece.drawings
    assert f'src="drawing:{drawing.name}"' in piece.html
    assert 'fill="currentColor"' in drawing.svg
    assert drawing.width > drawing.height > 0
    assert "$E=mc^2$" in html("$E=mc^2$", Looks(draws_math=False))


@pytest.mark.parametrize(
    "tex",
    [
        r"\text{速度}",
        r"\unknown{x}",
        r"\frac{a",
        "x_{",
        r"\left( a",
        "a & b",
        "}",
        "a_b_c",
        r"\sqrt",
    ],
)
def test_a_formula_that_cannot_be_drawn_right_is_its_source(tex: str) -> None:
    assert drawn(tex, is_display=False) is None
    shown = html(f"$${tex}$$\n")
    assert 'class="math"' in shown
    assert "<img" not in shown


@pytest.mark.parametrize(
    "tex",
    [
        r"\begin{aligned} a &= b \\ c &= d \end{aligned}",
        r"\begin{cases} a & b \\ c & d \end{cases}",
        r"\int_0^\infty e^{-x^2}\,dx",
        r"\operatorname{rank} A \le \min\{m,n\}",
    ],
)
def test_formulas_of_several_lines_and_parts_are_drawn(tex: str) -> None:
    assert drawn(tex, is_display=True) is not None


def test_headings_are_named_as_links_name_them() -> None:
    assert heading_name("What is it, then? 数学") == "what-is-it-then-数学"


def test_what_draws_and_colours_is_loaded_when_it_is_used() -> None:
    program = (
        "import sys; from writer.text.render import pieces_of; pieces_of('# a\\n\\n```\\nx\\n```');"
        "sys.exit(', '.join({'pygments', 'ziamath', 'latex2mathml'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_the_indent_of_each_chinese_line_is_kept() -> None:
    shown = html("\u3000\u3000第一行。\n\u3000\u3000第二行。\n", Looks(keeps_lines=True))
    kept = '<span style="white-space: pre">\u3000\u3000</span>'
    assert f"{kept}第一行。<br>{kept}第二行。" in shown
