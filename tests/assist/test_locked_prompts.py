"""Prompts carry the lock of the language that their answers must be in."""

from __future__ import annotations

import pytest

from tests.fakes import ScriptedEngine, passage_of
from writer.assist.pipeline import run
from writer.assist.tasks import TaskBook
from writer.core.jobs import CancelToken
from writer.core.options import Options
from writer.core.values import EditRequest, Script, Span
from writer.engine.api import Prompt

CHINESE = "春天来了，小河边的柳树抽出了新芽，孩子们用 iPad 拍照。"
ENGLISH = "The committee met on Tuesday to discuss the new budget."
HAN, LATIN = Script.HAN, Script.LATIN


def prompts(tasks: TaskBook, task: str, text: str, instruction: str = "") -> list[Prompt]:
    engine = ScriptedEngine(passage_of)
    request = EditRequest(task, text, Span(0, len(text)), instruction, Options(seed=7))
    list(run(request, engine, tasks, CancelToken()))
    assert engine.prompts
    return engine.prompts


@pytest.mark.parametrize("task", ["polish", "expand", "title", "summary"])
def test_a_task_that_keeps_the_language_locks_out_the_other(tasks: TaskBook, task: str) -> None:
    for prompt in prompts(tasks, task, CHINESE):
        assert prompt.lock is not None
        assert LATIN in prompt.lock.banned
        assert prompt.lock.words == {"iPad"}
    for prompt in prompts(tasks, task, ENGLISH):
        assert prompt.lock is not None
        assert HAN in prompt.lock.banned


def test_blocks_that_are_asked_for_together_may_be_in_two_languages(tasks: TaskBook) -> None:
    (prompt,) = prompts(tasks, "polish", f"{CHINESE}\n\n{ENGLISH}\n")

    assert prompt.lock is not None
    assert prompt.lock.banned == frozenset(Script) - {HAN, LATIN}


def test_a_translation_is_locked_to_its_own_language(tasks: TaskBook) -> None:
    for prompt in prompts(tasks, "translate", CHINESE):
        assert prompt.lock is not None
        assert HAN in prompt.lock.banned
        assert LATIN not in prompt.lock.banned
    for prompt in prompts(tasks, "translate", ENGLISH):
        assert prompt.lock is not None
        assert LATIN in prompt.lock.banned
        assert HAN not in prompt.lock.banned


def test_all_of_a_translation_goes_into_one_language(tasks: TaskBook) -> None:
    text = f"{CHINESE}\n\n{CHINESE}\n\n{ENGLISH}\n"
    for prompt in prompts(tasks, "translate", text):
        assert prompt.lock is not None
        assert HAN in prompt.lock.banned
        assert LATIN not in prompt.lock.banned


def test_a_free_instruction_is_not_locked(tasks: TaskBook) -> None:
    assert {p.lock for p in prompts(tasks, "ask", CHINESE, "translate this")} == {None}
