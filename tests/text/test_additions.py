"""What a rewrite says beyond its source is found, however short it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.text.additions import added_asides, added_pieces, added_words

PROSE = "The mill closed in May. Nobody on board read the note."


@pytest.mark.parametrize(
    ("source", "answer", "added"),
    [
        (PROSE, f"{PROSE} Jupiter.", "Jupiter."),
        (PROSE, f"Au. {PROSE}", "Au."),
        (PROSE, f"{PROSE} The mill closed in May.", "The mill closed in May."),
        ("雨停了。湖面很静。", "雨停了。湖面很静。巴黎。", "巴黎。"),
        ("他问我那座山叫什么。", "他问我那座山叫什么。那座山叫泰山。", "那座山叫泰山。"),
    ],
)
def test_a_sentence_is_added_where_no_word_of_the_source_is_left_for_it(
    source: str, answer: str, added: str
) -> None:
    assert added_pieces(source, answer) == (added,)


@pytest.mark.parametrize(
    ("source", "answer", "aside"),
    [
        ("Say the word for water.", "Say the word for water (Wasser).", "(Wasser)"),
        ("他说出了三原色。", "他说出了三原色（红、黄、蓝）。", "（红、黄、蓝）"),
    ],
)
def test_an_aside_that_the_source_does_not_have_is_added(
    source: str, answer: str, aside: str
) -> None:
    assert added_asides(source, answer) == (aside,)
    assert added_pieces(source, answer) == (aside,)


@pytest.mark.parametrize(
    ("source", "answer", "words"),
    [
        ("Water the plants", "Water the plants Cold", "Cold"),
        ("missing", "The text is missing.", "The text is"),
        ("渡口已经废弃多年。", "李白渡口已经废弃多年。", "李白"),
        ("It rained. We walked the rest.", "It rained. TOMATO We walked the rest.", "TOMATO"),
    ],
)
def test_words_beside_a_sentence_that_stands_as_it_was_are_added(
    source: str, answer: str, words: str
) -> None:
    assert added_words(source, answer) == (words,)


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("他推开门，屋里没有人。", "他推开门。屋里没有人。"),
        ("他推开门。屋里没有人。", "于是，他推开门。屋里没有人。"),
        ("The sun sank. Nobody came.", "The sun sank, and nobody came."),
        ("The rain stopped and we left.", "The rain stopped. We then left."),
        ("国内生产总值，也就是GDP，增长了。", "国内生产总值（GDP）增长了。"),
        ("“快走吧。”姐姐催我。", "姐姐催我：“快走吧。”"),
        ("We met. It was late.", "However, we met. It was late."),
    ],
)
def test_what_is_split_joined_or_moved_is_no_addition(source: str, answer: str) -> None:
    assert (*added_pieces(source, answer), *added_words(source, answer)) == ()


@given(st.text(max_size=80))
def test_nothing_is_added_to_a_text_that_stays(text: str) -> None:
    assert (*added_pieces(text, text), *added_words(text, text)) == ()
