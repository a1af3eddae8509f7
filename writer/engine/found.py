"""Models that are on the disk already, each looked into before anybody is told of it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from writer.core.errors import FileError, NoChatTemplate, UnsupportedArchitecture
from writer.core.jobs import CancelToken, Progress
from writer.engine.catalogue import Catalogue
from writer.engine.digest import Digests
from writer.engine.entry import Entry
from writer.engine.gguf import ModelHeader, inspect
from writer.engine.model_files import SUFFIX, ModelFile, is_candidate, model_files
from writer.engine.model_places import Origin, Place, origin_of

log = logging.getLogger(__name__)


class Verdict(StrEnum):
    """Whether a file is what it seems to be."""

    UNKNOWN = "unknown"
    """It is no model of the catalogue: there is nothing to compare it with."""
    UNCHECKED = "unchecked"
    """It is as long as one of the catalogue, and its bytes were not read yet."""
    RIGHT = "right"
    """Every byte is as the catalogue says."""
    WRONG = "wrong"
    """It has the name and the length of one of the catalogue, and other bytes."""


@dataclass(frozen=True, slots=True)
class FoundModel:
    """A model that can be used where it lies."""

    path: Path
    origin: Origin
    name: str
    """What its program calls it, else what its header does."""
    header: ModelHeader
    entry: Entry | None
    """The model of the catalogue that it is, or seems to be as long as nobody has read it all."""
    verdict: Verdict

    @property
    def own_name(self) -> str:
        """What the file is called when it is copied into Writer's own folder."""
        if self.entry is not None and self.verdict is Verdict.RIGHT:
            return self.entry.file
        name = self.path.name
        return name if name.lower().endswith(SUFFIX) else f"{name}{SUFFIX}"

    def judged(self, digest: str) -> FoundModel:
        """The same, now that its sha256 is known."""
        if self.entry is None:
            return self
        if digest == self.entry.sha256:
            return replace(self, verdict=Verdict.RIGHT)
        if self.path.name == self.entry.file:
            return replace(self, verdict=Verdict.WRONG)
        return replace(self, entry=None, verdict=Verdict.UNKNOWN)


def find_models(
    places: Iterable[Place],
    catalogue: Catalogue,
    digests: Digests,
    token: CancelToken,
    *,
    forgotten: Iterable[Path] = (),
) -> Iterator[FoundModel]:
    """Yield each usable model once, as soon as it is found; nothing but the disk is asked.

    A file that two places lead to is found in the first, and belongs to where it really lies.
    Raises Cancelled.
    """
    places = tuple(places)
    seen = {_identity(path) for path in forgotten} | {None}
    for place in places:
        for file in model_files(place, token):
            key = _identity(file.path)
            if key in seen:
                continue
            seen.add(key)
            origin = origin_of(file.path, places) or place.origin
            try:
                yield _found(file, origin, catalogue, digests)
            except FileError as error:
                log.debug("%s", error)


def verify_found(
    models: Sequence[FoundModel], digests: Digests, token: CancelToken
) -> Iterator[Progress | FoundModel]:
    """Read those that are not checked: for each, Progress, and then the model with its verdict."""
    for model in models:
        if model.verdict is not Verdict.UNCHECKED:
            continue
        try:
            for value in digests.digest(model.path, token):
                yield value if isinstance(value, Progress) else model.judged(value)
        except FileError as error:
            log.debug("%s", error)


def examine(
    path: Path, catalogue: Catalogue, digests: Digests, token: CancelToken
) -> Iterator[Progress | FoundModel]:
    """Look into one file that a person chose, and read all of it if it may be of the catalogue.

    Raises ModelError, UnreadableFile or Cancelled.
    """
    model = _found(ModelFile(path), Origin.ADDED, catalogue, digests)
    if model.verdict is Verdict.UNCHECKED:
        for value in digests.digest(path, token):
            if isinstance(value, Progress):
                yield value
            else:
                model = model.judged(value)
    yield model


def _found(file: ModelFile, origin: Origin, catalogue: Catalogue, digests: Digests) -> FoundModel:
    """Look into a file; raises ModelError unless Writer can write with it."""
    header = inspect(file.path)
    if header.chat_template is None:
        raise NoChatTemplate(file.path)
    if not is_candidate(f"{header.name}.gguf"):
        raise UnsupportedArchitecture(file.path, header.name)
    entry = catalogue.entry_of_size(header.size_bytes)
    verdict = Verdict.UNCHECKED if entry else Verdict.UNKNOWN
    model = FoundModel(file.path, origin, file.name or header.name, header, entry, verdict)
    known = digests.known(file.path) if entry else None
    return model.judged(known) if known else model


def _identity(path: Path) -> tuple[int, int] | None:
    """What two names of one file have in common; None where it is gone."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return (status.st_dev, status.st_ino)
