"""Keys and committed text in the editor: what they do, and that each is one undo step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat

from tests.ui.editing.conftest import Desk

Hands = Callable[[str], Desk]
ENTER, TAB, BACKSPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backspace
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        ("😀\n\n1. 一😀‸\n2. 二\n\nend", ENTER, "😀\n\n1. 一😀\n2. ‸\n3. 二\n\nend"),
        ("- a\n- ‸", ENTER, "- a\n\n‸"),
        ("> 引‸文", ENTER, "> 引\n> ‸文"),
        ("- a\n- b‸", TAB, "- a\n  - b‸"),
        ("x\n\n|a‸|b|\n|-|-|\n", TAB, "x\n\n| a   | ⟦b⟧   |\n| --- | --- |\n"),
        ("|a|b‸|\n|-|-|", ENTER, "| a   | b   |\n| --- | --- |\n|     | ‸    |"),
        ("a（‸）b", BACKSPACE, "a‸b"),
        ("- a\n\n- b‸\n\n- c", TAB, "- a\n\n  - b‸\n\n- c"),
    ],
)
def test_a_key_is_one_undo_step(hands: Hands, before: str, key: Qt.Key, after: str) -> None:
    desk = hands(before)
    text = desk.editor.text()
    desk.press(key)
    assert desk.shown == after
    desk.editor.undo()
    assert desk.editor.text() == text
    assert not desk.editor.document().isModified()
    desk.editor.redo()
    assert desk.editor.text() == after.replace("‸", "").replace("⟦", "").replace("⟧", "")


def test_what_is_typed_after_a_key_is_an_undo_step_of_its_own(hands: Hands) -> None:
    desk = hands("- a‸")
    desk.type("b")
    desk.press(ENTER)
    desk.type("c")
    assert desk.shown == "- ab\n- c‸"
    desk.editor.undo()
    assert desk.editor.text() == "- ab\n- "
    desk.editor.undo()
    assert desk.editor.text() == "- ab"


def test_in_code_keys_mean_what_they_mean_everywhere(hands: Hands) -> None:
    desk = hands("```\n- a‸\n```")
    desk.press(ENTER)
    assert desk.shown == "```\n- a\n‸\n```"
    desk.press(TAB)
    assert desk.shown == "```\n- a\n\t‸\n```"


def test_shift_enter_stays_in_the_item(hands: Hands) -> None:
    desk = hands("- a‸")
    desk.press(ENTER, SHIFT)
    assert desk.shown == "- a\n  ‸"


def test_shift_tab_moves_out(hands: Hands) -> None:
    desk = hands("- a\n  - b‸")
    desk.press(Qt.Key.Key_Backtab, SHIFT)
    assert desk.shown == "- a\n- b‸"


def test_brackets_pair_are_stepped_out_of_and_enclose(hands: Hands) -> None:
    desk = hands("‸")
    desk.type("(a)")
    assert desk.shown == "(a)‸"
    desk.set("⟦word⟧")
    desk.type("**")
    assert desk.shown == "**⟦word⟧**"
    desk.editor.undo()
    assert desk.editor.text() == "*word*"


def test_full_width_brackets_pair_when_they_are_committed(hands: Hands) -> None:
    desk = hands("他说‸")
    desk.commit("“")
    assert desk.shown == "他说“‸”"
    desk.commit("好")
    desk.commit("”")
    assert desk.shown == "他说“好”‸"
    desk.set("⟦一句话⟧")
    desk.commit("《")
    assert desk.shown == "《⟦一句话⟧》"
    desk.editor.undo()
    assert desk.shown.replace("⟦", "").replace("⟧", "").replace("‸", "") == "一句话"


def test_nothing_is_paired_while_something_is_composed_or_in_what_it_becomes(hands: Hands) -> None:
    desk = hands("a‸")
    desk.compose("（")
    assert desk.shown == "a‸"
    desk.commit("（")
    assert desk.shown == "a（‸"
    desk.commit("你好（")
    assert desk.shown == "a（你好（‸"


def test_a_committed_string_is_one_undo_step(hands: Hands) -> None:
    desk = hands("- 一‸")
    for composed in ("n", "ni", "ni h", "ni hao"):
        desk.compose(composed)
        assert desk.editor.text() == "- 一"
    desk.commit("你好")
    assert desk.shown == "- 一你好‸"
    desk.editor.undo()
    assert desk.editor.text() == "- 一"
    assert not desk.editor.document().isModified()


@pytest.mark.parametrize(
    "key", [ENTER, Qt.Key.Key_Escape, TAB, BACKSPACE, Qt.Key.Key_Up, Qt.Key.Key_1]
)
def test_keys_belong_to_the_input_method_while_it_composes(hands: Hands, key: Qt.Key) -> None:
    desk = hands("- 一‸")
    desk.compose("ni")
    place = desk.editor.textCursor().position()
    desk.press(key)
    assert desk.editor.text() == "- 一"
    assert desk.editor.is_composing
    assert desk.editor.textCursor().position() == place
    layout = desk.editor.textCursor().block().layout()
    assert layout.preeditAreaText() == "ni"


def formats(desk: Desk) -> list[QTextCharFormat]:
    """The highlighter's formats of the first line."""
    layout = desk.editor.document().firstBlock().layout()
    return [QTextCharFormat(r.format) for r in layout.formats()]


def test_what_is_composed_is_not_read_as_markdown(hands: Hands) -> None:
    desk = hands("# 标题‸ **重**")
    before = formats(desk)
    state = desk.editor.document().firstBlock().userState()
    desk.compose("** ``` $$")
    block = desk.editor.document().firstBlock()
    assert block.userState() == state
    weights = {f.fontWeight() for f in before} | {QTextCharFormat().fontWeight()}
    assert {f.fontWeight() for f in formats(desk)} <= weights
    assert block.text() == "# 标题 **重**"
    desk.compose("")
    assert formats(desk) == before


def test_a_long_list_is_renumbered_to_its_end(hands: Hands) -> None:
    lines = [f"{n}. item" for n in range(1, 400)]
    desk = hands("\n".join(["intro", "", lines[0] + "‸", *lines[1:], "", "end"]))
    desk.press(ENTER)
    assert "\n400. item\n\nend" in desk.editor.text()
