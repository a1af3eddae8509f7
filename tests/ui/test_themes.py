"""The themes: every pair of colours can be read, and a bad file harms none of the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Desk
from tests.ui.contrast import contrast
from writer.core.errors import InvalidTheme
from writer.core.paths import resources
from writer.core.settings import InterfaceLanguage, Settings, Theme
from writer.ui.theme import BUILT_IN, Appearance, Colours

FOLDER = resources() / "themes"
THEMES = [Colours.load(path) for path in sorted(FOLDER.glob("*.toml"))]
READABLE, HIGH = 4.5, 7.0
"""WCAG 2 at its levels AA and AAA."""

PALETTE = {
    "ink": ("page", "hover", "passage_back"),
    "text": ("window", "hover", "pressed", "mid"),
    "muted_text": ("window",),
    "muted": ("page", "window"),
    "button_text": ("button", "pressed"),
    "bright": ("accent",),
    "selection_text": ("selection",),
    "link": ("page", "window"),
    "link_visited": ("page",),
    "tip_text": ("tip",),
    "icon": ("window",),
    "warn": ("warn_back",),
    "match_ink": ("match_back", "match_back_current"),
    "dimmed": ("page",),
}
REVIEW = {
    "text": (
        "surface",
        "hover",
        "inserted_back",
        "inserted_back_current",
        "removed_back",
        "removed_back_current",
        "mild_back",
        "grave_back",
    ),
    "muted": ("surface", "hover"),
    "inserted": ("inserted_back", "surface"),
    "removed": ("removed_back", "removed_back_current", "surface"),
    "mild": ("mild_back", "surface"),
    "grave": ("grave_back", "surface"),
    "on_accent": ("accent",),
}
GROUNDS = {
    *("window", "page", "hover", "button", "selection", "tip", "passage_back", "pressed"),
    *("accent", "light", "midlight", "mid", "dark", "shadow", "outline", "warn_back"),
    *("match_back", "match_back_current"),
}
"""Of the palette, what nobody writes with."""
LINES = {"misspelt"}
"""What is drawn and not written: it needs less, 3 to 1."""


def pairs(theme: Colours) -> Iterator[tuple[str, str, str]]:
    """Name, colour of the words and colour of the ground, of all that is ever shown together."""
    p, m, r = theme.palette, theme.markup, theme.review
    for words, grounds in PALETTE.items():
        for ground in grounds:
            yield f"{words} on {ground}", p[words], p[ground]
    for words, colour in m.items():
        if words != "code_back":
            for ground in ("page", "passage_back"):
                yield f"markup {words} on {ground}", colour, p[ground]
    for words in ("code", "marker"):
        yield f"markup {words} on code_back", m[words], m["code_back"]
    for words in ("dimmed", "ink"):
        yield f"{words} on code_back", p[words], m["code_back"]
    for words, grounds in REVIEW.items():
        for ground in grounds:
            yield f"review {words} on {ground}", getattr(r, words), getattr(r, ground)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.id)
def test_every_pair_can_be_read(theme: Colours) -> None:
    least = HIGH if theme.id == "contrast" else READABLE
    found = {name: contrast(words, ground) for name, words, ground in pairs(theme)}
    assert {name: round(value, 2) for name, value in found.items() if value < least} == {}
    assert contrast(theme.palette["misspelt"], theme.palette["page"]) >= 3


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.id)
def test_no_colour_is_left_out_of_the_check(theme: Colours) -> None:
    assert theme.palette.keys() == PALETTE.keys() | GROUNDS | LINES
    assert theme.palette.keys() == THEMES[0].palette.keys()
    assert theme.markup.keys() == THEMES[0].markup.keys()


def test_the_themes_of_writer_are_all_offered(desk: Desk) -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(BUILT_IN)
    window = desk.open()
    window.menus.languages.item(InterfaceLanguage.CHINESE).trigger()
    QApplication.processEvents()
    texts = [item.text() for item in window.menus.themes.actions()]
    assert texts == ["跟随系统", "浅色", "深色", "护眼", "羊皮纸", "高对比度"]


@pytest.mark.parametrize("id", BUILT_IN)
def test_a_theme_is_worn_and_kept(desk: Desk, id: str) -> None:
    window = desk.open("# 标题 and `code`\n", has_model=False)
    window.menus.themes.item(id).trigger()
    page = Colours.load(FOLDER / f"{id}.toml").palette["page"]
    assert QApplication.palette().color(QPalette.ColorRole.Base).name() == page
    assert Settings.load(desk.paths.settings).value.theme == id


def test_a_dark_theme_asks_the_system_for_dark_frames(qapp: QApplication) -> None:
    appearance = Appearance(FOLDER)
    appearance.choose("contrast")
    assert QGuiApplication.styleHints().colorScheme() in (
        Qt.ColorScheme.Dark,
        Qt.ColorScheme.Unknown,  # a platform without schemes
    )
    appearance.choose(Theme.SYSTEM)
    assert qapp.palette() == appearance.colours.qpalette()


def own(tmp_path: Path, **files: str) -> Appearance:
    for name, content in files.items():
        (tmp_path / f"{name}.toml").write_text(content, "utf-8")
    return Appearance(FOLDER, tmp_path)


def test_an_own_theme_may_leave_colours_out(qapp: QApplication, tmp_path: Path) -> None:
    appearance = own(tmp_path, ink='name = "墨"\nis_dark = true\n[palette]\npage = "#101820"\n')
    appearance.choose("ink")
    assert appearance.colours.palette["page"] == "#101820"
    assert appearance.colours.palette["ink"] == Colours.load(FOLDER / "dark.toml").palette["ink"]
    assert appearance.colours.file.name_zh == "墨"
    assert not appearance.mistakes
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == "#101820"
    appearance.choose(Theme.SYSTEM)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("palette = ", "Invalid value"),
        ('[palette]\npage = "white"', "palette.page must be a colour"),
        ("[palette]\npage = 7", "palette.page must be a colour"),
        ('[palette]\npaper = "#ffffff"', "palette.paper is unknown"),
        ('[review]\npaper = "#ffffff"', "review.paper is unknown"),
        ('is_dark = "yes"', "is_dark must be true or false"),
        ("name = 3", "name must be text"),
        ("markup = 3", "markup must be a table"),
        ("fonts = 3", "fonts is unknown"),
        ("# " + "x" * 200_000, "too large"),
    ],
)
def test_a_bad_file_is_told_and_the_others_load(
    qapp: QApplication, tmp_path: Path, content: str, reason: str
) -> None:
    appearance = own(tmp_path, bad=content, good='name = "Good"')
    assert [type(mistake) for mistake in appearance.mistakes] == [InvalidTheme]
    assert appearance.mistakes[0].path == tmp_path / "bad.toml"
    assert reason in appearance.mistakes[0].reason
    assert [theme.id for theme in appearance.themes] == [*BUILT_IN, "good"]
    assert qapp is not None


def test_the_window_says_which_theme_is_bad(desk: Desk, tmp_path: Path) -> None:
    desk.appearance = own(tmp_path, bad="palette = 3")
    window = desk.open(has_model=False)
    assert "bad.toml" in window.info_bar.text
    assert "other themes" in window.info_bar.text


def test_a_theme_that_is_gone_gives_way_to_that_of_the_system(desk: Desk) -> None:
    Settings(theme="gone").save(desk.paths.settings)
    window = desk.open()
    assert window.isVisible()
    assert desk.appearance.colours.id in (Theme.LIGHT, Theme.DARK)
