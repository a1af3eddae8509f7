from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.harness import CommandLine, lines_of
from tests.engine.models import write_model
from writer.cli import models_files
from writer.core.settings import Settings
from writer.engine.catalogue import Catalogue, Entry
from writer.engine.relocation import move


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


@pytest.mark.usefixtures("small_catalogue")
def test_the_list_can_be_read_by_programs(command_line: CommandLine) -> None:
    path = put(command_line, "second.gguf")
    listed = json.loads(command_line.run("models", "list", "--json").stdout)
    assert listed["in_use"] == str(path)
    first, second = listed["models"]
    assert (first["id"], first["path"], first["in_use"]) == ("first", None, False)
    assert (second["id"], second["path"], second["in_use"]) == ("second", str(path), True)
    assert {"size_bytes", "sha256", "license", "downloaded_bytes"} <= first.keys()


def test_find_shows_what_other_programs_have(
    command_line: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "somebody"
    folder = home / ".lmstudio/models/publisher/repository"
    folder.mkdir(parents=True)
    path = write_model(folder / "模型.gguf")
    monkeypatch.setattr(Path, "home", lambda: home)
    outcome = command_line.run("models", "find")
    assert outcome.code == 0
    (line,) = outcome.stdout.decode().splitlines()
    assert line.startswith("Tiny test (Q8_0, ")
    assert line.endswith(f"), LM Studio: {path}")
    (row,) = json.loads(command_line.run("models", "find", "--json").stdout)["models"]
    assert (row["path"], row["origin"], row["verdict"]) == (str(path), "LM Studio", "unknown")
    assert command_line.run("models", "remove", str(path)).code == 0
    nothing = command_line.run("models", "find")
    assert (nothing.code, nothing.stdout) == (0, b"")
    assert "No models were found" in nothing.stderr
    command_line.run("models", "add", str(path))
    assert command_line.run("models", "find").stdout.decode().count(str(path)) == 1


def test_a_folder_is_looked_into_from_now_on(
    command_line: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "nobody")
    folder = tmp_path / "my models"
    folder.mkdir()
    path = write_model(folder / "model.gguf")
    for _ in range(2):
        assert command_line.run("models", "add", str(folder)).code == 0
    assert Settings.load(command_line.paths.settings).value.model_folders == (str(folder),)
    assert str(path) in command_line.run("models", "find").stdout.decode()


def test_moving_a_model_keeps_it_in_use(
    command_line: CommandLine, small_catalogue: Catalogue, tmp_path: Path
) -> None:
    path, drive = put(command_line, "first.gguf"), tmp_path / "other drive"
    command_line.run("models", "verify", "first")
    outcome = command_line.run("models", "move", "first", str(drive))
    assert (outcome.code, outcome.stdout.decode()) == (0, f"{drive / 'first.gguf'}: moved\n")
    assert not path.exists()
    settings = Settings.load(command_line.paths.settings).value
    assert settings.model == str(drive / "first.gguf")
    assert settings.model_folders == (str(drive),)
    assert f"12 B     {drive / 'first.gguf'}" in command_line.run("models", "list").stdout.decode()
    assert command_line.run("models", "verify", "first").code == 0
    assert command_line.run("models", "remove", "first").code == 0
    assert "not on the disk" in lines_of(command_line.run("models", "list").stdout)[0]
    home = str(command_line.paths.models)
    assert command_line.run("models", "move", "first", home).code == 0
    assert path.read_bytes() == b"GGUF weights"
    assert small_catalogue.find(command_line.paths.models)


@pytest.mark.usefixtures("small_catalogue")
def test_moving_another_model_does_not_change_which_is_used(
    command_line: CommandLine, tmp_path: Path
) -> None:
    put(command_line, "first.gguf")
    put(command_line, "second.gguf")
    assert command_line.run("models", "move", "second", str(tmp_path / "drive")).code == 0
    assert Settings.load(command_line.paths.settings).value.model == ""


def test_what_is_set_while_a_model_is_moved_stays_set(
    command_line: CommandLine,
    small_catalogue: Catalogue,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def slow(*args: Any) -> Iterator[object]:
        Settings(download_limit_kb=5).save(command_line.paths.settings)
        yield from move(*args)

    monkeypatch.setattr(models_files, "move", slow)
    put(command_line, small_catalogue.entries[0].file)
    assert command_line.run("models", "move", "first", str(tmp_path / "drive")).code == 0
    settings = Settings.load(command_line.paths.settings).value
    assert settings.download_limit_kb == 5
    assert settings.model_folders == (str(tmp_path / "drive"),)


def test_a_model_of_another_program_is_not_moved(
    command_line: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    folder = tmp_path / ".lmstudio/models"
    folder.mkdir(parents=True)
    path = write_model(folder / "model.gguf")
    outcome = command_line.run("models", "move", str(path), str(tmp_path / "drive"))
    assert outcome.code == 1
    assert "does not belong to Writer" in outcome.stderr
    assert path.exists()


@pytest.mark.usefixtures("small_catalogue")
def test_remove_takes_only_what_is_in_writers_folder(
    command_line: CommandLine, tmp_path: Path
) -> None:
    own = put(command_line, "first.gguf")
    assert command_line.run("models", "remove", "first").code == 0
    assert not own.exists()
    theirs = write_model(tmp_path / "theirs.gguf")
    command_line.run("models", "add", str(theirs))
    outcome = command_line.run("models", "remove", str(theirs))
    assert "the file stays" in outcome.stdout.decode()
    settings = Settings.load(command_line.paths.settings).value
    assert (settings.model, settings.forgotten_models) == ("", (str(theirs),))
    assert theirs.exists()
    missing = command_line.run("models", "remove", "first")
    assert missing.code == 1
    assert "does not exist" in missing.stderr


def test_a_file_is_copied_from_a_stick_when_that_is_wanted(
    command_line: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = write_model(tmp_path / "another name")
    content = stick.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    entry = Entry("known", "Known", "model.gguf", "Q8_0", len(content), digest, "MIT")
    monkeypatch.setattr(Catalogue, "load", lambda _path: Catalogue((entry,)))
    assert command_line.run("models", "add", "--copy", str(stick)).code == 0
    path = command_line.paths.models / "model.gguf"
    assert path.read_bytes() == stick.read_bytes() == content
    assert Settings.load(command_line.paths.settings).value.model == str(path)
    assert command_line.run("models", "verify").stdout.decode() == f"{path}: as it should be\n"
    again = command_line.run("models", "add", "--copy", str(stick))
    assert again.code == 1
    assert "is there already" in again.stderr


def test_a_wrong_file_is_not_copied(
    command_line: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = write_model(tmp_path / "model.gguf")
    entry = Entry("known", "Known", "model.gguf", "Q8_0", stick.stat().st_size, "0" * 64, "MIT")
    monkeypatch.setattr(Catalogue, "load", lambda _path: Catalogue((entry,)))
    outcome = command_line.run("models", "add", "--copy", str(stick))
    assert outcome.code == 1
    assert "its checksum is another" in outcome.stderr
    assert not command_line.paths.models.exists()
