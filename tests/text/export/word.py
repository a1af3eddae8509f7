"""A Word file opened again."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from writer.text.export.word_xml import ORDER

Node = BaseOxmlElement


class Word:
    """The parts of a .docx file as XML, and the file as python-docx sees it."""

    def __init__(self, content: bytes) -> None:
        with ZipFile(BytesIO(content)) as packed:
            assert packed.testzip() is None
            self._parts = {name: packed.read(name) for name in packed.namelist()}
        self.document: Document = docx.Document(BytesIO(content))

    @property
    def names(self) -> set[str]:
        return set(self._parts)

    def xml(self, name: str) -> Node:
        return _read(self._parts[f"word/{name}.xml"])

    def text(self, name: str) -> str:
        return self._parts[f"word/{name}"].decode()

    def all(self, tag: str, part: str = "document") -> list[Node]:
        return list(self.xml(part).iter(qn(tag)))

    def style(self, id: str) -> Node:
        return next(s for s in self.all("w:style", "styles") if s.get(qn("w:styleId")) == id)

    def paragraph(self, start: str) -> Node:
        return next(p for p in self.all("w:p") if words_of(p).startswith(start))

    def assert_sound(self) -> None:
        """Properties stand in the order of the schema, and all that is referred to is there."""
        for name in self._parts:
            if name.endswith(".xml"):
                for tag, order in ORDER.items():
                    for properties in _read(self._parts[name]).iter(tag):
                        ranks = [order.index(child.tag.rpartition("}")[2]) for child in properties]
                        assert ranks == sorted(set(ranks)), (name, list(properties))
        known = {style.get(qn("w:styleId")) for style in self.all("w:style", "styles")}
        numbers = {number.get(qn("w:numId")) for number in self.all("w:num", "numbering")}
        assert set(self._values("w:pStyle", "w:rStyle")) <= known
        assert set(self._values("w:numId")) <= numbers

    def _values(self, *tags: str) -> Iterator[str | None]:
        for tag in tags:
            yield from (found.get(qn("w:val")) for found in self.all(tag))


def _read(content: bytes) -> Node:
    root: Node = parse_xml(content)
    return root


def value(node: Node, path: str, attribute: str = "w:val") -> str | None:
    """An attribute of what is found below a node, by a path of tags."""
    found = node.find("/".join(map(qn, path.split("/"))))
    return None if found is None else found.get(qn(attribute))


def words_of(node: Node) -> str:
    return "".join(found.text or "" for found in node.iter(qn("w:t")))
