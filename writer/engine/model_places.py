"""Where models may lie already: Writer's own folder, those of other programs, and Downloads."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from platformdirs import user_downloads_path

SETTINGS_LIMIT = 1 << 20
FLAT = 1
NESTED = 4
"""Publisher, model, and one or two more."""
DEEP = 6
"""As far down as caches go: ``models--a--b/snapshots/1234/folder/file``."""


class Origin(StrEnum):
    """Whose folder a model lies in."""

    WRITER = "Writer"
    ADDED = "a folder that was added"
    LM_STUDIO = "LM Studio"
    OLLAMA = "Ollama"
    HUGGING_FACE = "Hugging Face"
    MODELSCOPE = "ModelScope"
    GPT4ALL = "GPT4All"
    JAN = "Jan"
    DOWNLOADS = "Downloads"

    @property
    def is_ours(self) -> bool:
        """Whether its files are the person's to move, and no other program looks for them there."""
        return self in (Origin.WRITER, Origin.ADDED, Origin.DOWNLOADS)


@dataclass(frozen=True, slots=True)
class Place:
    """A folder to look into; it may not exist."""

    origin: Origin
    folder: Path
    depth: int = FLAT
    """How many levels down files are looked for; 1: in the folder itself."""


def model_places(
    models: Path,
    added: Iterable[Path] = (),
    *,
    environment: Mapping[str, str] = os.environ,
    home: Path | None = None,
    platform: str = sys.platform,
) -> tuple[Place, ...]:
    """All folders to look into, each once: Writer's own `models` first, then the `added` ones.

    Nothing is looked for yet; only settings of other programs are read, to learn of folders of
    their own.
    """
    where = _Surroundings(environment, home or Path.home(), is_windows=platform == "win32")
    places = [Place(Origin.WRITER, models, FLAT)]
    places += [Place(Origin.ADDED, folder, NESTED) for folder in added]
    for origin, folders, depth in (
        (Origin.LM_STUDIO, _lm_studio(where), NESTED),
        (Origin.OLLAMA, _ollama(where), DEEP),
        (Origin.HUGGING_FACE, _hugging_face(where), DEEP),
        (Origin.MODELSCOPE, _modelscope(where), DEEP),
        (Origin.GPT4ALL, _gpt4all(where), FLAT),
        (Origin.JAN, _jan(where), NESTED),
        (Origin.DOWNLOADS, _downloads(where), FLAT),
    ):
        places += [Place(origin, folder, depth) for folder in folders]
    known: dict[Path, Place] = {}
    for place in places:
        known.setdefault(place.folder, place)
    return tuple(known.values())


def origin_of(path: Path, places: Iterable[Place]) -> Origin | None:
    """Whose folder a file lies in, links followed; None where it is nobody's that is known.

    Of folders in each other it is the innermost: who adds a whole drive does not own what other
    programs keep there.
    """
    real = _real(path)
    around = [(place.origin, _real(place.folder)) for place in places]
    owners = {folder: origin for origin, folder in reversed(around) if real.is_relative_to(folder)}
    return owners[max(owners, key=lambda folder: len(folder.parts))] if owners else None


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))  # Path.resolve raises where links go round


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What says where other programs keep things."""

    environment: Mapping[str, str]
    home: Path
    is_windows: bool

    def named(self, *names: str) -> list[Path]:
        """The folders that these variables name, as far as they are set."""
        values = (self.environment.get(name, "").strip() for name in names)
        return [self._expanded(value) for value in values if value]

    def roaming(self) -> Path:
        return next(iter(self.named("APPDATA")), self.home / "AppData/Roaming")

    def local(self) -> Path:
        return next(iter(self.named("LOCALAPPDATA")), self.home / "AppData/Local")

    def cache(self) -> Path:
        return next(iter(self.named("XDG_CACHE_HOME")), self.home / ".cache")

    def data(self) -> Path:
        return next(iter(self.named("XDG_DATA_HOME")), self.home / ".local/share")

    def config(self) -> Path:
        return next(iter(self.named("XDG_CONFIG_HOME")), self.home / ".config")

    def _expanded(self, value: str) -> Path:
        return self.home / value[2:] if value.startswith(("~/", "~\\")) else Path(value)


def _lm_studio(where: _Surroundings) -> Iterator[Path]:
    pointer = _first_line(where.home / ".lmstudio-home-pointer")
    homes = [Path(pointer)] if pointer else []
    homes += [where.home / ".lmstudio", where.home / ".cache/lm-studio"]
    application = where.roaming() if where.is_windows else where.config()
    for folder in (*homes, application / "LM Studio"):
        if chosen := _setting(folder / "settings.json", "downloadsFolder"):
            yield Path(chosen)
    for folder in homes:
        yield folder / "models"


def _ollama(where: _Surroundings) -> Iterator[Path]:
    yield from where.named("OLLAMA_MODELS")
    yield where.home / ".ollama/models"
    if not where.is_windows:
        yield Path("/usr/share/ollama/.ollama/models")
        yield Path("/var/lib/ollama/.ollama/models")


def _hugging_face(where: _Surroundings) -> Iterator[Path]:
    yield from where.named("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE")
    yield from (folder / "hub" for folder in where.named("HF_HOME"))
    yield where.cache() / "huggingface/hub"


def _modelscope(where: _Surroundings) -> Iterator[Path]:
    yield from where.named("MODELSCOPE_CACHE")
    yield where.home / ".cache/modelscope/hub"


def _gpt4all(where: _Surroundings) -> Iterator[Path]:
    config = where.roaming() if where.is_windows else where.config()
    for line in _text(config / "nomic.ai/GPT4All.ini").splitlines():
        name, _, value = line.partition("=")
        if name == "modelPath" and value.strip():
            yield Path(value.strip())
    base = where.local() if where.is_windows else where.data()
    yield base / "nomic.ai/GPT4All"


def _jan(where: _Surroundings) -> Iterator[Path]:
    bases = [where.roaming()] if where.is_windows else [where.data(), where.config()]
    chosen = [_setting(base / "Jan/settings.json", "data_folder") for base in bases]
    for folder in (*map(Path, filter(None, chosen)), *(base / "Jan/data" for base in bases)):
        yield folder / "models"
        yield folder / "llamacpp/models"
    yield where.home / "jan/models"


def _downloads(where: _Surroundings) -> Iterator[Path]:
    yield from where.named("XDG_DOWNLOAD_DIR")
    if not where.is_windows and (chosen := _user_dir(where)):
        yield chosen
    if where.is_windows and sys.platform == "win32":
        yield user_downloads_path()  # Windows lets it be moved, and only it knows where to
    yield where.home / "Downloads"


def _user_dir(where: _Surroundings) -> Path | None:
    """The folder for downloads that the desktop has, in whatever language."""
    for line in _text(where.config() / "user-dirs.dirs").splitlines():
        name, _, value = line.strip().partition("=")
        if name == "XDG_DOWNLOAD_DIR":
            return Path(value.strip('"').replace("$HOME", str(where.home)))
    return None


def _first_line(path: Path) -> str:
    return next(iter(_text(path).splitlines()), "").strip()


def _setting(path: Path, key: str) -> str:
    """A text out of another program's settings; of what is damaged, nothing."""
    try:
        stored: object = json.loads(_text(path) or "{}")
    except (ValueError, RecursionError):
        return ""
    value = stored.get(key) if isinstance(stored, dict) else None
    return value if isinstance(value, str) and value.isprintable() else ""


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return stream.read(SETTINGS_LIMIT).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""
