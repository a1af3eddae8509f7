from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

import writer.__main__
import writer.cli.main
from tests.cli.harness import CommandLine
from writer.cli.main import main


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[Path], Path | None]]:
    """What the window was asked to open; no Qt here."""
    calls: list[tuple[list[Path], Path | None]] = []

    def open_window(files: Sequence[Path] = (), *, model: Path | None = None) -> int:
        calls.append((list(files), model))
        return 7

    app = ModuleType("writer.app")
    app.__dict__["main"] = open_window
    monkeypatch.setitem(sys.modules, "writer.app", app)
    return calls


def test_without_a_verb_the_window_opens(
    opened: list[tuple[list[Path], Path | None]],
) -> None:
    assert main([]) == 7
    assert main(["a.md", "./polish", "--model", "m.gguf"]) == 7
    assert opened == [([], None), ([Path("a.md"), Path("polish")], Path("m.gguf"))]


def test_ctrl_c_before_anything_has_begun_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(writer.cli.main, "main", interrupted)
    assert writer.__main__.main() == 130


def test_damaged_settings_are_told_and_set_aside(command_line: CommandLine) -> None:
    settings = command_line.paths.settings
    settings.parent.mkdir(parents=True)
    settings.write_text("{", "utf-8")
    outcome = command_line.run("models", "list")
    assert outcome.code == 0
    assert f"kept as {settings}.damaged" in outcome.stderr
    assert command_line.run("models", "list").stderr == ""
