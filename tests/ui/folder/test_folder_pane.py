"""The files of a folder beside the text."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit

from tests.ui.conftest import Desk
from tests.ui.folder.conftest import TEXTS, Answers, bold, names, rows, settle
from writer.core.errors import UnmovableFile
from writer.core.options import Genre
from writer.core.settings import InterfaceLanguage
from writer.text.folder.order import ORDER_FILE
from writer.ui.folder.filing import into_trash
from writer.ui.main_window import MainWindow

ALL = ["第一章 雨夜", "第二章 旧信", "第十章 归途", "卷外", "人物"]


def tree_press(window: MainWindow, keys: str) -> None:
    window.folder.pane.tree.setFocus()
    QTest.keySequence(window.folder.pane.tree, QKeySequence(keys))


def type_name(desk: Desk, window: MainWindow, name: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type into the line that is open in the tree."""
    tree = window.folder.pane.tree
    desk.qtbot.waitUntil(lambda: tree.is_naming)
    (line,) = tree.findChildren(QLineEdit)
    line.setText(name)
    QTest.keyClick(line, key)
    desk.qtbot.waitUntil(lambda: not tree.is_naming)
    settle(desk, window)


def test_files_stand_in_order_with_their_lengths_and_the_sum(window: MainWindow) -> None:
    assert rows(window) == [
        ("卷外", "6"),
        ("人物", "6"),
        ("第一章 雨夜", "6"),
        ("第二章 旧信", "8"),
        ("第十章 归途", "10"),
    ]
    assert window.folder.pane.foot.text() == "4 files  ·  30 characters"


def test_words_are_counted_in_english(desk: Desk, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "one.md").write_text("It rains all night.", "utf-8")
    window.folder.open_folder(tmp_path / "en")
    settle(desk, window)
    assert window.folder.pane.foot.text() == "1 file  ·  4 words"


def test_the_foot_speaks_the_language_of_the_interface(desk: Desk, window: MainWindow) -> None:
    desk.translation.choose(InterfaceLanguage.CHINESE)
    desk.qtbot.waitUntil(lambda: window.folder.pane.foot.text() == "4 个文件  ·  30 字")


def test_enter_opens_a_file_and_it_is_marked(desk: Desk, window: MainWindow, novel: Path) -> None:
    window.folder.pane.tree.select(novel / "第二章 旧信.md")
    tree_press(window, "Return")
    assert window.documents.path == novel / "第二章 旧信.md"
    assert window.editor.hasFocus()
    assert bold(window) == ["第二章 旧信"]
    window.documents.open_path(novel / "第一章 雨夜.md")
    assert bold(window) == ["第一章 雨夜"]
    settle(desk, window)
    assert window.folder.pane.tree.current == novel / "第一章 雨夜.md"


def test_a_document_from_elsewhere_leaves_none_marked(
    desk: Desk, window: MainWindow, novel: Path
) -> None:
    window.editor.setFocus()
    window.documents.open_path(novel / "第一章 雨夜.md")
    settle(desk, window)
    assert window.folder.pane.tree.current == novel / "第一章 雨夜.md"
    window.documents.new()
    assert bold(window) == []
    assert window.folder.pane.tree.current is None


def test_back_in_the_text_the_open_document_is_highlighted(
    desk: Desk, window: MainWindow, novel: Path
) -> None:
    window.documents.open_path(novel / "第一章 雨夜.md")
    tree = window.folder.pane.tree
    tree.setFocus()
    desk.qtbot.waitUntil(tree.hasFocus)
    assert tree.select(novel / "第十章 归途.md")
    window.documents.open_path(novel / "第二章 旧信.md")
    window.editor.setFocus()
    desk.qtbot.waitUntil(window.editor.hasFocus)
    assert tree.current == novel / "第二章 旧信.md"


def test_a_click_opens_a_file(window: MainWindow, novel: Path) -> None:
    tree = window.folder.pane.tree
    tree.select(novel / "第十章 归途.md")
    place = tree.visualRect(tree.currentIndex()).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.documents.path == novel / "第十章 归途.md"


def test_unsaved_text_counts_as_it_is_in_the_window(
    desk: Desk, window: MainWindow, novel: Path
) -> None:
    window.documents.open_path(novel / "第一章 雨夜.md")
    window.editor.insertPlainText("大雨大雨")
    desk.qtbot.waitUntil(lambda: ("第一章 雨夜", "10") in rows(window))
    assert "34" in window.folder.pane.foot.text()
    window.documents.open_path(novel / "第二章 旧信.md")
    window.folder.keeper.look_now()
    settle(desk, window)
    assert ("第一章 雨夜", "10") in rows(window)


def test_what_other_programs_do_is_seen(desk: Desk, window: MainWindow, novel: Path) -> None:
    (novel / "第三章.md").write_text("新", "utf-8")
    desk.qtbot.waitUntil(lambda: "第三章" in names(window))
    (novel / "第一章 雨夜.md").unlink()
    desk.qtbot.waitUntil(lambda: "第一章 雨夜" not in names(window))
    (novel / "卷外" / "地图.md").write_text("新", "utf-8")
    desk.qtbot.waitUntil(lambda: "地图" in names(window))


def test_what_is_folded_stays_so(desk: Desk, window: MainWindow, novel: Path) -> None:
    tree = window.folder.pane.tree
    tree.select(novel / "卷外")
    tree_press(window, "Left")
    (novel / "第三章.md").write_text("新", "utf-8")
    desk.qtbot.waitUntil(lambda: "第三章" in names(window))
    assert "人物" not in names(window)


def test_f2_renames_and_the_open_document_keeps_its_changes(
    desk: Desk, window: MainWindow, novel: Path
) -> None:
    window.documents.open_path(novel / "第一章 雨夜.md")
    window.editor.insertPlainText("改")
    window.folder.pane.tree.select(novel / "第一章 雨夜.md")
    tree_press(window, "F2")
    type_name(desk, window, "第一章 大雨")
    assert window.documents.path == novel / "第一章 大雨.md"
    assert window.documents.is_modified
    assert window.editor.text().startswith("改# 雨夜")
    assert "第一章 大雨" in names(window)
    assert bold(window) == ["第一章 大雨"]
    assert window.documents.save()
    assert sorted(path.name for path in novel.iterdir() if path.is_file()) == [
        *("第一章 大雨.md", "第二章 旧信.md", "第十章 归途.md")
    ]
    assert (novel / "第一章 大雨.md").read_text("utf-8").startswith("改# 雨夜")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_document_that_is_open_by_another_way_goes_along_too(
    desk: Desk, window: MainWindow, novel: Path
) -> None:
    link = novel.with_name("link")
    link.symlink_to(novel)
    window.documents.open_path(link / "第一章 雨夜.md")
    window.editor.insertPlainText("改")
    window.folder.filing.rename(novel / "第一章 雨夜.md", "第一章")
    settle(desk, window)
    assert window.documents.path == novel / "第一章.md"
    assert window.documents.save()
    assert not (novel / "第一章 雨夜.md").exists()


def test_what_is_left_after_a_crash_has_the_new_name(
    desk: Desk, window: MainWindow, novel: Path
) -> None:
    window.documents.open_path(novel / "第一章 雨夜.md")
    window.editor.insertPlainText("改")
    window.keeping.buffer.flush()
    window.folder.filing.rename(novel / "第一章 雨夜.md", "第一章")
    window.keeping.buffer.flush()
    settle(desk, window)
    (kept,) = desk.paths.journal.glob("*.unsaved")
    facts, _, text = kept.read_text("utf-8").partition("\n")
    assert json.loads(facts)["path"] == str(novel / "第一章.md")
    assert text == f"改{TEXTS['第一章 雨夜.md']}"


def test_snapshots_and_what_is_remembered_go_along(
    desk: Desk, window: MainWindow, novel: Path
) -> None:
    old, new = novel / "第一章 雨夜.md", novel / "第一章.md"
    window.documents.open_path(old)
    window.editor.insertPlainText("改")
    window.documents.save()
    window.menus.genres.item(Genre.FICTION).trigger()
    assert window.keeping.snapshots.of(str(old))
    window.folder.filing.rename(old, "第一章")
    settle(desk, window)
    assert window.keeping.snapshots.of(str(new))
    assert window.menus.genres.value is Genre.FICTION
    session = window._given.preferences.session
    assert session.recent_files[0] == str(new)
    assert str(old) not in session.recent_files


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("第二章 旧信", "already a file"),
        ("a/b", "cannot stand"),
        ("", "needs a name"),
        ("con", "Windows"),
        ("长" * 90, "too long"),
    ],
)
def test_a_name_that_cannot_be_is_refused_with_a_sentence(
    desk: Desk, window: MainWindow, novel: Path, typed: str, said: str
) -> None:
    window.folder.pane.tree.select(novel / "第一章 雨夜.md")
    tree_press(window, "F2")
    type_name(desk, window, typed)
    assert said in window.info_bar.text
    assert (novel / "第一章 雨夜.md").exists()
    assert "第一章 雨夜" in names(window)


def test_esc_leaves_the_name_as_it_was(desk: Desk, window: MainWindow, novel: Path) -> None:
    window.folder.pane.tree.select(novel / "第一章 雨夜.md")
    tree_press(window, "F2")
    type_name(desk, window, "other", Qt.Key.Key_Escape)
    assert (novel / "第一章 雨夜.md").exists()
    assert window.info_bar.isHidden()


def test_a_name_is_typed_undisturbed_while_the_folder_changes(
    desk: Desk, window: MainWindow, novel: Path
) -> None:
    tree = window.folder.pane.tree
    tree.select(novel / "第一章 雨夜.md")
    tree_press(window, "F2")
    desk.qtbot.waitUntil(lambda: tree.is_naming)
    (novel / "第三章.md").write_text("新", "utf-8")
    listing = window.folder.keeper.listing
    desk.qtbot.waitUntil(lambda: window.folder.keeper.listing is not listing)
    assert tree.is_naming
    type_name(desk, window, "第一章 大雨")
    desk.qtbot.waitUntil(lambda: "第一章 大雨" in names(window) and "第三章" in names(window))


def test_a_new_file_is_called_like_the_next_chapter_and_opened(
    desk: Desk, window: MainWindow, novel: Path
) -> None:
    window.folder.pane.tree.select(novel / "第一章 雨夜.md")
    window.commands.files["new_in_folder"].trigger()
    desk.qtbot.waitUntil(lambda: window.folder.pane.tree.is_naming)
    (line,) = window.folder.pane.tree.findChildren(QLineEdit)
    assert line.text() == "第十一章"
    type_name(desk, window, "第十一章 尾声")
    assert window.documents.path == novel / "第十一章 尾声.md"
    assert (novel / "第十一章 尾声.md").read_bytes() == b""
    assert not (novel / "第十一章.md").exists()


def test_a_new_file_without_another_name_is_opened_too(
    desk: Desk, window: MainWindow, novel: Path
) -> None:
    window.folder.pane.tree.select(novel / "卷外" / "人物.txt")
    window.commands.files["new_in_folder"].trigger()
    desk.qtbot.waitUntil(lambda: window.folder.pane.tree.is_naming)
    (line,) = window.folder.pane.tree.findChildren(QLineEdit)
    type_name(desk, window, line.text())
    assert window.documents.path == novel / "卷外" / "Untitled.md"


def test_keys_move_a_file_and_the_order_is_kept_in_the_folder(
    desk: Desk, window: MainWindow, novel: Path
) -> None:
    assert not (novel / ORDER_FILE).exists()
    window.folder.pane.tree.select(novel / "第十章 归途.md")
    tree_press(window, "Ctrl+Shift+Up")
    settle(desk, window)
    assert names(window) == ["卷外", "人物", "第一章 雨夜", "第十章 归途", "第二章 旧信"]
    assert window.folder.pane.tree.current == novel / "第十章 归途.md"
    tree_press(window, "Ctrl+Shift+Down")
    tree_press(window, "Ctrl+Shift+Down")
    settle(desk, window)
    assert names(window)[-1] == "第十章 归途"
    window.folder.pane.tree.select(novel / "卷外")
    tree_press(window, "Ctrl+Shift+Down")
    settle(desk, window)
    other = desk.open("", has_model=False)
    other.folder.open_folder(novel)
    settle(desk, other)
    assert names(other) == ["第一章 雨夜", "卷外", "人物", "第二章 旧信", "第十章 归途"]


def test_the_same_keys_move_lines_in_the_text(window: MainWindow) -> None:
    window.editor.setPlainText("one\ntwo\n")
    window.editor.setFocus()
    QTest.keySequence(window.editor, QKeySequence("Ctrl+Shift+Down"))
    assert window.editor.text() == "two\none\n"


def drop(window: MainWindow, dragged: Path, target: Path, *, is_above: bool) -> None:
    """Drop one row at the edge of another, as the mouse does."""
    tree = window.folder.pane.tree
    tree.select(target)
    area = tree.visualRect(tree.currentIndex())
    tree.select(dragged)
    place = QPoint(area.center().x(), area.top() + 1 if is_above else area.bottom() - 1)
    data = tree.model().mimeData(tree.selectedIndexes())
    positions = QAbstractItemView.DropIndicatorPosition
    indicator = positions.AboveItem if is_above else positions.BelowItem
    tree.dropIndicatorPosition = lambda: indicator  # type: ignore[method-assign]
    tree.dropEvent(
        QDropEvent(
            QPointF(place),
            Qt.DropAction.MoveAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_a_file_can_be_dragged_among_those_beside_it(
    desk: Desk, window: MainWindow, novel: Path
) -> None:
    drop(window, novel / "第十章 归途.md", novel / "第一章 雨夜.md", is_above=True)
    settle(desk, window)
    assert names(window) == ["卷外", "人物", "第十章 归途", "第一章 雨夜", "第二章 旧信"]
    drop(window, novel / "第十章 归途.md", novel / "第二章 旧信.md", is_above=False)
    settle(desk, window)
    assert names(window) == ["卷外", "人物", "第一章 雨夜", "第二章 旧信", "第十章 归途"]


def test_a_file_stays_in_its_folder_when_it_is_dragged(
    desk: Desk, window: MainWindow, novel: Path
) -> None:
    before = names(window)
    drop(window, novel / "第十章 归途.md", novel / "卷外" / "人物.txt", is_above=True)
    settle(desk, window)
    assert names(window) == before
    assert (novel / "第十章 归途.md").exists()


def test_an_order_that_cannot_be_kept_is_told(desk: Desk, window: MainWindow, novel: Path) -> None:
    (novel / ORDER_FILE).mkdir()
    window.folder.pane.tree.select(novel / "第十章 归途.md")
    tree_press(window, "Ctrl+Shift+Up")
    settle(desk, window)
    assert "could not be made, renamed or moved" in window.info_bar.text


@pytest.fixture
def trash(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Takes the place of the system's trash."""
    thrown: list[str] = []

    def move(path: Path) -> None:
        thrown.append(path.name)
        path.unlink()

    monkeypatch.setattr("writer.ui.folder.filing.into_trash", move)
    return thrown


def test_delete_asks_and_moves_to_the_trash(
    desk: Desk, window: MainWindow, novel: Path, answers: Answers, trash: list[str]
) -> None:
    answers.yes = False
    window.folder.pane.tree.select(novel / "第二章 旧信.md")
    tree_press(window, "Delete")
    assert answers.asked == [("trash", "第二章 旧信.md", False)]
    assert trash == []
    answers.yes = True
    tree_press(window, "Delete")
    settle(desk, window)
    assert trash == ["第二章 旧信.md"]
    assert "第二章 旧信" not in names(window)


def test_an_open_document_that_is_thrown_away_is_closed(
    desk: Desk, window: MainWindow, novel: Path, answers: Answers, trash: list[str]
) -> None:
    window.documents.open_path(novel / "第二章 旧信.md")
    window.editor.insertPlainText("改")
    window.folder.pane.tree.select(novel / "第二章 旧信.md")
    tree_press(window, "Delete")
    settle(desk, window)
    assert answers.asked == [("trash", "第二章 旧信.md", True)]
    assert trash == ["第二章 旧信.md"]
    assert window.documents.path is None
    assert desk.questions(window).asked == []


def test_a_file_that_the_trash_does_not_take_stays_open(
    desk: Desk, window: MainWindow, novel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise UnmovableFile(path, "no trash")

    monkeypatch.setattr("writer.ui.folder.filing.into_trash", refuse)
    window.documents.open_path(novel / "第二章 旧信.md")
    window.folder.pane.tree.select(novel / "第二章 旧信.md")
    tree_press(window, "Delete")
    settle(desk, window)
    assert "no trash" in window.info_bar.text
    assert window.documents.path == novel / "第二章 旧信.md"


@pytest.mark.skipif(sys.platform == "win32", reason="the trash is elsewhere there")
def test_the_trash_of_the_system_takes_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "data").mkdir()
    (tmp_path / "a.md").write_text("a", "utf-8")
    into_trash(tmp_path / "a.md")
    assert not (tmp_path / "a.md").exists()
    assert (tmp_path / "data" / "Trash" / "files" / "a.md").read_text("utf-8") == "a"
    with pytest.raises(UnmovableFile):
        into_trash(tmp_path / "gone.md")


def test_the_menu_offers_what_can_be_done(window: MainWindow, novel: Path) -> None:
    window.folder.pane.tree.select(novel / "第二章 旧信.md")
    menu = window.folder.filing.menu()
    texts = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert texts == [
        *("Open", "New file in the folder", "Rename…", "Move up", "Move down"),
        *("Show in the file manager", "Move to the trash…"),
    ]
    menu.close()
    window.folder.pane.tree.select(novel / "卷外")
    menu = window.folder.filing.menu()
    enabled = [action.text().split("\t")[0] for action in menu.actions() if action.isEnabled()]
    assert "Rename…" not in enabled
    assert "Move up" in enabled
    menu.close()


def test_its_keys_show_and_hide_it_and_it_is_remembered(desk: Desk, window: MainWindow) -> None:
    assert window.folder.isVisible()
    desk.press(window, "Ctrl+Shift+D")
    assert not window.folder.isVisible()
    assert not window.sides.left.isVisible()
    assert window.editor.hasFocus()
    desk.press(window, "Ctrl+Shift+D")
    assert window.folder.pane.tree.hasFocus()
    again = desk.open("", has_model=False)
    desk.qtbot.waitUntil(lambda: bool(names(again)))
    settle(desk, again)
    assert names(again) == names(window)


def test_it_stands_above_the_outline(desk: Desk, window: MainWindow) -> None:
    desk.press(window, "Ctrl+Shift+O")
    folder, outline = window.folder, window.sides.pane
    assert folder.isVisible()
    assert outline.isVisible()
    assert folder.mapTo(window, QPoint()).y() < outline.mapTo(window, QPoint()).y()
    desk.press(window, "Ctrl+Shift+D")
    assert not folder.isVisible()
    assert outline.isVisible()


def test_a_folder_that_is_given_in_the_place_of_a_document_is_shown(
    desk: Desk, answers: Answers, novel: Path
) -> None:
    del answers
    window = desk.open("", has_model=False)
    window.open_files([novel, novel / "第二章 旧信.md"])
    settle(desk, window)
    assert window.folder.root == novel
    assert names(window) == ["卷外", "人物", "第一章 雨夜", "第二章 旧信", "第十章 归途"]
    assert window.documents.path == novel / "第二章 旧信.md"
    assert not window.info_bar.text


def test_without_a_folder_that_of_the_document_is_shown(
    desk: Desk, answers: Answers, novel: Path
) -> None:
    window = desk.open("", has_model=False)
    window.documents.open_path(novel / "第一章 雨夜.md")
    desk.press(window, "Ctrl+Shift+D")
    settle(desk, window)
    assert window.folder.root == novel
    assert answers.asked == []


def test_without_anything_there_is_a_button_to_open_a_folder(
    desk: Desk, answers: Answers, novel: Path
) -> None:
    window = desk.open("", has_model=False)
    desk.press(window, "Ctrl+Shift+D")
    pane = window.folder.pane
    assert pane.open.isVisible()
    assert pane.open.hasFocus()
    new = window.commands.files["new_in_folder"]
    assert window.commands.reason(new) == "Open a folder first"
    answers.folder = novel
    QTest.keyClick(pane.open, Qt.Key.Key_Space)
    settle(desk, window)
    assert "第一章 雨夜" in names(window)
    assert not pane.open.isVisible()
    assert pane.tree.hasFocus()
    assert new.isEnabled()


def test_a_folder_that_is_gone_at_the_next_start_is_not_missed(
    desk: Desk, window: MainWindow, novel: Path
) -> None:
    novel.rename(novel.with_name("anderswo"))
    again = desk.open("", has_model=False)
    assert again.folder.root is None
    assert again.info_bar.isHidden()
    QApplication.processEvents()
    del window


def test_a_folder_that_goes_is_told_once(desk: Desk, window: MainWindow, novel: Path) -> None:
    novel.rename(novel.with_name("anderswo"))
    window.folder.keeper.look_now()
    desk.qtbot.waitUntil(lambda: "cannot be read" in window.info_bar.text)
    window.info_bar.hide()
    window.folder.keeper.look_now()
    settle(desk, window)
    assert window.info_bar.isHidden()


def test_two_files_that_differ_in_their_endings_are_told_apart(
    desk: Desk, window: MainWindow, novel: Path
) -> None:
    (novel / "第一章 雨夜.txt").write_text("x", "utf-8")
    desk.qtbot.waitUntil(lambda: "第一章 雨夜.txt" in names(window))
    assert "第一章 雨夜.md" in names(window)


def test_buttons_have_names(window: MainWindow) -> None:
    pane = window.folder.pane
    assert pane.new_button.accessibleName() == "New file in the folder"
    assert pane.find_button.accessibleName() == "Find in the folder…"
    assert "Ctrl+Shift+H" in pane.find_button.toolTip()
