from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.harness import CommandLine
from tests.fakes import ScriptedEngine, passage_of


@pytest.fixture
def command_line(tmp_path: Path) -> CommandLine:
    """A command line whose model changes nothing."""
    return CommandLine(tmp_path / "home", ScriptedEngine(passage_of))
