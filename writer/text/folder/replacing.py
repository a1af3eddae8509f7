"""Replacing in all files of a folder: first what it would change, then all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

from writer.core.atomic import Noting
from writer.core.errors import ChangedOnDisk, FileError
from writer.core.jobs import CancelToken
from writer.text.files import TextFile, has_changed, save
from writer.text.folder.reading import Texts, file_of, text_in_window
from writer.text.search import (
    Compile,
    Expression,
    Match,
    Query,
    Replacement,
    Template,
    compiled,
    find,
)

Keep = Callable[[Path, str], None]
"""Takes a snapshot of a document: its path and its text."""


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file that lies on the disk and would be written."""

    path: Path
    count: int
    digest: str
    """Of the file when it was searched."""


@dataclass(frozen=True, slots=True)
class PlannedText:
    """A text that is open in the window and would be changed there."""

    path: Path
    text: str
    """As it is."""
    replacement: Replacement

    @property
    def count(self) -> int:
        """How many places would be replaced."""
        return self.replacement.count


@dataclass(frozen=True, slots=True)
class Plan:
    """What replacing would do, for the person to see first."""

    query: Query
    words: str
    planned: tuple[PlannedFile | PlannedText, ...]
    """In the order of the folder."""
    unread: tuple[Path, ...] = ()
    """Files that are no text, or cannot be read; they stay as they are."""

    @property
    def files(self) -> tuple[PlannedFile, ...]:
        """What would be written."""
        return tuple(one for one in self.planned if isinstance(one, PlannedFile))

    @property
    def texts(self) -> tuple[PlannedText, ...]:
        """What would be changed in the window."""
        return tuple(one for one in self.planned if isinstance(one, PlannedText))

    @property
    def counts(self) -> Mapping[Path, int]:
        """How many places would be replaced in each file."""
        return {one.path: one.count for one in self.planned}


@dataclass(frozen=True, slots=True)
class Replaced:
    """All files of a plan are written."""

    plan: Plan


def plan_replacing(
    paths: Iterable[Path],
    texts: Texts,
    query: Query,
    words: str,
    compile_expression: Compile,
    token: CancelToken,
) -> Iterator[Plan]:
    """Find what would be replaced; raises InvalidExpression, also when it takes too long.

    A file that several links lead to counts once.
    """
    expression = compiled(query, compile_expression)
    template = Template(words, query, expression)
    planned: list[PlannedFile | PlannedText] = []
    unread: list[Path] = []
    for path in _each_once(paths):
        token.raise_if_cancelled()
        text = text_in_window(path, texts)
        if text is not None:
            made = _replacement(template, expression, text, token)
            if made is not None:
                planned.append(PlannedText(path, text, made))
            continue
        try:
            file = file_of(path)
        except FileError:
            unread.append(path)
            continue
        made = _replacement(template, expression, file.text, token)
        if made is not None:
            planned.append(PlannedFile(path, made.count, file.digest))
    yield Plan(query, words, tuple(planned), tuple(unread))


def replace_files(
    plan: Plan,
    compile_expression: Compile,
    keep: Keep,
    token: CancelToken,
    *,
    noting: Noting = nullcontext,
) -> Iterator[Replaced]:
    """Write all files of a plan, or leave every one as it was.

    A snapshot of each is kept first. Raises ChangedOnDisk when one is not what was searched,
    another FileError when one cannot be written, or Cancelled; what was written is put back then.
    """
    expression = compiled(plan.query, compile_expression)
    template = Template(plan.words, plan.query, expression)
    before: list[TextFile] = []
    for planned in plan.files:
        token.raise_if_cancelled()
        file = file_of(planned.path)
        if file.digest != planned.digest:
            raise ChangedOnDisk(planned.path)
        before.append(file)
    for file in before:
        token.raise_if_cancelled()
        keep(file.path, file.text)
    written: list[tuple[TextFile, TextFile]] = []
    try:
        for file in before:
            token.raise_if_cancelled()
            made = _replacement(template, expression, file.text, token)
            text = made.applied_to(file.text) if made else file.text
            written.append((file, save(file.with_text(text), noting=noting)))
    except BaseException:
        _put_back(written, noting)
        raise
    yield Replaced(plan)


def _each_once(paths: Iterable[Path]) -> Iterator[Path]:
    """The paths, one for each file."""
    seen: set[Path] = set()
    for path in paths:
        place = path.resolve()
        if place not in seen:
            seen.add(place)
            yield path


def _replacement(
    template: Template, expression: Expression, text: str, token: CancelToken
) -> Replacement | None:
    def watched() -> Iterator[Match]:
        for match in find(expression, text):
            token.raise_if_cancelled()
            yield match

    return template.edit_all(text, watched())


def _put_back(written: Sequence[tuple[TextFile, TextFile]], noting: Noting) -> None:
    """Give files their text back, unless another program has been at them since."""
    for before, after in reversed(written):
        with suppress(FileError):
            if not has_changed(after):
                save(before, force=True, noting=noting)
