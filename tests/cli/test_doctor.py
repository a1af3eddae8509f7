from __future__ import annotations

import json
from pathlib import Path

from tests.cli.harness import CommandLine
from tests.engine.models import write_model
from writer.core.errors import NativeLibraryUnusable, TooLargeForMemory


def test_a_machine_that_can_work_is_described(command_line: CommandLine, tmp_path: Path) -> None:
    model = write_model(tmp_path / "model.gguf")
    outcome = command_line.run("doctor", "--model", str(model))
    text = outcome.stdout.decode()
    assert outcome.code == 0
    assert text.startswith("Writer can work: Tiny test on CPU.\n")
    for part in (
        "physical cores: 4",
        "memory free: 12 GB",
        "CPU (scripted)",
        "quantization: Q8_0",
        "window tokens: 2048",
        f"models: {command_line.paths.models} (made when needed)",
        "XMODIFIERS: @im=fcitx",
    ):
        assert part in text


def test_json_has_the_same_facts(command_line: CommandLine, tmp_path: Path) -> None:
    model = write_model(tmp_path / "model.gguf")
    outcome = command_line.run("doctor", "--json", "--model", str(model))
    report = json.loads(outcome.stdout)
    assert (outcome.code, report["works"], report["problems"]) == (0, True, [])
    assert report["hardware"]["physical_cores"] == 4
    assert report["model"]["path"] == str(model)
    assert report["model"]["catalogue"] is None
    assert report["plan"]["device"] == "CPU"
    assert report["plan"]["memory_bytes"] > model.stat().st_size
    assert report["plan"]["gpu_memory_bytes"] == 0
    assert report["backends"]["available"] == ["CPU (scripted)"]
    assert set(report["folders"]) == {"config", "models", "state", "cache", "resources"}
    assert isinstance(report["input_method"]["plugins"], list)


def test_without_a_model_it_cannot_work(command_line: CommandLine) -> None:
    outcome = command_line.run("doctor")
    text = outcome.stdout.decode()
    assert outcome.code == 1
    assert text.startswith("Writer cannot work with a model here: There is no writing model yet.")
    assert "model:\n  none" in text


def test_without_the_library_it_cannot_work(command_line: CommandLine, tmp_path: Path) -> None:
    command_line.native_error = NativeLibraryUnusable("no libllama")
    model = write_model(tmp_path / "model.gguf")
    outcome = command_line.run("doctor", "--json", "--model", str(model))
    report = json.loads(outcome.stdout)
    assert (outcome.code, report["works"]) == (1, False)
    assert len(report["problems"]) == 1, "said once, though several parts need the library"
    assert "no libllama" in report["sentence"]
    assert report["hardware"]["physical_cores"] >= 1
    assert report["plan"] == {}


def test_a_model_that_does_not_fit_is_a_problem(command_line: CommandLine, tmp_path: Path) -> None:
    model = write_model(tmp_path / "model.gguf")
    command_line.load_error = TooLargeForMemory(model, 9 * 10**9, 8 * 10**9)
    outcome = command_line.run("doctor", "--model", str(model))
    assert outcome.code == 1
    assert "needs 9.0 GB of memory, and 8.0 GB are free" in outcome.stdout.decode()


def test_a_model_without_a_chat_template_is_a_problem(
    command_line: CommandLine, tmp_path: Path
) -> None:
    model = write_model(
        tmp_path / "model.gguf",
        change=lambda writer: writer.kv_data[0].__delitem__("tokenizer.chat_template"),
    )
    outcome = command_line.run("doctor", "--model", str(model))
    assert outcome.code == 1
    assert "no chat template" in outcome.stdout.decode()
