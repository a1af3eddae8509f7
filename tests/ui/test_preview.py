"""The preview beside the text: it shows what is written, in step, and asks nobody outside."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QDesktopServices, QImage, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QApplication

from tests.long_documents import chinese_chapter
from tests.ui.conftest import Desk
from writer.core.settings import Theme
from writer.text.render import Renderer
from writer.ui.main_window import MainWindow
from writer.ui.preview import Preview
from writer.ui.preview_pictures import local_picture

MANY = "# Title\n\nwords\n\n" + "\n\n".join(f"Paragraph {n} has some words." for n in range(300))
ALL_KINDS = """# One

words **bold**
and more

- [ ] a
- b
  - c

| a | b |
|---|---|
| c | d |

```python
x = 1

y = 2
```

> quoted
>
> - list

---

$x^2$

end[^1]

[^1]: note
"""


def settle(desk: Desk, window: MainWindow) -> None:
    desk.qtbot.waitUntil(lambda: window.sides.rendering.is_settled, timeout=10_000)
    QApplication.processEvents()


def opened(desk: Desk, text: str) -> MainWindow:
    window = desk.open(text, has_model=False)
    window.resize(1400, 800)
    window.commands.preview.trigger()
    settle(desk, window)
    return window


def test_ctrl_slash_shows_and_hides_it_and_is_remembered(desk: Desk) -> None:
    window = desk.open("words", has_model=False)
    window.resize(1400, 800)
    QApplication.processEvents()
    preview = window.sides.preview
    assert not preview.isVisible()
    desk.press(window, "Ctrl+/")
    assert preview.isVisible()
    assert preview.width() > 300
    assert window.editor.hasFocus()
    desk.press(window, "Ctrl+/")
    assert not preview.isVisible()
    desk.press(window, "Ctrl+/")
    assert desk.open("words", has_model=False).sides.preview.isVisible()


def test_what_is_typed_is_shown(desk: Desk) -> None:
    window = opened(desk, "# Title\n\none **two**\n")
    preview = window.sides.preview
    assert "one two" in preview.toPlainText()
    window.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(window.editor, "three")
    settle(desk, window)
    assert "three" in preview.toPlainText()


def test_another_document_takes_the_place(desk: Desk, tmp_path: Path) -> None:
    window = opened(desk, ALL_KINDS)
    (tmp_path / "other.md").write_text("entirely other words")
    window.documents.open_path(tmp_path / "other.md")
    settle(desk, window)
    assert window.sides.preview.toPlainText().split("\n")[1:] == ["entirely other words"]


@pytest.mark.parametrize("place", range(0, len(ALL_KINDS), 7))
def test_pieces_that_are_changed_leave_the_others_as_they_were(desk: Desk, place: int) -> None:
    colours = desk.appearance.colours
    changed, fresh, renderer = Preview(colours), Preview(colours), Renderer()
    text = ALL_KINDS[:place] + "\n\nxy\n\n" + ALL_KINDS[place:]
    for version in (ALL_KINDS, text, ALL_KINDS):
        for patch in renderer.update(version):
            changed.apply(patch)
        desk.qtbot.waitUntil(lambda: changed.is_settled)
    for patch in Renderer().update(ALL_KINDS):
        fresh.apply(patch)
    desk.qtbot.waitUntil(lambda: fresh.is_settled)
    assert changed.document().toHtml() == fresh.document().toHtml()


def test_a_key_changes_one_piece_of_the_document(desk: Desk) -> None:
    window = opened(desk, MANY)
    changes: list[tuple[int, int]] = []
    window.sides.preview.document().contentsChange.connect(
        lambda _at, removed, added: changes.append((removed, added))
    )
    window.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(window.editor, "x")
    settle(desk, window)
    assert changes
    assert sum(removed + added for removed, added in changes) < 400


def test_single_line_breaks_are_a_choice_that_is_kept(desk: Desk) -> None:
    window = opened(desk, "第一行很长。\n第二行也很长。\n")
    assert window.commands.keep_lines.isChecked()
    assert "\u2028" in window.sides.preview.document().toRawText()
    window.commands.keep_lines.trigger()
    settle(desk, window)
    assert "\u2028" not in window.sides.preview.document().toRawText()
    assert not desk.open("", has_model=False).commands.keep_lines.isChecked()


# Scrolling


def test_lines_and_heights_lead_to_each_other(desk: Desk) -> None:
    window = opened(desk, chinese_chapter(8_000))
    preview = window.sides.preview
    lines = window.editor.blockCount()
    heights = [preview.y_of_line(line) for line in range(lines)]
    assert heights == sorted(heights)
    for line in range(0, lines, 5):
        y = preview.y_of_line(line + 0.5)
        assert abs(preview.y_of_line(preview.line_at_y(y)) - y) < 2


def test_the_preview_follows_the_text_to_both_ends(desk: Desk) -> None:
    window = opened(desk, MANY)
    text, shown = window.editor.verticalScrollBar(), window.sides.preview.verticalScrollBar()
    text.setValue(text.maximum())
    # Its maximum is an estimate of Qt's until the whole page is laid out.
    desk.qtbot.waitUntil(lambda: shown.value() >= shown.maximum() - 2)
    text.setValue(text.maximum() // 2)
    middle = shown.value() / shown.maximum()
    assert 0.4 < middle < 0.6
    text.setValue(0)
    assert shown.value() <= 2


def test_the_preview_goes_on_to_the_end_when_more_of_it_is_laid_out(desk: Desk) -> None:
    window = opened(desk, MANY)
    text, shown = window.editor.verticalScrollBar(), window.sides.preview.verticalScrollBar()
    text.setValue(text.maximum())
    desk.qtbot.waitUntil(lambda: shown.value() >= shown.maximum() - 2)
    whole = shown.maximum()
    shown.setRange(0, whole // 2)
    assert shown.value() == whole // 2
    shown.setRange(0, whole)
    assert shown.value() >= whole - 2


def test_the_text_follows_the_preview_and_neither_drives_the_other_on(desk: Desk) -> None:
    window = opened(desk, MANY)
    text, shown = window.editor.verticalScrollBar(), window.sides.preview.verticalScrollBar()
    moves: list[str] = []
    text.valueChanged.connect(lambda: moves.append("text"))
    shown.valueChanged.connect(lambda: moves.append("preview"))
    shown.triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)
    QApplication.processEvents()
    assert sorted(moves) == ["preview", "text"]
    shown.triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
    assert text.value() >= text.maximum() - 1


def test_what_is_typed_is_in_sight(desk: Desk) -> None:
    window = opened(desk, MANY)
    cursor = QTextCursor(window.editor.document().findBlockByNumber(301))
    window.editor.setTextCursor(cursor)
    window.editor.ensureCursorVisible()
    QTest.keyClicks(window.editor, "here ")
    settle(desk, window)
    preview = window.sides.preview
    y = preview.y_of_line(301) - preview.verticalScrollBar().value()
    assert 0 <= y < preview.viewport().height()


# Pictures


def picture(path: Path, size: int = 40) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    assert image.save(str(path))
    return path


def test_only_pictures_of_this_machine_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "a b"
    inside, outside = picture(folder / "p" / "图.png"), picture(tmp_path / "out.png")
    (folder / "link.png").symlink_to(outside)
    assert local_picture("p/图.png", folder) == inside
    assert local_picture("p/%E5%9B%BE.png", folder) == inside
    assert local_picture(str(outside), folder) == outside
    for refused in (
        "../out.png",
        "link.png",
        "http://example.org/a.png",
        "file://server/share/a.png",
        "//server/share/a.png",
        "\\\\server\\share\\a.png",
        "ftp://example.org/a.png",
        "data:image/png;base64,AAAA",
        "p",
        "missing.png",
        "",
    ):
        assert local_picture(refused, folder) is None, refused
    assert local_picture("p/图.png", None) is None


def test_a_picture_beside_the_document_is_shown_in_its_colours(desk: Desk, tmp_path: Path) -> None:
    picture(tmp_path / "red.png")
    (tmp_path / "a.md").write_text("![red](red.png)\n")
    window = opened(desk, "")
    window.documents.open_path(tmp_path / "a.md")
    settle(desk, window)
    preview = window.sides.preview

    def is_red() -> bool:
        image = preview.grab().toImage()
        colours = {image.pixelColor(x, 60).name() for x in range(0, image.width(), 5)}
        return "#ff0000" in colours

    desk.qtbot.waitUntil(is_red)


def test_no_socket_is_opened_and_nothing_but_pictures_is_loaded(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        pytest.fail("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    text = (
        "![a](http://127.0.0.1:9/a.png)\n\n<img src='http://127.0.0.1:9/b.png'>\n\n"
        "<link rel='stylesheet' href='http://127.0.0.1:9/c.css'>\n\n<script src='x.js'></script>"
    )
    window = opened(desk, text)
    preview = window.sides.preview
    assert "[a]" in preview.toPlainText()
    kinds = QTextDocument.ResourceType
    for kind in (kinds.HtmlResource, kinds.StyleSheetResource, kinds.MarkdownResource):
        assert preview.loadResource(kind.value, QUrl("file:///etc/hosts")) is None
    image = kinds.ImageResource.value
    assert preview.loadResource(image, QUrl("http://127.0.0.1:9/a.png")) is None


def test_formulas_take_the_colour_of_the_theme(desk: Desk) -> None:
    window = opened(desk, "$x$")
    (name,) = window.sides.preview.pictures._drawings
    light = window.sides.preview.pictures.formula(name)
    window.menus.themes.item(Theme.DARK).trigger()
    settle(desk, window)
    dark = window.sides.preview.pictures.formula(name)
    assert light.size() == dark.size()
    assert light != dark


# Links


def test_links_open_only_when_they_are_clicked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    went: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: went.append(url.toString()))
    (tmp_path / "b.md").write_text("the other text")
    (tmp_path / "a.md").write_text("[a](https://example.org/x) [b](b.md) [c](run.sh)\n")
    (tmp_path / "run.sh").write_text("")
    window = opened(desk, "")
    window.documents.open_path(tmp_path / "a.md")
    settle(desk, window)
    assert went == []
    preview = window.sides.preview
    preview.anchorClicked.emit(QUrl("https://example.org/x"))
    preview.anchorClicked.emit(QUrl("run.sh"))
    preview.anchorClicked.emit(QUrl("file:///etc/hosts"))
    assert went == ["https://example.org/x"]
    preview.anchorClicked.emit(QUrl("b.md"))
    assert window.editor.text() == "the other text"


def test_links_within_the_document_scroll(desk: Desk) -> None:
    window = opened(desk, MANY + "\n\n## The end of it\n\n" + MANY)
    preview = window.sides.preview
    preview.anchorClicked.emit(QUrl("#the-end-of-it"))
    line = MANY.count("\n") + 2
    shown = preview.y_of_line(line) - preview.verticalScrollBar().value()
    assert -5 <= shown < preview.viewport().height()
