"""The first start of somebody who has a model in another program: with keys, and no network."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.end_to_end.screen import Screen, log_of, started, wait_for


@pytest.mark.tiny
def test_a_model_of_another_program_is_found_and_used_where_it_lies(
    writer_home: Path, tiny_path: Path, tmp_path: Path, screen: Screen
) -> None:
    person, trace = tmp_path / "person", tmp_path / "trace"
    folder = person / ".lmstudio/models/HuggingFaceTB/SmolLM2"
    folder.mkdir(parents=True)
    model = folder / "SmolLM2.gguf"
    model.symlink_to(tiny_path)
    home = replace(screen, environment=screen.environment | {"HOME": str(person)})
    strace = ["strace", "-f", "-e", "trace=socket", "-o", str(trace)]
    with started([*strace, sys.executable, "-m", "writer"], home) as running:
        wait_for(lambda: screen.has_focus("Writer"))
        screen.press("ctrl+shift+p")
        screen.run("xdotool", "type", "--delay", "30", "Models")
        screen.press_until(lambda: screen.has_focus("Models"), "Return")
        screen.press_until(lambda: "model ready" in log_of(writer_home), "Return")
        settings = writer_home / "config" / "settings.json"
        wait_for(settings.exists)
        screen.press_until(lambda: not screen.has_focus("Models"), "Escape")
        screen.press_until(lambda: running.poll() is not None, "ctrl+q")
        assert running.wait(30) == 0
    assert json.loads(settings.read_text("utf-8"))["model"] == str(model)
    assert model.is_symlink()
    assert not (writer_home / "models").exists(), "nothing was copied"
    assert "AF_INET" not in trace.read_text()
