"""Titles for a text: asked for in rounds, cleaned by rule, near-duplicates dropped."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace

from writer.assist.prompts import PromptWriter
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
    for attempt in range(1, _MOST_ROUNDS + 1):
        yield Progress(Stage.WRITING, len(found), wanted)
        known = (*request.known_titles, *found)
        prompt = writer.titles(text, wanted, known, wanted * _TOKENS_A_TITLE)
        answer, statistics = yield from _answer(_again(prompt, attempt), engine, token, attempt)
        spent = spent.plus(statistics)
        for title in read_titles(answer, prose):
            if len(found) < wanted and _is_new(title, (*known, *found, *writer.example_lines)):
                found.append(title)
        if len(found) >= wanted:
            break
    yield Progress(Stage.WRITING, len(found), wanted)
    findings = tuple(_findings(found, request))
    yield TitleList(tuple(found), language, findings, spent)


def _is_new(title: str, known: Sequence[str]) -> bool:
    return all(distance(title.casefold(), other.casefold()) >= _NEAR for other in known)


def _again(prompt: Prompt, attempt: int) -> Prompt:
    """The prompt of a later round: never the same draw twice, and never greedy."""
    if attempt == 1:
        return prompt
    sampling = prompt.sampling
    if sampling.is_greedy:
        return replace(prompt, sampling=replace(sampling, temperature=0.8, seed=attempt))
    return replace(prompt, sampling=sampling.later(attempt - 1))


def _findings(found: Sequence[str], request: EditRequest) -> Iterator[Finding]:
    if len(found) < request.options.count:
        yield Finding(FindingKind.TOO_FEW, f"{len(found)} < {request.options.count}")
    if request.options.style is TitleStyle.OFFICIAL:
        for title in found:
            if len(title) > _USUAL_OFFICIAL:
                yield Finding(FindingKind.TITLE_LONG, title)


def _answer(
    prompt: Prompt, engine: Engine, token: CancelToken, attempt: int
) -> Generator[Progress | Chunk, None, tuple[str, Statistics]]:
    pieces: list[str] = []
    statistics = Statistics()
    for value in engine.generate(prompt, token):
        if isinstance(value, Chunk):
            pieces.append(value.text)
            statistics = value.statistics or statistics
            yield replace(value, attempt=attempt)
        else:
            yield value
    return "".join(pieces), statistics


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
