"""A text that is too long for one prompt becomes the summaries of its parts."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from writer.assist.prompts import PromptWriter
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.values import Statistics
from writer.engine.api import Chunk, Engine

_SUMMARY_TOKENS = 160


def summarised(
    prose: str, writer: PromptWriter, engine: Engine, token: CancelToken
) -> Generator[Progress | Chunk, None, tuple[str, Statistics]]:
    """Summarise `prose` part by part, each at most half a window; what that cost."""
    parts = _parts(prose, engine)
    summaries: list[str] = []
    spent = Statistics()
    for index, part in enumerate(parts):
        yield Progress(Stage.WRITING, index, len(parts))
        for value in engine.generate(writer.summary(part, _SUMMARY_TOKENS), token):
            if isinstance(value, Progress):
                yield value
                continue
            summaries.append(value.text)
            spent = spent.plus(value.statistics or Statistics())
        summaries.append("\n")
    return "".join(summaries), spent


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
