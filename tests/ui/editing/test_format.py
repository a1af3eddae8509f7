"""The menu Format and its keys in the window, pasting, images and first lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Desk, select
from writer.core.errors import UnwritableFile
from writer.core.settings import InterfaceLanguage
from writer.ui.editing.commands import COMMANDS
from writer.ui.editing.format_actions import KEYS
from writer.ui.main_window import MainWindow

TEXT = "A word here.\n\n第二段😀，有\u00a0空格。\n"


@pytest.mark.parametrize(
    ("keys", "part", "after"),
    [
        ("Ctrl+B", "word", "A **word** here."),
        ("Ctrl+I", "word", "A *word* here."),
        ("Alt+Shift+5", "word", "A ~~word~~ here."),
        ("Ctrl+Shift+`", "word", "A `word` here."),
        ("Ctrl+K", "word", "A [word]() here."),
        ("Ctrl+2", "word", "## A word here."),
        ("Ctrl+Shift+Q", "word", "> A word here."),
        ("Ctrl+Shift+]", "word", "- A word here."),
        ("Ctrl+Shift+[", "word", "1. A word here."),
        ("Ctrl+Shift+X", "word", "- [ ] A word here."),
        ("Ctrl+D", "word", "A wordword here."),
        ("Ctrl+Shift+E", "word", "A word[^1] here."),
    ],
)
def test_keys_format_in_one_undo_step(desk: Desk, keys: str, part: str, after: str) -> None:
    window = desk.open(TEXT, has_model=False)
    select(window, part)
    desk.press(window, keys)
    assert window.editor.text().split("\n")[0] == after
    desk.press(window, "Ctrl+Z")
    assert window.editor.text() == TEXT
    assert not window.documents.is_modified


@pytest.mark.parametrize("keys", ["Ctrl+B", "Ctrl+3", "Ctrl+Shift+Q", "Ctrl+Shift+]"])
def test_twice_is_as_before(desk: Desk, keys: str) -> None:
    window = desk.open(TEXT, has_model=False)
    select(window, "第二段😀")
    desk.press(window, keys)
    assert window.editor.text() != TEXT
    desk.press(window, keys)
    assert window.editor.text() == TEXT


def test_lines_move_with_keys(desk: Desk) -> None:
    window = desk.open("one\ntwo\nthree", has_model=False)
    select(window, "two")
    desk.press(window, "Ctrl+Shift+Up")
    assert window.editor.text() == "two\none\nthree"
    desk.press(window, "Ctrl+Shift+Down")
    desk.press(window, "Ctrl+Shift+Down")
    assert window.editor.text() == "one\nthree\ntwo"


def test_every_action_runs_on_an_empty_document(desk: Desk) -> None:
    window = desk.open(has_model=False)
    for id in COMMANDS:
        window.editor.set_text("")
        window.commands.format[id].trigger()
        while window.editor.document().isUndoAvailable():
            window.editor.undo()
        assert window.editor.text() == ""


def test_no_two_actions_have_the_same_keys(desk: Desk) -> None:
    window = desk.open(has_model=False)
    keys = [s.toString() for a in window.actions() for s in a.shortcuts() if s.toString()]
    assert len(keys) == len(set(keys))
    banned = {"Ctrl+Space", "Ctrl+.", "Ctrl+;", "Ctrl+Shift+F", "Alt+A", "Alt+Z", "Alt+R"}
    assert not banned & set(keys)
    assert not [k for k in KEYS.values() if "Ctrl+Alt" in k or k.startswith("Ctrl+Shift+1")]


def test_the_menus_hold_every_action_in_both_languages(desk: Desk) -> None:
    window = desk.open(has_model=False)
    window.menus.languages.item(InterfaceLanguage.CHINESE).trigger()
    QApplication.processEvents()
    menus = window.menus
    held = [*menus.format.menu.actions(), *menus.format.headings.actions(), *menus.edit.actions()]
    names = {action.objectName() for action in held}
    assert set(window.commands.format.ids) <= names
    assert menus.format.menu.title() == "格式(&O)"
    assert window.commands.format["strong"].text() == "加粗"


def test_commands_leave_the_text_alone_while_something_is_composed(desk: Desk) -> None:
    window = desk.open(TEXT, has_model=False)
    select(window, "word")
    QApplication.sendEvent(window.editor, QInputMethodEvent("ni", []))
    text = window.editor.text()
    for id in window.commands.format.ids:
        if id != "image":
            window.commands.format[id].trigger()
    window.commands.format["image"].trigger()
    assert window.editor.text() == text
    QApplication.sendEvent(window.editor, QInputMethodEvent("", []))


# Pasting


def paste(window: MainWindow, *, text: str = "", html: str = "", keys: str = "Ctrl+V") -> None:
    content = QMimeData()
    if text:
        content.setText(text)
    if html:
        content.setHtml(html)
    QGuiApplication.clipboard().setMimeData(content)
    window.commands.paste.trigger() if keys == "Ctrl+V" else window.commands.format[
        "paste_plain"
    ].trigger()


def test_plain_pasting_stands_right_below_pasting(desk: Desk) -> None:
    window = desk.open(TEXT, has_model=False)
    items = window.menus.edit.actions()
    assert items.count(window.commands.format["paste_plain"]) == 1
    assert items[items.index(window.commands.paste) + 1] is window.commands.format["paste_plain"]


def test_an_address_over_a_selection_becomes_a_link(desk: Desk) -> None:
    window = desk.open(TEXT, has_model=False)
    select(window, "word")
    paste(window, text="https://example.org/a")
    assert window.editor.text().startswith("A [word](https://example.org/a) here.")
    window.editor.undo()
    assert window.editor.text() == TEXT


def test_rich_text_comes_in_as_markdown_and_plain_on_demand(desk: Desk) -> None:
    window = desk.open(has_model=False)
    paste(window, text="One two", html="<p>One <b>two</b></p>")
    assert window.editor.text() == "One **two**"
    window.editor.undo()
    assert window.editor.text() == ""
    paste(window, text="One two", html="<p>One <b>two</b></p>", keys="Ctrl+Shift+V")
    assert window.editor.text() == "One two"


def test_in_code_everything_comes_in_plain(desk: Desk) -> None:
    window = desk.open("```\n\n```", has_model=False)
    cursor = window.editor.textCursor()
    cursor.setPosition(4)
    window.editor.setTextCursor(cursor)
    paste(window, text="One two", html="<p>One <b>two</b></p>")
    assert window.editor.text() == "```\nOne two\n```"


# Images


def picture() -> QImage:
    made = QImage(4, 3, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.red)
    return made


def paste_picture(window: MainWindow) -> None:
    content = QMimeData()
    content.setImageData(picture())
    QGuiApplication.clipboard().setMimeData(content)
    window.commands.paste.trigger()


def test_a_pasted_image_is_kept_beside_the_document(desk: Desk, tmp_path: Path) -> None:
    window = desk.open(has_model=False)
    document = tmp_path / "文 档" / "note.md"
    document.parent.mkdir()
    document.write_text("text\n", "utf-8")
    window.documents.open_path(document)
    window.editor.moveCursor(QTextCursor.MoveOperation.End)
    paste_picture(window)
    paste_picture(window)
    kept = sorted((document.parent / "assets").iterdir())
    assert len(kept) == 2
    assert all(QImage(str(path)).size() == picture().size() for path in kept)
    for path in kept:
        assert f"![](assets/{path.name})" in window.editor.text()
    window.editor.undo()
    window.editor.undo()
    assert window.editor.text() == "text\n"


def test_a_document_without_a_place_is_saved_first(desk: Desk, tmp_path: Path) -> None:
    window = desk.open("text", has_model=False)
    questions = desk.questions(window)
    questions.saves_before_image = False
    paste_picture(window)
    assert window.editor.text() == "text"
    assert questions.asked == ["save before image"]
    questions.saves_before_image, questions.chosen = True, tmp_path / "new.md"
    paste_picture(window)
    assert "![](assets/image-" in window.editor.text()
    assert (tmp_path / "new.md").read_text("utf-8") == "text"


def dropped(window: MainWindow, *files: Path) -> None:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    event = QDropEvent(
        QPointF(QPoint(5, 5)),
        Qt.DropAction.CopyAction,
        content,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.editor.dropEvent(event)


def test_dropped_images_are_copied_unless_they_lie_in_the_folder(
    desk: Desk, tmp_path: Path
) -> None:
    folder, elsewhere = tmp_path / "book", tmp_path / "elsewhere"
    for path in (folder / "img", elsewhere):
        path.mkdir(parents=True)
    for path in (folder / "img" / "a.png", elsewhere / "b c.png"):
        picture().save(str(path))
    (folder / "note.md").write_text("", "utf-8")
    window = desk.open(has_model=False)
    window.documents.open_path(folder / "note.md")
    dropped(window, folder / "img" / "a.png", elsewhere / "b c.png")
    assert window.editor.text() == "![](img/a.png)\n![](<assets/b c.png>)"
    assert (folder / "assets" / "b c.png").exists()
    window.editor.undo()
    assert window.editor.text() == ""


def test_an_image_that_cannot_be_kept_leaves_the_text_alone(desk: Desk, tmp_path: Path) -> None:
    window = desk.open(has_model=False)
    (tmp_path / "note.md").write_text("text", "utf-8")
    (tmp_path / "assets").write_text("a file in the way", "utf-8")
    window.documents.open_path(tmp_path / "note.md")
    with desk.qtbot.waitSignal(window.documents.failed) as failed:
        paste_picture(window)
    assert failed.args is not None
    assert isinstance(failed.args[0], UnwritableFile)
    assert window.editor.text() == "text"


# First lines


def test_first_lines_are_indented_for_the_eye_only(desk: Desk) -> None:
    text = (
        "第一段很长。" * 60
        + "\n\n# 标题\n\n- 项目\n\nEnglish that\nis wrapped\n第二段\n\n副标题\n---\n"
    )
    window = desk.open(text, has_model=False)
    editor, action = window.editor, window.commands.format.first_line_indent

    def first_x(number: int) -> float:
        block = editor.document().findBlockByNumber(number)
        editor.blockBoundingGeometry(block)
        return block.layout().lineAt(0).x()

    plain = first_x(0)
    action.trigger()
    QApplication.processEvents()
    wide = 1.5 * editor.fontMetrics().horizontalAdvance("字")
    assert first_x(0) > plain + wide
    layout = editor.document().firstBlock().layout()
    assert layout.lineAt(1).x() == plain
    assert layout.lineAt(1).y() > layout.lineAt(0).y()
    assert [first_x(n) > plain + wide for n in range(2, 11, 2)] == [
        *(False, False, True, True, False)
    ]
    assert first_x(7) == plain
    assert editor.text() == text
    assert not window.documents.is_modified
    assert not editor.document().isUndoAvailable()
    assert desk.open(has_model=False).commands.format.first_line_indent.isChecked()
    action.trigger()
    QApplication.processEvents()
    assert first_x(0) == plain


def test_a_hint_says_that_blanks_made_code_of_prose(desk: Desk) -> None:
    window = desk.open(has_model=False)
    told: list[str] = []
    window.editing.told.connect(told.append)
    window.editor.insertPlainText("    这是一段话")
    assert len(told) == 1
    window.editor.insertPlainText("，接着写")
    assert len(told) == 1
    window.editor.set_text("")
    window.editor.insertPlainText("    x = f(1);")
    window.editor.insertPlainText("\n\n- 项目\n\n    项目的第二段")
    assert len(told) == 1
