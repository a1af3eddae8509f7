"""Files in a folder that look like models, found with bounded effort and whatever the folder is."""

from __future__ import annotations

import json
import logging
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from writer.core.jobs import CancelToken
from writer.engine.model_places import Origin, Place

log = logging.getLogger(__name__)

ENTRIES_LIMIT = 20_000
"""Files and folders of one place that are looked at; a whole home folder is no place for models."""
MANIFEST_LIMIT = 1 << 20
SUFFIX = ".gguf"
_ONE_OF_SEVERAL = re.compile(r"-\d{5}-of-\d{5}\.gguf$", re.IGNORECASE)
_NO_WRITERS = re.compile(r"mmproj|projector|embed|rerank", re.IGNORECASE)
"""What sees pictures for another model, or finds texts and writes none."""
_MANIFESTS = ("manifests", "manifests-v2")
_MODEL_LAYER = "application/vnd.ollama.image.model"
_DIGEST = re.compile(r"sha256[:-]([0-9a-f]{64})")
_LIBRARY = "library"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A file that may be a model; nobody has looked into it yet."""

    path: Path
    name: str = ""
    """What its program calls it, where that is another name than the file's."""


def model_files(place: Place, token: CancelToken) -> Iterator[ModelFile]:
    """Those of one place, in the order of their names; what cannot be read is passed over."""
    walk = _Walk(token)
    if place.origin is Origin.OLLAMA:
        yield from _ollama(place.folder, walk, place.depth)
        return
    for path in walk.files(place.folder, place.depth):
        if is_candidate(path.name):
            yield ModelFile(path)


def is_candidate(name: str) -> bool:
    """Whether a file of this name may be a model that writes, whole in one file."""
    is_gguf = name.lower().endswith(SUFFIX)
    return is_gguf and not _ONE_OF_SEVERAL.search(name) and not _NO_WRITERS.search(name)


class _Walk:
    """Goes through folders, each once however often links lead there."""

    def __init__(self, token: CancelToken) -> None:
        self._token = token
        self._entries = 0
        self._seen: set[tuple[int, int]] = set()

    def files(self, folder: Path, depth: int) -> Iterator[Path]:
        """The files down to `depth` levels, links followed; a folder's own before those below."""
        if not depth or not self._is_new(folder):
            return
        names, folders = self._listed(folder)
        yield from (folder / name for name in sorted(names))
        for name in sorted(folders):
            yield from self.files(folder / name, depth - 1)

    def _listed(self, folder: Path) -> tuple[list[str], list[str]]:
        """The names of the files and of the folders in a folder, as far as they can be told."""
        self._token.raise_if_cancelled()
        names: list[str] = []
        folders: list[str] = []
        try:
            with os.scandir(folder) as entries:
                for entry in islice(entries, ENTRIES_LIMIT - self._entries):
                    self._entries += 1
                    with suppress(OSError):
                        if entry.is_dir():
                            folders.append(entry.name)
                        elif entry.is_file():
                            names.append(entry.name)
        except OSError as error:
            log.debug("%s: %s", folder, error)
        return names, folders

    def _is_new(self, folder: Path) -> bool:
        try:
            status = folder.stat()
        except (OSError, ValueError):
            return False
        key = (status.st_dev, status.st_ino)
        if key in self._seen or self._entries >= ENTRIES_LIMIT:
            return False
        self._seen.add(key)
        return True


def _ollama(models: Path, walk: _Walk, depth: int) -> Iterator[ModelFile]:
    """The models that manifests name; the files themselves have no names but their sha256."""
    for folder in _MANIFESTS:
        for manifest in walk.files(models / folder, depth):
            digest = _model_digest(manifest)
            blob = models / "blobs" / f"sha256-{digest}"
            name = _ollama_name(manifest.relative_to(models / folder))
            if digest and not _NO_WRITERS.search(name):
                yield ModelFile(blob, name)


def _model_digest(manifest: Path) -> str:
    """The sha256 of the model's weights; empty where the manifest is damaged or names none."""
    try:
        with manifest.open("rb") as stream:
            stored: object = json.loads(stream.read(MANIFEST_LIMIT))
    except (OSError, ValueError, RecursionError):
        return ""
    layers = stored.get("layers") if isinstance(stored, dict) else None
    for layer in layers if isinstance(layers, list) else ():
        if isinstance(layer, dict) and layer.get("mediaType") == _MODEL_LAYER:
            found = _DIGEST.fullmatch(str(layer.get("digest")))
            return found[1] if found else ""
    return ""


def _ollama_name(place: Path) -> str:
    """As people type it: ``qwen3:8b`` for ``registry.ollama.ai/library/qwen3/8b``."""
    *owner, model, tag = place.parts[1:] if len(place.parts) > 2 else ("", *place.parts)[-2:]
    shown = [part for part in owner if part != _LIBRARY]
    return f"{'/'.join([*shown, model])}:{tag}"
