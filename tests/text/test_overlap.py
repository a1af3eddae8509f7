from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.text.overlap import kept_share


@given(st.text())
def test_a_text_keeps_all_of_itself(text: str) -> None:
    assert kept_share(text, text) == 1.0


@pytest.mark.parametrize(
    ("source", "answer", "least", "most"),
    [
        ("The boats came home late that night.", "Late that night the boats came home.", 1, 1),
        ("The boats came home late that night.", "Cats sleep in warm and quiet places.", 0, 0),
        ("大家都很高兴地去公园看花。", "大家高高兴兴地去公园赏花。", 0.7, 1),
        ("大家都很高兴地去公园看花。", "会议讨论了预算的问题。", 0, 0.2),
        ("他是一般人", "别的", 1, 1),
    ],
)
def test_the_share_of_content_words(source: str, answer: str, least: float, most: float) -> None:
    assert least <= kept_share(source, answer) <= most
