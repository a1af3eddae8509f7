"""What is read ahead, and what may be kept on the disk, is what prompts really begin with."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import ScriptedEngine, passage_of
from writer.assist import pipeline
from writer.assist.opening import opening
from writer.assist.tasks import TaskBook
from writer.core.errors import NothingToWorkOn, UnknownTask
from writer.core.jobs import CancelToken
from writer.core.options import Genre, Options
from writer.core.values import EditRequest, Span
from writer.engine.api import Message, Prompt, Role

TASKS = ("polish", "expand", "ask", "title", "house")
MARK = "zyzzyva"
"""A word that stands wherever a person's words may."""

PLAIN = {
    "zh": (
        f"开头的一段 {MARK} 文字。\n\n今天的会议讨论了 {MARK} 和 `code` 的安排。\n\n"
        f"结尾的一段 {MARK} 文字。\n"
    ),
    "en": (
        f"A {MARK} comes first.\n\nThe meeting was about {MARK}, `code` and rents.\n\n"
        f"A {MARK} is last.\n"
    ),
}
TITLED = {key: f"# Heading {MARK}\n\n## 小标题 {MARK}\n\n{text}" for key, text in PLAIN.items()}


def requested(task: str, text: str, **options: object) -> EditRequest:
    """The paragraph in the middle, with words of the person's own in every field."""
    paragraphs = text.split("\n\n")
    start = text.index(paragraphs[-2])
    return EditRequest(
        task,
        text,
        Span(start, start + len(paragraphs[-2])),
        instruction=f"{MARK} please",
        options=Options(seed=1, **options),  # type: ignore[arg-type]  # tests pass what they need
        known_titles=(f"The {MARK}",),
    )


def prompts(request: EditRequest, tasks: TaskBook, *, window_tokens: int = 8192) -> list[Prompt]:
    """All that is asked: second attempts and later rounds too, as no answer is any good."""
    engine = ScriptedEngine(lambda _: "", window_tokens=window_tokens)
    list(pipeline.run(request, engine, tasks, CancelToken()))
    assert len(engine.prompts) > 1
    return engine.prompts


def begins_with(prompt: Prompt, messages: tuple[Message, ...]) -> bool:
    """Whole messages, the last one perhaps cut between two parts."""
    *earlier, last = messages
    same = prompt.messages[len(earlier)]
    return (
        prompt.messages[: len(earlier)] == tuple(earlier)
        and same.role is last.role
        and same.parts[: len(last.parts)] == last.parts
    )


def text_of(messages: tuple[Message, ...]) -> str:
    return "\n".join(message.text for message in messages)


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("document", [*PLAIN.values(), *TITLED.values()])
@pytest.mark.parametrize("genre", [Genre.GENERAL, Genre.FICTION])
def test_every_prompt_begins_with_the_opening_and_then_comes_the_passage(
    tasks_and_own: TaskBook, task: str, document: str, genre: Genre
) -> None:
    request = requested(task, document, genre=genre, versions=2)
    messages = opening(request, tasks_and_own)
    for prompt in prompts(request, tasks_and_own):
        assert begins_with(prompt, messages)
        assert text_of(messages).endswith("<text>\n")
        assert prompt.messages[-1].parts[len(messages[-1].parts)] == passage_of(prompt)


def test_a_request_that_is_not_known_yet_is_left_out(tasks: TaskBook) -> None:
    request = requested("ask", TITLED["en"])
    messages = opening(replace(request, instruction=""), tasks)

    assert text_of(messages).endswith(f"A {MARK} is last.\n\n")
    assert all(begins_with(prompt, messages) for prompt in prompts(request, tasks))
    alone = "One sentence stands here alone."
    bare = opening(EditRequest("ask", alone, Span(0, len(alone))), tasks)
    assert bare == (Message(Role.SYSTEM, (tasks.phrases["en"].system,)),)


def test_without_a_passage_it_is_the_system_message_in_the_language_of_the_document(
    tasks: TaskBook,
) -> None:
    for key, text in TITLED.items():
        for passage in (Span(0, 0), Span(text.index("\n"), text.index("\n") + 2)):
            messages = opening(EditRequest("polish", text, passage), tasks)
            assert messages == (Message(Role.SYSTEM, (tasks.phrases[key].system,)),)
    code = "```\ncode\n```\n"
    (system,) = opening(EditRequest("polish", code, Span(0, len(code))), tasks)
    assert system.role is Role.SYSTEM
    with pytest.raises(NothingToWorkOn):
        prompts(EditRequest("polish", code, Span(0, len(code))), tasks)
    with pytest.raises(UnknownTask):
        opening(EditRequest("polsh", code, Span(0, 0)), tasks)


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("document", [*PLAIN.values(), *TITLED.values()])
def test_no_word_of_the_users_is_in_a_preamble(
    tasks_and_own: TaskBook, task: str, document: str
) -> None:
    for prompt in prompts(requested(task, document, versions=2), tasks_and_own):
        assert begins_with(prompt, prompt.preamble)
        assert MARK not in text_of(prompt.preamble)
        assert "Bluewhale" not in text_of(prompt.preamble)
        assert "蓝鲸" not in text_of(prompt.preamble)
        assert MARK in prompt.messages[-1].text


@pytest.mark.parametrize("task", ["polish", "title", "expand"])
def test_without_a_context_the_instruction_is_in_the_preamble(tasks: TaskBook, task: str) -> None:
    text = f"The meeting was about the {MARK} and rents."
    request = EditRequest(task, text, Span(0, len(text)))
    for prompt in prompts(request, tasks):
        assert prompt.preamble == opening(request, tasks)
        assert len(prompt.preamble) == 2


@pytest.mark.parametrize("task", TASKS)
def test_with_a_context_the_preamble_is_the_system_message(
    tasks_and_own: TaskBook, task: str
) -> None:
    for prompt in prompts(requested(task, TITLED["en"]), tasks_and_own):
        assert len(prompt.preamble) == (2 if task == "title" else 1)


def test_the_preamble_of_a_summary_is_its_instruction(tasks: TaskBook) -> None:
    text = f"Another line about the {MARK} and what became of it.\n\n" * 150
    request = EditRequest("title", text, Span(0, len(text)), options=Options(count=2))
    engine = ScriptedEngine(
        lambda p: "It became old." if "Summarise" in p.messages[-1].text else "", window_tokens=1200
    )
    list(pipeline.run(request, engine, tasks, CancelToken()))
    summaries = [p for p in engine.prompts if "Summarise" in p.messages[-1].text]

    assert summaries
    for prompt in summaries:
        assert begins_with(prompt, prompt.preamble)
        assert "Summarise" in text_of(prompt.preamble)
        assert MARK not in text_of(prompt.preamble)


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=40)


@given(before=WORDS, heading=WORDS, instruction=WORDS, task=st.sampled_from(TASKS))
def test_what_the_user_writes_never_changes_a_preamble(
    tasks_and_own: TaskBook, before: str, heading: str, instruction: str, task: str
) -> None:
    passage = "The meeting was about the plan and the rents of the old houses."
    text = f"# {heading}\n\n{before}\n\n{passage}\n\n{instruction}\n"
    start = text.index(passage)
    request = EditRequest(task, text, Span(start, start + len(passage)), instruction)
    alone = EditRequest(task, passage, Span(0, len(passage)))
    preamble = first_prompt(request, tasks_and_own).preamble
    of_writer = first_prompt(alone, tasks_and_own).preamble

    assert preamble in (of_writer, of_writer[:1])
    assert len(of_writer) == (1 if task in {"ask", "house"} else 2)


def first_prompt(request: EditRequest, tasks: TaskBook) -> Prompt:
    engine = ScriptedEngine(lambda _: "")
    values = pipeline.run(request, engine, tasks, CancelToken())
    while not engine.prompts:
        next(values)
    return engine.prompts[0]
