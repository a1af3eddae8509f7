from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTranslator
from PySide6.QtGui import (
    QAction,
    QInputMethodEvent,
    QKeySequence,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.review.cases import (
    COST,
    LINK_LOST,
    OVER_CAP,
    THREE,
    proposal,
    request,
    stopped,
    titles,
)
from writer.core.jobs import Progress, Stage
from writer.core.options import Level
from writer.engine.api import Chunk
from writer.ui.review.colours import ReviewColours
from writer.ui.review.halt import Halt
from writer.ui.review.panel import ReviewPanel
from writer.ui.review.versions import Decision

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
MADE = proposal(*THREE)
SAME = proposal(*((original, original) for original, _ in THREE))


class Desk(QWidget):
    """An editor with the panel beside it, as in the window."""

    def __init__(self) -> None:
        super().__init__()
        self.editor = QPlainTextEdit()
        self.panel = ReviewPanel(colours=ReviewColours.light())
        row = QHBoxLayout(self)
        row.addWidget(self.editor)
        row.addWidget(self.panel)
        self.resize(900, 700)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    made.editor.setFocus()
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def panel(desk: Desk) -> ReviewPanel:
    return desk.panel


def _propose(panel: ReviewPanel) -> None:
    panel.begin(request(), "Polish")
    panel.show_proposal(MADE)


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def _shown(panel: ReviewPanel, text: str) -> QAbstractButton | None:
    """The visible button with this text."""
    buttons = panel.findChildren(QAbstractButton)
    return next((b for b in buttons if b.text() == text and b.isVisible()), None)


def _click(panel: ReviewPanel, text: str) -> None:
    button = _shown(panel, text)
    assert button is not None, text
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


# A run


def test_reading_is_told_in_percent_until_the_first_word(panel: ReviewPanel) -> None:
    panel.begin(request(), "Polish")
    assert panel._body.header.status == "Starting…"
    panel.set_progress(Progress(Stage.READING, 63, 100))
    assert panel._body.header.status == "Reading the text… 63 %"
    assert panel._body.header.progress.value() == 63
    panel.add_chunk(Chunk("The"))
    assert panel._body.header.status == "Writing…"
    panel.set_progress(Progress(Stage.WRITING, 1, 3))
    panel.add_chunk(Chunk("", statistics=COST))
    assert panel._body.header.status == "Writing… block 2 of 3 · 40 tokens/s"


def test_loading_the_model_is_told_too(panel: ReviewPanel) -> None:
    panel.begin(request(), "Polish")
    panel.set_progress(Progress(Stage.LOADING, 400, 1000))
    assert panel._body.header.status == "Loading the model… 40 %"


def test_a_run_streams_and_ends_in_changes_with_their_cost(panel: ReviewPanel) -> None:
    panel.begin(request(), "Polish")
    assert (panel.is_streaming, panel.has_result) == (True, False)
    panel.add_chunk(Chunk("The cat lay"))
    panel._body.stream.flush()
    assert panel._body.stream.toPlainText() == "The cat lay"
    panel.show_proposal(MADE)
    assert (panel.is_streaming, panel.has_result) == (False, True)
    assert panel.result_text == MADE.replacement
    version = panel._state.version
    assert version is not None
    count = len(version.hunks)
    assert panel._body.header.status == f"Changes: {count} · 40 tokens/s"


def test_late_values_of_a_run_that_is_over_are_not_shown(panel: ReviewPanel) -> None:
    _propose(panel)
    before = panel._body.header.status
    panel.add_chunk(Chunk("late"))
    panel.set_progress(Progress(Stage.READING, 1, 2))
    panel._body.stream.flush()
    assert panel._body.header.status == before
    assert not panel._body.stream.has_text
    assert not panel.is_streaming


# Taking the result


@pytest.mark.parametrize(
    ("key", "modifier"), [(Qt.Key.Key_Return, CTRL), (Qt.Key.Key_Enter, CTRL | KEYPAD)]
)
def test_ctrl_enter_applies_every_change_not_rejected(
    panel: ReviewPanel, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    panel.begin(request("one two\n\nfive six"), "Polish")
    panel.show_proposal(proposal(("one two", "one 2"), ("five six", "5 six")))
    panel.setFocus()
    _press(Qt.Key.Key_Delete)
    with qtbot.waitSignal(panel.apply_requested) as applied:
        _press(key, modifier)
    assert applied.args == ["one two\n\n5 six"]


def test_ctrl_enter_does_nothing_while_the_answer_streams(panel: ReviewPanel, qtbot: QtBot) -> None:
    _propose(panel)
    panel.begin(request(), "Polish")
    panel.add_chunk(Chunk("half an answer"))
    panel.setFocus()
    with (
        qtbot.assertNotEmitted(panel.apply_requested),
        qtbot.assertNotEmitted(panel.insert_below_requested),
    ):
        _press(Qt.Key.Key_Return, CTRL)
        _press(Qt.Key.Key_Return, CTRL | SHIFT)
        panel.apply()
        panel.insert_below()
    assert _shown(panel, "Replace") is None


def test_ctrl_shift_enter_and_its_button_insert_below(panel: ReviewPanel, qtbot: QtBot) -> None:
    _propose(panel)
    panel.setFocus()
    with qtbot.waitSignal(panel.insert_below_requested) as pressed:
        _press(Qt.Key.Key_Return, CTRL | SHIFT)
    with qtbot.waitSignal(panel.insert_below_requested) as clicked:
        _click(panel, "Insert below")
    assert pressed.args == clicked.args == [MADE.replacement]


def test_the_replace_button_is_off_when_everything_is_rejected(
    panel: ReviewPanel, qtbot: QtBot
) -> None:
    panel.begin(request("one two"), "Polish")
    panel.show_proposal(proposal(("one two", "one 2")))
    button = _shown(panel, "Replace")
    assert button is not None
    assert button.isEnabled()
    _click(panel, "Keep original")
    assert not button.isEnabled()
    assert "rejected: 1" in panel._body.header.status
    with qtbot.assertNotEmitted(panel.apply_requested):
        panel.apply()


def test_alt_enter_accepts_blocks_without_findings(panel: ReviewPanel) -> None:
    panel.begin(request(), "Polish")
    panel.show_proposal(proposal(*THREE, findings={1: (OVER_CAP,)}))
    panel.setFocus()
    _press(Qt.Key.Key_Return, ALT)
    version = panel._state.version
    assert version is not None
    assert version.count(Decision.ACCEPTED) > 0
    assert version.count(Decision.PENDING) > 0
    assert panel.result_text == MADE.replacement


def test_alt_down_and_up_go_through_the_changes(panel: ReviewPanel) -> None:
    _propose(panel)
    panel.setFocus()
    version = panel._state.version
    assert version is not None
    _press(Qt.Key.Key_Down, ALT)
    assert version.current == 1
    _press(Qt.Key.Key_Up, ALT)
    assert version.current == 0


def test_nothing_to_change_is_said_and_another_run_offered(
    panel: ReviewPanel, qtbot: QtBot
) -> None:
    panel.begin(request(), "Polish")
    panel.show_proposal(SAME)
    assert panel._body.notice.isVisible()
    assert panel._body.notice.heading == "Nothing to change"
    assert panel.has_result
    assert _shown(panel, "Replace") is None
    with qtbot.waitSignal(panel.again_requested):
        _click(panel, "Try again")


def test_when_every_block_was_kept_the_findings_say_why(panel: ReviewPanel) -> None:
    panel.begin(request("a b"), "Polish")
    panel.show_proposal(proposal(("a b", "a b"), findings={0: (LINK_LOST,)}))
    assert panel._body.notice.heading == "Nothing was changed"
    assert panel._body.findings.isVisible()


def test_a_finding_leads_to_its_block(panel: ReviewPanel) -> None:
    panel.begin(request(), "Polish")
    panel.show_proposal(proposal(*THREE, findings={2: (OVER_CAP,)}))
    rows = panel._body.findings.rows
    QTest.mouseClick(
        rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualItemRect(rows.item(0)).center()
    )
    version = panel._state.version
    assert version is not None
    assert version.current == len(version.hunks) - 1


# Versions, again, refine, strength


def test_earlier_versions_are_kept_with_their_decisions(panel: ReviewPanel) -> None:
    passage = "one two"
    for replacement in ("one 2", "one II", "1 two"):
        panel.begin(request(passage), "Polish")
        panel.show_proposal(proposal((passage, replacement)))
    panel.setFocus()
    _press(Qt.Key.Key_Left, ALT)
    assert panel.result_text == "one II"
    _press(Qt.Key.Key_Delete)
    _press(Qt.Key.Key_Right, ALT)
    assert panel.result_text == "1 two"
    _press(Qt.Key.Key_Left, ALT)
    assert panel.result_text == passage
    QTest.mouseClick(panel._body.header.older, Qt.MouseButton.LeftButton)
    assert panel.result_text == "one 2"
    assert not panel._body.header.older.isEnabled()
    panel.older_version()
    assert panel.result_text == "one 2"


def test_a_new_passage_starts_anew(panel: ReviewPanel) -> None:
    for passage in ("one two", "three four"):
        panel.begin(request(passage), "Polish")
        panel.show_proposal(proposal((passage, passage + " five")))
    assert not panel._body.header.older.isVisible()
    panel.older_version()
    assert panel.result_text == "three four five"


def test_ctrl_r_asks_again_but_not_while_it_streams(panel: ReviewPanel, qtbot: QtBot) -> None:
    panel.begin(request(), "Polish")
    panel.setFocus()
    with qtbot.assertNotEmitted(panel.again_requested):
        _press(Qt.Key.Key_R, CTRL)
    panel.show_proposal(MADE)
    with qtbot.waitSignal(panel.again_requested):
        _press(Qt.Key.Key_R, CTRL)


def test_a_line_refines_the_result(panel: ReviewPanel, qtbot: QtBot) -> None:
    _propose(panel)
    field = panel._body.footer.refine
    field.setFocus()
    with qtbot.assertNotEmitted(panel.refine_requested):
        _press(Qt.Key.Key_Return)
    QTest.keyClicks(field, " shorter ")
    with qtbot.waitSignal(panel.refine_requested) as refined:
        _press(Qt.Key.Key_Return)
    assert refined.args == ["shorter"]
    assert field.text() == ""


def test_ctrl_enter_in_the_refine_line_applies_and_refines_nothing(
    panel: ReviewPanel, qtbot: QtBot
) -> None:
    _propose(panel)
    panel._body.footer.refine.setFocus()
    QTest.keyClicks(panel._body.footer.refine, "shorter")
    with qtbot.assertNotEmitted(panel.refine_requested), qtbot.waitSignal(panel.apply_requested):
        _press(Qt.Key.Key_Return, CTRL)


def test_another_strength_is_asked_for_at_once(panel: ReviewPanel, qtbot: QtBot) -> None:
    panel.begin(request(level=Level.LIGHT), "Polish")
    light, deep = _shown(panel, "Light"), _shown(panel, "Deep")
    assert light is not None
    assert deep is not None
    assert light.isChecked()
    with qtbot.waitSignal(panel.level_requested) as asked:
        QTest.mouseClick(deep, Qt.MouseButton.LeftButton)
    assert asked.args == ["deep"]
    panel.begin(request(task="expand"), "Expand")
    assert _shown(panel, "Deep") is None


# Titles


def test_titles_are_chosen_by_key_and_by_button(panel: ReviewPanel, qtbot: QtBot) -> None:
    panel.begin(request(task="title"), "Titles")
    panel.show_titles(titles("One", "Two"))
    assert panel.has_result
    panel.setFocus()
    for key, modifier, use in (
        (Qt.Key.Key_Return, NONE, "heading"),
        (Qt.Key.Key_Return, CTRL, "heading"),
        (Qt.Key.Key_C, CTRL, "copy"),
    ):
        with qtbot.waitSignal(panel.title_chosen) as chosen:
            _press(key, modifier)
        assert chosen.args == ["One", use]
    for label, use in (("Insert as heading", "heading"), ("Copy", "copy")):
        with qtbot.waitSignal(panel.title_chosen) as chosen:
            _click(panel, label)
        assert chosen.args == ["One", use]


def test_again_gives_more_titles(panel: ReviewPanel) -> None:
    for words in (("One", "Two"), ("Three", "Four")):
        panel.begin(request(task="title"), "Titles")
        panel.show_titles(titles(*words))
    assert panel._body.titles.titles == ("One", "Two", "Three", "Four")
    assert panel._body.titles.currentItem().text() == "Three"
    assert panel._body.header.status == "Titles: 4 · 40 tokens/s"


# Stopping, failing, going stale


def test_esc_stops_a_run_and_then_drops_the_result(panel: ReviewPanel, qtbot: QtBot) -> None:
    panel.begin(request(), "Polish")
    panel.setFocus()
    with qtbot.waitSignal(panel.stop_requested), qtbot.assertNotEmitted(panel.discarded):
        _press(Qt.Key.Key_Escape)
    assert panel._body.header.status == "Stopping…"
    panel.show_proposal(MADE)
    with qtbot.waitSignal(panel.discarded), qtbot.assertNotEmitted(panel.stop_requested):
        _press(Qt.Key.Key_Escape)
    assert not panel.has_result


def test_esc_belongs_to_an_input_method_that_composes(panel: ReviewPanel, qtbot: QtBot) -> None:
    _propose(panel)
    field = panel._body.footer.refine
    field.setFocus()
    QApplication.sendEvent(field, QInputMethodEvent("jian", []))
    assert field.is_composing
    with qtbot.assertNotEmitted(panel.discarded), qtbot.assertNotEmitted(panel.refine_requested):
        for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_1):
            _press(key)
    commit = QInputMethodEvent("", [])
    commit.setCommitString("简短些")
    QApplication.sendEvent(field, commit)
    assert (field.is_composing, field.text()) == (False, "简短些")
    with qtbot.waitSignal(panel.discarded):
        _press(Qt.Key.Key_Escape)


def test_what_was_written_before_a_stop_can_be_read_but_not_taken(panel: ReviewPanel) -> None:
    panel.begin(request(), "Polish")
    panel.add_chunk(Chunk("The cat"))
    panel.show_stopped()
    assert panel._body.stream.isVisible()
    assert panel._body.stream.toPlainText() == "The cat"
    assert panel._body.banner.text == "Stopped. Your text is unchanged."
    assert not panel.has_result
    assert _shown(panel, "Replace") is None
    assert _shown(panel, "Try again") is not None


def test_stopping_a_second_run_shows_the_first_result_again(panel: ReviewPanel) -> None:
    _propose(panel)
    panel.begin(request(), "Polish")
    panel.add_chunk(Chunk("The"))
    panel.show_stopped()
    assert panel.has_result
    assert panel.result_text == MADE.replacement


def test_an_error_is_a_sentence_and_another_run_is_offered(panel: ReviewPanel) -> None:
    panel.begin(request(), "Polish")
    panel.show_error("The passage is too long.")
    assert panel._body.banner.text == "The passage is too long."
    assert panel._body.notice.isVisible()
    assert _shown(panel, "Try again") is not None
    panel.begin(request(), "Polish")
    assert panel._body.banner.text == ""


@pytest.mark.parametrize("is_early", [True, False])
def test_a_stale_result_cannot_replace_but_be_inserted_below(
    panel: ReviewPanel, qtbot: QtBot, is_early: bool
) -> None:
    panel.begin(request(), "Polish")
    if is_early:
        panel.mark_stale()
    panel.show_proposal(MADE)
    panel.mark_stale()
    assert panel._body.banner.text == "The original has changed. Please run again."
    button = _shown(panel, "Replace")
    assert button is not None
    assert not button.isEnabled()
    with qtbot.assertNotEmitted(panel.apply_requested):
        panel.apply()
    with qtbot.waitSignal(panel.insert_below_requested):
        panel.insert_below()
    with qtbot.waitSignal(panel.again_requested):
        panel.again()
    panel.begin(request(), "Polish")
    assert panel._body.banner.text == ""


def test_a_cleared_panel_has_nothing_and_asks_nothing(panel: ReviewPanel, qtbot: QtBot) -> None:
    _propose(panel)
    panel.clear()
    panel.mark_stale()
    assert (panel.has_result, panel.result_text, panel._body.banner.text) == (False, None, "")
    with qtbot.assertNotEmitted(panel.discarded), qtbot.assertNotEmitted(panel.again_requested):
        panel.dismiss()
        panel.again()
    _propose(panel)
    assert not panel._body.header.older.isVisible()


# Stopped and going on


def _stop(panel: ReviewPanel, done: int = 1) -> None:
    panel.begin(request(), "Polish")
    made = stopped(MADE, done)
    panel.show_proposal(made, Halt.of(request(), made))


def test_a_stopped_run_shows_what_is_done_and_can_go_on(panel: ReviewPanel, qtbot: QtBot) -> None:
    _stop(panel)
    assert panel._body.banner.text == "Stopped after 1 of 3 blocks. The rest is as it was."
    assert panel.result_text == "\n\n".join((THREE[0][1], THREE[1][0], THREE[2][0]))
    panel.setFocus()
    with qtbot.waitSignal(panel.continue_requested) as pressed:
        _press(Qt.Key.Key_R, CTRL | SHIFT)
    with qtbot.waitSignal(panel.continue_requested) as clicked:
        _click(panel, "Continue")
    assert pressed.args == clicked.args == [replace(request(), done=MADE.segments[:1])]


def test_going_on_takes_the_place_of_what_was_stopped(panel: ReviewPanel) -> None:
    _stop(panel)
    panel.setFocus()
    _press(Qt.Key.Key_Delete)
    panel.begin(request(), "Polish", goes_on=True)
    panel.show_proposal(MADE)
    assert panel._body.banner.text == ""
    assert _shown(panel, "Continue") is None
    assert not panel._body.header.older.isVisible()
    assert panel.result_text == "\n\n".join((THREE[0][0], THREE[1][1], THREE[2][1]))


def test_a_run_that_goes_on_and_is_stopped_or_fails_leaves_what_was_done(
    panel: ReviewPanel,
) -> None:
    _stop(panel)
    panel.begin(request(), "Polish", goes_on=True)
    panel.show_stopped()
    assert panel._body.banner.text.startswith("Stopped after 1 of 3 blocks.")
    assert _shown(panel, "Continue") is not None
    panel.begin(request(), "Polish", goes_on=True)
    panel.show_error("No.")
    assert panel._body.banner.text == "No."
    assert _shown(panel, "Continue") is not None
    panel.begin(request(), "Polish", goes_on=True)
    more = stopped(MADE, 2)
    panel.show_proposal(more, Halt.of(request(), more))
    assert panel._body.banner.text.startswith("Stopped after 2 of 3 blocks.")
    assert not panel._body.header.older.isVisible()


def test_a_run_anew_after_a_stop_is_another_version(panel: ReviewPanel) -> None:
    _stop(panel)
    _propose(panel)
    assert panel._body.banner.text == ""
    panel.older_version()
    assert panel._body.banner.text.startswith("Stopped after 1 of 3 blocks.")


def test_a_stale_stopped_run_cannot_go_on(panel: ReviewPanel, qtbot: QtBot) -> None:
    _stop(panel)
    panel.mark_stale()
    button = _shown(panel, "Continue")
    assert button is not None
    assert not button.isEnabled()
    with qtbot.assertNotEmitted(panel.continue_requested):
        panel.go_on()


def test_without_a_change_so_far_it_can_go_on_as_well(panel: ReviewPanel) -> None:
    panel.begin(request(), "Polish")
    made = stopped(SAME, 1)
    panel.show_proposal(made, Halt.of(request(), made))
    assert panel._body.notice.heading == "Nothing was changed so far"
    assert _shown(panel, "Continue") is not None


def test_a_whole_run_has_no_halt() -> None:
    assert Halt.of(request(), MADE) is None


def test_the_time_that_is_left_is_told(panel: ReviewPanel) -> None:
    panel.begin(request(), "Polish")
    panel.set_progress(Progress(Stage.WRITING, 2, 12, 130.0))
    panel.add_chunk(Chunk("The"))
    assert panel._body.header.status == "Writing… block 3 of 12 · about 2 min left"


# The focus and the keys of the window


def _to_result(panel: ReviewPanel) -> None:
    panel.begin(request(), "Polish")
    panel.set_progress(Progress(Stage.READING, 1, 2))
    panel.add_chunk(Chunk("The cat", statistics=COST))
    panel.show_proposal(proposal(*THREE, findings={1: (OVER_CAP,)}))
    panel.next_change()
    panel.mark_stale()
    panel.again()


def _to_titles(panel: ReviewPanel) -> None:
    panel.begin(request(task="title"), "Titles")
    panel.show_titles(titles("One"))


def _to_failure(panel: ReviewPanel) -> None:
    panel.begin(request(), "Polish")
    panel.show_stopped()
    panel.begin(request(), "Polish")
    panel.show_error("No.")
    panel.clear()


RUNS = pytest.mark.parametrize("go", [_to_result, _to_titles, _to_failure])


@RUNS
def test_the_panel_never_takes_the_focus(desk: Desk, go: Callable[[ReviewPanel], None]) -> None:
    go(desk.panel)
    assert desk.editor.hasFocus()


@RUNS
def test_the_focus_stays_in_the_panel_when_its_place_goes_away(
    desk: Desk, go: Callable[[ReviewPanel], None]
) -> None:
    _propose(desk.panel)
    desk.panel._body.footer.refine.setFocus()
    go(desk.panel)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert desk.panel.isAncestorOf(focused)


def test_f6_leaves_the_panel(panel: ReviewPanel, qtbot: QtBot) -> None:
    _propose(panel)
    panel.setFocus()
    with qtbot.waitSignal(panel.focus_editor_requested):
        _press(Qt.Key.Key_F6)


def _window_action(desk: Desk, key: str, slot: Callable[[], None]) -> None:
    action = QAction(desk)
    action.setShortcut(QKeySequence(key))
    action.triggered.connect(lambda: slot())
    desk.addAction(action)


def test_the_same_key_may_be_an_action_of_the_window(desk: Desk) -> None:
    _window_action(desk, "Ctrl+Return", desk.panel.apply)
    _propose(desk.panel)
    applied: list[str] = []
    desk.panel.apply_requested.connect(applied.append)
    for place in (desk.editor, desk.panel, desk.panel._body.footer.refine):
        place.setFocus()
        _press(Qt.Key.Key_Return, CTRL)
    assert applied == [MADE.replacement] * 3


def test_in_the_panel_its_keys_come_before_those_of_the_window(desk: Desk, qtbot: QtBot) -> None:
    pressed: list[str] = []
    _window_action(desk, "Ctrl+R", lambda: pressed.append("window"))
    _propose(desk.panel)
    desk.panel.setFocus()
    with qtbot.waitSignal(desk.panel.again_requested):
        _press(Qt.Key.Key_R, CTRL)
    assert pressed == []
    desk.editor.setFocus()
    _press(Qt.Key.Key_R, CTRL)
    assert pressed == ["window"]


@pytest.mark.parametrize(
    ("name", "key", "modifier"),
    [("Esc", Qt.Key.Key_Escape, NONE), ("Alt+1", Qt.Key.Key_1, ALT)],
)
def test_no_shortcut_reaches_past_an_input_method_that_composes(
    desk: Desk, name: str, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    pressed: list[str] = []
    _window_action(desk, name, lambda: pressed.append(name))
    _propose(desk.panel)
    field = desk.panel._body.footer.refine
    field.setFocus()
    QApplication.sendEvent(field, QInputMethodEvent("jian", []))
    _press(key, modifier)
    assert pressed == []
    assert desk.panel.has_result


def test_enter_on_the_way_to_a_button_decides_nothing(panel: ReviewPanel) -> None:
    _propose(panel)
    panel._body.changes.bar.reject.setFocus()
    _press(Qt.Key.Key_Return)
    version = panel._state.version
    assert version is not None
    assert version.count(Decision.ACCEPTED) == 0


# Access and languages


def test_every_button_has_words_for_a_screen_reader(panel: ReviewPanel) -> None:
    _propose(panel)
    _propose(panel)
    shown = [b for b in panel.findChildren(QAbstractButton) if b.isVisible()]
    assert len(shown) >= 10
    assert [b for b in shown if not (b.text() or b.accessibleName())] == []


def test_tab_goes_from_head_to_foot(desk: Desk) -> None:
    _propose(desk.panel)
    _propose(desk.panel)
    body = desk.panel._body
    chain: list[QWidget] = []
    widget = desk.editor.nextInFocusChain()
    while widget is not None and widget is not desk.editor:
        chain.append(widget)
        widget = widget.nextInFocusChain()
    order = [
        body.header.older,
        body.header.newer,
        *body.header.levels.values(),
        body.changes.view,
        body.changes.bar.previous,
        body.changes.bar.next,
        body.changes.bar.reject,
        body.changes.bar.accept,
        body.footer.refine,
        body.footer.apply,
        body.footer.insert_below,
        body.footer.again,
        body.footer.discard,
    ]
    assert [chain.index(part) for part in order] == sorted(chain.index(part) for part in order)


def test_the_end_of_a_run_is_announced(panel: ReviewPanel, heard: list[str]) -> None:
    _propose(panel)
    panel.begin(request(), "Polish")
    panel.show_proposal(SAME)
    panel.begin(request(), "Polish")
    panel.show_error("It did not work.")
    assert heard[0].startswith("Changes: ")
    assert heard[1] == "Nothing to change"
    assert heard[2].startswith("It did not work.")


class Shouting(QTranslator):
    """Translates everything into capitals."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        del context, disambiguation, n
        return "".join(
            part if part.startswith("{") else part.upper()
            for part in text.replace("{", "\0{").replace("}", "}\0").split("\0")
        )


def test_a_change_of_language_reaches_every_word(panel: ReviewPanel) -> None:
    panel.begin(request(), "POLISH")
    panel.show_proposal(proposal(*THREE, findings={1: (OVER_CAP,)}))
    panel.mark_stale()
    translator = Shouting()
    QCoreApplication.installTranslator(translator)
    try:
        QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
        buttons = [b for b in panel.findChildren(QAbstractButton) if b.isVisible()]
        assert [b.text() for b in buttons if b.text() != b.text().upper()] == []
        names = [b.accessibleName() for b in buttons]
        assert [name for name in names if name != name.upper()] == []
        assert panel._body.banner.text == "THE ORIGINAL HAS CHANGED. PLEASE RUN AGAIN."
        assert panel._body.header.status.startswith("CHANGES: ")
        assert panel._body.changes.bar.summary.startswith("1 OF ")
        assert panel._body.findings.rows.item(0).text().startswith("● NOTE: ")
        assert panel._body.footer.refine.placeholderText() == "REFINE FURTHER…"
    finally:
        QCoreApplication.removeTranslator(translator)
