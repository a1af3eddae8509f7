from __future__ import annotations

import pytest

from tests.fakes import ScriptedEngine, passage_of
from writer.assist import pipeline
from writer.assist.length import asked_length, fitted, judge_ratio, measure_length
from writer.assist.tasks import TaskBook
from writer.core.jobs import CancelToken
from writer.core.options import Options
from writer.core.values import EditRequest, Span

SOURCE = "The boat left the harbour at dawn. Its crew sang an old song."
FILLER = "Gulls circled over the masts for a while. Nobody on the quay said very much about it."


def test_what_the_source_does_not_need_goes_first_when_an_answer_is_too_long() -> None:
    answer = (
        "The boat left the quiet harbour at dawn. "
        f"{FILLER} Later some rain fell on the roofs of the town. "
        "Its crew sang an old song about home."
    )
    text = fitted(answer, SOURCE, 26)

    assert text.startswith("The boat left the quiet harbour at dawn.")
    assert text.endswith("Its crew sang an old song about home.")
    assert abs(measure_length(text) - 26) <= 26 * 0.25


def test_what_the_source_says_stays_however_long_it_is() -> None:
    answer = (
        "The boat left the quiet harbour very early at dawn while all the town slept. "
        "Its crew of seven men sang an old song about home until it was out of sight."
    )
    assert fitted(answer, SOURCE, 10) == answer


def test_a_sentence_that_comes_again_stands_once() -> None:
    answer = f"{SOURCE} {FILLER} {FILLER} {SOURCE}"

    assert fitted(answer, SOURCE, 100) == f"{SOURCE} {FILLER}"


def test_a_last_sentence_that_was_cut_short_is_left_out() -> None:
    assert fitted(f"{SOURCE} Gulls circled over the", SOURCE, 30) == SOURCE
    unpunctuated = "会议讨论了预算安排"
    assert fitted("会议认真讨论了预算安排。大家发表意见", unpunctuated, 18).endswith("意见")


def test_an_answer_in_paragraphs_becomes_one() -> None:
    assert "\n" not in fitted("船在清晨离开了港口。\n\n船员们唱着歌。", "船离开了港口。", 14)


@pytest.mark.parametrize(
    ("written", "asked"), [(None, 125), (50, 250), (100, 125), (10, 300), (400, 100)]
)
def test_more_is_asked_for_where_less_was_written(written: int | None, asked: int) -> None:
    assert asked_length(100, written) == asked


def test_no_length_is_asked_for_where_there_is_no_target() -> None:
    assert asked_length(0, None) == asked_length(0, 12) == 0


@pytest.mark.parametrize(("size", "is_found"), [(14, True), (15, False), (25, False), (26, True)])
def test_a_quarter_more_or_less_is_near_enough(size: int, is_found: bool) -> None:
    source, answer = " ".join(["word"] * 10), " ".join(["word"] * size)

    assert bool(judge_ratio(source, answer, 2.0)) is is_found


def test_the_second_attempt_names_more_than_the_first_that_was_too_short(tasks: TaskBook) -> None:
    text = "The crew sang an old song about the harbour lights."
    engine = ScriptedEngine(passage_of)
    asked = EditRequest("expand", text, Span(0, len(text)), options=Options(ratio=2.0))
    list(pipeline.run(asked, engine, tasks, CancelToken()))
    first, second = (p.messages[-1].text for p in engine.prompts)

    assert "25 words" in first
    assert "50 words" in second
