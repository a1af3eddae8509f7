"""The verb ``models``: what is there, where, and whether it is what it should be."""

from __future__ import annotations

import argparse
from dataclasses import replace
from functools import partial
from pathlib import Path

from writer.cli.console import Console
from writer.cli.exits import Exit, UsageError
from writer.cli.model import catalogue, stored_settings
from writer.cli.services import Services
from writer.cli.worker import run_job
from writer.core.errors import FileError, NoModel
from writer.engine.catalogue import Entry
from writer.engine.digest import Digests
from writer.engine.gguf import inspect
from writer.ui.sentences import size


def run_models(parsed: argparse.Namespace, services: Services) -> Exit:
    """Do one of the actions of ``models``."""
    match parsed.action:
        case "list":
            return _list(services)
        case "path":
            return _print(services, f"{services.paths.models}\n")
        case "add":
            return _add(parsed.file, services)
        case _:
            return _verify(parsed.name, services)


def _list(services: Services) -> Exit:
    """One line a model: a star for the one in use, its id, size and place."""
    known = catalogue(services)
    present = known.find(services.paths.models)
    default = stored_settings(services).model
    in_use = Path(default) if default else next(iter(present.values()), None)
    lines = [_line(entry.id, entry, present.get(entry), in_use) for entry in known.entries]
    if in_use is not None and in_use not in present.values():
        place = in_use if in_use.is_file() else f"{in_use} (missing)"
        lines.append(f"* {'own':10} {'':8} {place}\n")
    return _print(services, "".join(lines))


def _line(name: str, entry: Entry, path: Path | None, in_use: Path | None) -> str:
    star = "*" if path is not None and path == in_use else " "
    return f"{star} {name:10} {size(entry.size_bytes):8} {path or 'not on the disk'}\n"


def _add(file: Path, services: Services) -> Exit:
    """Use `file` from now on, where it lies: nothing is copied."""
    path = file.absolute()
    header = inspect(path)
    settings = stored_settings(services)
    replace(settings, model=str(path)).save(services.paths.settings)
    return _print(
        services,
        f"{header.name} ({header.quantization}, {size(header.size_bytes)}) is used from now on: "
        f"{path}\n",
    )


def _verify(name: str | None, services: Services) -> Exit:
    console = Console(services.stderr)
    digests = Digests(services.paths.cache / "digests.json")
    code = Exit.DONE
    for path, entry in _targets(name, services).items():
        try:
            job = partial(digests.verify, path, entry.sha256)
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
        present = known.find(services.paths.models)
        if not present:
            raise NoModel(services.paths.models)
        return {path: entry for entry, path in present.items()}
    if entry := known.named(name):
        return {services.paths.models / entry.file: entry}
    if entry := known.entry_for(Path(name)):
        return {Path(name): entry}
    names = ", ".join(entry.id for entry in known.entries)
    raise UsageError(f"no checksum is known for {name}; known models: {names}")


def _print(services: Services, text: str) -> Exit:
    services.deliver(text)
    return Exit.DONE
