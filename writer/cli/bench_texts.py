"""The texts that are measured, and the very prompts that writing them leads to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from writer.assist.pipeline import run
from writer.assist.tasks import TaskBook
from writer.core.errors import UnreadableFile
from writer.core.jobs import CancelToken, Progress
from writer.core.options import Level, Options
from writer.core.values import EditRequest, Language, Proposal, Span, Statistics, StopReason
from writer.engine.api import Chunk, Description, Engine, Message, Prompt
from writer.text.files import read
from writer.text.segment import segments

_SUFFIXES = (".md", ".txt")
_EXPANDED = "expand-"
_OPTIONS = Options(level=Level.PROOFREAD, greedy=True)


@dataclass(frozen=True, slots=True)
class BenchText:
    """A text with the task that it is measured on."""

    name: str
    """Its file's name."""
    task: str
    text: str

    @property
    def has_prose(self) -> bool:
        """Whether there is anything to ask the model about."""
        return bool(segments(self.text, Span(0, len(self.text))))


@dataclass(frozen=True, slots=True)
class Questions:
    """What a text is asked about: the first prompt of each of its segments."""

    language: Language
    prompts: tuple[Prompt, ...]


def read_texts(folder: Path) -> tuple[BenchText, ...]:
    """The Markdown and plain text files of `folder`, by name.

    One whose name begins with ``expand-`` is expanded, any other polished. Raises UnreadableFile
    for the folder or a file in it, and UnknownEncoding.
    """
    try:
        paths = sorted(p for p in folder.iterdir() if p.suffix.lower() in _SUFFIXES)
    except OSError as error:
        raise UnreadableFile(folder, error.strerror or "") from error
    return tuple(_read_text(path) for path in paths if not path.is_dir())


def questions(text: BenchText, engine: Engine, tasks: TaskBook, token: CancelToken) -> Questions:
    """Take down what the pipeline asks when it works on the whole of `text`, greedily."""
    request = EditRequest(text.task, text.text, Span(0, len(text.text)), options=_OPTIONS)
    notes = _NoteTaker(engine)
    prompts: list[Prompt] = []
    language = Language.UNDETERMINED
    for value in run(request, notes, tasks, token):
        if isinstance(value, Proposal):
            language = value.language
        elif isinstance(value, Chunk) and value.statistics and value.attempt == 1:
            prompts.append(notes.asked[-1])
    return Questions(language, tuple(prompts))


def _read_text(path: Path) -> BenchText:
    task = "expand" if path.name.startswith(_EXPANDED) else "polish"
    return BenchText(path.name, task, read(path, verbatim=True).text)


class _NoteTaker:
    """An engine that takes down what it is asked, and answers with the passage as it is."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.asked: list[Prompt] = []

    @property
    def description(self) -> Description:
        return self._engine.description

    def count_tokens(self, text: str) -> int:
        return self._engine.count_tokens(text)

    def measure(self, prompt: Prompt) -> int:
        return self._engine.measure(prompt)

    def generate(self, prompt: Prompt, token: CancelToken) -> Iterator[Progress | Chunk]:
        token.raise_if_cancelled()
        self.asked.append(prompt)
        yield Chunk(prompt.source, statistics=Statistics(answers=1, stop=StopReason.END))

    def generate_all(
        self, prompts: Sequence[Prompt], token: CancelToken
    ) -> Iterator[Progress | Chunk]:
        for prompt in prompts:
            yield from self.generate(prompt, token)

    def prewarm(self, _messages: tuple[Message, ...], token: CancelToken) -> Iterator[Progress]:
        token.raise_if_cancelled()
        yield from ()

    def calibrate(self, token: CancelToken) -> Iterator[Progress]:
        token.raise_if_cancelled()
        yield from ()

    def close(self) -> None:
        """Nothing: the real engine goes on."""
