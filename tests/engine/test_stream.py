from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.engine.stream import LoopDetector, TextStream


@given(st.text(), st.integers(1, 5))
def test_text_survives_any_cut_of_its_bytes(text: str, size: int) -> None:
    text = text.encode("utf-8", "ignore").decode()
    data = text.encode()
    stream = TextStream()
    parts = [stream.feed(data[i : i + size]) for i in range(0, len(data), size)]

    assert "".join(parts) + stream.finish() == text


def test_half_a_character_is_never_shown() -> None:
    stream = TextStream()

    assert stream.feed("中".encode()[:2]) == ""
    assert stream.feed("中".encode()[2:]) == "中"


def test_a_character_that_never_ends_becomes_a_replacement() -> None:
    stream = TextStream()
    stream.feed(b"a\xe4\xb8")

    assert stream.finish() == "\N{REPLACEMENT CHARACTER}"


@given(st.text("ab</tex>", max_size=60), st.integers(1, 7))
def test_a_stop_string_ends_the_text_wherever_it_is_cut(text: str, size: int) -> None:
    stream = TextStream(("</text>",))
    parts = [stream.feed(text[i : i + size].encode()) for i in range(0, len(text), size)]
    before, found, _ = text.partition("</text>")

    assert "".join(parts) + stream.finish() == before
    assert stream.is_stopped == bool(found)


@pytest.mark.parametrize("period", [1, 3, 40])
def test_a_loop_is_noticed(period: int) -> None:
    loops = LoopDetector()
    tokens = list(range(1000, 1020)) + list(range(period)) * (400 // period)

    assert any(loops.feed(token) for token in tokens)


def test_three_rounds_of_a_long_stretch_are_no_loop() -> None:
    loops = LoopDetector()

    assert not any(loops.feed(token) for token in list(range(30)) * 3)


def test_what_the_passage_repeats_may_repeat_but_not_for_ever() -> None:
    source = [1, 2, 3] * 40
    within, beyond = LoopDetector(source), LoopDetector(source)

    assert not any(within.feed(token) for token in source)
    assert any(beyond.feed(token) for token in source * 2)
