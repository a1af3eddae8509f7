"""``writer models download``, ``add --copy``, ``move`` and ``remove``: what changes files."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from writer.cli.console import Console
from writer.cli.exits import Exit, Interrupted, UsageError
from writer.cli.model import (
    catalogue,
    digests,
    model_file,
    model_folders,
    speaks_chinese,
    stored_settings,
)
from writer.cli.models import add_file
from writer.cli.services import Services
from writer.cli.worker import run_job
from writer.core.errors import ChecksumMismatch, ModelMissing, NoModel, NotOurs
from writer.core.jobs import CancelToken, Progress
from writer.core.settings import Settings
from writer.engine.catalogue import Entry
from writer.engine.download.job import download
from writer.engine.download.leftovers import discard, sweep, unfinished
from writer.engine.download.transfer import TERMS
from writer.engine.entry import Source
from writer.engine.found import Verdict, examine
from writer.engine.model_places import origin_of
from writer.engine.relocation import copy, is_own, move, remove
from writer.ui.phrases import size


def run_models_files(parsed: argparse.Namespace, services: Services) -> Exit:
    """Do one of the actions that change files."""
    match parsed.action:
        case "download":
            return _download(parsed, services)
        case "add":
            return _copy_in(parsed.file.absolute(), services)
        case "move":
            return _move(model_file(parsed.name, services), parsed.folder.absolute(), services)
        case _:
            return _remove(parsed.name, services)


def _download(parsed: argparse.Namespace, services: Services) -> Exit:
    entry = _entry(parsed.name, services)
    settings = stored_settings(services)
    sources = _sources(entry, parsed.site, settings, services)
    limit = parsed.limit_rate or settings.download_limit_kb * 1000
    terms = replace(TERMS, bytes_per_second=limit)
    folder = services.paths.models
    sweep(folder, catalogue(services))
    console = Console(services.stderr)
    console.say(
        f"{entry.name}, {size(entry.size_bytes)}, from {sources[0].label} ({entry.license})."
    )

    def fetch(token: CancelToken) -> Iterator[Progress | Path]:
        return download(entry, sources, folder, token, terms)

    try:
        path = _run(fetch, console, services)
    except Interrupted as end:
        console.say("Stopped. What has arrived is kept, and the same command goes on there.")
        if end.is_hanging:
            services.leave(Exit.INTERRUPTED)
        return Exit.INTERRUPTED
    digests(services).note(path, entry.sha256)
    services.deliver(f"{path}: downloaded, and every byte of it is right\n")
    return Exit.DONE


def _sources(
    entry: Entry, site: str | None, settings: Settings, services: Services
) -> tuple[Source, ...]:
    """Those of one site, or all, the nearest first."""
    is_chinese = speaks_chinese(settings, services.environment)
    known = entry.sources_in_order(chinese=is_chinese)
    chosen = tuple(source for source in known if site in (None, source.site))
    if not chosen:
        sites = ", ".join(source.site for source in known) or "none"
        raise UsageError(f"{entry.id} is not to be had from {site}; its sources: {sites}")
    return chosen


def _copy_in(path: Path, services: Services) -> Exit:
    """Look into a file, copy it into Writer's own folder, and use it from now on."""
    console, known = Console(services.stderr), catalogue(services)

    def bring(token: CancelToken) -> Iterator[Progress | Path]:
        name = ""
        for value in examine(path, known, digests(services), token):
            if isinstance(value, Progress):
                yield value
                continue
            if value.verdict is Verdict.WRONG and value.entry:
                found = digests(services).known(path) or ""
                raise ChecksumMismatch(path, value.entry.sha256, found)
            name = value.own_name
        yield from copy(path, services.paths.models, token, name=name)

    target = _run(bring, console, services)
    if digest := digests(services).known(path):
        digests(services).note(target, digest)
    return add_file(target, services)


def _move(path: Path, folder: Path, services: Services) -> Exit:
    """Move a file, and go on using and finding it there."""
    origin = origin_of(path, model_folders(services))
    if origin is not None and not origin.is_ours:
        raise NotOurs(path)
    before = stored_settings(services)
    is_in_use = path == _in_use(before, services)
    digest = digests(services).known(path)
    console = Console(services.stderr)
    target = _run(lambda token: move(path, folder, token), console, services)
    if digest:
        digests(services).note(target, digest)
    settings = stored_settings(services)  # the window may have changed them meanwhile
    folders = settings.model_folders
    if folder not in (services.paths.models, *map(Path, folders)):
        folders = (*folders, str(folder))
    is_in_use = is_in_use and settings.model == before.model
    model = str(target) if is_in_use else settings.model
    replace(settings, model_folders=folders, model=model).save(services.paths.settings)
    services.deliver(f"{target}: moved\n")
    return Exit.DONE


def _in_use(settings: Settings, services: Services) -> Path | None:
    try:
        return catalogue(services).default(settings.model, services.paths.models)
    except NoModel:
        return None


def _remove(name: str, services: Services) -> Exit:
    """Remove a file of Writer's own, with what has arrived of it; forget any other."""
    folder = services.paths.models
    known = catalogue(services).named(name)
    if known and any(part.entry == known for part in unfinished(folder, catalogue(services))):
        discard(folder, known)
        services.deliver(f"{known.name}: what had arrived is removed\n")
        return Exit.DONE
    path = model_file(name, services)
    settings = stored_settings(services)
    forgotten = settings.forgotten_models
    if is_own(path, folder):
        remove(path, folder)
        told = "removed"
    elif path.exists():
        forgotten = (*(name for name in forgotten if name != str(path)), str(path))
        told = "not listed any more; the file stays, for it is not in Writer's own folder"
    else:
        raise ModelMissing(path)
    model = "" if settings.model == str(path) else settings.model
    replace(settings, model=model, forgotten_models=forgotten).save(services.paths.settings)
    services.deliver(f"{path}: {told}\n")
    return Exit.DONE


def _entry(name: str, services: Services) -> Entry:
    known = catalogue(services)
    if entry := known.named(name):
        return entry
    names = ", ".join(entry.id for entry in known.entries)
    raise UsageError(f"{name} is no model that Writer knows; known models: {names}")


def _run(
    job: Callable[[CancelToken], Iterator[Progress | Path]], console: Console, services: Services
) -> Path:
    """Run a job that ends with a file."""
    paths: list[Path] = []

    def receive(value: Progress | Path) -> None:
        if isinstance(value, Path):
            paths.append(value)
        else:
            console.progress(value)

    run_job(job, receive, services.leave)
    console.end_line()
    return paths[-1]
