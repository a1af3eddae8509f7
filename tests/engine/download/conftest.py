from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.engine.download.hub import Hub, serving
from writer.core.jobs import CancelToken
from writer.engine.download.job import download
from writer.engine.download.transfer import Terms, Transfer
from writer.engine.entry import Entry, Source

CONTENT = b"GGUF" + random.Random(1).randbytes(299_996)  # noqa: S311 - no secret
QUICK = Terms(
    connect_s=5,
    stall_s=0.25,
    rounds=2,
    rounds_later=3,
    back_off_s=0.01,
    retry_after_limit_s=0.02,
    headway_bytes=20_000,
    block_bytes=8192,
    report_s=0,
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a download came to."""

    path: Path
    transfers: tuple[Transfer, ...]


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's server is asked directly, whatever this machine has set."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def hub() -> Iterator[Hub]:
    with serving(Hub(CONTENT)) as open_hub:
        yield open_hub


@pytest.fixture
def mirror() -> Iterator[Hub]:
    with serving(Hub(CONTENT, etag='"mirror"')) as open_hub:
        yield open_hub


def entry_for(content: bytes) -> Entry:
    digest = hashlib.sha256(content).hexdigest()
    return Entry("model", "Model", "model.gguf", "Q4_K_M", len(content), digest, "MIT")


ENTRY = entry_for(CONTENT)


def sources_of(*hubs: Hub) -> list[Source]:
    return [Source(f"hub-{number}", hub.url) for number, hub in enumerate(hubs)]


def fetch(
    folder: Path,
    *hubs: Hub,
    terms: Terms = QUICK,
    entry: Entry = ENTRY,
    token: CancelToken | None = None,
    sources: Sequence[Source] = (),
) -> Fetched:
    """Download to the end; raises what the download raises."""
    values = list(
        download(entry, sources or sources_of(*hubs), folder, token or CancelToken(), terms)
    )
    assert isinstance(values[-1], Path)
    return Fetched(values[-1], tuple(value for value in values if isinstance(value, Transfer)))


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
