"""The one configured Markdown parser: paragraphs, headings and cells with exact source spans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

from writer.core.values import SegmentKind, Span
from writer.text.dialect import markdown, set_directives_apart
from writer.text.inline import marks_of, note_positions
from writer.text.marks import Marks
from writer.text.source import Lines, Origin


@dataclass(frozen=True, slots=True)
class Prose:
    """The words of one paragraph, heading or table cell, in the document."""

    kind: SegmentKind
    span: Span
    marks: Marks
    level: int = 0
    """Of a heading: 1 to 6."""


@dataclass(frozen=True, slots=True)
class Definitions:
    """What paragraphs refer to: link reference definitions and footnotes, by label."""

    links: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Normalised label → destination and title."""
    footnotes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed text; all spans are in `text` as it was given."""

    text: str
    prose: tuple[Prose, ...]
    skeleton: tuple[str, ...]
    """Blocks as facts in order: types, levels, markers, looseness, and the content of non-prose."""
    blocks: tuple[Span, ...]
    """The blocks at the top level, whole lines."""
    definitions: Definitions


@dataclass(frozen=True, slots=True)
class Heading:
    """One entry of the outline."""

    level: int
    title: str
    """Plain text: no markers, links as their words."""
    span: Span
    """Of the title, in the document."""
    is_soft: bool = False
    """Whether it is a line that only reads like a heading, as 第三章."""


_TASK = re.compile(r"\[[ xX]\][ \t]+(?=\S)")
_ALERT = re.compile(r"\[![A-Za-z][\w-]*\][+-]?(?:[ \t]*(?:\n|$)|[ \t]+)")
"""``> [!NOTE]`` alone on its line, or in front of a title."""
_VERBATIM = {
    "fence",
    "code_block",
    "html_block",
    "math_block",
    "math_block_label",
    "front_matter",
    "directive",
}
_START = "writer_start"


def parse(text: str, definitions: Definitions | None = None) -> Document:
    """Parse a whole document, or a part of one that knows the `definitions` of the rest."""
    environment = _environment(definitions)
    tokens = _parser().parse(text, environment)
    lines = Lines(text)
    return Document(
        text=text,
        prose=tuple(_prose_of(tokens, lines)),
        skeleton=tuple(_skeleton_of(tokens, environment)),
        blocks=tuple(
            Span(lines.start(t.map[0]), lines.start(t.map[1]))
            for t in tokens
            if t.level == 0 and t.map and t.nesting >= 0 and t.type != "inline"
        ),
        definitions=_definitions_in(environment),
    )


def headings(text: str) -> tuple[Heading, ...]:
    """The headings of a document in order, for the outline and the path to a place."""
    return tuple(
        Heading(prose.level, plain_text(text, prose), prose.span)
        for prose in parse(text).prose
        if prose.kind is SegmentKind.HEADING
    )


def definitions_of(labels: Iterable[str]) -> Definitions:
    """Definitions under which each label stands for something."""
    known = list(labels)
    return Definitions(
        {normalizeReference(label): ("#", "") for label in known if not label.startswith("^")},
        frozenset(label[1:] for label in known if label.startswith("^")),
    )


def plain_text(text: str, prose: Prose) -> str:
    """The words of `prose` as they read: no markers, breaks as blanks, opaque pieces verbatim."""
    hidden = [m for p in prose.marks.pairs for m in (p.opening, p.closing)]
    gaps = sorted([(s, "") for s in hidden] + [(b.span, " ") for b in prose.marks.breaks])
    words: list[str] = []
    position = prose.span.start
    for span, instead in gaps:
        words += [text[position : span.start], instead]
        position = max(position, span.end)
    words.append(text[position : prose.span.end])
    return "".join(words)


@cache
def _parser() -> MarkdownIt:
    """The dialect with places noted and every token left where its source stands."""
    md = markdown()
    set_directives_apart(md)
    md.disable(["text_join", "footnote_tail"])
    note_positions(md)
    for name in ("table", "heading"):
        _note_line_starts(md, name)
    return md


def _note_line_starts(md: MarkdownIt, name: str) -> None:
    """Make a block rule leave in its inline tokens where their line begins in its container."""
    entry = next(r for r in md.block.ruler.__rules__ if r.name == name)
    rule = entry.fn

    def noting(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        for token in state.tokens[before:]:
            if token.type == "inline" and token.map:
                line = token.map[0]
                token.meta[_START] = state.bMarks[line] + state.tShift[line]
        return True

    md.block.ruler.at(name, noting, {"alt": entry.alt})


def _environment(definitions: Definitions | None) -> EnvType:
    if definitions is None:
        return {}
    return {
        "references": {
            label: {"href": href, "title": title}
            for label, (href, title) in definitions.links.items()
        },
        "footnotes": {"refs": {f":{label}": -1 for label in definitions.footnotes}, "list": {}},
    }


def _definitions_in(environment: EnvType) -> Definitions:
    return Definitions(
        {
            label: (str(found["href"]), str(found["title"]))
            for label, found in environment.get("references", {}).items()
        },
        frozenset(key[1:] for key in environment.get("footnotes", {}).get("refs", {})),
    )


def _prose_of(tokens: Iterable[Token], lines: Lines) -> Iterator[Prose]:
    containers: list[str] = []
    parent = None
    cells: dict[int, int] = {}
    for token in tokens:
        if token.type in ("list_item_open", "blockquote_open"):
            containers.append(token.type)
        elif token.type in ("list_item_close", "blockquote_close"):
            containers.pop()
        elif token.type == "inline" and parent is not None and token.map:
            column = cells.get(token.map[0], 0) if parent.tag in ("td", "th") else -1
            cells[token.map[0]] = column + 1
            origin = _origin_of(token, column, parent, lines)
            if origin:
                yield from _prose(token, origin, _kind(parent, containers), parent)
        parent = token


def _kind(parent: Token, containers: list[str]) -> SegmentKind:
    if parent.type == "heading_open":
        return SegmentKind.HEADING
    if parent.tag in ("td", "th"):
        return SegmentKind.TABLE_CELL
    if not containers:
        return SegmentKind.PARAGRAPH
    return SegmentKind.LIST_ITEM if containers[-1] == "list_item_open" else SegmentKind.QUOTE


def _origin_of(token: Token, column: int, parent: Token, lines: Lines) -> Origin | None:
    if not token.content or not token.map:
        return None
    first, last = token.map
    if _START not in token.meta:
        return lines.origin(token.content, first, last)
    start = lines.column(first, token.meta[_START])
    line = lines.of(first)
    if parent.type == "heading_open":
        begin = line.index(token.content, start + len(parent.markup))
        return lines.origin_in_line(first, begin, len(token.content))
    return _cell_origin(line, start, column, token.content, lines.start(first))


def _cell_origin(line: str, start: int, column: int, content: str, base: int) -> Origin | None:
    """Find a cell in its row, in which a backslash before a pipe is no content."""
    pipes = [
        i for i in range(start, len(line)) if line[i] == "|" and (i == start or line[i - 1] != "\\")
    ]
    if pipes and not line[start : pipes[0]].strip():
        column += 1
    edges = [start - 1, *pipes, len(line)]
    if column + 1 >= len(edges):
        return None
    begin, end = edges[column] + 1, edges[column + 1]
    while begin < end and line[begin].isspace() and line[begin] != content[0]:
        begin += 1
    starts: list[int] = []
    ends: list[int] = []
    while begin < end and len(starts) < len(content):
        width = 2 if line.startswith("\\|", begin) and content[len(starts)] == "|" else 1
        if content[len(starts)] != line[begin + width - 1]:
            return None
        starts.append(base + begin)
        ends.append(base + begin + width)
        begin += width
    return Origin(starts, ends) if len(starts) == len(content) else None


def _prose(token: Token, origin: Origin, kind: SegmentKind, parent: Token) -> Iterator[Prose]:
    start = 0
    if kind is SegmentKind.LIST_ITEM and (task := _TASK.match(token.content)):
        start = task.end()
    if kind is SegmentKind.QUOTE and (alert := _ALERT.match(token.content)):
        start = alert.end()
    if start == len(token.content):
        return
    marks = marks_of(token.content, token.children or ()).moved(
        lambda span: origin.span(span.start, span.end),
        lambda span: origin.gap(span.start, span.end),
    )
    if kind is SegmentKind.TABLE_CELL:
        marks = marks.with_escapes(origin.doubled())
    level = int(parent.tag[1]) if kind is SegmentKind.HEADING else 0
    yield Prose(
        kind,
        origin.span(start, len(token.content)),
        marks,
        level,
    )


def _skeleton_of(tokens: Iterable[Token], environment: EnvType) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            if task := _TASK.match(token.content):
                yield f"task {task.group().rstrip().lower()}"
            elif alert := _ALERT.match(token.content):
                yield f"alert {alert.group().rstrip()}"
            continue
        facts = [token.type, token.tag, token.markup, token.info]
        facts += [f"{name}={value}" for name, value in token.attrs.items()]
        if token.hidden:
            facts.append("tight")
        if token.type in _VERBATIM:
            facts.append(token.content)
        if "label" in token.meta:
            facts.append(str(token.meta["label"]))
        yield " ".join(fact for fact in facts if fact)
    for label, found in environment.get("references", {}).items():
        yield f"definition {label} {found['href']} {found['title']}"
    for found in environment.get("duplicate_refs", ()):
        yield f"definition again {found['label']} {found['href']} {found['title']}"
