from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from writer.core.errors import UnwritableFile
from writer.core.options import Level, TitleStyle
from writer.core.settings import InterfaceLanguage, Settings, Theme

CHANGED = Settings(
    language=InterfaceLanguage.CHINESE,
    theme=Theme.DARK,
    model="/模型/model.gguf",
    level=Level.DEEP,
    ratio=1.5,
    title_style=TitleStyle.OFFICIAL,
    title_count=8,
    threads=3,
    free_after_minutes=30,
    font_family="Noto Serif CJK SC",
    font_size=15,
    model_folders=("/drive/模型",),
    forgotten_models=("/drive/模型/old.gguf",),
    download_limit_kb=500,
)


def test_settings_survive_saving_and_loading(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "settings.json"
    CHANGED.save(path)
    loaded = Settings.load(path)
    assert loaded.value == CHANGED
    assert loaded.damaged is None


def test_only_what_differs_from_the_default_is_stored(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    Settings(theme=Theme.LIGHT).save(path)
    assert json.loads(path.read_text("utf-8")) == {"theme": "light"}
    Settings().save(path)
    assert json.loads(path.read_text("utf-8")) == {}


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    loaded = Settings.load(tmp_path / "settings.json")
    assert loaded.value == Settings()
    assert loaded.damaged is None


def test_keys_of_other_versions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"later": [1], "theme": "dark"}', "utf-8")
    settings = Settings.load(path).value
    assert settings.theme == Theme.DARK
    replace(settings, theme=Theme.SYSTEM).save(path)
    assert json.loads(path.read_text("utf-8")) == {"later": [1]}


def test_the_mark_that_some_editors_put_first_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "dark"}', "utf-8-sig")
    loaded = Settings.load(path)
    assert loaded.value.theme == Theme.DARK
    assert loaded.damaged is None


def test_another_window_does_not_undo_what_was_changed_in_one(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    first = second = Settings.load(path).value
    replace(first, level=Level.DEEP).save(path, since=first)
    replace(second, font_size=15).save(path, since=second)
    assert Settings.load(path).value == Settings(level=Level.DEEP, font_size=15)


def test_a_value_that_is_not_understood_stays_until_it_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"level": "gentle"}', "utf-8")
    loaded = Settings.load(path).value
    changed = replace(loaded, font_size=15)
    changed.save(path, since=loaded)
    assert json.loads(path.read_text("utf-8")) == {"level": "gentle", "font_size": 15}
    replace(changed, level=Level.DEEP).save(path, since=changed)
    assert json.loads(path.read_text("utf-8")) == {"level": "deep", "font_size": 15}


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe", b'"text"', b"[" * 100_000 + b"]" * 100_000]
)
def test_a_damaged_file_is_set_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    loaded = Settings.load(path)
    assert loaded.value == Settings()
    assert loaded.damaged == tmp_path / "settings.json.damaged"
    assert loaded.damaged.read_bytes() == content
    CHANGED.save(path)
    assert Settings.load(path).value == CHANGED


@pytest.mark.parametrize(
    "stored",
    [
        {"theme": 5, "level": 3, "language": None, "title_style": "x", "model": 7},
        {"threads": -1, "ratio": "2", "title_count": True, "font_size": 1e9, "font_family": []},
        {"free_after_minutes": -5},
        {"free_after_minutes": 100_000},
        {"title_style": ["official"], "theme": {}, "keys": []},
        {"model_folders": "/x", "forgotten_models": [5, ""], "download_limit_kb": -1},
    ],
)
def test_values_that_make_no_sense_become_defaults(
    tmp_path: Path, stored: dict[str, object]
) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(stored), "utf-8")
    assert Settings.load(path).value == Settings()


def test_settings_that_cannot_be_written_say_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableFile):
        CHANGED.save(tmp_path / "file" / "settings.json")


def test_damaged_keys_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    keys = {"polish": ["F2", 3, ""], "save": "Ctrl+S", "open": None, "expand": []}
    path.write_text(json.dumps({"keys": keys, "speaking_words": 5}), "utf-8")
    settings = Settings.load(path).value
    assert settings.keys == {"polish": ("F2",), "expand": ()}
    assert settings.speaking_words == Settings().speaking_words
    path.write_text('{"keys": ["F2"]}', "utf-8")
    assert Settings.load(path).value.keys == {}
