"""Rich text becomes Markdown; whatever is on the clipboard, nothing fails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.text.editing.html import from_html
from writer.text.parser import parse


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h2>标题</h2><p>One <b>two</b> <i>three</i>.</p>", "## 标题\n\nOne **two** *three*."),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("plain words", ""),
        ("<span>plain</span> words", ""),
        ("<b>x</b>", "**x**"),
        ("<p>a<br>b</p><p>c</p>", "a  \nb\n\nc"),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", "- a\n- b\n  - c"),
        ("<ol start=3><li>a</li><li><p>b</p><p>c</p></li></ol>", "3. a\n4. b\n\n   c"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b"),
        ('<ul><li><input type="checkbox" checked> done</li></ul>', "- [x] done"),
        ('<a href="https://x.y/a b">the <em>link</em></a>', "[the *link*](<https://x.y/a b>)"),
        ('<a href="https://x.y">https://x.y</a>', "<https://x.y>"),
        ('<a href="javascript:x()">go</a> <b>b</b>', "go **b**"),
        ('<img src="a.png" alt="图">', "![图](a.png)"),
        ('<b>x</b><img src="data:image/png;base64,AAAA" alt="图">', "**x**图"),
        ("<p>use <code>a`b</code></p>", "use ``a`b``"),
        (
            '<pre><code class="language-py">x = 1\n  y\n</code></pre>',
            "```py\nx = 1\n  y\n```",
        ),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("a<hr>b", "a\n\n---\n\nb"),
        (
            "<table><tr><th>名称<th align=right>n<tr><td>a|b<td>1</table>",
            "| 名称 |   n |\n| ---- | --: |\n| a\\|b |   1 |",
        ),
        ("<table><tr><td><p>only</p><p>layout</p></td></tr></table>", "only\n\nlayout"),
        ('<b style="font-weight:normal"><p>a</p><p>b</p></b>', "a\n\nb"),
        ('<span style="font-weight: 700; font-style: italic">x</span>', "***x***"),
        ("<p><strong>重点：</strong>内容</p>", "**重点**：内容"),
        ("<p>a <b> b </b> c</p>", "a **b** c"),
        ("<style>p{}</style><script>x</script><p>a</p><p>b</p>", "a\n\nb"),
        (
            "<p>2*3*4 and a_b _c_ [x] &lt;y&gt;</p><p>z</p>",
            "2\\*3\\*4 and a_b \\_c\\_ \\[x\\] \\<y>\n\nz",
        ),
        ("<p># no</p><p>1. no</p><p>- no</p>", "\\# no\n\n1\\. no\n\n\\- no"),
        ("x<!--StartFragment--><b>y</b><!--EndFragment-->z", "**y**"),
        ("<p>a&nbsp;b</p><p>c</p>", "a b\n\nc"),
        ('<div style="white-space: pre"><span style="color:red">if</span>  x</div>', ""),
    ],
)
def test_html_becomes_markdown(html: str, markdown: str) -> None:
    assert from_html(html).replace(">\n>", ">\n>") == markdown


TAGS = [
    *("p", "b", "i", "ul", "ol", "li", "table", "tr", "td", "pre", "code", "a href='x'"),
    *("h1", "blockquote", "br", "img src=x", "div", "script", "span style='font-weight:bold'"),
]


@given(
    st.lists(
        st.one_of(
            st.sampled_from([f"<{tag}>" for tag in TAGS]),
            st.sampled_from([f"</{tag.split()[0]}>" for tag in TAGS]),
            st.text("a中*|`_<>&;#-1. \n", max_size=5),
        ),
        max_size=25,
    )
)
def test_no_html_makes_it_fail(pieces: list[str]) -> None:
    markdown = from_html("".join(pieces))
    assert "\0" not in markdown
    parse(markdown)


def test_html_of_any_depth_is_read() -> None:
    assert "x" in from_html("<div>" * 5000 + "<h1>x" + "</div>" * 5000 + "<b>y</b>")


WORDS = st.text(st.sampled_from("ab 中文，*_`[]<>#\\-1.~|&"), min_size=1, max_size=20)


@given(WORDS)
def test_words_that_look_like_markup_stay_words(words: str) -> None:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    markdown = from_html(f"<p>{escaped}</p><p>end</p>")
    facts = parse(markdown)
    assert not [pair for prose in facts.prose for pair in prose.marks.pairs if pair.is_rendered]
