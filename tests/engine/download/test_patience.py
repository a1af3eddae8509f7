"""Nobody waits for a server, a name or a handshake longer than they want to."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine.download.conftest import CONTENT, QUICK, fetch, names_in
from tests.engine.download.hub import Hub, Mood
from writer.core.download_errors import NoConnection
from writer.core.errors import Cancelled
from writer.core.jobs import CancelToken
from writer.engine.download.connection import _WatchedSocket
from writer.engine.download.patience import awaited
from writer.engine.entry import Source

PATIENT = replace(QUICK, connect_s=60, stall_s=60, answer_s=60)
SOON_S = 5
"""Far less than PATIENT, and enough for a busy machine."""


@pytest.fixture
def silent() -> Iterator[str]:
    """The host and port of a server that takes connections and never says anything."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"127.0.0.1:{server.getsockname()[1]}"


def cancelling() -> CancelToken:
    """A token that is cancelled in a moment."""
    token = CancelToken()
    threading.Timer(0.2, token.cancel).start()
    return token


def seconds_of(call: Callable[[], object], kind: type[Exception]) -> float:
    began = time.monotonic()
    with pytest.raises(kind):
        call()
    return time.monotonic() - began


@pytest.mark.parametrize("scheme", ["http", "https"], ids=["no answer", "no handshake"])
def test_a_server_that_says_nothing_is_left_at_once_when_cancelled(
    silent: str, tmp_path: Path, scheme: str
) -> None:
    sources = [Source("silent", f"{scheme}://{silent}/model.gguf")]

    def run() -> None:
        fetch(tmp_path, sources=sources, token=cancelling(), terms=PATIENT)

    assert seconds_of(run, Cancelled) < SOON_S
    assert names_in(tmp_path) == []


def test_a_name_that_is_looked_up_for_ever_is_left_at_once_when_cancelled(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_over = threading.Event()
    look_up = socket.getaddrinfo

    def slow(*args: object, **options: object) -> object:
        is_over.wait(30)
        return look_up(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", slow)

    def run() -> None:
        fetch(tmp_path, hub, token=cancelling(), terms=PATIENT)

    assert seconds_of(run, Cancelled) < SOON_S
    opening = [thread for thread in threading.enumerate() if thread.name == "opening"]
    assert opening
    assert all(thread.daemon for thread in opening)
    is_over.set()
    for thread in opening:
        thread.join(10)


def test_when_a_connection_is_there_too_late_nothing_is_asked_for() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        token = CancelToken()
        watched = _WatchedSocket(ours, token=token, stall_s=1)
        watched.sendall(b"early")
        token.cancel()
        with pytest.raises(Cancelled):
            watched.sendall(b"late")
        assert theirs.recv(99) == b"early"


def test_a_server_that_does_not_begin_to_answer_is_left_for_the_next(
    silent: str, hub: Hub, tmp_path: Path
) -> None:
    sources = [Source("silent", f"http://{silent}/model.gguf"), Source("hub", hub.url)]
    fetched = fetch(tmp_path, sources=sources, terms=replace(PATIENT, answer_s=0.3))
    assert fetched.path.read_bytes() == CONTENT
    with pytest.raises(NoConnection, match="timed out"):
        fetch(tmp_path / "new", sources=sources[:1], terms=replace(PATIENT, answer_s=0.1, rounds=1))


def test_a_source_that_only_trickles_is_left_for_the_next(
    hub: Hub, mirror: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.engine.download.hub.PIECE_BYTES", 100)
    hub.pause = lambda: time.sleep(0.1)
    assert fetch(tmp_path, hub, mirror).path.read_bytes() == CONTENT
    (asked,) = mirror.ranges
    assert int(asked.removeprefix("bytes=").rstrip("-")) < 5000


def test_a_stall_is_left_at_once_when_cancelled(hub: Hub, tmp_path: Path) -> None:
    hub.mood = Mood(stalls_after=10_000)

    def run() -> None:
        fetch(tmp_path, hub, token=cancelling(), terms=PATIENT)

    assert seconds_of(run, Cancelled) < SOON_S
    assert (tmp_path / "model.gguf.part").stat().st_size == 10_000


def test_what_comes_too_late_is_dropped() -> None:
    may_end, dropped = threading.Event(), threading.Event()
    late: list[str] = []

    def drop(value: str) -> None:
        late.append(value)
        dropped.set()

    def call() -> str:
        may_end.wait(30)
        return "late"

    with pytest.raises(TimeoutError):
        awaited(call, CancelToken(), 0.05, drop)
    may_end.set()
    assert dropped.wait(10)
    assert late == ["late"]


def test_what_is_raised_is_raised_where_somebody_waits() -> None:
    with pytest.raises(ZeroDivisionError):
        awaited(lambda: 1 // 0, CancelToken(), 5, print)
    assert awaited(lambda: 5, CancelToken(), 5, print) == 5
