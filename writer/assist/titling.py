"""Titles for a text: asked for in rounds, cleaned by rule, near-duplicates dropped."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace

from writer.assist.chatter import clean
from writer.assist.prompts import PromptWriter
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
from writer.text.language import same_language

_MOST_ROUNDS = 3
_TOKENS_A_TITLE = 48
_SUMMARY_TOKENS = 160
_NEAR = 0.25
"""Titles whose edit distance is below this part of their length are the same to a reader."""
_LONGEST = 120
_USUAL_OFFICIAL = 35
"""公文: of several thousand real titles the median is 26 字; over 35 is worth a look."""

_NUMBER = re.compile(
    r"^\s*(?:[-*+•·#>]+\s+)?(?:(?:标题|题目|title|option|headline)\s*(?:[\d一二三四五六七八九十]+|[A-H]\b)?\s*[:：.、]\s*|"
    r"[（(]?\d{1,2}\s*[）).．、:：]\s*(?!\d)|[a-h][.)]\s+|[①-⑳]\s*|"
    r"[一二三四五六七八九十]{1,2}[、.]\s*(?![一二三四五六七八九十][、，]))?",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\s*[（(]?(\d{1,2})[）).．、]\s*")
_ANNOUNCEMENT = re.compile(
    r"\A\W*(?:titles?|headlines?|output|候选标题|标题)\W*\Z|"
    r"(?:标题|题目)(?:如下|供(?:您|你)?(?:参考|选择))|"
    r"\b(?:here (?:are|is)|here(?:'|’)s)\b.*\b(?:titles?|headlines?|output|suggestions?)\b|"
    r"\b(?:submit|desired) (?:the )?(?:output|format)\b|\A\s*[\[{\]}]",
    re.IGNORECASE,
)
_MARKS = re.compile(r"\*\*|`|^#{1,6}\s+|~~")
_FINAL = re.compile(r"(?:[。，,；;：:、\s]|(?<!\b[A-Z])(?<!\b[A-Z][a-z])\.)+$")
_PAIRS = {"“": "”", '"': '"', "《": "》", "「": "」", "'": "'", "‘": "’", "【": "】", "[": "]"}


def titles(
    prose: str,
    request: EditRequest,
    writer: PromptWriter,
    engine: Engine,
    token: CancelToken,
    language: Language,
) -> Iterator[Progress | Chunk | TitleList]:
    """Ask until there are enough distinct titles or three rounds are over."""
    text = yield from _short_enough(prose, request, writer, engine, token)
    wanted = request.options.count
    found: list[str] = []
    spent: Statistics | None = None
    for attempt in range(1, _MOST_ROUNDS + 1):
        yield Progress(Stage.WRITING, len(found), wanted)
        known = (*request.known_titles, *found)
        prompt = writer.titles(text, wanted, known, wanted * _TOKENS_A_TITLE)
        answer, statistics = yield from _answer(_again(prompt, attempt), engine, token, attempt)
        spent = spent.plus(statistics) if spent else statistics
        for title in read_titles(answer, prose):
            if len(found) < wanted and _is_new(title, (*known, *found, *writer.example_lines)):
                found.append(title)
        if len(found) >= wanted:
            break
    yield Progress(Stage.WRITING, len(found), wanted)
    findings = tuple(_findings(found, request))
    yield TitleList(tuple(found), language, findings, spent or Statistics())


def read_titles(answer: str, source: str) -> tuple[str, ...]:
    """The titles in an answer, without numbers, quotation marks and final punctuation."""
    lines = [line for line in clean(answer, source).text.splitlines() if line.strip()]
    lines = [line for line in lines if not _is_announcement(line, lines)]
    counted = _without_count(lines)
    cleaned = (clean_title(line) for line in counted if not clean(line, source).findings)
    return tuple(t for t in cleaned if t and len(t) <= _LONGEST and same_language(source, t))


def _is_announcement(line: str, lines: Sequence[str]) -> bool:
    """Whether a line speaks of titles instead of being one."""
    introduces = line.rstrip(" *").endswith((":", "：")) and line is not lines[-1]
    return introduces or bool(_ANNOUNCEMENT.search(line))


def _without_count(lines: Sequence[str]) -> list[str]:
    """Lines without their numbers, where these count 1, 2, 3 … whatever digit follows."""
    matches = [_COUNT.match(line) for line in lines]
    numbers = [int(match[1]) for match in matches if match]
    if len(numbers) < len(lines) or numbers != list(range(1, len(lines) + 1)):
        return list(lines)
    return [line[match.end() :] for line, match in zip(lines, matches, strict=True) if match]


def clean_title(line: str) -> str:
    """One title as it may stand in a document; empty when the line holds none."""
    title = _NUMBER.sub("", _MARKS.sub("", line).strip()).strip()
    before = None
    while title != before:
        before = title
        title = _FINAL.sub("", title)
        if title and _PAIRS.get(title[0]) == title[-1] and len(title) > 2:
            inner = title[1:-1]
            title = inner if title[0] not in inner and title[-1] not in inner else title
    return title if re.search(r"\w", title) else ""


def _is_new(title: str, known: Sequence[str]) -> bool:
    return all(distance(title.casefold(), other.casefold()) >= _NEAR for other in known)


def _again(prompt: Prompt, attempt: int) -> Prompt:
    """The prompt of a later round: never the same draw twice, and never greedy."""
    sampling = prompt.sampling
    if attempt == 1:
        return prompt
    if sampling.is_greedy:
        return replace(prompt, sampling=replace(sampling, temperature=0.8, seed=attempt))
    if sampling.seed is None:
        return prompt
    seed = (sampling.seed + attempt - 1) % (2**32 - 1)
    return replace(prompt, sampling=replace(sampling, seed=seed))


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
) -> Generator[Progress | Chunk, None, str]:
    """The text itself, or the summaries of its parts when it does not fit into one prompt."""
    while True:
        budget = request.options.count * _TOKENS_A_TITLE
        # Room for the titles that later rounds name as taken.
        needed = engine.measure(writer.titles(prose, request.options.count, (), budget)) + budget
        if needed + budget <= engine.description.window_tokens:
            return prose
        shorter = yield from _summarised(prose, writer, engine, token)
        if len(shorter) >= len(prose):
            return shorter
        prose = shorter


def _summarised(
    prose: str, writer: PromptWriter, engine: Engine, token: CancelToken
) -> Generator[Progress | Chunk, None, str]:
    parts = _parts(prose, engine)
    summaries: list[str] = []
    for index, part in enumerate(parts):
        yield Progress(Stage.WRITING, index, len(parts))
        prompt = writer.summary(part, _SUMMARY_TOKENS)
        for value in engine.generate(prompt, token):
            if isinstance(value, Progress):
                yield value
            else:
                summaries.append(value.text)
        summaries.append("\n")
    return "".join(summaries)


def _parts(prose: str, engine: Engine) -> list[str]:
    """The lines of the text in parts of at most half a window."""
    limit = engine.description.window_tokens // 2
    parts: list[str] = []
    current: list[str] = []
    size = 0
    for line in _lines(prose, limit):
        tokens = engine.count_tokens(line)
        if current and size + tokens > limit:
            parts.append("\n".join(current))
            current, size = [], 0
        current.append(line)
        size += tokens
    return [*parts, "\n".join(current)]


def _lines(prose: str, limit: int) -> Iterator[str]:
    """Lines, those that could exceed `limit` tokens in pieces; a token is a byte at least."""
    longest = limit // 4
    for line in prose.splitlines():
        for start in range(0, max(1, len(line)), longest):
            yield line[start : start + longest]
