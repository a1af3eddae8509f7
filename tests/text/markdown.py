"""Strategies that draw Markdown: every construct, nested, with any newline, and plain noise."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "the",
        "quick brown fox",
        "Writer",
        "a",
        "don't",
        "café",
        "中文",
        "本市今年完成了三项工作",
        "，",
        "。",
        "“引号”",
        "——",
        "3 * 4",
        "snake_case",
        "1.",
        "-",
        "#",
        "|",
        "\\",
        "{",
        "}",
        "$5",
        "100%",
        "C:\\work",
        "\u3000",
        "\u00a0",
        "👍🏽",
        "مرحبا",
    ]
)
OPAQUE = st.sampled_from(
    [
        "`code`",
        "`` a`b ``",
        "`x | y`",
        "$x_1$",
        "$$y$$",
        "<b>",
        "</b>",
        "<br/>",
        "<!-- note -->",
        "https://example.org/a_b?c=*d*",
        "www.example.org",
        "me@example.org",
        "<https://example.org>",
        "![alt *text*](image.png 'title')",
        "[^1]",
        "^[inline *note*]",
        "[[Page|Name]]",
        "![[Embedded]]",
        ":smile:",
        "\\*",
        "\\|",
        "&nbsp;",
        "&#35;",
        "[label]",
        "[label][]",
        "[^undefined]",
        "{.class}",
        "{{ name }}",
        ":role[words]{a=b}",
        "\\(x_1\\)",
        "[@key, p. 3]",
        "{1}",
        "@@2@@",
    ]
)
BREAKS = st.sampled_from(["\n", "\r\n", "\r", "  \n", "\\\n", "\n  ", "\n\t", "\n　　", " \n"])


def _enclosed(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        inner.map("*{}*".format),
        inner.map("_{}_".format),
        inner.map("**{}**".format),
        inner.map("__{}__".format),
        inner.map("***{}***".format),
        inner.map("~~{}~~".format),
        inner.map("~~~{}~~~".format),
        inner.map('[{}](https://example.org/p_q "a *t*")'.format),
        inner.map("[{}][label]".format),
        inner.map("[{}](<a b>)".format),
        inner.map("![{}](i.png)".format),
    )


def _joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    glue = st.sampled_from(["", " ", " "])
    return st.lists(st.tuples(inner, glue), min_size=1, max_size=5).map(
        lambda parts: "".join(part + space for part, space in parts)
    )


INLINE = st.recursive(
    st.one_of(WORDS, WORDS, OPAQUE, BREAKS),
    lambda inner: st.one_of(_joined(inner), _enclosed(_joined(inner))),
    max_leaves=12,
)
_PREFIX = st.sampled_from(["> ", ">", "- ", "* ", "+ ", "1. ", "12) ", "- [ ] ", "- [x] ", "    "])


def _contained(block: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def prefixed(prefix: str, text: str, is_lazy: bool) -> str:
        lines = text.split("\n")
        rest = prefix if prefix.startswith(">") else " " * len(prefix)
        return "\n".join([prefix + lines[0], *((("" if is_lazy else rest) + x) for x in lines[1:])])

    return st.builds(prefixed, _PREFIX, block, st.booleans())


_FIXED = st.sampled_from(
    [
        "```python\ncode *not prose*\n```",
        "~~~\nopen fence",
        "    indented *code*",
        "<div>\nraw *html*\n</div>",
        "$$\nx = *y*\n$$",
        "---",
        "[label]: https://example.org/label 'Label'",
        "[^1]: A *note* on it.\n    More of the note.",
        "| a | b |\n|---|:-:|\n| **c** \\| d | `e \\| f` |\ng | h |",
        "a | b\n--|--\nx",
        "\\| not a table",
        ":::note Title\n:option: x\nwords\n:::",
        "::leaf[words]{#id}",
        "words\n:::",
        "> [!NOTE]\n> words",
        "> [!tip]- Title\n> words",
        "[TOC]",
        "\\begin{a}\nx &= y\n\\end{a}",
        "",
    ]
)
BLOCK = st.recursive(
    st.one_of(
        INLINE,
        INLINE,
        INLINE.map("# {}".format),
        INLINE.map("### {} ##".format),
        INLINE.map("{}\n===".format),
        INLINE.map("{}\n---".format),
        INLINE.map("| {} | b |\n|---|---|\n| c |".format),
        INLINE.map("　　{}".format),
        _FIXED,
    ),
    _contained,
    max_leaves=3,
)
_GAP = st.sampled_from(["\n\n", "\n\n", "\n", "\r\n\r\n", "\r\r", "\n \t\n"])
_STRUCTURED = st.lists(st.tuples(BLOCK, _GAP), min_size=1, max_size=5).map(
    lambda parts: "".join(block + gap for block, gap in parts)
)
_NOISE = st.text(
    st.sampled_from("ab中，。 \t\n\r\0\f\u3000*_~`[](){}<>!#|\\-+1.:$&@^\"'x/="), max_size=60
)
DOCUMENT = st.one_of(
    _STRUCTURED,
    _STRUCTURED.map(lambda text: f"---\ntitle: x\n---\n{text}\n\n[label]: /x\n[^1]: n\n"),
    _STRUCTURED.map(lambda text: text + "\n\n[label]: /x\n"),
    _STRUCTURED.map("+++\ntitle = 'x'\n+++\n{}".format),
    _NOISE,
)
