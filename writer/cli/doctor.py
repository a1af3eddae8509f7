"""The verb ``doctor``: can Writer work here, with what, and if not, why."""

from __future__ import annotations

import argparse
import json
import os
import platform
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from writer import __version__
from writer.cli.console import plain
from writer.cli.exits import Exit
from writer.cli.model import catalogue, chosen_model, stored_settings
from writer.cli.services import Services
from writer.core.errors import NoChatTemplate, WriterError
from writer.engine.gguf import ModelHeader, inspect
from writer.engine.machine import Machine
from writer.engine.planner import LoadPlan
from writer.ui.sentences import error_sentence, size

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


def run_doctor(parsed: argparse.Namespace, services: Services) -> Exit:
    """Examine this machine; the verdict comes first."""
    findings = _examine(parsed.model, services)
    report = _report(findings, services)
    text = _as_json(report) if parsed.json else _as_text(report)
    services.deliver(text)
    return Exit.FAILED if findings.problems else Exit.DONE


def _examine(wish: Path | None, services: Services) -> Findings:
    problems: list[str] = []

    def attempt(examination: Callable[[], T]) -> T | None:
        try:
            return examination()
        except WriterError as error:
            if (sentence := error_sentence(error, plain)) not in problems:
                problems.append(sentence)
            return None

    settings = stored_settings(services)
    backends = attempt(services.backends)
    machine = attempt(services.machine) or Machine.here()
    path = attempt(lambda: chosen_model(wish, settings, services))
    header = attempt(lambda: _usable(path)) if path else None
    plan = None
    if header and backends is not None:
        plan = attempt(
            lambda: services.plan_for(
                header.path, leave_core_for_window=True, threads=settings.threads
            )
        )
    return Findings(tuple(problems), machine, backends, header, plan)


def _usable(path: Path) -> ModelHeader:
    header = inspect(path)
    if header.chat_template is None:
        raise NoChatTemplate(path)
    return header


def _report(findings: Findings, services: Services) -> dict[str, Section]:
    return {
        "verdict": _verdict(findings),
        "hardware": _hardware(findings.machine),
        "backends": {"available": list(findings.backends or ())},
        "model": _model(findings.header, services),
        "plan": _plan(findings.plan),
        "folders": _folders(services),
        "input_method": _input_method(services.environment),
    }


def _verdict(findings: Findings) -> Section:
    if findings.plan and not findings.problems:
        sentence = f"Writer can work: {findings.plan.model_name} on {findings.plan.device}."
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
        }
        for gpu in machine.gpus
    ]
    return {
        "physical_cores": machine.physical_cores,
        "memory_total_bytes": machine.total_bytes,
        "memory_free_bytes": machine.free_bytes,
        "gpus": gpus,
    }


def _model(header: ModelHeader | None, services: Services) -> Section:
    if header is None:
        return {}
    known = catalogue(services).entry_for(header.path)
    return {
        "name": header.name,
        "path": str(header.path),
        "catalogue": known.id if known else None,
        "architecture": header.architecture,
        "quantization": header.quantization,
        "size_bytes": header.size_bytes,
        "context_length": header.context_length,
    }


def _plan(plan: LoadPlan | None) -> Section:
    if plan is None:
        return {}
    return {
        "device": plan.device,
        "gpu_layers": plan.gpu_layers,
        "window_tokens": plan.window_tokens,
        "kv_type": plan.kv_type,
        "threads": plan.threads,
        "memory_bytes": plan.ram_bytes,
        "gpu_memory_bytes": plan.vram_bytes,
        "reason": plan.reason,
    }


def _folders(services: Services) -> Section:
    paths = services.paths
    folders = {
        "config": paths.config,
        "models": paths.models,
        "state": paths.state,
        "cache": paths.cache,
        "resources": services.resources,
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


def _as_json(report: dict[str, Section]) -> str:
    verdict, *others = report.items()
    return json.dumps(verdict[1] | dict(others), ensure_ascii=False, indent=2) + "\n"


def _as_text(report: dict[str, Section]) -> str:
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
    return name if name.isupper() else name.removesuffix("_bytes").replace("_", " ")


def _shown(name: str, value: object) -> str:
    if isinstance(value, int) and name.endswith("_bytes"):
        return size(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_shown(key, item)}" for key, item in value.items())
    if isinstance(value, list):
        return "; ".join(_shown(name, item) for item in value) or "none"
    return "-" if value in ("", None) else str(value)
