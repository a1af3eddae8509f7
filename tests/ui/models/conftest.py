"""Small models in the folders of pretended programs, and a model that a server hands out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine.download.hub import Hub, serving
from tests.random_qwen3 import write_random_qwen3
from tests.ui.conftest import Desk
from writer.engine.catalogue import Catalogue
from writer.engine.entry import Entry, Source
from writer.engine.model_places import Origin, Place


@pytest.fixture(scope="session")
def model_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of some hundred kilobytes that works."""
    return write_random_qwen3(tmp_path_factory.mktemp("model") / "Tiny-Q8_0.gguf")


@pytest.fixture
def hub(model_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A server on this machine that has it."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("no_proxy", "*")
    with serving(Hub(model_file.read_bytes())) as served:
        yield served


@pytest.fixture
def entry(model_file: Path) -> Entry:
    """What a catalogue says of it."""
    content = model_file.read_bytes()
    return Entry(
        id="tiny",
        name="Tiny",
        name_zh="小模型",
        file=model_file.name,
        quantization="Q8_0",
        size_bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        license="MIT",
        purpose="For tests.",
        purpose_zh="测试用。",
    )


@pytest.fixture
def shop(desk: Desk, entry: Entry, hub: Hub) -> Desk:
    """A desk whose catalogue has that model, to be had from the server by Writer's own means."""
    from writer.engine.download.job import download

    known = replace(entry, sources=(Source("modelscope", hub.url),))
    desk.catalogue = Catalogue((known,))
    desk.fetch = download
    return desk


def put(desk: Desk, model: Path, folder: Path, origin: Origin = Origin.LM_STUDIO) -> Path:
    """Let the model lie in a folder that is looked into."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / model.name
    path.write_bytes(model.read_bytes())
    if origin is not Origin.WRITER:
        desk.places.append(Place(origin, folder, 2))
    return path
