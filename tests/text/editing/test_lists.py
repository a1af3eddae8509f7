"""Lists, tasks and quotes go on with Enter and move with Tab."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.editing.cursor import drawn, read
from tests.text.markdown import DOCUMENT
from writer.core.values import Span
from writer.text.editing.list_lines import ListLine
from writer.text.editing.lists import enter, indent, outdent, renumber

PREFIXES = dict.fromkeys(map(ord, "-+*>.()[] \t\n\u3000xX0123456789"))
"""What a key may add, take away or change."""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- a‸", "- a\n- ‸"),
        ("* a‸b", "* a\n* ‸b"),
        ("- a ‸ b", "- a \n- ‸b"),
        ("1. a‸", "1. a\n2. ‸"),
        ("1) 一‸\n2) 二", "1) 一\n2) ‸\n3) 二"),
        ("1. a\n1. b‸", "1. a\n1. b\n1. ‸"),
        ("9. a‸", "9. a\n10. ‸"),
        ("8. a‸\n9. b\n   - c\n\n   d", "8. a\n9. ‸\n10. b\n    - c\n\n    d"),
        ("- [x] done‸", "- [x] done\n- [ ] ‸"),
        ("1. [ ] 任务‸", "1. [ ] 任务\n2. [ ] ‸"),
        ("- a\n  - b‸", "- a\n  - b\n  - ‸"),
        ("1. a\n   1. b‸\n   2. c\n2. d", "1. a\n   1. b\n   2. ‸\n   3. c\n2. d"),
        ("> a‸", "> a\n> ‸"),
        (">a‸", ">a\n>‸"),
        ("> > 引‸文", "> > 引\n> > ‸文"),
        ("> - a‸", "> - a\n> - ‸"),
        ("> 1. a‸\n> 2. b", "> 1. a\n> 2. ‸\n> 3. b"),
        ("- a\n- ‸", "- a\n\n‸"),
        ("- a\n- 　‸", "- a\n\n‸"),
        ("- a\n- [ ] ‸\n- b", "- a\n\n‸\n- b"),
        ("1. a\n2. ‸\n3. b", "1. a\n\n‸\n2. b"),
        ("- a\n  - ‸", "- a\n- ‸"),
        ("1. a\n   - ‸\n2. b", "1. a\n2. ‸\n3. b"),
        ("- [x] a\n  - ‸", "- [x] a\n- [ ] ‸"),
        ("1. a\n   1. ‸", "1. a\n2. ‸"),
        ("> a\n> ‸", "> a\n\n‸"),
        ("> a\n>\n> ‸", "> a\n>\n‸"),
        ("- ‸", "‸"),
        ("> > a\n> > ‸", "> > a\n>\n> ‸"),
        ("> - a\n> - ‸", "> - a\n>\n> ‸"),
        ("- a⟦b\n- c⟧d", "- a\n- ‸d"),
        ("-\ta‸", "-\ta\n-\t‸"),
        ("- a\n\n- b‸\n\n- c", "- a\n\n- b\n- ‸\n\n- c"),
        ("1. a‸\n\n   p\n\n2. b", "1. a\n2. ‸\n\n   p\n\n3. b"),
    ],
)
def test_enter(before: str, after: str) -> None:
    text, selection = read(before)
    assert drawn(text, enter(text, selection)) == after


@pytest.mark.parametrize(
    "before",
    [
        *("plain‸", "‸- a", "-‸ a", "‸> a", "- - -‸", "***‸", "-a‸", "1.a‸", "一、总结‸"),
        *("　　- 全角‸", "text\n    - code?‸", "1234567890. a‸", "- a\n\n\n\ntext‸"),
    ],
)
def test_an_ordinary_line_break_does_elsewhere(before: str) -> None:
    assert enter(*read(before)) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- a‸b", "- a\n  ‸b"),
        ("10. a‸", "10. a\n    ‸"),
        ("- a\n  b‸", "- a\n  b\n  ‸"),
        ("> - a‸", "> - a\n>   ‸"),
    ],
)
def test_a_soft_enter_stays_in_the_item(before: str, after: str) -> None:
    text, selection = read(before)
    assert drawn(text, enter(text, selection, is_soft=True)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- a\n- b‸", "- a\n  - b‸"),
        ("- a\n- ‸", "- a\n  - ‸"),
        ("1. a\n2. b‸\n3. c", "1. a\n   1. b‸\n2. c"),
        ("1. a\n   1. x\n2. b‸\n3. c", "1. a\n   1. x\n   2. b‸\n2. c"),
        ("- a\n- b‸\n  - c\n- d", "- a\n  - b‸\n    - c\n- d"),
        ("- a\n⟦- b\n- c⟧", "- a\n⟦  - b\n  - c⟧"),
        ("> a‸", "> > a‸"),
        ("> - a\n> - b‸", "> - a\n>   - b‸"),
        ("9. a\n10. b‸", "9. a\n   1. b‸"),
    ],
)
def test_tab_moves_an_item_in(before: str, after: str) -> None:
    text, selection = read(before)
    result = indent(text, selection)
    assert result is not None
    assert result.apply(text) == after.replace("‸", "").replace("⟦", "").replace("⟧", "")
    if "‸" in after:
        assert drawn(text, result) == after


def test_the_first_item_stays_where_it_is() -> None:
    text, selection = read("- a‸\n- b")
    assert drawn(text, indent(text, selection)) == "- a‸\n- b"
    assert drawn(text, outdent(text, selection)) == "- a‸\n- b"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- a\n  - b‸", "- a\n- b‸"),
        ("1. a\n   1. b‸\n2. c", "1. a\n2. b‸\n3. c"),
        ("1. a\n   - b‸\n2. c", "1. a\n2. b‸\n3. c"),
        ("1. a\n   1. b‸\n   2. d\n2. c", "1. a\n2. b‸\n   1. d\n3. c"),
        ("- a\n  - b‸\n    - c", "- a\n- b‸\n  - c"),
        ("- a\n  1. b\n  2. c‸", "- a\n  1. b\n- c‸"),
        ("> > a‸", "> a‸"),
        ("> a‸", "a‸"),
        ("  - a\n    - b‸", "  - a\n  - b‸"),
    ],
)
def test_shift_tab_moves_an_item_out(before: str, after: str) -> None:
    text, selection = read(before)
    assert drawn(text, outdent(text, selection)) == after


def test_tab_outside_of_lists_is_no_business_of_lists() -> None:
    assert indent(*read("a‸")) is None
    assert outdent(*read("    a‸")) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("3. c‸\n1. a\n2. b", "1. c‸\n2. a\n3. b"),
        ("5. a\n5. b\n9. c‸", "5. a\n6. b\n7. c‸"),
        ("1. a\n   7. x\n3. b‸", "1. a\n   7. x\n2. b‸"),
    ],
)
def test_a_list_is_counted_anew(before: str, after: str) -> None:
    text, selection = read(before)
    assert drawn(text, renumber(text, selection)) == after


@given(st.text(st.sampled_from("-+*>1.)[] \tx中　"), max_size=30))
def test_a_line_that_is_taken_apart_is_the_same_together(line: str) -> None:
    assert str(ListLine.read(line)) == line


@given(DOCUMENT, st.data())
def test_no_key_fails_on_any_text_or_moves_the_cursor_out_of_it(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    selection = Span(start, data.draw(st.integers(start, len(text))))
    left = text[: selection.start] + text[selection.end :]
    for command, kept in ((enter, left), (indent, text), (outdent, text), (renumber, text)):
        if (result := command(text, selection)) is not None:
            new = result.apply(text)
            assert 0 <= result.selection.start <= result.selection.end <= len(new)
            assert new.translate(PREFIXES) == kept.translate(PREFIXES)


@given(DOCUMENT, st.data())
def test_counting_anew_twice_is_counting_once(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    result = renumber(text, Span(place, place))
    if result is not None:
        new = result.apply(text)
        again = renumber(new, result.selection)
        assert again is None or again.apply(new) == new
