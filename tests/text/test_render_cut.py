"""Whatever is typed, the blocks that are told are those of the whole text, read at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.long_documents import chinese_chapter
from writer.text.render_cut import GAP, Cut, lines_of

LINES = (
    *("```", "~~~", "", "", "- item", "1. one", "    code", "  two", "> quoted", "# head", "==="),
    *("---", "+++", "***", "| a | b |", "|---|---|", "words", "[a]: /x", "[a]: /y", "[b]:", "/url"),
    *(
        '"title"',
        "[^1]: note",
        "    more",
        "<div>",
        "</div>",
        "<!--",
        "-->",
        "$$",
        "- $$",
        "[a][^1]",
    ),
)
TEXTS = st.lists(st.sampled_from(LINES), max_size=14).map("\n".join)


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 12), TEXTS), min_size=1, max_size=4))
def test_what_is_read_again_is_what_the_whole_text_gives(
    edits: list[tuple[int, int, str]],
) -> None:
    text, cut = "", Cut()
    for place, length, inserted in edits:
        text = text[:place] + inserted + text[place + length :]
        before = cut
        cut, splice = cut.changed(text)
        assert cut == Cut().changed(text)[0]
        blocks = list(before.blocks)
        blocks[splice.first : splice.first + splice.removed] = splice.inserted
        assert tuple(blocks) == cut.blocks
        assert "\n".join(block.source for block in cut.blocks) == "\n".join(lines_of(text))


@pytest.mark.parametrize("part", [0.0, 0.5, 1.0])
def test_a_letter_makes_one_block_anew(part: float) -> None:
    text = chinese_chapter(60_000)
    cut = Cut().changed(text)[0]
    place = int(part * (len(text) - 1))
    _, splice = cut.changed(text[:place] + "字" + text[place:])
    assert (splice.removed, len(splice.inserted)) == (1, 1)


def test_the_same_text_changes_nothing() -> None:
    cut = Cut().changed("# one\n\ntwo\n")[0]
    same, splice = cut.changed("# one\n\ntwo\n")
    assert same is cut
    assert not splice.removed
    assert not splice.inserted


def test_a_mark_of_math_that_closes_late_is_found() -> None:
    open_math = "$$\nx\n\n" + "words\n\n" * 40
    cut = Cut().changed(open_math)[0]
    assert cut.blocks[0].kind == "paragraph_open"
    cut, _ = cut.changed(open_math + "$$\n")
    assert cut.blocks[0].kind == "math_block"


def test_metadata_is_found_when_its_last_line_is_typed() -> None:
    cut = Cut().changed("---\ntitle: x\n\n" + "words\n\n" * 40)[0]
    cut, _ = cut.changed("---\ntitle: x\n\n" + "words\n\n" * 20 + "---\n" + "words\n\n" * 20)
    assert cut.blocks[0].kind == "front_matter"
    cut, _ = cut.changed("\n" + "\n".join(cut.lines))
    assert {block.kind for block in cut.blocks[:2]} <= {GAP, "hr"}


def test_the_first_of_several_definitions_holds() -> None:
    cut = Cut().changed("[a]: /one\n\nwords\n\n[a]: /two\n\n[^n]: note")[0]
    assert cut.links["A"].href == "/one"
    assert cut.footnotes == {"n"}
    cut, _ = cut.changed("words\n\n[a]: /two\n")
    assert cut.links["A"].href == "/two"
    assert not cut.footnotes
