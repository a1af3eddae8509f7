from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from writer.ui.pdf_pages import Stretch, pages

HEIGHT = 100.0


def pages_of(*kept: tuple[float, float]) -> list[tuple[float, float]]:
    made = pages((Stretch(*ends) for ends in kept), HEIGHT)
    return [(page.top, page.bottom) for page in made]


def test_what_fits_is_one_page() -> None:
    assert pages_of((0, 40), (40, 100)) == [(0, 100)]


def test_a_line_that_would_be_cut_begins_the_next_page() -> None:
    assert pages_of((0, 60), (70, 101)) == [(0, 60), (70, 101)]


def test_lines_beside_each_other_stay_on_one_page() -> None:
    assert pages_of((0, 60), (70, 90), (80, 120)) == [(0, 60), (70, 120)]


def test_what_is_higher_than_a_page_is_cut() -> None:
    assert pages_of((0, 10), (10, 260), (260, 270)) == [
        *((0, 10), (10, 110), (110, 210), (210, 270)),
    ]


def test_nothing_is_one_page() -> None:
    assert pages_of() == [(0, 0)]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 90)), max_size=40))
def test_every_line_is_whole_on_one_page(rows: list[tuple[int, int]]) -> None:
    kept: list[tuple[float, float]] = []
    y = 0.0
    for gap, height in rows:
        kept.append((y + gap, y + gap + height))
        y += gap + height
    made = pages_of(*kept)
    assert all(bottom - top <= HEIGHT for top, bottom in made)
    for top, bottom in kept:
        assert sum(start <= top and bottom <= end for start, end in made) == 1
