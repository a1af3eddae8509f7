"""The workflows cannot run here; what can be known of them without running is checked."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from packages.command_line import parse
from setup.folders import Checkout

NAMES = ("check", "release")
KNOWN_CONTEXTS = {"github", "matrix", "env", "runner", "secrets", "needs", "steps", "inputs"}


def workflow(repository: Checkout, name: str) -> dict[Any, Any]:
    file = repository.root / ".github" / "workflows" / f"{name}.yml"
    read = yaml.safe_load(file.read_text("utf-8"))
    assert isinstance(read, dict)
    return read


@pytest.mark.parametrize("name", NAMES)
def test_every_job_can_start_and_end(name: str, repository: Checkout) -> None:
    read = workflow(repository, name)
    assert read[True]  # YAML takes the key "on" for true
    assert read["permissions"] == {"contents": "read"}
    for job in read["jobs"].values():
        assert job["runs-on"]
        assert 0 < job["timeout-minutes"] <= 120
        needs = job.get("needs", [])
        assert set([needs] if isinstance(needs, str) else needs) <= set(read["jobs"])


@pytest.mark.parametrize("name", NAMES)
def test_every_step_does_one_thing_with_a_pinned_tool(name: str, repository: Checkout) -> None:
    for job in workflow(repository, name)["jobs"].values():
        for step in job["steps"]:
            assert ("uses" in step) != ("run" in step), step
            if "uses" in step:
                assert re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"])
            else:
                assert step["name"]


@pytest.mark.parametrize("name", NAMES)
def test_every_expression_is_closed_and_asks_what_exists(name: str, repository: Checkout) -> None:
    text = (repository.root / ".github" / "workflows" / f"{name}.yml").read_text("utf-8")
    found = re.findall(r"\$\{\{(.*?)\}\}", text)
    assert len(found) == text.count("${{")
    for expression in found:
        for context in re.findall(r"\b([a-z]+)\.[a-z_]+", re.sub(r"'[^']*'", "", expression)):
            assert context in KNOWN_CONTEXTS, expression


def commands(repository: Checkout) -> list[str]:
    jobs = workflow(repository, "release")["jobs"].values()
    scripts = "\n".join(step["run"] for job in jobs for step in job["steps"] if "run" in step)
    return re.findall(r"packaging[/\\]build\.py ([^\n)]+)", scripts)


def test_the_builder_understands_all_that_it_is_told(repository: Checkout) -> None:
    found = commands(repository)
    verbs = {line.split()[0] for line in found}
    assert verbs == {"version", "folder", "deb", "appimage", "installer", "wheel", "try"} - {
        "folder"
    }
    for line in found:
        words = re.sub(r'"[^"]*"', "quoted", line).split()
        parse([word.strip('"') for word in words])


def test_what_is_built_is_tried_on_both_systems(repository: Checkout) -> None:
    jobs = workflow(repository, "release")["jobs"]
    for system, packages in (("linux", 4), ("windows", 3)):
        scripts = "\n".join(step.get("run", "") for step in jobs[system]["steps"])
        assert len(re.findall(r"build\.py try", scripts)) == packages


def test_every_check_is_the_one_that_runs_here(repository: Checkout) -> None:
    steps = workflow(repository, "check")["jobs"]["debian"]["steps"]
    assert steps[-1]["run"] == ".ci/run"
    assert Path(repository.root / ".ci" / "run").stat().st_mode & 0o100
