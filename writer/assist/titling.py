"""Titles for a text: asked for in rounds, cleaned by rule, near-duplicates dropped.

A task that has angles is asked for a few titles from each, side by side; one without, for a list.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace

from writer.assist.prompts import PromptWriter
from writer.assist.side_by_side import InOrder, side_by_side
from writer.assist.summarising import summarised
from writer.assist.title_lines import read_titles
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.values import (
    EditRequest,
    Finding,
    FindingKind,
    Language,
    Statistics,
    TitleList,
    TitleStyle,
)
from writer.engine.api import Chunk, Engine, Prompt
from writer.text.diff import distance

_MOST_ROUNDS = 3
_TOKENS_A_TITLE = 48
_TOKENS_A_BRANCH = 2 * _TOKENS_A_TITLE
_AGAIN_TEMPERATURE = 0.8
_NEAR = 0.25
"""Titles whose edit distance is below this part of their length are the same to a reader."""
_USUAL_OFFICIAL = 35
"""公文: of several thousand real titles the median is 26 字; over 35 is worth a look."""


def titles(
    prose: str,
    request: EditRequest,
    writer: PromptWriter,
    engine: Engine,
    token: CancelToken,
    language: Language,
) -> Iterator[Progress | Chunk | TitleList]:
    """Ask until there are enough distinct titles or three rounds are over."""
    text, spent = yield from _short_enough(prose, request, writer, engine, token)
    wanted = request.options.count
    found: list[str] = []
    asked = 0
    for attempt in range(1, _MOST_ROUNDS + 1):
        yield Progress(Stage.WRITING, len(found), wanted)
        known = (*request.known_titles, *found)
        prompts = _prompts(writer, text, known, asked, wanted, wanted - len(found))
        asked += len(prompts)
        answers, statistics = yield from _answers(prompts, engine, token, attempt)
        spent = spent.plus(statistics)
        for title in _candidates(answers, prose):
            if len(found) < wanted and _is_new(title, (*known, *found, *writer.example_lines)):
                found.append(title)
        if len(found) >= wanted:
            break
    yield Progress(Stage.WRITING, len(found), wanted)
    findings = tuple(_findings(found, request))
    yield TitleList(tuple(found), language, findings, spent)


def _prompts(
    writer: PromptWriter, text: str, known: Sequence[str], asked: int, wanted: int, lacking: int
) -> list[Prompt]:
    """What a round asks for, when `asked` prompts went before: a branch a title, or a list."""
    if writer.has_angles and wanted > 1:
        numbers = range(asked, asked + lacking)
        prompts = [writer.branch(text, n, known, _TOKENS_A_BRANCH) for n in numbers]
    else:
        prompts = [writer.titles(text, wanted, known, wanted * _TOKENS_A_TITLE)]
    return [_drawn(p, n, is_again=asked > 0) for n, p in enumerate(prompts, asked)]


def _drawn(prompt: Prompt, number: int, *, is_again: bool) -> Prompt:
    """The prompt of the answer with this number: no draw twice, and in later rounds not greedy."""
    sampling = prompt.sampling
    if sampling.is_greedy and is_again:
        sampling = replace(sampling, temperature=_AGAIN_TEMPERATURE, seed=number)
    else:
        sampling = sampling.later(number)
    return replace(prompt, sampling=sampling)


def _candidates(answers: Sequence[str], prose: str) -> Iterator[str]:
    """The first title of each answer, and then what else they hold."""
    found = [read_titles(answer, prose) for answer in answers]
    for of_one in found:
        yield from of_one[:1]
    for of_one in found:
        yield from of_one[1:]


def _is_new(title: str, known: Sequence[str]) -> bool:
    return all(distance(title.casefold(), other.casefold()) >= _NEAR for other in known)


def _findings(found: Sequence[str], request: EditRequest) -> Iterator[Finding]:
    if len(found) < request.options.count:
        yield Finding(FindingKind.TOO_FEW, f"{len(found)} < {request.options.count}")
    if request.options.style is TitleStyle.OFFICIAL:
        for title in found:
            if len(title) > _USUAL_OFFICIAL:
                yield Finding(FindingKind.TITLE_LONG, title)


def _answers(
    prompts: Sequence[Prompt], engine: Engine, token: CancelToken, attempt: int
) -> Generator[Progress | Chunk, None, tuple[list[str], Statistics]]:
    """Answer all; what is shown of them stands one below the other."""
    lines = InOrder(len(prompts))
    spent = Statistics()
    for value in side_by_side(engine, prompts, token):
        if isinstance(value, Progress):
            yield value
            continue
        text = lines.take(value)
        if value.statistics is not None:
            spent = spent.plus(value.statistics)
        yield replace(value, text=text, attempt=attempt, branch=0)
    return lines.texts, spent


def _short_enough(
    prose: str, request: EditRequest, writer: PromptWriter, engine: Engine, token: CancelToken
) -> Generator[Progress | Chunk, None, tuple[str, Statistics]]:
    """The text itself, or the summaries of its parts when it does not fit into one prompt."""
    spent = Statistics()
    while True:
        budget = request.options.count * _TOKENS_A_TITLE
        # Room for the titles that later rounds name as taken.
        needed = engine.measure(writer.titles(prose, request.options.count, (), budget)) + budget
        if needed + budget <= engine.description.window_tokens:
            return prose, spent
        shorter, statistics = yield from summarised(prose, writer, engine, token)
        spent = spent.plus(statistics)
        if len(shorter) >= len(prose):
            return shorter, spent
        prose = shorter
