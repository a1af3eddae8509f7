from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from tests.fakes import ScriptedEngine, passage_of
from writer.assist import pipeline
from writer.assist.tasks import TaskBook
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.options import Level, Options
from writer.core.values import EditRequest, FindingKind, Proposal, SegmentStatus, Span, Statistics
from writer.engine.api import SEEDS, Chunk, Prompt

TEXT = "We was happy about the good result.\n\n# Next steps\n\nThey was going to the harbour.\n"


class Branching(ScriptedEngine):
    """Notes which seeds were asked for at a time."""

    def __init__(self, answer: Callable[[Prompt], str]) -> None:
        super().__init__(answer)
        self.together: list[list[int | None]] = []

    def generate_all(
        self, prompts: Sequence[Prompt], token: CancelToken
    ) -> Iterator[Progress | Chunk]:
        self.together.append([prompt.sampling.seed for prompt in prompts])
        return super().generate_all(prompts, token)


def by_seed(prompt: Prompt) -> str:
    """Each seed words it in its own way."""
    seed = prompt.sampling.seed or 0
    return passage_of(prompt).replace("was", ("were", "were all", "are", "are all")[seed % 4])


def request(text: str = TEXT, task: str = "polish", **options: object) -> EditRequest:
    chosen = Options(**{"level": Level.DEEP, "seed": 0, **options})  # type: ignore[arg-type]
    return EditRequest(task, text, Span(0, len(text)), options=chosen)


def run(asked: EditRequest, engine: ScriptedEngine, tasks: TaskBook) -> list[object]:
    return list(pipeline.run(asked, engine, tasks, CancelToken()))


def proposals(values: list[object]) -> list[Proposal]:
    found = [value for value in values if isinstance(value, Proposal)]
    assert values[-len(found) :] == found
    return found


def test_versions_come_at_the_end_in_the_order_of_their_seeds(tasks: TaskBook) -> None:
    engine = Branching(by_seed)
    found = proposals(run(request(versions=3), engine, tasks))

    assert [p.version for p in found] == [0, 1, 2]
    assert [p.statistics.seed for p in found] == [0, 1, 2]
    assert [p.replacement for p in found] == [
        TEXT.replace("was", word) for word in ("were", "were all", "are")
    ]
    assert engine.together == [[0, 1, 2]] * 3


def test_a_version_is_what_a_run_with_its_seed_gives(tasks: TaskBook) -> None:
    found = proposals(run(request(versions=3), Branching(by_seed), tasks))
    for version in found:
        (alone,) = proposals(run(request(seed=version.version), Branching(by_seed), tasks))
        assert alone.replacement == version.replacement


def test_seeds_go_round_at_their_end(tasks: TaskBook) -> None:
    found = proposals(run(request(versions=2, seed=SEEDS - 1), Branching(by_seed), tasks))

    assert [p.statistics.seed for p in found] == [SEEDS - 1, 0]


def test_each_chunk_says_which_version_it_belongs_to(tasks: TaskBook) -> None:
    values = run(request(versions=3), Branching(by_seed), tasks)
    chunks = [v for v in values if isinstance(v, Chunk)]
    for version, proposal in enumerate(proposals(values)):
        for index, segment in enumerate(proposal.segments):
            mine = [c for c in chunks if (c.branch, c.segment) == (version, index)]
            assert "".join(c.text for c in mine) == segment.replacement
            assert [c.statistics is not None for c in mine][-1]


def test_a_bad_version_is_asked_for_again_on_its_own(tasks: TaskBook) -> None:
    text = "We was happy about the good result."

    def second_is_bad(prompt: Prompt) -> str:
        return "" if prompt.sampling.seed == 1 else by_seed(prompt)

    engine = Branching(second_is_bad)
    values = run(request(text, versions=3), engine, tasks)
    found = proposals(values)

    assert [p.sampling.seed for p in engine.prompts] == [0, 1, 2, 4]
    assert [s.attempts for p in found for s in p.segments] == [1, 2, 1]
    assert not any(p.findings for p in found)
    again = [v for v in values if isinstance(v, Chunk) and v.attempt == 2]
    assert {chunk.branch for chunk in again} == {1}


def test_a_version_that_stays_bad_keeps_the_original_and_the_others_stand(tasks: TaskBook) -> None:
    text = "We was happy about the good result."

    def is_bad(prompt: Prompt) -> str:
        return "" if prompt.sampling.seed in (1, 4) else by_seed(prompt)

    found = proposals(run(request(text, versions=3), Branching(is_bad), tasks))

    assert [p.segments[0].status for p in found] == [
        SegmentStatus.CHANGED,
        SegmentStatus.KEPT,
        SegmentStatus.CHANGED,
    ]
    assert found[1].replacement == text
    assert FindingKind.EMPTY in {f.kind for f in found[1].findings if f.grave}
    assert not found[0].findings
    assert not found[2].findings


def test_the_statistics_of_all_versions_are_what_the_chunks_say(tasks: TaskBook) -> None:
    values = run(request(versions=3), Branching(by_seed), tasks)
    told = [v.statistics for v in values if isinstance(v, Chunk) and v.statistics]
    found = proposals(values)

    assert [p.statistics.answers for p in found] == [3, 3, 3]
    assert sum(s.prompt_tokens for s in told) == sum(p.statistics.prompt_tokens for p in found)
    assert sum(s.decode_s for s in told) == pytest.approx(sum(p.statistics.decode_s for p in found))


def test_progress_counts_segments_once(tasks: TaskBook) -> None:
    values = run(request(versions=3), Branching(by_seed), tasks)
    writing = [v for v in values if isinstance(v, Progress) and v.stage is Stage.WRITING]

    assert [v.done for v in writing] == [0, 1, 2, 3]


def test_where_nothing_is_drawn_there_is_one_version(tasks: TaskBook) -> None:
    engine = Branching(passage_of)
    found = proposals(run(request(versions=3, greedy=True, seed=None), engine, tasks))

    assert [p.version for p in found] == [0]
    assert engine.together == []


def test_what_the_model_is_not_asked_for_is_the_same_in_each_version(tasks: TaskBook) -> None:
    engine = Branching(passage_of)
    found = proposals(run(request("# A heading here\n", "expand", versions=2), engine, tasks))

    assert not engine.prompts
    assert [p.replacement for p in found] == ["# A heading here\n"] * 2
    assert {p.statistics for p in found} == {Statistics()}
