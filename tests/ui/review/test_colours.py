from __future__ import annotations

import pytest

from writer.core.paths import resources
from writer.ui.review.colours import ReviewColours
from writer.ui.review.stylesheet import stylesheet
from writer.ui.theme import Colours

READABLE = 4.5
"""Contrast that WCAG 2 asks of text at level AA."""
THEMES = [
    pytest.param(ReviewColours.light(), id="light"),
    pytest.param(ReviewColours.dark(), id="dark"),
    *(
        pytest.param(Colours.load(path).review, id=path.name)
        for path in sorted((resources() / "themes").glob("*.toml"))
    ),
]


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", THEMES)
def test_every_text_can_be_read_on_its_ground(colours: ReviewColours) -> None:
    pairs = {
        "text": (colours.text, colours.surface),
        "muted": (colours.muted, colours.surface),
        "muted, current": (colours.text, colours.inserted_back_current),
        "inserted": (colours.inserted, colours.inserted_back),
        "accepted": (colours.inserted, colours.surface),
        "removed": (colours.removed, colours.removed_back),
        "removed, current": (colours.removed, colours.removed_back_current),
        "mild": (colours.mild, colours.mild_back),
        "mild row": (colours.mild, colours.surface),
        "grave": (colours.grave, colours.grave_back),
        "grave row": (colours.grave, colours.surface),
        "primary": (colours.on_accent, colours.accent),
    }
    assert {n: c for n, p in pairs.items() if (c := contrast(*p)) < READABLE} == {}


@pytest.mark.parametrize("colours", THEMES)
def test_the_style_sheet_has_every_colour_filled_in(colours: ReviewColours) -> None:
    sheet = stylesheet(colours)
    assert "$" not in sheet
    assert colours.accent in sheet
