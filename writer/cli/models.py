"""The verb ``models``: what is there, where, and whether it is what it should be."""

from __future__ import annotations

import argparse
from dataclasses import replace
from functools import partial
from pathlib import Path

from writer.cli.console import Console
from writer.cli.exits import Exit, UsageError
from writer.cli.model import catalogue, digests, model_file, present_models, stored_settings
from writer.cli.models_list import find_on_disk, list_models
from writer.cli.services import Services
from writer.cli.worker import run_job
from writer.core.errors import FileError, NoModel
from writer.engine.catalogue import Entry
from writer.engine.gguf import inspect
from writer.ui.phrases import size


def run_models(parsed: argparse.Namespace, services: Services) -> Exit:
    """Do one of the actions of ``models``."""
    match parsed.action:
        case "list":
            return list_models(services, as_json=parsed.json)
        case "path":
            return _print(services, f"{services.paths.models}\n")
        case "find":
            return find_on_disk(services, as_json=parsed.json)
        case "add" if not parsed.copy:
            add = _add_folder if parsed.file.is_dir() else add_file
            return add(parsed.file.absolute(), services)
        case "verify":
            return _verify(parsed.name, services)
        case _:
            from writer.cli.models_files import run_models_files  # brings urllib and ssl with it

            return run_models_files(parsed, services)


def add_file(path: Path, services: Services) -> Exit:
    """Use a file from now on, where it lies: nothing is copied."""
    header = inspect(path)
    settings = stored_settings(services)
    listed = tuple(name for name in settings.forgotten_models if name != str(path))
    replace(settings, model=str(path), forgotten_models=listed).save(services.paths.settings)
    return _print(
        services,
        f"{header.name} ({header.quantization}, {size(header.size_bytes)}) is used from now on: "
        f"{path}\n",
    )


def _add_folder(folder: Path, services: Services) -> Exit:
    """Look into a folder from now on when models are looked for."""
    settings = stored_settings(services)
    others = tuple(name for name in settings.model_folders if name != str(folder))
    replace(settings, model_folders=(*others, str(folder))).save(services.paths.settings)
    return _print(services, f"writer models find looks into {folder} from now on\n")


def _verify(name: str | None, services: Services) -> Exit:
    console = Console(services.stderr)
    code = Exit.DONE
    for path, entry in _targets(name, services).items():
        try:
            job = partial(digests(services).verify, path, entry.sha256)
            run_job(job, console.progress, services.leave)
        except FileError as error:
            console.error(error)
            code = Exit.FAILED
        else:
            console.end_line()
            _print(services, f"{path}: as it should be\n")
    return code


def _targets(name: str | None, services: Services) -> dict[Path, Entry]:
    """The files to read, each with the model that it should be."""
    known = catalogue(services)
    if name is None:
        present = present_models(services)
        if not present:
            raise NoModel(services.paths.models)
        return {path: entry for entry, path in present.items()}
    if entry := known.named(name):
        return {model_file(name, services): entry}
    if entry := known.entry_for(Path(name)):
        return {Path(name): entry}
    names = ", ".join(entry.id for entry in known.entries)
    raise UsageError(f"no checksum is known for {name}; known models: {names}")


def _print(services: Services, text: str) -> Exit:
    services.deliver(text)
    return Exit.DONE
