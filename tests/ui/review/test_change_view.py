from __future__ import annotations

import time

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.review.cases import LINK_LOST, OVER_CAP, format_of, proposal
from writer.ui.review.change_page import ChangePage
from writer.ui.review.change_view import ChangeView
from writer.ui.review.colours import ReviewColours
from writer.ui.review.gutter import Sign, combine
from writer.ui.review.versions import Decision, Version

TWO = (("one two three", "one 2 three"), ("四 five", "四 5"))


def _signs(view: ChangeView) -> list[Sign]:
    return [mark.sign for mark in view._visible_marks()]


def test_deletions_are_struck_out_and_insertions_underlined(page: ChangePage) -> None:
    page.show_version(Version(proposal(*TWO)))
    assert page.view.toPlainText() == "one two2 three\n\n四 five5"
    removed, inserted = format_of(page.view, "five"), format_of(page.view, "5")
    assert removed.fontStrikeOut()
    assert not removed.fontUnderline()
    assert inserted.fontUnderline()
    assert not inserted.fontStrikeOut()
    assert removed.foreground() != inserted.foreground()
    unchanged = format_of(page.view, "three")
    assert not unchanged.fontStrikeOut()
    assert not unchanged.fontUnderline()


def test_what_will_not_be_in_the_result_is_struck_out_after_a_decision(page: ChangePage) -> None:
    page.show_version(Version(proposal(*TWO)))
    page.decide(Decision.ACCEPTED)
    page.decide(Decision.REJECTED)
    assert format_of(page.view, "two").fontStrikeOut()
    assert not format_of(page.view, "2").fontStrikeOut()
    assert not format_of(page.view, "five").fontStrikeOut()
    assert format_of(page.view, "5").fontStrikeOut()


def test_the_gutter_shows_the_kind_and_then_the_decision(page: ChangePage) -> None:
    page.show_version(Version(proposal(*TWO, ("six seven", "six"), ("nine", "nine ten"))))
    assert _signs(page.view) == [Sign.REPLACED, Sign.REPLACED, Sign.REMOVED, Sign.INSERTED]
    page.decide(Decision.ACCEPTED)
    page.decide(Decision.REJECTED)
    assert _signs(page.view)[:2] == [Sign.ACCEPTED, Sign.REJECTED]
    assert [mark.is_current for mark in page.view._visible_marks()] == [False, False, True, False]


def test_the_sign_of_a_line_tells_of_all_its_changes_and_not_of_the_current_one(
    page: ChangePage,
) -> None:
    page.show_version(Version(proposal(("one two three four", "1 two 3 four"))))
    page.decide(Decision.ACCEPTED)
    page.decide(Decision.REJECTED)
    marks = page.view._visible_marks()
    assert [mark.sign for mark in marks] == [Sign.MIXED]


def test_several_changes_on_a_line_share_one_sign() -> None:
    assert combine([Sign.INSERTED, Sign.INSERTED]) is Sign.INSERTED
    assert combine([Sign.ACCEPTED, Sign.REJECTED]) is Sign.MIXED
    assert combine([Sign.ACCEPTED, Sign.INSERTED]) is Sign.REPLACED


def test_the_current_change_stands_out(page: ChangePage) -> None:
    page.show_version(Version(proposal(*TWO)))
    before = format_of(page.view, "two").background().color()
    assert before != format_of(page.view, "five").background().color()
    page.move_on(1)
    assert format_of(page.view, "five").background().color() == before
    assert format_of(page.view, "two").background().color() != before


def test_enter_accepts_and_delete_rejects_and_both_go_on(page: ChangePage, qtbot: QtBot) -> None:
    version = Version(proposal(*TWO))
    page.show_version(version)
    with qtbot.waitSignal(page.decision_changed):
        QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert (version.decision(0), version.current) == (Decision.ACCEPTED, 1)
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    assert version.decision(1) is Decision.REJECTED


def test_enter_with_a_modifier_decides_nothing(page: ChangePage) -> None:
    version = Version(proposal(*TWO))
    page.show_version(version)
    for modifier in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier):
        QTest.keyClick(page.view, Qt.Key.Key_Return, modifier)
    assert version.count(Decision.PENDING) == 2


def test_the_buttons_decide_and_move(page: ChangePage) -> None:
    version = Version(proposal(*TWO))
    page.show_version(version)
    QTest.mouseClick(page.bar.next, Qt.MouseButton.LeftButton)
    assert version.current == 1
    QTest.mouseClick(page.bar.previous, Qt.MouseButton.LeftButton)
    assert version.current == 0
    QTest.mouseClick(page.bar.reject, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.bar.accept, Qt.MouseButton.LeftButton)
    assert [version.decision(i) for i in range(2)] == [Decision.REJECTED, Decision.ACCEPTED]


def test_a_click_on_a_change_makes_it_the_current_one(page: ChangePage) -> None:
    version = Version(proposal(*TWO))
    page.show_version(version)
    cursor = page.view.document().find("five")
    cursor.setPosition(cursor.selectionStart() + 2)
    place = page.view.cursorRect(cursor).center()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert version.current == 1
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 390))
    assert version.current == 1


def test_the_bar_says_where_the_review_is_and_what_the_change_does(page: ChangePage) -> None:
    page.show_version(Version(proposal(*TWO)))
    assert page.bar.summary == "1 of 2 · undecided · Removed: two · Inserted: 2"
    page.decide(Decision.ACCEPTED)
    page.move_on(1)
    assert page.bar.summary == "1 of 2 · accepted · Removed: two · Inserted: 2"


def test_line_breaks_that_come_or_go_are_shown(page: ChangePage) -> None:
    page.show_version(Version(proposal(("a\nb", "a b"))))
    assert "↵" in page.view.toPlainText()
    assert "\n" not in page.view.toPlainText()


def test_astral_characters_do_not_shift_the_formats(page: ChangePage) -> None:
    page.show_version(Version(proposal(("😀😀 one two", "😀😀 one 2"), ("🐈 x five", "🐈 x 5"))))
    assert format_of(page.view, "two").fontStrikeOut()
    assert not format_of(page.view, "one").fontStrikeOut()
    page.decide(Decision.REJECTED)
    assert not format_of(page.view, "two").fontStrikeOut()
    assert format_of(page.view, "five").fontStrikeOut()


def _long(blocks: int) -> tuple[tuple[str, str], ...]:
    start, end = "我们这个季度的工作" * 5, "取得了进步。" * 8
    return tuple((f"{start}{i}乙{end}", f"{start}{i}甲{end}") for i in range(blocks))


def test_the_current_change_is_brought_into_sight(page: ChangePage) -> None:
    version = Version(proposal(*_long(60)))
    page.show_version(version)
    assert page.view.verticalScrollBar().value() == 0
    page.move_on(-1)
    assert version.current == 59
    assert any(mark.is_current for mark in page.view._visible_marks())
    page.move_on(1)
    assert any(mark.is_current for mark in page.view._visible_marks())


def test_a_place_is_brought_into_sight_and_its_change_is_current(page: ChangePage) -> None:
    blocks = [*_long(30), ("the same", "the same"), *_long(30)]
    made = proposal(*blocks, findings={30: (LINK_LOST,), 40: (OVER_CAP,)})
    version = Version(made)
    page.show_version(version)
    page.go_to_remark(0)
    assert version.current == 0
    shown = page.view.cursorRect(page.view.document().find("the same"))
    assert 0 <= shown.top() < page.view.viewport().height()
    page.go_to_remark(1)
    assert version.current is not None
    assert version.current in version.blocks[40].hunks


def test_a_long_review_takes_no_longer_than_it_is_long(page: ChangePage) -> None:
    def spent(changes: int) -> float:
        version = Version(proposal(*_long(changes)))
        assert len(version.hunks) == changes
        start = time.thread_time()
        page.show_version(version)
        page.accept_unremarked()
        return time.thread_time() - start

    spent(75)  # what is made once, such as fonts
    short = min(spent(75) for _ in range(3))
    long = min(spent(300) for _ in range(3))
    # Four times as much takes four times as long; sixteen times would be a wait.
    assert long < 8 * short


def test_other_colours_are_worn_at_once(page: ChangePage) -> None:
    page.show_version(Version(proposal(*TWO)))
    page.view.set_colours(ReviewColours.dark())
    assert format_of(page.view, "five").foreground().color().name() == ReviewColours.dark().removed
    assert not page.grab().isNull()
