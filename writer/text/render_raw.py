"""HTML inside Markdown: a few harmless tags hold, all else is shown as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

ALLOWED = frozenset(
    (
        *("b", "big", "br", "center", "code", "del", "em", "hr", "i", "ins", "kbd", "mark", "q"),
        *("rp", "rt", "ruby", "s", "small", "strong", "sub", "sup", "tt", "u", "wbr"),
    )
)
"""Tags that hold where they have no attributes: none of them loads or runs anything."""
_EMPTY = frozenset(("br", "hr", "wbr"))
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z]+)[ \t]*/?>")
_PIECE = re.compile(r"<[^<>]*>")


def safe(pieces: Iterable[str]) -> list[str]:
    """HTML for pieces of raw HTML that follow each other with other things between them.

    A tag holds when it is allowed and is closed within the pieces; comments vanish.
    """
    texts = [_COMMENT.sub("", piece) for piece in pieces]
    made: list[str | None] = [None] * len(texts)
    opened: list[tuple[str, int]] = []
    for index, text in enumerate(texts):
        tag = _TAG.fullmatch(text.strip())
        name = tag["name"].lower() if tag else ""
        if tag is None or name not in ALLOWED:
            continue
        if name in _EMPTY:
            made[index] = f"<{name}>"
        elif not tag["end"]:
            opened.append((name, index))
        elif opened and opened[-1][0] == name:
            made[opened.pop()[1]] = f"<{name}>"
            made[index] = f"</{name}>"
    return [_shown(text) if done is None else done for text, done in zip(texts, made, strict=True)]


def safe_block(source: str) -> str:
    """HTML for a whole block of raw HTML."""
    text = _COMMENT.sub("", source).strip()
    if not text:
        return ""
    tags = list(_PIECE.finditer(text))
    made = safe(tag.group() for tag in tags)
    if any(piece.startswith("<span") for piece in made):
        return f'<pre class="raw">{escape(text, quote=False)}</pre>\n'
    pieces: list[str] = []
    position = 0
    for tag, piece in zip(tags, made, strict=True):
        pieces += [escape(text[position : tag.start()], quote=False), piece]
        position = tag.end()
    return f"<div>{''.join(pieces)}{escape(text[position:], quote=False)}</div>\n"


def _shown(text: str) -> str:
    return f'<span class="raw">{escape(text, quote=False)}</span>' if text else ""
