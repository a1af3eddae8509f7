"""Reads Markdown into a tree: the tokens of the one dialect, and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from markdown_it.utils import EnvType

from writer.text.dialect import markdown
from writer.text.export.tree import (
    Block,
    Cell,
    Code,
    Formula,
    Heading,
    Image,
    Inline,
    Item,
    LineBreak,
    List,
    Mark,
    NoteMark,
    Paragraph,
    Quote,
    Rule,
    Table,
    Tree,
    Words,
)
from writer.text.language import is_mostly_han
from writer.text.render_raw import safe

_MARKS = {"strong": Mark.BOLD, "em": Mark.ITALIC, "s": Mark.STRUCK}
_RAW_MARKS = {
    **dict.fromkeys(("b", "strong"), Mark.BOLD),
    **dict.fromkeys(("i", "em"), Mark.ITALIC),
    **dict.fromkeys(("s", "del"), Mark.STRUCK),
    **dict.fromkeys(("code", "kbd", "tt"), Mark.CODE),
    **dict.fromkeys(("u", "ins"), Mark.UNDERLINED),
    "sup": Mark.RAISED,
    "sub": Mark.LOWERED,
    "mark": Mark.MARKED,
}
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z]+)>")
_RAW_TAG = re.compile(r"<[^<>]*>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_INDENT = re.compile(r"[ \t>]*(\u3000+)")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u3000-\u303f]")
_ALIGNMENT = re.compile(r"text-align:(\w+)")


def read(text: str, *, keeps_lines: bool = True) -> Tree:
    """The tree of a document; `keeps_lines`: single line breaks hold in Chinese text."""
    environment: EnvType = {}
    tokens = _parser().parse(text, environment)
    reader = _Reader(text.split("\n"), environment, keeps_lines=keeps_lines)
    return reader.read(tokens)


@cache
def _parser() -> MarkdownIt:
    return markdown().disable(["footnote_tail"])


@dataclass(slots=True)
class _Reader:
    """Turns the tokens of one document into its tree."""

    lines: Sequence[str]
    environment: EnvType
    keeps_lines: bool
    bodies: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    """Footnotes as they are written, by key."""
    keys: dict[str, None] = field(default_factory=dict)
    """Those that are referred to, in order."""

    def read(self, tokens: Sequence[Token]) -> Tree:
        blocks = self._blocks(SyntaxTreeNode(tokens).children)
        notes = {key: self.bodies.get(key, ()) for key in self.keys}
        return Tree(blocks, notes)

    def _blocks(self, nodes: Iterable[SyntaxTreeNode]) -> tuple[Block, ...]:
        return tuple(block for node in nodes for block in self._block(node))

    def _block(self, node: SyntaxTreeNode) -> Iterator[Block]:
        match node.type:
            case "heading":
                yield Heading(int(node.tag[1]), self._words_in(node), _line(node))
            case "paragraph":
                yield Paragraph(self._words_in(node), _line(node))
            case "blockquote":
                yield Quote(self._blocks(node.children))
            case "bullet_list" | "ordered_list":
                yield self._list(node)
            case "table":
                yield self._table(node)
            case "footnote_reference":
                self.bodies[str(node.meta["label"])] = self._blocks(node.children)
            case _:
                yield from _leaf(node)

    def _list(self, node: SyntaxTreeNode) -> List:
        paragraphs = (
            token for item in node.children for token in item.children if token.type == "paragraph"
        )
        is_tight = all(paragraph.hidden for paragraph in paragraphs)
        start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
        return List(tuple(self._item(child) for child in node.children), start, is_tight)

    def _item(self, node: SyntaxTreeNode) -> Item:
        blocks = self._blocks(node.children)
        first = blocks[0] if blocks else None
        if not isinstance(first, Paragraph) or not first.content:
            return Item(blocks)
        words = first.content[0]
        if not isinstance(words, Words) or not (task := _TASK.match(words.text)):
            return Item(blocks)
        rest = Words(words.text[task.end() :], words.marks, words.link)
        paragraph = Paragraph((rest, *first.content[1:]), first.line)
        return Item((paragraph, *blocks[1:]), is_done=task[1] != " ")

    def _table(self, node: SyntaxTreeNode) -> Table:
        rows = [row for part in node.children for row in part.children]
        return Table(tuple(tuple(map(self._cell, row.children)) for row in rows))

    def _cell(self, node: SyntaxTreeNode) -> Cell:
        found = _ALIGNMENT.search(str(node.attrs.get("style", "")))
        return Cell(self._words_in(node), found[1] if found else "")

    def _words_in(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        """The line or lines of a paragraph, heading or cell."""
        inline = next((child for child in node.children if child.type == "inline"), None)
        if inline is None:
            return ()
        content = self._inline(inline.children, inline.content)
        indent = _INDENT.match(self.lines[_line(node)]) if node.type == "paragraph" else None
        if indent:
            content = (Words(indent[1]), *content)
        return tuple(_joined(content))

    def _inline(self, nodes: Sequence[SyntaxTreeNode], content: str) -> tuple[Inline, ...]:
        breaks = self.keeps_lines and is_mostly_han(content)
        raw = [token for node in nodes for token in _raw_tokens(node)]
        made = safe(token.content for token in raw)
        line = _Line(self, {id(t): html for t, html in zip(raw, made, strict=True)}, breaks)
        line.add(nodes)
        return tuple(line.content)

    def note(self, node: SyntaxTreeNode) -> NoteMark:
        """The footnote that a node refers to, kept for the end."""
        if "label" in node.meta:
            key = str(node.meta["label"])
        else:
            entry = self.environment["footnotes"]["list"][node.meta["id"]]
            key = f"^{node.meta['id']}"
            self.keys.setdefault(key)
            if key not in self.bodies:
                self.bodies[key] = ()  # it may refer to itself in its own words
                children = SyntaxTreeNode(entry["tokens"]).children
                words = self._inline(children, str(entry["content"]))
                self.bodies[key] = (Paragraph(tuple(_joined(words)), 0),)
        self.keys.setdefault(key)
        return NoteMark(key)


@dataclass(slots=True)
class _Line:
    """What is being read of one paragraph, heading or cell."""

    reader: _Reader
    raw: dict[int, str]
    """By the token's identity: the HTML that holds, see `safe`."""
    keeps_breaks: bool
    content: list[Inline] = field(default_factory=list)
    raw_marks: list[Mark | None] = field(default_factory=list)

    def add(
        self, nodes: Iterable[SyntaxTreeNode], marks: frozenset[Mark] = frozenset(), link: str = ""
    ) -> None:
        for node in nodes:
            if node.type in _MARKS:
                self.add(node.children, marks | {_MARKS[node.type]}, link)
            elif node.type == "link":
                self.add(node.children, marks, str(node.attrs.get("href", "")))
            elif node.type == "html_inline":
                self._add_raw(node.content, self.raw[id(node.token)], marks, link)
            else:
                self.content.append(self._part(node, marks | self._raw(), link))

    def _part(self, node: SyntaxTreeNode, marks: frozenset[Mark], link: str) -> Inline:
        match node.type:
            case "code_inline":
                return Words(node.content, marks | {Mark.CODE}, link)
            case "softbreak":
                return LineBreak() if self.keeps_breaks else Words("\n", marks, link)
            case "hardbreak":
                return LineBreak()
            case "image":
                words = "".join(child.content for child in node.walk() if not child.children)
                return Image(str(node.attrs.get("src", "")), words, link)
            case "footnote_ref":
                return self.reader.note(node)
            case "math_inline" | "math_inline_double":
                return Formula(node.content.strip(), is_display=node.type.endswith("double"))
            case _:
                return Words(node.content, marks, link)

    def _raw(self) -> frozenset[Mark]:
        return frozenset(mark for mark in self.raw_marks if mark)

    def _add_raw(self, source: str, made: str, marks: frozenset[Mark], link: str) -> None:
        tag = _TAG.fullmatch(made)
        if tag is None:
            if made:
                self.content.append(Words(source, marks | {Mark.CODE}, link))
        elif tag["name"] == "br":
            self.content.append(LineBreak())
        elif tag["end"]:
            self.raw_marks.pop()
        elif tag["name"] not in ("hr", "wbr"):
            self.raw_marks.append(_RAW_MARKS.get(tag["name"]))


def _leaf(node: SyntaxTreeNode) -> Iterator[Block]:
    """A block without words in lines; front matter is none."""
    match node.type:
        case "fence" | "code_block":
            language = node.info.split(maxsplit=1)[0] if node.info.strip() else ""
            yield Code(node.content.removesuffix("\n"), language)
        case "hr":
            yield Rule()
        case "html_block":
            yield from _raw_block(node.content, _line(node))
        case "math_block" | "math_block_label" | "math_block_eqno":
            formula = Formula(node.content.strip(), is_display=True, number=node.info)
            yield Paragraph((formula,), _line(node))


def _line(node: SyntaxTreeNode) -> int:
    return node.map[0] if node.map else 0


def _raw_tokens(node: SyntaxTreeNode) -> Iterator[Token]:
    """The pieces of raw HTML in a part of a line, in their order."""
    for part in node.walk():
        if part.type == "html_inline" and part.token is not None:
            yield part.token


def _raw_block(source: str, line: int) -> Iterator[Block]:
    """What a block of raw HTML says, where only harmless tags are in it; else its source."""
    text = _COMMENT.sub("", source).strip()
    if not text:
        return
    tags = list(_RAW_TAG.finditer(text))
    made = safe(tag.group() for tag in tags)
    if not all(html and _TAG.fullmatch(html) for html in made):
        yield Code(text, "html")
        return
    content: list[Inline] = []
    position = 0
    marks: list[Mark | None] = []
    for tag, html in zip(tags, made, strict=True):
        content.append(_collapsed(text[position : tag.start()], marks))
        position = tag.end()
        found = _TAG.fullmatch(html)
        if found and found["name"] == "br":
            content.append(LineBreak())
        elif found and found["end"]:
            marks.pop()
        elif found and found["name"] not in ("hr", "wbr"):
            marks.append(_RAW_MARKS.get(found["name"]))
    content.append(_collapsed(text[position:], marks))
    yield Paragraph(tuple(_joined(content)), line)


def _collapsed(text: str, marks: Iterable[Mark | None]) -> Words:
    return Words(re.sub(r"[ \t\n]+", " ", text), frozenset(mark for mark in marks if mark))


def _joined(content: Iterable[Inline]) -> Iterator[Inline]:
    """The same with soft breaks as blanks, or as nothing within Chinese; no empty words."""
    parts = [part for part in content if not isinstance(part, Words) or part.text]
    for index, part in enumerate(parts):
        if not isinstance(part, Words) or part.text != "\n":
            yield part
        elif not (_is_wide(parts[:index][-1:], -1) and _is_wide(parts[index + 1 : index + 2], 0)):
            yield Words(" ", part.marks, part.link)


def _is_wide(parts: Sequence[Inline], at: int) -> bool:
    part = parts[0] if parts else None
    return isinstance(part, Words) and bool(_WIDE.match(part.text[at]))
