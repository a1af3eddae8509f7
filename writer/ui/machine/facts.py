"""The facts about Writer and this machine, that ``writer doctor`` prints and the window copies.

No word of a document is among them, and no name of one. No Qt here.
"""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path, PurePath, PureWindowsPath
from typing import TypeVar

from writer import __version__
from writer.core.errors import NoChatTemplate, WriterError
from writer.core.paths import Paths
from writer.engine.api import Description
from writer.engine.gguf import ModelHeader, inspect
from writer.engine.guard import Crash
from writer.engine.machine import Machine
from writer.engine.placement import Placement
from writer.engine.planner import LoadPlan
from writer.ui.machine.words import gigabytes, placement_sentence, why_not_better
from writer.ui.phrases import size
from writer.ui.sentences import error_sentence

T = TypeVar("T")
Section = dict[str, object]

_IN_SENTENCE = frozenset({"sentence", "works", "problems"})


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found out; a part that is None could not be, and `problems` says why."""

    problems: tuple[str, ...]
    machine: Machine | None
    backends: tuple[str, ...] | None
    header: ModelHeader | None
    plan: LoadPlan | None
    running: Description | None = None
    """The model that is loaded; there is no `plan` then."""
    crash: Crash | None = None
    """How Writer ended the last time in native code, if no model was loaded since."""


@dataclass(frozen=True, slots=True)
class Installation:
    """Where Writer keeps what, and what it was started with."""

    paths: Paths
    resources: Path
    environment: Mapping[str, str]


def examine(
    find_model: Callable[[], Path],
    machine: Callable[[], Machine],
    backends: Callable[[], tuple[str, ...]],
    plan_for: Callable[[Path], LoadPlan],
    *,
    running: Description | None = None,
    crash: Crash | None = None,
) -> Findings:
    """Ask everything; what cannot be answered becomes a problem."""
    problems: list[str] = []

    def attempt(examination: Callable[[], T]) -> T | None:
        try:
            return examination()
        except WriterError as error:
            if (sentence := error_sentence(error, str)) not in problems:
                problems.append(sentence)
            return None

    known_backends = attempt(backends)
    this = attempt(machine) or Machine.here()
    path = attempt(find_model)
    header = attempt(lambda: _usable(path)) if path else None
    plan = None
    if header and known_backends is not None and running is None:
        plan = attempt(lambda: plan_for(header.path))
    return Findings(tuple(problems), this, known_backends, header, plan, running, crash)


def report(
    findings: Findings, installation: Installation, catalogue_id: str | None
) -> dict[str, Section]:
    """All facts by section, the verdict first."""
    return {
        "verdict": _verdict(findings),
        "hardware": _hardware(findings.machine),
        "backends": {"available": list(findings.backends or ())},
        "model": _model(findings.header, catalogue_id),
        "plan": _plan(findings),
        "crash": _crash(findings.crash),
        "folders": _folders(installation),
        "input_method": _input_method(installation.environment),
    }


def as_text(report: dict[str, Section]) -> str:
    """For people to read, one fact a line."""
    lines = [str(report["verdict"]["sentence"])]
    for title, section in report.items():
        lines += ["", f"{title.replace('_', ' ')}:"]
        lines += [
            f"  {_named(name)}: {_shown(name, value)}"
            for name, value in section.items()
            if name not in _IN_SENTENCE
        ] or ["  none"]
    return "\n".join(lines) + "\n"


def _named(name: str) -> str:
    short = name.removesuffix("_bytes").removeprefix("bytes_")
    return name if name.isupper() else short.replace("_", " ")


def _shown(name: str, value: object) -> str:
    if isinstance(value, int) and name == "size_bytes":
        return size(value)
    if isinstance(value, int) and name.endswith("_bytes"):
        return f"{gigabytes(value)} GB"
    if isinstance(value, int) and name == "bytes_per_second":
        return f"{gigabytes(value)} GB"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{_named(key)}: {_shown(key, item)}" for key, item in value.items())
    if isinstance(value, list):
        return "; ".join(_shown(name, item) for item in value) or "none"
    return "-" if value in ("", None) else str(value)


def without_names(text: str, home: PurePath) -> str:
    """The same with the person's home folder, and their name in other paths, left out."""
    if not home.name:  # the home of a service, which is no person's
        return text
    case = re.IGNORECASE if isinstance(home, PureWindowsPath) else re.NOFLAG
    folders = "|".join(map(re.escape, {str(home), home.as_posix()}))
    text = re.sub(rf"(?<![A-Za-z0-9_./\\-])(?:{folders})(?![\w-])", "~", text, flags=case)
    return re.sub(rf"(?<=[/\\]){re.escape(home.name)}(?![\w-])", "…", text, flags=case)


def _usable(path: Path) -> ModelHeader:
    header = inspect(path)
    if header.chat_template is None:
        raise NoChatTemplate(path)
    return header


def _verdict(findings: Findings) -> Section:
    running, plan = findings.running, findings.plan
    if running and not findings.problems:
        sentence = f"Writer works: {running.model} on {running.device}."
    elif plan and not findings.problems:
        sentence = f"Writer can work: {plan.model_name} on {plan.device}."
    else:
        sentence = "Writer cannot work with a model here: " + " ".join(findings.problems)
    return {
        "works": not findings.problems,
        "sentence": sentence,
        "problems": list(findings.problems),
        "version": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
    }


def _hardware(machine: Machine | None) -> Section:
    if machine is None:
        return {}
    gpus = [
        {
            "name": gpu.name,
            "total_bytes": gpu.total_bytes,
            "free_bytes": gpu.free_bytes,
            "driver": gpu.driver,
            "bytes_per_second": gpu.bytes_per_second,
        }
        for gpu in machine.gpus
    ]
    why = machine.absence
    return {
        "physical_cores": machine.physical_cores,
        "memory_total_bytes": machine.total_bytes,
        "memory_free_bytes": machine.free_bytes,
        "gpus": gpus,
        "no_gpu_because": f"{why.cause} {why.detail}".strip() if why else "",
    }


def _model(header: ModelHeader | None, catalogue_id: str | None) -> Section:
    if header is None:
        return {}
    return {
        "name": header.name,
        "path": str(header.path),
        "catalogue": catalogue_id,
        "architecture": header.architecture,
        "quantization": header.quantization,
        "size_bytes": header.size_bytes,
        "context_length": header.context_length,
    }


def _plan(findings: Findings) -> Section:
    plan, running = findings.plan, findings.running
    if running is not None:
        placement = running.placement
        facts = {"device": running.device, "threads": running.threads, "is_loaded": True}
        return facts | _placement(placement)
    if plan is None:
        return {}
    facts = {"device": plan.device, "threads": plan.threads, "is_loaded": False}
    memory = {"memory_bytes": plan.ram_bytes, "gpu_memory_bytes": plan.vram_bytes}
    return facts | memory | _placement(plan.placement)


def _placement(placement: Placement) -> Section:
    pace = placement.pace
    return {
        "in_words": placement_sentence(placement, str),
        "why_not_better": why_not_better(placement, str),
        "gpu_layers": placement.gpu_layers,
        "layers": placement.layers,
        "window_tokens": placement.window_tokens,
        "kv_type": placement.kv_type,
        "expected_tokens_per_second": [round(pace.least, 1), round(pace.most, 1)] if pace else [],
        "reason": placement.summary,
    }


def _crash(crash: Crash | None) -> Section:
    return {"last_time": crash.summary} if crash else {}


def _folders(installation: Installation) -> Section:
    paths = installation.paths
    folders = {
        "config": paths.config,
        "models": paths.models,
        "state": paths.state,
        "cache": paths.cache,
        "resources": installation.resources,
    }
    return {name: _folder(path) for name, path in folders.items()}


def _folder(path: Path) -> str:
    if not path.exists():
        return f"{path} (made when needed)"
    return str(path) if os.access(path, os.W_OK) else f"{path} (read-only)"


def _input_method(environment: Mapping[str, str]) -> Section:
    """What decides whether Chinese can be typed: variables, and the plugins that Qt brings."""
    names = ("QT_IM_MODULE", "QT_IM_MODULES", "XMODIFIERS", "GTK_IM_MODULE", "XDG_SESSION_TYPE")
    return {name: environment.get(name, "") for name in names} | {"plugins": _plugins()}


def _plugins() -> list[str]:
    package = find_spec("PySide6")
    folders = (package.submodule_search_locations or []) if package else []
    return sorted(
        path.stem
        for folder in folders
        for path in Path(folder).glob("**/plugins/platforminputcontexts/*")
    )
