"""The head of an official document (版头): who issues it, its number, and the red line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docx.parts.story import StoryPart

from writer.text.export.faces import Pair
from writer.text.export.official_form import (
    BLACK,
    CHARACTER,
    CHARACTERS,
    FANG,
    KAI_PAIR,
    LINE,
    SIZE_TWO_PT,
    TITLE_PAIR,
    WIDTH_MM,
    indent,
    spacing,
    width_of,
)
from writer.text.export.official_lines import Line
from writer.text.export.tree import Words
from writer.text.export.word_styles import BODY
from writer.text.export.word_text import Lines
from writer.text.export.word_xml import TWIPS_PER_MM, Element, element, put, value
from writer.text.official import PartKind

RED = "FF0000"
ISSUER_TOP_MM = 35.0
"""Below the upper edge of the text."""
LARGEST_ISSUER_PT = 62.0
_FILLED = 0.94
"""So much of the line the name of who issues may take."""
_ABOVE = frozenset((PartKind.COPY_NUMBER, PartKind.SECRECY, PartKind.URGENCY))
_SIGNER = re.compile(r"签[ \u3000]*发[ \u3000]*人[ \u3000]*[：:][ \u3000]*")
_RED_LINE = {"val": "single", "sz": 12, "space": 0, "color": RED}
"""1.5 points thick, as wide as the text."""
_RED_LINE_BELOW_PT = 4 / 25.4 * 72
"""The number."""


class Head:
    """Writes what stands above the title."""

    def __init__(self, lines: Lines, story: StoryPart) -> None:
        self._lines = lines
        self._story = story
        self.has_line = False
        """Whether it ends in the red line; known once it was written."""

    def write(self, found: Sequence[Line]) -> Iterator[Element]:
        """The paragraphs of the lines that belong to the head."""
        above = [line for line in found if line.kind in _ABOVE]
        issuers = [line for line in found if line.kind is PartKind.ISSUER]
        below = [line for line in found if line.kind in (PartKind.NUMBER, PartKind.SIGNER)]
        self.has_line = bool(issuers)
        for line in above:
            pair = FANG if line.kind is PartKind.COPY_NUMBER else BLACK
            yield _made(self._lines.runs(line.content, self._story, pair))
        room = ISSUER_TOP_MM * TWIPS_PER_MM - len(above) * LINE
        yield from self._issuers(issuers, max(0.0, room))
        for line in below:
            yield self._below(below, line)
        if issuers:
            yield _red_line()

    def _issuers(self, found: Sequence[Line], room: float) -> Iterator[Element]:
        for index, line in enumerate(found):
            size = issuer_size(line.text)
            height = round(size * 1.25)
            place = spacing(before=room / LINE if not index else 0.0, line_pt=height)
            runs = self._lines.runs(line.content, self._story, TITLE_PAIR)
            for run in runs:
                letters = run[0]
                put(letters, value("w:color", RED))
                put(letters, value("w:spacing", 0))
                put(letters, value("w:sz", round(size * 2)))
                put(letters, value("w:szCs", round(size * 2)))
            yield _made(runs, value("w:snapToGrid", 0), place, value("w:jc", "center"))

    def _below(self, all_below: Sequence[Line], line: Line) -> Element:
        """The number in the middle, or at the left where somebody signs at the right."""
        above = spacing(before=2.0 if self.has_line and line is all_below[0] else 0.0)
        text = line.text
        signer = _SIGNER.search(text)
        if signer is None and line.kind is PartKind.NUMBER:
            is_signed = any(other.kind is PartKind.SIGNER for other in all_below)
            side = indent(left=1.0) if is_signed else value("w:jc", "center")
            return _made(self._runs(text, FANG), above, side)
        number = text[: signer.start()].strip(" \u3000") if signer else ""
        name = text[signer.end() :] if signer else text
        label = "签发人：" if signer else ""
        runs = self._runs(number, FANG) if number else []
        runs.append(element("w:r", {}, element("w:tab")))
        runs += [*self._runs(label, FANG), *self._runs(name, KAI_PAIR)]
        stop = {"val": "right", "pos": round((CHARACTERS - 1) * CHARACTER)}
        tabs = element("w:tabs", {}, element("w:tab", stop))
        return _made(runs, above, tabs, indent(left=1.0))

    def _runs(self, text: str, pair: Pair) -> list[Element]:
        return self._lines.runs((Words(text),), self._story, pair) if text else []


def issuer_size(name: str) -> float:
    """Points of the letters in which the name of who issues fits into one line."""
    room = WIDTH_MM / 25.4 * 72 * _FILLED
    return max(SIZE_TWO_PT, min(LARGEST_ISSUER_PT, int(room / max(1.0, width_of(name)))))


def _red_line() -> Element:
    edge = element("w:pBdr", {}, element("w:bottom", _RED_LINE))
    place = spacing(line_pt=_RED_LINE_BELOW_PT)
    return _made((), value("w:snapToGrid", 0), edge, place)


def _made(runs: Sequence[Element], *properties: Element) -> Element:
    inside = element("w:pPr", {}, value("w:pStyle", BODY))
    for property in properties:
        put(inside, property)
    return element("w:p", {}, inside, *runs)
