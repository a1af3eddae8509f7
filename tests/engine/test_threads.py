from __future__ import annotations

import itertools
import random
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.engine.threads import GOVERNED_TOKENS, ThreadGovernor

DRAFTED = (1, 1, 2, 1, 4, 8, 1, 16, 1, 32)
COSTS = {1: 1.0, 2: 1.7, 4: 3.0, 8: 6.5, 16: 8.0, 32: 12.0}


@dataclass
class Machine:
    """Cores of a machine and what else wants them; a step takes as long as its slowest thread."""

    cores: int
    busy: int
    slow_cores: int
    """Cores of half the speed; they are used when the others are not enough."""
    patient_size: int
    """Steps of so many tokens and more wait little for a core that is taken."""
    random: random.Random
    depth: float = 1.0
    """How much longer a step takes with what is in the context."""
    crowded: float = 1.0
    """How much longer the first two steps take after a thread was added."""
    used: int = 0
    added_steps: int = 0
    now: float = 0.0

    def step(self, threads: int, size: int = 1) -> float:
        """Seconds that it takes; the clock moves on by them."""
        cost = 0.02 * COSTS[size] * self.depth
        each = 0.08 + 0.92 / threads
        if threads > self.cores - self.slow_cores:
            each *= 2
        if over := max(0, threads + self.busy - self.cores):
            waiting = self.random.uniform(0.2, 1.4) * over if threads > 1 else 0
            each *= 1 + over / self.cores + (waiting if size < self.patient_size else 0)
        self.added_steps = 0 if threads > self.used else self.added_steps + 1
        self.used = threads
        if self.added_steps < 2:
            each *= self.crowded
        seconds = cost * each * self.random.uniform(1, 1.1)
        self.now += seconds
        return seconds

    def clock(self) -> float:
        return self.now


@dataclass
class Run:
    """An engine in small: asks the governor, takes the step, tells how long it took."""

    machine: Machine
    governor: ThreadGovernor

    def steps(self, count: int, sizes: Iterable[int] = (1,)) -> float:
        """Seconds of `count` steps."""
        began = self.machine.now
        for size in itertools.islice(itertools.cycle(sizes), count):
            before = self.governor.threads_for(size)
            seconds = self.machine.step(before, size)
            changed = self.governor.observe(size, seconds)
            assert changed == (self.governor.threads_for(size) != before)
        return self.machine.now - began


def begin(
    cores: int, busy: int = 0, *, slow_cores: int = 0, patient_size: int = 1000, seed: int = 1
) -> Run:
    noise = random.Random(seed)  # noqa: S311 - nothing secret
    machine = Machine(cores, busy, slow_cores, patient_size, noise)
    return Run(machine, ThreadGovernor(cores, machine.clock))


def fixed(run: Run, count: int, threads: int, sizes: Iterable[int] = (1,)) -> float:
    """Seconds of `count` steps with always the same threads."""
    other = replace(run.machine, random=random.Random(2))  # noqa: S311 - nothing secret
    cycle = itertools.islice(itertools.cycle(sizes), count)
    return sum(other.step(threads, size) for size in cycle)


@pytest.mark.parametrize("sizes", [(1,), DRAFTED])
@pytest.mark.parametrize("cores", [2, 4, 8, 16])
def test_an_idle_machine_loses_less_than_a_fiftieth(cores: int, sizes: tuple[int, ...]) -> None:
    run = begin(cores)

    assert run.steps(3000, sizes) < fixed(run, 3000, cores, sizes) * 1.02


@pytest.mark.parametrize("sizes", [(1,), DRAFTED])
@pytest.mark.parametrize("busy", [1, 2])
def test_beside_busy_programs_one_thread_of_two_stays(busy: int, sizes: tuple[int, ...]) -> None:
    run = begin(2)
    run.steps(200, sizes)
    run.machine.busy = busy
    run.steps(100, sizes)
    seconds = run.steps(1000, sizes)

    assert seconds < fixed(run, 1000, 1, sizes) * 1.06
    assert seconds < fixed(run, 1000, 2, sizes) * 0.95


def test_a_machine_that_is_busy_from_the_start_is_seen() -> None:
    run = begin(2, busy=1)
    run.steps(200)

    assert run.steps(500) < fixed(run, 500, 1) * 1.05


def test_all_threads_come_back_when_the_load_goes() -> None:
    run = begin(2)
    run.machine.busy = 1
    run.steps(1000)
    run.machine.busy = 0
    run.steps(200)

    assert run.steps(1000) < fixed(run, 1000, 2) * 1.03


def test_threads_that_share_a_core_at_first_are_given_time() -> None:
    run = begin(2, busy=1)
    run.machine.crowded = 5.0
    run.steps(300)
    run.machine.busy = 0
    run.steps(150)

    assert run.steps(300) < fixed(run, 300, 2) * 1.05


def test_a_load_that_comes_and_goes_is_followed() -> None:
    run = begin(2)
    seconds = best = 0.0
    for _ in range(10):
        for busy, threads in ((0, 2), (1, 1)):
            run.machine.busy = busy
            seconds += run.steps(300)
            best += fixed(run, 300, threads)

    assert seconds < best * 1.2


@pytest.mark.parametrize("seed", range(5))
def test_what_failed_beside_a_heavy_load_is_tried_beside_a_light_one(seed: int) -> None:
    run = begin(2, patient_size=1, seed=seed)
    run.steps(100)
    run.machine.busy = 4  # beside so many two threads are better than one
    run.steps(300)
    assert run.governor.threads == 2
    run.machine.busy = 0
    run.steps(50)
    run.machine.busy, run.machine.patient_size = 1, 1000
    run.steps(20)

    assert run.governor.threads == 1


def test_a_stall_changes_nothing() -> None:
    run = begin(2)
    run.steps(100)
    assert run.governor.threads == 2
    changes = [run.governor.observe(1, 5.0)]
    changes += [run.governor.observe(1, run.machine.step(2)) for _ in range(20)]

    assert not any(changes)


def test_a_stall_while_fewer_are_tried_does_not_keep_more_away() -> None:
    run = begin(2)
    run.machine.busy = 1
    while run.governor.threads == 2:
        run.steps(1)
    run.governor.observe(1, 5.0)
    run.steps(40)

    assert run.steps(200) < fixed(run, 200, 1) * 1.06


@pytest.mark.parametrize("growth", [3.0, 1 / 3])
def test_another_depth_of_context_is_no_load(growth: float) -> None:
    run = begin(2)
    run.steps(300)
    run.machine.depth = growth

    assert run.steps(1000) < fixed(run, 1000, 2) * 1.03


def test_a_context_that_grows_is_no_load() -> None:
    run = begin(2)
    seconds = best = 0.0
    for step in range(4000):
        run.machine.depth = 1 + step / 1000
        seconds += run.steps(1)
        best += fixed(run, 1, 2)

    assert seconds < best * 1.08  # each reference step has the noise of a first one


def test_deep_and_shallow_answers_in_turn_cost_little() -> None:
    run = begin(2)
    seconds = best = 0.0
    for answer in range(40):
        run.machine.depth = 2.5 if answer % 2 else 1.0
        run.machine.now += 30
        seconds += run.steps(60)
        best += fixed(run, 60, 2)

    assert seconds < best * 1.04


def test_short_answers_adapt_too() -> None:
    run = begin(2)
    run.machine.busy = 1
    for _ in range(10):
        run.machine.now += 30
        run.steps(20)
    seconds = best = 0.0
    for _ in range(20):
        run.machine.now += 30
        seconds += run.steps(20)
        best += fixed(run, 20, 1)

    assert seconds < best * 1.15


def test_after_a_pause_more_threads_are_tried_at_once() -> None:
    run = begin(2)
    run.machine.busy = 1
    run.steps(300)
    while run.governor.threads == 2:
        run.steps(1)
    run.machine.busy = 0
    run.machine.now += 5
    run.steps(7)

    assert run.governor.threads == 2


@pytest.mark.parametrize(("busy", "threads"), [(1, 15), (2, 14), (4, 12), (8, 8)])
def test_of_many_cores_those_that_are_free_are_used(busy: int, threads: int) -> None:
    run = begin(16)
    run.steps(200)
    run.machine.busy = busy
    run.steps(200)

    assert run.steps(1000) < fixed(run, 1000, threads) * 1.08

    run.machine.busy = 0
    run.steps(300)
    assert run.steps(1000) < fixed(run, 1000, 16) * 1.03


@pytest.mark.parametrize("seed", range(5))
def test_all_of_many_threads_come_back_without_climbing_every_step(seed: int) -> None:
    run = begin(16, seed=seed)
    run.steps(200)
    run.machine.busy = 14
    run.steps(500)
    run.machine.busy = 0
    run.steps(300)

    assert run.governor.threads >= 12


def test_slow_cores_are_left_out() -> None:
    run = begin(16, slow_cores=8)
    run.steps(500)

    assert run.steps(1000) < fixed(run, 1000, 8) * 1.1


def test_what_helps_single_tokens_does_not_hold_larger_steps_back() -> None:
    run = begin(2, busy=1, patient_size=16)
    run.steps(500, DRAFTED)
    large = [size for size in DRAFTED if size >= 16]
    others = [size for size in DRAFTED if size < 16]
    best = fixed(run, 800, 1, others) + fixed(run, 200, 2, large)

    assert run.steps(1000, DRAFTED) < best * 1.05
    assert best * 1.1 < min(fixed(run, 1000, threads, DRAFTED) for threads in (1, 2))


def test_a_prompt_takes_all_threads_however_long_it_takes() -> None:
    run = begin(2, busy=1)
    while run.governor.threads_for(GOVERNED_TOKENS) == 2:
        run.steps(1, (GOVERNED_TOKENS,))
    assert not any(run.governor.observe(GOVERNED_TOKENS + 1, 100.0 + n) for n in range(100))
    assert run.governor.threads_for(GOVERNED_TOKENS + 1) == 2


def test_one_thread_stays_one() -> None:
    governor = ThreadGovernor(1)

    assert not any(governor.observe(1, seconds) for seconds in (1, 1, 1, 100, 100, 100) * 10)
    assert governor.threads == governor.threads_for(256) == 1


@pytest.mark.parametrize("threads", [0, -1])
def test_no_thread_at_all_is_refused(threads: int) -> None:
    with pytest.raises(ValueError, match=str(threads)):
        ThreadGovernor(threads)


@given(
    st.integers(1, 64),
    st.lists(st.tuples(st.integers(1, 256), st.floats(0, 1e6), st.floats(0, 100)), max_size=300),
)
def test_whatever_is_observed_the_threads_stay_in_range(
    most: int, steps: list[tuple[int, float, float]]
) -> None:
    now = 0.0
    governor = ThreadGovernor(most, lambda: now)
    for size, seconds, gap in steps:
        now += seconds + gap
        before = governor.threads_for(size)
        assert governor.observe(size, seconds) == (governor.threads_for(size) != before)
        assert 1 <= governor.threads_for(size) <= most
        assert governor.threads == governor.threads_for(1)
        assert governor.threads_for(256) == most
