from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.harness import CommandLine
from tests.engine.models import write_model
from writer.core.settings import Settings
from writer.engine.catalogue import Catalogue, Entry


@pytest.fixture
def small_catalogue(monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """A catalogue of two models of a few bytes."""
    content = b"GGUF weights"
    entries = [
        Entry(name, name.title(), f"{name}.gguf", "Q4_K_M", len(content), digest, "MIT")
        for name, digest in (
            ("first", hashlib.sha256(content).hexdigest()),
            ("second", "0" * 64),
        )
    ]
    catalogue = Catalogue(tuple(entries))
    monkeypatch.setattr(Catalogue, "load", lambda _path: catalogue)
    return catalogue


def put(command_line: CommandLine, name: str, content: bytes = b"GGUF weights") -> Path:
    folder = command_line.paths.models
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path


def test_path_prints_the_folder_of_models(command_line: CommandLine) -> None:
    outcome = command_line.run("models", "path")
    assert (outcome.code, outcome.stdout.decode()) == (0, f"{command_line.paths.models}\n")


@pytest.mark.usefixtures("small_catalogue")
def test_list_shows_what_is_there_and_what_is_used(command_line: CommandLine) -> None:
    path = put(command_line, "second.gguf")
    first, second = command_line.run("models", "list").stdout.decode().splitlines()
    assert first.split() == ["first", "12", "B", "not", "on", "the", "disk"]
    assert second.split() == ["*", "second", "12", "B", str(path)]


@pytest.mark.usefixtures("small_catalogue")
def test_add_uses_a_file_where_it_lies(command_line: CommandLine, tmp_path: Path) -> None:
    put(command_line, "first.gguf")
    path = write_model(tmp_path / "我的模型.gguf")
    outcome = command_line.run("models", "add", str(path))
    assert outcome.code == 0
    assert "Tiny test (Q8_0" in outcome.stdout.decode()
    assert Settings.load(command_line.paths.settings).value.model == str(path)
    listed = command_line.run("models", "list").stdout.decode()
    assert listed.count("*") == 1
    assert f"* own                 {path}\n" in listed
    path.unlink()
    assert f"{path} (missing)" in command_line.run("models", "list").stdout.decode()


def test_add_refuses_what_is_no_model(command_line: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("# notes", "utf-8")
    outcome = command_line.run("models", "add", str(path))
    assert outcome.code == 1
    assert "not a model file" in outcome.stderr
    assert not command_line.paths.settings.exists()


@pytest.mark.usefixtures("small_catalogue")
def test_verify_names_the_good_and_the_bad(command_line: CommandLine) -> None:
    good, bad = put(command_line, "first.gguf"), put(command_line, "second.gguf")
    outcome = command_line.run("models", "verify")
    assert outcome.code == 1
    assert outcome.stdout.decode() == f"{good}: as it should be\n"
    assert f"{bad} is not the one it is named after" in outcome.stderr
    assert command_line.run("models", "verify", "first").code == 0
    assert command_line.run("models", "verify", str(good)).code == 0
    memory = command_line.paths.cache / "digests.json"
    assert len(json.loads(memory.read_text("utf-8"))) == 2


@pytest.mark.usefixtures("small_catalogue")
def test_verify_without_anything_to_verify_says_so(command_line: CommandLine) -> None:
    nothing = command_line.run("models", "verify")
    assert (nothing.code, nothing.stdout) == (1, b"")
    assert "no writing model yet" in nothing.stderr
    missing = command_line.run("models", "verify", "first")
    assert missing.code == 1
    assert "does not exist" in missing.stderr
    unknown = command_line.run("models", "verify", "third")
    assert unknown.code == 2
    assert "first, second" in unknown.stderr
