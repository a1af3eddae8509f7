"""The settings as they are kept: what becomes of them when the disk will not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import Desk
from writer.core.errors import UnkeptSettings, UnwritableFile, WriterError
from writer.core.options import Level
from writer.core.paths import Paths
from writer.core.settings import Settings
from writer.ui.preferences import Preferences


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.for_user({"WRITER_HOME": str(tmp_path)})


def refuse(_settings: Settings, path: Path, **_since: Settings) -> None:
    raise UnwritableFile(path, "Read-only file system")


def test_settings_that_cannot_be_stored_hold_and_are_told_of_once(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    preferences, told = Preferences(paths), list[WriterError]()
    preferences.failed.connect(told.append)
    with monkeypatch.context() as broken:
        broken.setattr(Settings, "save", refuse)
        preferences.set(level=Level.DEEP)
        preferences.set(font_size=15)
    assert preferences.settings == Settings(level=Level.DEEP, font_size=15)
    assert [type(error) for error in told] == [UnkeptSettings]
    preferences.set(daily_goal=300)
    assert Preferences(paths).settings == preferences.settings
    with monkeypatch.context() as broken:
        broken.setattr(Settings, "save", refuse)
        preferences.set(font_size=16)
    assert len(told) == 2


def test_two_windows_keep_what_was_set_in_each(paths: Paths) -> None:
    first, second = Preferences(paths), Preferences(paths)
    first.set(level=Level.DEEP)
    second.set(font_size=15)
    first.set(keys={"polish": ("F4",)})
    expected = Settings(level=Level.DEEP, font_size=15, keys={"polish": ("F4",)})
    assert Preferences(paths).settings == expected


def test_the_window_says_that_settings_are_not_stored(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = desk.open("Text.\n")
    monkeypatch.setattr(Settings, "save", refuse)
    window._given.preferences.set(level=Level.DEEP)
    assert "until Writer ends" in window.info_bar.text


def test_the_window_says_that_the_settings_were_damaged(desk: Desk) -> None:
    desk.paths.settings.parent.mkdir(parents=True, exist_ok=True)
    desk.paths.settings.write_text("{", "utf-8")
    window = desk.open("Text.\n")
    assert window.info_bar.text == (
        "The settings could not be read. Writer begins with those it comes with; the old file is "
        f"kept as {desk.paths.settings}.damaged."
    )
