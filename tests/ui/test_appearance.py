"""Languages and colours: complete, switched at once, kept."""

from __future__ import annotations

import re
import string
import subprocess
import sys
import threading
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import ENGLISH, PLURALS, TRANSLATION, Desk
from writer.core.paths import resources
from writer.core.settings import InterfaceLanguage, Settings, Theme
from writer.ui.review.header import Header
from writer.ui.theme import Colours
from writer.ui.translation import MISSING_IN_QT, Translation
from writer.ui.typefaces import CHINESE_FONTS, LATIN_FONTS, families

UI = Path(__file__).resolve().parents[2] / "writer" / "ui"
LIGHT = Colours.load(resources() / "themes" / "light.toml")
DARK = Colours.load(resources() / "themes" / "dark.toml")


def messages(path: Path) -> dict[tuple[str, str, str], ET.Element]:
    """Context, source and comment of every string, with its translation."""
    found: dict[tuple[str, str, str], ET.Element] = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - a file of our own
        for message in context.iter("message"):
            key = (
                context.findtext("name") or "",
                message.findtext("source") or "",
                message.findtext("comment") or "",
            )
            translation = message.find("translation")
            assert translation is not None
            found[key] = translation
    return found


def forms(translation: ET.Element) -> list[str]:
    """What a string is translated with: one text, or one for each number that a language has."""
    plurals = translation.findall("numerusform")
    return [text.text or "" for text in plurals or [translation]]


@pytest.mark.parametrize(("path", "numbers"), [(TRANSLATION, 1), (PLURALS, 2)])
def test_every_string_is_finished(path: Path, numbers: int) -> None:
    for key, translation in messages(path).items():
        assert translation.get("type") is None, key
        assert all(forms(translation)), key
        assert len(forms(translation)) in (1, numbers), key


@pytest.mark.parametrize("path", [TRANSLATION, PLURALS])
def test_placeholders_survive_the_translation(path: Path) -> None:
    for (_, source, _), translation in messages(path).items():
        for text in forms(translation):
            assert placeholders(text) == placeholders(source), source


def placeholders(text: str) -> set[str]:
    """The names in braces, and Qt's own sign for a number."""
    named = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    return named | set(re.findall("%L?n", text))


@pytest.mark.parametrize(("path", "options"), [(TRANSLATION, []), (PLURALS, ["-pluralonly"])])
def test_no_string_of_the_sources_is_missing_or_left_over(
    tmp_path: Path, path: Path, options: list[str]
) -> None:
    package = Path(PySide6.__file__).parent
    program = next(path for path in package.glob("lupdate*") if path.suffix in {"", ".exe"})
    sources = [path for path in sorted(UI.rglob("*.py")) if path.name != "__init__.py"]
    target = tmp_path / "fresh.ts"
    subprocess.run(
        [program, "-silent", "-locations", "none", *options, *sources, "-ts", target],
        check=True,
        env={"PATH": str(Path(sys.executable).parent)},
    )
    assert set(messages(target)) == set(messages(path))


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        (InterfaceLanguage.ENGLISH, "1 word, 3 characters", "1,200 words, 4,799 characters"),
        (InterfaceLanguage.CHINESE, "1 字，3 个字符", "1,200 字，4,799 个字符"),
    ],
)
def test_numbers_are_told_in_the_forms_of_the_language(
    desk: Desk, language: InterfaceLanguage, one: str, many: str
) -> None:
    Settings(language=language).save(desk.paths.settings)
    window = desk.open("one", has_model=False)
    desk.qtbot.waitUntil(lambda: window.status.counts.text() == one)
    window.editor.set_text(" ".join(["one"] * 1200))
    desk.qtbot.waitUntil(lambda: window.status.counts.text() == many)


def test_the_language_is_switched_at_once_and_kept(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    window.menus.languages.item(InterfaceLanguage.CHINESE).trigger()
    QApplication.processEvents()
    assert window.commands.polish.text() == "润色"
    assert window.menus.file.title() == "文件(&F)"
    assert window.menus.writing.title() == "智能写作(&W)"
    assert "未命名" in window.windowTitle()
    assert "没有模型" not in window.status.model.text()
    assert "字" in window.status.counts.text()
    assert desk.open().commands.expand.text() == "扩写"
    window.menus.languages.item(InterfaceLanguage.ENGLISH).trigger()
    QApplication.processEvents()
    assert window.commands.polish.text() == "Polish"


def test_a_review_that_streams_is_named_in_the_language_that_is_chosen(desk: Desk) -> None:
    window = desk.open(ENGLISH, gate=threading.Event())
    desk.press(window, "Alt+1")
    header = window.panel.findChild(Header)
    assert isinstance(header, Header)
    assert header.title == "Polish"
    window.menus.languages.item(InterfaceLanguage.CHINESE).trigger()
    QApplication.processEvents()
    assert header.title == "润色"


def test_the_fonts_of_the_language_come_first(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    label = window.status.counts
    english, chinese = list(families(is_chinese=False)), list(families(is_chinese=True))
    assert (english[0], chinese[0]) == (LATIN_FONTS[0], CHINESE_FONTS[0])
    assert label.font().families() == english
    window.menus.languages.item(InterfaceLanguage.CHINESE).trigger()
    QApplication.processEvents()
    assert label.font().families() == chinese
    window.menus.languages.item(InterfaceLanguage.ENGLISH).trigger()
    QApplication.processEvents()
    assert label.font().families() == english


def test_the_first_start_speaks_chinese(desk: Desk) -> None:
    window = desk.open(has_model=False)
    window.menus.languages.item(InterfaceLanguage.CHINESE).trigger()
    QApplication.processEvents()
    assert window.welcome._heading.text() == "还没有写作模型，可以先写。"
    assert window.welcome._choose.text() == "选择已有的模型文件…"


def test_errors_are_told_in_the_language_of_the_interface(desk: Desk, tmp_path: Path) -> None:
    window = desk.open()
    window.menus.languages.item(InterfaceLanguage.CHINESE).trigger()
    QApplication.processEvents()
    window.documents.open_path(tmp_path / "missing.md")
    assert "无法读取" in window.info_bar.text


@pytest.mark.parametrize(
    ("system", "expected"),
    [
        (["zh-Hans-CN", "en"], QLocale.Language.Chinese),
        (["en-GB", "zh-CN"], QLocale.Language.English),
        (["de-DE"], QLocale.Language.English),
        (["de-DE", "zh-CN"], QLocale.Language.Chinese),
    ],
)
def test_by_default_the_language_follows_the_system(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    system: list[str],
    expected: QLocale.Language,
) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _self: system)
    desk.translation.choose(InterfaceLanguage.SYSTEM)
    assert QLocale().language() is expected


def test_qt_itself_speaks_chinese_too(desk: Desk) -> None:
    desk.translation.choose(InterfaceLanguage.CHINESE)
    assert QApplication.translate("QPlatformTheme", "Cancel") == "取消"


@pytest.mark.parametrize("text", MISSING_IN_QT)
def test_what_the_file_dialog_says_in_english_is_translated_here(desk: Desk, text: str) -> None:
    contexts = {source: context for context, source, _ in messages(TRANSLATION)}
    desk.translation.choose(InterfaceLanguage.CHINESE)
    assert QApplication.translate(contexts[text], text) != text


def test_without_a_compiled_translation_the_interface_is_english(
    desk: Desk, tmp_path: Path
) -> None:
    Settings(language=InterfaceLanguage.CHINESE).save(desk.paths.settings)
    desk.translation = Translation(tmp_path)
    assert desk.open().commands.polish.text() == "Polish"


def test_a_theme_is_worn_at_once_and_kept(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    window.menus.themes.item(Theme.DARK).trigger()
    assert QApplication.palette().color(QPalette.ColorRole.Base).name() == DARK.palette["page"]
    assert desk.open().menus.themes.value == Theme.DARK
    window.menus.themes.item(Theme.LIGHT).trigger()
    assert QApplication.palette().color(QPalette.ColorRole.Base).name() == LIGHT.palette["page"]


def test_the_toolbar_keeps_its_height_when_the_theme_changes(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    toolbar = window.menus.toolbar
    buttons = [toolbar.widgetForAction(action).height() for action in toolbar.actions()]
    assert toolbar.height() == max(buttons) + 2 * 4
    before = toolbar.height()
    window.menus.themes.item(Theme.DARK).trigger()
    QApplication.processEvents()
    assert toolbar.height() == before


def test_by_default_the_theme_follows_the_system(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = desk.open(ENGLISH)
    hints = QGuiApplication.styleHints()
    monkeypatch.setattr(type(hints), "colorScheme", lambda _self: Qt.ColorScheme.Dark)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert QApplication.palette().color(QPalette.ColorRole.Base).name() == DARK.palette["page"]
    assert window.isVisible()


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_can_be_read_on_their_ground(colours: Colours) -> None:
    p, m = colours.palette, colours.markup
    grounds = {"ink": "page", "text": "window", "muted_text": "window", "warn": "warn_back"}
    for words, ground in grounds.items():
        assert contrast(p[words], p[ground]) >= 4.5, words
    assert contrast(p["bright"], p["accent"]) >= 4.5
    for name in ("heading", "code", "quote", "link", "html", "math", "footnote"):
        assert contrast(m[name], p["page"]) >= 4.5, name
    assert contrast(m["marker"], p["page"]) >= 2.4


def test_both_themes_have_the_same_colours() -> None:
    assert LIGHT.palette.keys() == DARK.palette.keys()
    assert LIGHT.markup.keys() == DARK.markup.keys()
