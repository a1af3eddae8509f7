from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import ScriptedEngine, passage_of
from writer.assist import grouping, pipeline
from writer.assist.grouping import Group, Planner, Sections, is_a_line
from writer.assist.tasks import TaskBook
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.options import Level, Options
from writer.core.values import EditRequest, Proposal, Segment, SegmentStatus, Span, StopReason
from writer.engine.api import Chunk, Prompt
from writer.text.placeholders import PLACEHOLDER
from writer.text.segment import restore, segments

THREE = "Run `make` befor noon.\n\nThen read `log` and `out` twice.\n\nNobody ask why.\n"


def found(text: str) -> tuple[Segment, ...]:
    return segments(text, Span(0, len(text)))


def groups(text: str) -> list[list[str]]:
    planner, every = Planner(found(text), Sections.of(text)), found(text)
    result: list[list[str]] = []
    index = 0
    while index < len(every):
        run = planner.run_from(index)
        result.append([segment.span.of(text) for segment in run])
        index += len(run)
    return result


def run(
    text: str, answer: Callable[[Prompt], str], tasks: TaskBook, **options: object
) -> tuple[ScriptedEngine, list[object]]:
    chosen = Options(**{"level": Level.DEEP, "seed": 0, **options})  # type: ignore[arg-type]
    engine = ScriptedEngine(answer)
    request = EditRequest("polish", text, Span(0, len(text)), options=chosen)
    return engine, list(pipeline.run(request, engine, tasks, CancelToken()))


def proposal(values: list[object]) -> Proposal:
    assert isinstance(values[-1], Proposal)
    return values[-1]


def shown(values: list[object], segment: int, attempt: int = 1) -> str:
    return "".join(
        v.text
        for v in values
        if isinstance(v, Chunk) and (v.segment, v.attempt) == (segment, attempt)
    )


def test_paragraphs_of_one_section_are_together_and_headings_part_them() -> None:
    text = "One goes.\n\nTwo goes.\n\n# A title\n\nThree goes.\n\n# 12\n\nFour goes.\n"
    assert groups(text) == [
        ["One goes.", "Two goes."],
        ["A title"],
        ["Three goes."],
        ["Four goes."],
    ]


def test_what_is_of_another_kind_or_list_or_table_is_apart() -> None:
    table = "| a word | b word |\n|---|---|\n| c word | d word |\n"
    text = (
        f"A line.\n\n- one item\n- two items\n\n1. another list\n\n{table}\n```\nx\n```\n\n{table}"
    )
    cells = ["a word", "b word", "c word", "d word"]
    assert groups(text) == [["A line."], ["one item", "two items"], ["another list"], cells, cells]


def test_chinese_lines_are_together() -> None:
    assert groups("　　第一行。\n　　第二行。\n\n第三行。") == [
        ["第一行。", "第二行。", "第三行。"]
    ]


def test_a_group_has_a_size_and_a_number_of_lines() -> None:
    sentence = "这是一个有十二个字的句子。"
    sizes = [len(group) for group in groups("\n\n".join([sentence * 3] * 9))]
    assert max(sizes) == grouping.MOST_CHARACTERS // 36
    assert groups(f"{sentence * 40}\n\n{sentence}") == [[sentence * 40], [sentence]]
    assert max(len(g) for g in groups("Go on.\n\n" * 40)) == grouping.MOST_LINES


def test_placeholders_are_numbered_through_and_given_back() -> None:
    group = Group(found(THREE))
    assert group.joined.masked == (
        "Run {1} befor noon.\nThen read {2} and {3} twice.\nNobody ask why."
    )
    lines = group.lines(group.joined.masked, StopReason.END)
    assert lines == tuple(segment.masked for segment in group.segments)
    for kept in group.joined.kept:
        assert PLACEHOLDER.fullmatch(kept.span.of(group.joined.masked))


@pytest.mark.parametrize(
    "answer",
    [
        "Run {1} before noon.\nThen read {2} and {3} twice.",
        "Run {1} before noon.\nThen read {2} and {3} twice.\nNobody asks why.\nNobody.",
        "Run {2} before noon.\nThen read {1} and {3} twice.\nNobody asks why.",
        "",
    ],
)
def test_other_lines_than_those_asked_for_are_no_answer(answer: str) -> None:
    assert Group(found(THREE)).lines(answer, StopReason.END) is None


@pytest.mark.parametrize("stop", [StopReason.BUDGET, StopReason.LOOP, StopReason.WINDOW])
def test_an_answer_that_did_not_end_is_no_answer_for_a_group(stop: StopReason) -> None:
    group = Group(found(THREE))
    assert group.lines(group.joined.masked, stop) is None


def test_an_opening_and_blank_lines_between_do_no_harm() -> None:
    group = Group(found(THREE))
    spaced = group.joined.masked.replace("\n", "\n\n")
    answer = f"Here is the polished version:\n\n{spaced}\n"
    assert group.lines(answer, StopReason.END) == tuple(s.masked for s in group.segments)


def test_what_looks_like_its_placeholders_stands_alone() -> None:
    every = "{1} and @@1@@ and \u27e61\u27e7"
    (segment,) = found(f"Words `code` with {every} in it.")
    assert not is_a_line(segment)
    assert is_a_line(found("Words `code` in it.")[0])


WORDS = st.lists(st.sampled_from(["the *boat*", "`x = 1`", "a [pier](p.md)", "went", "home"]))


@given(st.lists(WORDS, min_size=1, max_size=14))
def test_a_group_that_comes_back_as_it_was_restores_every_byte(lines: list[list[str]]) -> None:
    text = "\n\n".join("So " + " ".join(words) for words in lines)
    group = Group(found(text))
    answers = group.lines(group.joined.masked, StopReason.END)
    assert answers is not None
    for segment, answer in zip(group.segments, answers, strict=True):
        assert restore(segment, answer).text == segment.span.of(text)


def test_each_line_is_judged_by_itself_and_a_bad_one_asked_for_again(tasks: TaskBook) -> None:
    def answer(prompt: Prompt) -> str:
        text = passage_of(prompt).replace("befor", "before").replace("ask", "asks")
        return text.replace(" and {3}", "") if "\n" in text else text

    engine, values = run(THREE, answer, tasks)
    result = proposal(values)

    assert [passage_of(p).count("\n") for p in engine.prompts] == [2, 0]
    assert "placeholder" in engine.prompts[1].messages[-1].parts[-1].lower()
    assert [s.attempts for s in result.segments] == [1, 2, 1]
    assert result.replacement == THREE.replace("befor", "before").replace("ask", "asks")
    assert [p.sampling.seed for p in engine.prompts] == [0, 1]


def test_a_group_that_falls_apart_costs_time_and_nothing_else(tasks: TaskBook) -> None:
    def answer(prompt: Prompt) -> str:
        return passage_of(prompt).replace("\n", " ").replace("befor", "before")

    engine, values = run(THREE, answer, tasks)
    result = proposal(values)

    assert len(engine.prompts) == 4
    assert result.replacement == THREE.replace("befor", "before")
    assert [s.attempts for s in result.segments] == [1, 1, 1]
    assert result.statistics.answers == 4
    assert [shown(values, i, 2) for i in range(3)] == [
        "Run `make` before noon.",
        "Then read `log` and `out` twice.",
        "Nobody ask why.",
    ]


def test_a_model_that_mixes_lines_up_is_asked_for_fewer(tasks: TaskBook) -> None:
    text = "\n\n".join(f"The boat number {n} come home." for n in range(30))

    def answer(prompt: Prompt) -> str:
        lines = passage_of(prompt).split("\n")
        return "\n".join(lines) if len(lines) < 4 else " ".join(lines)

    engine, values = run(text, answer, tasks)
    lines = [passage_of(p).count("\n") + 1 for p in engine.prompts]

    assert lines[0] == 8
    assert proposal(values).replacement == text
    assert sum(n > 1 for n in lines[lines.index(2) :]) > 5


def test_what_streams_belongs_to_its_segment_with_its_markup(tasks: TaskBook) -> None:
    _, values = run(THREE, passage_of, tasks)

    assert [shown(values, i) for i in range(3)] == THREE.strip().split("\n\n")
    told = [v for v in values if isinstance(v, Chunk) and v.statistics]
    assert [chunk.segment for chunk in told] == [2]
    order = [v.segment for v in values if isinstance(v, Chunk)]
    assert order == sorted(order)


def test_progress_follows_the_lines_and_never_goes_back(tasks: TaskBook) -> None:
    for answer in (passage_of, lambda p: passage_of(p).replace("\n", " ")):
        _, values = run(THREE, answer, tasks)
        writing = [v for v in values if isinstance(v, Progress) and v.stage is Stage.WRITING]
        assert [v.done for v in writing] == [0, 1, 2, 3]
    begun = next(i for i, v in enumerate(values) if isinstance(v, Progress) and v.done == 1)
    assert any(isinstance(v, Chunk) for v in values[:begun])


def test_the_answer_to_a_group_is_drafted_from_all_its_lines(tasks: TaskBook) -> None:
    engine, _ = run(THREE, passage_of, tasks)
    assert [p.source for p in engine.prompts] == [passage_of(p) for p in engine.prompts]


def test_a_group_that_does_not_fit_the_window_is_cut(tasks: TaskBook) -> None:
    text = "\n\n".join(["The boats came home before the storm had reached the harbour."] * 6)
    sizes = {}
    for window in (8192, 330):
        engine = ScriptedEngine(passage_of, window_tokens=window)
        request = EditRequest("polish", text, Span(0, len(text)), options=Options(seed=0))
        *_, last = pipeline.run(request, engine, tasks, CancelToken())
        assert isinstance(last, Proposal)
        assert last.replacement == text
        sizes[window] = max(passage_of(p).count("\n") + 1 for p in engine.prompts)
    assert 1 < sizes[330] < sizes[8192] == 6


@pytest.mark.parametrize("task", ["expand", "ask", "house"])
def test_what_may_grow_or_speak_of_paragraphs_is_asked_for_one_by_one(
    tasks_and_own: TaskBook, task: str
) -> None:
    engine = ScriptedEngine(passage_of)
    request = EditRequest(task, THREE, Span(0, len(THREE)), "make it go")
    list(pipeline.run(request, engine, tasks_and_own, CancelToken()))
    assert not any("\n" in passage_of(p) for p in engine.prompts)


def test_versions_are_asked_for_one_by_one(tasks: TaskBook) -> None:
    engine, values = run(THREE, passage_of, tasks, versions=2)
    assert not any("\n" in passage_of(p) for p in engine.prompts)
    assert len([v for v in values if isinstance(v, Proposal)]) == 2


def test_on_a_gpu_each_prompt_shows_where_its_group_stands(tasks: TaskBook) -> None:
    text = "# Top\n\nThe boat come home.\n\n## Deep\n\n- Nobody know it.\n\nThe rain stop.\n"

    def answer(prompt: Prompt) -> str:
        return re.sub(r"(come|know|stop)\b", r"\1s", passage_of(prompt))

    for on_gpu in (True, False):
        engine = ScriptedEngine(answer, on_gpu=on_gpu)
        request = EditRequest("polish", text, Span(0, len(text)), options=Options(level=Level.DEEP))
        list(pipeline.run(request, engine, tasks, CancelToken()))
        (item,) = (p for p in engine.prompts if passage_of(p) == "Nobody know it.")
        context = item.messages[-1].text.partition("<text>")[0]
        for around in ("Top > Deep", "The boat comes home.", "The rain stop."):
            assert (around in context) == on_gpu
        assert "# Top > ## Deep" in context


def test_a_single_segment_needs_no_surroundings(tasks: TaskBook) -> None:
    start = THREE.index("Nobody")
    engine = ScriptedEngine(passage_of, on_gpu=True)
    request = EditRequest("polish", THREE, Span(start, start + len("Nobody ask why.")))
    list(pipeline.run(request, engine, tasks, CancelToken()))
    assert "Then read" not in engine.prompts[0].messages[-1].text


def test_a_group_of_which_all_is_bad_keeps_all(tasks: TaskBook) -> None:
    _, values = run(THREE, lambda _: "I'm sorry, but I can't help with that.", tasks)
    assert {s.status for s in proposal(values).segments} == {SegmentStatus.KEPT}
    assert proposal(values).replacement == THREE
