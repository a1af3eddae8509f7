"""Every built-in task can be evaluated, with and without what a set may say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.harness import CommandLine
from tests.fakes import ScriptedEngine
from writer.core.paths import resources

TASKS = sorted(p.stem for p in (resources() / "tasks").glob("*.toml") if p.stem[0] != "_")
TEXTS = {
    "zh": "会议讨论了第二季度的预算安排，决定先由小组试行。",
    "en": "The meeting discussed the budget for the second quarter and agreed on a trial.",
}
STATUSES = {"changed", "unchanged", "kept", "written", "titles", "failed"}


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("language", TEXTS)
def test_any_task_gives_an_outcome_and_figures(
    command_line: CommandLine, tmp_path: Path, task: str, language: str
) -> None:
    other = TEXTS["en" if language == "zh" else "zh"]
    command_line.engine = ScriptedEngine(
        lambda _: other if task == "translate" else "- 预算\n- 试行"
    )
    folder = tmp_path / "sets"
    folder.mkdir()
    cases = [{"text": TEXTS[language]}, {"text": ""}]
    values = {"task": task, "instruction": "写得短一些", "cases": cases}
    (folder / "one.json").write_text(json.dumps(values), "utf-8")
    every = {"measures": ["structure", "facts", "language", "gate", "unchanged", "witness"]}
    (folder / "two.json").write_text(json.dumps(values | every), "utf-8")
    outcome = command_line.write("evaluate", str(folder), "--json")

    assert outcome.code == 0, outcome.stderr
    one, two = json.loads(outcome.stdout)["sets"]
    assert {o["status"] for o in one["outcomes"]} <= STATUSES
    assert one["figures"]
    assert set(two["figures"]) == set(every["measures"])
    assert command_line.write("evaluate", str(folder)).code == 0
