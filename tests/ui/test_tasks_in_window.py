"""Select, press a key, review, apply: what a person does all day, with a scripted engine."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from tests.fakes import passage_of
from tests.ui.conftest import ENGLISH, Desk, select
from writer.core.errors import DecodeFailed
from writer.core.options import Level
from writer.engine.api import Prompt
from writer.ui.main_window import MainWindow

POLISHED = "I went home. It was fine.\n\nThe second one is fine.\n"


def focused_line() -> QLineEdit:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    return field


def prompts(desk: Desk) -> list[str]:
    return [passage_of(prompt) for engine in desk.engines for prompt in engine.prompts]


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        (ENGLISH, "I have went home.", ENGLISH.replace("have went", "went")),
        ("He said so, I have went home now.\n", "have went home", "He said so, I went home now.\n"),
        (ENGLISH, ENGLISH.strip(), POLISHED),
        ("😀😀 I have went home 😀.\n", "I have went home 😀.", "😀😀 I went home 😀.\n"),
        (
            "各县：\n\n造成了严重的的损失。\n",
            "造成了严重的的损失。",
            "各县：\n\n造成了严重的损失。\n",
        ),
    ],
    ids=["sentence", "half a sentence", "paragraphs", "emoji", "Chinese"],
)
def test_polish_rewrites_a_selection(desk: Desk, text: str, part: str, expected: str) -> None:
    window = desk.open(text)
    select(window, part)
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    assert window.editor.text() == text
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() == expected
    assert not window.panel.isVisible()


def test_polish_without_a_selection_takes_the_paragraph_at_the_cursor(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() == ENGLISH.replace("have went", "went").replace("good", "fine")
    assert not any("second" in prompt for prompt in prompts(desk))


def test_applying_is_one_undo_step_and_undo_gives_every_byte_back(desk: Desk) -> None:
    text = "“A\u00a0b” — I have went home.  \nIt was good.\n\nend"
    window = desk.open(text)
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() != text
    assert window.isWindowModified()
    desk.press(window, "Ctrl+Z")
    assert window.editor.text() == text
    assert not window.isWindowModified()


def test_insert_below_keeps_the_original(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    desk.press(window, "Ctrl+Shift+Return")
    assert window.editor.text() == ENGLISH.replace(
        "good.\n\n", "good.\n\nI went home. It was fine.\n\n"
    )
    desk.press(window, "Ctrl+Z")
    assert window.editor.text() == ENGLISH


def test_nothing_is_applied_while_the_answer_streams(desk: Desk) -> None:
    gate = threading.Event()
    window = desk.open(ENGLISH, gate=gate)
    desk.press(window, "Alt+1")
    desk.qtbot.waitUntil(lambda: window.panel.is_streaming)
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() == ENGLISH
    gate.set()
    desk.reviewed(window)


def test_escape_stops_and_discards_while_the_answer_streams(desk: Desk) -> None:
    window = desk.open(ENGLISH, gate=threading.Event())
    desk.press(window, "Alt+1")
    assert window.panel.isVisible()
    desk.press(window, "Esc")
    desk.qtbot.waitUntil(lambda: not window.panel.isVisible())
    assert window.editor.text() == ENGLISH
    assert not window.host.is_running
    assert window.editor.hasFocus()


def test_escape_discards_a_result(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    desk.press(window, "Esc")
    assert not window.panel.isVisible()
    assert window.editor.text() == ENGLISH


def test_escape_belongs_to_the_input_method_while_it_composes(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    QApplication.sendEvent(window.editor, QInputMethodEvent("ni", []))
    desk.press(window, "Esc")
    assert window.panel.isVisible()
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() == ENGLISH


def test_no_task_starts_while_an_input_method_composes(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    QApplication.sendEvent(window.editor, QInputMethodEvent("ni", []))
    desk.press(window, "Alt+1")
    assert not window.reviewing.is_open


def test_typing_elsewhere_while_the_model_writes_works(desk: Desk) -> None:
    gate = threading.Event()
    window = desk.open(ENGLISH, gate=gate)
    desk.press(window, "Alt+1")
    window.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(window.editor, "After")
    window.editor.moveCursor(QTextCursor.MoveOperation.Start)
    window.editor.insertPlainText("Before\n\n")
    gate.set()
    desk.reviewed(window)
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() == f"Before\n\n{POLISHED}After"


def test_typing_inside_the_passage_makes_the_proposal_stale(desk: Desk) -> None:
    gate = threading.Event()
    window = desk.open(ENGLISH, gate=gate)
    desk.press(window, "Alt+1")
    window.editor.moveCursor(QTextCursor.MoveOperation.Right)
    QTest.keyClicks(window.editor, "X")
    typed = window.editor.text()
    gate.set()
    desk.reviewed(window)
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() == typed
    assert "original has changed" in shown_texts(window)


def test_again_takes_the_passage_as_it_is_now(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    window.editor.moveCursor(QTextCursor.MoveOperation.Right)
    QTest.keyClicks(window.editor, "X")
    window.panel.again()
    desk.reviewed(window)
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() == "IX" + POLISHED[1:]


def test_an_earlier_version_can_be_applied(desk: Desk) -> None:
    answers = iter(["I went home. It was fine.", "I walked home. It was fine."])
    window = desk.open("I have went home. It was good.\n", lambda _prompt: next(answers))
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    window.panel.again()
    desk.reviewed(window)
    desk.press(window, "Alt+Left")
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() == "I went home. It was fine.\n"


def test_stopping_a_second_run_keeps_the_first_version(desk: Desk) -> None:
    gate = threading.Event()
    gate.set()
    window = desk.open(ENGLISH, gate=gate)
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    gate.clear()
    window.panel.again()
    desk.press(window, "Esc")
    desk.reviewed(window)
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() == POLISHED


def test_another_strength_runs_at_once_and_the_default_stays(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    before = len(prompts(desk))
    window.panel.level_requested.emit(Level.DEEP.value)
    desk.reviewed(window)
    assert len(prompts(desk)) > before
    assert window.choices.options().level is Level.STANDARD


def test_a_refinement_starts_from_the_result_and_replaces_the_original(desk: Desk) -> None:
    def script(prompt: Prompt) -> str:
        if "shorter" in prompt.messages[-1].text:
            return "I went."
        return "I went home."

    window = desk.open("I have went home.\n", script)
    desk.press(window, "Alt+1")
    desk.reviewed(window)
    window.panel.refine_requested.emit("make it shorter")
    desk.reviewed(window)
    assert prompts(desk)[-1] == "I went home."
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() == "I went.\n"
    desk.press(window, "Ctrl+Z")
    assert window.editor.text() == "I have went home.\n"


def test_a_described_change_is_asked_for_in_one_line(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    desk.press(window, "Ctrl+J")
    QTest.keyClicks(focused_line(), "make it friendlier")
    desk.press(window, "Return")
    desk.reviewed(window)
    assert "make it friendlier" in desk.engines[0].prompts[0].messages[-1].text
    assert not window.ask_bar.isVisible()
    assert window.editor.hasFocus()


def test_earlier_instructions_come_back_with_the_arrow_key(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    for words in ("first", "second"):
        window.ask_bar.open()
        QTest.keyClicks(focused_line(), words)
        desk.press(window, "Return")
        desk.reviewed(window)
    window.ask_bar.open()
    field = focused_line()
    desk.press(window, "Up")
    desk.press(window, "Up")
    assert field.text() == "first"
    desk.press(window, "Down")
    assert field.text() == "second"
    desk.press(window, "Esc")
    assert not window.ask_bar.isVisible()
    assert window.panel.isVisible()
    assert window.editor.hasFocus()


TITLES = "1. The Long Road Home\n2. What the Tide Left\n3. A Quiet Harbour in Winter"


def test_a_title_becomes_a_heading_of_the_document(desk: Desk) -> None:
    text = "---\na: b\n---\n\n" + ENGLISH
    window = desk.open(text, lambda _prompt: TITLES)
    desk.press(window, "Alt+3")
    desk.reviewed(window)
    window.panel.title_chosen.emit("The Long Road Home", "heading")
    assert window.editor.text() == text.replace("\n\nI have", "\n\n# The Long Road Home\n\nI have")
    desk.press(window, "Ctrl+Z")
    assert window.editor.text() == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# Old\n\n", "# The Long Road Home\n\n"),
        ("\n\n  # Old #\n", "\n\n# The Long Road Home\n"),
        ("---\na: b\n---\n\n# Old 😀\n\n", "---\na: b\n---\n\n# The Long Road Home\n\n"),
        ("## Part\n\n", "# The Long Road Home\n\n## Part\n\n"),
        ("#tag\n\n", "# The Long Road Home\n\n#tag\n\n"),
    ],
    ids=["heading", "after blank lines", "after front matter", "of a part", "no heading"],
)
def test_a_title_takes_the_place_of_the_heading_of_the_document(
    desk: Desk, before: str, after: str
) -> None:
    window = desk.open(before + ENGLISH, lambda _prompt: TITLES)
    desk.press(window, "Alt+3")
    desk.reviewed(window)
    window.panel.title_chosen.emit("The Long Road Home", "heading")
    assert window.editor.text() == after + ENGLISH
    desk.press(window, "Ctrl+Z")
    assert window.editor.text() == before + ENGLISH


def test_a_title_for_a_selection_in_the_heading_replaces_the_heading(desk: Desk) -> None:
    window = desk.open("# Some old words\n\n" + ENGLISH, lambda _prompt: TITLES)
    select(window, "old words\n\n" + ENGLISH)
    desk.press(window, "Alt+3")
    desk.reviewed(window)
    window.panel.title_chosen.emit("The Long Road Home", "heading")
    assert window.editor.text() == "# The Long Road Home\n\n" + ENGLISH


def test_a_title_can_be_copied_and_the_list_stays(desk: Desk) -> None:
    window = desk.open(ENGLISH, lambda _prompt: TITLES)
    desk.press(window, "Alt+3")
    desk.reviewed(window)
    window.panel.title_chosen.emit("What the Tide Left", "copy")
    assert QApplication.clipboard().text() == "What the Tide Left"
    assert window.panel.isVisible()
    assert window.editor.text() == ENGLISH


def test_the_panel_never_takes_the_focus_by_itself_and_f6_goes_there_and_back(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    desk.press(window, "Alt+1")
    assert window.editor.hasFocus()
    desk.reviewed(window)
    assert window.editor.hasFocus()
    desk.press(window, "F6")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.panel.isAncestorOf(focused)
    desk.press(window, "F6")
    assert window.editor.hasFocus()


def test_an_error_of_the_engine_is_told_in_the_panel_and_the_text_stays(desk: Desk) -> None:
    window = desk.open(ENGLISH, [DecodeFailed(-3)])
    desk.press(window, "Alt+1")
    desk.qtbot.waitUntil(lambda: not window.host.is_running)
    assert "-3" in shown_texts(window)
    assert window.editor.text() == ENGLISH


def test_another_text_in_the_place_of_the_document_drops_the_review(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text(ENGLISH)
    window = desk.open(gate=threading.Event())
    window.documents.open_path(path)
    desk.press(window, "Alt+1")
    window.documents.reload()
    assert not window.panel.isVisible()
    desk.qtbot.waitUntil(lambda: not window.host.is_running)
    assert not window.panel.isVisible()


def test_the_passage_under_review_is_tinted(desk: Desk) -> None:
    window = desk.open(ENGLISH)
    desk.press(window, "Alt+1")
    (tint,) = window.editor.extraSelections()
    assert tint.cursor.selectedText() == ENGLISH.split("\n", maxsplit=1)[0]
    desk.reviewed(window)
    desk.press(window, "Ctrl+Return")
    assert not window.editor.extraSelections()


def shown_texts(window: MainWindow) -> str:
    """All words that can be read in the panel."""
    return "\n".join(w.text() for w in window.panel.findChildren(QLabel) if w.isVisible())


def test_three_versions_are_written_and_the_first_one_is_shown(desk: Desk) -> None:
    endings = {0: "I went home.", 1: "I walked home.", 2: "I got home."}
    first_seed: list[int] = []

    def differently(prompt: Prompt) -> str:
        seed = prompt.sampling.seed
        assert seed is not None
        first_seed.append(seed)
        return endings[(seed - first_seed[0]) % (2**32 - 1)]

    window = desk.open("I have went home.\n", differently)
    select(window, "I have went home.")
    window.commands.versions.trigger()
    desk.reviewed(window)
    desk.qtbot.waitUntil(lambda: not window.host.is_running)

    shown = [window.panel.result_text]
    for _ in range(3):
        desk.press(window, "Alt+Right")
        shown.append(window.panel.result_text)
    assert shown == [*endings.values(), "I got home."]
    desk.press(window, "Alt+Left")
    desk.press(window, "Ctrl+Return")
    assert window.editor.text() == "I walked home.\n"


def test_versions_that_read_alike_are_shown_once(desk: Desk) -> None:
    window = desk.open("I have went home.\n")
    select(window, "I have went home.")
    window.commands.versions.trigger()
    desk.reviewed(window)
    desk.qtbot.waitUntil(lambda: not window.host.is_running)
    assert len(desk.engines[0].prompts) == 3
    assert len(window.panel._state.versions) == 1


def test_versions_are_available_when_a_polish_is(desk: Desk) -> None:
    window = desk.open("I have went home.\n", is_loaded=False)
    assert not window.commands.versions.isEnabled()
    assert "loading" in window.commands.reason(window.commands.versions)
