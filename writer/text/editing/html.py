"""Rich text from the clipboard as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import category

from writer.text.editing.html_tree import Element, read
from writer.text.editing.insertions import destination
from writer.text.editing.table import Alignment, Table

_BLOCKS = frozenset(
    "address article aside body blockquote center details div dl dd dt fieldset figcaption figure"  # noqa: SIM905
    " footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table"
    " tbody td tfoot th thead tr ul".split()
)
_MARKERS = {
    **dict.fromkeys(("b", "strong"), "**"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "*"),
    **dict.fromkeys(("s", "del", "strike"), "~~"),
}
_CODE = frozenset({"code", "kbd", "samp", "tt"})
_ESCAPED = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])")
_LINE_START = re.compile(
    r"^( *)(#{1,6}(?= |$)|[-+](?= |$)|>|~{3,}|=+$|-+$|(?:\d{1,9})(?=[.)](?: |$)))"
)
_BLANKS = re.compile(r"[ \t\r\n\f\u00a0]+")
_LANGUAGE = re.compile(r"\b(?:language|lang|highlight-source|brush:)[-\s]?([\w+#-]+)")
_HARD_BREAK = "\0"
"""A ``<br>`` until its paragraph is whole."""


def from_html(html: str) -> str:
    """The Markdown of some HTML; empty where it holds nothing but unmarked text.

    Code copied out of an editor is such: its colours are no markup, and its blanks matter.
    """
    root = read(html)
    if any(_is_preformatted(element) for element in root.all("div", "span", "body", "pre")):
        return ""
    blocks = _blocks(root)
    plain = _BLANKS.sub("", root.text())
    markdown = "\n\n".join(blocks)
    return "" if _BLANKS.sub("", markdown) == plain and len(blocks) < 2 else markdown


def _is_preformatted(element: Element) -> bool:
    return element.tag != "pre" and element.style("white-space").startswith("pre")


# Blocks


def _blocks(element: Element) -> list[str]:
    """What is in an element, block by block; words between blocks make paragraphs."""
    blocks: list[str] = []
    words: list[Element | str] = []

    def end_paragraph() -> None:
        if paragraph := _paragraph(words):
            blocks.append(paragraph)
        words.clear()

    for child in element.children:
        if isinstance(child, str) or not _has_blocks(child):
            words.append(child)
        else:
            end_paragraph()
            blocks += _block(child)
    end_paragraph()
    return blocks


def _has_blocks(element: Element) -> bool:
    return element.tag in _BLOCKS or any(_has_blocks(child) for child in element.elements())


def _block(element: Element) -> list[str]:
    match element.tag:
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            words = _paragraph(element.children).replace("  \n", " ").strip()
            return [f"{'#' * int(element.tag[1])} {words}"] if words else []
        case "ul" | "ol":
            return [items] if (items := _list(element)) else []
        case "blockquote":
            quoted = "\n\n".join(_blocks(element))
            return [_prefixed(quoted, "> ", "> ")] if quoted else []
        case "pre":
            return [_fenced(element)]
        case "hr":
            return ["---"]
        case "table":
            return _table(element)
    return _blocks(element)


def _paragraph(children: Iterable[Element | str]) -> str:
    words = _BLANKS.sub(" ", _inline(children))
    lines = [line.strip() for line in words.strip(f" {_HARD_BREAK}").split(_HARD_BREAK)]
    return "  \n".join(_LINE_START.sub(r"\1\\\2", _dotted(line)) for line in lines if line)


def _dotted(line: str) -> str:
    """A line that begins with a number is no list: the sign after the number is escaped."""
    return re.sub(r"^(\d{1,9})([.)])(?= |$)", r"\1\\\2", line)


def _list(element: Element) -> str:
    is_ordered = element.tag == "ol"
    start = element.attributes.get("start", "1")
    number = int(start) if start.isdecimal() else 1
    lines: list[str] = []
    for item in element.elements():
        if item.tag in {"ul", "ol"}:  # a list right in a list belongs to the item before
            lines.append(_prefixed(_list(item), "  ", "  "))
            continue
        marker = f"{number}. " if is_ordered else "- "
        number += 1
        box = next(item.all("input"), None)
        task = ""
        if box is not None and box.attributes.get("type") == "checkbox":
            task = "[x] " if "checked" in box.attributes else "[ ] "
        blocks = _blocks(item)
        is_tight = sum(not block.startswith(("- ", "1. ")) for block in blocks) < 2
        content = task + ("\n" if is_tight else "\n\n").join(blocks)
        lines.append(_prefixed(content, marker, " " * len(marker)).rstrip())
    return "\n".join(lines)


def _fenced(element: Element) -> str:
    code = element.text().replace("\u00a0", " ").removeprefix("\n").rstrip("\n")
    classes = [element, *element.all("code")]
    found = (_LANGUAGE.search(each.attributes.get("class", "")) for each in classes)
    language = next((match[1] for match in found if match), "")
    ticks = "`" * max(3, 1 + max(map(len, re.findall("`+", code)), default=0))
    return f"{ticks}{language}\n{code}\n{ticks}"


def _table(element: Element) -> list[str]:
    """A table, or what is in it where it only lays out a page."""
    rows = [list(row.all("td", "th")) for row in element.all("tr")]
    rows = [row for row in rows if row]
    columns = max(map(len, rows), default=0)
    if columns < 2:
        return [block for row in rows for cell in row for block in _blocks(cell)]
    cells = [[_cell(cell) for cell in row] + [""] * (columns - len(row)) for row in rows]
    aligned = tuple(_alignment(row_cell) for row_cell in _longest(rows))
    table = Table("", aligned, tuple(map(tuple, cells)))
    return ["\n".join(table.lines())]


def _longest(rows: list[list[Element]]) -> list[Element]:
    return max(rows, key=len)


def _cell(element: Element) -> str:
    words = " ".join(" ".join(_blocks(element)).replace("  \n", " ").split())
    return words.replace("|", "\\|")


def _alignment(cell: Element) -> Alignment:
    wanted = cell.style("text-align") or cell.attributes.get("align", "").lower()
    known = {"center": Alignment.CENTRE, "right": Alignment.RIGHT, "left": Alignment.LEFT}
    return known.get(wanted, Alignment.NONE)


def _prefixed(text: str, first: str, rest: str) -> str:
    head, *lines = text.split("\n")
    return "\n".join(
        [first + head, *((rest + line).rstrip() if not line else rest + line for line in lines)]
    )


# Words


def _inline(children: Iterable[Element | str]) -> str:
    return "".join(
        _escape(child) if isinstance(child, str) else _phrase(child) for child in children
    )


def _escape(text: str) -> str:
    return _ESCAPED.sub(r"\\\g<0>", _BLANKS.sub(" ", text))


def _phrase(element: Element) -> str:
    match element.tag:
        case "br":
            return _HARD_BREAK
        case "img":
            return _image(element)
        case "a":
            return _link(element)
        case tag if tag in _CODE:
            return _code(element)
    words = _inline(element.children)
    for marker in _markers(element):
        words = _around(words, marker)
    return words


def _markers(element: Element) -> list[str]:
    """What an element says by its tag or its style; a bold tag may be styled as plain."""
    found = {marker} if (marker := _MARKERS.get(element.tag)) else set()
    weight = element.style("font-weight")
    if weight in {"bold", "bolder", "600", "700", "800", "900"}:
        found.add("**")
    elif weight in {"normal", "400"}:
        found.discard("**")
    if element.style("font-style") == "italic":
        found.add("*")
    elif element.style("font-style") == "normal":
        found.discard("*")
    if "line-through" in element.style("text-decoration"):
        found.add("~~")
    return sorted(found)


def _around(words: str, marker: str) -> str:
    """Markers around words; blanks and full-width punctuation at the ends stay outside."""
    if _HARD_BREAK in words:
        return _HARD_BREAK.join(_around(part, marker) for part in words.split(_HARD_BREAK))
    start, end = 0, len(words)
    while start < end and _stays_outside(words[start]):
        start += 1
    while start < end and _stays_outside(words[end - 1]):
        end -= 1
    inner = words[start:end]
    if not inner or (inner.startswith(marker) and inner.endswith(marker)):
        return words
    return f"{words[:start]}{marker}{inner}{marker}{words[end:]}"


def _stays_outside(character: str) -> bool:
    return character.isspace() or (character > "\u2000" and category(character)[0] == "P")


def _code(element: Element) -> str:
    code = _BLANKS.sub(" ", element.text()).strip()
    if not code:
        return ""
    runs = {len(run) for run in re.findall("`+", code)}
    ticks = "`" * next(n for n in range(1, len(code) + 2) if n not in runs)
    pad = " " if code.startswith("`") or code.endswith("`") else ""
    return f"{ticks}{pad}{code}{pad}{ticks}"


def _link(element: Element) -> str:
    words = _inline(element.children)
    target = element.attributes.get("href", "").strip()
    if not words.strip() or not target or target.startswith(("javascript:", "#")):
        return words
    if element.text().strip() == target:
        return f"<{target}>"
    lead = words[: len(words) - len(words.lstrip())]
    tail = words[len(words.rstrip()) :]
    label = words.strip().replace(_HARD_BREAK, " ")
    return f"{lead}[{label}]({destination(target)}){tail}"


def _image(element: Element) -> str:
    source = element.attributes.get("src", "").strip()
    words = _escape(element.attributes.get("alt", "")).strip()
    if not source or source.startswith("data:"):
        return words
    return f"![{words}]({destination(source)})"
