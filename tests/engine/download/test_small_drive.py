"""A download onto a drive that is really too small, or fills up while the file comes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.namespaces import can_unshare, with_small_disk
from tests.engine.download.hub import Hub

pytestmark = pytest.mark.skipif(not can_unshare(), reason="this system lets nobody make namespaces")
DRIVE_BYTES = 1 << 20
CHILD = """
import json, sys
from contextlib import suppress
from pathlib import Path
from tests.engine.download.conftest import CONTENT, ENTRY, QUICK
from writer.core.errors import WriterError
from writer.core.jobs import CancelToken
from writer.engine import room
from writer.engine.download.job import download
from writer.engine.download.transfer import Transfer
from writer.engine.entry import Source
from writer.ui.sentences import error_sentence

url, folder, spare_bytes = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
ballast = folder / "ballast"
room.SPARE_BYTES = spare_bytes

def fetch(fills_up):
    for step in download(ENTRY, [Source("hub", url)], folder, CancelToken(), QUICK):
        has_begun = isinstance(step, Transfer) and step.done > 0
        if fills_up and has_begun and not ballast.exists():
            with suppress(OSError), ballast.open("wb", buffering=0) as stream:
                while stream.write(bytes(4096)):
                    pass

told = {"error": "", "sentence": "", "is_whole": False}
try:
    fetch(fills_up=True)
except WriterError as error:
    told["error"] = type(error).__name__
    told["sentence"] = error_sentence(error, lambda source: source)
told["names"] = sorted(path.name for path in folder.iterdir())
if ballast.exists():
    ballast.unlink()
    fetch(fills_up=False)
    told["is_whole"] = (folder / ENTRY.file).read_bytes() == CONTENT
    told["left"] = sorted(path.name for path in folder.iterdir())
print(json.dumps(told))
"""
"""Other programs fill the drive once the download has begun; then they make room again."""


def told_by(hub: Hub, folder: Path, spare_bytes: int) -> dict[str, object]:
    child = [sys.executable, "-c", CHILD, hub.url, str(folder), str(spare_bytes)]
    command = with_small_disk(folder, DRIVE_BYTES, child)
    done = subprocess.run(command, check=False, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    told: dict[str, object] = json.loads(done.stdout)
    return told


def test_a_drive_that_is_too_small_is_told_before_anything_is_fetched(
    hub: Hub, tmp_path: Path
) -> None:
    told = told_by(hub, tmp_path, 64 << 20)

    assert told["error"] == "NotEnoughRoom"
    assert "300.0 kB are needed" in str(told["sentence"])
    assert "1.0 MB are free" in str(told["sentence"])
    assert "Make room, or choose another folder." in str(told["sentence"])
    assert told["names"] == []
    assert hub.requests == []


def test_a_drive_that_fills_up_keeps_what_has_arrived_and_goes_on_when_there_is_room(
    hub: Hub, tmp_path: Path
) -> None:
    told = told_by(hub, tmp_path, 0)
    first, second = hub.ranges

    assert told["error"] == "NotEnoughRoom"
    assert "and 0 B are free. Make room" in str(told["sentence"])
    assert told["names"] == ["ballast", "model.gguf.part", "model.gguf.part.json"]
    assert told["is_whole"]
    assert told["left"] == ["model.gguf"]
    assert first == ""
    assert int(second.removeprefix("bytes=").removesuffix("-")) > 0
