"""Formulas in TeX, drawn as SVG without a browser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

SIZE = 24.0
"""Of the letters, in the units of a drawing."""
LONGEST = 2000
"""Code points; a longer formula stays source."""
_KEPT = 512
"""So many drawings are kept: the same formula comes again with every letter typed beside it."""
_WITHOUT_GLYPHS = re.compile(r"[\u1100-\u11ff\u2e80-\ufaff\ufe30-\uffef\U00010000-\U0010ffff]")
"""Characters that the mathematical font lacks, as Chinese ones."""
_UNREAD = re.compile(r">\s*(?:\\[A-Za-z]+|&|\}|\{)\s*<")
"""What the reader of TeX leaves standing where it does not know it."""
_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
_SPELLINGS = (("{aligned}", "{align*}"), ("{gathered}", "{gather*}"), ("{split}", "{align*}"))
"""Environments that are drawn alike, by the name that the reader knows."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A formula as a picture."""

    name: str
    """The same for the same formula."""
    svg: str
    """In the colour ``currentColor``."""
    width: float
    height: float
    """Both in units of which the letters are SIZE high."""


@lru_cache(maxsize=_KEPT)
def drawn(tex: str, *, is_display: bool) -> Drawing | None:
    """The formula as a picture; None where it cannot be drawn, or not in all its parts."""
    if not tex.strip() or len(tex) > LONGEST or _WITHOUT_GLYPHS.search(tex):
        return None
    for name, known in _SPELLINGS:
        tex = tex.replace(name, known)
    return _draw(tex, is_display=is_display)


def _draw(tex: str, *, is_display: bool) -> Drawing | None:
    # Loaded when the first formula is shown.
    from latex2mathml import converter, exceptions
    from ziamath.config import config
    from ziamath.zmath import Math

    config.svg2 = False  # one plain picture, without references inside it
    kinds = [kind for kind in vars(exceptions).values() if isinstance(kind, type)]
    unreadable = tuple(kind for kind in kinds if issubclass(kind, Exception))
    try:
        mathml = converter.convert(tex, display="block" if is_display else "inline")
        if _UNREAD.search(mathml):
            return None
        mathml = mathml.replace("<math ", '<math mathcolor="currentColor" ', 1)
        picture = Math(mathml, size=SIZE)
        svg = picture.svg()
    except (*unreadable, *_HALF_TYPED):  # type: ignore[misc]  # mypy does not see through both
        return None
    size = _SIZE.search(svg)
    if size is None:
        return None
    name = sha256(f"{is_display} {tex}".encode()).hexdigest()[:32]
    return Drawing(name, svg, float(size[1]), float(size[2]))


_HALF_TYPED = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError),
    *(SyntaxError, TypeError, ValueError),
)
"""What both packages raise besides at a formula that is being typed."""
