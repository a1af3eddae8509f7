"""A document as one HTML file: its pictures are inside, and nothing is loaded from elsewhere."""

from __future__ import annotations

import re
from base64 import b64encode
from html import escape, unescape

from writer.core.paths import resources
from writer.core.values import Language
from writer.text.export.manuscript import Exported, Manuscript
from writer.text.export.pictures import Kind, picture
from writer.text.export.reading import read
from writer.text.export.tree import addresses
from writer.text.language import language_of_document
from writer.text.parser import headings
from writer.text.render import pieces_of
from writer.text.render_html import Looks, is_remote
from writer.text.render_math import Drawing
from writer.text.render_patch import DRAWING

_PICTURE = re.compile(
    r'<img src="(?P<address>[^"]*)" alt="(?P<words>[^"]*)"'
    r'(?: data-width="(?P<width>[\d.]+)" data-height="(?P<height>[\d.]+)" class="drawing")?>'
)
_HEADING = re.compile(r'<(h[1-6])>(?:<a name="line-\d+"></a>)?<a name="([^"]*)"></a>')
_LINE = re.compile(r'<a name="line-\d+"></a>')
_NAME = re.compile(r'<a name="([^"]*)"></a>')
_TABLE = ' border="0" cellspacing="0" cellpadding="5"'
"""What Qt's page wants of a table; a browser has the style sheet."""
_LANGUAGES = {
    Language.CHINESE_SIMPLIFIED: "zh-Hans",
    Language.CHINESE_TRADITIONAL: "zh-Hant",
    Language.MIXED: "zh-Hans",
    Language.ENGLISH: "en",
}
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""Even where something slipped through, a browser loads and runs nothing."""


def html_page(manuscript: Manuscript) -> Exported:
    """The document as a page of its own, in UTF-8."""
    body = _Body(manuscript)
    html = body.html()
    language = _LANGUAGES.get(language_of_document(manuscript.text), "")
    attribute = f' lang="{language}"' if language else ""
    style = (resources() / "export" / "page.css").read_text(encoding="utf-8")
    page = (
        f"<!DOCTYPE html>\n<html{attribute}>\n<head>\n"
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="Writer">\n'
        f"<title>{escape(title_of(manuscript))}</title>\n"
        f"<style>\n{style}</style>\n</head>\n<body>\n{html}</body>\n</html>\n"
    )
    return Exported(page.encode(), body.lost)


def html_fragment(manuscript: Manuscript) -> str:
    """The document as HTML for the clipboard, its pictures inside; no style sheet."""
    return _Body(manuscript).html()


def remote_pictures(manuscript: Manuscript) -> tuple[str, ...]:
    """The addresses of the pictures that lie on other computers, which nothing fetches."""
    return tuple(dict.fromkeys(a for a in addresses(read(manuscript.text)) if is_remote(a)))


def title_of(manuscript: Manuscript) -> str:
    """What the document calls itself, or is called."""
    if title := manuscript.metadata_title:
        return title
    return next((h.title for h in headings(manuscript.text) if h.title), manuscript.name)


class _Body:
    """What stands in the body of the page."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._folder = manuscript.folder
        self._pieces = pieces_of(manuscript.text, Looks(keeps_lines=manuscript.keeps_lines))
        self._drawings = {d.name: d for piece in self._pieces for d in piece.drawings}
        self._used: set[str] = set()
        self._lost = dict.fromkeys(remote_pictures(manuscript))

    @property
    def lost(self) -> tuple[str, ...]:
        """The addresses of the pictures that are not in what `html` made."""
        return tuple(self._lost)

    def html(self) -> str:
        shown = (self._shown(piece.html).rstrip("\n") for piece in self._pieces if piece.html)
        return "".join(f"{html}\n" for html in shown)

    def _shown(self, html: str) -> str:
        html = _HEADING.sub(self._named_heading, html)
        html = _LINE.sub("", html)
        html = _NAME.sub(self._named, html)
        html = _PICTURE.sub(self._with_picture, html)
        return html.replace(f"<table{_TABLE}>", "<table>").replace(
            '<p align="center">', '<p style="text-align: center">'
        )

    def _named_heading(self, match: re.Match[str]) -> str:
        return f"<{match[1]}{self._id(match[2])}>"

    def _named(self, match: re.Match[str]) -> str:
        name = self._id(match[1])
        return f"<span{name}></span>" if name else ""

    def _id(self, name: str) -> str:
        """Names are given once: a link leads to the first."""
        if name in self._used:
            return ""
        self._used.add(name)
        return f' id="{name}"'

    def _with_picture(self, match: re.Match[str]) -> str:
        address, words = unescape(match["address"]), match["words"]
        if match["width"]:
            return self._formula(address, words, match["width"], match["height"])
        found = picture(address, self._folder)
        if found is None:
            self._lost.setdefault(address)
            return f'<span class="picture">[{words or escape(address)}]</span>'
        return f'<img src="{_inside(found.content, found.kind)}" alt="{words}">'

    def _formula(self, address: str, words: str, width: str, height: str) -> str:
        drawing: Drawing | None = self._drawings.get(address.removeprefix(DRAWING))
        if drawing is None:
            return f'<span class="math">{words}</span>'
        svg = drawing.svg.replace("<svg ", f'<svg role="img" aria-label="{words}" ', 1)
        return _sized(svg, width, height)


def _sized(svg: str, width: str, height: str) -> str:
    """A drawing that is as large as the letters beside it, and in their colour."""
    return re.sub(
        r'width="[\d.]+" height="[\d.]+"',
        f'width="{width}em" height="{height}em" style="vertical-align: middle"',
        svg,
        count=1,
    )


def _inside(content: bytes, kind: Kind) -> str:
    return f"data:{kind};base64,{b64encode(content).decode()}"
