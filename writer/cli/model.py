"""Which model a verb works with, the settings that say so, and the model while it is loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from writer.cli.console import Console
from writer.cli.services import Services
from writer.core.errors import InternalError
from writer.core.jobs import CancelToken, Progress
from writer.core.settings import Settings
from writer.engine.api import Engine
from writer.engine.catalogue import Catalogue

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
