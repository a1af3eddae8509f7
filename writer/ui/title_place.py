"""Where a title goes in a document: the heading of a passage, or the one of all."""

from __future__ import annotations

import re

from writer.ui.editor import Editor
from writer.ui.tracked import Tracked

_TOP_HEADING = re.compile(r"\s*^ {0,3}#(?=[ \t]|$)", re.MULTILINE)
_FRONT_MATTER = re.compile(r"---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n+|$)", re.DOTALL)


def insert_heading(editor: Editor, passage: Tracked, title: str) -> None:
    """Put a heading above a passage, or in the place of the one at the top of the document."""
    text = editor.text()
    place = passage.span_in(text).start
    matter = _FRONT_MATTER.match(text)
    if matter and place < matter.end():
        place = matter.end()
    place = text.rfind("\n", 0, place) + 1
    is_first = not text[matter.end() if matter else 0 : place].strip()
    top = _TOP_HEADING.match(text, place) if is_first else None
    if top:
        editor.replace_line(top.end(), f"# {title}")
    else:
        editor.insert_above(place, f"{'#' if is_first else '##'} {title}")
