"""HTML as a tree that is fit for conversion: whatever is written, it is read without an error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
_UNSEEN = frozenset({"head", "script", "style", "template", "title", "noscript", "svg", "math"})
_CLOSES: dict[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    "p": frozenset({"p"}),
    "tr": frozenset({"tr"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
}
"""Elements that may be left open, by what ends them."""
_BOUNDS = frozenset({"ul", "ol", "table", "dl", "blockquote", "#root"})


@dataclass(slots=True)
class Element:
    """A tag with what is in it: elements and strings, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def style(self, name: str) -> str:
        """A property of the element's own style, in lower case; empty without."""
        for declaration in self.attributes.get("style", "").lower().split(";"):
            key, _, value = declaration.partition(":")
            if key.strip() == name:
                return value.strip()
        return ""

    def elements(self) -> Iterator[Element]:
        """The elements right in this one."""
        return (child for child in self.children if isinstance(child, Element))

    def all(self, *tags: str) -> Iterator[Element]:
        """Elements with one of these tags at any depth, in order, none inside another."""
        for child in self.elements():
            if child.tag in tags:
                yield child
            else:
                yield from child.all(*tags)

    def text(self) -> str:
        """All words in it, as they are written."""
        return "".join(
            child if isinstance(child, str) else "\n" if child.tag == "br" else child.text()
            for child in self.children
        )


def read(html: str) -> Element:
    """The tree of a document or a fragment; what no reader sees is left out."""
    reader = _Reader()
    reader.feed(_fragment(html))
    reader.close()
    return reader.root


def _fragment(html: str) -> str:
    """What was copied, where the clipboard marks it within its page."""
    _, start, rest = html.partition("<!--StartFragment-->")
    return rest.partition("<!--EndFragment-->")[0] if start else html


class _Reader(HTMLParser):
    DEEPEST = 200
    """Elements deeper than this are read flat, so that no text can exhaust the stack."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#root")
        self._open = [self.root]
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        if self._unseen:
            return
        self._end_open(_CLOSES.get(tag, frozenset()))
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID and len(self._open) < self.DEEPEST:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNSEEN:
            self.handle_starttag(tag, attrs)
            if self._open[-1].tag == tag and tag not in _VOID:
                self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
            return
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._open[-1].children.append(data)

    def _end_open(self, tags: frozenset[str]) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag in tags:
                del self._open[depth:]
                return
            if self._open[depth].tag in _BOUNDS:
                return
