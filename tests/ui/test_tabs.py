"""Several documents in one window, in tabs."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from tests.ui.conftest import Desk, select
from writer.core.options import Genre
from writer.core.settings import InterfaceLanguage
from writer.text.encoding import Encoding
from writer.ui.highlighter import Highlighter
from writer.ui.main_window import MainWindow
from writer.ui.questions import Answer
from writer.ui.sheet import Sheet
from writer.ui.tab_bar import TabBar

LONG = "".join(f"## 第 {n} 节\n\n{'有**重点**的中文文字。' * 12}\n\n" for n in range(2800))


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / name for name in ("a.md", "b.md", "c.md")]
    for path in paths:
        path.write_text(f"This is {path.stem}.\n")
    return paths


def opened(desk: Desk, *paths: Path) -> MainWindow:
    window = desk.open()
    window.open_files(paths)
    return window


def names(window: MainWindow) -> list[str]:
    return [sheet.name for sheet in window.documents.binder.sheets]


def tabs(window: MainWindow) -> list[str]:
    bar = window.tabs.bar
    return [bar.tabText(index) for index in range(bar.count())]


def front(window: MainWindow) -> str:
    """The document in front, by the window's word and by that of the tabs."""
    bar, sheet = window.tabs.bar, window.documents.sheet
    assert window.editor.document() is sheet.document
    assert bar.sheet_at(bar.currentIndex()) is sheet
    return sheet.name


def genre(window: MainWindow) -> object:
    return window.menus.genres.value


def bar_click(bar: TabBar, index: int, button: Qt.MouseButton) -> None:
    QTest.mouseClick(bar, button, pos=bar.tabRect(index).center() - QPoint(10, 0))


# Opening and closing


def test_one_document_shows_no_tabs_and_two_do(desk: Desk, files: list[Path]) -> None:
    window = opened(desk, files[0])
    assert not window.tabs.bar.isVisible()
    desk.press(window, "Ctrl+N")
    assert window.tabs.bar.isVisible()
    assert names(window) == ["a.md", "Untitled"]
    desk.press(window, "Ctrl+W")
    assert not window.tabs.bar.isVisible()


def test_several_files_are_opened_and_the_last_one_is_seen(desk: Desk, files: list[Path]) -> None:
    window = opened(desk, *files)
    assert names(window) == ["a.md", "b.md", "c.md"]
    assert front(window) == "c.md"
    assert window.editor.text() == "This is c.\n"


def test_a_file_that_is_open_comes_to_the_front_and_keeps_its_changes(
    desk: Desk, files: list[Path]
) -> None:
    window = opened(desk, *files)
    window.documents.open_path(files[0])
    QTest.keyClicks(window.editor, "X")
    window.open_files([files[1], files[0].parent / "." / "a.md"])
    assert names(window) == ["a.md", "b.md", "c.md"]
    assert front(window) == "a.md"
    assert window.editor.text() == "XThis is a.\n"


def test_a_link_to_an_open_file_is_that_file(desk: Desk, files: list[Path]) -> None:
    link = files[0].with_name("link.md")
    link.symlink_to(files[0])
    window = opened(desk, files[0], files[1])
    window.documents.open_path(link)
    assert names(window) == ["a.md", "b.md"]
    assert front(window) == "a.md"


def test_an_untouched_untitled_document_gives_its_place_up(desk: Desk, files: list[Path]) -> None:
    window = desk.open()
    window.open_files(files[:1])
    assert names(window) == ["a.md"]
    desk.press(window, "Ctrl+N")
    QTest.keyClicks(window.editor, "x")
    window.open_files(files[1:2])
    assert names(window) == ["a.md", "Untitled", "b.md"]


def test_untitled_documents_have_different_names(desk: Desk) -> None:
    window = desk.open("text")
    for _ in range(2):
        desk.press(window, "Ctrl+N")
    assert names(window) == ["Untitled", "Untitled 2", "Untitled 3"]
    window.documents.close(window.documents.binder.sheets[1])
    desk.press(window, "Ctrl+N")
    assert names(window) == ["Untitled", "Untitled 3", "Untitled 2"]


def test_the_last_document_that_is_closed_leaves_an_empty_one(
    desk: Desk, files: list[Path]
) -> None:
    window = opened(desk, files[0])
    for _ in range(2):
        desk.press(window, "Ctrl+W")
        assert names(window) == ["Untitled"]
        assert (window.editor.text(), window.isWindowModified()) == ("", False)
        assert window.windowTitle() == "Untitled[*] - Writer"
    assert window.editor.hasFocus()


@pytest.mark.parametrize(
    ("answer", "stays", "on_disk"),
    [
        (Answer.SAVE, False, "XThis is b.\n"),
        (Answer.DISCARD, False, "This is b.\n"),
        (Answer.CANCEL, True, "This is b.\n"),
    ],
)
def test_closing_asks_about_unsaved_changes(
    desk: Desk, files: list[Path], answer: Answer, stays: bool, on_disk: str
) -> None:
    window = opened(desk, *files)
    window.documents.open_path(files[1])
    QTest.keyClicks(window.editor, "X")
    window.documents.open_path(files[0])
    desk.questions(window).unsaved_answer = answer
    index = names(window).index("b.md")
    bar_click(window.tabs.bar, index, Qt.MouseButton.MiddleButton)
    assert desk.questions(window).asked == ["unsaved b.md"]
    assert ("b.md" in names(window)) is stays
    assert files[1].read_text() == on_disk


def test_the_next_document_follows_one_that_is_closed(desk: Desk, files: list[Path]) -> None:
    window = opened(desk, *files)
    window.documents.open_path(files[1])
    desk.press(window, "Ctrl+W")
    assert front(window) == "c.md"
    desk.press(window, "Ctrl+W")
    assert front(window) == "a.md"


def test_the_button_of_a_tab_closes_that_document(desk: Desk, files: list[Path]) -> None:
    window = opened(desk, *files)
    button = window.tabs.bar.tabButton(0, TabBar.ButtonPosition.RightSide)
    assert isinstance(button, QToolButton)
    assert button.accessibleName() == "Close “a.md”"
    button.click()
    assert names(window) == ["b.md", "c.md"]
    assert front(window) == "c.md"


def test_what_was_closed_is_opened_again_the_last_one_first(desk: Desk, files: list[Path]) -> None:
    window = opened(desk, *files)
    assert not window.commands.tabs["reopen_tab"].isEnabled()
    select(window, "is")
    where = window.editor.selection().end
    for _ in range(2):
        desk.press(window, "Ctrl+W")
    desk.press(window, "Ctrl+Shift+T")
    assert front(window) == "b.md"
    desk.press(window, "Ctrl+Shift+T")
    assert front(window) == "c.md"
    assert window.editor.selection().end == where
    assert not window.commands.tabs["reopen_tab"].isEnabled()


def test_a_file_that_cannot_be_read_opens_nothing(desk: Desk, files: list[Path]) -> None:
    window = opened(desk, *files[:2])
    assert not window.documents.open_path(files[0].with_name("missing.md"))
    assert names(window) == ["a.md", "b.md"]
    assert "missing.md" in window.info_bar.text


# Going from one to another


def test_the_keys_go_round_through_all_documents(desk: Desk, files: list[Path]) -> None:
    window = opened(desk, *files)
    for keys, name in (
        ("Ctrl+Tab", "a.md"),
        ("Ctrl+PgDown", "b.md"),
        ("Ctrl+PgUp", "a.md"),
        ("Ctrl+Shift+Tab", "c.md"),
    ):
        desk.press(window, keys)
        assert front(window) == name
        assert window.editor.hasFocus()


def test_a_click_brings_a_document_to_the_front(desk: Desk, files: list[Path]) -> None:
    window = opened(desk, *files)
    bar_click(window.tabs.bar, 0, Qt.MouseButton.LeftButton)
    assert front(window) == "a.md"
    assert window.editor.hasFocus()
    assert window.windowTitle() == "a.md[*] - Writer"


def test_tabs_can_be_moved(desk: Desk, files: list[Path]) -> None:
    window = opened(desk, *files)
    window.tabs.bar.moveTab(2, 0)
    assert names(window) == ["c.md", "a.md", "b.md"]
    assert front(window) == "c.md"
    desk.press(window, "Ctrl+Tab")
    assert front(window) == "a.md"


def test_undo_cursor_selection_and_scrolling_belong_to_each_document(
    desk: Desk, files: list[Path]
) -> None:
    files[0].write_text("".join(f"line {number}\n\n" for number in range(300)))
    window = opened(desk, *files[:2])
    QTest.keyClicks(window.editor, "X")
    window.documents.open_path(files[0])
    QTest.keyClicks(window.editor, "Y")
    select(window, "line 150")
    window.editor.verticalScrollBar().setValue(260)
    desk.press(window, "Ctrl+Tab")
    assert window.editor.text() == "XThis is b.\n"
    assert window.commands.undo.isEnabled()
    desk.press(window, "Ctrl+Z")
    assert window.editor.text() == "This is b.\n"
    assert not window.commands.undo.isEnabled()
    assert window.commands.redo.isEnabled()
    assert not window.commands.copy.isEnabled()
    desk.press(window, "Ctrl+Tab")
    assert window.editor.textCursor().selectedText() == "line 150"
    assert window.editor.verticalScrollBar().value() == 260
    assert window.commands.copy.isEnabled()
    assert window.editor.text().startswith("Yline 0")
    desk.press(window, "Ctrl+Z")
    assert window.editor.text().startswith("line 0")


def test_the_top_row_of_a_long_paragraph_comes_back(desk: Desk, files: list[Path]) -> None:
    files[0].write_text("词语" * 6000 + "\n\nend\n")
    window = opened(desk, *files[:2])
    window.documents.open_path(files[0])
    QTest.qWait(10)
    window.editor.verticalScrollBar().setValue(37)
    assert window.editor.top().row == 37
    desk.press(window, "Ctrl+Tab")
    desk.press(window, "Ctrl+Tab")
    assert window.editor.top().row == 37


def test_zoom_and_indents_hold_for_all_documents(desk: Desk, files: list[Path]) -> None:
    files[0].write_text("第一段文字。\n\n第二段。\n")
    window = opened(desk, *files[:2])
    window.editor.set_size(20)
    window.editor.set_first_line_indent(is_on=True)
    window.documents.open_path(files[0])
    QTest.qWait(10)
    document = window.editor.document()
    assert document.defaultFont().pointSize() == 20
    first = document.firstBlock().layout().lineAt(0)
    assert first.x() > 20


def test_genre_and_encoding_are_those_of_the_document_in_front(
    desk: Desk, files: list[Path]
) -> None:
    files[0].write_bytes("各县（市、区）人民政府，市直有关单位：近期，我市\n".encode("gb18030"))
    window = opened(desk, *files[:2])
    desk.press(window, "Ctrl+N")
    window.menus.genres.item(Genre.FICTION).trigger()
    desk.press(window, "Ctrl+N")
    assert genre(window) is Genre.GENERAL
    desk.press(window, "Ctrl+Shift+Tab")
    assert genre(window) is Genre.FICTION
    checked = {}
    for path in files[:2]:
        window.documents.open_path(path)
        (checked[path],) = [
            a.text() for a in window.keeping.encodings.save.actions() if a.isChecked()
        ]
    assert checked == {files[0]: "GB 18030", files[1]: "UTF-8"}


def test_the_glossary_is_that_of_the_document_in_front(desk: Desk, tmp_path: Path) -> None:
    paths = [tmp_path / folder / "a.md" for folder in ("one", "two")]
    for path in paths:
        path.parent.mkdir()
        path.write_text("text")
    (tmp_path / "one" / "glossary.txt").write_text("Bluewhale\n")
    window = opened(desk, *paths)
    assert window.terms.current() == ()
    window.documents.open_path(paths[0])
    assert window.terms.current() == ("Bluewhale",)


def test_what_is_composed_goes_to_the_document_where_it_was_composed(
    desk: Desk, files: list[Path]
) -> None:
    window = opened(desk, *files[:2])
    QApplication.sendEvent(window.editor, QInputMethodEvent("ni", []))
    window.documents.open_path(files[0])
    assert window.editor.text() == "This is a.\n"
    assert not window.editor.is_composing
    assert window.documents.binder.sheets[1].text() == "niThis is b.\n"


def test_keys_for_tabs_stay_with_the_input_method_while_it_composes(
    desk: Desk, files: list[Path]
) -> None:
    window = opened(desk, *files[:2])
    QApplication.sendEvent(window.editor, QInputMethodEvent("ni", []))
    desk.press(window, "Ctrl+Tab")
    desk.press(window, "Ctrl+W")
    assert front(window) == "b.md"
    QApplication.sendEvent(window.editor, QInputMethodEvent("", []))


def test_find_goes_on_in_the_document_in_front(desk: Desk, files: list[Path]) -> None:
    window = opened(desk, *files[:2])
    desk.press(window, "Ctrl+F")
    bar = window.text_tools.find_bar
    QTest.keyClicks(bar.words, "is b")
    desk.qtbot.waitUntil(lambda: "1" in bar.note.text())
    window.documents.open_path(files[0])
    desk.qtbot.waitUntil(lambda: "1" not in bar.note.text())
    window.documents.open_path(files[1])
    desk.qtbot.waitUntil(lambda: "1" in bar.note.text())


def test_finding_in_a_selection_ends_with_its_document(desk: Desk, files: list[Path]) -> None:
    files[1].write_text("one two\none two\none two\n")
    files[0].write_text("two two two two\n")
    window = opened(desk, *files[:2])
    select(window, "one two\none two")
    desk.press(window, "Ctrl+F")
    bar = window.text_tools.find_bar
    assert bar.scope.isChecked()
    QTest.keyClicks(bar.words, "two")
    desk.qtbot.waitUntil(lambda: "of 2" in bar.note.text() or "2 found" in bar.note.text())
    window.documents.open_path(files[0])
    assert not bar.scope.isChecked()
    desk.qtbot.waitUntil(lambda: "4" in bar.note.text())
    assert window.editor.text() == "two two two two\n"


def test_outline_preview_and_counts_follow_the_document_in_front(
    desk: Desk, files: list[Path]
) -> None:
    for path in files[:2]:
        path.write_text(f"# Heading {path.stem}\n\n{'word ' * (5 if path.stem == 'a' else 9)}\n")
    window = opened(desk, *files[:2])
    window.commands.outline.setChecked(True)
    window.commands.preview.setChecked(True)
    sides = window.sides

    def shows(heading: str, words: int) -> bool:
        is_rendered = heading in sides.preview.toPlainText()
        is_counted = f"{words} words" in window.status.counts.text()
        return is_rendered and is_counted and sides.outline.is_settled

    for path, words in ((files[0], 7), (files[1], 11)):
        window.documents.open_path(path)
        heading = f"Heading {path.stem}"
        desk.qtbot.waitUntil(partial(shows, heading, words))
        assert [entry.title for entry in sides.pane.entries] == [heading]


def test_words_of_all_documents_count_for_the_goal(desk: Desk, files: list[Path]) -> None:
    files[0].write_text("There are five words here.\n")
    window = opened(desk, *files[:2])
    window.sides.goal.set_goal(100)

    def counted(words: int) -> None:
        desk.qtbot.waitUntil(lambda: f"{words} words" in window.status.counts.text())

    counted(3)
    QTest.keyClicks(window.editor, "one two ")
    window.documents.open_path(files[0])  # before they are counted
    counted(5)
    QTest.keyClicks(window.editor, "three ")
    counted(6)
    window.documents.open_path(files[1])
    counted(5)
    desk.qtbot.waitUntil(lambda: window.sides.goal.written == 3)


def test_a_document_of_a_megabyte_comes_to_the_front_at_once_and_keeps_its_colours(
    desk: Desk, files: list[Path]
) -> None:
    assert len(LONG.encode()) > 1_000_000
    files[0].write_text(LONG)
    window = desk.open(has_model=False)
    window.open_files(files[:2])
    window.documents.open_path(files[0])
    desk.qtbot.waitUntil(lambda: window.editing.highlighter.is_done, timeout=60_000)
    coloured: list[str] = []
    took = []

    def note(_highlighter: Highlighter, text: str) -> None:
        coloured.append(text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Highlighter, "highlightBlock", note)
        for _ in range(3):
            desk.press(window, "Ctrl+Tab")
            begin = time.thread_time()
            window.documents.open_path(files[0])
            window.editor.viewport().repaint()
            took.append(time.thread_time() - begin)
    print(f"{min(took) * 1000:.0f} ms")
    assert coloured == []
    assert min(took) < 0.25  # some 30 ms where nothing else is done


# What the tabs say


def test_an_unsaved_document_has_a_mark_and_every_tab_its_path(
    desk: Desk, files: list[Path]
) -> None:
    window = opened(desk, *files[:2])
    QTest.keyClicks(window.editor, "X")
    bar = window.tabs.bar
    assert tabs(window) == ["a.md", "● b.md"]
    assert bar.accessibleTabName(1) == "b.md, not saved"
    assert bar.tabToolTip(1) == str(files[1])
    desk.press(window, "Ctrl+S")
    assert tabs(window) == ["a.md", "b.md"]


def test_files_of_the_same_name_are_told_apart(desk: Desk, tmp_path: Path) -> None:
    paths = [tmp_path / folder / "R & D.md" for folder in ("one", "two")]
    for path in paths:
        path.parent.mkdir()
        path.write_text(path.parent.name)
    window = opened(desk, *paths)
    assert tabs(window) == ["R && D.md — one", "R && D.md — two"]
    window.documents.close(window.documents.sheet)
    assert tabs(window) == ["R && D.md"]


def test_long_names_do_not_widen_the_tabs(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / f"{'很长的名字' * 12}.md"
    path.write_text("x")
    window = opened(desk, path)
    desk.press(window, "Ctrl+N")
    assert window.tabs.bar.tabRect(0).width() <= 240


def test_the_tabs_speak_the_language_of_the_interface(desk: Desk) -> None:
    window = desk.open("text")
    desk.press(window, "Ctrl+N")
    window.menus.languages.item(InterfaceLanguage.CHINESE).trigger()
    desk.qtbot.waitUntil(lambda: tabs(window) == ["未命名", "未命名 2"])
    assert window.tabs.bar.accessibleName() == "打开的文档"


def test_the_menu_of_a_tab_acts_on_its_own_document(desk: Desk, files: list[Path]) -> None:
    window = opened(desk, *files)
    menu = window.tabs.menu_of(window.documents.binder.sheets[1])
    items = {action.text(): action for action in menu.actions() if action.text()}
    assert list(items) == ["Close", "Close the others", "Copy the path", "Show in its folder"]
    items["Copy the path"].trigger()
    assert QGuiApplication.clipboard().text() == str(files[1])
    items["Close the others"].trigger()
    assert names(window) == ["b.md"]
    assert front(window) == "b.md"
    menu.close()


def test_a_document_without_a_name_has_no_path_to_copy(desk: Desk) -> None:
    window = desk.open("text")
    menu = window.tabs.menu_of(window.documents.sheet)
    assert [action.isEnabled() for action in menu.actions() if action.text()] == [
        True,
        False,
        False,
        False,
    ]
    menu.close()


def test_commands_that_cannot_be_used_say_why(desk: Desk, files: list[Path]) -> None:
    window = desk.open()
    actions = window.commands.tabs
    for id in ("next_tab", "close_others", "reopen_tab", "copy_path", "save_all"):
        assert not actions[id].isEnabled(), id
        assert window.commands.reason(actions[id]), id
    window.open_files(files[:2])
    QTest.keyClicks(window.editor, "x")
    for id in ("next_tab", "close_others", "copy_path", "save_all"):
        assert actions[id].isEnabled(), id


# Saving several


def typed_in_all(window: MainWindow) -> tuple[Sheet, ...]:
    for sheet in window.documents.binder.sheets:
        window.documents.show(sheet)
        QTest.keyClicks(window.editor, "X")
    return window.documents.binder.sheets


def test_save_all_saves_all_and_stays_where_one_is(desk: Desk, files: list[Path]) -> None:
    window = opened(desk, *files)
    typed_in_all(window)
    window.documents.open_path(files[1])
    window.commands.tabs["save_all"].trigger()
    assert [path.read_text()[:2] for path in files] == ["XT", "XT", "XT"]
    assert front(window) == "b.md"


def test_autosave_saves_every_document_that_has_a_name(desk: Desk, files: list[Path]) -> None:
    window = opened(desk, *files[:2])
    desk.press(window, "Ctrl+N")
    typed_in_all(window)
    window.documents.autosave()
    assert [path.read_text()[:2] for path in files] == ["XT", "XT", "Th"]
    assert [sheet.is_modified for sheet in window.documents.binder.sheets] == [False, False, True]
    assert desk.questions(window).asked == []


@pytest.mark.parametrize(
    ("answer", "closes", "on_disk"),
    [(Answer.SAVE, True, "XT"), (Answer.DISCARD, True, "Th"), (Answer.CANCEL, False, "Th")],
)
def test_quitting_asks_once_about_all_that_is_unsaved(
    desk: Desk, files: list[Path], answer: Answer, closes: bool, on_disk: str
) -> None:
    window = opened(desk, *files)
    typed_in_all(window)
    desk.questions(window).unsaved_answer = answer
    assert window.close() is closes
    assert desk.questions(window).asked == ["unsaved a.md, b.md, c.md"]
    assert [path.read_text()[:2] for path in files] == [on_disk] * 3


def test_quitting_tells_documents_of_the_same_name_apart(desk: Desk, tmp_path: Path) -> None:
    paths = [tmp_path / folder / "notes.md" for folder in ("one", "two")]
    for path in paths:
        path.parent.mkdir()
        path.write_text("text")
    window = opened(desk, *paths)
    typed_in_all(window)
    desk.press(window, "Ctrl+N")
    QTest.keyClicks(window.editor, "X")
    assert window.close()
    asked = desk.questions(window).asked
    assert asked == ["unsaved notes.md — one, notes.md — two, Untitled"]


def test_nothing_is_lost_when_one_of_them_cannot_be_saved(desk: Desk, files: list[Path]) -> None:
    window = opened(desk, *files)
    first, second, third = typed_in_all(window)
    files[1].unlink()
    files[1].mkdir()
    desk.questions(window).unsaved_answer = Answer.SAVE
    assert not window.close()
    assert (files[0].read_text()[:2], files[2].read_text()[:2]) == ("XT", "XT")
    assert (first.is_modified, second.is_modified, third.is_modified) == (False, True, False)
    assert second.text() == "XThis is b.\n"
    assert "b.md" in window.info_bar.text


def test_a_document_without_a_name_is_seen_while_its_place_is_asked_for(
    desk: Desk, files: list[Path], tmp_path: Path
) -> None:
    window = desk.open()
    QTest.keyClicks(window.editor, "# Our plan: part 1")
    window.open_files(files[:1])
    QTest.keyClicks(window.editor, "X")
    questions = desk.questions(window)
    questions.unsaved_answer, questions.chosen = Answer.SAVE, tmp_path / "plan.md"
    assert window.close()
    assert questions.asked[-1] == "save Our plan part 1.md"
    assert (tmp_path / "plan.md").read_text() == "# Our plan: part 1"


# The session


def test_order_front_cursors_and_top_lines_come_back(desk: Desk, files: list[Path]) -> None:
    for path in files:
        path.write_text("".join(f"{path.stem} line {number}\n" for number in range(200)))
    window = desk.open()
    window.keeping.begin(files)
    for path, line in zip(files, (50, 100, 150), strict=True):
        window.documents.open_path(path)
        select(window, f"line {line}\n")
        window.editor.verticalScrollBar().setValue(line - 5)
    window.tabs.bar.moveTab(2, 0)
    window.documents.open_path(files[0])
    assert window.close()
    other = desk.open()
    other.keeping.begin(())
    assert names(other) == ["c.md", "a.md", "b.md"]
    assert front(other) == "a.md"
    for path, line in zip(files, (50, 100, 150), strict=True):
        other.documents.open_path(path)
        assert other.editor.textCursor().block().previous().text().endswith(f"line {line}")
        assert other.editor.verticalScrollBar().value() == line - 5


def test_documents_of_the_last_session_are_read_when_they_are_looked_at(
    desk: Desk, files: list[Path]
) -> None:
    window = desk.open()
    window.keeping.begin(files)
    assert window.close()
    other = desk.open()
    other.keeping.begin(())
    assert [sheet.is_asleep for sheet in other.documents.binder.sheets] == [True, True, False]
    files[1].write_text("changed meanwhile")
    desk.press(other, "Ctrl+Shift+Tab")
    assert other.editor.text() == "changed meanwhile"
    assert not other.isWindowModified()
    files[0].write_bytes(b"\x00\x01\xff\xfe" * 99)
    desk.press(other, "Ctrl+Shift+Tab")
    assert names(other) == ["b.md", "c.md"]
    assert "a.md" in other.info_bar.text
    assert front(other) == "b.md"
    assert other.documents.reopen_with(Encoding.UTF_16_LE)
    assert front(other) == "a.md"


def test_what_was_closed_unread_is_opened_again_too(desk: Desk, files: list[Path]) -> None:
    window = desk.open()
    window.keeping.begin(files)
    assert window.close()
    other = desk.open()
    other.keeping.begin(())
    bar_click(other.tabs.bar, 0, Qt.MouseButton.MiddleButton)
    assert names(other) == ["b.md", "c.md"]
    desk.press(other, "Ctrl+Shift+T")
    assert front(other) == "a.md"
    assert other.editor.text() == "This is a.\n"


def test_a_session_that_was_killed_is_gone_on_with(desk: Desk, files: list[Path]) -> None:
    window = desk.open()
    window.keeping.begin(files)
    window.documents.open_path(files[0])
    window.keeping.whereabouts._timer.setInterval(1)
    window.tabs.bar.moveTab(0, 2)
    desk.qtbot.waitUntil(lambda: not window.keeping.whereabouts._timer.isActive())
    other = desk.open()
    other.keeping.begin(())
    assert names(other) == ["b.md", "c.md", "a.md"]
    assert front(other) == "a.md"


def test_files_that_are_named_are_opened_beside_those_of_the_session(
    desk: Desk, files: list[Path]
) -> None:
    window = desk.open()
    window.keeping.begin(files[:1])
    assert window.close()
    other = desk.open()
    other.keeping.begin(files[1:2])
    assert names(other) == ["a.md", "b.md"]
    assert front(other) == "b.md"


# The disk


def test_a_change_on_the_disk_is_told_when_its_document_comes_to_the_front(
    desk: Desk, files: list[Path]
) -> None:
    window = opened(desk, *files[:2])
    offer = window.keeping.bars[1]
    files[0].write_text("changed elsewhere")
    QTest.qWait(400)
    assert not offer.isVisible()
    window.documents.open_path(files[0])
    assert offer.isVisible()
    window.documents.open_path(files[1])
    assert not offer.isVisible()
    window.documents.open_path(files[0])
    assert offer.isVisible()
    window.documents.reload()
    assert window.editor.text() == "changed elsewhere"
    assert not offer.isVisible()


def test_what_is_not_saved_by_itself_is_told_when_it_is_looked_at(
    desk: Desk, files: list[Path]
) -> None:
    window = opened(desk, *files[:2])
    window.documents.open_path(files[0])
    QTest.keyClicks(window.editor, "X")
    window.documents.open_path(files[1])
    files[0].write_text("changed elsewhere")
    window.documents.autosave()
    assert files[0].read_text() == "changed elsewhere"
    assert not window.keeping.bars[1].isVisible()
    window.documents.open_path(files[0])
    assert window.keeping.bars[1].isVisible()
    assert window.editor.text() == "XThis is a.\n"


def test_saving_several_is_no_news_of_the_disk(desk: Desk, files: list[Path]) -> None:
    window = opened(desk, *files)
    typed_in_all(window)
    assert window.documents.save_all()
    for path in files:
        window.documents.open_path(path)
        assert not window.keeping.bars[1].isVisible()


def test_a_window_about_one_document_closes_when_another_comes(
    desk: Desk, files: list[Path]
) -> None:
    window = opened(desk, *files[:2])
    QTest.keyClicks(window.editor, "X")
    window.documents.save()
    window.commands.snapshots.trigger()
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window]
    assert len(shown) == 1
    window.documents.open_path(files[0])
    assert not any(w.isVisible() for w in QApplication.topLevelWidgets() if w is not window)
    assert window.editor.textCursor().position() == QTextCursor(window.editor.document()).position()
