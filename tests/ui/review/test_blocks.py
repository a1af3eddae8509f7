"""A long result, shown block by block."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.review.cases import LINK_LOST, OVER_CAP, format_of, long_proposal, proposal, stopped
from writer.core.values import Finding, FindingKind, Span
from writer.ui.review.change_page import ChangePage
from writer.ui.review.change_view import ChangeView
from writer.ui.review.colours import ReviewColours
from writer.ui.review.gutter import RemarkSign, gravest
from writer.ui.review.items import ItemKind, items
from writer.ui.review.keys import Keys
from writer.ui.review.versions import Decision, Version

SAME = tuple((f"Same {word}.", f"Same {word}.") for word in ("a", "b", "c"))
MANY = (
    *SAME,
    ("He have only 15 cats.", "He has only 16 cats."),
    ("One dog", "One dog"),
    ("I is", "I am"),
)
CHANGED = Finding(
    FindingKind.FACT_CHANGED,
    "15",
    instead="16",
    in_original=Span(13, 15),
    in_replacement=Span(12, 14),
)
ADDED = Finding(FindingKind.FACT_ADDED, "am", in_replacement=Span(2, 4))


def _lines(view: ChangeView) -> list[str]:
    return view.toPlainText().split("\n")


def _click(view: ChangeView, words: str) -> None:
    cursor = view.document().find(words)
    assert not cursor.isNull(), words
    cursor.setPosition(cursor.selectionStart() + 2)
    place = view.cursorRect(cursor).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


# What is shown


def test_blocks_with_something_to_decide_or_read_are_shown_and_the_others_folded() -> None:
    version = Version(proposal(*MANY, findings={4: (LINK_LOST,)}))
    shown = items(version, (), is_all_open=False)
    assert [(item.kind, item.blocks) for item in shown] == [
        (ItemKind.UNCHANGED, range(3)),
        (ItemKind.BLOCK, range(3, 4)),
        (ItemKind.BLOCK, range(4, 5)),
        (ItemKind.BLOCK, range(5, 6)),
    ]
    assert [item.is_open for item in shown] == [False, True, True, True]
    assert items(version, {0}, is_all_open=False)[0].is_open


def test_blocks_that_were_not_come_to_are_folded_apart() -> None:
    version = Version(stopped(proposal(*MANY), 4))
    kinds = [item.kind for item in items(version, (), is_all_open=False)]
    assert kinds == [ItemKind.UNCHANGED, ItemKind.BLOCK, ItemKind.PENDING]


def test_a_short_passage_is_shown_as_it_stands() -> None:
    version = Version(proposal(*MANY[:4]))
    assert [item.kind for item in items(version, (), is_all_open=False)] == [ItemKind.WHOLE]


def test_a_block_has_its_number_its_status_and_its_findings_above_it(page: ChangePage) -> None:
    page.show_version(Version(proposal(*MANY, findings={3: (CHANGED,), 4: (LINK_LOST,)})))
    lines = _lines(page.view)
    assert lines[:4] == [
        "▸ Blocks unchanged: 3",
        "Block 4 of 6 · changed",
        "● Note: A fact was changed: 15 → 16",
        "He havehas only 1516● cats.",
    ]
    assert lines[4] == "Block 5 of 6 · original kept"
    assert lines[5].startswith("▲ Original kept: ")
    assert lines[6:] == ["One dog", "Block 6 of 6 · changed", "I isam"]


def test_markup_at_the_beginning_of_a_line_is_shown_before_its_block(page: ChangePage) -> None:
    made = proposal(*(((f"- a{i}\n- b{i}", f"- a{i}\n- c{i}")) for i in range(5)))
    page.show_version(Version(made))
    assert "- b0c0" in page.view.toPlainText()


def test_a_fold_opens_on_a_click_and_closes_on_another(page: ChangePage) -> None:
    page.show_version(Version(proposal(*MANY)))
    _click(page.view, "▸ Blocks unchanged: 3")
    assert _lines(page.view)[:4] == ["▾ Blocks unchanged: 3", "Same a.", "Same b.", "Same c."]
    _click(page.view, "▾ Blocks unchanged: 3")
    assert "Same a." not in page.view.toPlainText()


def test_all_folds_open_without_a_mouse(page: ChangePage) -> None:
    page.show_version(Version(proposal(*MANY)))
    assert page.bar.unchanged.isVisible()
    page.bar.unchanged.setFocus()
    QTest.keyClick(page.bar.unchanged, Qt.Key.Key_Space)
    assert {"Same a.", "One dog"} <= set(_lines(page.view))
    QTest.keyClick(page.bar.unchanged, Qt.Key.Key_Space)
    assert "Same a." not in page.view.toPlainText()
    page.show_version(Version(proposal(*MANY[3:])))
    assert not page.bar.unchanged.isVisible()


def test_decisions_show_after_a_fold_was_opened(page: ChangePage) -> None:
    page.show_version(Version(proposal(*MANY)))
    page.decide(Decision.REJECTED)
    _click(page.view, "▸ Blocks unchanged: 3")
    assert format_of(page.view, "has").fontStrikeOut()
    page.decide(Decision.REJECTED)
    assert format_of(page.view, "16").fontStrikeOut()


def test_next_and_previous_go_across_blocks(page: ChangePage) -> None:
    version = Version(proposal(*MANY))
    page.show_version(version)
    blocks = []
    for _ in version.hunks:
        current = version.current
        assert current is not None
        blocks.append(next(n for n, b in enumerate(version.blocks) if current in b.hunks))
        page.move_on(1)
    assert blocks == [3, 3, 5]
    assert version.current == 0


# Findings at their places


def test_the_words_of_a_finding_are_marked_by_line_and_by_sign(page: ChangePage) -> None:
    page.show_version(Version(proposal(*MANY, findings={3: (CHANGED,)})))
    removed, inserted = format_of(page.view, "only 15"), format_of(page.view, "1516")
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    assert removed.underlineStyle() is wave
    assert removed.fontStrikeOut()
    assert inserted.underlineStyle() is QTextCharFormat.UnderlineStyle.SingleUnderline
    assert inserted.underlineColor().name() == ReviewColours.light().mild
    assert format_of(page.view, "have").underlineStyle() is not wave
    assert "1516●" in page.view.toPlainText()


def test_a_decision_leaves_the_marks(page: ChangePage) -> None:
    page.show_version(Version(proposal(*MANY, findings={3: (CHANGED,)})))
    for _ in range(2):
        page.decide(Decision.REJECTED)
    assert format_of(page.view, "1516").fontStrikeOut()
    assert not format_of(page.view, "only 15").fontStrikeOut()
    assert format_of(page.view, "1516").underlineColor().name() == ReviewColours.light().mild
    assert not format_of(page.view, "1516●").fontStrikeOut()


def test_what_is_to_be_checked_says_so_at_its_place(page: ChangePage) -> None:
    page.show_version(Version(proposal(*MANY, findings={5: (ADDED,)})))
    assert "I isam● to check" in page.view.toPlainText()
    assert "● To check: the passage does not say this: am" in page.view.toPlainText()


def test_a_grave_finding_has_another_sign(page: ChangePage) -> None:
    lost = Finding(FindingKind.FACT_LOST, "One", grave=True, in_original=Span(0, 3))
    page.show_version(Version(proposal(*MANY, findings={4: (lost,)})))
    assert "One▲ dog" in page.view.toPlainText()


def test_a_finding_leads_to_its_change_and_selects_its_words(page: ChangePage) -> None:
    version = Version(proposal(*MANY, findings={3: (CHANGED,), 5: (ADDED,)}))
    page.show_version(version)
    page.go_to_remark(1)
    assert version.current == 2
    assert page.view.textCursor().selectedText() == "am"
    page.go_to_remark(0)
    assert version.current == 1
    assert page.view.textCursor().selectedText() == "1516"


def test_the_line_of_a_finding_leads_there_too(page: ChangePage) -> None:
    version = Version(proposal(*MANY, findings={5: (ADDED,)}))
    page.show_version(version)
    _click(page.view, "To check: the passage")
    assert version.current == 2
    assert page.view.textCursor().selectedText() == "am"


def test_a_change_tells_what_was_found_about_it(page: ChangePage, qtbot: QtBot) -> None:
    page.show_version(Version(proposal(*MANY, findings={3: (CHANGED,)})))
    assert "Note" not in page.bar.summary
    with qtbot.waitSignal(page.change_reached) as reached:
        page.move_on(1)
    assert reached.args is not None
    assert reached.args[0].endswith("● Note: A fact was changed: 15 → 16")
    page.move_on(1)
    assert "Note" not in page.bar.summary


def test_the_gutter_has_a_sign_for_changes_with_findings(page: ChangePage) -> None:
    page.show_version(Version(proposal(*MANY, findings={5: (ADDED,)})))
    signs = [mark.remark for mark in page.view._visible_marks()]
    assert signs == [RemarkSign.NONE, RemarkSign.MILD]
    assert gravest([RemarkSign.MILD, RemarkSign.GRAVE]) is RemarkSign.GRAVE
    assert gravest([]) is RemarkSign.NONE
    assert not page.grab().isNull()


def test_astral_characters_do_not_shift_the_marks(page: ChangePage) -> None:
    first = Finding(FindingKind.FACT_ADDED, "2", in_replacement=Span(3, 4))
    made = proposal(("😀😀 one", "😀😀 2"), *MANY, findings={0: (first,), 4: (CHANGED,)})
    page.show_version(Version(made))
    page.go_to_remark(0)
    assert page.view.textCursor().selectedText() == "2"
    page.go_to_remark(1)
    assert page.view.textCursor().selectedText() == "1516"


def test_a_review_that_was_filled_before_it_is_seen_begins_at_its_first_change(
    qtbot: QtBot,
) -> None:
    made = ChangePage(Keys(), ReviewColours.light())
    qtbot.addWidget(made)
    made.show_version(Version(long_proposal(40)))
    made.resize(400, 400)
    made.show()
    qtbot.waitUntil(lambda: made.view._text.is_complete)
    made.resize(420, 500)
    QApplication.processEvents()
    assert any(mark.is_current for mark in made.view._visible_marks())


# Many blocks


def test_a_long_result_is_written_bit_by_bit(page: ChangePage, qtbot: QtBot) -> None:
    version = Version(long_proposal(500))
    page.show_version(version)
    at_first = page.view.document().characterCount()
    qtbot.waitUntil(lambda: page.view._text.is_complete)
    assert at_first < page.view.document().characterCount() / 10
    assert page.view.document().characterCount() > 20_000


def test_the_last_change_of_a_long_result_can_be_gone_to_at_once(page: ChangePage) -> None:
    version = Version(long_proposal(500))
    page.show_version(version)
    page.move_on(-1)
    assert version.current == len(version.hunks) - 1
    assert any(mark.is_current for mark in page.view._visible_marks())
    page.go_to_remark(len(version.remarks) - 1)
    assert version.current in version.blocks[490].hunks


def _spent(page: ChangePage, blocks: int, qtbot: QtBot) -> tuple[float, float]:
    """Seconds of the GUI thread to open a review of so many blocks, and to go on in it."""
    version = Version(long_proposal(blocks))
    start = time.thread_time()
    page.show_version(version)
    opened = time.thread_time()
    qtbot.waitUntil(lambda: page.view._text.is_complete)
    stepping = time.thread_time()
    for _ in range(20):
        page.move_on(1)
        page.view.verticalScrollBar().triggerAction(
            page.view.verticalScrollBar().SliderAction.SliderPageStepAdd
        )
        page.repaint()
    return opened - start, time.thread_time() - stepping


def test_opening_and_scrolling_stay_cheap_with_many_blocks(page: ChangePage, qtbot: QtBot) -> None:
    _spent(page, 50, qtbot)
    few = [min(times) for times in zip(*(_spent(page, 50, qtbot) for _ in range(3)), strict=True)]
    many = [min(times) for times in zip(*(_spent(page, 500, qtbot) for _ in range(2)), strict=True)]
    assert many[0] < 4 * few[0]  # ten times as many blocks
    assert many[1] < 5 * few[1]


def test_all_blocks_without_findings_are_accepted_together(page: ChangePage) -> None:
    version = Version(long_proposal(100, remarked_every=4))
    page.show_version(version)
    page.accept_unremarked()
    for number, block in enumerate(version.blocks):
        wanted = Decision.PENDING if number % 4 == 0 else Decision.ACCEPTED
        assert {version.decision(index) for index in block.hunks} <= {wanted}
    assert version.count(Decision.PENDING) == 25
    assert version.remarks_of(version.current or 0)


def test_a_block_with_a_note_only_keeps_its_own_changes(page: ChangePage) -> None:
    version = Version(proposal(*MANY, findings={3: (OVER_CAP,)}))
    page.show_version(version)
    page.accept_unremarked()
    assert [version.decision(i) for i in range(3)] == [
        Decision.PENDING,
        Decision.PENDING,
        Decision.ACCEPTED,
    ]
