"""Code in colours: each stretch of it with the name of what it is."""

from __future__ import annotations

from html import escape
from itertools import groupby

LONGEST = 20_000
"""Code points; longer code stays plain, for a lexer cannot be stopped."""
KINDS = ("comment", "keyword", "string", "number", "name", "changed")


def highlighted(code: str, language: str) -> str:
    """The code as HTML, its stretches in spans of the classes in KINDS; plain where unknown."""
    if not language or len(code) > LONGEST:
        return escape(code, quote=False)
    # Loaded when the first code is shown: it takes longer than all else a preview needs.
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language.lower(), stripnl=False, ensurenl=False)
    except ClassNotFound:
        return escape(code, quote=False)
    pieces: list[str] = []
    named = ((_kind(str(kind)), text) for kind, text in lexer.get_tokens(code))
    for kind, run in groupby(named, key=lambda pair: pair[0]):
        text = escape("".join(part for _, part in run), quote=False)
        pieces.append(f'<span class="{kind}">{text}</span>' if kind else text)
    return "".join(pieces)


def _kind(token: str) -> str:
    """Which of KINDS a token type of the lexer is; empty for what stays plain."""
    for part, kind in _PARTS:
        if part in token:
            return kind
    return ""


_PARTS = (
    ("Comment", "comment"),
    ("String", "string"),
    ("Number", "number"),
    ("Keyword", "keyword"),
    ("Operator.Word", "keyword"),
    ("Name.Tag", "keyword"),
    ("Name.Function", "name"),
    ("Name.Class", "name"),
    ("Name.Builtin", "name"),
    ("Name.Attribute", "name"),
    ("Name.Decorator", "name"),
    ("Generic.Inserted", "string"),
    ("Generic.Deleted", "changed"),
    ("Generic.Heading", "keyword"),
)
