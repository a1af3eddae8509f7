"""Lines that are code only because they are indented, made prose again, as an explicit command."""

from __future__ import annotations

import re
from collections.abc import Iterator

from writer.core.scripts import letter_class
from writer.core.values import Edit, Script, Span
from writer.text.editing.result import EditResult, place_after, replaced, whole_lines
from writer.text.source import Lines

FULL_WIDTH = "\u3000\u3000"
"""How a paragraph of Chinese is indented by hand."""
_INDENT = re.compile(r"[ \t]+")
_HAN = re.compile(letter_class(Script.HAN))


def as_prose(text: str, selection: Span) -> EditResult | None:
    """Take the indent off the lines of indented code at the cursor or in the selection.

    Lines of Chinese get two full-width blanks in its place. None where there is no such code.
    """
    chosen = whole_lines(text, selection)
    edits = [edit for block in _code(text) for edit in _edits(text, block, chosen, selection)]
    if not edits:
        return None
    span = Span(edits[0].span.start, edits[-1].span.end)
    pieces, position = [], span.start
    for edit in edits:
        pieces += [text[position : edit.span.start], edit.text]
        position = edit.span.end
    places = (place_after(place, edits) for place in (selection.start, selection.end))
    return replaced(text, span, "".join(pieces), Span(*places))


def _code(text: str) -> Iterator[list[Span]]:
    """The lines of each block of indented code that stands in no list and in no quote."""
    from writer.text.dialect import markdown  # the window shows before a parser is needed

    lines = Lines(text)
    for token in markdown().parse(text):
        if token.type == "code_block" and token.level == 0 and token.map:
            yield [Span(lines.start(n), lines.end(n)) for n in range(*token.map)]


def _edits(text: str, block: list[Span], chosen: Span, selection: Span) -> Iterator[Edit]:
    if not block or not (block[0].start <= chosen.end and chosen.start <= block[-1].end):
        return
    for line in block:
        is_chosen = not len(selection) or (chosen.start <= line.end and line.start <= chosen.end)
        indent = _INDENT.match(text, line.start, line.end)
        if is_chosen and indent and indent.end() < line.end:
            is_chinese = _HAN.search(text, indent.end(), line.end)
            yield Edit(Span(*indent.span()), FULL_WIDTH if is_chinese else "")
