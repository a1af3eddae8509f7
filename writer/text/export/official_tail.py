"""The end of an official document: who signs, the date, and at the foot who gets copies (版记)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from writer.text.export.official_form import (
    CHARACTER,
    SIZE_FOUR_PT,
    SIZE_THREE_PT,
    WIDTH_MM,
    indent,
    spacing,
    width_of,
)
from writer.text.export.official_lines import Line
from writer.text.export.tree import Inline, Words
from writer.text.export.word_styles import BODY
from writer.text.export.word_xml import Element, element, put, twips, value
from writer.text.official import PartKind
from writer.text.official_forms import DAYS

Runs = Callable[[Iterable[Inline]], list[Element]]

_DATE_RIGHT = 4.0
"""Characters that a date under a seal leaves free at the right."""
_UNSEALED_RIGHT = 2.0
_LABEL = re.compile(r"(?:抄[ \u3000]*[送报]|分[ \u3000]*送)[ \u3000]*[：:]")
_SMALL = SIZE_FOUR_PT / SIZE_THREE_PT
_THICK, _THIN = 8, 6
"""Eighths of a point: 0.35 mm for the first and the last line, 0.25 mm between."""
_IMPRINT_LINE_PT = 24.0
_RULE_WIDTH = twips(WIDTH_MM)
"""As wide as the text. LibreOffice lets no such table float: there it follows the text."""


def signatures(found: Sequence[Line], runs: Runs) -> Iterator[Element]:
    """Who signs and the date, placed at the right."""
    names = [line for line in found if line.kind is PartKind.SIGNATURE]
    dates = [line for line in found if line.kind is PartKind.DATE]
    if any(line.text.startswith(("（", "(")) for line in dates):
        yield from (_bracketed(line, runs) for line in found)
        return
    above = 2.0 if len(names) == 1 else 1.0
    for line, right in (*zip(names, _names_right(names, dates), strict=True),):
        yield _right(line, right, above, runs)
        above = 0.0
    for line in dates:
        yield _right(line, _date_right(names, line), above, runs)
        above = 0.0


def _names_right(names: Sequence[Line], dates: Sequence[Line]) -> list[float]:
    """How many characters stay free at the right of each name."""
    if not names:
        return []
    widths = [width_of(line.text) for line in names]
    date = width_of(dates[0].text) if dates else 0.0
    if len(names) == 1:
        free = _DATE_RIGHT + (date - widths[0]) / 2 if dates else _UNSEALED_RIGHT
        return [max(0.0, free)]
    widest = max(widths)
    edge = max(_UNSEALED_RIGHT, _UNSEALED_RIGHT + date + 2.0 - widest) if dates else _UNSEALED_RIGHT
    return [edge + widest - width for width in widths]


def _date_right(names: Sequence[Line], date: Line) -> float:
    width = width_of(date.text)
    if len(names) > 1:
        widest = max(width_of(line.text) for line in names)
        return max(_UNSEALED_RIGHT, _UNSEALED_RIGHT + widest - 2.0 - width)
    overhang = (width_of(names[0].text) - width) / 2 if names else 0.0
    return max(_DATE_RIGHT, overhang)


def _right(line: Line, right: float, above: float, runs: Runs) -> Element:
    content = (Words(line.text),)
    return _made(runs(content), spacing(before=above), indent(right=right), value("w:jc", "right"))


def _bracketed(line: Line, runs: Runs) -> Element:
    """A date in brackets stands below the title, as that of a decision of a meeting."""
    return _made(runs(line.content), spacing(after=1.0), value("w:jc", "center"))


def imprint(found: Sequence[Line], runs: Runs) -> Iterator[Element]:
    """The lines at the very foot of the last page, between rules."""
    rows = [*_copies(found, runs), *_issued(found, runs)]
    if rows:
        yield _at_the_foot(rows)
        yield _made((), spacing(line_pt=1.0))  # what it is tied to


def _at_the_foot(rows: Sequence[Element]) -> Element:
    """A table that floats there: a frame would not keep its rules in every program."""
    width = {"w": _RULE_WIDTH, "type": "dxa"}
    place = {"vertAnchor": "margin", "horzAnchor": "margin", "tblpXSpec": "center"}
    rules = (("top", _THICK), ("bottom", _THICK), ("insideH", _THIN))
    margins = (("left", 0), ("right", 0))
    properties = element(
        "w:tblPr",
        {},
        element("w:tblpPr", {**place, "tblpYSpec": "bottom"}),
        value("w:tblOverlap", "never"),
        element("w:tblW", width),
        element("w:tblBorders", {}, *(_rule(f"w:{side}", size) for side, size in rules)),
        element("w:tblLayout", {"type": "fixed"}),
        element(
            "w:tblCellMar",
            {},
            *(element(f"w:{side}", {"w": size, "type": "dxa"}) for side, size in margins),
        ),
    )
    grid = element("w:tblGrid", {}, element("w:gridCol", {"w": _RULE_WIDTH}))
    made = []
    for row in rows:
        put(row[0], value("w:snapToGrid", 0))
        put(row[0], spacing(line_pt=_IMPRINT_LINE_PT))
        cell = element("w:tc", {}, element("w:tcPr", {}, element("w:tcW", width)), row)
        made.append(element("w:tr", {}, cell))
    return element("w:tbl", {}, properties, grid, *made)


def _copies(found: Sequence[Line], runs: Runs) -> Iterator[Element]:
    """抄送 and who gets copies; what goes on in a new line is one paragraph with it."""
    texts: list[str] = []
    for line in found:
        if line.kind is PartKind.COPIES:
            if texts and not _LABEL.match(line.text):
                texts[-1] += line.text
            else:
                texts.append(line.text)
    for text in texts:
        label = _LABEL.match(text)
        hanging = width_of(label[0]) * _SMALL if label else 0.0
        place = indent(left=_SMALL + hanging, right=_SMALL, hanging=hanging)
        yield _made(_small(runs((Words(text),))), place)


def _issued(found: Sequence[Line], runs: Runs) -> Iterator[Element]:
    """Who issued it at the left, when at the right."""
    for line in found:
        if line.kind is not PartKind.IMPRINT:
            continue
        date = DAYS.search(line.text)
        cut = date.start() if date else len(line.text)
        left, right = line.text[:cut].rstrip(" \u3000"), line.text[cut:]
        made = _small(runs((Words(left),)))
        if right:
            made += [element("w:r", {}, element("w:tab")), *_small(runs((Words(right),)))]
        stop = {"val": "right", "pos": twips(WIDTH_MM) - round(_SMALL * CHARACTER)}
        tabs = element("w:tabs", {}, element("w:tab", stop))
        yield _made(made, tabs, indent(left=_SMALL, right=_SMALL))


def _small(runs: list[Element]) -> list[Element]:
    for run in runs:
        for tag in ("w:sz", "w:szCs"):
            put(run[0], value(tag, round(SIZE_FOUR_PT * 2)))
    return runs


def _rule(tag: str, eighths: int) -> Element:
    return element(tag, {"val": "single", "sz": eighths, "space": 0, "color": "000000"})


def _made(runs: Iterable[Element], *properties: Element) -> Element:
    inside = element("w:pPr", {}, value("w:pStyle", BODY))
    for property in properties:
        put(inside, property)
    return element("w:p", {}, inside, *runs)
