"""Whole documents: stopped, gone on with, split where too long, every paragraph in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import ScriptedEngine, passage_of
from tests.long_documents import chinese_chapter, english_report
from writer.assist import pipeline
from writer.assist.halving import halves, joined
from writer.assist.headway import Headway
from writer.assist.tasks import TaskBook
from writer.core.errors import Cancelled, PromptTooLong
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.options import Level, Options
from writer.core.values import (
    EditRequest,
    Finding,
    FindingKind,
    KeptKind,
    Proposal,
    SegmentStatus,
    Span,
)
from writer.engine.api import Chunk, Prompt
from writer.text.segment import segments
from writer.text.verify import verify as verified

FOUR = "# One title\n\nThe boat come home.\n\n- Nobody know it.\n\nThe rain stop.\n"


def request(text: str, **options: object) -> EditRequest:
    chosen = Options(**{"level": Level.DEEP, "seed": 0, **options})  # type: ignore[arg-type]
    return EditRequest("polish", text, Span(0, len(text)), options=chosen)


def corrected(prompt: Prompt) -> str:
    text = passage_of(prompt)
    for wrong in ("come", "know", "stop"):
        text = text.replace(f"{wrong} ", f"{wrong}s ").replace(f"{wrong}.", f"{wrong}s.")
    return text


def stopped(asked: EditRequest, engine: ScriptedEngine, tasks: TaskBook, at: int) -> list[Proposal]:
    """Run until so many segments are done, cancel then, and keep what comes of it."""
    token = CancelToken()
    kept: list[Proposal] = []
    values = pipeline.run(asked, engine, tasks, token)
    with pytest.raises(Cancelled):
        kept.extend(_proposals(values, token, at))
    return kept


def _proposals(values: Iterator[object], token: CancelToken, at: int) -> Iterator[Proposal]:
    for value in values:
        if isinstance(value, Proposal):
            yield value
        elif isinstance(value, Progress) and value.stage is Stage.WRITING and value.done == at:
            token.cancel()


def finished(asked: EditRequest, engine: ScriptedEngine, tasks: TaskBook) -> Proposal:
    *_, last = pipeline.run(asked, engine, tasks, CancelToken())
    assert isinstance(last, Proposal)
    return last


def test_stopping_keeps_what_is_done_and_says_what_is_not(tasks: TaskBook) -> None:
    (partial,) = stopped(request(FOUR), ScriptedEngine(corrected), tasks, at=2)

    assert [s.status for s in partial.segments] == [
        SegmentStatus.UNCHANGED,
        SegmentStatus.CHANGED,
        SegmentStatus.PENDING,
        SegmentStatus.PENDING,
    ]
    assert partial.replacement == FOUR.replace("come", "comes")


def test_before_anything_is_done_stopping_leaves_nothing(tasks: TaskBook) -> None:
    assert stopped(request(FOUR), ScriptedEngine(corrected), tasks, at=0) == []


def test_each_version_is_kept_when_stopped(tasks: TaskBook) -> None:
    partial = stopped(request(FOUR, versions=2), ScriptedEngine(corrected), tasks, at=2)
    assert [p.version for p in partial] == [0, 1]


@pytest.mark.parametrize("at", [1, 2, 3])
def test_going_on_asks_only_for_the_rest(tasks: TaskBook, at: int) -> None:
    asked = request(FOUR)
    (partial,) = stopped(asked, ScriptedEngine(corrected), tasks, at=at)
    engine = ScriptedEngine(corrected)
    whole = finished(replace(asked, done=partial.segments), engine, tasks)

    assert len(engine.prompts) == 4 - at
    assert whole.segments[:at] == partial.segments[:at]
    assert whole.replacement == finished(asked, ScriptedEngine(corrected), tasks).replacement


def test_what_has_changed_since_is_asked_for_again(tasks: TaskBook) -> None:
    asked = request(FOUR)
    (partial,) = stopped(asked, ScriptedEngine(corrected), tasks, at=3)
    other = FOUR.replace("boat", "ship")
    engine = ScriptedEngine(corrected)
    whole = finished(replace(request(other), done=partial.segments), engine, tasks)

    assert [passage_of(p) for p in engine.prompts] == ["The ship come home.", "The rain stop."]
    assert "The ship comes home." in whole.replacement


def test_what_is_done_is_no_part_of_a_group(tasks: TaskBook) -> None:
    text = "\n\n".join(f"The boat number {n} come home." for n in range(4))
    results = finished(request(text), ScriptedEngine(corrected), tasks).segments
    engine = ScriptedEngine(corrected)
    finished(replace(request(text), done=(results[1],)), engine, tasks)

    assert [passage_of(p).count("\n") + 1 for p in engine.prompts] == [1, 2]


def test_the_time_left_goes_by_characters() -> None:
    times = iter((100.0, 110.0, 130.0, 140.0, 150.0))
    headway = Headway((10, 30, 0, 20), lambda: next(times))
    told = [value.seconds_left for i in range(5) for value in headway.reach(i)]

    assert told[:2] == [None, 50.0]
    assert told[2] == pytest.approx(15.0)
    assert told[-1] == 0.0
    assert not list(headway.reach(2))


def test_progress_tells_the_time_left(tasks: TaskBook) -> None:
    values = pipeline.run(request(FOUR), ScriptedEngine(corrected), tasks, CancelToken())
    left = [v.seconds_left for v in values if isinstance(v, Progress) and v.stage is Stage.WRITING]

    assert left[0] is None
    assert all(seconds is not None for seconds in left[1:])
    assert left[-1] == 0


LONG = " ".join(
    f"The boat number {n} `b{n}` come **home** before [night](n{n}.md)." for n in range(9)
)


def test_a_segment_that_is_cut_twice_is_asked_for_in_two_halves(tasks: TaskBook) -> None:
    def answer(prompt: Prompt) -> str:
        text = corrected(prompt)
        return f"{text} " * 40 if text.count("boat") > 6 else text

    engine = ScriptedEngine(answer)
    values = list(pipeline.run(request(LONG), engine, tasks, CancelToken()))
    whole = values[-1]
    assert isinstance(whole, Proposal)

    assert [passage_of(p).count("boat") for p in engine.prompts] in ([9, 9, 5, 4], [9, 9, 4, 5])
    assert whole.replacement == LONG.replace("come ", "comes ")
    assert not whole.findings
    third = "".join(v.text for v in values if isinstance(v, Chunk) and v.attempt == 3)
    assert third.count("`b") == 9
    assert whole.statistics.answers == 4


def test_halves_that_are_cut_too_keep_the_original(tasks: TaskBook) -> None:
    engine = ScriptedEngine(lambda p: f"{passage_of(p)} " * 40)
    whole = finished(request(LONG), engine, tasks)

    assert len(engine.prompts) == 4
    assert whole.replacement == LONG
    assert FindingKind.CUT in {f.kind for f in whole.findings if f.grave}


def test_a_half_that_is_refused_refuses_the_whole(tasks: TaskBook) -> None:
    def answer(prompt: Prompt) -> str:
        text = passage_of(prompt)
        if text.count("boat") > 6:
            return f"{text} " * 40
        return text if "number 0" in text else "I'm sorry, but I can't help with that."

    whole = finished(request(LONG), ScriptedEngine(answer), tasks)
    assert whole.replacement == LONG
    assert FindingKind.REFUSAL in {f.kind for f in whole.findings}


def test_what_does_not_fit_the_window_is_asked_for_in_parts(tasks: TaskBook) -> None:
    text = "Nobody know it.\n\n# Title\n\n" + "The boats come home before night. " * 60
    engine = ScriptedEngine(corrected, window_tokens=600)
    whole = finished(request(text), engine, tasks)

    assert whole.replacement == text.replace("come ", "comes ").replace("know ", "knows ")
    assert len(engine.prompts) > 4


def test_what_cannot_be_split_stays_and_the_rest_goes_on(tasks: TaskBook) -> None:
    text = "Nobody know it.\n\n# Title\n\n" + "word " * 900
    whole = finished(request(text), ScriptedEngine(corrected, window_tokens=500), tasks)

    assert whole.replacement == text.replace("know ", "knows ")
    assert [s.status for s in whole.segments][-1] is SegmentStatus.KEPT
    assert [f.kind for f in whole.segments[-1].findings] == [FindingKind.CUT]
    with pytest.raises(PromptTooLong):
        finished(request("word " * 900), ScriptedEngine(corrected, window_tokens=500), tasks)


PIECES = st.lists(
    st.sampled_from(
        ["He went. ", "`x. y` ", "*It ended. Then* ", "[No. 1](a.md) ", "他来了。", "so "]
    ),
    max_size=14,
)


@given(PIECES)
def test_halves_cut_nothing_that_is_whole_and_join_to_the_same(pieces: list[str]) -> None:
    text = "So " + "".join(pieces)
    for segment in segments(text, Span(0, len(text))):
        parts = halves(segment)
        if parts is None:
            continue
        assert joined(parts, [part.masked for part in parts]) == segment.masked
        assert sum(len(part.kept) for part in parts) == len(segment.kept)
        for part in parts:
            for kept in part.kept:
                assert 0 <= kept.span.start <= kept.span.end <= len(part.masked)
                if kept.kind is KeptKind.MASK:
                    assert kept.span.of(part.masked).strip("{}@\u27e6\u27e7").isdigit()


def test_one_sentence_has_no_halves() -> None:
    text = "One sentence `with. code` and *no. end* inside"
    (segment,) = segments(text, Span(0, len(text)))
    assert halves(segment) is None


def test_what_only_together_damages_the_document_is_found_and_the_rest_stays(
    tasks: TaskBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def verify(before: str, after: str) -> tuple[Finding, ...]:
        is_damaged = "comes home" in after and "stops" in after
        return verified("# a\n", "a\n") if is_damaged else verified(before, after)

    monkeypatch.setattr("writer.assist.pipeline.verify", verify)
    whole = finished(request(FOUR + "\nNobody know why.\n"), ScriptedEngine(corrected), tasks)
    after = whole.replacement

    assert not ("comes home" in after and "stops" in after)
    assert all(s.replacement in after for s in whole.segments)


def reworded(passage: str) -> str:
    """Another word in each line that has it; what is quoted stays as it was said."""
    return "\n".join(
        line if "“" in line else line.replace("听见", "听到").replace("waited for", "expected")
        for line in passage.split("\n")
    )


@pytest.fixture(params=["zh", "en"])
def document(request: pytest.FixtureRequest) -> str:
    return chinese_chapter() if request.param == "zh" else english_report()


def test_a_long_document_goes_through(tasks: TaskBook, document: str) -> None:
    engine = ScriptedEngine(lambda p: reworded(passage_of(p)))
    whole = finished(request(document, level=Level.STANDARD), engine, tasks)
    own = [s.span.of(document) for s in segments(document, Span(0, len(document)))]

    assert [s.original for s in whole.segments] == own
    assert {s.status for s in whole.segments} == {SegmentStatus.CHANGED, SegmentStatus.UNCHANGED}
    assert not whole.findings
    assert len(engine.prompts) < len(own)
    lines = whole.replacement.splitlines()
    assert len(lines) == len(document.splitlines())
    fence = "```text\n"
    assert whole.replacement.count(fence) == document.count(fence) > 3


def test_a_long_document_is_asked_about_once_each(tasks: TaskBook, document: str) -> None:
    engine = ScriptedEngine(passage_of)
    whole = finished(request(document), engine, tasks)
    passages = [line for p in engine.prompts for line in passage_of(p).split("\n")]

    assert len(passages) == len(whole.segments)
    assert whole.replacement == document
