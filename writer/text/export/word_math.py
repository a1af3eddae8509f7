"""Formulas in TeX as formulas of Word (OMML), by way of MathML."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.etree import ElementTree

from docx.oxml.ns import qn

from writer.text.export.word_xml import Element, element, storable, text

LONGEST = 2000
"""Code points; a longer formula stays source."""
_UNREADABLE = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError),
    *(SyntaxError, TypeError, ValueError),
)
"""What the reader of TeX raises beside errors of its own, at a formula with a mistake."""
_LARGE = frozenset("∑∏∐∫∬∭∮⋂⋃⋁⋀⨁⨂")
_LIMITED = frozenset(("lim", "max", "min", "sup", "inf", "lim sup", "lim inf"))
"""Functions that have what is set low below them."""
_ACCENTS = {
    "^": "\u0302",
    "~": "\u0303",
    "¯": "\u0305",
    "→": "\u20d7",
    "˙": "\u0307",
    "¨": "\u0308",
}


_NOTHING = "\u200b"
"""Word shows a dotted box where a large operator has nothing behind it."""
_Node = ElementTree.Element
_Maker = Callable[[_Node], list[Element]]


def math(tex: str, *, is_display: bool) -> Element | None:
    """The formula for a paragraph; None where it cannot be made in all its parts."""
    if not tex or len(tex) > LONGEST:
        return None
    root = _mathml(tex, is_display=is_display)
    if root is None:
        return None
    try:
        return element("m:oMath", {}, *_all(root))
    except _Unknown:
        return None


class _Unknown(Exception):
    """A piece of MathML that this module does not know."""


def _mathml(tex: str, *, is_display: bool) -> _Node | None:
    from latex2mathml import converter, exceptions  # loaded with the first formula

    kinds = [kind for kind in vars(exceptions).values() if isinstance(kind, type)]
    own = tuple(kind for kind in kinds if issubclass(kind, Exception))
    try:
        mathml = converter.convert(tex, display="block" if is_display else "inline")
        return ElementTree.fromstring(storable(mathml))  # noqa: S314 - the converter's own XML
    except (*own, *_UNREADABLE):  # type: ignore[misc]  # mypy does not see through both
        return None


def _name(node: _Node) -> str:
    return node.tag.rpartition("}")[2]


def _all(nodes: Iterable[_Node]) -> list[Element]:
    """The formulas of some nodes; a large operator takes what stands behind it."""
    made: list[Element] = []
    waiting: Element | None = None
    for node in nodes:
        parts = _one(node)
        if waiting is not None:
            waiting.extend(parts)
            waiting = None
        else:
            made += parts
        if parts and parts[-1].tag == qn("m:nary") and not len(parts[-1][-1]):
            waiting = parts[-1][-1]
    if waiting is not None:
        waiting.append(_run(_NOTHING))
    return made


def _one(node: _Node) -> list[Element]:
    name = _name(node)
    if name in ("mi", "mn", "mo", "mtext", "ms"):
        content = "".join(node.itertext())
        if name == "mi" and content.startswith("\\"):
            raise _Unknown
        return [_run(content, is_plain=name == "mtext" or len(content) > 1)] if content else []
    if name in ("mrow", "math", "mstyle", "mpadded", "semantics"):
        return _all(node)
    if name in ("mspace", "mphantom"):
        return [_run(" ", is_plain=True)] if node.get("width", "0") not in ("0", "0em") else []
    make = _MAKERS.get(name)
    if make is None:
        raise _Unknown
    return make(node)


def _run(content: str, *, is_plain: bool = False) -> Element:
    properties = [element("m:rPr", {}, element("m:sty", {"m:val": "p"}))] if is_plain else []
    return element("m:r", {}, *properties, text(content, "m:t"))


def _argument(tag: str, node: _Node) -> Element:
    return element(tag, {}, *_one(node))


def _parts(tag: str, *names: str) -> _Maker:
    """Something that has as many arguments as names, in the same order."""

    def make(node: _Node) -> list[Element]:
        pairs = zip(names, node, strict=True)
        return [element(tag, {}, *(_argument(name, child) for name, child in pairs))]

    return make


def _root(node: _Node) -> list[Element]:
    if _name(node) == "mroot":
        base, degree = node
        return [element("m:rad", {}, _argument("m:deg", degree), _argument("m:e", base))]
    hidden = element("m:radPr", {}, element("m:degHide", {"m:val": "1"}))
    inside = element("m:e", {}, *_all(node))
    return [element("m:rad", {}, hidden, element("m:deg"), inside)]


def _scripts(node: _Node) -> list[Element]:
    """Below, above, or both; of a large operator these are its limits."""
    name, base = _name(node), node[0]
    below = node[1] if name in ("msub", "msubsup", "munder", "munderover") else None
    above = node[-1] if name in ("msup", "msubsup", "mover", "munderover") else None
    sign = "".join(base.itertext()).strip()
    if sign in _LARGE:
        return [_large(sign, below, above, is_beside=name.startswith("ms"))]
    if name == "mover" and above is not None and (mark := _accent(above)):
        form = element("m:accPr", {}, element("m:chr", {"m:val": mark}))
        return [element("m:acc", {}, form, _argument("m:e", base))]
    if name.startswith("ms") and sign not in _LIMITED:
        return _MAKERS_OF_SCRIPTS[name](node)
    made = element("m:e", {}, *_one(base))
    for tag, limit in (("m:limLow", below), ("m:limUpp", above)):
        if limit is not None:
            made = element("m:e", {}, element(tag, {}, made, _argument("m:lim", limit)))
    return list(made)


def _accent(node: _Node) -> str:
    return _ACCENTS.get("".join(node.itertext()).strip(), "")


def _large(
    sign: str,
    below: _Node | None,
    above: _Node | None,
    *,
    is_beside: bool,
) -> Element:
    properties = [
        element("m:chr", {"m:val": sign}),
        element("m:limLoc", {"m:val": "subSup" if is_beside else "undOvr"}),
    ]
    properties += [
        element(tag, {"m:val": "1"})
        for tag, limit in (("m:subHide", below), ("m:supHide", above))
        if limit is None
    ]
    limits = [
        element(tag, {}, *(_one(limit) if limit is not None else ()))
        for tag, limit in (("m:sub", below), ("m:sup", above))
    ]
    return element("m:nary", {}, element("m:naryPr", {}, *properties), *limits, element("m:e"))


def _table(node: _Node) -> list[Element]:
    rows = [element("m:mr", {}, *(element("m:e", {}, *_all(cell)) for cell in row)) for row in node]
    return [element("m:m", {}, *rows)]


def _fenced(node: _Node) -> list[Element]:
    form = element(
        "m:dPr",
        {},
        element("m:begChr", {"m:val": node.get("open", "(")}),
        element("m:endChr", {"m:val": node.get("close", ")")}),
    )
    return [element("m:d", {}, form, element("m:e", {}, *_all(node)))]


_MAKERS_OF_SCRIPTS = {
    "msup": _parts("m:sSup", "m:e", "m:sup"),
    "msub": _parts("m:sSub", "m:e", "m:sub"),
    "msubsup": _parts("m:sSubSup", "m:e", "m:sub", "m:sup"),
}
_MAKERS: dict[str, _Maker] = {
    **dict.fromkeys(("msup", "msub", "msubsup", "munder", "mover", "munderover"), _scripts),
    **dict.fromkeys(("msqrt", "mroot"), _root),
    "mfrac": _parts("m:f", "m:num", "m:den"),
    "mtable": _table,
    "mfenced": _fenced,
}
