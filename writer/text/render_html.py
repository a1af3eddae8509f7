"""One block of a document as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from writer.text.dialect import markdown
from writer.text.language import is_mostly_han
from writer.text.render_code import highlighted
from writer.text.render_cut import Block, Target
from writer.text.render_math import SIZE, Drawing, drawn
from writer.text.render_patch import DRAWING
from writer.text.render_raw import safe, safe_block

NUMBER = "\0"
"""Around the key of a footnote, in the place of its number: no text has this character."""
_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_INDENT = re.compile(r"[ \t>]*(\u3000+)")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//|\\\\")
_UNNAMED = re.compile(r"[^\w\- ]")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class Looks:
    """What is a matter of taste."""

    keeps_lines: bool = True
    """Whether a single line break breaks the line in Chinese text."""
    draws_math: bool = True
    """Whether formulas become pictures; otherwise they stand as their source."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The HTML of a block, and what it depends on."""

    html: str
    """Anchors ``line-N`` stand where line N of the block begins, N from 1 on."""
    notes: tuple[str, ...] = ()
    """The keys of the footnotes it refers to, in order: their labels, or their text."""
    bodies: tuple[tuple[str, str], ...] = ()
    """The HTML of the footnotes that stand in it, by key."""
    drawings: tuple[Drawing, ...] = ()
    asked: tuple[tuple[str, Target | None], ...] = ()
    """The link labels that were looked up, and what was found."""
    asked_notes: tuple[tuple[str, bool], ...] = ()
    """The labels of footnotes that it may refer to, and whether there is such a footnote."""


def render_block(
    block: Block, links: Mapping[str, Target], footnotes: frozenset[str], looks: Looks
) -> Rendered:
    """The HTML of one block; `links` and `footnotes` are those of the whole document."""
    if block.kind == "front_matter":
        return Rendered("")
    asked_notes = dict.fromkeys(_NOTE.findall(block.source))
    known = [label for label in asked_notes if label in footnotes]
    references = _Lookup(links)
    environment: EnvType = {
        "references": references,
        "footnotes": {"refs": {f":{label}": -1 for label in known}, "list": {}},
    }
    md = _parser()
    tokens = md.parse(block.source, environment)
    page = _Page(md, environment, looks, block.source.split("\n"))
    html = page.render(tokens).strip("\n")
    return Rendered(
        html,
        tuple(page.notes),
        tuple(page.bodies.items()),
        tuple(page.drawings.values()),
        tuple(references.asked.items()),
        tuple((label, label in footnotes) for label in asked_notes),
    )


class _Lookup(dict[str, dict[str, str]]):
    """The link reference definitions of a document, with a note of what was looked up."""

    def __init__(self, links: Mapping[str, Target]) -> None:
        super().__init__()
        self._links = links
        self.asked: dict[str, Target | None] = {}

    def __contains__(self, label: object) -> bool:
        """Definitions in the block itself are known already."""
        return True

    def get(self, label: str, default: object = None) -> dict[str, str] | None:  # type: ignore[override]  # the parser gives no other default
        found = self.asked[label] = self._links.get(label)
        return {"href": found.href, "title": found.title} if found else None


@dataclass(slots=True)
class _Page:
    """What is being made of the tokens of one block."""

    md: MarkdownIt
    environment: EnvType
    looks: Looks
    lines: Sequence[str]
    notes: list[str] = field(default_factory=list)
    bodies: dict[str, str] = field(default_factory=dict)
    drawings: dict[str, Drawing] = field(default_factory=dict)

    def render(self, tokens: Sequence[Token]) -> str:
        self.environment[_PAGE] = self
        for index, token in enumerate(tokens):
            if token.type == "inline":
                self._prepare(token, tokens[index - 1])
            elif token.type in ("td_open", "th_open"):
                _align(token)
            elif token.type == "list_item_open":
                _mark_task(token, tokens[index + 1 : index + 3])
        return self._html(self._without_bodies(tokens))

    def note(self, token: Token) -> str:
        """The key of the footnote that a token refers to."""
        if "label" in token.meta:
            key = str(token.meta["label"])
        else:
            entry = self.environment["footnotes"]["list"][token.meta["id"]]
            key = f"^{entry['content']}"
            if key not in self.bodies:
                self.bodies[key] = ""  # it may refer to itself in its own words
                self._prepare_children(entry["tokens"], str(entry["content"]))
                words = self.md.renderer.render(
                    [_inline(entry["tokens"])], self.md.options, self.environment
                )
                self.bodies[key] = f"<p>{words}</p>"
        self.notes.append(key)
        return key

    def draw(self, tex: str, *, is_display: bool) -> Drawing | None:
        drawing = drawn(tex, is_display=is_display) if self.looks.draws_math else None
        if drawing:
            self.drawings[drawing.name] = drawing
        return drawing

    def _html(self, tokens: Sequence[Token]) -> str:
        return str(self.md.renderer.render(tokens, self.md.options, self.environment))

    def _without_bodies(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens that stand in their place; footnotes go into `bodies`."""
        rest: list[Token] = []
        opened: list[tuple[str, list[Token]]] = []
        for token in tokens:
            if token.type == "footnote_reference_open":
                opened.append((str(token.meta["label"]), []))
            elif token.type == "footnote_reference_close":
                label, body = opened.pop()
                self.bodies[label] = self._html(body)
            else:
                (opened[-1][1] if opened else rest).append(token)
        return rest

    def _prepare(self, token: Token, parent: Token) -> None:
        children = token.children or []
        self._prepare_children(children, token.content)
        if parent.type == "paragraph_open" and token.map:
            indent = _INDENT.match(self.lines[token.map[0]])
            if indent:
                children.insert(0, _raw(_kept(indent[1])))

    def _prepare_children(self, children: Sequence[Token], content: str) -> None:
        """Decide about line breaks and raw HTML, which need a look at the whole."""
        breaks = [token for token in children if token.type == "softbreak"]
        if breaks and self.looks.keeps_lines and is_mostly_han(content):
            for token in breaks:
                token.type = "hardbreak"
        for before, token, after in zip(children, children[1:], children[2:], strict=False):
            if token.type == "softbreak" and _is_wide(before, -1) and _is_wide(after, 0):
                token.type = "text"
        raw = [token for token in children if token.type == "html_inline"]
        for token, html in zip(raw, safe(token.content for token in raw), strict=True):
            token.content = html


class _Writer(RendererHTML):
    """Writes the HTML of tokens; a method is named after the type that it writes."""

    def heading_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """Name the heading, so that links lead to it."""
        name = heading_name(_words(tokens[idx + 1].children or ()))
        anchor = f'<a name="{escape(name)}"></a>' if name else ""
        return f"<{tokens[idx].tag}>{_place(tokens[idx])}{anchor}"

    def paragraph_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """Say which line it is."""
        return _place(tokens[idx]) if tokens[idx].hidden else f"<p>{_place(tokens[idx])}"

    def paragraph_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """End it, unless the list that it is in is tight."""
        return "" if tokens[idx].hidden else "</p>\n"

    def hardbreak(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """Break the line."""
        return "<br>"

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Keep the indent that a line begins with."""
        content = tokens[idx].content
        if idx and tokens[idx - 1].type == "hardbreak" and content.startswith("\u3000"):
            words = content.lstrip("\u3000")
            return _kept(content[: len(content) - len(words)]) + escape(words)
        return escape(content)

    def table_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """Rule it."""
        return '<table border="0" cellspacing="0" cellpadding="5">\n'

    def tr_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Say which line it is, in the first cell."""
        place, cell = _place(tokens[idx]), next((t for t in tokens[idx:] if t.children), None)
        if place and cell is not None and cell.children is not None:
            cell.children.insert(0, _raw(place))
        return "<tr>"

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Colour the code."""
        token = tokens[idx]
        language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
        code = highlighted(token.content.removesuffix("\n"), language)
        return f'<pre class="code">{_place(token)}{code}</pre>\n'

    def code_block(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """The same, of no known language."""
        return self.fence(tokens, idx, options, env)

    def html_block(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """Let harmless tags hold."""
        return safe_block(tokens[idx].content)

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A picture of this machine, or the words for one of another."""
        token = tokens[idx]
        words = _words(token.children or ())
        address = str(token.attrs.get("src", ""))
        if is_remote(address):
            return f'<span class="picture">[{escape(words or address)}]</span>'
        return f'<img src="{escape(address)}" alt="{escape(words)}">'

    def footnote_ref(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """The number, which nobody knows before the whole text is read."""
        number = f"{NUMBER}{env[_PAGE].note(tokens[idx])}{NUMBER}"
        return f'<sup><a name="ref-{number}"></a><a href="#note-{number}">{number}</a></sup>'

    def math_inline(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """A formula in its line."""
        token = tokens[idx]
        return _formula(env[_PAGE], token.content, token.markup, is_display=False)

    def math_inline_double(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """A formula on lines of its own, within a paragraph."""
        return f"<br>{_formula(env[_PAGE], tokens[idx].content, '$$', is_display=True)}<br>"

    def math_block(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """A formula by itself, and its number if it has one."""
        token = tokens[idx]
        formula = _formula(env[_PAGE], token.content, "$$", is_display=True)
        number = f" ({escape(token.info)})" if token.info else ""
        return f'<p align="center">{_place(token)}{formula}{number}</p>\n'

    math_block_label = math_block
    math_block_eqno = math_block


_PAGE = "writer_page"


def heading_name(title: str) -> str:
    """What a link to a heading says behind its ``#``."""
    return _UNNAMED.sub("", title.strip().lower()).replace(" ", "-")


def is_remote(address: str) -> bool:
    """Whether an address leads off this machine, or might: a drive letter is no scheme."""
    return bool(_REMOTE.match(unquote(address)))


@cache
def _parser() -> MarkdownIt:
    made = markdown()
    made.disable(["front_matter", "toml_front_matter", "footnote_tail"])
    made.renderer = _Writer(made)
    return made


def _formula(page: _Page, tex: str, mark: str, *, is_display: bool) -> str:
    tex = tex.strip()
    source = escape(f"{mark}{tex}{mark}")
    drawing = page.draw(tex, is_display=is_display)
    if drawing is None:
        return f'<span class="math">{source}</span>'
    size = f'data-width="{drawing.width / SIZE:.3f}" data-height="{drawing.height / SIZE:.3f}"'
    return f'<img src="{DRAWING}{drawing.name}" alt="{source}" {size} class="drawing">'


def _align(cell: Token) -> None:
    """Say with an attribute how a cell is aligned: beside a style Qt draws no border."""
    style = str(cell.attrs.pop("style", ""))
    if style.startswith("text-align:"):
        cell.attrSet("align", style.removeprefix("text-align:"))


def _mark_task(item: Token, following: Sequence[Token]) -> None:
    """Give a list item a box in the place of ``[ ]``."""
    inline = following[-1] if following else item
    first = next(iter(inline.children or ()), item)
    if inline.type != "inline" or first.type != "text":
        return
    if task := _TASK.match(inline.content):
        item.attrSet("class", "unchecked" if task[1] == " " else "checked")
        first.content = first.content[task.end() :]


def _place(token: Token) -> str:
    line = token.map[0] if token.map else 0
    return f'<a name="line-{line}"></a>' if line else ""


def _kept(indent: str) -> str:
    """A wide blank that is drawn where a line begins: Qt drops it otherwise."""
    return f'<span style="white-space: pre">{indent}</span>'


def _raw(html: str) -> Token:
    return Token("html_inline", "", 0, content=html)


def _inline(children: list[Token]) -> Token:
    return Token("inline", "", 0, children=children)


def _words(tokens: Iterable[Token]) -> str:
    """What tokens of a line say, without markup."""
    return "".join(
        _words(token.children) if token.children else token.content
        for token in tokens
        if token.type not in ("html_inline", "footnote_ref")
    )


def _is_wide(token: Token, at: int) -> bool:
    return bool(token.type == "text" and token.content and _WIDE.match(token.content[at]))
