"""The findings and the titles: lists that are worked by mouse and by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.review.cases import LINK_LOST, OVER_CAP, THREE, proposal
from writer.ui.review.colours import ReviewColours
from writer.ui.review.findings_view import FindingsView
from writer.ui.review.keys import Keys
from writer.ui.review.titles_view import TitlesView
from writer.ui.review.versions import Version

FOUND = Version(proposal(*THREE, findings={1: (LINK_LOST,), 2: (OVER_CAP,)}))


@pytest.fixture
def findings(qtbot: QtBot) -> FindingsView:
    made = FindingsView(Keys(), ReviewColours.light())
    qtbot.addWidget(made)
    made.retranslate()
    made.resize(400, 200)
    return made


@pytest.fixture
def titles(qtbot: QtBot) -> TitlesView:
    made = TitlesView(Keys())
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    made.show_titles(("One", "Two"))
    return made


def test_each_finding_has_a_sign_a_word_its_sentence_and_its_block(findings: FindingsView) -> None:
    findings.show_remarks(FOUND.remarks)
    grave, mild = (findings.rows.item(row).text() for row in range(2))
    assert grave.startswith("▲ Original kept: ")
    assert "https://example.org" in grave
    assert THREE[1][0] in grave
    assert mild.startswith("● Note: ")
    assert THREE[2][0] in mild
    assert findings.rows.item(0).foreground() != findings.rows.item(1).foreground()


def test_the_summary_counts_kept_blocks_and_notes(findings: FindingsView) -> None:
    findings.show_remarks(FOUND.remarks)
    assert findings.summary == "Blocks kept as they were: 1 · Notes: 1"


def test_without_findings_nothing_is_shown(findings: FindingsView) -> None:
    findings.show_remarks(FOUND.remarks)
    assert not findings.isHidden()
    findings.show_remarks(())
    assert findings.isHidden()


def test_a_click_and_enter_go_to_the_place(findings: FindingsView, qtbot: QtBot) -> None:
    findings.show()
    findings.show_remarks(FOUND.remarks)
    item = findings.rows.item(1)
    with qtbot.waitSignal(findings.remark_requested) as clicked:
        QTest.mouseClick(
            findings.rows.viewport(),
            Qt.MouseButton.LeftButton,
            pos=findings.rows.visualItemRect(item).center(),
        )
    assert clicked.args == [1]
    findings.rows.setCurrentRow(0)
    with qtbot.waitSignal(findings.remark_requested) as entered:
        QTest.keyClick(findings.rows, Qt.Key.Key_Return)
    assert entered.args == [0]


def test_findings_about_the_whole_answer_have_no_place(findings: FindingsView) -> None:
    findings.show_findings((OVER_CAP,))
    assert findings.rows.count() == 1
    assert "\n" not in findings.rows.item(0).text()
    assert findings.accept_others.isHidden()


def test_a_long_block_is_named_by_its_start(findings: FindingsView) -> None:
    block = "我们这个季度的工作取得了进步。" * 20
    version = Version(proposal((block, block + "好"), findings={0: (OVER_CAP,)}))
    findings.show_remarks(version.remarks)
    line = findings.rows.item(0).text().splitlines()[-1]
    assert "我们这个季度" in line
    assert line.endswith("…”")
    assert len(line) < 40


def test_enter_makes_a_heading_and_ctrl_c_copies(titles: TitlesView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(titles.chosen) as heading:
        QTest.keyClick(titles, Qt.Key.Key_Return)
    assert heading.args == ["One", "heading"]
    QTest.keyClick(titles, Qt.Key.Key_Down)
    with qtbot.waitSignal(titles.chosen) as copied:
        QTest.keyClick(titles, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied.args == ["Two", "copy"]


def test_a_double_click_makes_a_heading(titles: TitlesView, qtbot: QtBot) -> None:
    place = titles.visualItemRect(titles.item(1)).center()
    with qtbot.waitSignal(titles.chosen) as chosen:
        QTest.mouseClick(titles.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(titles.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["Two", "heading"]


def test_the_first_new_title_is_selected(titles: TitlesView) -> None:
    titles.show_titles(("One", "Two", "Three", "Four"))
    assert titles.titles == ("One", "Two", "Three", "Four")
    assert titles.currentItem().text() == "Three"
