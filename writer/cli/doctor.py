"""The verb ``doctor``: can Writer work here, with what, and if not, why."""

from __future__ import annotations

import argparse
import json
from functools import partial

from writer.cli.exits import Exit
from writer.cli.model import catalogue, chosen_model, stored_settings
from writer.cli.services import Services
from writer.engine.guard import Guard
from writer.ui.machine.facts import Installation, Section, as_text, examine, report


def run_doctor(parsed: argparse.Namespace, services: Services) -> Exit:
    """Examine this machine; the verdict comes first."""
    settings = stored_settings(services)
    findings = examine(
        partial(chosen_model, parsed.model, settings, services),
        services.machine,
        services.backends,
        partial(services.plan_for, leave_core_for_window=True, threads=settings.threads),
        crash=Guard(services.paths.state).crash(),
    )
    header = findings.header
    known = catalogue(services).entry_for(header.path) if header else None
    installation = Installation(services.paths, services.resources, services.environment)
    facts = report(findings, installation, known.id if known else None)
    services.deliver(_as_json(facts) if parsed.json else as_text(facts))
    return Exit.FAILED if findings.problems else Exit.DONE


def _as_json(facts: dict[str, Section]) -> str:
    verdict, *others = facts.items()
    return json.dumps(verdict[1] | dict(others), ensure_ascii=False, indent=2) + "\n"
