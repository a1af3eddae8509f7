from __future__ import annotations

from pathlib import Path

import pytest

from writer.engine.model_places import Origin, model_places, origin_of

HOME = Path("/home/somebody")


def folders(
    origin: Origin,
    environment: dict[str, str] | None = None,
    *,
    platform: str = "linux",
    home: Path = HOME,
) -> list[Path]:
    places = model_places(
        Path("/models"), environment=environment or {}, home=home, platform=platform
    )
    return [place.folder for place in places if place.origin is origin]


def test_writers_own_folder_comes_first_and_each_folder_once() -> None:
    added = [Path("/drive/models"), HOME / "Downloads", Path("/models")]
    places = model_places(Path("/models"), added, environment={}, home=HOME, platform="linux")
    assert [place.origin for place in places[:3]] == [Origin.WRITER, Origin.ADDED, Origin.ADDED]
    assert len({place.folder for place in places}) == len(places)
    assert Origin.DOWNLOADS not in {place.origin for place in places}


def test_the_folders_of_other_programs_on_linux() -> None:
    assert folders(Origin.LM_STUDIO) == [
        HOME / ".lmstudio/models",
        HOME / ".cache/lm-studio/models",
    ]
    assert folders(Origin.OLLAMA)[0] == HOME / ".ollama/models"
    assert Path("/usr/share/ollama/.ollama/models") in folders(Origin.OLLAMA)
    assert folders(Origin.HUGGING_FACE) == [HOME / ".cache/huggingface/hub"]
    assert folders(Origin.MODELSCOPE) == [HOME / ".cache/modelscope/hub"]
    assert folders(Origin.GPT4ALL) == [HOME / ".local/share/nomic.ai/GPT4All"]
    assert HOME / ".local/share/Jan/data/models" in folders(Origin.JAN)
    assert HOME / "jan/models" in folders(Origin.JAN)
    assert folders(Origin.DOWNLOADS) == [HOME / "Downloads"]


def test_the_folders_of_other_programs_on_windows() -> None:
    where = {"APPDATA": "/users/me/Roaming", "LOCALAPPDATA": "/users/me/Local"}
    assert folders(Origin.GPT4ALL, where, platform="win32") == [
        Path("/users/me/Local/nomic.ai/GPT4All")
    ]
    assert folders(Origin.JAN, where, platform="win32") == [
        Path("/users/me/Roaming/Jan/data/models"),
        Path("/users/me/Roaming/Jan/data/llamacpp/models"),
        HOME / "jan/models",
    ]
    assert folders(Origin.OLLAMA, platform="win32") == [HOME / ".ollama/models"]
    assert folders(Origin.LM_STUDIO, platform="win32")[0] == HOME / ".lmstudio/models"
    assert folders(Origin.GPT4ALL, platform="win32") == [HOME / "AppData/Local/nomic.ai/GPT4All"]


@pytest.mark.parametrize(
    ("origin", "variable", "below"),
    [
        (Origin.OLLAMA, "OLLAMA_MODELS", ""),
        (Origin.HUGGING_FACE, "HF_HUB_CACHE", ""),
        (Origin.HUGGING_FACE, "HF_HOME", "hub"),
        (Origin.MODELSCOPE, "MODELSCOPE_CACHE", ""),
        (Origin.DOWNLOADS, "XDG_DOWNLOAD_DIR", ""),
    ],
)
def test_variables_name_folders_that_come_first(origin: Origin, variable: str, below: str) -> None:
    assert folders(origin, {variable: "/drive/它"})[0] == Path("/drive/它") / below
    assert folders(origin, {variable: "~/它"})[0] == HOME / "它" / below
    assert folders(origin, {variable: " "}) == folders(origin)


def test_the_caches_follow_the_systems_variables() -> None:
    assert folders(Origin.HUGGING_FACE, {"XDG_CACHE_HOME": "/c"}) == [Path("/c/huggingface/hub")]
    assert folders(Origin.GPT4ALL, {"XDG_DATA_HOME": "/d"}) == [Path("/d/nomic.ai/GPT4All")]


def test_lm_studio_says_where_its_models_are(tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    moved.mkdir()
    (tmp_path / ".lmstudio-home-pointer").write_text(f"{moved}\n", "utf-8")
    (moved / "settings.json").write_text('{"downloadsFolder": "/drive/模型"}', "utf-8")
    found = folders(Origin.LM_STUDIO, home=tmp_path)
    assert found[:2] == [Path("/drive/模型"), moved / "models"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"downloadsFolder": 5}', "[" * 10_000])
def test_damaged_settings_of_lm_studio_are_passed_over(tmp_path: Path, content: str) -> None:
    (tmp_path / ".lmstudio").mkdir()
    (tmp_path / ".lmstudio" / "settings.json").write_text(content, "utf-8")
    assert folders(Origin.LM_STUDIO, home=tmp_path)[0] == tmp_path / ".lmstudio/models"


@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_jan_says_where_its_models_are(tmp_path: Path, platform: str) -> None:
    settings = tmp_path / ("AppData/Roaming" if platform == "win32" else ".config") / "Jan"
    settings.mkdir(parents=True)
    (settings / "settings.json").write_text('{"data_folder": "/drive/jan"}', "utf-8")
    found = folders(Origin.JAN, home=tmp_path, platform=platform)
    assert found[:2] == [Path("/drive/jan/models"), Path("/drive/jan/llamacpp/models")]


@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_gpt4all_says_where_its_models_are(tmp_path: Path, platform: str) -> None:
    settings = tmp_path / ("AppData/Roaming" if platform == "win32" else ".config") / "nomic.ai"
    settings.mkdir(parents=True)
    (settings / "GPT4All.ini").write_text("[General]\nmodelPath=/drive/模型\n", "utf-8")
    assert folders(Origin.GPT4ALL, home=tmp_path, platform=platform)[0] == Path("/drive/模型")


def test_the_desktop_knows_downloads_by_another_name(tmp_path: Path) -> None:
    (tmp_path / ".config").mkdir()
    (tmp_path / ".config" / "user-dirs.dirs").write_text(
        '# comment\nXDG_DESKTOP_DIR="$HOME/桌面"\nXDG_DOWNLOAD_DIR="$HOME/下载"\n', "utf-8"
    )
    assert folders(Origin.DOWNLOADS, home=tmp_path) == [tmp_path / "下载", tmp_path / "Downloads"]


def test_a_file_belongs_to_the_folder_that_it_really_lies_in(tmp_path: Path) -> None:
    hub = tmp_path / ".cache/huggingface/hub"
    hub.mkdir(parents=True)
    (hub / "blob").write_bytes(b"")
    own = tmp_path / "own"
    own.mkdir()
    (own / "model.gguf").symlink_to(hub / "blob")
    places = model_places(own, environment={}, home=tmp_path, platform="linux")
    assert origin_of(own / "model.gguf", places) is Origin.HUGGING_FACE
    assert origin_of(own / "other.gguf", places) is Origin.WRITER
    assert origin_of(tmp_path / "x.gguf", places) is None
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert origin_of(tmp_path / "loop" / "x.gguf", places) is None
    assert Origin.WRITER.is_ours
    assert not Origin.HUGGING_FACE.is_ours
