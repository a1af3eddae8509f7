from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.text.export.samples import ENGLISH, chinese, english, png
from writer.text.export.html import html_fragment, html_page
from writer.text.export.manuscript import Manuscript

VOID = frozenset(("meta", "br", "hr", "img", "path", "rect"))


class Page(HTMLParser):
    """What a browser would see; fails where tags do not match."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, name: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.tags if tag == name]

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.tags if attribute in attributes]


def page_of(manuscript: Manuscript) -> Page:
    return Page(html_page(manuscript).content.decode())


def test_local_pictures_are_inside(tmp_path: Path) -> None:
    page = page_of(chinese(tmp_path))
    (picture,) = page.all("img")
    assert picture["src"].startswith("data:image/png;base64,")
    assert picture["alt"] == "夜色"


def test_nothing_is_loaded_from_elsewhere_and_nothing_runs(tmp_path: Path) -> None:
    for manuscript in (chinese(tmp_path), english(tmp_path)):
        html = html_page(manuscript).content.decode()
        page = Page(html)
        assert all(value.startswith("data:") for value in page.values("src"))
        assert not page.all("script")
        assert not page.all("link")
        assert "@import" not in html
        assert "url(" not in html
        (policy,) = [a["content"] for a in page.all("meta") if "http-equiv" in a]
        assert "default-src 'none'" in policy


def test_raw_html_of_the_document_does_not_become_html(tmp_path: Path) -> None:
    text = '<script>alert(1)</script>\n\n<img src="http://x/y.png" onerror="z()">\n\na <b>b</b>\n'
    page = page_of(Manuscript(text, tmp_path))
    assert not page.all("script")
    assert not page.all("img")
    assert len(page.all("b")) == 1
    assert "alert(1)" in page.text


def test_pictures_that_are_missing_or_remote_are_named(tmp_path: Path) -> None:
    made = html_page(english(tmp_path))
    assert set(made.lost) == {"https://example.org/x.png", "gone.png"}
    assert "[gone]" in Page(made.content.decode()).text


def test_links_within_lead_to_names_that_are_there_once(tmp_path: Path) -> None:
    page = page_of(Manuscript("# A b\n\n# A b\n\n[x](#a-b) c[^1] d[^1]\n\n[^1]: e\n", tmp_path))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    for attributes in page.all("a"):
        assert attributes["href"].removeprefix("#") in ids


def test_a_heading_that_is_called_like_a_line_keeps_its_name(tmp_path: Path) -> None:
    page = page_of(Manuscript("# Line 3\n\n[x](#line-3)\n", tmp_path))
    assert page.all("h1") == [{"id": "line-3"}]


@pytest.mark.parametrize(
    ("text", "language"),
    [("# 你好，世界\n\n这里是正文。\n", "zh-Hans"), (ENGLISH + "This is the text of it.\n", "en")],
)
def test_the_language_is_told(text: str, language: str) -> None:
    assert page_of(Manuscript(text)).all("html") == [{"lang": language}]


def test_the_title_is_that_of_the_front_matter_or_of_the_first_heading(tmp_path: Path) -> None:
    assert "<title>A title of its own</title>" in html_page(english(tmp_path)).content.decode()
    assert "<title>关于“山城”夜色的笔记</title>" in html_page(chinese(tmp_path)).content.decode()
    assert (
        "<title>name &amp; co</title>"
        in html_page(Manuscript("text", name="name & co")).content.decode()
    )


def test_formulas_are_drawn_inside(tmp_path: Path) -> None:
    page = page_of(english(tmp_path))
    (drawing,) = page.all("svg")
    assert "frac" in drawing["aria-label"]
    assert drawing["width"].endswith("em")


def test_for_the_clipboard_there_is_no_page_around_it(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    html = html_fragment(Manuscript("*a* ![b](a.png)", tmp_path))
    assert html.startswith('<p><em>a</em> <img src="data:')
    assert "<style" not in html


def test_the_style_sheet_prints_and_has_chinese_fonts() -> None:
    html = html_page(Manuscript("你好")).content.decode()
    assert "@page { size: A4" in html
    assert "@media print" in html
    assert '"Microsoft YaHei"' in html
