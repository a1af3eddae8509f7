"""Every task on a real model: what it gives is usable, or there is a finding that says why not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from writer.assist.pipeline import run
from writer.assist.tasks import TaskBook
from writer.core.jobs import CancelToken, Progress
from writer.core.options import Options
from writer.core.paths import Paths
from writer.core.values import Composition, EditRequest, Proposal, Span
from writer.engine import loading
from writer.engine.api import Engine
from writer.text.language import language_of

pytestmark = [pytest.mark.starter, pytest.mark.slow]

ZH = (
    "本周三下午，王敏主任主持召开了安全生产例会。会上通报了上月排查出的12处隐患，其中9处已经整改完毕，"
    "剩下的3处要在6月30日前完成。会议还决定，从下个月开始，每周五由各车间自查一次，结果报安全科。"
)
EN = (
    "On Wednesday afternoon Anna Reed chaired the monthly safety meeting. She reported that 12 "
    "hazards had been found in May, that 9 of them had been fixed, and that the other 3 must be "
    "dealt with by 30 June. From next month each workshop will inspect itself every Friday and "
    "send the result to the safety office."
)
REWRITES = ("friendly", "professional", "concise", "formal", "spoken", "vivid", "shorten")
TEXTS = ("continue", "summary", "key_points", "list", "table")


@pytest.fixture(scope="module")
def engine(starter_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    home = tmp_path_factory.mktemp("home")
    paths = Paths.for_user({"WRITER_HOME": str(home)})
    values = loading.open_engine(
        starter_path, CancelToken(), paths=paths, leave_core_for_window=False, threads=2
    )
    opened = [value for value in values if not isinstance(value, Progress)]
    yield opened[0]
    opened[0].close()


def outcome(
    engine: Engine, tasks: TaskBook, task: str, text: str, instruction: str = ""
) -> Proposal | Composition:
    request = EditRequest(task, text, Span(0, len(text)), instruction, Options(greedy=True))
    *_, last = run(request, engine, tasks, CancelToken())
    assert isinstance(last, Proposal | Composition)
    return last


@pytest.mark.parametrize("text", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize("task", REWRITES)
def test_a_rewrite_keeps_language_and_numbers_or_the_passage(
    engine: Engine, tasks: TaskBook, task: str, text: str
) -> None:
    proposal = outcome(engine, tasks, task, text)

    assert isinstance(proposal, Proposal)
    assert language_of(proposal.replacement) is language_of(text)
    if proposal.kept:
        assert any(finding.grave for finding in proposal.findings)
        assert proposal.replacement == text
    elif task != "shorten":
        assert all(number in proposal.replacement for number in ("12", "9", "3", "30"))


@pytest.mark.parametrize("text", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize("task", TEXTS)
def test_a_text_of_its_own_is_usable_or_refused_with_the_reason(
    engine: Engine, tasks: TaskBook, task: str, text: str
) -> None:
    made = outcome(engine, tasks, task, text)

    assert isinstance(made, Composition)
    if not made.text:
        assert any(finding.grave for finding in made.findings)
        return
    assert made.language is language_of(text)
    assert text not in made.text
    if task in ("key_points", "list"):
        assert all(line.startswith("- ") for line in made.text.splitlines())
    if task == "table":
        assert len({line.count("|") for line in made.text.splitlines()}) == 1


@pytest.mark.parametrize("text", [ZH, EN], ids=["zh", "en"])
def test_a_translation_is_in_the_other_language_or_not_made(
    engine: Engine, tasks: TaskBook, text: str
) -> None:
    proposal = outcome(engine, tasks, "translate", text)

    assert isinstance(proposal, Proposal)
    assert proposal.kept or language_of(proposal.replacement) is not language_of(text)


@pytest.mark.parametrize(
    "request_text", ["写一份周五下午停电检修的通知", "a short letter of thanks"]
)
def test_a_draft_is_written_or_refused_with_the_reason(
    engine: Engine, tasks: TaskBook, request_text: str
) -> None:
    draft = outcome(engine, tasks, "draft", "", request_text)

    assert isinstance(draft, Composition)
    assert draft.text or any(finding.grave for finding in draft.findings)
