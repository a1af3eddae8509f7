"""Which model a verb works with, and the settings that say so."""

from __future__ import annotations

from pathlib import Path

from writer.cli.console import Console
from writer.cli.services import Services
from writer.core.settings import Settings
from writer.engine.catalogue import Catalogue


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
