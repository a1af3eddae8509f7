from __future__ import annotations

import pytest

from tests.ui.review.cases import LINK_LOST, THREE, proposal, request, titles
from writer.core.jobs import Progress
from writer.core.jobs import Stage as JobStage
from writer.core.options import Level
from writer.core.values import Statistics, StopReason
from writer.engine.api import Chunk
from writer.ui.review.run import Run
from writer.ui.review.state import ReviewState, Stage
from writer.ui.review.versions import Decision

MADE = proposal(*THREE)


@pytest.fixture
def state() -> ReviewState:
    return ReviewState()


def test_a_run_goes_from_streaming_to_changes(state: ReviewState) -> None:
    assert state.stage is Stage.NOTHING
    state.begin(request())
    assert (state.stage, state.has_result, state.applicable) == (Stage.STREAMING, False, None)
    state.propose(MADE)
    assert (state.stage, state.has_result) == (Stage.CHANGES, True)
    assert state.applicable == state.insertable == MADE.replacement


def test_nothing_can_be_applied_while_it_streams_again(state: ReviewState) -> None:
    state.begin(request())
    state.propose(MADE)
    state.begin(request())
    assert (state.applicable, state.insertable, state.version) == (None, None, None)


def test_a_proposal_that_changes_nothing_has_nothing_to_apply(state: ReviewState) -> None:
    state.begin(request("same"))
    state.propose(proposal(("same", "same")))
    assert (state.stage, state.has_result) == (Stage.UNCHANGED, True)
    assert (state.applicable, state.insertable) == (None, None)


def test_with_every_change_rejected_there_is_nothing_to_apply(state: ReviewState) -> None:
    state.begin(request("a b"))
    state.propose(proposal(("a b", "a c")))
    assert state.version is not None
    state.version.decide(Decision.REJECTED)
    assert (state.stage, state.applicable, state.insertable) == (Stage.CHANGES, None, None)


def test_a_stale_result_can_only_be_inserted_below(state: ReviewState) -> None:
    state.begin(request())
    state.is_stale = True
    state.propose(MADE)
    assert (state.applicable, state.insertable) == (None, MADE.replacement)
    state.begin(request())
    assert not state.is_stale


def test_versions_stay_for_the_same_passage_wherever_it_stands_now(state: ReviewState) -> None:
    for _ in range(2):
        state.begin(request())
        state.propose(MADE)
    assert (len(state.versions), state.versions.number) == (2, 2)
    state.begin(request("another passage"))
    assert len(state.versions) == 0


def test_a_stopped_run_returns_to_the_version_before(state: ReviewState) -> None:
    state.begin(request())
    state.propose(MADE)
    state.begin(request())
    state.stop()
    assert (state.stage, state.is_stopped) == (Stage.CHANGES, True)
    assert state.applicable == MADE.replacement


def test_a_failed_first_run_has_no_result(state: ReviewState) -> None:
    state.begin(request())
    state.fail("It did not work.")
    assert (state.stage, state.error) == (Stage.NOTHING, "It did not work.")
    assert not state.has_result
    state.begin(request())
    assert state.error == ""


def test_more_titles_come_below_the_first_ones_without_repeats(state: ReviewState) -> None:
    state.begin(request(task="title"))
    state.offer(titles("One", "Two"))
    state.begin(request(task="title"))
    state.offer(titles("Two", "Three", findings=(LINK_LOST,)))
    assert state.title_list is not None
    assert state.title_list.titles == ("One", "Two", "Three")
    assert state.title_list.findings == (LINK_LOST,)


def test_a_failed_second_run_of_titles_returns_to_the_first(state: ReviewState) -> None:
    state.begin(request(task="title"))
    state.offer(titles("One"))
    state.begin(request(task="title"))
    state.fail("It did not work.")
    assert state.stage is Stage.TITLES


def test_titles_go_with_another_task_or_passage(state: ReviewState) -> None:
    state.begin(request(task="title"))
    state.offer(titles("One"))
    state.begin(request(task="polish"))
    assert state.title_list is None


def test_no_version_is_stepped_to_while_titles_are_shown(state: ReviewState) -> None:
    for _ in range(2):
        state.begin(request())
        state.propose(MADE)
    state.begin(request(task="title"))
    state.offer(titles("One"))
    assert not state.step_version(-1)
    assert state.stage is Stage.TITLES


def test_stepping_changes_the_stage_with_the_version(state: ReviewState) -> None:
    state.begin(request("a b"))
    state.propose(proposal(("a b", "a b")))
    state.propose(proposal(("a b", "a c")))
    stages = [state.stage]
    assert state.step_version(-1)
    assert [*stages, state.stage] == [Stage.CHANGES, Stage.UNCHANGED]


def test_only_a_polish_has_a_strength(state: ReviewState) -> None:
    state.begin(request(level=Level.DEEP))
    assert state.level is Level.DEEP
    state.begin(request(task="expand"))
    assert state.level is None


def test_a_run_tells_of_reading_until_it_writes() -> None:
    run = Run()
    told = [run.percent]
    run.note_progress(Progress(JobStage.READING, 60, 120))
    told.append(run.percent)
    assert run.note_chunk(Chunk("a"))
    told.append(run.percent)
    run.note_progress(Progress(JobStage.READING, 90, 120))
    told.append(run.percent)
    run.note_progress(Progress(JobStage.WRITING, 1, 4))
    assert [*told, run.percent] == [None, 50, None, None, 25]


def test_a_run_adds_up_what_its_answers_cost() -> None:
    run = Run()
    assert run.note_chunk(Chunk("a"))
    assert not run.note_chunk(Chunk("b"))
    for _ in range(2):
        cost = Statistics(generated_tokens=11, decode_s=1.0, answers=1, stop=StopReason.END)
        assert run.note_chunk(Chunk("", statistics=cost))
    assert run.statistics.tokens_per_second == 10
