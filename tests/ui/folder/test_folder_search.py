"""Finding and replacing in all files of a folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QTreeWidget

from tests.ui.conftest import Desk, select
from tests.ui.folder.conftest import TEXTS, Answers, found, settle
from writer.core.errors import UnwritableFile
from writer.core.settings import Theme
from writer.text.folder import listing, searching
from writer.text.folder.replacing import Plan
from writer.text.snapshots import Occasion
from writer.ui.folder.questions import FolderQuestions
from writer.ui.main_window import MainWindow


def look_for(desk: Desk, window: MainWindow, words: str) -> None:
    """Open the search with its keys, and wait for what is found."""
    desk.press(window, "Ctrl+Shift+H")
    window.folder.search.pane.words.setText(words)
    found(desk, window)


def places(window: MainWindow) -> list[tuple[str, int, str]]:
    """File, line and match of all that is listed."""
    shown = window.folder.search.pane.tree.places
    return [(p.path.name, p.hit.line, p.hit.mark.of(p.hit.excerpt)) for p in shown]


def selected(window: MainWindow) -> tuple[str, int, str]:
    """The document in front, and what is selected in it."""
    span = window.editor.selection()
    return window.documents.name, span.start, span.of(window.editor.text())


def note(window: MainWindow) -> str:
    return window.folder.search.pane.note.text()


def test_words_are_found_in_all_files_while_they_are_typed(desk: Desk, window: MainWindow) -> None:
    desk.press(window, "Ctrl+Shift+H")
    assert window.folder.search.pane.words.hasFocus()
    look_for(desk, window, "林晚")
    assert places(window) == [
        ("人物.txt", 1, "林晚"),
        ("第二章 旧信.md", 3, "林晚"),
        ("第十章 归途.md", 1, "林晚"),
        ("第十章 归途.md", 1, "林晚"),
    ]
    assert note(window) == "4 places in 3 files"
    files = window.folder.search.pane.tree
    assert files.topLevelItem(0).text(0) == "卷外/人物.txt  (1)"  # type: ignore[union-attr]


def test_the_search_says_which_folder_it_is_in(desk: Desk, window: MainWindow) -> None:
    desk.press(window, "Ctrl+Shift+H")
    assert window.folder.search.pane._heading.text() == "Find in “小说”"


def test_what_is_selected_is_looked_for(desk: Desk, window: MainWindow, novel: Path) -> None:
    window.documents.open_path(novel / "第二章 旧信.md")
    select(window, "林晚")
    desk.press(window, "Ctrl+Shift+H")
    found(desk, window)
    assert window.folder.search.pane.words.text() == "林晚"
    assert len(places(window)) == 4


def test_case_and_whole_words_and_expressions_count(
    desk: Desk, window: MainWindow, novel: Path
) -> None:
    (novel / "en.md").write_text("One one onerous\n", "utf-8")
    look_for(desk, window, "one")
    assert len(places(window)) == 3
    window.folder.search.pane.case.click()
    found(desk, window)
    assert len(places(window)) == 2
    window.folder.search.pane.whole.click()
    found(desk, window)
    assert len(places(window)) == 1
    window.folder.search.pane.whole.click()
    window.folder.search.pane.expression.click()
    look_for(desk, window, "^林晚.$|on(?=e)")
    assert [match for _, _, match in places(window)] == ["on", "on"]


def test_an_expression_that_is_none_is_told(desk: Desk, window: MainWindow) -> None:
    desk.press(window, "Ctrl+Shift+H")
    window.folder.search.pane.expression.click()
    look_for(desk, window, "(林")
    assert "no regular expression" in note(window)
    assert window.folder.search.pane.note.property("warns")


def test_an_expression_that_would_never_end_does_not_hold_up_the_rest(
    desk: Desk, window: MainWindow, novel: Path
) -> None:
    (novel / "0.md").write_text(f"{'a' * 60}!\n", "utf-8")
    (novel / "最后.md").write_text("aaa\n", "utf-8")
    desk.press(window, "Ctrl+Shift+H")
    window.folder.search.pane.expression.click()
    look_for(desk, window, "^(a+)+$")
    assert ("最后.md", 1, "aaa") in places(window)
    assert "takes too long on 1 file" in note(window)


def test_unsaved_text_is_searched_as_it_is(desk: Desk, window: MainWindow, novel: Path) -> None:
    window.documents.open_path(novel / "第一章 雨夜.md")
    window.editor.insertPlainText("林晚在雨里。")
    window.documents.open_path(novel / "第二章 旧信.md")
    look_for(desk, window, "林晚在雨里")
    assert places(window) == [("第一章 雨夜.md", 1, "林晚在雨里")]


def test_enter_and_f4_go_to_the_places_and_round(desk: Desk, window: MainWindow) -> None:
    look_for(desk, window, "林晚")
    QTest.keyClick(window.folder.search.pane.words, Qt.Key.Key_Return)
    assert selected(window) == ("人物.txt", 0, "林晚")
    assert window.editor.hasFocus()
    desk.press(window, "F4")
    assert selected(window) == ("第二章 旧信.md", 6, "林晚")
    desk.press(window, "F4")
    desk.press(window, "F4")
    assert selected(window) == ("第十章 归途.md", 5, "林晚")
    desk.press(window, "F4")
    assert selected(window) == ("人物.txt", 0, "林晚")
    desk.press(window, "Shift+F4")
    assert selected(window) == ("第十章 归途.md", 5, "林晚")


def test_f4_asks_what_to_look_for_when_nothing_was(desk: Desk, window: MainWindow) -> None:
    desk.press(window, "F4")
    assert window.folder.search.pane.words.hasFocus()


def test_enter_in_the_list_goes_to_the_place(desk: Desk, window: MainWindow) -> None:
    look_for(desk, window, "林晚")
    tree = window.folder.search.pane.tree
    tree.setFocus()
    for _ in range(3):
        QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert selected(window) == ("第二章 旧信.md", 6, "林晚")


def test_enter_at_once_goes_to_the_first_place_when_it_is_found(
    desk: Desk, window: MainWindow
) -> None:
    desk.press(window, "Ctrl+Shift+H")
    window.folder.search.pane.words.setText("打开信")
    QTest.keyClick(window.folder.search.pane.words, Qt.Key.Key_Return)
    found(desk, window)
    assert selected(window) == ("第二章 旧信.md", 8, "打开信")


def test_a_place_is_found_again_after_the_text_was_changed(
    desk: Desk, window: MainWindow, novel: Path
) -> None:
    look_for(desk, window, "打开信")
    window.documents.open_path(novel / "第二章 旧信.md")
    window.editor.insertPlainText("在前面加一句。\n")
    desk.press(window, "F4")
    assert selected(window) == ("第二章 旧信.md", 16, "打开信")


def test_a_place_that_is_gone_is_told(desk: Desk, window: MainWindow, novel: Path) -> None:
    look_for(desk, window, "打开信")
    (novel / "第二章 旧信.md").write_text("短", "utf-8")
    desk.press(window, "F4")
    assert selected(window) == ("第二章 旧信.md", 1, "")
    assert "changed since the search" in window.status.activity.text()


def test_words_that_look_like_html_are_shown_as_they_are(
    desk: Desk, window: MainWindow, novel: Path
) -> None:
    line = '林晚 <img src="//elsewhere/x.png"> & <b>走</b>'
    (novel / "第十章 归途.md").write_text(line, "utf-8")
    look_for(desk, window, "林晚 <")
    file = window.folder.search.pane.tree.topLevelItem(0)
    assert file is not None
    hit = file.child(0)
    assert hit is not None
    tip = hit.toolTip(0)
    assert "<img" not in tip
    assert QTextDocumentFragment.fromHtml(tip).toPlainText() == line


def test_esc_gives_the_files_back(desk: Desk, window: MainWindow) -> None:
    look_for(desk, window, "林晚")
    assert not window.folder.pane.isVisible()
    QTest.keyClick(window.folder.search.pane.words, Qt.Key.Key_Escape)
    assert window.folder.pane.isVisible()
    assert window.editor.hasFocus()


def test_a_search_without_the_list_goes_with_esc(desk: Desk, window: MainWindow) -> None:
    desk.press(window, "Ctrl+Shift+D")
    look_for(desk, window, "林晚")
    assert window.folder.search.pane.isVisible()
    QTest.keyClick(window.folder.search.pane.tree, Qt.Key.Key_Escape)
    assert not window.folder.isVisible()
    assert not window.sides.left.isVisible()


def test_without_a_folder_that_of_the_document_is_searched(
    desk: Desk, answers: Answers, novel: Path
) -> None:
    window = desk.open("", has_model=False)
    window.documents.open_path(novel / "卷外" / "人物.txt")
    look_for(desk, window, "林晚")
    assert [name for name, _, _ in places(window)] == ["人物.txt"]
    assert answers.asked == []


def test_without_any_folder_one_is_asked_for(desk: Desk, answers: Answers, novel: Path) -> None:
    window = desk.open("", has_model=False)
    answers.folder = novel
    look_for(desk, window, "林晚")
    assert len(places(window)) == 4
    assert len(answers.asked) == 1


def test_more_than_can_be_shown_is_told(
    desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "MOST_HITS", 2)
    look_for(desk, window, "林晚")
    assert len(places(window)) == 2
    assert note(window) == "More than 2 places in 2 files. Only these are shown."


def test_files_that_were_not_listed_are_told(
    desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MOST_FILES", 2)
    look_for(desk, window, "林晚")
    assert note(window).splitlines()[1] == "The folder has more files. They were not searched."


def test_a_file_that_is_no_text_is_told(desk: Desk, window: MainWindow, novel: Path) -> None:
    (novel / "图.md").write_bytes(b"\x00\x01" * 50)
    look_for(desk, window, "林晚")
    assert note(window).splitlines()[1] == "1 file could not be read."


def test_nothing_found_is_told(desk: Desk, window: MainWindow) -> None:
    look_for(desk, window, "没有这样的词")
    assert note(window) == "Not found in this folder."


def test_the_match_is_painted_in_the_colours_of_the_theme(desk: Desk, window: MainWindow) -> None:
    look_for(desk, window, "打开信")
    tree = window.folder.search.pane.tree
    for theme in (Theme.LIGHT, Theme.DARK):
        desk.appearance.choose(theme)
        item = tree.topLevelItem(0)
        assert item is not None
        area = tree.visualItemRect(item.child(0))  # type: ignore[arg-type]
        image = tree.viewport().grab(area).toImage()
        back = desk.appearance.colours.palette["match_back"]
        colours = {
            image.pixelColor(x, y).name()
            for x in range(0, image.width(), 2)
            for y in range(0, image.height(), 2)
        }
        assert back in colours


# Replacing


def replace_with(desk: Desk, window: MainWindow, words: str, new: str) -> None:
    look_for(desk, window, words)
    window.folder.search.pane.replacement.setText(new)
    QTest.keyClick(window.folder.search.pane.replacement, Qt.Key.Key_Return)
    found(desk, window)


def on_disk(novel: Path) -> dict[str, str]:
    return {name: (novel / name).read_text("utf-8") for name in TEXTS}


def test_replacing_shows_how_much_and_asks(
    desk: Desk, window: MainWindow, novel: Path, answers: Answers
) -> None:
    answers.yes = False
    replace_with(desk, window, "林晚", "林晓")
    counts = {"卷外/人物.txt": 1, "第二章 旧信.md": 1, "第十章 归途.md": 2}
    assert answers.asked == [("replace", "林晚", "林晓", counts, 0, 0)]
    assert on_disk(novel) == TEXTS


def test_all_files_are_changed_and_snapshots_were_taken(
    desk: Desk, window: MainWindow, novel: Path
) -> None:
    replace_with(desk, window, "林晚", "林晓")
    assert on_disk(novel) == {name: text.replace("林晚", "林晓") for name, text in TEXTS.items()}
    assert note(window) == "Replaced 4 places in 3 files."
    snapshots = window.keeping.snapshots
    (snapshot,) = snapshots.of(str(novel / "第十章 归途.md"))
    assert snapshot.occasion is Occasion.REPLACE
    assert snapshots.text(snapshot) == TEXTS["第十章 归途.md"]


def test_an_open_document_is_changed_in_the_window_in_one_undo_step(
    desk: Desk, window: MainWindow, novel: Path, answers: Answers
) -> None:
    window.documents.open_path(novel / "第二章 旧信.md")
    window.editor.insertPlainText("林晚。")
    before = window.editor.text()
    window.documents.open_path(novel / "第十章 归途.md")
    window.editor.put_cursor(7)
    replace_with(desk, window, "林晚", "林晓")
    assert answers.asked[-1] == (
        *("replace", "林晚", "林晓"),
        {"卷外/人物.txt": 1, "第二章 旧信.md": 2, "第十章 归途.md": 2},
        *(2, 0),
    )
    assert window.editor.text() == "林晓回家，林晓笑了。\n"
    assert window.editor.textCursor().position() == 7
    window.documents.open_path(novel / "第二章 旧信.md")
    assert window.editor.text() == before.replace("林晚", "林晓")
    assert window.documents.is_modified
    window.editor.undo()
    assert window.editor.text() == before
    disk = on_disk(novel)
    assert disk["第二章 旧信.md"] == TEXTS["第二章 旧信.md"]
    assert disk["卷外/人物.txt"] == "林晓，编辑。\n"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_document_that_is_open_by_another_way_is_changed_in_the_window(
    desk: Desk, window: MainWindow, novel: Path, answers: Answers
) -> None:
    link = novel.with_name("link")
    link.symlink_to(novel)
    path = link / "第二章 旧信.md"
    window.documents.open_path(path)
    window.editor.insertPlainText("林晚。")
    before = window.editor.text()
    replace_with(desk, window, "林晚", "林晓")
    assert answers.asked[-1][-2:] == (1, 0)  # type: ignore[index]
    assert window.editor.text() == before.replace("林晚", "林晓")
    assert on_disk(novel)["第二章 旧信.md"] == TEXTS["第二章 旧信.md"]
    (snapshot,) = window.keeping.snapshots.of(str(path))
    assert window.keeping.snapshots.text(snapshot) == before


def test_what_is_typed_while_files_are_written_stays_and_is_told(
    desk: Desk, window: MainWindow, novel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.documents.open_path(novel / "第二章 旧信.md")
    change = window.folder.search.replacing._change_open

    def type_first(plan: Plan) -> None:
        window.editor.insertPlainText("新")
        change(plan)

    monkeypatch.setattr(window.folder.search.replacing, "_change_open", type_first)
    replace_with(desk, window, "林晚", "林晓")
    assert window.editor.text() == f"新{TEXTS['第二章 旧信.md']}"
    assert note(window).startswith(
        "Replaced 3 places in 2 files.\n1 open document was changed meanwhile and left alone."
    )


def test_groups_of_an_expression_are_filled_in(desk: Desk, window: MainWindow, novel: Path) -> None:
    desk.press(window, "Ctrl+Shift+H")
    window.folder.search.pane.expression.click()
    replace_with(desk, window, "林(晚)", "$1儿")
    assert on_disk(novel)["卷外/人物.txt"] == "晚儿，编辑。\n"


def test_a_group_that_is_not_there_is_told_and_nothing_is_asked(
    desk: Desk, window: MainWindow, novel: Path, answers: Answers
) -> None:
    desk.press(window, "Ctrl+Shift+H")
    window.folder.search.pane.expression.click()
    replace_with(desk, window, "林晚", "$1")
    assert "no group" in note(window)
    assert answers.asked == []
    assert on_disk(novel) == TEXTS


def test_a_file_that_cannot_be_written_leaves_all_as_they_were(
    desk: Desk, window: MainWindow, novel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from writer.text import files

    def save(file: files.TextFile, **options: object) -> files.TextFile:
        if file.path.name == "第十章 归途.md" and "林晓" in file.text:
            raise UnwritableFile(file.path, "no room")
        return files.save(file, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("writer.text.folder.replacing.save", save)
    window.documents.open_path(novel / "第二章 旧信.md")
    replace_with(desk, window, "林晚", "林晓")
    assert "no room" in window.info_bar.text
    assert on_disk(novel) == TEXTS
    assert window.editor.text() == TEXTS["第二章 旧信.md"]


def test_the_window_lives_on_while_it_asks(
    desk: Desk, window: MainWindow, novel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a dialog: what other threads have to tell is delivered meanwhile."""

    def wait(*_counts: object, **_open_count: int) -> bool:
        loop = QEventLoop()
        QTimer.singleShot(200, loop.quit)
        loop.exec()
        return True

    monkeypatch.setattr(window.folder.questions, "replace_all", wait)
    replace_with(desk, window, "林晚", "林晓")
    assert note(window) == "Replaced 4 places in 3 files."
    assert on_disk(novel)["卷外/人物.txt"] == "林晓，编辑。\n"


def test_another_folder_may_be_shown_while_places_are_counted(
    desk: Desk, window: MainWindow, novel: Path, answers: Answers
) -> None:
    look_for(desk, window, "林晚")
    window.folder.search.pane.replacement.setText("林晓")
    window.folder.search.replacing.begin()
    window.open_files([novel / "卷外"])
    found(desk, window)
    counts = {"卷外/人物.txt": 1, "第二章 旧信.md": 1, "第十章 归途.md": 2}
    assert answers.asked == [("replace", "林晚", "林晓", counts, 0, 0)]
    assert on_disk(novel)["第十章 归途.md"] == "林晓回家，林晓笑了。\n"


def test_nothing_to_replace_is_told(desk: Desk, window: MainWindow, answers: Answers) -> None:
    replace_with(desk, window, "没有这样的词", "x")
    assert note(window) == "Nothing to replace."
    assert answers.asked == []


def test_lengths_follow_what_was_replaced(desk: Desk, window: MainWindow, novel: Path) -> None:
    del novel
    replace_with(desk, window, "林晚", "林晓儿")
    QTest.keyClick(window.folder.search.pane.replacement, Qt.Key.Key_Escape)
    settle(desk, window)
    desk.qtbot.waitUntil(lambda: "34" in window.folder.pane.foot.text())


def test_the_pane_has_room_for_its_fields(desk: Desk, window: MainWindow) -> None:
    window.resize(1500, 800)
    desk.press(window, "Ctrl+Shift+H")
    search = window.folder.search.pane
    desk.qtbot.waitUntil(lambda: search.width() >= 300)
    assert search.replace_all.mapTo(search, QPoint(search.replace_all.width(), 0)).x() <= (
        search.width()
    )


@pytest.mark.parametrize(
    ("new", "question"),
    [
        ("b<i>", "Replace “a<b>” with “b<i>”? 3 places in 2 files."),
        ("", "Delete “a<b>”? 3 places in 2 files."),
    ],
)
def test_the_question_says_what_would_happen(
    desk: Desk, window: MainWindow, new: str, question: str
) -> None:
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        seen.extend(
            f"{item.text(0)}: {item.text(1)}"
            for tree in dialog.findChildren(QTreeWidget)
            if (item := tree.topLevelItem(1)) is not None
        )
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    del desk
    QTimer.singleShot(0, look)
    counts = [("1.md", 1), ("2.md", 2)]
    asks = FolderQuestions(window)
    assert not asks.replace_all("a<b>", new, counts, open_count=1, unread_count=2)
    assert seen[0] == question
    assert "not saved yet" in seen[1]
    assert "2 files could not be read" in seen[1]
    assert seen[-1] == "2.md: 2"
