"""What the tests of the whole program share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.people import open_folder
from tests.end_to_end.programs import WHICH, command_of
from tests.end_to_end.screen import Screen, virtual_screen
from writer.core.sockets import SocketCount

WATCHED = Path(__file__).parents[1] / "watched"
OWN = SocketCount()


@pytest.fixture(autouse=True)
def no_internet(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Fail a test in which an internet socket is opened: here, or by a Python that it starts."""
    notes = tmp_path_factory.mktemp("sockets")
    path = os.environ.get("PYTHONPATH")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(WATCHED), path))))
    monkeypatch.setenv("WRITER_TEST_SOCKETS", str(notes))
    OWN.watch()
    before = OWN.internet
    yield notes
    assert OWN.internet == before
    opened = {file.name: file.read_text("utf-8") for file in notes.iterdir()}
    assert not opened


@pytest.fixture(scope="session", params=WHICH)
def program(request: pytest.FixtureRequest) -> Iterator[tuple[str, ...]]:
    """The command that starts Writer: the checkout's, and in the slow tier the package's."""
    with open_folder() as folder:
        yield command_of(request.param, folder)


@pytest.fixture
def screen() -> Iterator[Screen]:
    """A virtual display with a window manager."""
    with virtual_screen() as display:
        yield display
