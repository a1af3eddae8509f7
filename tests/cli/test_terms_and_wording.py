from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.harness import CommandLine
from tests.fakes import ScriptedEngine, passage_of
from writer.core.settings import Settings

TEXT = "林之远做的产品很好，大家都喜欢。\n"


@pytest.fixture
def boaster(command_line: CommandLine) -> CommandLine:
    """A command line whose model adds a word that is on a list."""
    command_line.engine = ScriptedEngine(lambda p: passage_of(p).replace("很好", "是国家级的"))
    return command_line


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes.md"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_word_on_a_list_is_hinted_at_with_its_reason(boaster: CommandLine, notes: Path) -> None:
    outcome = boaster.write("polish", str(notes))
    assert outcome.code == 0
    assert "国家级" in outcome.stdout.decode()
    assert "think twice about: 国家级 (Ranks that" in outcome.stderr


def test_the_hints_can_be_left_out(boaster: CommandLine, notes: Path) -> None:
    assert "think twice" not in boaster.write("polish", "--no-wording", str(notes)).stderr
    Settings(checks_wording=False).save(boaster.paths.settings)
    assert "think twice" not in boaster.write("polish", str(notes)).stderr


def test_own_lists_are_used_and_a_mistake_in_one_is_told(boaster: CommandLine, notes: Path) -> None:
    boaster.paths.wording.mkdir(parents=True)
    own = '[[entry]]\nwords = ["的产品"]\nreason = "Our own reason."\n'
    (boaster.paths.wording / "own.toml").write_text(own.replace("的产品", "国家"), "utf-8")
    (boaster.paths.wording / "bad.toml").write_text("[[entry]]\nwords = 3\n", "utf-8")
    outcome = boaster.write("polish", str(notes))
    assert "Our own reason." in outcome.stderr
    assert "bad.toml has a mistake: entry 1: words must be a list" in outcome.stderr
    assert outcome.code == 0


def test_the_glossary_beside_the_document_is_named_to_the_model(
    command_line: CommandLine, notes: Path
) -> None:
    (notes.parent / "glossary.txt").write_text(f"林之远\n{'长' * 99}\n", "utf-8")
    outcome = command_line.write("polish", str(notes))
    assert "保留：林之远。" in command_line.engine.prompts[-1].messages[-1].text
    assert "Line 2 of the glossary" in outcome.stderr


def test_a_text_from_a_pipe_has_the_users_own_glossary(command_line: CommandLine) -> None:
    command_line.paths.glossary.parent.mkdir(parents=True)
    command_line.paths.glossary.write_text("林之远\n", "utf-8")
    command_line.write("polish", stdin=TEXT.encode())
    assert "保留：林之远。" in command_line.engine.prompts[-1].messages[-1].text
