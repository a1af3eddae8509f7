"""``writer models list`` and ``find``: what is known, what is here, what other programs have."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from writer.cli.console import Console
from writer.cli.exits import Exit
from writer.cli.model import (
    catalogue,
    digests,
    model_folders,
    present_models,
    stored_settings,
)
from writer.cli.services import Services
from writer.cli.worker import run_job
from writer.core.jobs import CancelToken
from writer.engine.catalogue import Entry
from writer.engine.download.leftovers import unfinished
from writer.engine.found import FoundModel, Verdict, find_models
from writer.ui.phrases import size

_VERDICTS = {
    Verdict.UNKNOWN: "",
    Verdict.UNCHECKED: "",
    Verdict.RIGHT: ", verified",
    Verdict.WRONG: ", not the file that it is named after",
}


@dataclass(frozen=True, slots=True)
class _Known:
    """A model of the catalogue, and how much of it is in Writer's own folder."""

    entry: Entry
    path: Path | None
    """None where it is not there, or not whole."""
    done_bytes: int
    """What has arrived of a download that was stopped."""
    used: Path | None
    """The model that Writer writes with, whichever that is."""

    @property
    def in_use(self) -> bool:
        return self.path is not None and self.path == self.used

    @property
    def line(self) -> str:
        star = "*" if self.in_use else " "
        place = str(self.path) if self.path else "not on the disk"
        if self.done_bytes:
            place = f"{self.done_bytes * 100 // self.entry.size_bytes} % downloaded"
        return f"{star} {self.entry.id:10} {size(self.entry.size_bytes):8} {place}\n"

    @property
    def row(self) -> dict[str, object]:
        entry = self.entry
        return {
            "id": entry.id,
            "name": entry.name,
            "file": entry.file,
            "size_bytes": entry.size_bytes,
            "sha256": entry.sha256,
            "license": entry.license,
            "purpose": entry.purpose,
            "path": str(self.path) if self.path else None,
            "downloaded_bytes": self.done_bytes,
            "in_use": self.in_use,
        }


def list_models(services: Services, *, as_json: bool) -> Exit:
    """One line a model: a star for the one in use, its id, size and place."""
    folder, catalogued = services.paths.models, catalogue(services)
    present = present_models(services)
    done = {part.entry: part.done_bytes for part in unfinished(folder, catalogued)}
    chosen = stored_settings(services).model
    in_use = Path(chosen) if chosen else next(iter(catalogued.find(folder).values()), None)
    models = [
        _Known(entry, present.get(entry), done.get(entry, 0), in_use)
        for entry in catalogued.entries
    ]
    if as_json:
        own = str(in_use) if in_use else None
        return _deliver_json(services, {"in_use": own, "models": [model.row for model in models]})
    lines = [model.line for model in models]
    if in_use is not None and in_use not in present.values():
        place = in_use if in_use.is_file() else f"{in_use} (missing)"
        lines.append(f"* {'own':10} {'':8} {place}\n")
    services.deliver("".join(lines))
    return Exit.DONE


def find_on_disk(services: Services, *, as_json: bool) -> Exit:
    """All models on this machine that Writer can use, each as soon as it is found."""
    forgotten = tuple(map(Path, stored_settings(services).forgotten_models))
    found: list[FoundModel] = []

    def search(token: CancelToken) -> Iterator[FoundModel]:
        places, known = model_folders(services), catalogue(services)
        return find_models(places, known, digests(services), token, forgotten=forgotten)

    def receive(model: FoundModel) -> None:
        found.append(model)
        if not as_json:
            services.deliver(_found_line(model))

    run_job(search, receive, services.leave)
    if as_json:
        return _deliver_json(services, {"models": [_found_row(model) for model in found]})
    if not found:
        Console(services.stderr).say("No models were found on this machine.")
    return Exit.DONE


def _found_line(model: FoundModel) -> str:
    kind = f"{model.header.quantization}, {size(model.header.size_bytes)}"
    return f"{model.name} ({kind}{_VERDICTS[model.verdict]}), {model.origin}: {model.path}\n"


def _found_row(model: FoundModel) -> dict[str, object]:
    return {
        "name": model.name,
        "path": str(model.path),
        "origin": model.origin,
        "quantization": model.header.quantization,
        "size_bytes": model.header.size_bytes,
        "catalogue": model.entry.id if model.entry else None,
        "verdict": model.verdict,
    }


def _deliver_json(services: Services, report: object) -> Exit:
    services.deliver(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    return Exit.DONE
