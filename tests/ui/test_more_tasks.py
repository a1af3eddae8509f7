"""The tasks beside the first four: menus, texts beside the passage, drafts, the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.fakes import passage_of
from tests.ui.conftest import ENGLISH, Desk, select
from writer.core.settings import InterfaceLanguage
from writer.engine.api import Prompt
from writer.ui.main_window import MainWindow

LONG = (
    "The harbour opened early in the spring and many boats came in from the islands.\n\n"
    "Nine of the old boats have been mended by the workshops near the lighthouse.\n"
)
SUMMARY = "The harbour opened early and nine old boats have been mended."
OWN = 'name = "House style"\nname_zh = "本社体例"\ninstruction = "Follow the house style."\n'


def write(desk: Desk, name: str, content: str) -> Path:
    path = desk.paths.tasks / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
    return path


def start(window: MainWindow, task: str) -> None:
    window.commands.tasks[task].trigger()


def buttons(window: MainWindow) -> list[str]:
    return [b.text() for b in window.panel.findChildren(QPushButton) if b.isVisible()]


def press_button(window: MainWindow, text: str) -> None:
    found = [
        b for b in window.panel.findChildren(QPushButton) if b.isVisible() and b.text() == text
    ]
    assert found, buttons(window)
    found[0].click()


def test_more_tasks_are_in_both_menus_with_the_tones_in_their_own(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    more = window.menus.more

    assert [a.text() for a in more.more.actions() if a.text()] == [
        *("Tone", "Shorten", "Translate (Chinese, English)"),
        *("Continue", "Summary", "Key points", "List", "Table"),
    ]
    assert [a.text() for a in more.tones.actions()] == [
        *("Friendly", "Professional", "Concise", "Formal", "Spoken", "Vivid"),
    ]
    assert more.more.menuAction() in window.menus.writing.actions()
    assert more.more.menuAction() in window.editor.context_menu().actions()


def test_the_menus_speak_chinese(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    desk.translation.choose(InterfaceLanguage.CHINESE)
    more = window.menus.more

    desk.qtbot.waitUntil(lambda: more.more.title() == "更多")
    assert [a.text() for a in more.tones.actions()] == [
        *("友好", "专业", "简洁", "正式", "口语化", "生动"),
    ]
    assert [a.text() for a in more.own.actions() if a.text()] == ["新建任务…", "打开任务文件夹"]


def test_a_task_of_the_menu_that_is_not_available_says_why(desk: Desk) -> None:
    window = desk.open("\n" + ENGLISH)
    tasks = window.commands.tasks

    for task in ("friendly", "shorten", "continue", "table"):
        assert not tasks[task].isEnabled()
        assert "Select some text" in tasks[task].toolTip()
    assert tasks["summary"].isEnabled()
    assert tasks["key_points"].isEnabled()


def test_a_tone_is_reviewed_like_a_polish(desk: Desk) -> None:
    window = desk.open(ENGLISH, lambda p: passage_of(p).replace("It was good.", "It was fine."))
    start(window, "friendly")
    desk.reviewed(window)
    window.panel.apply()

    assert window.editor.text() == ENGLISH.replace("good", "fine")


def test_a_summary_stands_beside_the_text_and_never_over_it(desk: Desk) -> None:
    window = desk.open(LONG, [SUMMARY])
    start(window, "summary")
    desk.reviewed(window)

    assert window.editor.text() == LONG
    assert passage_of(desk.engines[0].prompts[0]) == LONG.replace("\n\n", "\n").strip()
    assert "Replace" not in buttons(window)
    assert {"Insert below", "Copy", "Discard"} <= set(buttons(window))
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() == f"{LONG}\n{SUMMARY}"
    window.editor.undo()
    assert window.editor.text() == LONG


def test_a_summary_is_copied_or_dropped(desk: Desk) -> None:
    window = desk.open(LONG, [SUMMARY])
    start(window, "summary")
    desk.reviewed(window)
    press_button(window, "Copy")
    assert QApplication.clipboard().text() == SUMMARY
    assert window.status.activity.text() == "It is on the clipboard."
    press_button(window, "Discard")

    assert not window.panel.isVisible()
    assert window.editor.text() == LONG


def test_a_summary_that_fails_its_checks_offers_nothing(desk: Desk) -> None:
    window = desk.open(LONG, ["I'm sorry, but I can't help with this request."] * 2)
    start(window, "summary")
    desk.reviewed(window)

    assert "Insert below" not in buttons(window)
    desk.press(window, "Ctrl+Return")
    window.panel.apply()
    window.panel.insert_below()
    assert window.editor.text() == LONG


def test_a_continuation_comes_below_its_paragraph(desk: Desk) -> None:
    new = "Gulls circled over the quay while the nets were drying."
    window = desk.open(LONG, [new])
    select(window, LONG.split("\n", maxsplit=1)[0])
    start(window, "continue")
    desk.reviewed(window)
    window.panel.insert_below()

    first, rest = LONG.split("\n\n")
    assert window.editor.text() == f"{first}\n\n{new}\n\n{rest}"


@pytest.mark.parametrize(
    ("text", "cursor", "after"),
    [
        ("", 0, "A notice."),
        ("One.\n\nTwo.\n", 5, "One.\n\nA notice.\n\nTwo.\n"),
        ("One.\n\n\n\nTwo.\n", 6, "One.\n\nA notice.\n\nTwo.\n"),
        ("One.\n\n", 6, "One.\n\nA notice."),
    ],
)
def test_where_there_is_nothing_to_change_a_draft_is_written(
    desk: Desk, text: str, cursor: int, after: str
) -> None:
    window = desk.open(text, ["A notice."])
    place = window.editor.textCursor()
    place.setPosition(cursor)
    window.editor.setTextCursor(place)
    desk.press(window, "Ctrl+J")
    assert window.ask_bar.isVisible()
    assert window.ask_bar.is_draft
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "a notice")
    desk.press(window, "Return")
    desk.reviewed(window)
    window.panel.apply()

    assert passage_of(desk.engines[0].prompts[0]) == "a notice"
    assert window.editor.text() == after


def test_with_a_passage_the_same_keys_change_it(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    desk.press(window, "Ctrl+J")

    assert not window.ask_bar.is_draft


def test_a_task_of_ones_own_has_a_menu_and_a_key(desk: Desk) -> None:
    write(desk, "house.toml", OWN)
    window = desk.open(ENGLISH, lambda p: passage_of(p).replace("good", "fine"))
    action = window.commands.tasks["house"]

    assert action.text() == "House style"
    assert action.shortcut().toString() == "Alt+4"
    assert window.menus.more.own.menuAction() in window.editor.context_menu().actions()
    desk.press(window, "Alt+4")
    desk.reviewed(window)
    assert "Follow the house style." in desk.engines[0].prompts[0].messages[-1].text


def test_edited_files_are_read_again_without_a_restart(desk: Desk) -> None:
    asked: list[Prompt] = []

    def answer(prompt: Prompt) -> str:
        asked.append(prompt)
        return passage_of(prompt).replace("good", "fine")

    window = desk.open(ENGLISH, answer)
    assert "house" not in window.commands.tasks
    path = write(desk, "house.toml", OWN)  # the folder is new, too
    desk.qtbot.waitUntil(lambda: "house" in window.commands.tasks)
    assert window.commands.tasks["house"].isEnabled()
    assert window.commands.tasks["house"] in window.menus.more.own.actions()

    path.write_text(OWN.replace("Follow", "Break") + 'shortcut = "Alt+7"\n', "utf-8")
    desk.qtbot.waitUntil(lambda: window.commands.tasks["house"].shortcut().toString() == "Alt+7")
    assert "Alt+7" in window.commands.tasks["house"].toolTip()
    desk.press(window, "Alt+7")
    desk.reviewed(window)
    assert "Break the house style." in asked[0].messages[-1].text

    other = path.with_suffix(".new")
    other.write_text(OWN.replace("House style", "Our style"), "utf-8")
    other.replace(path)  # as editors save
    desk.qtbot.waitUntil(lambda: window.commands.tasks["house"].text() == "Our style")
    path.write_text(OWN, "utf-8")
    desk.qtbot.waitUntil(lambda: window.commands.tasks["house"].text() == "House style")
    path.unlink()
    desk.qtbot.waitUntil(lambda: "house" not in window.commands.tasks)


def test_a_mistake_is_shown_with_file_and_line_until_it_is_mended(desk: Desk) -> None:
    write(desk, "house.toml", OWN)
    window = desk.open(ENGLISH)
    path = write(desk, "bad.toml", 'name = "Bad"\n\ninstrution = "x"\n')
    desk.qtbot.waitUntil(window.info_bar.isVisible)

    assert str(path) in window.info_bar.text
    assert "line 3" in window.info_bar.text
    assert "perhaps “instruction” is meant" in window.info_bar.text
    assert "house" in window.commands.tasks
    path.write_text('name = "Bad"\n\ninstruction = "x"\n', "utf-8")
    desk.qtbot.waitUntil(lambda: not window.info_bar.isVisible())
    assert "bad" in window.commands.tasks


def test_mistakes_are_told_from_the_start_and_counted_where_they_are_many(desk: Desk) -> None:
    for number in range(5):
        write(desk, f"bad{number}.toml", "name = 3\n")
    window = desk.open(ENGLISH)

    assert window.info_bar.isVisible()
    assert window.info_bar.text.count("has a mistake in line 1") == 3
    assert "There are 2 more." in window.info_bar.text


def test_a_shortcut_that_is_taken_is_told(desk: Desk) -> None:
    write(desk, "house.toml", OWN + 'shortcut = "Ctrl+S"\n')
    window = desk.open(ENGLISH)

    assert (
        "“House style” asks for Ctrl+S, but that is the shortcut of “Save”" in window.info_bar.text
    )
    assert not window.commands.tasks["house"].shortcuts()
    assert [s.toString() for s in window.commands.save.shortcuts()] == ["Ctrl+S"]


def test_a_new_task_is_a_file_with_notes_that_works(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    window = desk.open(ENGLISH)
    window.commands.new_task.trigger()
    desk.qtbot.waitUntil(lambda: "my-task-1" in window.commands.tasks)
    window.commands.new_task.trigger()
    desk.qtbot.waitUntil(lambda: "my-task-2" in window.commands.tasks)

    assert not window.info_bar.isVisible()
    assert [Path(url.toLocalFile()).name for url in opened] == ["my-task-1.toml", "my-task-2.toml"]
    window.commands.open_tasks_folder.trigger()
    assert Path(opened[-1].toLocalFile()) == desk.paths.tasks
