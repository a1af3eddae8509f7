"""Which model a verb works with, the settings that say so, and the model while it is loaded."""

from __future__ import annotations

import locale
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from writer.cli.console import Console
from writer.cli.services import Services
from writer.core.errors import InternalError
from writer.core.jobs import CancelToken, Progress
from writer.core.settings import InterfaceLanguage, Settings
from writer.engine.api import Engine
from writer.engine.catalogue import Catalogue
from writer.engine.digest import Digests
from writer.engine.entry import Entry
from writer.engine.model_places import Place, model_places

T = TypeVar("T")


def catalogue(services: Services) -> Catalogue:
    """The known models."""
    return Catalogue.load(services.resources / "models.toml")


def stored_settings(services: Services) -> Settings:
    """What the person chose; says so where it was damaged."""
    loaded = Settings.load(services.paths.settings)
    if loaded.damaged is not None:
        Console(services.stderr).say(
            f"The settings were damaged. The defaults are used, and the file is kept as "
            f"{loaded.damaged}."
        )
    return loaded.value


def digests(services: Services) -> Digests:
    """What is known of files that were read before."""
    return Digests(services.paths.cache / "digests.json")


def model_folders(services: Services) -> tuple[Place, ...]:
    """Where models may lie on this machine."""
    added = map(Path, stored_settings(services).model_folders)
    return model_places(services.paths.models, added, environment=services.environment)


def present_models(services: Services) -> dict[Entry, Path]:
    """The known models in Writer's own folder and in those that were added."""
    known, settings = catalogue(services), stored_settings(services)
    folders = [services.paths.models, *map(Path, settings.model_folders)]
    found: dict[Entry, Path] = {}
    for folder in folders:
        for entry, path in known.find(folder).items():
            if str(path) not in settings.forgotten_models:
                found.setdefault(entry, path)
    return {entry: found[entry] for entry in known.entries if entry in found}


def model_file(name: str, services: Services) -> Path:
    """The file that is meant by an id, by a file's name in one of the folders, or by a path."""
    entry = catalogue(services).named(name)
    file = entry.file if entry else name
    folders = [services.paths.models, *map(Path, stored_settings(services).model_folders)]
    there = [folder / file for folder in folders if (folder / file).is_file()]
    missing = folders[0] / file if entry else Path(name).absolute()
    return next(iter(there), missing)


def speaks_chinese(settings: Settings, environment: Mapping[str, str]) -> bool:
    """Whether the interface is Chinese, as chosen or as the system is."""
    if settings.language is not InterfaceLanguage.SYSTEM:
        return settings.language is InterfaceLanguage.CHINESE
    names = (environment.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    spoken = next(filter(None, names), locale.getlocale()[0] or "")
    return spoken.lower().startswith(("zh", "chinese"))


def chosen_model(wish: Path | None, settings: Settings, services: Services) -> Path:
    """What ``--model`` says, else the one set as default, else the catalogue's first on the disk.

    Raises NoModel.
    """
    return wish or catalogue(services).default(settings.model, services.paths.models)


def on_engine(
    path: Path,
    threads: int,
    services: Services,
    token: CancelToken,
    use: Callable[[Engine], Iterator[T]],
) -> Iterator[Progress | T]:
    """Load a model, yield what `use` makes of it, and free it whatever happens."""
    engine: Engine | None = None
    try:
        for value in services.open_engine(
            path, token, leave_core_for_window=False, threads=threads
        ):
            if isinstance(value, Progress):
                yield value
            else:
                engine = value
        if engine is None:
            raise InternalError
        yield from use(engine)
    finally:
        if engine is not None:
            engine.close()
