from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.harness import CommandLine, Outcome, Stream
from tests.engine.download.conftest import CONTENT, ENTRY
from tests.engine.download.hub import Hub, Mood, serving
from tests.fakes import ScriptedEngine, passage_of
from writer.cli.model import speaks_chinese
from writer.core.settings import InterfaceLanguage, Settings
from writer.engine.catalogue import Catalogue
from writer.engine.entry import Source

OTHER = CONTENT[:-1] + b"!"


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A site that has the model, and is the only one in the catalogue with two addresses."""
    monkeypatch.setenv("no_proxy", "*")
    with serving(Hub(CONTENT)) as open_hub:
        sources = tuple(
            Source(site, f"{open_hub.address}/{site}") for site in ("modelscope", "huggingface")
        )
        catalogue = Catalogue((replace(ENTRY, sources=sources),))
        monkeypatch.setattr(Catalogue, "load", lambda _path: catalogue)
        yield open_hub


def fetch(command_line: CommandLine, *flags: str) -> Outcome:
    return command_line.run("models", "download", "model", *flags)


def test_a_model_is_fetched_and_known_to_be_right(command_line: CommandLine, hub: Hub) -> None:
    path = command_line.paths.models / "model.gguf"
    outcome = fetch(command_line)
    assert outcome.code == 0
    assert outcome.stdout.decode() == f"{path}: downloaded, and every byte of it is right\n"
    assert "Model, 300.0 kB, from Hugging Face (MIT)" in outcome.stderr
    assert path.read_bytes() == CONTENT
    assert [request["path"] for request in hub.requests] == ["/huggingface"]
    memory = command_line.paths.cache / "digests.json"
    assert list(json.loads(memory.read_text("utf-8")).values()) == [ENTRY.sha256]
    assert fetch(command_line).code == 0
    assert len(hub.requests) == 1


def test_a_terminal_shows_how_far_it_is(command_line: CommandLine, hub: Hub) -> None:
    command_line.stderr = Stream(is_terminal=True)
    hub.pause = lambda: time.sleep(0.04)
    shown = fetch(command_line, "--limit-rate", "2M").stderr
    assert "downloading [" in shown
    assert "kB/s" in shown or "MB/s" in shown


@pytest.mark.parametrize(
    ("language", "path"),
    [(InterfaceLanguage.CHINESE, "/modelscope"), (InterfaceLanguage.ENGLISH, "/huggingface")],
)
def test_the_language_chooses_the_nearest_source(
    command_line: CommandLine, hub: Hub, language: InterfaceLanguage, path: str
) -> None:
    Settings(language=language).save(command_line.paths.settings)
    fetch(command_line)
    assert hub.requests[0]["path"] == path


def test_one_source_can_be_asked_for(command_line: CommandLine, hub: Hub) -> None:
    assert fetch(command_line, "--from", "modelscope").code == 0
    assert hub.requests[0]["path"] == "/modelscope"
    outcome = fetch(command_line, "--from", "hf-mirror")
    assert outcome.code == 2
    assert "its sources: huggingface, modelscope" in outcome.stderr


def test_what_does_not_work_is_said(command_line: CommandLine, hub: Hub) -> None:
    hub.mood = Mood(status=404)
    outcome = fetch(command_line)
    assert (outcome.code, outcome.stdout) == (1, b"")
    assert "127.0.0.1 does not have this file any more (404)" in outcome.stderr
    hub.mood = Mood(content=OTHER)
    assert "has the right file" in fetch(command_line).stderr
    assert list(command_line.paths.models.iterdir()) == []


def test_an_unknown_model_is_named_with_those_that_are_known(
    command_line: CommandLine, hub: Hub
) -> None:
    outcome = command_line.run("models", "download", "gpt")
    assert outcome.code == 2
    assert "known models: model" in outcome.stderr
    assert hub.requests == []


def test_what_has_arrived_is_listed_and_can_be_removed(command_line: CommandLine, hub: Hub) -> None:
    hub.mood = Mood(status=404)
    hub.moods = [Mood(cuts_after=150_000)]
    assert fetch(command_line).code == 1
    assert "50 % downloaded" in command_line.run("models", "list").stdout.decode()
    (row,) = json.loads(command_line.run("models", "list", "--json").stdout)["models"]
    assert (row["path"], row["downloaded_bytes"]) == (None, 150_000)
    assert command_line.run("models", "remove", "model").code == 0
    assert list(command_line.paths.models.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is sent otherwise")
def test_ctrl_c_keeps_what_has_arrived_and_the_same_command_goes_on(
    command_line: CommandLine, hub: Hub
) -> None:
    program = (
        "import sys\nfrom dataclasses import replace\n"
        "from tests.engine.download.conftest import ENTRY\n"
        "from writer.engine.catalogue import Catalogue\nfrom writer.engine.entry import Source\n"
        f"sources = (Source('huggingface', '{hub.url}'),)\n"
        "catalogue = Catalogue((replace(ENTRY, sources=sources),))\n"
        "Catalogue.load = lambda path: catalogue\n"
        "from writer.cli.main import main\n"
        "sys.exit(main(['models', 'download', 'model', '--limit-rate', '200k']))"
    )
    part = command_line.paths.models / "model.gguf.part"
    with subprocess.Popen(
        [sys.executable, "-c", program],
        env={**os.environ, "WRITER_HOME": str(command_line.home)},
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        deadline = time.monotonic() + 30
        while not (part.exists() and part.stat().st_size) and time.monotonic() < deadline:
            time.sleep(0.02)
        child.send_signal(signal.SIGINT)
        _, told = child.communicate(timeout=30)
    assert child.returncode == 130
    assert "What has arrived is kept" in told
    assert 0 < part.stat().st_size < len(CONTENT)
    assert fetch(command_line).code == 0
    assert (command_line.paths.models / "model.gguf").read_bytes() == CONTENT


@pytest.mark.parametrize("rate", ["0", "-1", "k", "3x", "1e9", "0.0001k", ""])
def test_a_speed_that_is_none_is_wrong_usage(
    command_line: CommandLine, capsys: pytest.CaptureFixture[str], rate: str
) -> None:
    with pytest.raises(SystemExit) as caught:
        fetch(command_line, f"--limit-rate={rate}")
    assert caught.value.code == 2
    assert "is no speed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environment", "chinese"),
    [
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "en_US.UTF-8"}, False),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, False),
        ({"LANGUAGE": "zh_TW:en", "LANG": "en_US.UTF-8"}, True),
    ],
)
def test_the_system_says_which_language_is_spoken(
    environment: dict[str, str], chinese: bool
) -> None:
    assert speaks_chinese(Settings(), environment) is chinese
    assert speaks_chinese(Settings(language=InterfaceLanguage.CHINESE), environment)
    assert not speaks_chinese(Settings(language=InterfaceLanguage.ENGLISH), environment)


def test_the_folder_of_models_can_have_any_name(tmp_path: Path, hub: Hub) -> None:
    command_line = CommandLine(tmp_path / "我 的家", ScriptedEngine(passage_of))
    assert fetch(command_line).code == 0
    assert len(hub.requests) == 1
