"""The Markdown that Writer reads: CommonMark, tables, footnotes, math, front matter, directives."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

_MATH = re.compile(
    r"\$\$(?P<double>(?:[^$\\]|\\.)+)\$\$"
    r"|\$(?!\s)(?P<single>(?:[^$\\]|\\.)*(?:[^$\\\s]|\\.))\$(?!\d)",
    re.DOTALL,
)
_DIRECTIVE = re.compile(r":{3,}.*|::[A-Za-z][\w-]*(?:\[.*\])?(?:\{.*\})?\s*")
_DIRECTIVE_OPTION = re.compile(r":[A-Za-z][\w-]*:(?:\s.*)?")
_ENDS_PARAGRAPH: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
_TOML_FENCE = "+++"


def markdown() -> MarkdownIt:
    """A parser for it, as a preview wants it: lines of directives are text."""
    md = MarkdownIt("commonmark", {"html": True, "linkify": False})
    md.enable(["table", "strikethrough"])
    md.use(front_matter_plugin)
    md.block.ruler.before("table", "toml_front_matter", _toml_front_matter)
    md.use(dollarmath_plugin, allow_space=False, allow_digits=False)
    md.inline.ruler.at("math_inline", _inline_math)
    md.use(footnote_plugin)
    return md


def set_directives_apart(md: MarkdownIt) -> None:
    """Make lines such as ``:::note`` blocks of their own, outside of paragraphs."""
    md.block.ruler.before("fence", "directive", _directive, _ENDS_PARAGRAPH)


def _inline_math(state: StateInline, silent: bool) -> bool:
    """``$x$`` and ``$$x$$``; a dollar before a blank or after a digit is money."""
    if state.src[state.pos] != "$" or (state.pos and state.src[state.pos - 1].isdigit()):
        return False
    match = _MATH.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        is_double = match["double"] is not None
        token = state.push("math_inline_double" if is_double else "math_inline", "math", 0)
        token.content = match["double"] if is_double else match["single"]
        token.markup = "$$" if is_double else "$"
    state.pos = match.end()
    return True


def _directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A fence of colons or a leaf directive, and the options in the lines below it."""
    if state.is_code_block(start) or not _DIRECTIVE.fullmatch(_line(state, start)):
        return False
    if silent:
        return True
    last = start + 1
    while last < end and _DIRECTIVE_OPTION.fullmatch(_line(state, last)):
        last += 1
    state.line = last
    _push(state, "directive", start, last)
    return True


def _toml_front_matter(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Metadata between two lines of plus signs at the very beginning of a document."""
    if start or state.level or state.bMarks[0] or _line(state, 0).rstrip() != _TOML_FENCE:
        return False
    fences = (n for n in range(1, end) if _line(state, n).rstrip() == _TOML_FENCE)
    closing = next(fences, None)
    if closing is None:
        return False
    if not silent:
        state.line = closing + 1
        _push(state, "front_matter", 0, state.line)
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _push(state: StateBlock, name: str, start: int, end: int) -> None:
    token = state.push(name, "", 0)
    token.content = state.getLines(start, end, state.blkIndent, False)
    token.map = [start, end]
    token.hidden = True
