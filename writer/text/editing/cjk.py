"""A blank between Chinese and Latin letters or digits, as an explicit command (盘古之白)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from writer.core.values import Span
from writer.text.editing.result import EditResult, replaced
from writer.text.marks import contains, is_inside

if TYPE_CHECKING:
    from writer.text.parser import Prose

_HAN = r"\u2e80-\u2fdf\u3005-\u3007\u3041-\u30ff\u3105-\u312f\u3400-\u9fff\uf900-\ufaff"
_HAN += r"\U00020000-\U0003ffff"
_LATIN = r"A-Za-z0-9\u00c0-\u024f\u0370-\u04ff"
_GAP = re.compile(rf"(?<=[{_HAN}])(?=[{_LATIN}])|(?<=[{_LATIN}%°℃])(?=[{_HAN}])")
"""Right between the two; where there is a blank already, neither side matches."""


def spaced(text: str, selection: Span) -> EditResult | None:
    """Put the blanks in, in the selection or else in all of the text; None when none is missing.

    Code, formulas, links' destinations and HTML stay as they are.
    """
    from writer.text.parser import parse  # the window shows before a parser is needed

    chosen = selection if len(selection) else Span(0, len(text))
    places = sorted(
        place
        for prose in parse(text).prose
        for place in _places(text, prose)
        if chosen.start < place < chosen.end
    )
    if not places:
        return None
    edges = [chosen.start, *places, chosen.end]
    new = " ".join(text[start:end] for start, end in pairwise(edges))
    after = Span(chosen.start, chosen.start + len(new))
    if not len(selection):
        place = selection.start + sum(each <= selection.start for each in places)
        after = Span(place, place)
    return replaced(text, chosen, new, after)


def _places(text: str, prose: Prose) -> list[int]:
    """Where blanks are missing in one paragraph."""
    markers = [m for pair in prose.marks.pairs for m in (pair.opening, pair.closing)]
    found = []
    for match in _GAP.finditer(text, prose.span.start, prose.span.end):
        around = Span(match.start() - 1, match.start() + 1)
        if not is_inside(prose.marks.masks, around) and not any(
            contains(marker, around) for marker in markers
        ):
            found.append(match.start())
    return found
