"""Titles for a text: asked for in rounds, cleaned by rule, near-duplicates dropped.

A task that has angles is asked for a few titles from each, side by side; one without, for a list.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import replace

from writer.assist.effects import judge_title
from writer.assist.prompts import PromptWriter
from writer.assist.side_by_side import InOrder, side_by_side
from writer.assist.summarising import summarised
from writer.assist.title_lines import read_titles
from writer.assist.title_rules import (
    USUAL_OFFICIAL,
    broken_rules,
    has_nothing_of,
    in_official_form,
    is_borrowed,
    is_new,
)
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.options import TitleStyle
from writer.core.values import EditRequest, Finding, FindingKind, Language, Statistics, TitleList
from writer.engine.api import Chunk, Engine, Prompt

_MOST_ROUNDS = 3
_TOKENS_A_TITLE = 48
_TOKENS_A_BRANCH = 2 * _TOKENS_A_TITLE
_AGAIN_TEMPERATURE = 0.8


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
        taken = (*known, *writer.example_lines)
        for title in _candidates(answers, prose, request.options.style):
            is_own = not (
                _is_echo(title, prose, text, prompts)
                or _is_of_example(title, prose, request, writer)
            )
            if is_own and is_new(title, (*taken, *found)) and len(found) < wanted:
                found.append(title)
        if len(found) >= wanted:
            break
    yield Progress(Stage.WRITING, len(found), wanted)
    found.sort(key=lambda title: has_nothing_of(title, prose))  # what a later round gave is better
    findings = tuple(_findings(found, request, prose))
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


def _candidates(answers: Sequence[str], prose: str, style: TitleStyle | None) -> Iterator[str]:
    """The first title of each answer, and then what else they hold; none that breaks a rule.

    Those that have no word of the text come last: they may be figurative, or no titles of it.
    """
    found = [_allowed(read_titles(answer, prose), prose, style) for answer in answers]
    firsts = [title for of_one in found for title in of_one[:1]]
    others = [title for of_one in found for title in of_one[1:]]
    yield from sorted((*firsts, *others), key=lambda title: has_nothing_of(title, prose))


def _allowed(read: Iterable[str], prose: str, style: TitleStyle | None) -> list[str]:
    titles = map(in_official_form, read) if style is TitleStyle.OFFICIAL else read
    return [t for t in titles if not broken_rules(t, prose, style) and not _is_effect(t, prose)]


def _is_echo(title: str, prose: str, asked_about: str, prompts: Sequence[Prompt]) -> bool:
    """Whether a title gives words of the prompt back, those of the text itself aside."""
    if title.casefold() in prose.casefold():
        return False
    parts = {part for prompt in prompts for part in prompt.messages[-1].parts}
    return any(title.casefold() in part.casefold() for part in parts - {asked_about})


def _is_of_example(title: str, prose: str, request: EditRequest, writer: PromptWriter) -> bool:
    """Whether a title is about the example; 公文 share the words of their form."""
    if request.options.style is TitleStyle.OFFICIAL:
        return False
    return is_borrowed(title, prose, "\n".join(writer.example_lines))


def _is_effect(title: str, prose: str) -> bool:
    """Whether a title is no title of the text, but what an instruction in it asks for."""
    finding = judge_title(title, prose)
    return finding is not None and finding.grave


def _findings(found: Sequence[str], request: EditRequest, prose: str) -> Iterator[Finding]:
    count, style = request.options.count, request.options.style
    if len(found) < count:
        yield Finding(FindingKind.TOO_FEW, f"{len(found)} < {count}")
    for title in found:
        if style is TitleStyle.OFFICIAL and len(title) > USUAL_OFFICIAL:
            yield Finding(FindingKind.TITLE_LONG, title)
        if finding := judge_title(title, prose):
            yield finding
        elif style is not TitleStyle.LITERARY and has_nothing_of(title, prose):
            yield Finding(FindingKind.ANSWERED, title)


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
