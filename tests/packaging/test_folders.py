from pathlib import Path

import pytest
from setup.folders import Folders

from writer.core.paths import Paths


@pytest.mark.parametrize("home", ["", "/somewhere/else"])
@pytest.mark.parametrize("data", ["", "/data"])
def test_the_set_up_and_the_program_agree_on_every_folder(
    home: str, data: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WRITER_HOME", home)
    monkeypatch.setenv("XDG_DATA_HOME", data)
    ours, theirs = Folders.for_user(), Paths.for_user()
    assert (ours.models, ours.state, ours.cache) == (theirs.models, theirs.state, theirs.cache)


def test_on_windows_everything_is_local() -> None:
    folders = Folders.for_user({"LOCALAPPDATA": "/local"}, "win32")
    assert folders.models == Path("/local/writer/models")
    assert folders.wheels == Path("/local/writer/Cache/wheels")
