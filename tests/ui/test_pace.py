"""How fast an answer comes, by a clock of the test's own."""

from __future__ import annotations

import pytest

from writer.engine.api import Chunk
from writer.ui import pace
from writer.ui.pace import TELL_EVERY_S, Pace


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(pace, "monotonic", clock)
    return clock


def test_a_draft_that_was_right_counts_all_of_its_tokens(clock: Clock) -> None:
    measured = Pace()
    clock.now += 2
    assert not measured.note(Chunk("The", tokens=8))
    for _ in range(3):
        clock.now += 0.5
        assert measured.note(Chunk(" keeper", tokens=16))
    statistics = measured.statistics
    assert statistics.first_token_s == 2
    assert statistics.tokens_per_second == pytest.approx(48 / 1.5)


def test_tokens_without_text_yet_count(clock: Clock) -> None:
    measured = Pace()
    measured.note(Chunk("", tokens=1))
    clock.now += 1
    assert measured.note(Chunk("好", tokens=2))
    assert measured.statistics.tokens_per_second == pytest.approx(2)


def test_it_is_told_now_and_then_and_not_before_it_is_known(clock: Clock) -> None:
    measured = Pace()
    assert not measured.note(Chunk("a", tokens=1))
    clock.now += TELL_EVERY_S
    assert measured.note(Chunk("b", tokens=1))
    clock.now += TELL_EVERY_S / 2
    assert not measured.note(Chunk("c", tokens=1))


def test_pieces_that_come_together_say_no_speed(clock: Clock) -> None:
    measured = Pace()
    measured.note(Chunk("防", tokens=1))
    clock.now += 0.0002
    assert not measured.note(Chunk("汛", tokens=1))
    clock.now += TELL_EVERY_S
    assert measured.note(Chunk("工", tokens=1))
