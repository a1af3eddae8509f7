from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from writer.assist.context import heading_path, outline, surroundings
from writer.core.values import Span
from writer.text.parser import Heading, headings

DOCUMENT = "# One\n\ntext\n\n## Two *words*\n\ntext\n\nThree\n=====\n\ntext\n\n### Four\n\ntext\n"


def many(level: int, count: int) -> list[Heading]:
    return [Heading(level, f"heading {level}.{n:03}", Span(n, n + 1)) for n in range(count)]


def test_the_outline_is_the_headings_with_their_levels() -> None:
    assert outline(headings(DOCUMENT)) == "# One > ## Two words > # Three > ### Four"


def test_without_headings_there_is_no_outline() -> None:
    assert outline(headings("Only text.\n\nAnd more.\n")) == ""
    assert outline(headings("#\n\ntext\n")) == ""


def test_of_too_many_headings_the_deepest_levels_are_left_out() -> None:
    found = [*many(1, 3), *many(2, 4), *many(3, 40)]

    assert outline(found).split(" > ") == [
        *(f"# heading 1.{n:03}" for n in range(3)),
        *(f"## heading 2.{n:03}" for n in range(4)),
    ]


def test_of_too_many_headings_of_one_level_the_first_ones_stay() -> None:
    text = outline(many(2, 500))

    assert text.startswith("## heading 2.000 > ## heading 2.001 > ")
    assert 350 < len(text) <= 400
    assert text == outline(many(2, 501))


def test_a_heading_is_short_and_on_one_line() -> None:
    found = [Heading(1, "two\nlines", Span(0, 1)), Heading(1, "long " * 40, Span(2, 3))]
    first, second = outline(found).split(" > ")

    assert first == "# two lines"
    assert second.endswith("…")
    assert len(second) <= 62


@given(st.lists(st.builds(Heading, st.integers(1, 6), st.text(max_size=90), st.just(Span(0, 1)))))
def test_an_outline_is_never_longer_than_its_limit(found: list[Heading]) -> None:
    text = outline(found)

    assert len(text) <= 400
    assert len(text.splitlines()) <= 1


def test_the_path_is_what_is_in_force_at_a_place() -> None:
    found = headings(DOCUMENT)

    assert heading_path(found, 0) == ()
    assert heading_path(found, DOCUMENT.index("text")) == ("One",)
    assert heading_path(found, DOCUMENT.index("Three\n=") - 2) == ("One", "Two words")
    assert heading_path(found, len(DOCUMENT)) == ("Three", "Four")


def test_the_text_around_is_cut_at_a_line() -> None:
    text = "x" * 30 + "\n" + "before\n" * 20 + "PASSAGE" + "\nafter" * 20 + "\n" + "y" * 200
    start = text.index("PASSAGE")
    around = surroundings(text, Span(start, start + 7))

    assert set(around.before.split("\n")) == {"before"}
    assert set(around.after.split("\n")) == {"after"}
