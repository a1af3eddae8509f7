from __future__ import annotations

import pytest

from writer.engine.download.pace import Cap, Pace


class Clock:
    """Time that a test lets pass."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def run(pace: Pace, clock: Clock, speed: int, seconds: float) -> None:
    for _ in range(round(seconds * 10)):
        clock.now += 0.1
        pace.add(speed // 10)


def test_before_there_is_something_to_go_by_nothing_is_said(clock: Clock) -> None:
    pace = Pace(clock)
    assert (pace.bytes_per_second, pace.seconds_left(100)) == (0, None)


def test_a_steady_speed_is_told_as_it_is(clock: Clock) -> None:
    pace = Pace(clock)
    run(pace, clock, 1000, 30)
    assert pace.bytes_per_second == pytest.approx(1000, rel=0.02)
    assert pace.seconds_left(5000) == pytest.approx(5, rel=0.02)


def test_another_speed_is_told_after_some_seconds_and_not_by_a_jump(clock: Clock) -> None:
    pace = Pace(clock)
    run(pace, clock, 1000, 30)
    run(pace, clock, 9000, 1)
    assert 1500 < pace.bytes_per_second < 3000
    run(pace, clock, 9000, 12)
    assert pace.bytes_per_second == pytest.approx(9000, rel=0.05)


def test_a_stall_slows_it_down(clock: Clock) -> None:
    pace = Pace(clock)
    run(pace, clock, 1000, 20)
    clock.now += 10
    assert pace.bytes_per_second == pytest.approx(500, rel=0.1)


def test_without_a_cap_nothing_waits(clock: Clock) -> None:
    cap = Cap(0, clock)
    assert (cap.block_bytes(1 << 20), cap.rest_s(1 << 30)) == (1 << 20, 0)


@pytest.mark.parametrize("rate", [1000, 50_000, 10_000_000])
def test_a_cap_is_kept_on_the_whole(clock: Clock, rate: int) -> None:
    cap, began, done = Cap(rate, clock), clock.now, 0
    while done < 20 * rate:
        count = cap.block_bytes(1 << 20)
        done += count
        clock.now += cap.rest_s(count)
    assert done / (clock.now - began) == pytest.approx(rate, rel=0.01)


def test_what_was_not_used_is_not_made_up_for(clock: Clock) -> None:
    cap = Cap(1000, clock)
    clock.now += 60
    assert cap.rest_s(1000) == pytest.approx(1)
